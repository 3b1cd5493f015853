"""A participant's calls: put, deliver, receive, next and forloeb, and what happens between two of them."""

from __future__ import annotations

import asyncio
import gc
import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.standard import byggere
from tests.unit.transport.exchanges import (
    CASE,
    NOW,
    Both,
    direct,
    events,
    inbox,
    kept,
    lay,
    quiet_order,
    rows,
    sealed,
    two,
)

from samarbejde_schema.errors import DeliveryError, LocalError, UntrustedError
from samarbejde_schema.exchange.outbound import prepare
from samarbejde_schema.exchange.problems import problem, problem_json
from samarbejde_schema.exchange.reading import read, write
from samarbejde_schema.security.encoding import base64url
from samarbejde_schema.security.jws import payload_of
from samarbejde_schema.security.keys import key_id
from samarbejde_schema.security.revocation import Listed
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.testing.wire import AsyncDirectWire, DirectWire, asgi
from samarbejde_schema.transport.http import PROBLEM, AsyncWire, NoReply, Reply, Request, Wire
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.outgoing import KEY_TAKEN
from samarbejde_schema.transport.participant import NO_WIRE, TO_SELF, Participant
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Kept
from samarbejde_schema.transport.wires import HttpxWire

ROOT = Path(__file__).resolve().parents[3]
STORY = sorted((ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud").glob("0*"))
ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def order(number: int, **changes: Any) -> Any:
    return quiet_order(besked_id=byggere.noegle(number), **changes)


def offer(number: int = 402, **changes: Any) -> Any:
    return byggere.tilbud(besked_id=byggere.noegle(number), svar_paa=KEY, **changes)


def states(*participants: Participant) -> list[list[str]]:
    return [sorted(one.forloeb(CASE).states.values()) for one in participants]


class Losing:
    """Carries every request and loses the reply."""

    def __init__(self, inner: Wire | None) -> None:
        assert inner is not None
        self._inner = inner

    def send(self, request: Request) -> Reply | NoReply:
        self._inner.send(request)
        return NoReply("AFL-TIDSFRIST")


# --- put --------------------------------------------------------------------------------------------------


def nothing_queued(participant: Participant) -> None:
    assert (rows(participant), events(participant)) == ((), [])
    with participant.store.peek() as session:
        assert session.log.size() == 0


def test_put_queues_all_in_order(both: Both) -> None:
    other = order(401, forloeb_id=byggere.noegle(2))
    assert both.kommune.put(ORDER, other, form="xml") == (KEY, byggere.noegle(401))
    assert [(row.message_id, row.state, row.receiver) for row in rows(both.kommune)] == [
        (KEY, "klar", "90000012"),
        (byggere.noegle(401), "klar", "90000012"),
    ]
    assert events(both.kommune) == ["afsendt", "afsendt"]
    assert both.kommune.put() == ()


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(
    ("bad", "rule_id"),
    [
        (quiet_order(besked_id=byggere.noegle(409), udloeber=byggere.NU), "FR-007"),
        (b'{"konvolut": {"beskedtype": "BESTILLING"}}', "SKEMA-MANGLER"),
        (b"0504909989", None),
        (byggere.tilbud_svar(besked_id=byggere.noegle(409), forloeb_id=byggere.noegle(9)), "FR-005"),
        (
            quiet_order(
                besked_id=byggere.noegle(409),
                modtager=(Part(rolle="UDFOERER", organisation=Organisation(navn="X", cvr="90000128")),),
            ),
            "AFL-REGISTER",
        ),
    ],
)
def test_one_bad_of_three_and_nothing_is_queued(
    both: Both, bad: Any, rule_id: str | None, place: int
) -> None:
    given = [ORDER, order(401, forloeb_id=byggere.noegle(2))]
    given.insert(place, bad)
    with pytest.raises(LocalError) as caught:
        both.kommune.put(*given)
    assert caught.value.findings
    assert rule_id is None or rule_id in [finding.rule_id for finding in caught.value.findings]
    nothing_queued(both.kommune)
    both.kommune.put(ORDER)


def test_a_crash_while_queueing_leaves_nothing(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    store = both.kommune.store

    def crash(point: str) -> None:
        if point == "before-commit":
            raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(store, "_crash", crash)
        with pytest.raises(ZeroDivisionError):
            both.kommune.put(ORDER)
    nothing_queued(both.kommune)


@pytest.mark.parametrize(
    "data",
    [
        write(ORDER, STANDARD, pretty=True),
        write(ORDER, STANDARD, form="xml", pretty=True),
        b" \n" + write(ORDER, STANDARD) + b"\n ",
    ],
    ids=["json", "xml", "with space"],
)
def test_bytes_travel_as_they_are(both: Both, data: bytes) -> None:
    both.kommune.put(data)
    both.kommune.deliver()
    for participant in (both.kommune, both.bosted):
        found = kept(participant, both.kommune, KEY)
        assert found is not None
        assert payload_of(found.jws) == data
        assert found.digest == sha256(data).hexdigest()


def test_the_same_again_changes_nothing_whatever_has_become_of_it(both: Both) -> None:
    assert both.kommune.put(ORDER, ORDER) == (KEY, KEY)
    both.kommune.put(ORDER)
    both.kommune.put(write(ORDER, STANDARD))
    assert (len(rows(both.kommune)), events(both.kommune)) == (1, ["afsendt"])
    both.kommune.deliver()
    both.kommune.put(ORDER)
    both.clock.advance(timedelta(days=10))
    assert both.kommune.put(ORDER) == (KEY,)
    assert (len(rows(both.kommune)), events(both.kommune)) == (1, ["afsendt", "leveret"])
    assert both.kommune.deliver() == ()


def test_the_same_again_after_a_refusal_is_not_sent_again(both: Both) -> None:
    both.kommune.put(ORDER)
    both.clock.advance(timedelta(days=8))
    (refused,) = both.kommune.deliver()
    assert (refused.state, [fault.rule_id for fault in refused.facts.faults]) == ("afvist", ["FR-007"])  # type: ignore[union-attr]
    assert both.kommune.put(ORDER) == (KEY,)
    assert len(rows(both.kommune)) == 1


@pytest.mark.parametrize(
    "other",
    [
        quiet_order(ressourcer="Noget andet."),
        write(ORDER, STANDARD, form="xml"),
        write(ORDER, STANDARD, pretty=True),
    ],
    ids=["other content", "other form", "other bytes"],
)
@pytest.mark.parametrize("sent", [False, True])
def test_a_key_that_another_message_has_is_taken(both: Both, other: Any, sent: bool) -> None:
    both.kommune.put(ORDER)
    if sent:
        both.kommune.deliver()
    with pytest.raises(LocalError, match=re.escape(KEY_TAKEN)):
        both.kommune.put(other)
    with pytest.raises(LocalError, match=re.escape(KEY_TAKEN)):
        both.kommune.put(order(401, forloeb_id=byggere.noegle(2)), other)
    assert len(rows(both.kommune)) == 1


def test_a_key_that_the_other_system_of_our_organisation_has_used_is_taken(both: Both) -> None:
    payload = write(ORDER, STANDARD)
    with both.kommune.store.begin() as session:
        digest = sha256(payload).hexdigest()
        jws = b"a." + base64url(payload) + b".c"
        session.log.add(Kept("ind", "90000004", KEY, "bestilling", CASE, digest, jws, NOW, True, False))
    with pytest.raises(LocalError, match=re.escape(KEY_TAKEN)):
        both.kommune.put(ORDER)


def test_a_message_to_oneself_is_refused(both: Both) -> None:
    kommune = replace(both.kommune.host, roles=frozenset({"MYNDIGHED", "UDFOERER"}))
    both.kommune.host = kommune
    register = both.kommune.trust.register
    ours = next(entry for entry in register.entries if entry.cvr == "90000004")
    provider = replace(ours, role="UDFOERER", types=("BESTILLING",))
    more = replace(register, version=register.version + 1, entries=(*register.entries, provider))
    both.kommune.trust = replace(both.kommune.trust, register=more)
    own = Part(
        rolle="UDFOERER", organisation=byggere.organisation(p_nummer="1003456789", tilbudsportal_id="T")
    )
    with pytest.raises(LocalError, match=TO_SELF):
        both.kommune.put(quiet_order(modtager=(own,)))
    nothing_queued(both.kommune)


def test_a_message_to_others_and_to_oneself_goes_to_the_others(both: Both) -> None:
    both.kommune.host = replace(both.kommune.host, roles=frozenset({"MYNDIGHED", "UDFOERER"}))
    register = both.kommune.trust.register
    ours = next(entry for entry in register.entries if entry.cvr == "90000004")
    provider = replace(ours, role="UDFOERER", types=("BESTILLING",))
    more = replace(register, version=register.version + 1, entries=(*register.entries, provider))
    both.kommune.trust = replace(both.kommune.trust, register=more)
    own = Part(
        rolle="UDFOERER", organisation=byggere.organisation(p_nummer="1003456789", tilbudsportal_id="T")
    )
    both.kommune.put(quiet_order(modtager=(own, byggere.udfoerer())))
    assert [(row.receiver, row.role) for row in rows(both.kommune)] == [("90000012", "UDFOERER")]


def test_several_receivers_get_each_a_parcel(tmp_path: Path) -> None:
    with two(tmp_path, direct, "fonden") as both:
        fonden = Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))
        message = quiet_order(modtager=(byggere.udfoerer(), fonden))
        both.kommune.put(message)
        assert [row.receiver for row in rows(both.kommune)] == ["90000012", "90000020"]
        assert events(both.kommune) == ["afsendt", "afsendt"]
        both.participants["fonden"].close()
        first, second = both.kommune.deliver()
        assert (first.state, second.state, second.code) == ("leveret", "klar", "AFL-LUKKET")
        assert states(both.kommune, both.bosted)[0]
        both.open("fonden")
        both.clock.advance(timedelta(minutes=1))
        (last,) = both.kommune.deliver()
        assert (last.receiver, last.state) == ("90000020", "leveret")
        assert [one.message_id for one in inbox(both.participants["fonden"])] == [KEY]
        bodies = {request.body for request in both.requests}
        assert len(bodies) == 2


def test_one_receiver_refuses_and_another_takes_it(tmp_path: Path) -> None:
    """What somebody has taken counts, in whichever order the two answer."""
    for first in (0, 1):
        with two(tmp_path / str(first), direct, "fonden") as both:
            fonden = both.participants["fonden"]
            part = Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))
            receivers = [byggere.udfoerer(), part]
            fonden._desk = replace(fonden._desk, host=replace(fonden.host, roles=frozenset({"AKTOER"})))
            fonden.host = fonden._desk.host
            both.kommune.put(quiet_order(modtager=tuple(receivers[first:] + receivers[:first])))
            told = {one.receiver: one.state for one in both.kommune.deliver()}
            assert told == {"90000012": "leveret", "90000020": "afvist"}
            found = kept(both.kommune, both.kommune, KEY)
            assert found is not None
            assert (found.counts, found.in_flight) == (True, False)


