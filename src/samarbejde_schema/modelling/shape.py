"""Shape: the one description of a model class, read off its fields and marks.

A complete example::

    shape = shape_of(Omfang)
    assert [field.wire for field in shape.fields] == ["antal", "pr", "note"]
    assert shape.fields[2].high == 5

JSON Schema, XSD, the XML codec's plan, the data dictionary and the documentation are all printed from
shapes, so that none of them can drift from the model.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from pydantic.alias_generators import to_camel

from ..errors import StandardError
from ..primitives import Lexical
from .codes import CodeList, info_of
from .marks import About

if TYPE_CHECKING:
    from .element import Element

    # Named out here: inside Field, "type" is a field.
    AnyType = Lexical | type[CodeList] | type[Element]
    CodesClass = type[CodeList]
    ElementClass = type[Element]


@dataclass(frozen=True)
class Field:
    """One field: its three names, its type, how often it stands, and what is said of it.

    ``type`` is a :class:`~samarbejde_schema.primitives.Lexical`, a code list class or an element class.
    ``low`` and ``high`` are the least and most occurrences; ``many`` says whether it is a list on the wire.
    """

    name: str
    wire: str
    type: AnyType
    low: int
    high: int
    many: bool
    about: About

    @property
    def xml(self) -> str:
        """The XML element name: the wire name with a capital."""
        return self.wire[:1].upper() + self.wire[1:]

    @property
    def element(self) -> ElementClass | None:
        """The element class, or ``None`` when the field is a leaf."""
        return None if isinstance(self.type, Lexical) or issubclass(self.type, CodeList) else self.type

    @property
    def codes(self) -> CodesClass | None:
        """The code list, or ``None``."""
        if isinstance(self.type, Lexical) or not issubclass(self.type, CodeList):
            return None
        return self.type

    @property
    def lexical(self) -> Lexical | None:
        """The primitive, or ``None``."""
        return self.type if isinstance(self.type, Lexical) else None

    @property
    def sensitive(self) -> bool:
        """Whether the value itself may never be shown; elements decide field by field."""
        if self.lexical is not None:
            return self.lexical.sensitive
        return self.codes is not None and info_of(self.codes).sensitive


@dataclass(frozen=True, eq=False)
class Shape:
    """The description of one element class. ``fields`` are in wire order, which is the XSD sequence."""

    cls: type[Element]
    name: str
    doc: str
    choice: bool
    fields: tuple[Field, ...]
    fixed: Mapping[tuple[str, ...], str]

    @property
    def xml_type(self) -> str:
        """The name of the XSD type."""
        return f"{self.name}Type"

    @cached_property
    def by_wire(self) -> dict[str, Field]:
        """The fields by wire name."""
        return {field.wire: field for field in self.fields}

    @cached_property
    def by_name(self) -> dict[str, Field]:
        """The fields by Python name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def children(self) -> tuple[Shape, ...]:
        """The shapes of the element types that stand directly in this one, each once."""
        seen = {field.element: None for field in self.fields if field.element is not None}
        return tuple(shape_of(cls) for cls in seen)

    def walk(self) -> Iterator[Shape]:
        """This shape and everything below it, each once, parents before children."""
        seen: dict[type, None] = {}
        queue = [self]
        while queue:
            shape = queue.pop(0)
            if shape.cls not in seen:
                seen[shape.cls] = None
                yield shape
                queue.extend(shape.children)


@cache
def shape_of(cls: type[Element]) -> Shape:
    """The shape of a model class; :class:`StandardError` when a field is not written as it should be."""
    from .element import Besked, Choice

    fields = tuple(_field(cls, name, info) for name, info in cls.model_fields.items())
    return Shape(
        cls=cls,
        name=cls.__name__,
        doc=inspect.cleandoc(cls.__doc__ or ""),
        choice=issubclass(cls, Choice),
        fields=fields,
        fixed=cls.fixed if issubclass(cls, Besked) else {},
    )


def _field(cls: type[Element], name: str, info: Any) -> Field:
    where = f"{cls.__name__}.{name}"
    marks = [mark for mark in info.metadata if isinstance(mark, About)]
    if len(marks) != 1:
        raise StandardError(f"{where} needs exactly one about(...)")
    about = marks[0]
    annotation, lexical = info.annotation, _lexical(info.metadata)
    low = 1
    if about.many is not None:
        if typing.get_origin(annotation) is not tuple or typing.get_args(annotation)[1:] != (Ellipsis,):
            raise StandardError(f"{where}: many=(low, high) goes with tuple[T, ...]")
        annotation, low = typing.get_args(annotation)[0], about.many[0]
        if low == 0 and info.default != ():
            raise StandardError(f"{where}: a list that may be absent has the default ()")
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        members = [arg for arg in typing.get_args(annotation) if arg is not type(None)]
        if len(members) != 1 or info.is_required():
            raise StandardError(f"{where}: an optional field is written T | None = None")
        annotation, low = members[0], 0
    if typing.get_origin(annotation) is typing.Annotated:
        lexical = lexical or _lexical(typing.get_args(annotation)[1:])
        annotation = typing.get_args(annotation)[0]
    kind = lexical or annotation
    if not isinstance(kind, Lexical) and not _is_model_or_codes(kind):
        raise StandardError(f"{where} has a type the standard does not know")
    high = about.many[1] if about.many else 1
    return Field(name, to_camel(name), kind, low, high, about.many is not None, about)


def _lexical(marks: Any) -> Lexical | None:
    return next((mark for mark in marks if isinstance(mark, Lexical)), None)


def _is_model_or_codes(kind: Any) -> bool:
    from .element import Element

    return isinstance(kind, type) and issubclass(kind, (Element, CodeList))
