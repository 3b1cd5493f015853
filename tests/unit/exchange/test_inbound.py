"""The way in, line by line of the receipt table, and what no byte from outside can bring about."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.property.makers import Maker, places
from tests.standard import byggere, byggere_opfoelgning
from tests.unit.exchange.post import (
    AUTHORITY,
    BOSTED,
    FONDEN,
    JSON,
    KOMMUNE,
    NOW,
    TRUST,
    XML,
    entry,
    recognised,
    sealed,
    unsealed,
)

from samarbejde_schema.catalogue.receipts import Answer, Head
from samarbejde_schema.codec.json import to_tree, tree_to_json
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.errors import LocalError
from samarbejde_schema.exchange.arrival import Decision, Host, Received, Unsealed
from samarbejde_schema.exchange.inbound import (
    MOST_FAULTS,
    also_refused,
    decide,
    receive,
    recognise,
    report_of,
    unseal,
    untold,
)
from samarbejde_schema.exchange.reading import examine, write
from samarbejde_schema.findings import Severity, Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.standard.v1.kvitteringer import KVITTERINGER
from samarbejde_schema.testing.authority import Bad
from samarbejde_schema.validation.rule import GYLDIGHED, KAN, PLIGT, SKAL, at, rule

HEAD = Head(17, "f" * 64)
NEW = byggere.noegle(8001)
"""The id of every rejection."""
ROOT = Path(__file__).resolve().parents[3]
FORLOEB = ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud"


def decided(
    received: Received, *history: Besked, known: str | None = None, at: Any = BOSTED, **changes: Any
) -> Decision:
    given = {"catalogue": STANDARD, "host": at.host, "now": NOW, "new_id": lambda: NEW}
    return decide(received, known=known, history=[entry(one) for one in history], **given | changes)


def told(decision: Decision) -> list[str]:
    return [fault.rule_id for fault in decision.faults]


def from_bosted(message: Besked | bytes, **changes: Any) -> Received:
    """A message from the provider as the authority recognises it."""
    return recognised(message, at=KOMMUNE, by=BOSTED.cvr, **changes)


def quiet_order(**changes: Any) -> Any:
    """An order that no rule has anything to say of, also as the first of its case."""
    return byggere.bestilling(
        begrundelse_uden_forespoergsel="Stedet er kendt.", sagsforloeb="Et par linjer.", **changes
    )


# --- nobody can be believed: a problem document -----------------------------------------------------------

CHANGED = bytearray(sealed(byggere.bestilling()))
CHANGED[-30] ^= 1
SPOILT = BOSTED.issued.loose
UNKNOWN = Trust(TRUST.anchors, TRUST.register, AUTHORITY.revocation(valid_until=NOW - timedelta(days=1)))
EMPLOYEE = AUTHORITY.bad(Bad.EMPLOYEE, KOMMUNE.cvr)


class Broken:
    """A key in a device that does not answer."""

    chain = BOSTED.issued.chain

    def sign(self, data: bytes) -> bytes:
        raise LocalError("nej")

    def decrypt(self, wrapped: bytes) -> bytes:
        raise LocalError("nej")


@pytest.mark.parametrize(
    ("body", "given", "status", "code"),
    [
        (b"", {}, 400, "SIK-AFKRYPTERING"),
        (b"a.b.c.d.e", {}, 400, "SIK-AFKRYPTERING"),
        (bytes(CHANGED), {}, 400, "SIK-AFKRYPTERING"),
        (sealed(byggere.bestilling())[:-9], {}, 400, "SIK-AFKRYPTERING"),
        (sealed(byggere.bestilling(), to=FONDEN), {}, 400, "SIK-AFKRYPTERING"),
        (encrypt(b"intet underskrevet", BOSTED.issued.chain[0]), {}, 400, "SIK-HOVED"),
        (sealed(b"{}", typ=Typ.KVITTERING), {}, 400, "SIK-TYPE"),
        (sealed(byggere.bestilling(), by=EMPLOYEE.loose), {}, 400, "SIK-MEDARBEJDER"),
        (sealed(byggere.bestilling()), {"now": NOW - timedelta(minutes=6)}, 400, "SIK-TID"),
        (sealed(byggere.bestilling()), {"trust": UNKNOWN}, 503, "SIK-SPAERRELISTE"),
        (sealed(byggere.bestilling()), {"ring": Keyring((Broken(),))}, 503, "AFL-CERTIFIKAT"),
    ],
)
def test_until_the_signature_holds_there_is_one_code_and_nothing_to_decide(
    body: bytes, given: dict[str, Any], status: int, code: str
) -> None:
    received = receive(body, **{"now": NOW, **BOSTED.receiving(), **given})
    assert received.problem is not None
    assert (received.problem.status, received.problem.code) == (status, code)
    assert (received.problem.retry_after is not None) == (status == 503)
    assert (received.signed, received.reading, received.message_id) == (None, None, None)
    with pytest.raises(LocalError):
        decided(received)
    with pytest.raises(LocalError):
        report_of(received, history=(), catalogue=STANDARD, now=NOW)


def test_a_time_without_offset_is_a_mistake_of_the_program() -> None:
    with pytest.raises(LocalError):
        receive(sealed(byggere.bestilling()), **BOSTED.receiving(), now=NOW.replace(tzinfo=None))


def test_a_good_message_is_unsealed_recognised_and_decided() -> None:
    message = quiet_order()
    opened = unseal(sealed(message), ring=BOSTED.ring, trust=TRUST, now=NOW)
    assert isinstance(opened, Unsealed)
    assert opened.signed.payload == write(message, STANDARD)
    received = recognise(opened, host=BOSTED.host, catalogue=STANDARD, now=NOW)
    assert (received.jws, received.place, received.refusals) == (opened.jws, 0, ())
    assert (received.message_id, received.case_id) == (message.konvolut.besked_id, byggere.FORLOEB)
    decision = decided(received)
    assert (decision.status, decision.answer, decision.keep, decision.counts) == (201, Answer.OK, True, True)
    facts = decision.facts(at=NOW.replace(microsecond=7), head=HEAD)
    assert KVITTERINGER.read(KVITTERINGER.write(facts)) == facts
    assert (facts.sender, facts.receiver, facts.digest) == (KOMMUNE.cvr, BOSTED.cvr, opened.signed.digest)


# --- 422: it cannot be taken ------------------------------------------------------------------------------


def without(message: Besked, *path: str) -> bytes:
    tree = to_tree(message)
    inner = tree
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return tree_to_json(tree)


BESTILLING = byggere.bestilling()
AS_JSON, AS_XML = write(BESTILLING, STANDARD), write(BESTILLING, STANDARD, form="xml")
KEY = BESTILLING.konvolut.besked_id
TO_FONDEN = byggere.bestilling(
    modtager=(Part(rolle="UDFOERER", organisation=Organisation(navn="Fonden Engen", cvr=FONDEN.cvr)),)
)
IN_ANOTHER_ROLE = byggere.bestilling(modtager=(Part(rolle="AKTOER", organisation=byggere.bosted()),))


@pytest.mark.parametrize(
    ("payload", "cty", "key", "first"),
    [
        (b"", JSON, None, "FORM-TOM"),
        (b"\xff\xfe", JSON, None, "FORM-UTF16"),
        (b"<!DOCTYPE x><x/>", XML, None, "FORM-DTD"),
        (b"x" * (LIMITS.bytes + 1), JSON, None, "FORM-STOERRELSE"),
        (b"{}", JSON, None, "BESKED-UKENDT"),
        (AS_JSON.replace(b'"1.0"', b'"9.0"'), JSON, KEY, "BESKED-VERSION"),
        (AS_XML.replace(b">1.0<", b">9.0<"), XML, KEY, "BESKED-VERSION"),
        (AS_JSON.replace(b'"BESTILLING"', b'"KAGE"'), JSON, KEY, "BESKED-TYPE"),
        (AS_JSON.replace(b'"BESTILLING"', b'"KAGE"').replace(KEY.encode(), b"0504909989"), JSON, None, "BESKED-TYPE"),
        (without(BESTILLING, "borger"), JSON, KEY, "SKEMA-MANGLER"),
        (without(BESTILLING, "konvolut", "beskedId"), JSON, None, "SKEMA-MANGLER"),
        (AS_JSON, XML, KEY, "AFL-INDHOLDSTYPE"),
        (AS_XML, JSON, KEY, "AFL-INDHOLDSTYPE"),
        (write(TO_FONDEN, STANDARD), JSON, KEY, "AFL-MODTAGER"),
        (write(IN_ANOTHER_ROLE, STANDARD), JSON, KEY, "AFL-MODTAGER"),
        (write(byggere_opfoelgning.transportkvittering(), STANDARD), JSON, None, "AFL-BESKEDTYPE"),
        (write(byggere.bestilling(udloeber=byggere.NU), STANDARD), JSON, KEY, "FR-007"),
        (write(byggere.bestilling(udloeber=byggere.NU + timedelta(days=8)), STANDARD), JSON, KEY, "FR-007"),
    ],
)  # fmt: skip
def test_form_structure_version_kind_and_receiver_are_refused_at_once(
    payload: bytes, cty: str, key: str | None, first: str
) -> None:
    received = recognised(payload, cty=cty)
    decision = decided(received)
    assert (decision.status, decision.answer) == (422, Answer.ERROR)
    assert first in told(decision)
    assert {fault.severity for fault in decision.faults} == {Severity.ERROR}
    assert (decision.message_id, received.message_id) == (key, key)
    assert not (decision.keep or decision.counts or decision.alarm or decision.rejection)
    facts = decision.facts(at=NOW, head=HEAD)
    assert KVITTERINGER.read(KVITTERINGER.write(facts)) == facts
    assert report_of(received, history=(), catalogue=STANDARD, now=NOW).errors


def test_what_is_no_message_is_refused_even_when_nothing_says_why() -> None:
    assert decided(replace(recognised(b"{}"), refusals=())).status == 422


@pytest.mark.parametrize(
    ("given", "rule_id"),
    [
        ({"by": FONDEN.cvr}, "FR-001"),
        ({"now": byggere.NU - timedelta(minutes=6)}, "FR-006"),
        ({"now": byggere.NU + timedelta(days=7, seconds=1)}, "FR-007"),
    ],
)
def test_what_only_the_reception_can_tell_is_refused_at_once(given: dict[str, Any], rule_id: str) -> None:
    received = recognised(quiet_order(), **given)
    decision = decided(received)
    assert (decision.status, told(decision)) == (422, [rule_id])
    assert [f.rule_id for f in received.refusals] == [rule_id]


def test_who_wrote_in_anothers_name_is_told_so_and_nobody_else_is_named() -> None:
    decision = decided(recognised(quiet_order(), by=FONDEN.cvr))
    facts = decision.facts(at=NOW, head=HEAD)
    assert (facts.sender, facts.receiver) == (FONDEN.cvr, BOSTED.cvr)
    assert KOMMUNE.cvr not in repr(facts)


def test_we_are_found_among_several_receivers() -> None:
    fonden = Part(rolle="AKTOER", organisation=Organisation(navn="Fonden Engen", cvr=FONDEN.cvr))
    both = quiet_order(modtager=(fonden, byggere.udfoerer()))
    received = recognised(both)
    assert (received.place, received.refusals) == (1, ())
    rejection = decided(received).rejection  # an AKTOER gets no order (FR-025)
    assert rejection is not None
    assert rejection.konvolut.afsender.organisation.cvr == BOSTED.cvr


def receipt(**changes: Any) -> Any:
    return byggere_opfoelgning.forretningskvittering(**changes)


def m40(**changes: Any) -> Any:
    """The provider's receipt for the order."""
    given = {"afsender": byggere.udfoerer(), "modtager": (byggere.part(),), "svar_paa": KEY}
    return receipt(**given | changes)


