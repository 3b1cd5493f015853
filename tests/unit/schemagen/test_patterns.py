"""Patterns: ranges of integers, XSD's syntax, and every primitive in all its printouts."""

import json
import random
import re
from itertools import product
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from pydantic_core import SchemaValidator, ValidationError

from samarbejde_schema import primitives
from samarbejde_schema.errors import StandardError
from samarbejde_schema.primitives import HELTAL, LINJE, Lexical, narrowed
from samarbejde_schema.schemagen.json_schema import _lexical as json_type
from samarbejde_schema.schemagen.patterns import integer_pattern, whole_match, xsd_pattern, xsd_syntax
from samarbejde_schema.schemagen.writing import Tag, tag, xml_bytes
from samarbejde_schema.schemagen.xsd import XSD
from samarbejde_schema.schemagen.xsd import _lexical as xsd_type

from .documents import AWKWARD

KINDS = {
    mark.name: mark
    for value in vars(primitives).values()
    for mark in getattr(value, "__metadata__", ())
    if isinstance(mark, Lexical)
}
TEXTS = [
    "", " ", "a", "å", "A", "0", "00", "0.00", "-0.00", "0.01", "-0.01", "1.00", "01.00", "9999999999.99",
    "10000000000.00", "true", "false", "True", "1", "-1", "-0", "+1", "1e3", "1990", "1989", "2199", "2200",
    "2147483647", "2147483648", "9999", "10000", "2024-02-29", "2023-02-29", "1900-02-29", "2100-02-29",
    "2000-02-29", "1899-12-31", "2199-12-31", "2026-11-02T23:59:59Z", "2026-11-02T24:00:00Z",
    "2026-11-02T09:30:60Z", "2026-11-02T09:30:00+00:00", "2026-11-02T09:30:00-00:00",
    "2026-11-02T09:30:00+14:00", "2026-11-02T09:30:00+14:01", "2026-11-02T09:30:00.0Z",
    "2026-11-02t09:30:00z", "00:00", "23:59", "24:00", "P1D", "P0D", "P999Y", "P1000Y", "P1M2D",
    "0201609995", "3002609995", "2902000000", "2902003999", "2902004000", "0201601AB5", "0201601ab5",
    "abcdefgh", "abcdefg", "a" * 64, "a" * 65, "12345678", "1234567", "+4520304050", "+0520304050", "a@b",
    "a@", "@b", "a@b@c", "a b@c", "a@" + "b" * 252, "a@" + "b" * 253, "https://a", "https://", "http://a",
    "https://" + "a" * 400, "https://" + "a" * 401, "da", "dan", "5798000000012", "12345678901", "UEFHUEFH",
    "UEFHUEF", "UEFHUE==", "UEFHUEFHU", "UEFH", "UEG=", "UE==", "U===", "UEF", "UE=H", "27.57.08",
    "27.57.8", "Å01", "å01", "Ä01", "1.0", "10.10", "0.1", "1.0000", "00000000-0000-4000-8000-000000000001",
    "00000000-0000-4000-8000-00000000000A", "x" * 120, "x" * 121, "x" * 140, "x" * 141, "x" * 200,
    "x" * 201, "😀" * 120, "😀" * 121, "x" * 4000, "x" * 4001, "x" * 16000, "x" * 16001,
]  # fmt: skip


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_primitive_is_the_same_in_every_printout(name: str) -> None:
    kind = KINDS[name]
    model, json_schema, xsd = (
        SchemaValidator(kind.core_schema()),
        Draft202012Validator(json_type(kind)),
        _xsd(kind),
    )
    near = [text for known in TEXTS if len(known) < 200 for text in _near(known)]
    assert any(_accepts(model, text, kind) for text in TEXTS), "the list of texts never hits this type"
    for text in [*TEXTS, *near]:
        said = _accepts(model, text, kind)
        if kind.base == "string":
            assert json_schema.is_valid(text) == said == kind.matches(text), ascii(text[:40])
        written = _xml(text)
        if written is not None:
            assert xsd.validate(written) == said, ascii(text[:40])