# --- what is under way ------------------------------------------------------------------------------------


def test_what_is_under_way_is_judged_with(both: Both) -> None:
    """The answer to our order can be written for its case, and a second answer to it cannot."""
    both.kommune.put(ORDER)
    both.kommune.deliver()
    both.bosted.put(offer())
    with pytest.raises(LocalError) as caught:
        both.bosted.put(byggere.kontrakt(besked_id=byggere.noegle(403), svar_paa=None))
    assert "FR-005" in [finding.rule_id for finding in caught.value.findings]
    both.bosted.deliver()
    both.kommune.put(byggere.tilbud_svar(besked_id=byggere.noegle(404), svar_paa=byggere.noegle(402)))
    with pytest.raises(LocalError):
        both.kommune.put(byggere.tilbud_svar(besked_id=byggere.noegle(405), svar_paa=byggere.noegle(402)))
    assert states(both.kommune) == [["TILBUD_AFGIVET"]]
    both.kommune.deliver()
    assert states(both.kommune, both.bosted) == [["AFTALE_UNDER_INDGAAELSE"]] * 2


def test_what_was_refused_is_no_longer_under_way(both: Both) -> None:
    """The same answer under a new key may be written then: the first has no effect anywhere."""
    both.kommune.put(ORDER)
    both.kommune.deliver()
    both.bosted.put(offer())
    both.bosted.deliver()
    answer = byggere.tilbud_svar(besked_id=byggere.noegle(404), svar_paa=byggere.noegle(402))
    both.kommune.put(answer)
    both.bosted._desk = replace(
        both.bosted._desk, host=replace(both.bosted.host, roles=frozenset({"AKTOER"}))
    )
    taken, both.bosted.host = both.bosted.host, both.bosted._desk.host
    (refused,) = both.kommune.deliver()
    assert refused.state == "afvist"
    both.bosted.host = taken
    both.bosted._desk = replace(both.bosted._desk, host=taken)
    both.kommune.resume(refused.row_id)
    both.kommune.put(byggere.tilbud_svar(besked_id=byggere.noegle(405), svar_paa=byggere.noegle(402)))
    assert [one.state for one in both.kommune.deliver()] == ["leveret"]
    assert states(both.kommune, both.bosted) == [["AFTALE_UNDER_INDGAAELSE"]] * 2