@pytest.mark.parametrize(
    ("message", "history", "rule_id"),
    [
        (m40(kode="AFVIST", begrundelse=None), (), "FR-028"),
        (m40(svar_paa=None), (), "FR-008"),
        (m40(besked_id=byggere.noegle(8), svar_paa=byggere.noegle(7)), (m40(besked_id=byggere.noegle(7)),), "FR-028"),
        (m40(besked_id=byggere.noegle(8), forloeb_id=None), (byggere.bestilling(),), "FR-022"),
    ],
)  # fmt: skip
def test_a_business_receipt_that_is_not_valid_is_refused_and_never_answered_with_another(
    message: Besked, history: tuple[Besked, ...], rule_id: str
) -> None:
    decision = decided(from_bosted(message), *history, at=KOMMUNE)
    assert (decision.status, decision.answer, decision.rejection) == (422, Answer.ERROR, None)
    assert rule_id in told(decision)


def test_a_good_business_receipt_counts_and_takes_the_message_out() -> None:
    order = quiet_order()
    given = m40(besked_id=byggere.noegle(8), kode="AFVIST", begrundelse="Der er ikke plads.")
    decision = decided(from_bosted(given), order, at=KOMMUNE)
    assert (decision.status, decision.counts) == (201, True)
    assert [step.counts for step in decision.course.steps] == [False, True]


