"""Many cases at once over a lossy wire, with every promise checked at the end; here, or in a process of its own.

A complete example::

    with pair(tmp_path, keys=keys) as two:
        wire = AsyncLossyWire(AsyncDirectWire(handlers(two, in_a_thread)), Random(1), FAULTS)
        asyncio.run(go(two, wire, cases=100))

:func:`run` does that in a child of :mod:`.nursery`: a million messages want more than one processor.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import AsyncDirectWire, AsyncLossyWire, Faults
from samarbejde_schema.transport.http import AsyncWire, NoReply, Reply, Request
from samarbejde_schema.transport.participant import Participant

from . import story
from .node import told
from .pair import Named, Pair, audit_faults, facts_of, offered, pair, read_all, rows_of
from .sizes import SEED

STEPS = 5
"""Of the story: from the order to the signed contract."""
TICK = timedelta(hours=1)
"""Between two messages of a case; long enough for every try in between."""
GROUP = 100
"""How many messages are put at a time."""
FAULTS = Faults.evenly(0.3)


class Traffic:
    """Many cases at once, begun one tick after another, so that every step of the story is under way."""

    def __init__(self, two: Pair, cases: int) -> None:
        self.two, self.cases = two, cases
        self.begin = two.clock()
        self.sent: list[Named] = []
        self.read: dict[str, list[str]] = {cvr: [] for cvr in two.by_cvr}

    @property
    def ticks(self) -> int:
        """How many it takes for the last case to end."""
        return STEPS + STEPS - 1

    def put(self, tick: int) -> None:
        """What every case has to say at a tick."""
        due: dict[str, list[bytes]] = {cvr: [] for cvr in self.two.by_cvr}
        for case in range(self.cases):
            step = tick - case % STEPS
            if 0 <= step < STEPS:
                sender = story.senders()[step]
                due[sender].append(story.document(case, step, self.times(case)))
                self.sent.append((sender, story.message_id(case, step)))
        for sender, beskeder in due.items():
            for first in range(0, len(beskeder), GROUP):
                self.two.by_cvr[sender].put(*beskeder[first : first + GROUP])

    def times(self, case: int) -> list[datetime]:
        """When the messages of a case are sent."""
        return [self.begin + TICK * (case % STEPS + step) for step in range(STEPS)]

    def to(self, tick: int) -> None:
        """Let the clock show a tick."""
        self.two.clock.advance(max(self.begin + TICK * tick - self.two.clock(), timedelta()))

    def note(self) -> None:
        """Let both programs read what has come."""
        for cvr, participant in self.two.by_cvr.items():
            self.read[cvr] += read_all(participant)

    def check(self) -> None:
        """Everything that was promised."""
        two = self.two
        assert two.faults(self.sent) == []
        assert audit_faults(two.by_cvr.values()) == []
        for cvr, participant in two.by_cvr.items():
            came = [key for sender, key in self.sent if sender != cvr]
            assert sorted(self.read[cvr]) == sorted(came)
            assert sorted(offered(participant)) == sorted(came)
        self.check_heads()
        for case in range(self.cases):
            left, right = (one.forloeb(story.case_id(case)) for one in two.by_cvr.values())
            assert left.states == right.states
            assert left.turn == right.turn
            assert {state for (region, _), state in left.states.items() if region == "A"} == {"AFTALT"}

    def check_heads(self) -> None:
        """What an auditor does with a few of the receipts: the head in each must be in the other's log."""
        for cvr, participant in self.two.by_cvr.items():
            rows = rows_of(participant)
            for row in Random(SEED).sample(rows, min(len(rows), 5)):
                head = facts_of(participant, row).head
                assert self.two.by_cvr[story.other(cvr)].store.verify(head) is None


def handlers(two: Pair, make: Callable[[Participant], Any]) -> dict[str, Any]:
    """What answers at the address of each."""
    return {one.endpoint.rpartition("/")[0]: make(one) for one in two.by_cvr.values()}


def in_a_thread(participant: Participant) -> Callable[[Request], Any]:
    """A receiver that takes many requests at a time."""

    async def handle(request: Request) -> Reply | NoReply:
        return await asyncio.to_thread(participant.receive, request)

    return handle


async def travel(traffic: Traffic, wire: AsyncWire) -> int:
    """Let everything that is due travel, in both directions at a time, until all is at rest; the tries."""
    tries = 0
    while True:
        done = await asyncio.gather(*(one.adeliver(wire) for one in traffic.two.by_cvr.values()))
        tries += sum(map(len, done))
        if not traffic.two.next_try(spare=timedelta(seconds=1)):
            return tries


async def go(two: Pair, wire: AsyncLossyWire, cases: int) -> None:
    """Let all the cases travel to their end, and check everything."""
    traffic, tries = Traffic(two, cases), 0
    for tick in range(traffic.ticks):
        traffic.to(tick)
        traffic.put(tick)
        tries += await travel(traffic, wire)
        traffic.note()
    await wire.flush()
    traffic.note()
    traffic.check()
    assert tries == sum(wire.counts.values())
    assert tries > len(traffic.sent)
    assert 0.2 * tries < tries - wire.counts["none"] < 0.4 * tries or tries < 500


@dataclass(frozen=True)
class Order:
    """What a process is told: how many cases, where, and with which chance."""

    folder: str
    cases: int
    seed: int
    faults: str


def run(order: Order) -> None:
    """Be one of the processes."""
    with told(order), pair(Path(order.folder), keys=KeyPool(), seed=order.seed) as two:
        wire = AsyncLossyWire(AsyncDirectWire(handlers(two, in_a_thread)), Random(order.seed), FAULTS)
        asyncio.run(go(two, wire, order.cases))
    os._exit(0)
