"""Transport receipts over the wire: verified as what they are, for the message that was sent, and for nothing else."""

from __future__ import annotations

import json
import traceback
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.standard import byggere, byggere_opfoelgning
from tests.unit.exchange.post import AUTHORITY, BOSTED, FONDEN, JSON, KOMMUNE, NOW, POOL, TRUST, TYPES, sealed

from samarbejde_schema.catalogue.receipts import Answer, Facts, Fault, Head
from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.exchange.inbound import decide, receive
from samarbejde_schema.exchange.outbound import prepare
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.exchange.receipts import MOST, Expected, read_receipt, write_receipt
from samarbejde_schema.findings import Severity
from samarbejde_schema.security.jws import Typ, open_signed, sign
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.authority import Bad

KEY = BOSTED.issued.key
FAULT = Fault("FR-012", "/konvolut/modtager/0", Severity.ERROR, "Ret CVR-nummeret.")
FACTS = Facts(
    message_id=byggere.BESKED, digest="0" * 64, sender=KOMMUNE.cvr, receiver=BOSTED.cvr, at=NOW,
    answer=Answer.OK, faults=(), head=Head(17, "f" * 64),
)  # fmt: skip
EXPECTED = Expected(byggere.BESKED, "0" * 64, KOMMUNE.cvr, BOSTED.cvr, "UDFOERER", None)


def written(facts: Facts = FACTS, key: Any = KEY) -> bytes:
    return write_receipt(facts, STANDARD, key, NOW)


def verified(data: bytes, expected: Expected = EXPECTED, **changes: Any) -> Facts:
    given = {"catalogue": STANDARD, "trust": TRUST, "now": NOW, "expected": expected}
    return read_receipt(data, **given | changes)


def refused(data: bytes, expected: Expected = EXPECTED, **changes: Any) -> str:
    with pytest.raises(UntrustedError) as error:
        verified(data, expected, **changes)
    assert str(error.value)
    return error.value.code


@pytest.mark.parametrize(
    "facts",
    [
        FACTS,
        replace(FACTS, answer=Answer.WARNING, faults=(FAULT,)),
        replace(FACTS, answer=Answer.ERROR, faults=(FAULT,) * 200),
        replace(FACTS, answer=Answer.ERROR, message_id=None, faults=(FAULT,)),
    ],
)
def test_a_receipt_says_what_was_written(facts: Facts) -> None:
    assert verified(written(facts)) == facts


def test_it_is_verified_again_long_after() -> None:
    assert verified(written(), now=NOW + timedelta(days=37), trust=TRUST_LATER) == FACTS


TRUST_LATER = replace(TRUST, register=replace(TRUST.register, expires=NOW + timedelta(days=60)))


@pytest.mark.parametrize(
    "expected",
    [
        replace(EXPECTED, message_id=byggere.noegle(99)),
        replace(EXPECTED, digest="1" * 64),
        replace(EXPECTED, sender=FONDEN.cvr),
        replace(EXPECTED, receiver=FONDEN.cvr),
    ],
)
def test_a_receipt_for_something_else_is_none(expected: Expected) -> None:
    assert refused(written(), expected) == "AFL-KVITTERING"


def test_a_receipt_signed_by_anybody_but_the_receiver_is_none() -> None:
    assert refused(written(key=FONDEN.issued.key)) == "AFL-KVITTERING"
    assert refused(written(key=KOMMUNE.issued.key)) == "AFL-KVITTERING"
    assert refused(written(key=AUTHORITY.bad(Bad.EMPLOYEE, BOSTED.cvr).loose)) == "SIK-MEDARBEJDER"


def test_a_receipt_from_another_system_of_the_same_organisation_is_none() -> None:
    """The system that serves one role has nothing to say of what was sent to the other."""
    drift = AUTHORITY.organisation(BOSTED.cvr, key=POOL.rsa("drift"))
    entries = (*TRUST.register.entries, drift.entry(role="DRIFTSHERRE", types=TYPES))
    trust = replace(TRUST, register=replace(TRUST.register, entries=entries))
    there = replace(EXPECTED, role="DRIFTSHERRE")
    assert verified(written(), trust=trust) == verified(written(key=drift.key), there, trust=trust) == FACTS
    assert refused(written(key=drift.key), trust=trust) == "AFL-KVITTERING"
    assert refused(written(), there, trust=trust) == "AFL-KVITTERING"


@pytest.mark.parametrize("answer", [Answer.OK, Answer.WARNING])
def test_only_a_refusal_may_lack_the_id(answer: Answer) -> None:
    assert refused(written(replace(FACTS, message_id=None, answer=answer))) == "AFL-KVITTERING"


