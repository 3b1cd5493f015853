"""The four rules of level modtagelse: each broken, nearly broken, and not judged without what it needs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.standard import byggere, byggere_opfoelgning

from samarbejde_schema.exchange.reading import check, examine, write
from samarbejde_schema.findings import Finding, Kind, Outcome, Severity, Stage
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.validation.reception import Reception

NU = byggere.NU
DIGEST, ANDEN = "0" * 64, "1" * 64
SEKUND = timedelta(seconds=1)
BESTILLING = byggere.bestilling()
UDLOEBER = BESTILLING.konvolut.udloeber
RULES = ("FR-001", "FR-004", "FR-006", "FR-007")


def arrived(**changes: Any) -> Reception:
    given: dict[str, Any] = {"at": NU, "signer": "90000004", "digest": DIGEST, "known": None}
    return Reception(**given | changes)


def found(message: Besked, reception: Reception) -> list[Finding]:
    return list(check(message, STANDARD, contexts={Stage.MODTAGELSE: reception}).findings)


BROKEN = [
    ("FR-001", arrived(signer="90000012"), "/konvolut/afsender/organisation/cvr"),
    ("FR-004", arrived(known=ANDEN), "/konvolut/beskedId"),
    ("FR-006", arrived(at=NU - timedelta(minutes=5) - SEKUND), "/konvolut/afsendt"),
    ("FR-007", arrived(at=UDLOEBER + SEKUND), "/konvolut/udloeber"),
    ("FR-007", arrived(at=UDLOEBER + SEKUND, known=ANDEN), "/konvolut/udloeber"),
]
NEARLY = [
    ("FR-001", arrived()),
    ("FR-004", arrived(known=DIGEST)),
    ("FR-006", arrived(at=NU - timedelta(minutes=5))),
    ("FR-007", arrived(at=UDLOEBER)),
    ("FR-007", arrived(at=UDLOEBER + timedelta(days=29), known=DIGEST)),
]


@pytest.mark.parametrize(("rule", "reception", "pointer"), BROKEN)
def test_a_breach_is_an_error_at_its_place(rule: str, reception: Reception, pointer: str) -> None:
    told = [f for f in found(BESTILLING, reception) if f.rule_id == rule]
    assert [(f.pointer, f.severity, f.kind) for f in told] == [(pointer, Severity.ERROR, Kind.GYLDIGHED)]


@pytest.mark.parametrize(("rule", "reception"), NEARLY)
def test_a_near_miss_is_none(rule: str, reception: Reception) -> None:
    assert [f for f in found(BESTILLING, reception) if f.rule_id == rule] == []


def test_every_rule_of_the_level_is_broken_and_nearly_broken_here() -> None:
    rules = {rule.id for rule in STANDARD.all_rules() if rule.level is Stage.MODTAGELSE}
    assert rules == set(RULES) == {rule for rule, *_ in BROKEN} == {rule for rule, _ in NEARLY}


def test_a_sender_without_a_number_did_not_sign() -> None:
    uden = Part(rolle="MYNDIGHED", organisation=Organisation(navn="Et navn uden nummer"))
    assert "FR-001" in {f.rule_id for f in found(byggere.bestilling(afsender=uden), arrived())}


def test_nothing_else_is_said_of_a_good_message() -> None:
    for build in (*byggere.ALLE.values(), byggere_opfoelgning.forretningskvittering):
        message = build()
        signer = message.konvolut.afsender.organisation.cvr
        report = check(message, STANDARD, contexts={Stage.MODTAGELSE: arrived(signer=signer)})
        assert report.outcomes[Stage.MODTAGELSE] is Outcome.OK
        assert not [f for f in report.findings if f.rule_id in RULES]


def test_without_the_facts_of_arrival_the_rules_are_not_judged() -> None:
    report = check(BESTILLING, STANDARD, contexts={Stage.MODTAGELSE: None})
    assert set(report.not_judged) == set(RULES)
    assert report.outcomes[Stage.MODTAGELSE] is Outcome.UNDECIDED
    assert check(BESTILLING, STANDARD).outcomes[Stage.MODTAGELSE] is Outcome.NOT_REQUESTED


def test_the_place_is_found_in_both_forms() -> None:
    for form in ("json", "xml"):
        data = write(BESTILLING, STANDARD, form=form, pretty=True)
        report = examine(data, STANDARD, contexts={Stage.MODTAGELSE: arrived(signer="90000020")}).report
        (told,) = report.errors
        assert told.line is not None
        assert b"90000004" in data.splitlines()[told.line - 1]