def test_a_message_that_its_receiver_names_has_arrived_although_the_receipt_was_lost(both: Both) -> None:
    both.kommune.put(ORDER)
    carrying = both.kommune.wire
    both.kommune.wire = Losing(carrying)
    assert both.kommune.deliver()[0].state == "klar"
    assert states(both.kommune, both.bosted) == [[], ["BESTILT"]]
    both.bosted.put(offer())
    (answer,) = both.bosted.deliver()
    assert (answer.state, answer.facts.faults) == ("leveret", ())  # type: ignore[union-attr]
    assert states(both.kommune, both.bosted) == [["TILBUD_AFGIVET"]] * 2
    assert rows(both.kommune)[0].state == "klar"
    with both.kommune.next() as incoming:
        assert incoming is not None
        assert incoming.counts
    both.kommune.wire = carrying
    both.clock.advance(timedelta(seconds=2))
    assert both.kommune.deliver()[0].state == "leveret"
    assert states(both.kommune, both.bosted) == [["TILBUD_AFGIVET"]] * 2
    assert len(inbox(both.bosted)) == 1


def test_a_message_that_somebody_else_names_has_not(tmp_path: Path) -> None:
    """Only who was sent a message can have received it, and who refused it has not."""
    with two(tmp_path, direct, "fonden") as both:
        fonden = both.participants["fonden"]
        owner = Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr="90000020"))
        both.kommune.put(ORDER, quiet_order(besked_id=byggere.noegle(409), modtager=(owner,)))
        named = byggere.tilbud(besked_id=byggere.noegle(410), svar_paa=KEY, afsender=owner)
        jwe = sealed(both, named, by=fonden.ring.signing(NOW), to=both.kommune)
        assert both.posted(both.kommune, jwe).status == 201
        found = kept(both.kommune, both.kommune, KEY)
        assert found is not None
        assert (found.counts, found.in_flight) == (False, True)