# --- 409: the id is used ----------------------------------------------------------------------------------


def test_the_same_id_for_other_bytes_is_a_conflict_and_an_alarm() -> None:
    received = recognised(quiet_order())
    decision = decided(received, known="1" * 64)
    assert (decision.status, decision.answer, told(decision)) == (409, Answer.ERROR, ["FR-004"])
    assert decision.alarm
    assert not (decision.keep or decision.counts or decision.rejection)


def test_the_same_id_for_the_same_bytes_is_none() -> None:
    received = recognised(quiet_order())
    assert decided(received, known=received.signed.digest).status == 201


def test_the_conflict_is_told_before_what_else_is_wrong_and_together_with_it() -> None:
    late = recognised(quiet_order(), now=NOW + timedelta(days=8))
    decision = decided(late, known="1" * 64, now=NOW + timedelta(days=8))
    assert (decision.status, sorted(told(decision))) == (409, ["FR-004", "FR-007"])


def test_another_sender_cannot_use_the_id_of_a_message_in_the_case() -> None:
    order = quiet_order()
    offer = byggere.tilbud(besked_id=order.konvolut.besked_id)
    decision = decided(from_bosted(offer), order, at=KOMMUNE)
    assert (decision.status, told(decision)) == (409, ["FR-004"])
    assert decision.rejection is None


