"""The worker: what a try comes to in the outbox, the log and the audit log, and who may settle what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.standard import byggere
from tests.unit.transport.exchanges import CASE, NOW, Both, events, kept, quiet_order, rows, two, verified

from samarbejde_schema.catalogue.receipts import Answer
from samarbejde_schema.transport.flow import Outcome, Result
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.schedule import Schedule
from samarbejde_schema.transport.store import Row
from samarbejde_schema.transport.worker import LEASE_SECONDS, REQUEST, Delivery, Worker

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def another(both: Both, name: str = "") -> Worker:
    """A second worker of the municipality's outbox."""
    return Worker(both.kommune.store, "90000004", Schedule(), both.clock, Random(3), name)


def put(both: Both) -> Row:
    """A message in the outbox, leased to the municipality's own worker."""
    both.kommune.put(ORDER)
    (row,) = both.kommune.worker.lease()
    return row


def settled(both: Both, row: Row, result: Result, worker: Worker | None = None) -> Delivery:
    (delivery,) = (worker or both.kommune.worker).settle([(row, result)])
    return delivery


def taken(both: Both, row: Row, answer: Answer = Answer.OK) -> Result:
    """The verified receipt of the provider, made to say what a test needs."""
    assert row.jwe is not None
    receipt = both.posted(both.bosted, row.jwe).body
    facts = replace(verified(both, receipt, ORDER, KEY), answer=answer)
    outcome = Outcome.REFUSED if answer is Answer.ERROR else Outcome.DELIVERED
    return Result(outcome, None, facts, receipt)


AGAIN = Result(Outcome.RETRY, "AFL-TIDSFRIST")


def audit(both: Both) -> list[Any]:
    with both.kommune.store.peek() as session:
        query = "SELECT event, message_id, sender, receiver, digest, code FROM audit ORDER BY number"
        return [tuple(row) for row in session.connection.exec_driver_sql(query)]


def in_flight(both: Both) -> tuple[bool, bool]:
    found = kept(both.kommune, both.kommune, KEY)
    assert found is not None
    return found.counts, found.in_flight


def test_a_lease_is_longer_than_a_request_may_take() -> None:
    assert LEASE_SECONDS > 120


def test_each_worker_has_a_name_of_its_own(both: Both) -> None:
    assert another(both).name != another(both).name
    assert another(both, "w").name == "w"


@pytest.mark.parametrize("answer", [Answer.OK, Answer.WARNING])
def test_delivered(both: Both, answer: Answer) -> None:
    row = put(both)
    result = taken(both, row, answer)
    delivery = settled(both, row, result)
    assert delivery == Delivery(row.id, KEY, "90000012", "leveret", None, result.facts, None)
    assert result.receipt is not None
    digest = sha256(result.receipt).hexdigest()
    assert audit(both)[-1] == ("leveret", KEY, "90000004", "90000012", digest, answer.value)
    assert in_flight(both) == (True, False)
    (now,) = rows(both.kommune)
    assert (now.state, now.receipt, now.jwe) == ("leveret", result.receipt, None)


def test_refused_in_a_receipt(both: Both) -> None:
    row = put(both)
    result = taken(both, row, Answer.ERROR)
    assert settled(both, row, result).state == "afvist"
    assert audit(both)[-1][0::5] == ("afvist", "FEJL")
    assert in_flight(both) == (False, False)


def test_refused_without_a_receipt(both: Both) -> None:
    row = put(both)
    delivery = settled(both, row, Result(Outcome.REFUSED, "AFL-STOERRELSE"))
    assert (delivery.state, delivery.code) == ("afvist", "AFL-STOERRELSE")
    assert audit(both)[-1] == ("afvist", KEY, "90000004", "90000012", row.digest, "AFL-STOERRELSE")
    assert in_flight(both) == (False, False)


def test_again_and_again(both: Both) -> None:
    """``klar`` is told in no log: it settles nothing; ``uafklaret`` and ``opgivet`` are."""
    row, states = put(both), []
    for age in (
        timedelta(),
        timedelta(hours=71),
        timedelta(hours=72),
        timedelta(days=36),
        timedelta(days=37),
    ):
        both.clock.advance(row.queued + age - both.clock())
        rows_now = [row] if age == timedelta() else both.kommune.worker.lease()
        (delivery,) = both.kommune.worker.settle([(one, AGAIN) for one in rows_now])
        states.append(delivery.state)
        assert delivery.code == "AFL-TIDSFRIST"
        assert (delivery.due is None) == (delivery.state == "opgivet")
    assert states == ["klar", "klar", "uafklaret", "uafklaret", "opgivet"]
    assert events(both.kommune) == ["afsendt", "uafklaret", "uafklaret", "opgivet"]
    assert rows(both.kommune)[0].attempt == 5
    assert in_flight(both) == (False, True)