def test_a_message_that_was_refused_does_not_count_by_being_named(both: Both) -> None:
    jwe = sealed(both, b"{}")
    lay(both.kommune, both.bosted, ORDER, jwe, message_id=KEY)
    digest = sha256(b"{}").hexdigest()
    with both.kommune.store.begin() as session:
        session.connection.exec_driver_sql("UPDATE outbox SET digest = ?", (digest,))
    (refused,) = both.kommune.deliver()
    assert refused.state == "afvist"
    answer = sealed(both, offer(), by=both.bosted.ring.signing(NOW), to=both.kommune)
    assert both.posted(both.kommune, answer).status == 201
    found = kept(both.kommune, both.kommune, KEY)
    assert found is not None
    assert (found.counts, found.in_flight) == (False, False)
    assert states(both.kommune) == [[]]


def test_what_was_given_up_counts_when_its_receiver_names_it_after_all(both: Both) -> None:
    both.kommune.put(ORDER)
    carrying = both.kommune.wire
    both.kommune.wire = Losing(carrying)
    both.kommune.deliver()
    (row,) = rows(both.kommune)
    with both.kommune.store.begin() as session:
        (leased,) = session.outbox.lease("w", both.clock() + timedelta(hours=1), 60, 1)
        assert session.outbox.settle(leased.id, "w", "opgivet", both.clock(), code="AFL-TIDSFRIST")
    both.kommune.resume(row.id)
    assert states(both.kommune) == [[]]
    both.bosted.put(offer())
    both.bosted.deliver()
    assert states(both.kommune, both.bosted) == [["TILBUD_AFGIVET"]] * 2


# --- the whole case, on both sides ------------------------------------------------------------------------


