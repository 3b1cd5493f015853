"""Every document in ``fixtures/regler`` and conversation in ``fixtures/forloeb`` is told what lies beside it.

A file more is a test more: the folder says whether the rule is broken or only nearly, the file name begins
with the rule's id, and what is expected lies in ``.forventet.json`` beside the file or folder. Each document
is also converted to the other form and must be told the same. A document in ``fixtures/register`` is judged by
the messages in the folder ``.kontekst`` beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tools import regel_fixtures
from tools.regel_fixtures import CONTEXT
from tools.sager.sag import Sag

from samarbejde_schema.exchange.conversation import Told, converse
from samarbejde_schema.exchange.reading import Contexts, examine, read, write
from samarbejde_schema.findings import Finding, Report, Stage
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.validation.rule import Clause, Rule

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
EXPECTED = ".forventet.json"
OTHER: dict[str, Any] = {"json": "xml", "xml": "json"}
NEVER_BROKEN = {
    # A goal from anybody but its owner is invalid alone (FR-002) and enters no conversation.
    ("FR-415", "indsatsmaal"),
    ("FR-415", "delmaal"),
}
"""Clauses no fixture can break."""


def documents(folder: Path) -> list[Path]:
    """The documents below a folder, without what is expected of them."""
    found = (path for path in folder.rglob("*") if path.suffix in (".json", ".xml"))
    return sorted(path for path in found if not path.name.endswith(EXPECTED))


def named(paths: list[Path]) -> list[Any]:
    return [pytest.param(path, id=path.relative_to(FIXTURES).as_posix()) for path in paths]


DOCUMENTS = documents(FIXTURES / "regler")
IN_CONTEXT = [path for path in documents(FIXTURES / "register") if path.parent.suffix != CONTEXT]
CONVERSATIONS = sorted(path for path in (FIXTURES / "forloeb").rglob(f"*{EXPECTED}"))
LARGE = [sag for sag in regel_fixtures.SAGER if not sag.gemt]


def expected(path: Path) -> dict[str, Any]:
    """What is expected of a document or a folder of documents."""
    beside = path.with_name(path.name.removesuffix(path.suffix if path.is_file() else "") + EXPECTED)
    value: dict[str, Any] = json.loads(beside.read_bytes())
    return value


def rule_id(path: Path) -> str:
    return path.name[: len("FR-000")]


def told(found: tuple[Finding, ...], rule: str) -> list[tuple[str, str, str, str]]:
    """What one rule says, without the places in the source."""
    return sorted((f.rule_id, f.pointer, f.severity.value, f.kind.value) for f in found if f.rule_id == rule)


def wanted(findings: list[dict[str, str]]) -> list[tuple[str, str, str, str]]:
    return sorted((f["rule_id"], f["path"], f["severity"], f["kind"]) for f in findings)


def without_place(report: Report) -> list[Finding]:
    return sorted(
        (f.at(None, None) for f in report.findings), key=lambda f: (f.pointer, f.rule_id, f.text_da)
    )


def agrees(
    data: bytes,
    form: str,
    type: str,
    rule: str,
    value: dict[str, Any],
    contexts: Contexts | None = None,
) -> tuple[Finding, ...]:
    """Check one document against what is expected, in its own form and in the other."""
    reading = examine(data, STANDARD, contexts=contexts)
    report = reading.report
    assert (report.form, report.type, report.verdict.value) == (form, type, value["verdict"])
    assert told(report.findings, rule) == wanted(value["findings"])
    assert {f.rule_id for f in report.findings} - {rule} == set(value["also"])
    assert list(report.not_judged) == value.get("not_judged", [])
    assert all(f.line and f.column and f.text_da and f.text_en for f in report.findings)
    assert reading.besked is not None
    converted = examine(write(reading.besked, STANDARD, form=OTHER[form]), STANDARD, contexts=contexts)
    assert converted.besked == reading.besked
    assert without_place(converted.report) == without_place(report)
    return report.findings


@cache
def findings_of(path: Path) -> tuple[Finding, ...]:
    """The findings of a document that agrees with what is expected."""
    value = expected(path)
    assert value["rule"] == rule_id(path)
    type, contexts = path.parent.parent.name, context_of(path)
    return agrees(path.read_bytes(), path.suffix[1:], type, rule_id(path), value, contexts)


def context_of(path: Path) -> Contexts | None:
    """What a document in ``fixtures/register`` is judged by: the messages that lie beside it."""
    if path not in IN_CONTEXT:
        return None
    beside = documents(path.with_suffix(CONTEXT))
    return {Stage.REGISTER: STANDARD.context(read(one.read_bytes(), STANDARD) for one in beside)}


@pytest.mark.parametrize("path", named([*DOCUMENTS, *IN_CONTEXT]))
def test_a_document_is_told_what_lies_beside_it(path: Path) -> None:
    own = [f for f in findings_of(path) if f.rule_id == rule_id(path)]
    assert bool(own) == (path.parent.name == "bryder")


@pytest.mark.parametrize("sag", LARGE, ids=lambda sag: sag.sti)
def test_a_document_too_large_to_keep_is_told_the_same(sag: Sag) -> None:
    agrees(
        regel_fixtures.document_of(sag), sag.form, sag.type, sag.regel, regel_fixtures.expected_of(sag)
    )  # fmt: skip


@cache
def conversation(path: Path) -> tuple[dict[str, Any], list[str], Told]:
    """What is expected of a conversation, its files, and what is told of them."""
    files = documents(path.with_name(path.name.removesuffix(EXPECTED)))
    value: dict[str, Any] = json.loads(path.read_bytes())
    given = [(file.name, file.read_bytes()) for file in files]
    return (
        value,
        [file.name for file in files],
        converse(given, STANDARD, now=datetime.fromisoformat(value["now"])),
    )


@pytest.mark.parametrize("path", named(CONVERSATIONS))
def test_a_conversation_is_told_what_lies_beside_it(path: Path) -> None:
    value, names, together = conversation(path)
    if value["rule"] is not None:
        assert rule_id(path) == value["rule"]
        assert bool(value["findings"]) == (path.parent.name == "bryder")
    for name, reading in zip(names, together.readings, strict=True):
        found = value["findings"].get(name, [])
        rules = {f["rule_id"] for f in found}
        assert sorted(f for rule in rules for f in told(reading.report.findings, rule)) == wanted(found), name
        assert {f.rule_id for f in reading.report.findings} - rules == set(value["also"].get(name, ())), name
        assert (reading.report.verdict.value == "invalid") == any(
            f.severity == "error" for f in reading.report.findings
        )


@pytest.mark.parametrize("path", named(CONVERSATIONS))
def test_a_conversation_ends_where_it_should(path: Path) -> None:
    value, names, together = conversation(path)
    assert [names[place] for place in together.left_out] == value["left_out"]
    assert not together.later
    passed = [
        names[place]
        for one in together.conversations
        for step, place in zip(one.course.steps, one.places, strict=True)
        if not step.counts
    ]
    assert sorted(passed) == value["not_counted"]
    states: dict[str, set[str]] = {}
    for one in together.conversations:
        for (region, _), state in one.course.states.items():
            states.setdefault(region, set()).add(state)
    assert {region: states.get(region) for region in value["states"]} == {
        region: {state} if isinstance(state, str) else set(state) for region, state in value["states"].items()
    }


@pytest.mark.parametrize("path", named(CONVERSATIONS))
def test_a_conversation_is_told_the_same_in_any_order_of_files(path: Path) -> None:
    value, _, together = conversation(path)
    files = documents(path.with_name(path.name.removesuffix(EXPECTED)))
    backwards = [(file.name, file.read_bytes()) for file in reversed(files)]
    again = converse(backwards, STANDARD, now=datetime.fromisoformat(value["now"]))
    assert [reading.report for reading in reversed(again.readings)] == [r.report for r in together.readings]


# --- nothing is forgotten ---------------------------------------------------------------------------------


def found_at(level: Stage) -> Iterator[tuple[str, Finding | None]]:
    """Each rule id a fixture of a level is made for, with each finding of it; ``None`` for a near miss."""
    if level in (Stage.BESKED, Stage.REGISTER):
        for path in DOCUMENTS if level is Stage.BESKED else IN_CONTEXT:
            yield from ((rule_id(path), f) for f in findings_of(path) if f.rule_id == rule_id(path))
            if path.parent.name == "naesten":
                yield rule_id(path), None
        for sag in LARGE if level is Stage.BESKED else ():
            report = examine(regel_fixtures.document_of(sag), STANDARD).report
            yield from ((sag.regel, f) for f in report.findings)
            if not sag.fund:
                yield sag.regel, None
    else:
        for path in CONVERSATIONS:
            value, _, together = conversation(path)
            for reading in together.readings:
                yield from ((f.rule_id, f) for f in reading.report.findings if f.rule_id == value["rule"])
            if path.parent.name == "naesten":
                yield rule_id(path), None


@cache
def coverage(level: Stage) -> tuple[dict[str, set[tuple[str, str]]], set[str]]:
    """For each rule the texts and kinds that fixtures show, and the rules with a near miss."""
    shown: dict[str, set[tuple[str, str]]] = {}
    near: set[str] = set()
    for rule, finding in found_at(level):
        if finding is None:
            near.add(rule)
        else:
            shown.setdefault(rule, set()).add((finding.text_da, finding.kind.value))
    return shown, near


RULES = [rule for rule in STANDARD.all_rules() if rule.level is not Stage.MODTAGELSE]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.level}")
def test_every_rule_is_broken_by_a_fixture_in_every_clause_and_nearly_broken_by_another(rule: Rule) -> None:
    shown, near = coverage(rule.level)
    assert rule.id in near
    missing = {
        (rule.id, clause.name)
        for clause in rule.clauses.values()
        if not shown.get(rule.id, set()) & {(clause.da, kind) for kind in kinds(clause)}
    }
    assert missing == {exception for exception in NEVER_BROKEN if exception[0] == rule.id}


def kinds(clause: Clause) -> set[str]:
    """The kinds a breach of a clause can have, whatever the profiles."""
    return {clause.weighed(demand)[1].value for demand in clause.demand.values()}


def test_every_message_has_fixtures_in_both_forms() -> None:
    forms: dict[str, set[str]] = {}
    for path in DOCUMENTS:
        forms.setdefault(path.parent.parent.name, set()).add(path.suffix)
    assert forms == {type: {".json", ".xml"} for type in STANDARD.types}


def test_nothing_expected_lies_without_its_document() -> None:
    there = {path.with_suffix("") for path in (*DOCUMENTS, *IN_CONTEXT)}
    expecting = {
        path.with_name(path.name.removesuffix(EXPECTED))
        for folder in ("regler", "register")
        for path in (FIXTURES / folder).rglob(f"*{EXPECTED}")
    }
    assert expecting == there
    contexts = {path.with_suffix("") for path in (FIXTURES / "register").rglob(f"*{CONTEXT}")}
    assert contexts < there
    assert all(documents(path.with_name(path.name.removesuffix(EXPECTED))) for path in CONVERSATIONS)
    folders = {path.parent for path in documents(FIXTURES / "forloeb")}
    assert {path.with_name(path.name.removesuffix(EXPECTED)) for path in CONVERSATIONS} == folders


def test_the_files_are_in_step_with_their_tables() -> None:
    assert regel_fixtures.drift() == []
