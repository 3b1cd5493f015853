"""The receipt table of the design, line by line: HTTP status, fields, body, and the store of both sides.

Every line goes through both shapes of the receiver, and the sender's flow runs over the same wire. What our own
outbox would refuse is laid into it by hand.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from tests.standard import byggere, byggere_opfoelgning
from tests.unit.transport.exchanges import (
    CASE,
    JSON,
    NOW,
    POOL,
    WAYS,
    XML,
    Both,
    events,
    inbox,
    kept,
    lay,
    payload_of,
    quiet_order,
    rows,
    sealed,
    two,
    verified,
)

from samarbejde_schema.catalogue.receipts import Answer, Facts
from samarbejde_schema.codec.json import to_tree, tree_to_json
from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange.problems import PROBLEMS, TYPE
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.findings import Severity
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.process.picture import Fate
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ, sign
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.testing.authority import Bad
from samarbejde_schema.transport import incoming, opening
from samarbejde_schema.transport import participant as sending
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.intake import BODY_LIMIT, content_digest
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Store
from samarbejde_schema.transport.worker import Delivery
from samarbejde_schema.validation.rule import GYLDIGHED, KAN, PLIGT, SKAL, at, rule

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id
AS_JSON, AS_XML = write(ORDER, STANDARD), write(ORDER, STANDARD, form="xml")


@pytest.fixture(params=WAYS)
def both(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path, WAYS[request.param]) as made:
        yield made


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sender that does not look at what its parcels are encrypted to, and sends what we lay there."""
    monkeypatch.setattr(sending, "held", lambda *_: None)


def delivered(both: Both) -> tuple[Delivery, Reply]:
    """One try of the municipality, and what it was answered."""
    (delivery,) = both.kommune.deliver()
    reply = both.replies[-1]
    assert isinstance(reply, Reply)
    return delivery, reply


def told(reply: Reply, status: int, code: str) -> dict[str, Any]:
    """The problem document: unsigned, complete, in Danish, and when to come again where that is known."""
    assert (reply.status, reply.headers["content-type"]) == (status, "application/problem+json")
    assert reply.headers["content-language"] == "da"
    assert ("retry-after" in reply.headers) == (status in (429, 500, 503))
    document = json.loads(reply.body)
    assert set(document) == {"type", "title", "status", "detail", "detailEn", "code"}
    assert (document["type"], document["status"], document["code"]) == (TYPE + code, status, code)
    return document


def receipted(both: Both, reply: Reply, status: int, message: Besked | bytes, key: str) -> Facts:
    """What the signed receipt says; everything about it is verified, its place in the audit log too."""
    assert (reply.status, reply.headers["content-type"]) == (status, "application/jose")
    assert reply.headers["content-digest"] == content_digest(reply.body)
    facts = verified(both, reply.body, message, key)
    assert both.bosted.store.verify(facts.head) is None
    with both.bosted.store.peek() as session:
        settled = session.inbox.settled(both.kommune.host.cvr, facts.digest)
    assert settled is not None
    assert (settled.status, settled.receipt) == (status, reply.body)
    return facts


def untouched(both: Both) -> None:
    """The receiver's store is as it was when it was made."""
    assert (events(both.bosted), inbox(both.bosted), rows(both.bosted)) == ([], (), ())
    with both.bosted.store.peek() as session:
        assert session.log.size() == 0


def in_flight(both: Both, message_id: str) -> tuple[bool, bool]:
    """Whether the sender's message counts, and whether it is under way."""
    found = kept(both.kommune, both.kommune, message_id)
    assert found is not None
    return found.counts, found.in_flight


class Altering:
    """Something between the two that changes the fields of a request."""

    def __init__(self, inner: Wire | None, **fields: str) -> None:
        assert inner is not None
        self._inner, self._fields = inner, {k.replace("_", "-"): v for k, v in fields.items()}

    def send(self, request: Request) -> Reply | NoReply:
        return self._inner.send(replace(request, headers={**request.headers, **self._fields}))


# --- size, media type: 413, 415 ---------------------------------------------------------------------------


