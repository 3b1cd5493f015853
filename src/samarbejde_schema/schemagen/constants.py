"""The constants of a message: the fields, at any depth, that say what type of document it is.

A complete example::

    constants(edition, entry)       # {"konvolut": {"beskedtype": "BESTILLING"}}, by Python name

JSON Schema prints them as ``const``, XSD as types of the message's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..catalogue.release import Entry
from ..errors import StandardError
from ..modelling.shape import Field, Shape
from ..primitives import Lexical
from .edition import Edition

Constants = Mapping[str, "str | Constants"]
"""What is constant below an element, by the Python name of the field: a wire value, or what lies below it."""


def constants(edition: Edition, entry: Entry) -> Constants:
    """The constants of a message as a tree.

    Raises :class:`StandardError` when one names no mandatory single field or is no value of its type, and
    when the constant that says the message's type is not the code in the table of contents.
    """
    root = edition.root(entry)
    envelope = edition.release.envelope
    if root.fixed.get((envelope.field, envelope.type), entry.code) != entry.code:
        raise StandardError(f"{entry.type} says another type in its constant than in the table of contents")
    return _below(edition, root, root.fixed)


def _below(edition: Edition, shape: Shape, fixed: Mapping[tuple[str, ...], str]) -> Constants:
    found: dict[str, str | Constants] = {}
    for path, value in fixed.items():
        field = shape.by_name.get(path[0])
        if field is None or field.many or not field.low:
            raise StandardError(f"{shape.name}.{path[0]} cannot hold a constant: it must stand exactly once")
        if len(path) == 1:
            found[field.name] = _value(field, value)
        elif field.element is None:
            raise StandardError(f"{shape.name}.{field.name} has no fields")
        else:
            inside = {rest[1:]: wanted for rest, wanted in fixed.items() if rest[0] == path[0]}
            found[field.name] = _below(edition, edition.shape(field.element), inside)
    return found


def _value(field: Field, value: str) -> str:
    kind = field.type
    if isinstance(kind, Lexical):
        fits = kind.base == "string" and kind.matches(value)
    else:
        fits = field.codes is not None and value in {member.value for member in field.codes}
    if not fits:
        raise StandardError(f"the constant of {field.wire} is not of its type")
    return value
