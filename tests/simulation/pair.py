"""Two participants who speak, and the reading of their books afterwards.

A complete example::

    with pair(tmp_path, keys=keys) as two:
        two.kommune.put(telling(0)[0])
        two.settle()                                  # deliver, moving the clock, until nothing is on its way
        assert two.faults([(KOMMUNE, message_id(0, 0))]) == []

:func:`audit_faults` and its neighbours compare what both stores say with what was promised. They answer with
lines of text, so that a test which fails tells everything that is wrong and not only the first of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from samarbejde_schema.catalogue.receipts import Answer, Facts
from samarbejde_schema.exchange.receipts import Expected, read_receipt
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.counterpart import Exchange
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.transport.http import Wire
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.store import Row, Store
from samarbejde_schema.transport.store.tables import AUDIT
from samarbejde_schema.transport.worker import Delivery

from .story import BOSTED, KOMMUNE, PARTICIPANTS, other, times

Named = tuple[str, str]
"""A message: its sender's CVR number, and its id."""


@dataclass
class Pair:
    """Both participants, by CVR number, on one clock."""

    exchange: Exchange
    clock: Clock
    by_cvr: dict[str, Participant]

    @property
    def kommune(self) -> Participant:
        """The municipality."""
        return self.by_cvr[KOMMUNE]

    @property
    def bosted(self) -> Participant:
        """The provider."""
        return self.by_cvr[BOSTED]

    def settle(self, *, rounds: int = 10_000) -> list[Delivery]:
        """Deliver in both directions, moving the clock to the next try, until nothing is on its way."""
        done: list[Delivery] = []
        for _ in range(rounds):
            for participant in self.by_cvr.values():
                done += participant.deliver()
            if not self.next_try():
                return done
        raise AssertionError("the outboxes do not come to rest")

    def next_try(self, spare: timedelta = timedelta()) -> bool:
        """Move the clock to the next try of either; ``False`` when nothing is on its way."""
        moments = [due for one in self.by_cvr.values() if (due := next_due(one)) is not None]
        if moments:
            self.clock.advance(max(min(moments) - self.clock(), timedelta()) + spare)
        return bool(moments)

    def faults(self, messages: Iterable[Named]) -> list[str]:
        """What is not as promised when these messages, and no others, have come through."""
        return book_faults(self.by_cvr, messages)


def next_due(participant: Participant) -> object:
    """When the outbox wants to try again."""
    with participant.store.peek() as session:
        return session.outbox.next_due(participant.clock())


@contextmanager
def pair(
    folder: Path, *, keys: KeyPool, between: Callable[[Wire], Wire] | None = None, seed: int = 1
) -> Iterator[Pair]:
    """Two participants without a network, on a clock that shows when the story begins."""
    clock = Clock(times()[0] - timedelta(hours=1))
    with Exchange(folder, clock=clock, keys=keys, between=between) as exchange:
        by_cvr = {
            cvr: exchange.add(place, cvr=cvr, name=name, roles=roles)
            for cvr, (place, name, roles) in PARTICIPANTS.items()
        }
        for place, one in enumerate(by_cvr.values()):
            one.worker.rng = Random(seed * 2 + place)
        clock.advance(times()[0] - clock())
        yield Pair(exchange, clock, by_cvr)


def read_all(participant: Participant, worker: str = "program") -> list[str]:
    """Everything that waits in the inbox, read and marked in one transaction; the ids in order."""
    ids: list[str] = []
    with participant.store.begin() as session:
        while (item := session.inbox.take(worker, participant.clock(), 300)) is not None:
            assert session.inbox.done(item.id, worker, participant.clock())
            ids.append(item.message_id)
    return ids


def rows_of(participant: Participant) -> tuple[Row, ...]:
    """The whole outbox."""
    with participant.store.peek() as session:
        return session.outbox.rows(limit=10_000_000)


def log_size(participant: Participant) -> int:
    """How many messages the log holds."""
    with participant.store.peek() as session:
        return session.log.size()


