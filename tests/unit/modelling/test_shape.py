"""The shape is read off the model and refuses what the standard has no words for."""

from typing import Annotated

import pytest
from tests.toy.hire import Hire
from tests.toy.parts import Bike, Client, Colour
from tests.toy.sample import hire

from samarbejde_schema.errors import StandardError
from samarbejde_schema.modelling.codes import CodeList, info_of
from samarbejde_schema.modelling.element import Element
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.modelling.shape import shape_of
from samarbejde_schema.modelling.walk import lists_of, values_of
from samarbejde_schema.primitives import Cpr, Linje, lexical


def test_names_order_and_cardinality() -> None:
    shape = shape_of(Bike)
    assert [f.wire for f in shape.fields] == ["number", "colour", "electric", "price", "note", "since"]
    assert [(f.low, f.high, f.many) for f in shape.fields][4] == (0, 3, True)
    assert shape_of(Hire).by_name["head"].xml == "Head"
    assert shape_of(Client).choice
    assert shape_of(Hire).fixed == {("head", "kind_code"): "HIRE"}
    assert [s.name for s in shape_of(Hire).walk()] == ["Hire", "Head", "Client", "Bike", "Party"]


@pytest.mark.parametrize(
    "annotation",
    [
        str,
        Linje,
        Annotated[int | str, about("a", "b")],
        Annotated[Linje | None, about("a", "b")],
        Annotated[list[Linje], about("a", "b", many=(0, 2))],
        Annotated[tuple[Linje, ...], about("a", "b", many=(0, 2))],
    ],
)
def test_a_field_that_is_not_written_as_it_should_be_is_refused(annotation: object) -> None:
    cls = type("Odd", (Element,), {"__annotations__": {"field": annotation}, "__module__": __name__})
    with pytest.raises((StandardError, TypeError)):
        shape_of(cls)


def test_a_code_list_without_its_facts_is_refused() -> None:
    with pytest.raises(TypeError):
        info_of(CodeList("Bare", {"A": ("A", "a")}))  # type: ignore[arg-type]


def test_codes_know_their_label_and_days() -> None:
    from datetime import date

    assert Colour.NIGHT_BLUE.label == "natblå"
    assert Colour.NIGHT_BLUE.valid_on(date(2020, 12, 31))
    assert not Colour.NIGHT_BLUE.valid_on(date(2021, 1, 1))
    assert str(Colour.RED) == "RED"


def test_walk_finds_every_value_of_a_type_with_its_place() -> None:
    message = hire()
    assert list(values_of(message, lexical(Cpr))) == [(("client", "cpr"), "0201609995")]
    assert [place for place, _ in values_of(message, Bike)] == [("bike", 0), ("bike", 1)]
    assert [place for place, _ in values_of(message, Colour)] == [("bike", 0, "colour")]
    found = {place: values for place, _, values in lists_of(message)}
    assert found == {("head", "profile"): ("GRUND",), ("bike", 0, "note"): message.bike[0].note}