def test_retry_after_is_honoured(both: Both) -> None:
    row = put(both)
    delivery = settled(both, row, Result(Outcome.RETRY, "AFL-TRAVLT", retry_after=timedelta(minutes=7)))
    assert delivery.due is not None
    assert delivery.due >= NOW + timedelta(minutes=7)
    assert rows(both.kommune)[0].due == delivery.due


# --- several workers --------------------------------------------------------------------------------------


def test_one_lease_at_a_time(both: Both) -> None:
    put(both)
    assert another(both).lease() == ()
    both.clock.advance(timedelta(seconds=LEASE_SECONDS + 1))
    assert [row.message_id for row in another(both).lease()] == [KEY]
    assert both.kommune.worker.lease() == ()


def test_who_lost_the_lease_has_no_say_but_about_a_receipt(both: Both) -> None:
    row = put(both)
    other = another(both)
    both.clock.advance(timedelta(seconds=LEASE_SECONDS + 1))
    (again,) = other.lease()
    settled(both, row, AGAIN)
    assert (rows(both.kommune)[0].state, rows(both.kommune)[0].attempt) == ("sender", 2)
    assert events(both.kommune) == ["afsendt"]
    settled(both, row, taken(both, row))
    assert (rows(both.kommune)[0].state, in_flight(both)) == ("leveret", (True, False))
    settled(both, again, AGAIN, other)
    settled(both, again, taken(both, again), other)
    settled(both, again, Result(Outcome.REFUSED, "AFL-STOERRELSE"), other)
    assert rows(both.kommune)[0].state == "leveret"
    assert (events(both.kommune), in_flight(both)) == (["afsendt", "leveret"], (True, False))


def test_what_has_waited_too_long_is_left_to_the_next_lease(both: Both) -> None:
    row = put(both)
    both.clock.advance(timedelta(seconds=LEASE_SECONDS) - REQUEST)
    assert both.kommune.worker.may_send(row)
    both.clock.advance(timedelta(milliseconds=1))
    assert not both.kommune.worker.may_send(row)


def test_a_slow_receiver_makes_nobody_send_twice(both: Both) -> None:
    """Each reply takes almost all the time a request may take; the rows leased with it wait too long."""
    orders = [
        quiet_order(besked_id=byggere.noegle(500 + i), forloeb_id=byggere.noegle(600 + i)) for i in range(6)
    ]
    both.kommune.put(*orders)
    carrying = both.kommune.wire
    assert carrying is not None

    class Slow:
        def send(self, request: Request) -> Reply | NoReply:
            both.clock.advance(REQUEST - timedelta(seconds=1))
            return carrying.send(request)

    both.kommune.wire = Slow()
    for _ in range(6):
        both.kommune.deliver()
        both.clock.advance(timedelta(seconds=LEASE_SECONDS))
    assert {row.state for row in rows(both.kommune)} == {"leveret"}
    assert len(both.requests) == 6


def test_a_group_is_settled_in_one_transaction(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    orders = [
        quiet_order(besked_id=byggere.noegle(500 + i), forloeb_id=byggere.noegle(600 + i)) for i in range(3)
    ]
    both.kommune.put(*orders)
    leased = both.kommune.worker.lease()
    refused = [(row, Result(Outcome.REFUSED, "AFL-STOERRELSE")) for row in leased]

    def crash(point: str) -> None:
        if point == "before-commit":
            raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(both.kommune.store, "_crash", crash)
        with pytest.raises(ZeroDivisionError):
            both.kommune.worker.settle(refused)
    assert {row.state for row in rows(both.kommune)} == {"sender"}
    assert both.kommune.worker.settle([]) == ()
    assert len(both.kommune.worker.settle(refused)) == 3
    assert {row.state for row in rows(both.kommune)} == {"afvist"}
    assert both.kommune.store.verify() is None
    assert both.kommune.forloeb(CASE).steps == ()