def book_faults(by_cvr: dict[str, Participant], messages: Iterable[Named]) -> list[str]:
    """Every message delivered, kept once on either side, offered once, receipted; nothing else is there."""
    wanted = list(messages)
    faults: list[str] = []
    for cvr, participant in by_cvr.items():
        peer = by_cvr[other(cvr)]
        mine = [key for sender, key in wanted if sender == cvr]
        if log_size(participant) != len(wanted):
            faults.append(f"{cvr}: {log_size(participant)} in the log, not {len(wanted)}")
        rows = rows_of(participant)
        faults += _differ(f"{cvr}: outbox", mine, (row.message_id for row in rows))
        faults += [f"{cvr}: {row.message_id} is {row.state}" for row in rows if row.state != "leveret"]
        faults += _differ(f"{cvr}: inbox of the other", mine, offered(peer))
        for key in mine:
            faults += _kept_faults(participant, peer, key)
        faults += receipt_faults(participant, peer, rows)
    return faults


def _differ(what: str, wanted: Iterable[str], found: Iterable[str]) -> list[str]:
    left, right = Counter(wanted), Counter(found)
    lost, extra = left - right, right - left
    return [f"{what}: {n} x {key} lost" for key, n in lost.items()] + [
        f"{what}: {n} x {key} too many" for key, n in extra.items()
    ]


def _kept_faults(participant: Participant, peer: Participant, key: str) -> list[str]:
    cvr = participant.host.cvr
    with participant.store.peek() as session:
        ours = session.log.find(cvr, key)
    with peer.store.peek() as session:
        theirs = session.log.find(cvr, key)
    if ours is None or theirs is None:
        return [f"{cvr}: {key} is not in both logs"]
    if (ours.digest, ours.jws) != (theirs.digest, theirs.jws):
        return [f"{cvr}: {key} is not the same on both sides"]
    if ours.in_flight or not ours.counts or not theirs.counts:
        return [f"{cvr}: {key} does not count on both sides"]
    return []


def offered(participant: Participant) -> list[str]:
    """The ids of everything the application was ever offered."""
    with participant.store.peek() as session:
        return [row.message_id for row in session.inbox.rows(limit=10_000_000)]


def receipt_faults(participant: Participant, peer: Participant, rows: Iterable[Row]) -> list[str]:
    """Receipts that do not verify, are not those the receiver keeps, or whose head is not in its log."""
    faults = []
    hashes = audit_hashes(peer.store)
    for row in rows:
        if row.receipt is None:
            faults.append(f"{row.message_id} has no receipt")
            continue
        facts = facts_of(participant, row)
        with peer.store.peek() as session:
            given = session.inbox.settled(row.sender, row.digest)
        if given is None or given.receipt != row.receipt:
            faults.append(f"{row.message_id}: the receiver keeps another receipt")
        if hashes.get(facts.head.number) != facts.head.hash:
            faults.append(f"{row.message_id}: the head in its receipt is not in the receiver's log")
        if (row.state == "leveret") != (facts.answer is not Answer.ERROR):
            faults.append(f"{row.message_id} is {row.state}, but its receipt says {facts.answer}")
    return faults


def facts_of(participant: Participant, row: Row) -> Facts:
    """What the receipt of a row says, verified anew."""
    assert row.receipt is not None
    expected = Expected(row.message_id, row.digest, row.sender, row.receiver, row.role, row.unit)
    return read_receipt(row.receipt, participant.catalogue, participant.trust, participant.clock(), expected)


def audit_hashes(store: Store) -> dict[int, str]:
    """The hash of every entry of an audit log."""
    with store.peek() as session:
        return {
            row.number: row.hash for row in session.connection.execute(select(AUDIT.c.number, AUDIT.c.hash))
        }


def audit_faults(participants: Iterable[Participant]) -> list[str]:
    """What is broken in the chains."""
    return [
        f"{one.host.cvr}: {fault.text}" for one in participants if (fault := one.store.verify()) is not None
    ]