@pytest.mark.usefixtures("unchecked")
def test_too_large_is_refused_before_it_is_opened(both: Both) -> None:
    lay(both.kommune, both.bosted, ORDER, b"x" * (BODY_LIMIT + 1))
    delivery, reply = delivered(both)
    told(reply, 413, "AFL-STOERRELSE")
    untouched(both)
    refused_without_receipt(both, delivery, "AFL-STOERRELSE")


@pytest.mark.parametrize(
    "fields",
    [
        {"content_type": "application/json"},
        {"content_type": "application/jose+json"},
        {"content_type": ""},
        {"content_encoding": "gzip"},
        {"content_encoding": "identity, gzip"},
    ],
)
def test_another_media_type_or_coding_is_refused(both: Both, fields: dict[str, str]) -> None:
    lay(both.kommune, both.bosted, ORDER, sealed(both, ORDER))
    carrying = both.kommune.wire
    both.kommune.wire = Altering(carrying, **fields)
    delivery, reply = delivered(both)
    both.kommune.wire = carrying
    told(reply, 415, "AFL-MEDIETYPE")
    untouched(both)
    refused_without_receipt(both, delivery, "AFL-MEDIETYPE")


def refused_without_receipt(both: Both, delivery: Delivery, code: str) -> None:
    """The sender's row is settled, and the case waits for the application to decide."""
    (row,) = rows(both.kommune)
    assert (delivery.state, delivery.code, delivery.facts) == ("afvist", code, None)
    assert (row.state, row.code, row.receipt, row.handled) == ("afvist", code, None, False)
    assert events(both.kommune) == ["afvist"]
    assert in_flight(both, row.message_id) == (False, False)
    later = quiet_order(besked_id=byggere.noegle(78))
    both.kommune.put(later)
    assert both.kommune.deliver() == ()
    both.kommune.resume(row.id)
    (next_one,) = both.kommune.deliver()
    assert (next_one.message_id, next_one.state) == (later.konvolut.besked_id, "leveret")


# --- decryption, signature, trust: 4xx --------------------------------------------------------------------


def broken(both: Both) -> bytes:
    """The signed message with another letter in its signature, sealed again."""
    jws = bytearray(signed(both))
    jws[-9] = ord("A") if jws[-9] != ord("A") else ord("B")  # still base64url
    return encrypt(bytes(jws), both.bosted.ring.signing(both.clock()).chain[0])


def signed(both: Both, *, typ: Typ = Typ.BESKED, ahead: timedelta = timedelta()) -> bytes:
    now = both.clock()
    return sign(AS_JSON, key=both.kommune.ring.signing(now), typ=typ, cty=JSON, now=now + ahead)


def sealed_again(both: Both, jws: bytes) -> bytes:
    return encrypt(jws, both.bosted.ring.signing(both.clock()).chain[0])


def in_anothers_role(both: Both) -> bytes:
    """The municipality's key in the role of a provider, which the register does not give it."""
    part = Part(rolle="UDFOERER", organisation=byggere.organisation())
    return sealed(both, byggere.bestilling(afsender=part))


def revoked(both: Both) -> bytes:
    listed = both.bosted.trust.revocation
    thumbprint = both.kommune.trust.register.entries[0].signing[0].thumbprint
    both.bosted.trust = replace(both.bosted.trust, revocation=replace(listed, revoked={thumbprint}))
    return sealed(both, ORDER)


UNTRUSTED: dict[str, tuple[str, Callable[[Both], bytes]]] = {
    "nothing": ("SIK-AFKRYPTERING", lambda both: b""),
    "no JWE": ("SIK-AFKRYPTERING", lambda both: b"a.b.c.d.e"),
    "for another": ("SIK-AFKRYPTERING", lambda both: sealed(both, ORDER, to=both.kommune)),
    "cut": ("SIK-AFKRYPTERING", lambda both: sealed(both, ORDER)[:-7]),
    "nothing signed": ("SIK-HOVED", lambda both: sealed_again(both, AS_JSON)),
    "signature": ("SIK-SIGNATUR", broken),
    "a receipt": ("SIK-TYPE", lambda both: sealed_again(both, signed(both, typ=Typ.KVITTERING))),
    "ahead": ("SIK-TID", lambda both: sealed_again(both, signed(both, ahead=timedelta(minutes=6)))),
    "employee": (
        "SIK-MEDARBEJDER",
        lambda both: sealed(both, ORDER, by=both.world.authority.employee("90000004").loose),
    ),
    "foreign root": (
        "SIK-KAEDE",
        lambda both: sealed(both, ORDER, by=both.world.authority.bad(Bad.FOREIGN_ROOT, "90000004").loose),
    ),
    "not in the register": (
        "SIK-REGISTER",
        lambda both: sealed(both, ORDER, by=both.world.authority.organisation("90000004").key),
    ),
    "in a role that is another's": ("SIK-REGISTER", in_anothers_role),
    "revoked": ("SIK-SPAERRET", revoked),
}


