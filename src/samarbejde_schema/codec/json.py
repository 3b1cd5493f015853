"""JSON: bytes that passed the door → model, and model → bytes.

A complete example::

    read = from_json(data, Bestilling)
    if read.model is not None:
        assert to_json(read.model) == data        # for bytes of our own writing

``from_json`` expects bytes that :func:`samarbejde_schema.doors.json.strict_json` has let through: duplicate
keys, ``null``, ``1.0`` and the like are the door's to refuse. Everything else is decided here, in one pass.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from ..modelling.element import Besked
from ..modelling.shape import shape_of
from .result import Read, refused


def from_json(data: bytes, cls: type[Besked]) -> Read:
    """Read one document of a known type by its wire names, without coercion."""
    try:
        model = cls.__pydantic_validator__.validate_json(data, by_alias=True, by_name=False)
    except ValidationError as error:
        return refused(error, shape_of(cls))
    return Read(model)


def to_json(model: Besked, *, pretty: bool = False) -> bytes:
    """UTF-8, unescaped, in field order, without blanks; ``pretty`` indents by two and ends with LF."""
    written: bytes = model.__pydantic_serializer__.to_json(
        model, by_alias=True, exclude_defaults=True, indent=2 if pretty else None
    )
    return written + b"\n" if pretty else written


def to_tree(model: Besked) -> dict[str, Any]:
    """The document as plain dicts, lists, strings, integers and booleans, with wire names."""
    tree: dict[str, Any] = model.__pydantic_serializer__.to_python(
        model, mode="json", by_alias=True, exclude_defaults=True
    )
    return tree


def tree_to_json(tree: dict[str, Any]) -> bytes:
    """A tree as the same bytes :func:`to_json` writes."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
