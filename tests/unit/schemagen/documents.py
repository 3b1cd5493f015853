"""Documents made by hypothesis from a shape: good ones, and mutants with one change."""

import re
from typing import Any

from hypothesis import strategies as st
from lxml import etree

from samarbejde_schema.modelling.codes import CodeList
from samarbejde_schema.modelling.shape import Field, Shape
from samarbejde_schema.primitives import Lexical
from samarbejde_schema.schemagen.constants import Constants, constants
from samarbejde_schema.schemagen.edition import Edition

AWKWARD = (
    "\t\n\r\x00\x1f\x20\x7e\x7f\x85\x9f\xa0\u0660\u2027\u2028\u2029\u202a"
    "\ufdd0\ufffd\ufffe\uffff\U0001f6a2å/\\-]^["
)
"""Characters around the borders of what a text may hold."""


def documents(edition: Edition, type: str) -> st.SearchStrategy[dict[str, Any]]:
    """Valid documents of a message."""
    entry = next(entry for entry in edition.entries if entry.type == type)
    return _element(edition, edition.root(entry), constants(edition, entry))


def texts(kind: Lexical) -> st.SearchStrategy[str]:
    """Strings of a simple type."""
    if kind.forbidden:
        low = kind.min_length or 0
        allowed = st.characters(exclude_categories=["Cs"]).filter(
            lambda char: kind.matches(char * (low or 1))
        )
        return st.text(allowed, min_size=low, max_size=min(kind.max_length or 12, 12))
    return st.from_regex(re.compile(kind.pattern or ".*", re.ASCII), fullmatch=True).filter(kind.matches)


def _element(edition: Edition, shape: Shape, fixed: Constants) -> st.SearchStrategy[dict[str, Any]]:
    if shape.choice:
        members = [
            _value(edition, field, None).map(lambda value, f=field: {f.wire: value}) for field in shape.fields
        ]
        return st.one_of(members)
    values = {
        field.wire: _value(edition, field, fixed.get(field.name))
        if field.low
        else st.one_of(st.none(), _value(edition, field, None))
        for field in shape.fields
    }
    return st.fixed_dictionaries(values).map(lambda d: {key: d[key] for key in values if d[key] is not None})


def _value(edition: Edition, field: Field, fixed: str | Constants | None) -> st.SearchStrategy[Any]:
    one = _single(edition, field, fixed)
    return st.lists(one, min_size=max(1, field.low), max_size=field.high) if field.many else one


def _single(edition: Edition, field: Field, fixed: str | Constants | None) -> st.SearchStrategy[Any]:
    if isinstance(fixed, str):
        return st.just(fixed)
    kind = field.type
    if isinstance(kind, Lexical):
        if kind.base == "boolean":
            return st.booleans()
        if kind.base == "integer":
            edges = st.sampled_from([kind.minimum, kind.maximum])
            return st.one_of(st.integers(kind.minimum, kind.maximum), edges)
        return texts(kind)
    if issubclass(kind, CodeList):
        return st.sampled_from([member.value for member in edition.members(kind)])
    return st.deferred(lambda: _element(edition, edition.shape(kind), fixed or {}))


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document, itself excepted."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in steps for place in [(value, key), *places(inner)]]


@st.composite
def mutants(draw: st.DrawFn, edition: Edition, type: str) -> tuple[dict[str, Any], bool]:
    """A document with one change, and whether XML can say the same thing."""
    document = draw(documents(edition, type))
    container, key = draw(st.sampled_from(places(document)))
    old = container[key]
    kind = draw(
        st.sampled_from(["drop", "stranger", "case", "many", "repeat", "type", "value", "value", "value"])
    )
    if kind == "drop":
        del container[key]
        return document, document_has_no_empty_list(document)
    if kind == "stranger" and isinstance(old, dict):
        old["stranger"] = "x"
        return document, True
    if kind == "case" and isinstance(container, dict):
        container[key[:-1] + key[-1].upper()] = container.pop(key)
        return document, False
    if kind in ("many", "repeat") and isinstance(old, list):
        container[key] = old * draw(st.integers(0 if kind == "many" else 2, 4))
        return document, bool(container[key])
    if kind == "type":
        container[key] = draw(st.sampled_from([None, [], [old], {}, "x", 1, True, False, str(old)]))
        return document, False
    if isinstance(old, (dict, list)):
        return document, True
    container[key] = draw(_near(old))
    return document, True


def document_has_no_empty_list(document: Any) -> bool:
    """XML cannot say an empty list; it says that the list is absent."""
    return not any(container[key] == [] for container, key in places(document))


def _near(old: Any) -> st.SearchStrategy[Any]:
    if isinstance(old, bool):
        return st.just(not old)
    if isinstance(old, int):
        edges = [-(2**31) - 1, -121, -120, -1, 0, 9, 10, 2**31 - 1, 2**31, 10**20]
        return st.one_of(st.sampled_from(edges), st.integers(old - 11, old + 11))
    spot = st.integers(0, len(old))
    inserted = st.tuples(spot, st.sampled_from(AWKWARD)).map(lambda p: old[: p[0]] + p[1] + old[p[0] :])
    replaced = st.tuples(spot, st.sampled_from("019AaZz+-.:T" + AWKWARD)).map(
        lambda p: old[: p[0]] + p[1] + old[p[0] + 1 :]
    )
    whole = [
        old + "\n", old + "\r\n", "\n" + old, " " + old, old + " ", "", old[:-1], old[1:], old * 2,
        old.lower(), old.upper(), old + old[-1:] * 200, "BOOKING", "NOTICE", "0.00", "-0.00", "00.00",
        "2023-02-29", "2024-02-29", "1900-02-29", "2100-02-29", "2000-02-29", "2026-11-02T24:00:00Z",
        "2026-11-02T09:30:00+00:00", "2026-11-02T09:30:00-14:00", "2026-11-02T09:30:00-14:01", "2902000000",
    ]  # fmt: skip
    return st.one_of(inserted, replaced, st.sampled_from(whole))


def to_xml(name: str, value: Any, namespace: str) -> bytes | None:
    """A document as XML; ``None`` when it holds a character that XML cannot carry."""
    try:
        root = etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})
        _fill(root, value, namespace)
    except ValueError:
        return None
    return etree.tostring(root)


def _fill(parent: Any, value: Any, namespace: str) -> None:
    if not isinstance(value, dict):
        parent.text = str(value).lower() if isinstance(value, bool) else str(value)
        return
    for key, inner in value.items():
        for item in inner if isinstance(inner, list) else [inner]:
            _fill(etree.SubElement(parent, f"{{{namespace}}}{key[:1].upper()}{key[1:]}"), item, namespace)