def test_the_case_is_the_same_on_both_sides_at_every_step(tmp_path: Path) -> None:
    begin = datetime.fromisoformat("2026-01-12T08:00:00+01:00")
    with two(tmp_path, at=begin) as both:
        case = ""
        for document in STORY:
            data = document.read_bytes()
            envelope: Any = read(data, STANDARD).konvolut  # type: ignore[attr-defined]
            case = envelope.forloeb_id
            both.clock.advance(max(envelope.afsendt - both.clock(), timedelta()))
            cvr = envelope.afsender.organisation.cvr
            sender = both.kommune if cvr == "90000004" else both.bosted
            sender.put(data)
            (delivery,) = sender.deliver()
            assert delivery.state == "leveret"
            ours, theirs = both.kommune.forloeb(case), both.bosted.forloeb(case)
            assert ours.states == theirs.states
            assert (ours.turn, ours.next, ours.deadlines) == (theirs.turn, theirs.next, theirs.deadlines)
            assert [step.message for step in ours.steps] == [step.message for step in theirs.steps]
        assert len(both.kommune.forloeb(case).steps) == len(STORY) == 9
        assert both.kommune.store.verify() is both.bosted.store.verify() is None


def test_crossing_messages_come_to_the_same_on_both_sides(both: Both) -> None:
    """An offer and a new order pass each other: neither side has seen the other's when it wrote its own."""
    both.kommune.put(ORDER)
    both.kommune.deliver()
    both.bosted.put(offer())
    both.kommune.put(order(420, version=2, senest_set=None))
    both.kommune.deliver()
    both.bosted.deliver()
    for participant in (both.bosted, both.kommune):  # an M40, if there is one, travels too
        participant.deliver()
    assert states(both.kommune) == states(both.bosted)
    assert both.kommune.forloeb(CASE).turn == both.bosted.forloeb(CASE).turn


def test_a_case_that_nobody_knows_is_empty(both: Both) -> None:
    course = both.kommune.forloeb(byggere.noegle(9))
    assert (course.steps, dict(course.states)) == ((), {})


# --- deliver ----------------------------------------------------------------------------------------------


def test_without_a_wire_nothing_is_sent(both: Both) -> None:
    both.kommune.put(ORDER)
    both.kommune.wire = both.kommune.connect = None
    with pytest.raises(LocalError, match=NO_WIRE):
        both.kommune.deliver()
    with pytest.raises(LocalError, match=NO_WIRE):
        asyncio.run(both.kommune.adeliver())
    assert rows(both.kommune)[0].state == "klar"


def test_one_message_of_a_case_is_under_way_at_a_time(both: Both) -> None:
    numbers = [430, 431, 432]
    both.kommune.put(*(order(number) for number in numbers), order(440, forloeb_id=byggere.noegle(2)))
    both.kommune.wire = DirectWire({})
    tried = {one.message_id for one in both.kommune.deliver()}
    assert tried == {byggere.noegle(430), byggere.noegle(440)}
    both.open("kommune")
    both.clock.advance(timedelta(seconds=5))
    done = both.kommune.deliver()
    own = [one.message_id for one in done if one.message_id != byggere.noegle(440)]
    assert own == [byggere.noegle(number) for number in numbers]
    assert {one.state for one in done} == {"leveret"}


class AsyncWay:
    """A wire for asyncio to the receivers' applications; counts how many requests are under way."""

    def __init__(self, both: Both) -> None:
        every = both.participants.values()
        handlers = {one.endpoint.rpartition("/")[0]: asgi(application(one)) for one in every}
        self._inner = AsyncDirectWire(handlers)
        self.now = self.most = self.sent = 0

    async def send(self, request: Request) -> Reply | NoReply:
        self.now += 1
        self.sent += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        reply = await self._inner.send(request)
        self.now -= 1
        return reply


