from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from tests.toy import TOY
from tests.toy.parts import Colour

from samarbejde_schema.catalogue.kodemapping import ForeignCode, Kodemapping
from samarbejde_schema.errors import LocalError

DAY = date(2020, 11, 2)
"""When every colour is valid."""
RED, BLUE, *_ = Colour
ROW = {"kode": RED.value, "fremmed": "r", "visning": "rot"}
FILE: dict[str, Any] = {
    "format": "kodemapping/1",
    "navn": "Farver",
    "lister": [{"liste": "Colour", "system": "urn:x", "koder": [ROW]}],
}


def loaded(*rows: dict[str, Any], **top: Any) -> Kodemapping:
    tree = deepcopy(FILE) | top
    if rows:
        tree["lister"][0]["koder"] = list(rows)
    return Kodemapping.load(json.dumps(tree).encode(), TOY)


def test_one_row_is_found_both_ways() -> None:
    mapping = loaded(udgave="2", kilde="opdigtet")
    assert mapping.foreign(RED, on=DAY) == ForeignCode("urn:x", "r", "rot")
    assert mapping.ours("Colour", "urn:x", "r", on=DAY) is RED
    assert (mapping.name, mapping.edition, mapping.source) == ("Farver", "2", "opdigtet")
    assert mapping.lists == ("Colour",)
    assert mapping.missing(Colour, on=DAY) == tuple(value for value in Colour if value is not RED)


def test_what_is_unknown_is_refused_without_saying_it() -> None:
    mapping = loaded()
    for lookup in (
        lambda: mapping.foreign(BLUE, on=DAY),
        lambda: mapping.ours("Colour", "urn:x", "0504909989", on=DAY),
        lambda: mapping.ours("Colour", "urn:y", "r", on=DAY),
        lambda: mapping.foreign(RED, on=DAY, system="urn:y"),
    ):
        with pytest.raises(LocalError, match="står ikke") as caught:
            lookup()
        assert "0504909989" not in str(caught.value)
    assert mapping.all_foreign(BLUE, on=DAY) == ()
    assert mapping.all_ours("Colour", "urn:x", "q", on=DAY) == ()


def test_several_rows_need_one_that_is_preferred() -> None:
    two = [ROW, {"kode": RED.value, "fremmed": "s"}, {"kode": BLUE.value, "fremmed": "s"}]
    mapping = loaded(*two)
    assert [one.code for one in mapping.all_foreign(RED, on=DAY)] == ["r", "s"]
    assert mapping.all_ours("Colour", "urn:x", "s", on=DAY) == (RED, BLUE)
    with pytest.raises(LocalError, match="flere"):
        mapping.foreign(RED, on=DAY)
    with pytest.raises(LocalError, match="flere"):
        mapping.ours("Colour", "urn:x", "s", on=DAY)
    chosen = loaded(*two[:2], two[2] | {"foretrukket": True})
    assert chosen.ours("Colour", "urn:x", "s", on=DAY) is BLUE
    both = loaded(ROW | {"foretrukket": True}, two[1] | {"foretrukket": True})
    with pytest.raises(LocalError, match="flere"):
        both.foreign(RED, on=DAY)


def test_a_row_holds_on_its_days_and_both_are_included() -> None:
    old = ROW | {"gyldigTil": "2026-12-31"}
    new = {"kode": RED.value, "fremmed": "r2", "gyldigFra": "2027-01-01"}
    mapping = loaded(old, new)
    assert mapping.foreign(RED, on=date(2026, 12, 31)).code == "r"
    assert mapping.foreign(RED, on=date(2027, 1, 1)).code == "r2"
    assert mapping.all_ours("Colour", "urn:x", "r", on=date(2027, 1, 1)) == ()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": "kodemapping/2"}, "/format: Her skal stå kodemapping/1"),
        ({"navn": ""}, "/navn: Her skal stå en tekst"),
        ({"navn": 7}, "/navn: Her skal stå en tekst"),
        ({"lister": []}, "/lister: Her skal stå en liste"),
        ({"lister": ["x"]}, "/lister/0: Her skal stå et objekt"),
        ({"lister": [{"liste": "Colour"}]}, "/lister/0: Her mangler koder, system"),
        ({"lister": [FILE["lister"][0] | {"liste": "Shape"}]}, "/lister/0/liste: Kodelisten findes ikke"),
        ({"andet": "x"}, "/: Her kan kun stå format"),
    ],
)
def test_a_file_with_a_mistake_is_refused_with_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(LocalError) as caught:
        loaded(**change)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW | {"kode": "0504909989"}, "/lister/0/koder/0/kode: Koden findes ikke i Colour"),
        ({"kode": RED.value}, "/lister/0/koder/0: Her mangler fremmed"),
        (ROW | {"gyldigFra": "20261102"}, "gyldigFra: Her skal stå en dag"),
        (ROW | {"gyldigFra": "2026-02-30"}, "gyldigFra: Her skal stå en dag"),
        (ROW | {"gyldigFra": "2027-01-01", "gyldigTil": "2026-01-01"}, "gyldigTil: Den sidste dag er før"),
        (ROW | {"foretrukket": "ja"}, "foretrukket: Her skal stå true eller false"),
        (ROW | {"pris": "1"}, "/lister/0/koder/0: Her kan kun stå"),
    ],
)
def test_a_row_with_a_mistake_is_refused_with_its_place(row: dict[str, Any], said: str) -> None:
    with pytest.raises(LocalError) as caught:
        loaded(row)
    assert said in str(caught.value)
    assert "0504909989" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": 1, "format": 2}', b"\xff", b'{"a": null}'])
def test_what_is_no_strict_json_is_refused(data: bytes) -> None:
    with pytest.raises(LocalError, match="kan ikke læses"):
        Kodemapping.load(data, TOY)


def test_a_mapping_shows_no_codes() -> None:
    assert "rot" not in repr(loaded())


def test_a_code_that_was_looked_up_is_not_shown() -> None:
    assert repr(loaded().foreign(RED, on=DAY)) == "ForeignCode(system='urn:x')"
