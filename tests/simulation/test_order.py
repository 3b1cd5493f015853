"""The messages of one case take effect in the order in which they were put, however the requests arrive.

The municipality corrects an order again and again: each correction takes the place of the one before and makes
no sense without it, so a receiver that takes them in another order rejects one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.exchange.outbound import prepare
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import Faults, LossyWire
from samarbejde_schema.transport.flow import Packet, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.participant import Participant

from . import story
from .pair import Named, Pair, audit_faults, offered, pair, read_all, rows_of
from .sizes import SEED, TROUBLES
from .story import KOMMUNE

CASES, VERSIONS = 4, 8


class Recording:
    """Notes which message arrives, every time."""

    def __init__(self, inner: Wire) -> None:
        self.inner = inner
        self.requests: list[Request] = []

    def send(self, request: Request) -> Reply | NoReply:
        """Note and pass on."""
        self.requests.append(request)
        return self.inner.send(request)

    @property
    def arrived(self) -> list[str]:
        """The ids in the order of arrival."""
        return [request.headers["idempotency-key"].strip('"') for request in self.requests]


def in_order(ids: Iterable[str]) -> bool:
    """Whether the first arrivals of each case are in the order of its versions."""
    first = list(dict.fromkeys(ids))
    return all(
        [key for key in first if key in set(versions(case))] == versions(case) for case in range(CASES)
    )


def versions(case: int) -> list[str]:
    """The ids of an order and its corrections."""
    return [story.order_id(case, version) for version in range(1, VERSIONS + 1)]


def everything() -> list[Named]:
    """All of them."""
    return [(KOMMUNE, key) for case in range(CASES) for key in versions(case)]


@pytest.mark.parametrize("seed", range(SEED, SEED + 3 * TROUBLES))
@pytest.mark.parametrize(
    "faults",
    [Faults(reorder=0.5, duplicate=0.3), Faults(lost_request=0.2, lost_reply=0.2, reorder=0.2)],
    ids=["late and twice", "lost and late"],
)
def test_order_holds_whatever_the_wire_does(tmp_path: Path, keys: KeyPool, seed: int, faults: Faults) -> None:
    """All at once in the outbox; the wire lets requests overtake one another."""
    inner: list[Recording] = []

    def disorderly(wire: Wire) -> Wire:
        inner.append(Recording(wire))
        return LossyWire(inner[-1], Random(seed), faults)

    with pair(tmp_path, keys=keys, between=disorderly, seed=seed) as two:
        for version in range(1, VERSIONS + 1):
            two.kommune.put(*(story.order(case, version) for case in range(CASES)))
        two.settle()
        wire = two.kommune.wire
        assert isinstance(wire, LossyWire)
        wire.flush()
        arrived = inner[0].arrived
        assert len(arrived) > CASES * VERSIONS, "some came twice"
        assert not _sorted_within(arrived), "some came after later ones of their case"
        assert in_order(arrived)
        check(two)


def _sorted_within(ids: list[str]) -> bool:
    """Whether no request arrived after a later one of its case."""
    for case in range(CASES):
        places = [versions(case).index(key) for key in ids if key in set(versions(case))]
        if places != sorted(places):
            return False
    return True


def check(two: Pair) -> None:
    """Taken, kept, offered and read in order; nothing is rejected."""
    assert two.faults(everything()) == []
    assert audit_faults(two.by_cvr.values()) == []
    assert in_order(offered(two.bosted))
    for case in range(CASES):
        with two.bosted.store.peek() as session:
            kept = [one.message_id for one in session.log.of_case(story.case_id(case))]
        assert kept == versions(case)
        assert (
            two.bosted.forloeb(story.case_id(case)).states == two.kommune.forloeb(story.case_id(case)).states
        )
    assert in_order(read_all(two.bosted))
    assert rows_of(two.bosted) == ()


def test_one_message_of_a_case_is_under_way_at_a_time(tmp_path: Path, keys: KeyPool) -> None:
    """A lease never gives two rows of one case to the same receiver; other cases go on."""
    with pair(tmp_path, keys=keys) as two:
        for version in (1, 2, 3):
            two.kommune.put(*(story.order(case, version) for case in range(CASES)))
        rows = two.kommune.worker.lease(100)
        assert [row.message_id for row in rows] == [story.order_id(case) for case in range(CASES)]
        assert two.kommune.worker.lease(100) == ()
        two.clock.advance(timedelta(minutes=5))
        assert len(two.kommune.worker.lease(100)) == CASES
        two.clock.advance(timedelta(minutes=5))
        two.settle()
        assert two.faults([(KOMMUNE, story.order_id(c, v)) for c in range(CASES) for v in (1, 2, 3)]) == []


def test_a_slow_case_holds_up_nobody_else(tmp_path: Path, keys: KeyPool) -> None:
    """While one case cannot get through, the others do, and it catches up in order."""
    blocked = {f'"{key}"' for key in versions(0)}

    class Blocking(Recording):
        open = False

        def send(self, request: Request) -> Reply | NoReply:
            if not self.open and request.headers["idempotency-key"] in blocked:
                return NoReply("AFL-TIDSFRIST")
            return super().send(request)

    with pair(tmp_path, keys=keys, between=Blocking) as two:
        for version in range(1, VERSIONS + 1):
            two.kommune.put(*(story.order(case, version) for case in range(CASES)))
        for _ in range(5):
            two.kommune.deliver()
            two.next_try()
        assert len(offered(two.bosted)) == (CASES - 1) * VERSIONS
        assert not blocked & {f'"{key}"' for key in offered(two.bosted)}
        wire = two.kommune.wire
        assert isinstance(wire, Blocking)
        wire.open = True
        two.settle()
        assert two.faults(everything()) == []
        assert in_order(offered(two.bosted))


def test_the_program_reads_a_case_in_order(tmp_path: Path, keys: KeyPool) -> None:
    """A message that could not be handled is given again before any later one of its case."""
    with pair(tmp_path, keys=keys) as two:
        for version in range(1, 4):
            two.kommune.put(*(story.order(case, version) for case in range(2)))
        two.settle()
        with two.bosted.next() as held:
            assert held is not None
            assert held.message_id == story.order_id(0)
            others = read_all(two.bosted, "en anden")  # the rest, by another reader of the same inbox
            assert others == [story.order_id(1, version) for version in (1, 2, 3)]
        with pytest.raises(RuntimeError, match="ikke nu"):
            fail(two.bosted, story.order_id(0, 2))
        two.clock.advance(timedelta(minutes=1))
        assert read_all(two.bosted) == [story.order_id(0, version) for version in (2, 3)]


def fail(participant: Participant, expected: str) -> None:
    """A program that is given a message and cannot handle it."""
    with participant.next() as incoming:
        assert incoming is not None
        assert incoming.message_id == expected
        raise RuntimeError("ikke nu")


def test_old_requests_change_nothing(tmp_path: Path, keys: KeyPool) -> None:
    """Somebody between the two sends what was once sent again, last first, for weeks: the same receipts."""
    with pair(tmp_path, keys=keys, between=Recording) as two:
        for version in range(1, VERSIONS + 1):
            two.kommune.put(*(story.order(case, version) for case in range(CASES)))
        two.settle()
        wire = two.kommune.wire
        assert isinstance(wire, Recording)
        receipts = {row.message_id: row.receipt for row in rows_of(two.kommune)}
        for days in (0, 6, 14, 14):
            two.clock.advance(timedelta(days=days))
            for key, request in reversed(list(zip(wire.arrived, wire.requests, strict=True))):
                reply = two.bosted.receive(request)
                assert (reply.status, reply.body) == (201, receipts[key])
        check(two)


def test_a_sender_that_keeps_no_order_is_told(tmp_path: Path, keys: KeyPool) -> None:
    """A correction of what nobody has seen is rejected with an M40; what was in order still counts."""
    with pair(tmp_path, keys=keys) as two:

        def past_the_outbox(version: int) -> Reply:
            prepared = prepare(
                story.order(0, version),
                STANDARD,
                ring=two.kommune.ring,
                trust=two.kommune.trust,
                now=two.clock(),
            )
            (parcel,) = prepared.parcels
            return two.bosted.receive(request_of(Packet(parcel.endpoint, prepared.id, parcel.jwe)))

        replies = [past_the_outbox(version) for version in (1, 3, 2)]
        assert [reply.status for reply in replies] == [201, 201, 201]
        with two.bosted.store.peek() as session:
            counting = [kept.message_id for kept in session.log.of_case(story.case_id(0)) if kept.counts]
        (rejection,) = rows_of(two.bosted)
        assert counting == [story.order_id(0, version) for version in (1, 2)]
        assert [row.state for row in (rejection,)] == ["klar"]
        again = [past_the_outbox(version) for version in (1, 3, 2)]
        assert [reply.body for reply in again] == [reply.body for reply in replies]
        assert len(rows_of(two.bosted)) == 1
