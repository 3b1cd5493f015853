"""The messages as XSD 1.0: a file per message, and two that they include.

A complete example::

    files = xsd_files(edition)
    files["bestilling.xsd"]       # the root element, its type and the types no other message has
    files["faelles.xsd"]          # simple types, the envelope, and types that several messages have
    files["kodelister.xsd"]       # every code list of the edition

Elements are written in the order of the fields; a choice is an ``xs:choice``; a list is a repeated element.
Every simple type restricts ``xs:string``, whose white space is preserved: how a number or a date may be
written is said by a pattern, as in JSON. A constant of a message (its type in the envelope) is a type of the
message's own that restricts the shared one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..catalogue.release import Entry
from ..errors import StandardError
from ..modelling.codes import CodeList
from ..modelling.element import Element
from ..modelling.shape import Field, Shape
from ..primitives import Lexical
from .constants import Constants, constants
from .edition import Edition, name_of
from .patterns import xsd_pattern
from .writing import Tag, prose, tag, xml_bytes

SHARED, CODES = "faelles.xsd", "kodelister.xsd"
XSD = "http://www.w3.org/2001/XMLSchema"


def xsd_files(edition: Edition) -> dict[str, bytes]:
    """Every schema document of an edition by its file name.

    Raises :class:`StandardError` when two types, or two files, would share a name.
    """
    shared = _shared(edition)
    documents = {
        CODES: [_code_list(edition, codes) for codes in edition.code_lists],
        SHARED: [_lexical(kind) for kind in edition.types.values() if isinstance(kind, Lexical)]
        + [_element(edition.shape(cls)) for cls in _by_name(shared)],
    }
    for entry in edition.entries:
        if (file := f"{entry.type}.xsd") in documents:
            raise StandardError(f"two schema documents are called {file}")
        documents[file] = list(_message(edition, entry, shared))
    names = Counter(
        part.attributes["name"] for parts in documents.values() for part in parts if part.name != "xs:element"
    )
    if twice := sorted(name for name, count in names.items() if count > 1):
        raise StandardError(f"two XSD types are called {', '.join(twice)}")
    includes = {CODES: None, SHARED: CODES}
    return {
        file: _document(edition, includes.get(file, SHARED), documents[file]) for file in sorted(documents)
    }


def _shared(edition: Edition) -> set[type[Element]]:
    """The element classes of several messages, and whatever stands in an envelope."""
    shared = {cls for cls, users in edition.users.items() if len(users) > 1}
    for entry in edition.entries:
        field = edition.root(entry).by_name.get(edition.release.envelope.field)
        if field is not None and field.element is not None:
            shared |= {shape.cls for shape in edition.below(edition.shape(field.element))}
    return shared


def _by_name(classes: Iterable[type[Element]]) -> list[type[Element]]:
    return sorted(classes, key=lambda cls: cls.__name__)


def _document(edition: Edition, include: str | None, parts: Iterable[Tag]) -> bytes:
    namespace = edition.release.namespace
    declarations = {
        "xmlns:xs": XSD,
        "xmlns": namespace,
        "targetNamespace": namespace,
        "elementFormDefault": "qualified",
        "version": edition.version,
        "xml:lang": "da",
    }
    included = None if include is None else tag("xs:include", schemaLocation=include)
    return xml_bytes(tag("xs:schema", included, *parts, **declarations))


def _message(edition: Edition, entry: Entry, shared: set[type[Element]]) -> Iterator[Tag]:
    root, *below = edition.below(edition.root(entry))
    fixed = constants(edition, entry)
    yield tag("xs:element", _note(entry.label), name=root.name, type=root.xml_type)
    yield _element(root, _own_types(root, fixed, root.name))
    yield from _constant_types(edition, root, fixed, root.name)
    for cls in _by_name(shape.cls for shape in below if shape.cls not in shared):
        yield _element(edition.shape(cls))


def _own_types(shape: Shape, fixed: Constants, path: str) -> dict[str, str]:
    """The names of a message's own types, by the field where they replace the shared ones."""
    return {name: f"{path}{shape.by_name[name].xml}Type" for name in fixed}


def _constant_types(edition: Edition, shape: Shape, fixed: Constants, path: str) -> Iterator[Tag]:
    """The types of a message's own, which narrow shared types to its constants; ``path`` leads to them."""
    for name, own in _own_types(shape, fixed, path).items():
        field, value = shape.by_name[name], fixed[name]
        base = f"{name_of(field.type)}Type"
        if isinstance(value, str):
            only = tag("xs:restriction", tag("xs:enumeration", value=value), base=base)
            yield tag("xs:simpleType", _note(f"Altid {value}."), only, name=own)
        elif field.element is not None:
            inner, below = edition.shape(field.element), f"{path}{field.xml}"
            content = _content(inner, _own_types(inner, value, below))
            restricted = tag("xs:complexContent", tag("xs:restriction", content, base=base))
            yield tag("xs:complexType", _note(prose(inner.doc)), restricted, name=own)
            yield from _constant_types(edition, inner, value, below)


def _element(shape: Shape, types: dict[str, str] | None = None) -> Tag:
    return tag("xs:complexType", _note(prose(shape.doc)), _content(shape, types or {}), name=shape.xml_type)


def _content(shape: Shape, types: dict[str, str]) -> Tag:
    if shape.choice:
        return tag("xs:choice", *(_field(field, types, least=1) for field in shape.fields))
    return tag("xs:sequence", *(_field(field, types, least=field.low) for field in shape.fields))


def _field(field: Field, types: dict[str, str], least: int) -> Tag:
    return tag(
        "xs:element",
        _note(field.about.text),
        name=field.xml,
        type=types.get(field.name, f"{name_of(field.type)}Type"),
        minOccurs=None if least == 1 else str(least),
        maxOccurs=None if field.high == 1 else str(field.high),
    )


def _code_list(edition: Edition, codes: type[CodeList]) -> Tag:
    values = [tag("xs:enumeration", _note(m.label), value=m.value) for m in edition.members(codes)]
    only = tag("xs:restriction", *values, base="xs:string")
    return tag("xs:simpleType", _note(prose(codes.__doc__ or "")), only, name=f"{name_of(codes)}Type")


def _lexical(kind: Lexical) -> Tag:
    facets = {"minLength": kind.min_length, "maxLength": kind.max_length, "pattern": xsd_pattern(kind)}
    facet_tags = [tag(f"xs:{name}", value=str(value)) for name, value in facets.items() if value is not None]
    only = tag("xs:restriction", *facet_tags, base="xs:string")
    return tag("xs:simpleType", _note(f"Her skal stå {kind.da}."), only, name=f"{kind.name}Type")


def _note(text: str) -> Tag | None:
    return tag("xs:annotation", tag("xs:documentation", text=text)) if text else None