def _near(text: str) -> list[str]:
    return [text + "\n", "\n" + text, text + " ", " " + text, *(text[:1] + odd + text[1:] for odd in AWKWARD)]


def _accepts(model: SchemaValidator, text: str, kind: Lexical) -> bool:
    """What the model says of a value that XML writes as this text, past the door and the codec."""
    if kind.base == "boolean":
        return text in ("true", "false")
    if kind.base == "integer" and not re.fullmatch("0|-?[1-9][0-9]*", text):
        return False
    try:
        model.validate_json(text if kind.base == "integer" else json.dumps(text))
    except ValidationError:
        return False
    return True


def _xsd(kind: Lexical) -> etree.XMLSchema:
    element = tag("xs:element", name="E", type=f"{kind.name}Type")
    root = tag("xs:schema", xsd_type(kind), element, **{"xmlns:xs": XSD})
    return etree.XMLSchema(etree.fromstring(xml_bytes(root)))


def _xml(text: str) -> Any:
    element = etree.Element("E")
    try:
        element.text = text
    except ValueError:
        return None
    return etree.fromstring(etree.tostring(element))


def test_integer_patterns_hold_exactly_their_range() -> None:
    numbers = random.Random(7)
    ranges = [
        (0, 0),
        (-1, 0),
        (0, 9),
        (9, 10),
        (10, 99),
        (99, 1000),
        (-999, 100),
        (1990, 2199),
        (-5, -5),
        (-100, -10),
    ]
    for _ in range(120):
        ranges.append(tuple(sorted(numbers.randint(-2500, 2500) for _ in "ab")))  # type: ignore[arg-type] # noqa: PERF401
    for low, high in ranges:
        pattern = re.compile(integer_pattern(low, high))
        for number in {*range(low - 15, low + 15), *range(high - 15, high + 15), *range(-2600, 2600, 37)}:
            assert bool(pattern.fullmatch(str(number))) == (low <= number <= high), (low, high, number)


@pytest.mark.parametrize(
    ("low", "high", "inside", "outside"),
    [
        (
            0,
            2147483647,
            ["0", "9", "10", "999999999", "2147483647"],
            ["2147483648", "2147490000", "-1", "-0", "00", "01"],
        ),
        (-5, 5, ["-5", "-1", "0", "5"], ["-6", "-0", "6", "+5", "05", "-05", "", "-"]),
        (0, 20971520, ["20971520", "19999999"], ["20971521", "20971530", "30000000", "100000000"]),
    ],
)
def test_integer_patterns_at_the_edges(low: int, high: int, inside: list[str], outside: list[str]) -> None:
    pattern = re.compile(integer_pattern(low, high))
    assert all(pattern.fullmatch(text) for text in inside)
    assert not any(pattern.fullmatch(text) for text in outside)


