"""Data minimisation is in the structure: messages about no citizen have no type that could hold one.

What is left is text that people write; a citizen's number anywhere in it is found (FR-605). Messages that can
hold a citizen are the ones about a citizen, and the first of them is asked for a pseudonym (FR-010).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module, resources
from typing import Any

import pytest
from tests.standard import byggere_afsoegning, byggere_opfoelgning
from tests.standard.byggere import borger

from samarbejde_schema import STANDARD, check
from samarbejde_schema.findings import Severity
from samarbejde_schema.modelling.element import Element
from samarbejde_schema.modelling.shape import Shape, shape_of
from samarbejde_schema.primitives import Cpr, Email, ErstatningsCpr, Navn, Pseudonym, Telefon, lexical
from samarbejde_schema.standard.v1.faelles import borger as citizen
from samarbejde_schema.standard.v1.faelles.borger import Borger, Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Adresse, Kontaktperson, Organisation
from samarbejde_schema.standard.v1.faelles.opfoelgning import Moededeltager
from samarbejde_schema.standard.v1.faelles.regler_dataminimering import ingen_personnumre_i_teksten
from samarbejde_schema.standard.v1.faelles.typer import Filnavn, Foedselsaar, Navnerum, Udvidelsesnavn
from samarbejde_schema.standard.v1.indhold import OM_BORGER, UDEN_BORGER

PEOPLE = {
    one for one in vars(citizen).values() if isinstance(one, type) and one.__module__ == citizen.__name__
}
"""Every type of the module about citizens."""
PERSONS = {*PEOPLE, Kontaktperson, Moededeltager}
NUMBERS = {lexical(one) for one in (Cpr, ErstatningsCpr, Pseudonym, Foedselsaar, Telefon, Email)}
"""The simple types that tell who somebody is."""
BODIES = {
    "ledergrupperapport": {"Periode", "Gruppemedlem", "Taelling", "Kerneelementstatus"},
    "ledigePladserOversigt": {"Pladspost", "Organisation", "Adresse"},
    "ledighedsAfstemning": {"Afstemningssvar"},
    "takststigningsindberetning": {
        "Organisation", "Adresse", "Takstperiode", "Periode", "Takstberegning", "Omkostning",
    },
    "dassosOpsamling": {"Taelling"},
    "strukturaendringHoering": {"Organisation", "Adresse", "Kommuneantal"},
    "hoeringsSvar": set(),
}  # fmt: skip
"""The types the body of each message is made of: a new one is looked at by a person before it stands here."""
CPR = "2512484916"

each = pytest.mark.parametrize("type", UDEN_BORGER)


def parts(type: str) -> list[Shape]:
    """The body of a message and everything below it; the envelope is not part of it."""
    top = shape_of(STANDARD.model(type))
    seen: dict[Shape, None] = {}
    for field in top.fields:
        if field.name != "konvolut" and field.element is not None:
            seen |= dict.fromkeys(shape_of(field.element).walk())
    return list(seen)


def classes(type: str) -> set[type[Element]]:
    return {shape.cls for shape in parts(type)}


def leaves(type: str) -> set[Any]:
    """The simple types of the body."""
    top = [field for field in shape_of(STANDARD.model(type)).fields if field.name != "konvolut"]
    return {field.lexical for field in (*top, *(f for shape in parts(type) for f in shape.fields))} - {None}


def test_the_seven_messages() -> None:
    assert set(UDEN_BORGER) == set(BODIES)
    assert not set(UDEN_BORGER) & set(OM_BORGER)


def test_the_module_about_citizens_is_seen_whole() -> None:
    assert {Borger, Borgerhenvisning, Identifikation} < PEOPLE


@each
def test_no_type_of_the_body_can_hold_a_person(type: str) -> None:
    assert classes(type) & PERSONS == set()
    assert leaves(type) & NUMBERS == set()


@each
def test_the_body_is_made_of_these_types_and_no_other(type: str) -> None:
    assert {shape.name for shape in parts(type)} == BODIES[type]


@each
def test_a_name_is_the_name_of_an_organisation_or_a_town(type: str) -> None:
    named = {shape.cls for shape in parts(type) for field in shape.fields if field.lexical is lexical(Navn)}
    assert named <= {Organisation, Adresse}
    assert not any(field.lexical is lexical(Navn) for field in shape_of(STANDARD.model(type)).fields)


@pytest.mark.parametrize("type", ["forespoergsel", "bestilling", "kontrakt", "referat"])
def test_the_same_walk_finds_persons_where_there_are_any(type: str) -> None:
    assert classes(type) & PEOPLE
    assert leaves(type) & NUMBERS


def test_only_messages_about_a_citizen_can_identify_one() -> None:
    can = {type for type in STANDARD.types if Identifikation in classes(type)}
    assert can <= set(OM_BORGER)
    assert "forespoergsel" in can


def test_only_the_envelope_names_staff_and_never_a_citizen() -> None:
    envelope = next(
        f for f in shape_of(STANDARD.model("hoeringsSvar")).fields if f.name == "konvolut"
    ).element
    assert envelope is not None
    below = {shape.cls for shape in shape_of(envelope).walk()}
    assert below & PERSONS == {Kontaktperson}


@each
def test_a_case_of_a_citizen_cannot_be_named(type: str) -> None:
    document = example(type)
    document["konvolut"]["forloebId"] = "6d3dbe93-d471-5d05-81ca-04f10615ee0e"
    assert [f.rule_id for f in check(json.dumps(document).encode()).errors] == ["FR-022"]


# Text


def example(type: str) -> dict[str, Any]:
    """The example with every field filled."""
    folder = resources.files(STANDARD.release.package) / "eksempler"
    document = json.loads((folder / f"{type}.fuld.json").read_bytes())
    assert isinstance(document, dict)
    return document


def texts(shape: Shape, value: dict[str, Any], place: tuple[str | int, ...] = ()) -> Iterator[Any]:
    """The places of every free text in a document, the envelope's too, with what the type is."""
    names = (lexical(Navnerum), lexical(Udvidelsesnavn))
    for field in shape.fields:
        if field.wire not in value:
            continue
        items = value[field.wire] if field.many else [value[field.wire]]
        for i, item in enumerate(items):
            here = (*place, field.wire, i) if field.many else (*place, field.wire)
            if field.element is not None:
                yield from texts(shape_of(field.element), item, here)
            elif field.lexical is not None and (field.lexical.forbidden or field.lexical in names):
                yield here, field.lexical