@pytest.mark.parametrize(("code", "make"), UNTRUSTED.values(), ids=UNTRUSTED)
@pytest.mark.usefixtures("unchecked")
def test_who_is_not_trusted_gets_a_code_and_nothing_signed(
    both: Both, code: str, make: Callable[[Both], bytes]
) -> None:
    jwe = make(both)
    lay(both.kommune, both.bosted, ORDER, jwe or b" ")
    if not jwe:
        told(both.posted(both.bosted, b""), 400, code)
    delivery, reply = delivered(both)
    told(reply, 400, code)
    untouched(both)
    (row,) = rows(both.kommune)
    assert (delivery.state, delivery.code, delivery.facts) == ("klar", code, None)
    assert (row.state, row.code, row.receipt) == ("klar", code, None)
    assert both.clock() <= row.due <= both.clock() + timedelta(seconds=1)
    assert events(both.kommune) == []
    assert in_flight(both, row.message_id) == (False, True)


class Repeating:
    """Answers every request as the first one was answered, and remembers their bodies."""

    def __init__(self, inner: Wire | None) -> None:
        assert inner is not None
        self._inner, self.bodies = inner, set[bytes]()
        self._reply: Reply | NoReply | None = None

    def send(self, request: Request) -> Reply | NoReply:
        self.bodies.add(request.body)
        self._reply = self._reply or self._inner.send(request)
        return self._reply


@pytest.mark.usefixtures("unchecked")
def test_what_is_not_trusted_is_tried_to_the_horizon_and_given_up(both: Both) -> None:
    jwe = sealed(both, ORDER, to=both.kommune)
    lay(both.kommune, both.bosted, ORDER, jwe)
    both.kommune.wire = wire = Repeating(both.kommune.wire)
    queued, states = both.clock(), []
    while (due := next_due(both)) is not None:
        both.clock.advance(due - both.clock())
        (delivery,) = both.kommune.deliver()
        states.append((delivery.state, both.clock() - queued))
        assert delivery.code == "SIK-AFKRYPTERING"
    assert wire.bodies == {jwe}
    assert [state for state, _ in states] == sorted((s for s, _ in states), key=STATES.index)
    assert next(after for state, after in states if state == "uafklaret") == timedelta(hours=72)
    assert states[-1] == ("opgivet", timedelta(days=37))
    assert 30 <= sum(state == "uafklaret" for state, _ in states) <= 40
    assert events(both.kommune)[-2:] == ["uafklaret", "opgivet"]
    (row,) = rows(both.kommune)
    assert (row.code, in_flight(both, row.message_id)) == ("SIK-AFKRYPTERING", (False, True))
    both.kommune.resume(row.id)
    assert in_flight(both, row.message_id) == (False, False)
    untouched(both)


STATES = ("klar", "uafklaret", "opgivet")


def next_due(both: Both) -> Any:
    with both.kommune.store.peek() as session:
        return session.outbox.next_due(both.clock())


def test_when_the_register_is_mended_the_same_bytes_are_taken(both: Both) -> None:
    register = both.bosted.trust.register
    fewer = replace(register, version=register.version + 1, entries=register.entries[1:])
    both.bosted.trust = replace(both.bosted.trust, register=fewer)
    both.kommune.put(ORDER)
    assert delivered(both)[0].code == "SIK-REGISTER"
    mended = replace(register, version=register.version + 2)
    both.bosted.trust = replace(both.bosted.trust, register=mended)
    both.clock.advance(timedelta(seconds=1))
    delivery, reply = delivered(both)
    assert (delivery.state, delivery.code) == ("leveret", None)
    assert receipted(both, reply, 201, ORDER, KEY).answer is Answer.OK
    assert both.requests[0] == both.requests[1]