def test_many_are_delivered_beside_one_another(both: Both) -> None:
    orders = [order(500 + i, forloeb_id=byggere.noegle(600 + i // 2)) for i in range(60)]
    both.kommune.put(*orders)
    wire = AsyncWay(both)
    done = asyncio.run(both.kommune.adeliver(wire))
    assert {one.state for one in done} == {"leveret"}
    assert (len(done), wire.sent, len(inbox(both.bosted))) == (60, 60, 60)
    assert 1 < wire.most <= 20
    assert both.kommune.store.verify() is both.bosted.store.verify() is None


def test_a_wire_is_made_and_closed_for_one_call(both: Both) -> None:
    closed: list[bool] = []

    @asynccontextmanager
    async def connect() -> Any:
        yield AsyncWay(both)
        closed.append(True)

    def opened() -> AbstractAsyncContextManager[AsyncWire]:
        return connect()

    both.kommune.connect = opened
    both.kommune.put(ORDER)
    (done,) = asyncio.run(both.kommune.adeliver())
    assert (done.state, closed) == ("leveret", [True])


def test_two_workers_of_one_store_send_each_message_once(both: Both) -> None:
    """Two processes over one outbox, as threads with a participant each."""
    both.kommune.put(*(order(700 + i, forloeb_id=byggere.noegle(800 + i)) for i in range(20)))
    second = open_participant(Settings.read(both.folder / "kommune"), STANDARD, clock=both.clock)
    second.wire = both.kommune.wire
    threads = [threading.Thread(target=one.deliver) for one in (both.kommune, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    second.close()
    assert {row.state for row in rows(both.kommune)} == {"leveret"}
    assert len(both.requests) == 20
    assert events(both.bosted) == ["modtaget"] * 20


def test_a_worker_that_died_is_followed_by_another(both: Both) -> None:
    both.kommune.put(ORDER)

    class Dying:
        def send(self, request: Request) -> Reply | NoReply:
            raise KeyboardInterrupt

    carrying, both.kommune.wire = both.kommune.wire, Dying()
    with pytest.raises(KeyboardInterrupt):
        both.kommune.deliver()
    both.kommune.wire = carrying
    assert both.kommune.deliver() == ()
    assert rows(both.kommune)[0].state == "sender"
    both.clock.advance(timedelta(minutes=4))
    assert both.kommune.deliver()[0].state == "leveret"


def test_a_receipt_from_another_is_no_receipt(both: Both) -> None:
    """A receiver that answers with a receipt for something else has not taken the message."""
    both.kommune.put(order(401, forloeb_id=byggere.noegle(2)))
    both.kommune.deliver()
    other = both.replies[-1]
    both.kommune.put(ORDER)
    both.kommune.wire = DirectWire({"https://bosted.example": lambda request: other})
    (delivery,) = both.kommune.deliver()
    assert (delivery.state, delivery.code, delivery.facts) == ("klar", "AFL-KVITTERING", None)


# --- what is kept, and for how long -----------------------------------------------------------------------


def test_the_outbox_is_listed_as_it_is_asked(both: Both) -> None:
    both.kommune.put(ORDER, order(401, forloeb_id=byggere.noegle(2)))
    both.kommune.wire = DirectWire({"https://bosted.example": lambda request: both.bosted.receive(request)})
    both.kommune.deliver()
    both.kommune.put(order(402, forloeb_id=byggere.noegle(2)))
    assert [row.state for row in both.kommune.outbox()] == ["leveret", "leveret", "klar"]
    assert [row.message_id for row in both.kommune.outbox("klar")] == [byggere.noegle(402)]
    assert [row.message_id for row in both.kommune.outbox(case_id=CASE)] == [KEY]
    assert [row.message_id for row in both.kommune.outbox(limit=1)] == [byggere.noegle(402)]
    assert all(row.jwe is None for row in both.kommune.outbox())


def test_a_receipt_is_kept_longer_than_a_sender_tries(both: Both) -> None:
    """Thirty days after its expiry the sender's last try is answered with the receipt; then it is let go."""
    both.kommune.put(ORDER)
    both.kommune.wire = Losing(both.kommune.wire)
    both.kommune.deliver()
    receipt = both.replies[-1]
    last = ORDER.konvolut.udloeber + timedelta(days=30, minutes=10)
    both.clock.advance(last - both.clock())
    assert both.bosted.tidy() == 0
    assert both.posted(both.bosted, both.requests[0].body) == receipt
    both.clock.advance(timedelta(days=1))
    assert (both.bosted.tidy(), both.bosted.tidy()) == (1, 0)


def test_what_was_taken_is_not_taken_again_although_its_receipt_is_gone(both: Both) -> None:
    """Neither when it comes late, nor when the clock goes wrong."""
    jwe = sealed(both, ORDER)
    assert both.posted(both.bosted, jwe).status == 201
    both.clock.advance(timedelta(days=40))
    assert both.bosted.tidy() == 1
    assert both.posted(both.bosted, jwe).status == 201
    assert both.posted(both.bosted, sealed(both, quiet_order(ressourcer="Andet."))).status == 409
    both.clock.advance(timedelta(days=40))
    both.bosted.tidy()
    both.clock.advance(-timedelta(days=80))
    reply = both.posted(both.bosted, jwe)
    assert (reply.status, reply.headers["content-type"]) == (201, "application/jose")
    assert len(inbox(both.bosted)) == 1
    assert events(both.bosted).count("modtaget") == 1
    assert both.bosted.store.verify() is None


def test_what_is_forgotten_is_gone_and_not_taken_again(both: Both) -> None:
    both.kommune.put(ORDER)
    both.kommune.deliver()
    both.bosted.put(offer())
    both.bosted.deliver()
    assert both.bosted.forget("90000004", KEY)
    assert not both.bosted.forget("90000004", KEY)
    assert not both.bosted.forget("90000004", byggere.noegle(999))
    found = kept(both.bosted, both.kommune, KEY)
    assert found is not None
    assert found.jws == b""
    assert events(both.bosted)[-1] == "slettet"
    assert both.posted(both.bosted, both.requests[0].body) == both.replies[0]
    with both.bosted.next() as incoming:
        assert incoming is None
    assert both.kommune.forget("90000004", KEY)
    assert both.kommune.put(ORDER) == (KEY,)
    assert both.kommune.deliver() == ()


def test_an_older_register_is_never_used_again(both: Both) -> None:
    old = both.kommune.trust
    newer = replace(old, register=replace(old.register, version=old.register.version + 1))
    both.kommune.trust = newer
    with pytest.raises(UntrustedError) as caught:
        both.kommune.trust = old
    assert (caught.value.code, both.kommune.trust) == ("SIK-REGISTER", newer)
    both.kommune.trust = newer
    files = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    both.kommune.close()
    with pytest.raises(UntrustedError):
        open_participant(Settings.read(both.folder / "kommune"), STANDARD, clock=both.clock)
    gc.collect()
    assert not files or len(list(Path("/proc/self/fd").iterdir())) <= files


def test_another_register_of_the_same_version_is_never_used(both: Both) -> None:
    """Whoever holds the register's key cannot show one register to one participant and another to the next."""
    good = both.kommune.trust
    other = replace(good, register=replace(good.register, entries=good.register.entries[:1]))
    with pytest.raises(UntrustedError) as caught:
        both.kommune.trust = other
    assert (caught.value.code, both.kommune.trust) == ("SIK-REGISTER", good)
    both.kommune.trust = replace(good, register=replace(good.register))


# --- resume, describe, receive, close ---------------------------------------------------------------------


def test_only_what_was_refused_or_given_up_can_be_resumed(both: Both) -> None:
    both.kommune.put(ORDER)
    for number in (rows(both.kommune)[0].id, 999):
        with pytest.raises(LocalError, match="ikke afvist eller opgivet"):
            both.kommune.resume(number)
    both.kommune.deliver()
    with pytest.raises(LocalError):
        both.kommune.resume(rows(both.kommune)[0].id)
    assert events(both.kommune) == ["afsendt", "leveret"]


def test_after_a_refusal_the_case_waits_and_goes_on_when_it_is_told_to(both: Both) -> None:
    both.kommune.put(ORDER, order(401), order(402, forloeb_id=byggere.noegle(2)))
    roles = both.bosted.host
    both.bosted.host = replace(roles, roles=frozenset({"AKTOER"}))
    first = both.kommune.deliver()
    assert [(one.message_id, one.state) for one in first] == [
        (KEY, "afvist"),
        (byggere.noegle(402), "afvist"),
    ]
    both.bosted.host = roles
    assert both.kommune.deliver() == ()
    both.kommune.resume(first[0].row_id)
    assert [(one.message_id, one.state) for one in both.kommune.deliver()] == [
        (byggere.noegle(401), "leveret")
    ]
    assert events(both.kommune)[-2:] == ["frigivet", "leveret"]
    with pytest.raises(LocalError):
        both.kommune.resume(first[0].row_id)


def test_a_participant_shows_who_it_is_and_nothing_more(both: Both) -> None:
    assert repr(both.kommune) == "Participant(cvr='90000004', roles=['MYNDIGHED'])"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    body=st.binary(max_size=300),
    headers=st.dictionaries(
        st.sampled_from(["content-type", "content-digest", "content-encoding", "idempotency-key", "x"]),
        st.one_of(st.text(max_size=40), st.just("application/jose")),
    ),
    method=st.sampled_from(["POST", "GET", ""]),
)
def test_receive_never_raises(both: Both, body: bytes, headers: dict[str, str], method: str) -> None:
    reply = both.bosted.receive(Request(method, "https://bosted.example/beskeder", headers, body))
    assert 400 <= reply.status < 500
    assert reply.headers["content-type"] == "application/problem+json"
    assert events(both.bosted) == []


def test_close_lets_go_of_everything(tmp_path: Path) -> None:
    """Files, sockets and threads: as many afterwards as before, and no warning."""
    with two(tmp_path / "first") as both:
        used(both)

    def open_files() -> int:
        descriptors = Path("/proc/self/fd")
        return len(list(descriptors.iterdir())) if descriptors.exists() else 0

    gc.collect()
    files, threads = open_files(), threading.active_count()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with two(tmp_path / "second") as both:
            used(both)
            closed = both.kommune
            closed.close()
            closed.close()
        del both
        gc.collect()
    assert (open_files(), threading.active_count()) == (files, threads)
    for call in (
        lambda: closed.put(ORDER),
        closed.deliver,
        lambda: closed.forloeb(CASE),
        lambda: closed.resume(1),
    ):
        with pytest.raises(LocalError, match="lukket"):
            call()
    with pytest.raises(LocalError, match="lukket"), closed.next():
        raise AssertionError
    with pytest.raises(DeliveryError):
        closed.submit(None)  # type: ignore[arg-type]


def used(both: Both) -> None:
    both.kommune.put(ORDER)
    both.kommune.deliver()
    with both.bosted.next() as incoming:
        assert incoming is not None


def test_the_wire_it_was_made_with_is_closed(both: Both) -> None:
    made = both.open("kommune")
    wire = made._close_wire.__self__  # type: ignore[attr-defined]
    assert isinstance(wire, HttpxWire)
    made.close()
    with pytest.raises(LocalError):
        wire.send(Request("GET", "https://bosted.example/", {}))


def test_a_message_stays_in_the_queue_while_its_certificate_is_not_known_to_hold(both: Both) -> None:
    """Revoked, or with a list that is too old: nothing leaves, and it goes on by itself when that is mended."""
    kommune, good = both.kommune, both.kommune.trust
    kommune.put(ORDER)
    theirs = frozenset({key_id(both.bosted.ring.signing(both.clock()))})
    for listed, code in (
        (Listed(theirs, both.clock() + timedelta(days=1)), "SIK-SPAERRET"),
        (Listed(frozenset(), both.clock() - timedelta(seconds=1)), "SIK-SPAERRELISTE"),
    ):
        kommune.trust = replace(good, revocation=listed)
        (told,) = kommune.deliver()
        assert (told.state, told.code, both.requests) == ("klar", code, [])
        both.clock.advance(timedelta(hours=1))
    kommune.trust = good
    assert [told.state for told in kommune.deliver()] == ["leveret"]


def test_what_may_have_been_taken_is_not_undone_by_an_unsigned_problem(both: Both) -> None:
    """The reply is lost, and then whoever ends TLS answers 415: the message is tried again."""
    found, taken = problem("AFL-MEDIETYPE"), both.kommune.wire
    replies: list[Any] = [
        NoReply("AFL-TIDSFRIST"),
        Reply(415, {"content-type": PROBLEM}, problem_json(found)),
    ]

    class Unlucky:
        def send(self, request: Request) -> Any:
            assert taken is not None
            reply = taken.send(request)
            return replies.pop(0) if replies else reply

    both.kommune.wire = Unlucky()
    both.kommune.put(ORDER)
    seen = []
    while not seen or seen[-1][0] == "klar":
        seen += [(told.state, told.code) for told in both.kommune.deliver()]
        both.clock.advance(timedelta(hours=1))
    assert seen == [("klar", "AFL-TIDSFRIST"), ("klar", "AFL-MEDIETYPE"), ("leveret", None)]


def test_a_message_prepared_by_hand_is_the_one_put_makes(both: Both) -> None:
    """``put`` adds nothing to what ``prepare`` seals but the place in the outbox."""
    both.kommune.put(ORDER)
    prepared = prepare(ORDER, STANDARD, ring=both.kommune.ring, trust=both.kommune.trust, now=both.clock())
    (row,) = rows(both.kommune)
    assert (row.digest, row.expires, row.endpoint) == (
        prepared.digest,
        prepared.expires,
        prepared.parcels[0].endpoint,
    )
