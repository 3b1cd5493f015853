"""SMART as a view of a goal agrees with FR-105 as advice on a message, letter by letter."""

from __future__ import annotations

from typing import Any

import pytest
from tests.standard.byggere import bestilling, indikator, maal

from samarbejde_schema.standard.v1.faelles.maal import Accept
from samarbejde_schema.standard.v1.faelles.regler_indsatsmaal import er_smart
from samarbejde_schema.standard.v1.faelles.smart import Bogstav, smart

CASES: tuple[tuple[dict[str, Any], dict[Bogstav, list[tuple[str | int, ...]]]], ...] = (
    ({}, {}),
    ({"begrundelse": None}, {Bogstav.SPECIFIKT: [("begrundelse",)]}),
    ({"ansvarlig": None}, {Bogstav.SPECIFIKT: [("ansvarlig",)]}),
    ({"maalemetode": None, "indikator": ()}, {Bogstav.MAALBART: [("maalemetode",), ("indikator",)]}),
    (
        {"indikator": (indikator(), indikator(maalvaerdi=None))},
        {Bogstav.MAALBART: [("indikator", 1, "maalvaerdi")]},
    ),
    ({"accept": ()}, {Bogstav.ACCEPTERET: [("accept",)]}),
    (
        {"accept": (Accept(rolle="BORGER", accepteret=False),)},
        {Bogstav.ACCEPTERET: [("accept", 0, "accepteret")]},
    ),
    ({"realismevurdering": None}, {Bogstav.REALISTISK: [("realismevurdering",)]}),
    ({"frist": None}, {Bogstav.TIDSAFGRAENSET: [("frist",)]}),
)


@pytest.mark.parametrize(("changes", "missing"), CASES)
def test_each_letter_says_what_is_missing(
    changes: dict[str, Any], missing: dict[Bogstav, list[tuple[str | int, ...]]]
) -> None:
    goal = maal(**changes)
    view = smart(goal)
    assert (view.maal_id, view.version) == (goal.id, goal.version)
    assert {s.bogstav: [m.felt for m in s.mangler] for s in view if s.mangler} == missing
    assert [svar.bogstav for svar in view] == list(Bogstav)
    assert view.opfyldt == (not missing)
    for letter in Bogstav:
        assert view[letter].opfyldt == (letter not in missing)


@pytest.mark.parametrize(("changes", "missing"), CASES)
def test_the_rule_sees_what_the_view_sees(
    changes: dict[str, Any], missing: dict[Bogstav, list[tuple[str | int, ...]]]
) -> None:
    breaches = er_smart.judge(bestilling(indsatsmaal=(maal(**changes),)))
    told = [(breach.clause, breach.place[2:]) for breach in breaches]
    assert told == [(letter.noegle, place) for letter, places in missing.items() for place in places]


def test_a_view_repeats_nothing_of_the_goal() -> None:
    goal = maal(begrundelse=None, frist=None, realismevurdering=None)
    said = " ".join(f"{m.da} {m.en}" for svar in smart(goal) for m in svar.mangler)
    assert goal.titel not in said
    assert goal.beskrivelse not in said
