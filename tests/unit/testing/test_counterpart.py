"""The simulated counterpart: whole participants without a network, as a vendor's own tests use them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from tests.standard import byggere
from tests.unit.transport.exchanges import CASE, NOW, POOL, inbox, lay, quiet_order, rows, sealed

from samarbejde_schema.errors import LocalError
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.counterpart import Counterpart, Exchange
from samarbejde_schema.testing.wire import Faults, LossyWire
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.participant import Participant

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    with Exchange(tmp_path, clock=Clock(NOW), keys=POOL) as made:
        yield made


def kommune_in(exchange: Exchange) -> Participant:
    return exchange.add("kommune", cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",))


def bosted_in(exchange: Exchange) -> Participant:
    return exchange.add("bosted", cvr="90000012", name="Bostedet Engen", roles=("UDFOERER", "DRIFTSHERRE"))


def offer_on(order: Besked) -> Besked:
    assert order == ORDER
    return byggere.tilbud(besked_id=byggere.noegle(402), svar_paa=KEY)


def test_a_vendors_test(exchange: Exchange) -> None:
    kommune, bosted = kommune_in(exchange), Counterpart(bosted_in(exchange))
    bosted.answers("bestilling", offer_on)
    kommune.put(ORDER)
    kommune.deliver()
    (delivery,) = bosted.work()
    assert (delivery.state, bosted.taken) == ("leveret", [ORDER])
    with kommune.next() as incoming:
        assert incoming is not None
        assert incoming.besked.konvolut.svar_paa == KEY  # type: ignore[attr-defined]
    assert kommune.forloeb(CASE).turn == bosted.participant.forloeb(CASE).turn == ("MYNDIGHED",)
    assert bosted.work() == ()
    assert bosted.taken == [ORDER]


def test_what_nobody_answers_is_taken_and_read(exchange: Exchange) -> None:
    kommune, bosted = kommune_in(exchange), Counterpart(bosted_in(exchange))
    bosted.answers("tilbudSvar", offer_on)
    kommune.put(ORDER)
    kommune.deliver()
    assert bosted.work() == ()
    assert bosted.taken == [ORDER]
    bosted.answers("bestilling", lambda order: None)
    kommune.put(quiet_order(besked_id=byggere.noegle(401), forloeb_id=byggere.noegle(2)))
    kommune.deliver()
    assert bosted.work() == ()
    assert len(bosted.taken) == 2
    assert all(row.read is not None for row in inbox(bosted.participant))


def test_the_newest_answer_for_a_type_is_the_one_that_is_given(exchange: Exchange) -> None:
    kommune, bosted = kommune_in(exchange), Counterpart(bosted_in(exchange))
    bosted.answers("bestilling", lambda order: byggere.tilbud(besked_id=byggere.noegle(9), svar_paa=KEY))
    bosted.answers("bestilling", offer_on)
    kommune.put(ORDER)
    kommune.deliver()
    assert [one.message_id for one in bosted.work()] == [byggere.noegle(402)]


def test_an_answer_that_fails_leaves_the_message_unread(exchange: Exchange) -> None:
    kommune, bosted = kommune_in(exchange), Counterpart(bosted_in(exchange))

    def failing(order: Besked) -> Besked:
        raise ZeroDivisionError

    bosted.answers("bestilling", failing)
    kommune.put(ORDER)
    kommune.deliver()
    with pytest.raises(ZeroDivisionError):
        bosted.work()
    bosted.answers("bestilling", offer_on)
    assert bosted.work() == (), "a message that was given back rests for a second"
    exchange.clock.advance(timedelta(seconds=1))
    assert [one.state for one in bosted.work()] == ["leveret"]


def test_a_rejected_message_is_taken_and_not_answered(exchange: Exchange) -> None:
    """It does not count; the M40 went by itself."""
    kommune, bosted = kommune_in(exchange), Counterpart(bosted_in(exchange))
    asked: list[Besked] = []
    bosted.answers("kontraktSvar", lambda message: asked.append(message) or None)
    both: Any = SimpleNamespace(kommune=kommune, bosted=bosted.participant, clock=exchange.clock)
    answer = byggere.kontrakt_svar(besked_id=byggere.noegle(403))
    lay(kommune, bosted.participant, answer, sealed(both, answer), message_id=byggere.noegle(403))
    kommune.deliver()
    (back,) = bosted.work()
    assert (bosted.taken, asked, back.receiver) == ([answer], [], "90000004")


def test_everybody_learns_of_who_comes_later(exchange: Exchange) -> None:
    kommune = kommune_in(exchange)
    with pytest.raises(LocalError):
        kommune.put(ORDER)
    bosted = bosted_in(exchange)
    kommune.put(ORDER)
    assert kommune.deliver()[0].state == "leveret"
    fonden = exchange.add("fonden", cvr="90000020", name="Fonden Engen", roles=("UDFOERER",))
    part = Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))
    other = quiet_order(besked_id=byggere.noegle(401), forloeb_id=byggere.noegle(2), modtager=(part,))
    kommune.put(other)
    assert kommune.deliver()[0].state == "leveret"
    assert (len(inbox(bosted)), len(inbox(fonden))) == (1, 1)
    assert set(exchange.participants) == {"kommune", "bosted", "fonden"}


def test_it_works_with_asyncio_too(exchange: Exchange) -> None:
    kommune, bosted = kommune_in(exchange), bosted_in(exchange)
    orders = [
        quiet_order(besked_id=byggere.noegle(500 + i), forloeb_id=byggere.noegle(600 + i)) for i in range(12)
    ]
    kommune.put(*orders)
    done = asyncio.run(kommune.adeliver())
    assert {one.state for one in done} == {"leveret"}
    assert len(inbox(bosted)) == 12


def test_another_wire_can_lie_between(tmp_path: Path) -> None:
    """Thirty per cent faults; nothing is lost and nothing comes twice."""
    wires: list[LossyWire] = []

    def lossy(inner: Wire) -> Wire:
        wires.append(LossyWire(inner, Random(7), Faults.evenly(0.3)))
        return wires[-1]

    with Exchange(tmp_path, clock=Clock(NOW), keys=POOL, between=lossy) as exchange:
        kommune, bosted = kommune_in(exchange), bosted_in(exchange)
        kommune.worker.rng = Random(1)
        orders = [
            quiet_order(besked_id=byggere.noegle(500 + i), forloeb_id=byggere.noegle(600 + i))
            for i in range(40)
        ]
        kommune.put(*orders)
        for _ in range(40):
            kommune.deliver()
            exchange.clock.advance(timedelta(seconds=30))
        for wire in wires:
            wire.flush()
        assert {row.state for row in rows(kommune)} == {"leveret"}
        assert sorted(one.message_id for one in inbox(bosted)) == sorted(o.konvolut.besked_id for o in orders)
        assert sum(wires[0].counts.values()) > 40 > wires[0].counts["none"] - 40


def test_the_network_is_nowhere(exchange: Exchange) -> None:
    kommune = kommune_in(exchange)
    bosted_in(exchange)
    assert kommune.wire is not None
    assert kommune.wire.send(Request("POST", "https://andre.example/beskeder", {}, b"x")) == NoReply(
        "AFL-FORBINDELSE"
    )
    reply = kommune.wire.send(Request("POST", "https://bosted.example/beskeder", {}, b"x"))
    assert isinstance(reply, Reply)
    assert reply.status == 415


def test_a_clock_is_made_when_none_is_given(tmp_path: Path) -> None:
    with Exchange(tmp_path, keys=POOL) as exchange:
        assert kommune_in(exchange).clock() == exchange.clock()


def test_when_it_is_left_everything_is_closed(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        left_in_trouble(tmp_path)


def left_in_trouble(folder: Path) -> None:
    with Exchange(folder, clock=Clock(NOW), keys=POOL) as exchange:
        kommune = kommune_in(exchange)
        try:
            raise ZeroDivisionError
        finally:
            exchange.close()
            with pytest.raises(LocalError):
                kommune.forloeb(CASE)