# --- 201: taken -------------------------------------------------------------------------------------------


def own(demand: Any, kind: Any = None) -> Any:
    """A catalogue with one rule more, which every order breaks."""

    @rule("EGEN-1", da="Egen.", en="Own.", demand=demand, kind=kind, messages=("bestilling",), source="valg")
    def egen(besked: Any) -> Any:
        """Egen."""
        yield at("borger")

    return STANDARD.with_rules(egen)


@pytest.mark.parametrize(
    ("catalogue", "answer", "severity"),
    [
        (own(KAN), Answer.OK, Severity.INFO),
        (own(SKAL, PLIGT), Answer.WARNING, Severity.WARNING),
    ],
)
def test_duties_and_advice_are_told_and_stop_nothing(
    catalogue: Any, answer: Answer, severity: Severity
) -> None:
    received = recognise(unsealed(quiet_order()), host=BOSTED.host, catalogue=catalogue, now=NOW)
    decision = decided(received, catalogue=catalogue)
    assert (decision.status, decision.answer, decision.counts) == (201, answer, True)
    assert [(f.rule_id, f.pointer, f.severity) for f in decision.faults] == [("EGEN-1", "/borger", severity)]


def test_a_warning_of_ours_is_a_warning() -> None:
    decision = decided(recognised(byggere.bestilling()))
    assert (decision.answer, set(told(decision))) == (Answer.WARNING, {"FR-101", "FR-116"})
    assert decision.counts