def signed(payload: bytes, typ: Typ = Typ.KVITTERING, cty: str = JSON) -> bytes:
    return sign(payload, key=KEY, typ=typ, cty=cty, now=NOW)


RECEIPT = open_signed(written(), trust=TRUST, typ=Typ.KVITTERING, now=NOW).payload


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SIK-HOVED"),
        (written()[:-4], "SIK-SIGNATUR"),
        (signed(RECEIPT, Typ.BESKED), "SIK-TYPE"),
        (signed(b"{}"), "AFL-KVITTERING"),
        (signed(RECEIPT + b" " * MOST), "AFL-KVITTERING"),
        (signed(write(byggere.bestilling(), STANDARD)), "AFL-KVITTERING"),
        (signed(write(byggere_opfoelgning.forretningskvittering(), STANDARD)), "AFL-KVITTERING"),
        (signed(RECEIPT.replace(b'"OK"', b'"JA"')), "AFL-KVITTERING"),
        (signed(write(STANDARD.receipts.write(FACTS), STANDARD, form="xml")), "AFL-KVITTERING"),
    ],
)
def test_what_is_no_receipt_is_taken_for_none(data: bytes, code: str) -> None:
    assert refused(data) == code


def test_the_largest_receipt_is_read() -> None:
    deep = Fault("SKEMA-" + "A" * 20, "/a" * 100, Severity.WARNING, "€" * 200)
    largest = replace(FACTS, answer=Answer.WARNING, faults=(deep,) * 200)
    assert verified(written(largest)) == largest
    assert len(write(STANDARD.receipts.write(largest), STANDARD)) <= MOST


def test_facts_that_make_no_receipt_are_our_own_mistake() -> None:
    with pytest.raises(LocalError):
        written(replace(FACTS, digest="kort"))


@settings(max_examples=40)
@given(st.binary(max_size=300))
@example(b"a.b.c")
def test_only_declared_errors_come_of_any_bytes(data: bytes) -> None:
    assert refused(data) == "SIK-HOVED"
    assert refused(signed(data)) == "AFL-KVITTERING" if data else True


def test_the_whole_way_there_and_back() -> None:
    prepared = prepare(byggere.bestilling(), **KOMMUNE.sending())
    (parcel,) = prepared.parcels
    received = receive(parcel.jwe, **BOSTED.receiving(), now=NOW)
    decision = decide(received, known=None, history=(), catalogue=STANDARD, host=BOSTED.host, now=NOW)
    receipt = written(decision.facts(at=NOW, head=FACTS.head))
    expected = Expected(
        prepared.id, prepared.digest, prepared.sender, parcel.receiver, parcel.role, parcel.unit
    )
    facts = verified(receipt, expected)
    assert (facts.answer, {f.rule_id for f in facts.faults}) == (Answer.WARNING, {"FR-101", "FR-116"})


def test_a_forger_who_writes_in_anothers_name_gets_a_receipt_that_serves_nobody() -> None:
    """Signed by Fonden, written as the authority's: the refusal names Fonden and is none for the authority."""
    body = sealed(byggere.bestilling(), by=FONDEN.issued.key)
    received = receive(body, **BOSTED.receiving(), now=NOW)
    decision = decide(received, known=None, history=(), catalogue=STANDARD, host=BOSTED.host, now=NOW)
    receipt = written(decision.facts(at=NOW, head=FACTS.head))
    key = byggere.bestilling().konvolut.besked_id
    for sender, fits in ((KOMMUNE.cvr, False), (FONDEN.cvr, True)):
        expected = Expected(key, decision.digest, sender, BOSTED.cvr, "UDFOERER", None)
        if fits:
            assert verified(receipt, expected).answer is Answer.ERROR
        else:
            assert refused(receipt, expected) == "AFL-KVITTERING"


def test_nothing_of_a_hostile_receipt_is_in_the_error_or_its_frames() -> None:
    hostile = signed(json.dumps({"beskedtype": "TRANSPORTKVITTERING", "navn": "Kanarius"}).encode())
    try:
        verified(hostile)
    except UntrustedError as error:
        assert (error.__cause__, error.__context__) == (None, None)
        frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
        said = [
            text for f in frames if "samarbejde_schema" in f.filename for text in (f.locals or {}).values()
        ]
        assert not [
            text for text in (str(error), *said) if "Kanarius" in text or hostile.decode()[:30] in text
        ]
