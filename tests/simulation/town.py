"""Two participants as processes: kept alive, killed, restarted, and their books compared when all is quiet.

A complete example::

    with town(tmp_path, keys=keys) as two:
        two.start(KOMMUNE)
        two.start(BOSTED)
        two.kill(BOSTED)
        two.start(BOSTED)
        two.rest()                                    # no new cases; wait until nothing is on its way
        assert two.faults() == []
"""

from __future__ import annotations

import signal
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.store import Session

from . import node, story
from .node import ACKNOWLEDGED, EFFECTS, STEPS, TRIES, Order, acknowledged, clock_of, open_node
from .nursery import Nursery
from .pair import Named, audit_faults, book_faults
from .story import BOSTED, KOMMUNE, PARTICIPANTS

OPENS = 0.06
"""Seconds between two cases that the municipality opens."""
PATIENCE = 120.0
"""How long anything may take; only a fault takes so long."""
VARIANTS = {KOMMUNE: "filer", BOSTED: "tabel"}
"""Where the effects of each are."""


@dataclass
class Town:
    """The two nodes, and what is needed to start them again."""

    folder: Path
    nursery: Nursery
    ports: dict[str, int]
    begun: float
    start_time: datetime
    pids: dict[str, int] = field(default_factory=dict)

    @property
    def stop(self) -> Path:
        """The file that says: no more new cases."""
        return self.folder / "stop"

    def order(self, cvr: str, point: str = "", nth: int = 1) -> Order:
        """What a node is told."""
        return Order(
            folder=str(self.folder / PARTICIPANTS[cvr][0]),
            port=self.ports[cvr],
            begun=self.begun,
            start=self.start_time.isoformat(),
            opens=OPENS if cvr == KOMMUNE else 0.0,
            point=point,
            nth=nth,
            stop=str(self.stop),
            faults=str(self.folder / "fejl.txt"),
            variant=VARIANTS[cvr],
        )

    def start(self, cvr: str, point: str = "", nth: int = 1) -> int:
        """Start a node, which may be told where to die."""
        self.pids[cvr] = self.nursery.start("node", self.order(cvr, point, nth).as_dict())
        return self.pids[cvr]

    def kill(self, cvr: str) -> None:
        """End a node wherever it is."""
        assert self.nursery.kill(self.pids.pop(cvr)) == -signal.SIGKILL, self.trouble()

    def died(self, cvr: str) -> bool:
        """Whether a node has died where it was told to; any other end is a fault."""
        code = self.nursery.ended(self.pids[cvr])
        if code is None:
            return False
        assert code == -signal.SIGKILL, self.trouble()
        del self.pids[cvr]
        return True

    def trouble(self) -> str:
        """What the nodes have written down."""
        file = self.folder / "fejl.txt"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def open(self, cvr: str) -> Participant:
        """The participant of a node, in this process."""
        return open_node(self.order(cvr))

    def cases(self) -> int:
        """How many cases were opened for good."""
        return acknowledged(self.folder / PARTICIPANTS[KOMMUNE][0])

    def rest(self) -> None:
        """Open no more cases, wait until nothing is on its way or unread, and end both nodes."""
        self.stop.touch()
        open_ones = {cvr: self.open(cvr) for cvr in PARTICIPANTS}
        try:
            last, deadline = self.cases(), time.monotonic() + PATIENCE
            while not all(self._quiet(one) for one in open_ones.values()) or self.cases() != last:
                assert time.monotonic() < deadline, f"no rest; {self.trouble()}"
                assert not self.trouble(), self.trouble()
                last = self.cases()
                time.sleep(0.1)
        finally:
            for one in open_ones.values():
                one.close()
        for cvr in tuple(self.pids):
            self.kill(cvr)

    def _quiet(self, participant: Participant) -> bool:
        with participant.store.peek() as session:
            idle = session.outbox.next_due(participant.clock()) is None and not session.inbox.waiting()
            return idle and session.log.size() == self.cases() * STEPS

    def messages(self) -> list[Named]:
        """Everything that was promised: the whole story of each case that was opened."""
        return [
            (story.senders()[step], story.message_id(case, step))
            for case in range(self.cases())
            for step in range(STEPS)
        ]

    def faults(self) -> list[str]:
        """What is not as promised, in both stores and in what both programs did."""
        messages = self.messages()
        open_ones = {cvr: self.open(cvr) for cvr in PARTICIPANTS}
        try:
            faults = book_faults(open_ones, messages) + audit_faults(open_ones.values())
            for cvr, participant in open_ones.items():
                came = {key for sender, key in messages if sender != cvr}
                with participant.store.peek() as session:
                    found = self.effects(cvr, session)
                if found != Counter(came):
                    faults.append(f"{cvr}: effects {found - Counter(came)} {Counter(came) - found}")
            for case in range(self.cases()):
                states = [one.forloeb(story.case_id(case)).states for one in open_ones.values()]
                if states[0] != states[1] or "AFTALT" not in states[0].values():
                    faults.append(f"case {case}: {states}")
        finally:
            for one in open_ones.values():
                one.close()
        return faults

    def effects(self, cvr: str, session: Session) -> Counter[str]:
        """How often each message has had its effect in the program of a node."""
        if VARIANTS[cvr] == "tabel":
            rows = session.connection.execute(text("SELECT besked_id FROM virkning"))
            return Counter(row.besked_id for row in rows)
        folder = self.folder / PARTICIPANTS[cvr][0] / EFFECTS
        return Counter(file.name for file in folder.iterdir() if not file.suffix)

    def tries(self, cvr: str) -> int:
        """How often a program that keeps files was given a message."""
        return len((self.folder / PARTICIPANTS[cvr][0] / TRIES).read_text().split())


@contextmanager
def town(folder: Path, *, keys: KeyPool) -> Iterator[Town]:
    """A world with two nodes; nobody is started yet."""
    start = story.times()[0]
    with ExitStack() as stack:
        ports = {}
        for cvr in PARTICIPANTS:
            held = stack.enter_context(socket.socket())  # keeps others off the port while the node is dead
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held.bind(("127.0.0.1", 0))
            ports[cvr] = held.getsockname()[1]
        world = World.create(folder, keys=keys, clock=Clock(start - timedelta(hours=1)))
        for cvr, (place, name, roles) in PARTICIPANTS.items():
            endpoint = f"http://127.0.0.1:{ports[cvr]}/beskeder"
            world.add(place, cvr=cvr, name=name, roles=roles, endpoint=endpoint)
        nursery = stack.enter_context(Nursery(folder / "log.txt"))
        yield Town(folder, nursery, ports, time.monotonic(), start)


__all__ = ["ACKNOWLEDGED", "BOSTED", "KOMMUNE", "Town", "clock_of", "node", "town"]