def test_a_rule_that_crashes_is_not_held_against_the_sender() -> None:
    @rule(
        "EGEN-2", da="Egen.", en="Own.", demand=SKAL, kind=GYLDIGHED, messages=("bestilling",), source="valg"
    )
    def crashing(besked: Any) -> Any:
        """Egen."""
        raise ZeroDivisionError

    catalogue = STANDARD.with_rules(crashing)
    received = recognise(unsealed(quiet_order()), host=BOSTED.host, catalogue=catalogue, now=NOW)
    decision = decided(received, catalogue=catalogue)
    assert (decision.answer, told(decision), decision.counts) == (Answer.WARNING, ["INTERN-REGEL"], True)


# --- 201 and a rejection ----------------------------------------------------------------------------------


def sender_takes(decision: Decision, rejected: Besked, at: Any, *history: Besked) -> Decision:
    """The rejection as the sender of the rejected message takes it."""
    rejection: Any = decision.rejection
    assert rejection is not None
    assert decision.answer is Answer.OK
    assert decision.faults == ()
    assert decision.keep
    assert not decision.counts
    received = recognised(
        rejection, at=at, by=rejection.konvolut.afsender.organisation.cvr, now=rejection.konvolut.afsendt
    )
    assert received.refusals == ()
    answer = decided(received, *history, rejected, at=at)
    assert (answer.status, answer.counts) == (201, True)
    return answer


def test_a_rule_of_the_message_is_answered_with_a_rejection_that_its_sender_takes() -> None:
    order = quiet_order(afsender=byggere.part(organisation=byggere.organisation(gln="5790000000000")))
    decision = decided(recognised(order))
    answer = sender_takes(decision, order, KOMMUNE)
    assert [fejl.regel_id for fejl in decision.rejection.fejl] == ["FR-012"]
    assert decision.course is None
    assert [step.counts for step in answer.course.steps] == [False, True]


def test_a_rule_of_the_case_is_answered_with_a_rejection() -> None:
    offer = byggere.tilbud(besked_id=byggere.noegle(7))
    decision = decided(from_bosted(offer), at=KOMMUNE)
    assert {"FR-003", "FR-005"} <= {fejl.regel_id for fejl in decision.rejection.fejl}
    sender_takes(decision, offer, BOSTED)


def test_of_two_that_crossed_the_authoritys_stands() -> None:
    """The authority orders anew while the offer is on its way, as in the fixtures of FR-027."""
    folder = next((ROOT / "fixtures" / "forloeb" / "bryder").glob("FR-027*/"))
    files = sorted(folder.glob("*.*"))
    messages = [examine(path.read_bytes(), STANDARD).besked for path in files]
    expected = json.loads(folder.with_name(folder.name + ".forventet.json").read_text(encoding="utf-8"))
    (loser,) = expected["findings"]
    place = [path.name for path in files].index(loser)
    last = messages.pop(place)
    assert last is not None
    sent = last.konvolut.afsendt
    host = Host(last.konvolut.modtager[0].organisation.cvr, frozenset({str(last.konvolut.modtager[0].rolle)}))
    received = recognise(
        unsealed(last, by=last.konvolut.afsender.organisation.cvr),
        host=host, catalogue=STANDARD, now=sent,
    )  # fmt: skip
    decision = decide(
        received, known=None, history=[entry(m) for m in messages], catalogue=STANDARD, host=host, now=sent
    )
    assert "FR-027" in {fejl.regel_id for fejl in decision.rejection.fejl}


BROKEN = [
    path
    for path in sorted((ROOT / "fixtures" / "regler").glob("*/bryder/*"))
    if path.suffix in (".json", ".xml")
    and not path.name.endswith(".forventet.json")
    and KVITTERINGER.transport not in path.parts
]


