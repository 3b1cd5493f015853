"""``samarbejde rules``: every rule, one rule, and what comes before the rules."""

from __future__ import annotations

import json

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.doors.text import TEXTS as FORM
from samarbejde_schema.exchange.identity import TEXTS as IDENTITY
from samarbejde_schema.modelling.structure import TEXTS as STRUCTURE
from tests.cli.calls import samarbejde


def test_the_list_holds_every_rule_with_its_weight_and_text() -> None:
    lines = samarbejde("rules").out.splitlines()
    assert {line.split()[0] for line in lines} == {rule.id for rule in STANDARD.all_rules()}
    assert next(line for line in lines if line.startswith("FR-104")).split(maxsplit=2)[1] == "BØR"
    assert any("MIDT: SKAL (gyldighed)" in line for line in lines)


def test_the_list_can_be_narrowed_and_translated() -> None:
    narrow = samarbejde("rules", "--type", "TILBUDSVAR").out.splitlines()
    wanted = {rule.id for rule in STANDARD.all_rules() if "tilbudSvar" in rule.messages}
    assert {line.split()[0] for line in narrow} == wanted
    english = samarbejde("rules", "--lang", "en").out
    assert all(clause.en in english for rule in STANDARD.all_rules() for clause in rule.clauses.values())


def test_one_rule_is_explained() -> None:
    answer = samarbejde("rules", "fr-104")
    rule = next(rule for rule in STANDARD.all_rules() if rule.id == "FR-104")
    assert answer.code == 0
    for said in (
        rule.explanation.replace("``", ""),
        rule.source,
        *rule.messages,
        *(c.en for c in rule.clauses.values()),
    ):
        assert said in answer.out


def test_json_is_what_is_published() -> None:
    published = json.loads(samarbejde("rules", "--format", "json").raw)
    assert [rule["id"] for rule in published["rules"]] == [rule.id for rule in STANDARD.all_rules()]
    one = json.loads(samarbejde("rules", "FR-123", "--format", "json").raw)["rules"]
    assert [rule["id"] for rule in one] == ["FR-123"]
    assert one[0]["clauses"][0]["demand"] == {"GRUND": "SKAL"}


@pytest.mark.parametrize("finding", [*FORM, *IDENTITY, *STRUCTURE])
def test_what_comes_before_the_rules_is_explained_too(finding: str) -> None:
    answer = samarbejde("rules", finding)
    assert answer.code == 0
    assert "Kommer før reglerne" in answer.out


def test_trouble_with_files_is_explained_too() -> None:
    assert "Filen findes ikke." in samarbejde("rules", "FIL-MANGLER").out
    assert samarbejde("rules", "INTERN-FEJL").code == 0


def test_an_unknown_rule_is_refused_and_not_repeated() -> None:
    for arguments in (
        ["0504909989"],
        ["FR-999", "--format", "json"],
        ["FR-104", "--type", "transportkvittering"],
    ):
        answer = samarbejde("rules", *arguments)
        assert (answer.code, answer.raw) == (2, b"")
        assert "reglen findes ikke" in answer.err
        assert arguments[0] not in answer.err
