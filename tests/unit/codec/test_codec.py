"""JSON and XML say the same: the model in between is the only truth."""

import json
from typing import Any

import pytest
from tests.toy.hire import Hire
from tests.toy.sample import hire

from samarbejde_schema.codec.json import from_json, to_json, to_tree, tree_to_json
from samarbejde_schema.codec.xml import from_xml, to_xml
from samarbejde_schema.doors.xml import strict_xml
from samarbejde_schema.modelling.structure import MOST

NS = "urn:toy"


def read_xml(text: str) -> Any:
    opened = strict_xml(text.encode())
    assert opened.tree is not None, opened.findings
    return from_xml(opened.tree, Hire, NS)


def xml(pretty: bool = False) -> str:
    return to_xml(hire(), NS, pretty=pretty).decode()


def test_bytes_of_our_own_writing_come_back_as_they_were() -> None:
    data = to_json(hire())
    model = from_json(data, Hire).model
    assert model == hire()
    assert tree_to_json(to_tree(hire())) == data
    through = read_xml(to_xml(model, NS).decode()).model
    assert through == model
    assert to_json(through) == data
    assert to_xml(through, NS) == to_xml(model, NS)


@pytest.mark.parametrize("pretty", [True, False])
def test_indented_or_not_is_the_same_message(pretty: bool) -> None:
    assert read_xml(xml(pretty)).model == hire()
    assert from_json(to_json(hire(), pretty=pretty), Hire).model == hire()


def test_absent_is_the_only_nothing() -> None:
    written = json.loads(to_json(hire(wish=None)))
    assert "wish" not in written
    assert "note" not in written["bike"][1]


@pytest.mark.parametrize(
    ("old", "new", "rule_id", "pointer"),
    [
        ("<Wish>", "<Wisp>x</Wisp><Wish>", "SKEMA-UKENDT", "/<ukendt>"),
        ("<Wish>", "<wish>x</wish><Wish>", "SKEMA-UKENDT", "/<ukendt>"),
        ("<Number>7</Number>", "<Number>07</Number>", "SKEMA-TYPE", "/bike/0/number"),
        ("<Number>7</Number>", "<Number> 7</Number>", "SKEMA-TYPE", "/bike/0/number"),
        ("<Number>7</Number>", "<Number/>", "SKEMA-TYPE", "/bike/0/number"),
        ("<Number>7</Number>", "", "SKEMA-MANGLER", "/bike/0/number"),
        ("<Electric>true</Electric>", "<Electric>1</Electric>", "SKEMA-TYPE", "/bike/1/electric"),
        ("<Electric>true</Electric>", "<Electric><X>true</X></Electric>", "SKEMA-TYPE", "/bike/1/electric"),
        ("<Cpr>0201609995</Cpr>", "<Cpr>0201609995\n</Cpr>", "SKEMA-SKRIVEMAADE", "/client/cpr"),
        ("<Cpr>0201609995</Cpr>", "", "SKEMA-VALG", "/client"),
        ("<Client><Cpr>0201609995</Cpr></Client>", "<Client>0201609995</Client>", "SKEMA-TYPE", "/client"),
        ("<Price>99.50</Price>", "<Price>99.50</Price><Price>1.00</Price>", "SKEMA-RAEKKEFOELGE", "/bike/0/price"),
        ("<Number>7</Number><Colour>RED</Colour>", "<Colour>RED</Colour><Number>7</Number>", "SKEMA-RAEKKEFOELGE",
         "/bike/0/number"),
    ],
)  # fmt: skip
def test_every_fault_of_structure_in_xml_is_found(old: str, new: str, rule_id: str, pointer: str) -> None:
    assert xml().count(old) == 1
    result = read_xml(xml().replace(old, new))
    assert result.model is None
    assert [(f.rule_id, f.pointer) for f in result.findings] == [(rule_id, pointer)]
    assert len(result.places) == len(result.findings)


def test_a_repeated_element_must_stand_together() -> None:
    bike = xml().split("<Bike>")[1].split("</Bike>")[0]
    result = read_xml(xml().replace("</Hire>", f"<Bike>{bike}</Bike></Hire>"))
    assert [(f.rule_id, f.pointer) for f in result.findings] == [("SKEMA-RAEKKEFOELGE", "/bike/2")]


def test_raw_places_keep_the_unknown_name_for_the_look_up_only() -> None:
    result = read_xml(xml().replace("<Wish>", "<K0504909995>x</K0504909995><Wish>"))
    assert result.places == (("K0504909995",),)
    assert "0504909995" not in repr(result.findings)


def test_only_so_many_elements_out_of_place_are_told() -> None:
    result = read_xml(xml().replace("<Wish>", "<Client><Name>Bo</Name></Client>" * 900 + "<Wish>"))
    assert len(result.findings) == len(result.places) == MOST
