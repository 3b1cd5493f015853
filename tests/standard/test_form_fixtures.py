"""Files that are no readable message, through the whole pipeline: each refused plainly, with no trace of it.

A file more in ``fixtures/form`` is a test more; the file name begins with the id of the first finding, and
the rest lies beside it in ``.forventet.json``. ``fixtures/form/twins`` holds what looks odd and says exactly what
``grundlag-json.json`` says. What is too large to keep is made here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tools.sager.grundlag import JSON, KANARIER, XML, udskiftet

from samarbejde_schema import InvalidError, check, read
from samarbejde_schema.doors import text as door
from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.exchange import identity
from samarbejde_schema.exchange.reading import examine, write
from samarbejde_schema.findings import Outcome, Report, Stage, Verdict
from samarbejde_schema.modelling import structure
from samarbejde_schema.standard import STANDARD

FORM = Path(__file__).resolve().parents[2] / "fixtures" / "form"
EXPECTED = ".forventet.json"
NS = 'xmlns="urn:samarbejde-schema:v1"'
CPR = '"cpr": "2512484916"'
ACTIVITIES = '[\n    "Kanariefugl ser sin bolig.",\n    "Kaffe 😀 med naboerne."\n  ]'
FIRST_NAME = '"fornavn": "Kanariefugl"'
EARLY = (Stage.FORM, Stage.IDENTITY, Stage.STRUCTURE)
ONLY_LARGE = {"FORM-STOERRELSE", "FORM-ANTAL", "FORM-LISTE", "FORM-TEKST", "FORM-NAVNERUM"}
"""Ids that only documents too large to keep are told."""


def documents(folder: Path) -> list[Path]:
    found = (path for path in folder.glob("*.*") if path.suffix in (".json", ".xml"))
    return sorted(path for path in found if not path.name.endswith(EXPECTED))


BROKEN = documents(FORM)
TWINS = documents(FORM / "twins")
BASE = examine((FORM / "twins" / "grundlag-json.json").read_bytes(), STANDARD)


def refused(data: bytes) -> Report:
    """The report of a document that is refused: told in both languages, and nothing of it anywhere."""
    reading = examine(data, STANDARD)
    report = reading.report
    with pytest.raises(InvalidError) as refusal:
        read(data)
    assert report == check(data)
    assert report.verdict is Verdict.INVALID
    assert reading.besked is None
    assert report.findings
    for finding in report.findings:
        assert finding.severity.value == "error"
        assert 10 <= len(finding.text_da) <= 200 >= len(finding.text_en) >= 10
    shown = repr(reading) + repr(report) + str(refusal.value) + repr(refusal.value)
    shown += "".join(str(finding.xpath) + finding.pointer for finding in report.findings)
    assert not [canary for canary in KANARIER if canary in shown]
    return report


def ids(report: Report) -> set[str]:
    return {finding.rule_id for finding in report.findings}


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_file_is_refused_plainly(path: Path) -> None:
    value = json.loads(path.with_name(path.stem + EXPECTED).read_bytes())
    report = refused(path.read_bytes())
    assert report.verdict.value == value["verdict"]
    assert (report.form, report.type) == (value["form"], value["type"])
    assert (report.version is None) == (report.type is None)
    told = sorted((f.rule_id, f.pointer) for f in report.findings)
    assert told == sorted((f["rule_id"], f["path"]) for f in value["findings"])
    first = value["findings"][0]
    assert path.name.startswith(f"{first['rule_id']}-")
    assert report.findings[0].kind.value == ("struktur" if first["rule_id"].startswith("SKEMA") else "form")
    if "line" in first:
        places = {f.rule_id: (f.line, f.column) for f in report.findings}
        assert places[first["rule_id"]] == (first["line"], first["column"])


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_what_comes_after_the_refusal_was_not_looked_at(path: Path) -> None:
    outcomes = [check(path.read_bytes()).outcomes[stage] for stage in (*EARLY, Stage.BESKED)]
    failed = outcomes.index(Outcome.FAILED)
    assert outcomes[:failed] == [Outcome.OK] * failed
    assert outcomes[failed + 1 :] == [Outcome.SKIPPED] * (3 - failed)


@pytest.mark.parametrize("path", TWINS, ids=lambda path: path.name)
def test_a_twin_is_read_as_what_it_says(path: Path) -> None:
    reading = examine(path.read_bytes(), STANDARD)
    assert reading.report.findings == ()
    assert reading.report.verdict is Verdict.VALID
    assert reading.report.form == path.suffix[1:]
    assert reading.besked == BASE.besked


@pytest.mark.parametrize("cpr", ["0201609995", "0201609996", "0504909995", "0201919990"])
@pytest.mark.parametrize("text", [JSON, XML], ids=["json", "xml"])
def test_a_cpr_number_that_fails_modulus_11_is_only_worth_a_remark(text: str, cpr: str) -> None:
    report = check(udskiftet(text, "2512484916", cpr).encode())
    assert report.verdict is Verdict.VALID
    assert [(f.rule_id, f.severity.value) for f in report.findings] == [("FR-011", "info")]


# --- documents exactly at a limit, and one step over it ----------------------------------------------------


def padded(text: str, size: int) -> bytes:
    data = text.encode()
    return data + b" " * (size - len(data))


def namespaces(count: int) -> bytes:
    more = " ".join(f'xmlns:n{n}="urn:n:{n}"' for n in range(count - 1))
    return udskiftet(XML, NS, f"{NS} {more}").encode()


def activities(texts: list[str]) -> bytes:
    return udskiftet(JSON, ACTIVITIES, json.dumps(texts)).encode()


def with_field(value: str, name: str = "x") -> bytes:
    return udskiftet(JSON, CPR, f'{CPR}, "{name}": {value}').encode()


def nested(groups: int) -> bytes:
    """The field lies in three groups already."""
    inside = groups - 3
    return with_field("[" * inside + "]" * inside)


def members(tree: Any) -> int:
    """Every value below the root that is not a list."""
    if isinstance(tree, dict):
        return sum((not isinstance(v, list)) + members(v) for v in tree.values())
    return sum((not isinstance(v, list)) + members(v) for v in tree) if isinstance(tree, list) else 0


def crowded(count: int) -> bytes:
    """So many values, in lists that are not too long."""
    missing = count - members(json.loads(JSON))
    lists = [[1] * min(1000, missing - n) for n in range(0, missing, 1000)]
    return with_field(json.dumps(lists))


def first_name(text: str) -> bytes:
    return udskiftet(JSON, FIRST_NAME, f'"fornavn": {json.dumps(text, ensure_ascii=False)}').encode()


AT_A_LIMIT = {
    "bytes in JSON": padded(JSON, LIMITS.bytes),
    "bytes in XML": padded(XML, LIMITS.bytes),
    "namespaces": namespaces(LIMITS.namespaces),
    "140 letters in a name": first_name("æ" * 140),
    "140 signs beyond the basic plane in a name": first_name("😀" * 140),
    "4000 characters in a text": activities(["ø" * 4000]),
    "20 activities": activities(["x"] * 20),
}
OVER_A_LIMIT = {
    "bytes in JSON": (padded(JSON, LIMITS.bytes + 1), "FORM-STOERRELSE"),
    "bytes in XML": (padded(XML, LIMITS.bytes + 1), "FORM-STOERRELSE"),
    "namespaces": (namespaces(LIMITS.namespaces + 1), "FORM-NAVNERUM"),
    "141 letters in a name": (first_name("æ" * 141), "SKEMA-LAENGDE"),
    "4001 characters in a text": (activities(["ø" * 4001]), "SKEMA-LAENGDE"),
    "21 activities": (activities(["x"] * 21), "SKEMA-ANTAL"),
    "groups": (nested(LIMITS.depth + 1), "FORM-DYBDE"),
    "a hundred thousand groups": (nested(100_000), "FORM-DYBDE"),
    "a hundred thousand groups in XML": (
        udskiftet(XML, "<Fase>", "<x>" * 100_000 + "</x>" * 100_000 + "<Fase>").encode(), "FORM-DYBDE"),
    "items": (activities(["x"] * (LIMITS.items + 1)), "FORM-LISTE"),
    "values": (crowded(LIMITS.members + 1), "FORM-ANTAL"),
    "elements": (
        udskiftet(XML, "<Fase>", "<x/>" * LIMITS.items * 6 + "<Fase>").encode(), "FORM-LISTE"),
    "elements of many names": (
        udskiftet(XML, "<Fase>", "".join(f"<x{n}/>" for n in range(LIMITS.members)) + "<Fase>").encode(),
        "FORM-ANTAL"),
    "characters in a value": (first_name("x" * (LIMITS.text + 1)), "FORM-TEKST"),
    "characters in a name": (with_field("1", "x" * (LIMITS.name + 1)), "FORM-NAVN"),
    "digits": (with_field("1" * (LIMITS.digits + 1)), "FORM-TAL"),
}  # fmt: skip
REFUSED_LATER = {
    "groups": (nested(LIMITS.depth), "FORM-DYBDE"),
    "items": (activities(["x"] * LIMITS.items), "FORM-LISTE"),
    "values": (crowded(LIMITS.members), "FORM-ANTAL"),
    "characters in a value": (first_name("x" * LIMITS.text), "FORM-TEKST"),
    "characters in a name": (with_field("1", "x" * LIMITS.name), "FORM-NAVN"),
    "digits": (with_field("1" * LIMITS.digits), "FORM-TAL"),
}
"""At a limit of the door, and refused by the structure: no message is that large."""


@pytest.mark.parametrize("data", AT_A_LIMIT.values(), ids=AT_A_LIMIT)
def test_a_document_exactly_at_a_limit_is_valid(data: bytes) -> None:
    reading = examine(data, STANDARD)
    assert reading.report.verdict is Verdict.VALID
    assert reading.besked is not None
    assert examine(write(reading.besked, STANDARD, form="xml"), STANDARD).besked == reading.besked


@pytest.mark.parametrize(("data", "rule"), OVER_A_LIMIT.values(), ids=OVER_A_LIMIT)
def test_one_step_over_a_limit_is_refused(data: bytes, rule: str) -> None:
    assert rule in ids(refused(data))


@pytest.mark.parametrize(("data", "rule"), REFUSED_LATER.values(), ids=REFUSED_LATER)
def test_exactly_at_a_limit_the_door_has_nothing_to_say(data: bytes, rule: str) -> None:
    report = refused(data)
    assert rule not in ids(report)
    assert report.outcomes[Stage.FORM] is Outcome.OK


# --- nothing is forgotten ---------------------------------------------------------------------------------


def test_every_id_before_the_rules_has_a_file_or_a_large_document() -> None:
    known = {*door.TEXTS, *identity.TEXTS, *structure.TEXTS}
    shown = {rule for rule in known for path in BROKEN if path.name.startswith(f"{rule}-")}
    assert known - shown == ONLY_LARGE
    assert {rule for _, rule in OVER_A_LIMIT.values()} >= ONLY_LARGE
    assert all(any(path.name.startswith(f"{rule}-") for rule in known) for path in BROKEN)


def test_the_canary_is_in_the_files_that_are_searched_for_it() -> None:
    canaries = [canary.encode() for canary in KANARIER]
    silent = [path.name for path in BROKEN if not any(canary in path.read_bytes() for canary in canaries)]
    assert len(silent) <= 20, silent


def test_nothing_expected_lies_without_its_file() -> None:
    expecting = {path.name.removesuffix(EXPECTED) for path in FORM.glob(f"*{EXPECTED}")}
    assert expecting == {path.stem for path in BROKEN}
    assert not list((FORM / "twins").glob(f"*{EXPECTED}"))
