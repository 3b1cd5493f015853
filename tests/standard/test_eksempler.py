"""The examples: three documents to a type, right in every respect, and the same as files in both forms."""

import base64
import hashlib
import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, datetime
from importlib import resources
from typing import Any

import pytest
from tools import fixtures

from samarbejde_schema import STANDARD, check, read, write
from samarbejde_schema.exchange.conversation import converse
from samarbejde_schema.exchange.reading import examine
from samarbejde_schema.exchange.second_opinion import Published
from samarbejde_schema.findings import Kind, Severity
from samarbejde_schema.modelling.shape import Field, Shape, shape_of
from samarbejde_schema.modelling.walk import values_of
from samarbejde_schema.primitives import Cpr, lexical
from samarbejde_schema.schemagen.artefacts import render
from samarbejde_schema.standard.v1.faelles.bilag import Bilag
from samarbejde_schema.standard.v1.faelles.kvittering import Fejl
from samarbejde_schema.standard.v1.indhold import UDEN_BORGER

EXAMPLES = fixtures.examples()
PROFILES = ("GRUND", "NORD", "MIDT", "SAM")
PERSON = "2512484916"
"""The public test person whose number passes modulus 11, so that not even FR-011 has anything to say."""
ELSEWHERE = {
    ("Organisation", "tilbudsportalId"): "only a facility has one: not a municipality, an owner or a clinic",
    ("Organisation", "regionskode"): "a municipality is no region; the owner of the facility is",
    ("Organisation", "driftsherretype"): "who owns the facility; a municipality that buys is none",
}
"""Fields that would say something untrue in some places: in these, once in the document is enough."""
NO_FACILITY = frozenset({"ledighedsAfstemning", "dassosOpsamling"})
"""Messages between municipalities that name no facility: those fields would be untrue everywhere."""
ABOUT_A_CITIZEN = {
    ("Konvolut", "forloebId"): "FR-022: a message about no citizen has no case",
    ("Konvolut", "samtykkeRef"): "a consent is a citizen's",
}
"""Fields that the messages about no citizen leave out."""

every = pytest.mark.parametrize(("type", "size"), EXAMPLES, ids=lambda value: value)
every_type = pytest.mark.parametrize("type", STANDARD.types)


def tree(type: str, size: str) -> dict[str, Any]:
    """An example as plain values."""
    document = json.loads(EXAMPLES[type, size])
    assert isinstance(document, dict)
    return document


def test_every_type_has_three_examples_and_nothing_else_lies_there() -> None:
    folder = resources.files(STANDARD.release.package) / "eksempler"
    there = {path.name for path in folder.iterdir() if path.name.endswith(".json")}
    assert there == {f"{name}.{size}.json" for name in STANDARD.types for size in fixtures.SIZES}


@every
def test_bytes_are_as_we_write_them(type: str, size: str) -> None:
    data = EXAMPLES[type, size]
    assert write(read(data), pretty=True) == data
    assert STANDARD.entry_of(read(data)).type == type


@every
@pytest.mark.parametrize("pretty", [False, True])
def test_the_way_to_xml_and_back_changes_no_byte(type: str, size: str, pretty: bool) -> None:
    besked = read(EXAMPLES[type, size])
    data, xml = (write(besked, form=form, pretty=pretty) for form in fixtures.FORMS)
    assert write(read(xml), pretty=pretty) == data
    assert write(read(data), form="xml", pretty=pretty) == xml


@pytest.mark.parametrize("size", ["typisk", "fuld"])
@pytest.mark.parametrize("form", fixtures.FORMS)
@every_type
def test_typical_and_full_break_no_rule(type: str, form: str, size: str) -> None:
    report = check(fixtures.expected()[f"{type}/gyldig/{size}.{form}"])
    assert (report.findings, report.not_judged) == ((), ())


@every_type
def test_full_breaks_no_rule_of_any_profile(type: str) -> None:
    assert check(EXAMPLES[type, "fuld"], profiles=PROFILES).findings == ()


@every_type
def test_minimal_is_valid_and_lacks_only_what_is_advised_or_owed(type: str) -> None:
    report = check(EXAMPLES[type, "minimal"])
    assert report.ok
    assert {f.severity for f in report.findings} <= {Severity.WARNING, Severity.INFO}
    assert {f.kind for f in report.findings} <= {Kind.ANBEFALING, Kind.PLIGT, Kind.OPLYSNING}


def optional(shape: Shape, value: dict[str, Any], place: tuple[str | int, ...] = ()) -> Iterator[Any]:
    """The places of everything that the structure lets a document leave out, with surplus items of lists."""
    for field in shape.fields:
        if field.wire not in value:
            continue
        here = (*place, field.wire)
        if field.low == 0 and not shape.choice:
            yield here
        items = value[field.wire] if field.many else [value[field.wire]]
        if field.many and len(items) > max(field.low, 1):
            yield (*here, len(items) - 1)
        for i, item in enumerate(items):
            if field.element is not None:
                yield from optional(shape_of(field.element), item, (*here, i) if field.many else here)


@every_type
def test_nothing_can_be_left_out_of_minimal(type: str) -> None:
    whole = tree(type, "minimal")
    for place in optional(shape_of(STANDARD.model(type)), whole):
        document = deepcopy(whole)
        owner: Any = document
        for step in place[:-1]:
            owner = owner[step]
        del owner[place[-1]]
        assert check(json.dumps(document).encode()).errors, place