# --- structure, receiver, version, FR-001, FR-006, FR-007, a bad M40: 422 ---------------------------------


def without(*path: str) -> bytes:
    tree = to_tree(ORDER)
    inner = tree
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return tree_to_json(tree)


def own(message: Besked) -> tuple[bytes, str, str]:
    return write(message, STANDARD), JSON, message.konvolut.besked_id  # type: ignore[attr-defined]


FONDEN = Organisation(navn="Fonden Engen", cvr="90000020")
M40 = byggere_opfoelgning.forretningskvittering(
    afsender=byggere.part(), modtager=(byggere.udfoerer(),), kode="AFVIST", begrundelse=None
)
REFUSED: dict[str, tuple[str, tuple[bytes, str, str | None]]] = {
    "empty object": ("BESKED-UKENDT", (b"{}", JSON, None)),
    "DTD": ("FORM-DTD", (b"<!DOCTYPE x><x/>", XML, None)),
    "structure": ("SKEMA-MANGLER", (without("borger"), JSON, KEY)),
    "no id": ("SKEMA-MANGLER", (without("konvolut", "beskedId"), JSON, None)),
    "version": ("BESKED-VERSION", (AS_JSON.replace(b'"1.0"', b'"9.0"'), JSON, KEY)),
    "version in XML": ("BESKED-VERSION", (AS_XML.replace(b">1.0<", b">9.0<"), XML, KEY)),
    "type": ("BESKED-TYPE", (AS_JSON.replace(b'"BESTILLING"', b'"KAGE"'), JSON, KEY)),
    "media type": ("AFL-INDHOLDSTYPE", (AS_JSON, XML, KEY)),
    "a receipt as a message": (
        "AFL-BESKEDTYPE",
        (write(byggere_opfoelgning.transportkvittering(), STANDARD), JSON, None),
    ),
    "receiver": ("AFL-MODTAGER", own(quiet_order(modtager=(Part(rolle="UDFOERER", organisation=FONDEN),)))),
    "role of receiver": (
        "AFL-MODTAGER", own(quiet_order(modtager=(Part(rolle="AKTOER", organisation=byggere.bosted()),)))
    ),
    "sender": ("FR-001", own(quiet_order(afsender=Part(rolle="MYNDIGHED", organisation=FONDEN)))),
    "sent in the future": ("FR-006", own(quiet_order(nu=byggere.NU + timedelta(minutes=7)))),
    "expired": ("FR-007", own(quiet_order(udloeber=byggere.NU))),
    "for too long": ("FR-007", own(quiet_order(udloeber=byggere.NU + timedelta(days=8)))),
    "M40 that is not valid": ("FR-028", own(M40)),
}  # fmt: skip