def test_libxml2_reads_integer_patterns_as_we_mean_them() -> None:
    numbers = random.Random(11)
    for _ in range(40):
        low, high = sorted(
            numbers.choice([-1, 1]) * numbers.randint(0, 10 ** numbers.randint(1, 9)) for _ in "ab"
        )
        xsd = _xsd(narrowed(HELTAL, "Some", "nogle", "some", minimum=low, maximum=high))
        near = [edge + step for edge in (low, high) for step in range(-12, 13)]
        wide = [numbers.randint(-(10**10), 10**10) // 10 ** numbers.randint(0, 9) for _ in range(60)]
        for number in [*near, *wide]:
            assert xsd.validate(_xml(str(number))) == (low <= number <= high), (low, high, number)


def test_integer_patterns_stay_short() -> None:
    assert integer_pattern(0, 9999) == "[0-9]|[1-9][0-9]{1,3}"
    assert integer_pattern(1, 9999) == "[1-9]|[1-9][0-9]{1,3}"
    assert integer_pattern(1990, 2199) == "199[0-9]|2[0-1][0-9]{2}"
    with pytest.raises(ValueError, match="empty"):
        integer_pattern(2, 1)


@pytest.mark.parametrize(
    ("pattern", "xsd"),
    [
        ("[0-9]{4}", "[0-9]{4}"),
        ("(?:a|b)+", "(a|b)+"),
        ("[+-]x", r"[+\-]x"),
        ("[-+]x", r"[\-+]x"),
        (r"[a\-z]", r"[a\-z]"),
        ("[^-a]", r"[^\-a]"),
        (r"\+[0-9]{1,2}\.x?", r"\+[0-9]{1,2}\.x?"),
        ("[A-ZÆØÅ]{2,}", "[A-ZÆØÅ]{2,}"),
        ("a-b:c/d<e>", "a-b:c/d<e>"),
        ("a{2}|b{3}c{2}", "aa|bbbcc"),
        ("([a-z]{2})*x{2}", "([a-z][a-z])*xx"),
        ("[0-9]{2}x", "[0-9]{2}x"),
    ],
)
def test_patterns_in_the_syntax_of_xsd(pattern: str, xsd: str) -> None:
    assert xsd_syntax(pattern) == xsd


@pytest.mark.parametrize(
    "pattern",
    [
        "^a", "a$", "a.b", r"\d", r"\w", r"[\d]", r"\p{L}", "(?=a)", "(?!a)", "(?i)a", "(?P<n>a)", r"(a)\1",
        "a*?", "a++", "*a", "(*a)", "a|*", "[a&&b]", "[a--b]", "[[a]", r"\/", r"\-", "a{,2}", "]", "}",
        "[]", "(a", "a)", "(a){2}", "(a)*|b", "(b|(a)+)c", "(a|b)c{1,2}", "(a)b{0}", "a{1,2}|b",
    ],
)  # fmt: skip
def test_patterns_that_mean_different_things_are_refused(pattern: str) -> None:
    with pytest.raises(StandardError):
        xsd_syntax(pattern)
    with pytest.raises(StandardError):
        whole_match(pattern)


def test_libxml2_reads_the_patterns_we_write() -> None:
    numbers = random.Random(5)
    elements = {text: _xml(text) for k in range(7) for text in map("".join, product("a=", repeat=k))}
    seen = 0
    while seen < 120:
        pattern = _any_pattern(numbers, 2)
        try:
            element = tag("xs:element", _restriction(xsd_syntax(pattern)), name="E")
        except StandardError:
            continue
        schema = etree.XMLSchema(etree.fromstring(xml_bytes(tag("xs:schema", element, **{"xmlns:xs": XSD}))))
        python = re.compile(pattern)
        for text, written in elements.items():
            assert schema.validate(written) == bool(python.fullmatch(text)), (pattern, text)
        seen += 1


def _restriction(pattern: str) -> Tag:
    return tag("xs:simpleType", tag("xs:restriction", tag("xs:pattern", value=pattern), base="xs:string"))


def _any_pattern(numbers: random.Random, depth: int) -> str:
    def piece() -> str:
        group = depth and numbers.random() < 0.5
        atom = f"({_any_pattern(numbers, depth - 1)})" if group else numbers.choice(["a", "=", "[a=]"])
        return atom + numbers.choice(["", "", "", "{2}", "{3}", "{1,2}", "{0,2}", "*", "+", "?"])

    alternatives = (
        "".join(piece() for _ in range(numbers.randint(1, 3))) for _ in range(numbers.choice([1, 1, 2]))
    )
    return "|".join(alternatives)


def test_what_xml_cannot_carry_is_not_named_in_xsd() -> None:
    assert xsd_pattern(LINJE) == "[^\\t\\n\\r\x7f-\x9f\u2028-\u2029]*"
    assert xsd_pattern(narrowed(LINJE, "X", "x", "x", forbidden=((0, 8), (0xFFFE, 0xFFFF)))) is None
    assert (
        xsd_pattern(narrowed(LINJE, "X", "x", "x", forbidden=((0x2D, 0x2D), (0x5B, 0x5E)))) == r"[^\-\[-\^]*"
    )


def test_an_integer_without_bounds_cannot_be_printed() -> None:
    with pytest.raises(StandardError, match="Endless"):
        xsd_pattern(narrowed(HELTAL, "Endless", "x", "x", maximum=None))