Hole = tuple[str, Shape, Field]


def holes(shape: Shape, standing: list[dict[str, Any]], place: str = "") -> Iterator[Hole]:
    """The fields that none of the objects at one place has, there and below; a list's items are one place."""
    for field in shape.fields:
        values = [value[field.wire] for value in standing if field.wire in value]
        if field.many:
            values = [item for items in values for item in items]
        if not values and not shape.choice:
            yield f"{place}/{field.wire}", shape, field
        if values and field.element is not None:
            yield from holes(shape_of(field.element), values, f"{place}/{field.wire}")


def choices(shape: Shape, standing: list[dict[str, Any]]) -> Iterator[tuple[str, int, set[str]]]:
    """Each place of a choice: its name, how often it stands, and the members seen."""
    if shape.choice:
        yield shape.name, len(standing), {name for value in standing for name in value}
    for field in shape.fields:
        values = [value[field.wire] for value in standing if field.wire in value]
        if field.many:
            values = [item for items in values for item in items]
        if values and field.element is not None:
            yield from choices(shape_of(field.element), values)


def anywhere(shape: Shape, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every field that stands somewhere in the document, as (type, field)."""
    for field in shape.fields:
        if field.wire in value:
            yield shape.name, field.wire
            for item in value[field.wire] if field.many else [value[field.wire]]:
                if field.element is not None:
                    yield from anywhere(shape_of(field.element), item)


def excused(type: str, place: tuple[str, str], seen: set[tuple[str, str]]) -> bool:
    """Whether a full example of the type may lack a field where it is lacking."""
    if place in ELSEWHERE:
        return place in seen or type in NO_FACILITY
    return type in UDEN_BORGER and place in ABOUT_A_CITIZEN


@every_type
def test_full_fills_every_field_everywhere(type: str) -> None:
    shape, document = shape_of(STANDARD.model(type)), tree(type, "fuld")
    seen = set(anywhere(shape, document))
    missing = [
        place
        for place, owner, field in holes(shape, [document])
        if not excused(type, (owner.name, field.wire), seen)
    ]
    assert missing == []


@every_type
def test_full_shows_as_many_members_of_a_choice_as_there_is_room_for(type: str) -> None:
    shape = shape_of(STANDARD.model(type))
    for name, times, seen in choices(shape, [tree(type, "fuld")]):
        members = next(len(part.fields) for part in shape.walk() if part.name == name)
        assert len(seen) == min(times, members), (name, seen)


def test_the_exceptions_are_needed() -> None:
    needed = {
        (owner.name, field.wire)
        for name in STANDARD.types
        for _, owner, field in holes(shape_of(STANDARD.model(name)), [tree(name, "fuld")])
    }
    assert needed == set(ELSEWHERE) | set(ABOUT_A_CITIZEN)


@pytest.mark.parametrize("type", sorted(NO_FACILITY))
def test_they_name_no_facility(type: str) -> None:
    seen = set(anywhere(shape_of(STANDARD.model(type)), tree(type, "fuld")))
    assert ("Organisation", "tilbudsportalId") not in seen


@every_type
def test_full_has_danish_letters_a_cpr_and_a_title(type: str) -> None:
    text = EXAMPLES[type, "fuld"].decode()
    assert all(letter in text for letter in "æøå")
    parts = list(shape_of(STANDARD.model(type)).walk())
    for wire in ("cpr", "titel"):
        known = any(wire in part.by_wire for part in parts)
        assert (f'"{wire}": ' in text) is known


@every
def test_persons_are_test_persons(type: str, size: str) -> None:
    assert {cpr for _, cpr in values_of(read(EXAMPLES[type, size]), lexical(Cpr))} <= {PERSON}


@every
def test_attachments_are_what_they_say(type: str, size: str) -> None:
    for _, bilag in values_of(read(EXAMPLES[type, size]), Bilag):
        if bilag.indhold.indlejret is not None:
            data = base64.b64decode(bilag.indhold.indlejret)
            assert (bilag.stoerrelse, bilag.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@every
def test_receipts_quote_the_rules(type: str, size: str) -> None:
    texts = {(rule.id, clause.da) for rule in STANDARD.all_rules() for clause in rule.clauses.values()}
    for _, fejl in values_of(read(EXAMPLES[type, size]), Fejl):
        assert (fejl.regel_id, fejl.tekst) in texts


@pytest.fixture(scope="module")
def published() -> Published:
    """The schemas as they are printed today."""
    version = f"{STANDARD.release.versions[-1]}/"
    files = render(STANDARD).items()
    return Published({path.removeprefix(version): data for path, data in files if path.startswith(version)})


@every
def test_the_published_schemas_agree(type: str, size: str, published: Published) -> None:
    data = EXAMPLES[type, size]
    assert published.accepts_json(type, json.loads(data))
    assert published.accepts_xml(type, write(read(data), form="xml"))
    assert examine(data, STANDARD).besked is not None


def test_the_typical_examples_are_one_conversation() -> None:
    documents = [(name, EXAMPLES[name, "typisk"]) for name in STANDARD.types]
    told = converse(documents, STANDARD, now=datetime(2025, 7, 1, tzinfo=UTC))
    assert [(r.report.type, f.rule_id) for r in told.readings for f in r.report.findings] == []
    assert len([c for c in told.conversations if c.case is not None]) == 1


def test_the_fixtures_are_in_step_with_the_examples() -> None:
    assert fixtures.drift() == []