@each
def test_a_citizens_number_is_found_in_every_text(type: str) -> None:
    """One text at a time: the finding stands where the number does, and nowhere else."""
    places = list(texts(shape_of(STANDARD.model(type)), example(type)))
    assert {lexical(Navn), lexical(Filnavn), lexical(Navnerum), lexical(Udvidelsesnavn)} <= {
        k for _, k in places
    }
    for place, kind in places:
        document = example(type)
        owner: Any = document
        for step in place[:-1]:
            owner = owner[step]
        owner[place[-1]] = {lexical(Navnerum): f"urn:{CPR}", lexical(Udvidelsesnavn): f"n{CPR}"}.get(
            kind, CPR
        )
        report = check(json.dumps(document).encode())
        pointer = "/" + "/".join(map(str, place))
        assert [(f.rule_id, f.pointer) for f in report.errors] == [("FR-605", pointer)]


# The inquiry


def test_the_inquiry_is_asked_for_a_pseudonym() -> None:
    """FR-010 speaks of each way to say who the citizen is, and weighs as advice."""
    module = import_module("samarbejde_schema.standard.v1.forespoergsel")
    rule = next(one for one in STANDARD.rules("forespoergsel") if one.id == "FR-010")
    members = {field.wire for field in shape_of(Identifikation).fields}
    assert {f"borger.identifikation.{name}" for name in members} <= set(rule.fields)
    assert module.Forespoergsel is STANDARD.model("forespoergsel")


def test_an_inquiry_with_a_number_and_no_reason_is_advised_against() -> None:
    document = example("forespoergsel")
    document["borger"]["identifikation"] = {"cpr": borger().identifikation.cpr}
    document.pop("identificeretBegrundelse", None)
    found = {f.rule_id: f.severity for f in check(json.dumps(document).encode()).findings}
    assert found["FR-010"] is Severity.WARNING
    document["borger"]["identifikation"] = {"pseudonym": "borger-7f3a91"}
    assert "FR-010" not in {f.rule_id for f in check(json.dumps(document).encode()).findings}


def test_a_receipt_or_annulment_without_a_case_is_scanned_too() -> None:
    """What belongs to a message about no citizen is about no citizen either; within a case it may be."""
    text = "Hører til 251248-4916."
    for build in (byggere_afsoegning.ALLE["annullering"], byggere_opfoelgning.ALLE["forretningskvittering"]):
        alone, within = build(begrundelse=text, forloeb_id=None), build(begrundelse=text)
        for message, found in ((alone, [("begrundelse",)]), (within, [])):
            assert [breach.place for breach in ingen_personnumre_i_teksten.judge(message)] == found
