"""A message as JSON Schema 2020-12: one file that needs no other.

A complete example::

    schema = message_schema(edition, edition.entries[0])
    Draft202012Validator(schema).is_valid({"konvolut": {...}})

The schema says exactly what the model says about structure. Three things it leaves to the door: numbers
written otherwise than as digits (``1.0``), keys that stand twice, and text that is not NFC. ``x-kilde``,
``x-regler`` and ``x-foelsom`` are notes for readers; validators pass them by.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.release import Entry
from ..modelling.codes import CodeList, info_of
from ..modelling.shape import Field, Shape, shape_of
from ..primitives import Lexical
from .constants import Constants, constants
from .edition import Edition, Type, name_of
from .patterns import whole_match
from .writing import prose

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def message_schema(edition: Edition, entry: Entry) -> Schema:
    """The schema of one message, with every type it uses under ``$defs``."""
    root = edition.root(entry)
    shapes = edition.below(root)
    used: dict[str, Type] = {shape.name: shape.cls for shape in shapes[1:]}
    for shape in shapes:
        used |= {name_of(field.type): field.type for field in shape.fields if field.element is None}
    return {
        "$schema": DIALECT,
        "$id": f"{edition.release.namespace}:json:{entry.type}",
        "title": root.name,
        **_object(root, constants(edition, entry)),
        "$defs": {name: _definition(edition, used[name]) for name in sorted(used)},
    }


def _definition(edition: Edition, kind: Type) -> Schema:
    if isinstance(kind, Lexical):
        return _lexical(kind)
    if issubclass(kind, CodeList):
        return _codes(edition, kind)
    return _object(edition.shape(kind), {})


def _object(shape: Shape, constant: Constants) -> Schema:
    schema: Schema = {"description": prose(shape.doc), "type": "object"}
    if shape.choice:
        schema |= {"minProperties": 1, "maxProperties": 1}
    schema["properties"] = {f.wire: _property(f, constant.get(f.name)) for f in shape.fields}
    if required := [field.wire for field in shape.fields if field.low]:
        schema["required"] = required
    schema["additionalProperties"] = False
    return schema


def _property(field: Field, constant: str | Constants | None) -> Schema:
    reference: Schema = {"$ref": f"#/$defs/{name_of(field.type)}"}
    schema: Schema = {"description": field.about.text}
    if field.many:
        schema |= {"type": "array", "items": reference, "minItems": max(1, field.low), "maxItems": field.high}
    else:
        schema |= reference
    if constant is not None:
        schema |= _constant(field, constant)
    schema["x-kilde"] = field.about.source
    if field.about.rules:
        schema["x-regler"] = list(field.about.rules)
    return schema


def _constant(field: Field, constant: str | Constants) -> Schema:
    """What a message adds to a type it shares with others."""
    if isinstance(constant, str):
        return {"const": constant}
    assert field.element is not None
    by_name = shape_of(field.element).by_name
    inside = {by_name[name].wire: _constant(by_name[name], value) for name, value in constant.items()}
    return {"properties": inside}


def _codes(edition: Edition, codes: type[CodeList]) -> Schema:
    schema: Schema = {"description": prose(codes.__doc__ or ""), "type": "string"}
    schema["enum"] = [member.value for member in edition.members(codes)]
    return _marked(schema, info_of(codes).sensitive)


def _lexical(kind: Lexical) -> Schema:
    schema: Schema = {"description": f"Her skal stå {kind.da}.", "type": kind.base}
    if kind.base == "integer":
        schema |= {"minimum": kind.minimum, "maximum": kind.maximum}
    if kind.base == "string":
        schema |= _text(kind)
    return _marked({key: value for key, value in schema.items() if value is not None}, kind.sensitive)


def _text(kind: Lexical) -> Schema:
    schema: Schema = {"minLength": kind.min_length, "maxLength": kind.max_length}
    regex = kind.regex()
    if regex is not None:
        schema["pattern"] = f"^(?:{regex})$" if kind.forbidden else whole_match(regex)
        if not kind.multiline:
            # In many engines "$" also matches before a line feed that ends the text.
            schema["not"] = {"pattern": "\n"}
    return schema


def _marked(schema: Schema, sensitive: bool) -> Schema:
    return {**schema, "x-foelsom": True} if sensitive else schema