@pytest.mark.parametrize(("rule_id", "made"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_is_refused_in_a_signed_receipt(
    both: Both, rule_id: str, made: tuple[bytes, str, str | None]
) -> None:
    payload, cty, said = made
    key = said or byggere.noegle(77)
    lay(both.kommune, both.bosted, payload, sealed(both, payload, cty=cty), message_id=key)
    delivery, reply = delivered(both)
    facts = receipted(both, reply, 422, payload, key)
    assert (facts.answer, facts.message_id) == (Answer.ERROR, said)
    assert rule_id in [fault.rule_id for fault in facts.faults]
    assert {fault.severity for fault in facts.faults} == {Severity.ERROR}
    assert (events(both.bosted), inbox(both.bosted), rows(both.bosted)) == (["naegtet"], (), ())
    assert kept(both.bosted, both.kommune, key) is None
    (row,) = rows(both.kommune)
    assert (delivery.state, delivery.code, delivery.facts) == ("afvist", None, facts)
    assert (row.state, row.receipt) == ("afvist", reply.body)
    assert events(both.kommune) == ["afvist"]
    assert in_flight(both, key) == (False, False)
    again = both.posted(both.bosted, sealed(both, payload, cty=cty), key)
    assert (again.status, again.body) == (422, reply.body)
    assert events(both.bosted) == ["naegtet"]


# --- the same id: 409, and the same bytes -----------------------------------------------------------------


def test_the_same_id_for_other_bytes_is_refused_and_an_alarm(both: Both) -> None:
    first = both.posted(both.bosted, sealed(both, ORDER), KEY)
    other = quiet_order(ressourcer="Holder af at synge.")
    lay(both.kommune, both.bosted, other, sealed(both, other), message_id=KEY)
    delivery, reply = delivered(both)
    facts = receipted(both, reply, 409, other, KEY)
    assert (facts.answer, [fault.rule_id for fault in facts.faults]) == (Answer.ERROR, ["FR-004"])
    assert events(both.bosted) == ["modtaget", "alarm"]
    found = kept(both.bosted, both.kommune, KEY)
    assert found is not None
    assert found.digest == sha256(payload_of(ORDER)).hexdigest()
    assert len(inbox(both.bosted)) == 1
    (row,) = rows(both.kommune)
    assert (delivery.state, row.state, row.receipt) == ("afvist", "afvist", reply.body)
    assert events(both.kommune) == ["afvist"]
    assert both.posted(both.bosted, sealed(both, ORDER), KEY) == first
    assert both.posted(both.bosted, sealed(both, other), KEY) == reply
    assert events(both.bosted) == ["modtaget", "alarm"]


def test_another_system_of_our_own_organisation_uses_an_id_of_ours(both: Both) -> None:
    both.kommune.put(ORDER)
    other = both.world.authority.organisation("90000004", name="Botilbuddet", key=POOL.rsa("botilbud"))
    both.world.list(other, roles=("UDFOERER",), endpoint="https://botilbud.example/beskeder")
    both.kommune.trust = opening.read_trust(Settings.read(both.folder / "kommune"), both.clock())
    part = Part(rolle="UDFOERER", organisation=byggere.organisation())
    message = byggere.indskrivning(besked_id=KEY, afsender=part, forloeb_id=byggere.noegle(5))
    assert both.posted(both.kommune, sealed(both, message, by=other.key, to=both.kommune)).status == 409
    assert events(both.kommune)[-1] == "alarm"


@pytest.mark.parametrize("delivered_first", [True, False])
def test_an_id_belongs_to_one_message_in_a_case_whoever_sent_it(both: Both, delivered_first: bool) -> None:
    """Also to one of ours whose receipt has not come yet; in another case the id is free."""
    both.kommune.put(ORDER)
    if delivered_first:
        both.kommune.deliver()
    key = both.bosted.ring.signing(both.clock())
    message = byggere.indskrivning(besked_id=KEY)
    assert both.posted(both.kommune, sealed(both, message, by=key, to=both.kommune)).status == 409
    elsewhere = byggere.indskrivning(besked_id=KEY, forloeb_id=byggere.noegle(5))
    assert both.posted(both.kommune, sealed(both, elsewhere, by=key, to=both.kommune)).status == 201
    assert [entry.case_id for entry in inbox(both.kommune)] == [byggere.noegle(5)]


def test_the_same_bytes_get_the_same_receipt_and_have_one_effect(both: Both) -> None:
    both.kommune.put(ORDER)
    _, reply = delivered(both)
    both.clock.advance(timedelta(days=1))
    for jwe in (both.requests[0].body, sealed(both, ORDER)):
        again = both.posted(both.bosted, jwe, KEY)
        assert (again.status, again.body) == (201, reply.body)
    assert (events(both.bosted), len(inbox(both.bosted))) == (["modtaget"], 1)


def test_a_lost_reply_is_made_good_by_the_stored_receipt(both: Both) -> None:
    both.kommune.put(ORDER)
    carrying = both.kommune.wire
    assert carrying is not None

    class Losing:
        def send(self, request: Request) -> Reply | NoReply:
            carrying.send(request)
            return NoReply("AFL-TIDSFRIST")

    both.kommune.wire = Losing()
    (lost,) = both.kommune.deliver()
    assert (lost.state, lost.code) == ("klar", "AFL-TIDSFRIST")
    both.kommune.wire = carrying
    both.clock.advance(timedelta(seconds=1))
    delivery, reply = delivered(both)
    assert (delivery.state, rows(both.kommune)[0].receipt) == ("leveret", reply.body)
    assert both.replies[0] == both.replies[1]
    assert (events(both.bosted), len(inbox(both.bosted))) == (["modtaget"], 1)


# --- taken: 201 -------------------------------------------------------------------------------------------


def catalogue_with(demand: Any, kind: Any = None) -> Any:
    """The standard with one rule more, which every order breaks."""

    @rule("EGEN-1", da="Egen.", en="Own.", demand=demand, kind=kind, messages=("bestilling",), source="valg")
    def egen(besked: Any) -> Any:
        """Egen."""
        yield at("borger")

    return STANDARD.with_rules(egen)


def crashing() -> Any:
    """The standard with one rule more, which fails on every order."""

    @rule(
        "EGEN-2", da="Egen.", en="Own.", demand=SKAL, kind=GYLDIGHED, messages=("bestilling",), source="valg"
    )
    def crashed(besked: Any) -> Any:
        """Egen."""
        raise ZeroDivisionError

    return STANDARD.with_rules(crashed)


TAKEN: dict[str, tuple[Any, Answer, list[tuple[str, Severity]]]] = {
    "nothing to say": (STANDARD, Answer.OK, []),
    "KAN": (catalogue_with(KAN), Answer.OK, [("EGEN-1", Severity.INFO)]),
    "BØR": (
        STANDARD,
        Answer.WARNING,
        [("FR-116", Severity.WARNING), ("FR-101", Severity.WARNING)],
    ),
    "a duty": (catalogue_with(SKAL, PLIGT), Answer.WARNING, [("EGEN-1", Severity.WARNING)]),
    "a rule of ours that fails": (crashing(), Answer.WARNING, [("INTERN-REGEL", Severity.WARNING)]),
}


@pytest.mark.parametrize(("catalogue", "answer", "faults"), TAKEN.values(), ids=TAKEN)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_breaks_no_rule_of_validity_is_taken(
    both: Both, catalogue: Any, answer: Answer, faults: list[tuple[str, Severity]], form: Any
) -> None:
    both.open("bosted", catalogue)
    order = byggere.bestilling() if faults and catalogue is STANDARD else ORDER
    both.kommune.put(order, form=form)
    delivery, reply = delivered(both)
    payload = write(order, STANDARD, form=form)
    facts = receipted(both, reply, 201, payload, KEY)
    assert facts.answer is answer
    assert sorted((f.rule_id, f.severity) for f in facts.faults) == sorted(faults)
    found = kept(both.bosted, both.kommune, KEY)
    assert found is not None
    assert (found.direction, found.counts, found.digest) == ("ind", True, sha256(payload).hexdigest())
    assert [(one.message_id, one.counts, one.read) for one in inbox(both.bosted)] == [(KEY, True, None)]
    assert (events(both.bosted), rows(both.bosted)) == (["modtaget"], ())
    (row,) = rows(both.kommune)
    assert (delivery.state, delivery.facts) == ("leveret", facts)
    assert (row.state, row.code, row.receipt, row.jwe) == ("leveret", None, reply.body, None)
    assert events(both.kommune) == ["afsendt", "leveret"]
    assert in_flight(both, KEY) == (True, False)
    states = {("A", "90000012/1003456789"): "BESTILT"}
    assert both.kommune.forloeb(CASE).states == both.bosted.forloeb(CASE).states == states


# --- taken and rejected: 201, and an M40 ------------------------------------------------------------------


def rejected(both: Both, message: Besked, rule_id: str, fates: tuple[Fate, Fate]) -> None:
    """The provider took it, does not count it, and has queued the M40; the municipality learns of both."""
    key = message.konvolut.besked_id  # type: ignore[attr-defined]
    delivery, reply = delivered(both)
    facts = receipted(both, reply, 201, message, key)
    assert (facts.answer, facts.faults) == (Answer.OK, ())
    found = kept(both.bosted, both.kommune, key)
    assert found is not None
    assert (found.counts, found.in_flight) == (False, False)
    assert [(one.message_id, one.counts) for one in inbox(both.bosted)][-1] == (key, False)
    assert events(both.bosted)[-2:] == ["modtaget", "afsendt"]
    (answer,) = rows(both.bosted)
    assert (answer.state, answer.receiver, answer.case_id) == ("klar", both.kommune.host.cvr, CASE)
    assert (delivery.state, rows(both.kommune)[-1].state) == ("leveret", "leveret")
    assert in_flight(both, key) == (True, False)
    assert step_of(both, key).fate is fates[0]

    (back,) = both.bosted.deliver()
    assert back.state == "leveret"
    with both.kommune.next() as incoming_:
        assert incoming_ is not None
        m40: Any = incoming_.besked
    assert (m40.kode, m40.konvolut.svar_paa, incoming_.counts) == ("AFVIST", key, True)
    assert rule_id in [fault.regel_id for fault in m40.fejl]
    assert step_of(both, key).fate is fates[1]
    assert both.kommune.forloeb(CASE).states == both.bosted.forloeb(CASE).states
    assert both.kommune.forloeb(CASE).turn == both.bosted.forloeb(CASE).turn
    assert rows(both.kommune)[-1].state == "leveret"
    assert len(rows(both.kommune)) == 1 + (message is not ORDER)  # an M40 is never answered with an M40


def step_of(both: Both, key: str) -> Any:
    steps = both.kommune.forloeb(CASE).steps
    return next(step for step in steps if step.message.konvolut.besked_id == key)  # type: ignore[attr-defined]


def test_a_rule_of_validity_of_the_message_rejects_it(both: Both) -> None:
    both.open("bosted", catalogue_with(SKAL, GYLDIGHED))
    both.kommune.put(ORDER)
    rejected(both, ORDER, "EGEN-1", (Fate.COUNTS, Fate.REJECTED))


def test_a_rule_of_validity_of_the_case_rejects_it(both: Both) -> None:
    both.kommune.put(ORDER)
    both.kommune.deliver()
    answer = byggere.tilbud_svar(besked_id=byggere.noegle(79))
    with pytest.raises(LocalError):
        both.kommune.put(answer)
    lay(both.kommune, both.bosted, answer, sealed(both, answer), message_id=byggere.noegle(79))
    rejected(both, answer, "FR-005", (Fate.NO_ROW, Fate.NO_ROW))


def test_the_rejection_is_queued_in_the_same_transaction(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    both.open("bosted", catalogue_with(SKAL, GYLDIGHED))
    both.kommune.put(ORDER)

    def failing(*given: Any) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(incoming, "put", failing)
        delivery, reply = delivered(both)
        told(reply, 500, "AFL-INTERN")
        assert (delivery.state, delivery.code) == ("klar", "AFL-INTERN")
        untouched(both)
    both.clock.advance(timedelta(minutes=1))
    delivered(both)
    assert events(both.bosted) == ["modtaget", "afsendt"]


def test_who_takes_no_m40_is_refused_in_the_receipt_instead(both: Both) -> None:
    both.open("bosted", catalogue_with(SKAL, GYLDIGHED))
    register = both.bosted.trust.register
    fewer = tuple(replace(entry, types=("TILBUD",)) for entry in register.entries)
    register = replace(register, version=register.version + 1, entries=fewer)
    both.bosted.trust = replace(both.bosted.trust, register=register)
    both.kommune.put(ORDER)
    delivery, reply = delivered(both)
    facts = receipted(both, reply, 422, ORDER, KEY)
    assert (facts.answer, [fault.rule_id for fault in facts.faults]) == (Answer.ERROR, ["EGEN-1"])
    assert (delivery.state, in_flight(both, KEY)) == ("afvist", (False, False))
    assert (events(both.bosted), inbox(both.bosted), rows(both.bosted)) == (["naegtet"], (), ())
    assert kept(both.bosted, both.kommune, KEY) is None


def test_a_rejection_that_we_cannot_send_now_leaves_nothing(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is our fault, not the sender's: no refusal, and the message is taken once things are mended."""
    both.open("bosted", catalogue_with(SKAL, GYLDIGHED))
    both.kommune.put(ORDER)

    def failing(*given: Any, **named: Any) -> Any:
        raise LocalError("nej")

    with monkeypatch.context() as patch:
        patch.setattr(incoming, "prepare", failing)
        retried(both, "AFL-CERTIFIKAT")
        untouched(both)
    both.clock.advance(timedelta(minutes=10))
    _, reply = delivered(both)
    assert receipted(both, reply, 201, ORDER, KEY).answer is Answer.OK
    assert events(both.bosted) == ["modtaget", "afsendt"]


# --- later: 503, and a fault of ours ----------------------------------------------------------------------


def retried(both: Both, code: str, status: int = 503) -> None:
    """The row waits at least as long as the receiver asked, and is delivered once things are mended."""
    delivery, reply = delivered(both)
    told(reply, status, code)
    (row,) = rows(both.kommune)
    assert (delivery.state, delivery.code, row.state, row.code) == ("klar", code, "klar", code)
    waits = timedelta(seconds=int(reply.headers["retry-after"]))
    assert row.due >= both.clock() + waits
    assert both.kommune.deliver() == ()


def mended(both: Both) -> None:
    both.clock.advance(timedelta(minutes=10))
    delivery, reply = delivered(both)
    assert (delivery.state, receipted(both, reply, 201, ORDER, KEY).answer) == ("leveret", Answer.OK)
    assert (events(both.bosted), len(inbox(both.bosted))) == (["modtaget"], 1)


def test_without_a_list_of_revocations_nothing_is_taken(both: Both) -> None:
    listed = both.bosted.trust.revocation
    old = replace(listed, valid_until=NOW - timedelta(days=1))
    both.bosted.trust = replace(both.bosted.trust, revocation=old)
    both.kommune.put(ORDER)
    retried(both, "SIK-SPAERRELISTE")
    untouched(both)
    both.bosted.trust = replace(both.bosted.trust, revocation=listed)
    mended(both)


def test_while_the_store_is_held_by_another_nothing_is_taken(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Store.open
    monkeypatch.setattr(opening.Store, "open", lambda path, vault: opened(path, vault, 0.05))
    both.open("bosted")
    both.kommune.put(ORDER)
    with closing(sqlite3.connect(both.folder / "bosted" / "samarbejde.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        retried(both, "AFL-LAGER")
        other.rollback()
    untouched(both)
    mended(both)


def test_after_it_was_closed_nothing_is_taken(both: Both) -> None:
    both.kommune.put(ORDER)
    both.bosted.close()
    retried(both, "AFL-LUKKET")
    both.open("bosted")
    mended(both)


class Away:
    """A key in a device that does not answer."""

    def __init__(self, chain: tuple[bytes, ...]) -> None:
        self.chain = chain

    def sign(self, data: bytes) -> bytes:
        raise LocalError("nej")

    def decrypt(self, wrapped: bytes) -> bytes:
        raise LocalError("nej")


def test_while_our_own_key_is_away_nothing_is_taken(both: Both) -> None:
    ring = both.bosted.ring
    both.bosted.ring = Keyring((Away(ring.signing(NOW).chain),))
    both.kommune.put(ORDER)
    retried(both, "AFL-CERTIFIKAT")
    untouched(both)
    both.bosted.ring = ring
    mended(both)


def test_what_cannot_be_receipted_is_not_taken(both: Both) -> None:
    """The key opens and does not sign: nothing of the message is kept."""
    desk = both.bosted._desk
    both.kommune.put(ORDER)
    both.bosted._desk = replace(desk, ring=Keyring((Away(desk.ring.signing(NOW).chain),)))
    retried(both, "AFL-CERTIFIKAT")
    untouched(both)
    both.bosted._desk = desk
    mended(both)


def test_a_fault_of_ours_is_told_without_its_text(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    both.kommune.put(ORDER)

    def failing(*given: Any, **named: Any) -> Any:
        raise RuntimeError("0504909989")

    for where, name in ((both.bosted, "opened"), (both.bosted.histories, "entries")):
        with monkeypatch.context() as patch:
            patch.setattr(where, name, failing)
            retried(both, "AFL-INTERN", 500)
            both.clock.advance(timedelta(minutes=10))
    assert b"0504909989" not in b"".join(reply.body for reply in both.replies if isinstance(reply, Reply))
    untouched(both)
    mended(both)


def test_every_problem_of_a_receiver_stands_in_the_table_or_is_about_http() -> None:
    """Who adds a code decides what a sender does with it."""
    about_http = {"AFL-STI", "AFL-METODE", "AFL-HOVEDER", "AFL-TRAVLT", "AFL-TID", "AFL-AFBRUDT"}
    in_table = {"AFL-STOERRELSE", "AFL-MEDIETYPE", "AFL-LAGER", "AFL-LUKKET", "AFL-CERTIFIKAT", "AFL-INTERN"}
    assert set(PROBLEMS) == about_http | in_table | {"AFL-DIGEST", "AFL-NOEGLE"}