SENDERS = set(STANDARD.entry(KVITTERINGER.business).senders)
"""Whoever can receive a message can send a receipt for it."""


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_whatever_rule_a_message_breaks_its_rejection_breaks_none(path: Path) -> None:
    data = path.read_bytes()
    message: Any = examine(data, STANDARD).besked
    me, now = message.konvolut.modtager[0], message.konvolut.afsendt
    host = Host(str(me.organisation.cvr), frozenset({str(me.rolle)}))
    signer = str(message.konvolut.afsender.organisation.cvr)
    opened = unsealed(data, by=signer, cty=XML if path.suffix == ".xml" else JSON)
    received = recognise(opened, host=host, catalogue=STANDARD, now=now)
    decision = decide(received, known=None, history=(), catalogue=STANDARD, host=host, now=now)
    if received.refusals:
        business = received.reading.report.type == KVITTERINGER.business
        assert decision.status == 422
        assert business or {f.rule_id for f in received.refusals} <= {"FR-001", "FR-007", "AFL-MODTAGER"}
    elif decision.rejection is not None and me.rolle.value in SENDERS:
        back: Any = decision.rejection
        home = Host(signer, frozenset({str(back.konvolut.modtager[0].rolle)}))
        taken = recognise(unsealed(back, by=host.cvr), host=home, catalogue=STANDARD, now=now)
        own = {"/konvolut/afsender/organisation/cvr"} if path.name.startswith("FR-012") else set()
        assert {f.pointer for f in taken.reading.report.findings} <= own  # our own number cannot be wrong
    else:
        assert decision.answer in (Answer.OK, Answer.WARNING)


# --- limits, repetition, and bytes from anywhere ----------------------------------------------------------


def test_at_most_two_hundred_faults_are_told_errors_first() -> None:
    @rule(
        "EGEN-3",
        da="Egen.",
        en="Own.",
        demand=KAN,
        messages=("bestilling",),
        source="valg",
    )
    def many(besked: Any) -> Any:
        """Egen."""
        for i in range(3):
            for j in range(100):
                yield at("indsatsmaal", i, "indikator", j)

    catalogue = STANDARD.with_rules(many)
    received = recognise(unsealed(byggere.bestilling()), host=BOSTED.host, catalogue=catalogue, now=NOW)
    decision = decided(received, catalogue=catalogue)
    assert len(decision.faults) == MOST_FAULTS
    assert told(decision)[:2] == ["FR-101", "FR-116"]


def test_the_same_call_gives_the_same_decision() -> None:
    def once() -> Decision:
        made = decided(from_bosted(byggere.tilbud(besked_id=byggere.noegle(7))), at=KOMMUNE)
        return replace(made, course=None)

    assert once() == once()
    assert once().rejection.konvolut.besked_id == NEW


def test_a_standard_without_a_process_is_judged_by_the_message_alone() -> None:
    alone = replace(STANDARD, releases=(replace(STANDARD.release, process=None),))
    received = recognise(unsealed(byggere.bestilling()), host=BOSTED.host, catalogue=alone, now=NOW)
    decision = decided(received, catalogue=alone)
    assert (decision.status, decision.answer, decision.course) == (201, Answer.OK, None)


def test_a_dry_run_tells_all_levels_and_decides_nothing() -> None:
    report = report_of(
        from_bosted(byggere.tilbud(besked_id=byggere.noegle(7))), history=(), catalogue=STANDARD, now=NOW
    )
    assert {"FR-003", "FR-005"} <= {f.rule_id for f in report.errors}
    assert {Stage.BESKED, Stage.FORLOEB, Stage.MODTAGELSE} <= {
        stage for stage, outcome in report.outcomes.items() if outcome.value in ("ok", "failed")
    }


def lives(payload: bytes, cty: str = JSON) -> Decision:
    """Any payload of somebody we trust is decided on, and the receipt can be written."""
    received = recognised(payload, cty=cty)
    decision = decided(received)
    facts = decision.facts(at=NOW, head=HEAD)
    assert KVITTERINGER.read(KVITTERINGER.write(facts)) == facts
    assert (decision.status == 201) == (not received.refusals)
    return decision


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf{}")
def test_no_sealed_bytes_raise(body: bytes) -> None:
    received = receive(body, **BOSTED.receiving(), now=NOW)
    assert received.problem.code == "SIK-AFKRYPTERING"


