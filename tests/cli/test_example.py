"""``samarbejde example``: for every type, in both forms and three sizes, a message that breaks no rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema import STANDARD, check, read, write
from samarbejde_schema.modelling.element import Choice, Element
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.standard.v1.indhold import UDEN_BORGER
from tests.cli.calls import as_json, samarbejde
from tests.cli.worlds import BOSTED, two
from tests.standard.test_eksempler import ABOUT_A_CITIZEN, ELSEWHERE, NO_FACILITY

SIZES = ([], ["--full"], ["--minimal"])
COMPLAINTS = {"error", "warning"}


@pytest.mark.parametrize("type_name", STANDARD.types)
def test_every_example_breaks_no_rule(type_name: str) -> None:
    for size in SIZES:
        for form in ("json", "xml"):
            answer = samarbejde("example", type_name, "--form", form, *size)
            assert (answer.code, answer.err) == (0, "")
            report = check(answer.raw)
            assert report.errors == (), (size, form)
            assert (report.type, report.form) == (type_name, form)
    assert as_json("-", "--strict", stdin=samarbejde("example", type_name).raw).code == 0


@pytest.mark.parametrize("type_name", STANDARD.types)
def test_the_forms_of_an_example_say_the_same(type_name: str) -> None:
    for size in SIZES:
        json_form = samarbejde("example", type_name, *size).raw
        xml_form = samarbejde("example", type_name, "--form", "xml", *size).raw
        assert read(json_form) == read(xml_form)
        assert json_form == write(read(xml_form), pretty=True)
        assert samarbejde("example", type_name.upper(), "--compact", *size).raw == write(read(json_form))


def fields(element: Element) -> Iterator[tuple[str, bool]]:
    """Every field of the elements of a message, and whether it is filled; of a choice, what is chosen."""
    for field in shape_of(type(element)).fields:
        value: Any = getattr(element, field.name)
        filled = value is not None and value != ()
        if filled or not isinstance(element, Choice):
            yield f"{type(element).__name__}.{field.wire}", filled
        for item in (value if field.many else (value,)) if filled else ():
            if isinstance(item, Element):
                yield from fields(item)


@pytest.mark.parametrize("type_name", STANDARD.types)
def test_the_full_example_fills_every_field(type_name: str) -> None:
    """Where a type stands several times, one is enough: a municipality has no tilbudsportal id.

    What would say something untrue stays empty: a case where there is no citizen, a facility where none is named.
    """
    found = list(fields(read(samarbejde("example", type_name, "--full").raw)))
    empty = {name for name, _ in found} - {name for name, filled in found if filled}
    untrue = {*(ABOUT_A_CITIZEN if type_name in UDEN_BORGER else ())}
    untrue |= {place for place in ELSEWHERE if type_name in NO_FACILITY and place[0] == "Organisation"}
    assert empty == empty & {".".join(place) for place in untrue}


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, name)
    else:
        yield name, value


def wires(type_name: str) -> set[str]:
    """The names of every field a message can have."""
    return {field.wire for shape in STANDARD.model(type_name).shape().walk() for field in shape.fields}


@pytest.mark.parametrize("type_name", STANDARD.types)
def test_the_full_example_is_unescaped_and_danish(type_name: str) -> None:
    answer = samarbejde("example", type_name, "--full")
    assert "\\u" not in answer.out
    assert set("æøå") <= set(answer.out)
    found = {name for name, _ in leaves(json.loads(answer.raw))}
    assert {name for name in ("cpr", "titel") if name in wires(type_name)} <= found


def test_sizes_differ_as_they_promise() -> None:
    minimal, typical, full = (
        len(samarbejde("example", "bestilling", *size).raw) for size in (["--minimal"], [], ["--full"])
    )
    assert minimal < typical < full


def test_an_example_of_today_can_be_sent(tmp_path: Path) -> None:
    world = two(tmp_path)
    to = f"{BOSTED}:UDFOERER"
    answer = samarbejde("example", "bestilling", "--from", str(world.kommune), "--to", to)
    assert (answer.code, answer.err) == (0, "")
    envelope = json.loads(answer.raw)["konvolut"]
    assert envelope["modtager"][0]["organisation"]["cvr"] == BOSTED
    (tmp_path / "bestilling.json").write_bytes(answer.raw)
    sealed = samarbejde("seal", str(world.kommune), str(tmp_path / "bestilling.json"))
    assert (sealed.code, sealed.err) == (0, "")
    again = json.loads(samarbejde("example", "bestilling", "--from", str(world.kommune), "--to", to).raw)
    assert again["konvolut"]["beskedId"] != envelope["beskedId"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("bestilling", "--from", "fjordby"), "gives sammen"),
        (("bestilling", "--to", f"{BOSTED}:UDFOERER"), "gives sammen"),
        (("bestilling", "--from", "fjordby", "--to", BOSTED), "CVR:ROLLE"),
        (("bestilling", "--from", "fjordby", "--to", "90000039:UDFOERER"), "deltagerregisteret"),
        (("tilbud", "--from", "fjordby", "--to", f"{BOSTED}:MYNDIGHED"), "sendes af"),
    ],
)
def test_an_example_that_nobody_could_send_is_refused(
    tmp_path: Path, given: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(two(tmp_path).kommune.parent)
    answer = samarbejde("example", *given)
    assert answer.code == 2
    assert said in answer.err
