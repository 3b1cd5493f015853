"""The table of requirements agrees with the standard, and its page with the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tools.sporbarhed import PAGE, TABLE, Krav, Names, as_csv, faults, main, page, read

from samarbejde_schema import STANDARD


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(STANDARD)


@pytest.fixture(scope="module")
def krav(root: Path) -> tuple[Krav, ...]:
    return read(root / TABLE)


def test_the_table_is_right(krav: tuple[Krav, ...], names: Names, root: Path) -> None:
    """287 requirements, every carrier exists, and rules and lines name each other."""
    assert list(faults(krav, names, root)) == []


def test_the_table_is_written_in_one_way(krav: tuple[Krav, ...], root: Path) -> None:
    assert (root / TABLE).read_text(encoding="utf-8") == as_csv(krav)


def test_the_page_is_what_the_table_says(krav: tuple[Krav, ...], names: Names, root: Path) -> None:
    assert (root / PAGE).read_text(encoding="utf-8") == page(krav, names), "python tools/sporbarhed.py write"


def test_what_is_carried_is_shown(krav: tuple[Krav, ...]) -> None:
    """That each carrier is shown by what stands there, is tested beside the standard (test_baerere)."""
    assert [line.id for line in krav if bool(line.carriers) != bool(line.shown_by)] == []


def test_every_requirement_is_carried_but_a_handful(krav: tuple[Krav, ...]) -> None:
    """Nothing that must be is outside, nor only in part."""
    assert [line.id for line in krav if line.strength == "SKAL" and line.status != "baaret"] == []
    assert sum(line.status == "delvist" for line in krav) <= 5
    assert sum(line.status == "uden_for" for line in krav) <= 5


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"carriers": "bestilling.art M02"}, "M02 does not exist"),
        ({"carriers": "bestilling.findesIkke"}, "bestilling.findesIkke does not exist"),
        ({"carriers": "bestilling.art.mere"}, "bestilling.art.mere does not exist"),
        ({"carriers": "Bestilling.art"}, "Bestilling.art does not exist"),
        ({"carriers": "bestilling"}, "bestilling does not exist"),
        ({"carriers": "Hastegrad.LANGSOM"}, "Hastegrad.LANGSOM does not exist"),
        ({"carriers": "tilstand:MATCH_TABT"}, "tilstand:MATCH_TABT does not exist"),
        ({"carriers": "Hastegrad Hastegrad"}, "a carrier stands twice"),
        ({"carriers": ""}, "baaret does not go with 0 carriers"),
        ({"status": "uden_for"}, "uden_for does not go with 3 carriers"),
        ({"status": "senere"}, "'senere' is no status"),
        ({"becomes": "x" * 201}, "what it became takes more than 200 characters"),
        ({"status": "næsten"}, "'næsten' is no status"),
        ({"strength": "MÅSKE"}, "'MÅSKE' is no strength"),
        ({"profile": "SYD"}, "'SYD' is no profile"),
        ({"lines": "12-"}, "'12-' are no lines"),
        ({"seed": "000"}, "it lacks its document or what it became"),
        ({"becomes": ""}, "it lacks its document or what it became"),
        ({"shown_by": "fixtures/findes-ikke.json"}, "fixtures/findes-ikke.json does not exist"),
        ({"shown_by": f"{TABLE}::test_x"}, f"{TABLE}::test_x does not exist"),
        ({"carriers": "Hastegrad FR-999"}, "FR-999 does not exist"),
        (
            {"carriers": "Hastegrad FR-013"},
            "the line names the rule FR-013, the rule does not name the requirement",
        ),
        ({"id": "R999"}, "R001–R287, each once and in order"),
    ],
)
def test_what_is_wrong_is_told(
    krav: tuple[Krav, ...], names: Names, root: Path, change: dict[str, str], told: str
) -> None:
    """A line that says too much, too little or something else is found, whatever is wrong with it."""
    line = next(line for line in krav if line.id == "R013")
    good = replace(line, status="baaret", carriers="bestilling.art Konvolut.bilag.type tilstand:BESTILT")
    others = [other for other in krav if other is not line]
    around = [*others[:12], good, *others[12:]]
    assert list(faults(around, names, root)) == []
    around[12] = replace(good, **change)
    assert any(told in fault for fault in faults(around, names, root))


def test_a_rule_that_is_forgotten_is_told(krav: tuple[Krav, ...], names: Names, root: Path) -> None:
    forgotten = [replace(line, carriers="Borger.foedselsaar") if line.id == "R012" else line for line in krav]
    assert list(faults(forgotten, names, root)) == [
        "R012: the rule FR-013 names the requirement, the line does not name the rule"
    ]


def test_the_program_writes_and_checks(
    krav: tuple[Krav, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / TABLE).parent.mkdir(parents=True)
    (tmp_path / TABLE).write_text(as_csv(replace(line, shown_by="") for line in krav), encoding="utf-8")
    assert main(["check"], tmp_path) == 1
    assert main(["write"], tmp_path) == 0
    capsys.readouterr()
    assert main(["check"], tmp_path) == 0
    assert capsys.readouterr().out == ""
    (tmp_path / PAGE).write_text("andet", encoding="utf-8")
    assert main(["check"], tmp_path) == 1
    assert "python tools/sporbarhed.py write" in capsys.readouterr().out


def test_other_columns_are_refused(tmp_path: Path) -> None:
    table = tmp_path / "sporbarhed.csv"
    table.write_text("id,andet\nR001,x\n", encoding="utf-8")
    with pytest.raises(ValueError, match="should have the columns"):
        read(table)
