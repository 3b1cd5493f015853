"""The overview ``samarbejde forloeb`` gives of a case: goals with SMART, contracts, consents, what is owed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import CASE, ORDER, samarbejde


def overview(*files: str | Path, at: str) -> dict[str, Any]:
    answer = samarbejde("forloeb", *files, "--at", at, "--format", "json")
    (course,) = answer.json["forloeb"]
    found = course["overview"]
    assert isinstance(found, dict)
    return found


def weaker(folder: Path, *fields: str) -> Path:
    """The order with a first goal that lacks some fields."""
    tree = json.loads(ORDER.read_bytes())
    for field in fields:
        del tree["indsatsmaal"][0][field]
    path = folder / "bestilling.json"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return path


def test_goals_contracts_and_what_is_missing() -> None:
    found = overview(CASE, at="2026-05-05")
    assert [(goal["version"], set(goal["smart"].values())) for goal in found["goals"]] == [(1, {True})] * 2
    (contract,) = found["contracts"]
    assert (contract["version"], contract["state"], contract["from"]) == (1, "INDGAAET", "2026-02-01")
    assert (contract["pending"], contract["coming"], found["consents"]) == (None, [], [])


def test_what_the_process_waits_for_has_its_day() -> None:
    (missing, *others) = overview(ORDER, at="2026-01-13")["missing"]
    assert (missing["type"], missing["due"], others) == ("tilbud", "2026-01-26", [])
    assert "UDFOERER" in missing["roles"]


def test_a_duty_whose_day_has_passed_is_broken_and_says_who_and_since_when() -> None:
    found = overview(ORDER, at="2026-02-10")
    (broken,) = [duty for duty in found["broken"] if duty["rule"] == "FR-124"]
    assert (broken["role"], broken["due"]) == ("UDFOERER", "2026-01-26")
    assert broken["since"] == "2026-01-12"


@pytest.mark.parametrize(
    ("field", "letter"),
    [("frist", "tidsafgraenset"), ("realismevurdering", "realistisk"), ("indikator", "maalbart")],
)
def test_smart_is_told_letter_by_letter(tmp_path: Path, field: str, letter: str) -> None:
    path = weaker(tmp_path, field)
    first, second = overview(path, at="2026-01-13")["goals"]
    assert [name for name, met in first["smart"].items() if not met] == [letter]
    assert set(second["smart"].values()) == {True}
    told = samarbejde("forloeb", path, "--at", "2026-01-13").out
    assert f"SMART mangler: {letter}" in told
    assert f"SMART lacks: {letter}" in samarbejde("forloeb", path, "--at", "2026-01-13", "--lang", "en").out


def test_nothing_a_person_wrote_is_in_it() -> None:
    said = json.dumps(overview(CASE, at="2026-05-05"), ensure_ascii=False)
    tree = json.loads(ORDER.read_bytes())
    assert all(goal["titel"] not in said for goal in tree["indsatsmaal"])