@settings(max_examples=25)
@given(st.binary(min_size=1, max_size=400))
def test_no_signed_bytes_raise_also_when_a_good_key_sealed_them(payload: bytes) -> None:
    received = receive(sealed(payload), **BOSTED.receiving(), now=NOW)
    assert received.problem is None
    assert decided(received).status == 422


@given(st.binary(max_size=400), st.sampled_from([JSON, XML]))
@example(b'{"konvolut": {"beskedId": 1}}', JSON)
@example(b'{"konvolut": []}', JSON)
@example(b'<a xmlns="urn:samarbejde-schema:v1"><Konvolut><BeskedId>x</BeskedId></Konvolut></a>', XML)
def test_no_payload_raises(payload: bytes, cty: str) -> None:
    assert lives(payload, cty).status == 422


@pytest.mark.parametrize("name", [path.name for path in sorted(FORLOEB.iterdir())])
def test_no_mutant_of_a_message_raises(name: str) -> None:
    message = examine((FORLOEB / name).read_bytes(), STANDARD).besked
    for seed in range(60):
        mutant, _ = Maker(seed).mutant(to_tree(message))
        lives(json.dumps(mutant, ensure_ascii=False).encode())


# --- nothing of a citizen -----------------------------------------------------------------------------------

CANARIES = ("0504909989", "Kanarius Fuglsang", "Kanarieneuropati")


def planted(message: Besked) -> Iterator[bytes]:
    """The message with each leaf in turn a canary, and each object in turn with a strange member."""
    tree = to_tree(message)
    for number, (container, key) in enumerate(places(tree)):
        old = container[key]
        if isinstance(old, list):
            continue
        if isinstance(old, dict):
            old[f"k{CANARIES[0]}"] = CANARIES[1]
        else:
            container[key] = CANARIES[number % 3]
        yield json.dumps(tree, ensure_ascii=False).encode()
        if isinstance(old, dict):
            del old[f"k{CANARIES[0]}"]
        else:
            container[key] = old


@pytest.mark.parametrize("name", [path.name for path in sorted(FORLOEB.iterdir())])
def test_no_value_of_a_message_is_in_an_answer(name: str) -> None:
    message = examine((FORLOEB / name).read_bytes(), STANDARD).besked
    for payload in planted(message):
        received = recognised(payload)
        decision = decided(received)
        written = write(KVITTERINGER.write(decision.facts(at=NOW, head=HEAD)), STANDARD).decode()
        rejection: Any = decision.rejection
        fejl = "" if rejection is None else repr([f.__dict__ for f in rejection.fejl])
        said = "".join((written, fejl, repr(received), repr(decision), repr(received.refusals)))
        assert not [canary for canary in CANARIES if canary.split()[0] in said]


# --- what the store knows ---------------------------------------------------------------------------------


def test_what_the_store_knows_refuses_a_message_before_its_case_is_looked_at() -> None:
    received = also_refused(recognised(byggere.bestilling()), "AFL-FORLOEB", STANDARD, "case")
    decision = decided(received)
    assert (decision.status, told(decision), decision.course) == (422, ["AFL-FORLOEB"], None)
    assert decision.faults[0].pointer == "/konvolut/forloebId"
    report = report_of(received, history=(), catalogue=STANDARD, now=NOW)
    assert [finding.rule_id for finding in report.errors] == ["AFL-FORLOEB"]


def test_what_the_store_knows_is_told_first_also_of_what_cannot_be_read() -> None:
    received = also_refused(recognised(b"{}"), "AFL-AFVIST", STANDARD)
    assert told(decided(received)) == ["AFL-AFVIST", "BESKED-UKENDT"]


def test_a_rejection_that_cannot_be_sent_is_a_refusal_with_the_same_faults() -> None:
    rejected = decided(from_bosted(byggere.tilbud()))
    assert rejected.rejection is not None
    refused = untold(rejected)
    assert (refused.status, refused.answer, refused.rejection) == (422, Answer.ERROR, None)
    assert (refused.keep, refused.counts) == (False, False)
    assert told(refused) == [fault.regel_id for fault in rejected.rejection.fejl]  # type: ignore[attr-defined]
