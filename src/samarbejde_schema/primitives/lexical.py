"""Lexical: the one description of how a simple type is written, and what pydantic makes of it.

A complete example::

    AGE = Lexical("Age", "en alder", "an age", base="integer", minimum=0, maximum=150)
    Age = Annotated[int, AGE]
    assert lexical(Age) is AGE

On the wire everything but integers and booleans is a string that must match the pattern as a whole before it
is converted; in Python the ready value (a ``date``, a ``Decimal``) is taken as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Context, Decimal
from functools import cached_property
from typing import Any, Literal, get_args
from unicodedata import is_normalized
from uuid import UUID

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core import core_schema as cs

CONTROLS = ((0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F), (0xFFFE, 0xFFFF))
"""Characters no text may hold: control characters but line feed, and what XML 1.0 cannot carry."""
LINE_ENDS = ((0x0A, 0x0A), (0x2028, 0x2029))
"""Characters a text on one line may not hold either."""


@dataclass(frozen=True, eq=False)
class Lexical:
    """How one simple type is written.

    ``pattern`` is matched as a whole; text types have ``forbidden`` characters (inclusive code point ranges)
    instead. Lengths count code points. ``da`` and ``en`` complete the sentence "the field must be …".
    ``sensitive`` values are masked wherever a model is shown.
    """

    name: str
    da: str
    en: str
    base: Literal["string", "integer", "boolean"] = "string"
    pattern: str | None = None
    forbidden: tuple[tuple[int, int], ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    sensitive: bool = True
    to_python: Callable[[str], Any] | None = None
    to_wire: Callable[[Any], Any] | None = None
    example: str = ""

    @property
    def multiline(self) -> bool:
        """Whether a value may hold line breaks."""
        return bool(self.forbidden) and not any(low <= 0x0A <= high for low, high in self.forbidden)

    def regex(self, escape: Callable[[int], str] | None = None) -> str | None:
        """The pattern without anchors; ``escape`` writes one forbidden code point (default: by number)."""
        if self.forbidden:
            write = escape or (lambda point: f"\\u{point:04X}")
            inner = "".join(
                write(low) if low == high else f"{write(low)}-{write(high)}" for low, high in self.forbidden
            )
            return f"[^{inner}]*"
        return self.pattern

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.regex() or "", re.DOTALL)

    def matches(self, text: str) -> bool:
        """Whether a wire string is of this type."""
        if self.base != "string":
            raise TypeError(f"{self.name} is not written as a string")
        if self.min_length is not None and len(text) < self.min_length:
            return False
        if self.max_length is not None and len(text) > self.max_length:
            return False
        return self.regex() is None or self._compiled.fullmatch(text) is not None

    def parse(self, text: str) -> Any:
        """The Python value of a wire string; :class:`ValueError` when it is not of this type."""
        if not self.matches(text):
            raise ValueError(f"not a {self.name}")
        return self.to_python(text) if self.to_python else text

    def core_schema(self) -> CoreSchema:
        """The validator: wire strings are matched, then converted; in Python, ready values are taken too."""
        if self.base == "boolean":
            return cs.bool_schema(strict=True)
        if self.base == "integer":
            return cs.int_schema(strict=True, ge=self.minimum, le=self.maximum)
        regex = self.regex()
        text = cs.str_schema(
            pattern=None if regex is None else f"^(?:{regex})$",
            min_length=self.min_length,
            max_length=self.max_length,
            strict=True,
        )
        wire: CoreSchema = text
        if self.to_python is not None:
            wire = cs.no_info_after_validator_function(self.to_python, text)
        if self.forbidden:
            checked = cs.no_info_before_validator_function(composed, wire)
            return cs.json_or_python_schema(json_schema=wire, python_schema=checked)
        if self.to_wire is None:
            return wire
        return cs.json_or_python_schema(
            json_schema=wire,
            python_schema=cs.no_info_before_validator_function(self.to_wire, wire),
            serialization=_serializer(self),
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return self.core_schema()


def lexical(annotated: Any) -> Lexical:
    """The :class:`Lexical` of one of the types below."""
    for mark in get_args(annotated)[1:]:
        if isinstance(mark, Lexical):
            return mark
    raise TypeError(f"{annotated!r} is not a primitive of this library")


def composed(value: Any) -> Any:
    """A text as it is; refused when it is not NFC, as the door would refuse what is written from it."""
    if isinstance(value, str) and not value.isascii() and not is_normalized("NFC", value):
        raise PydanticCustomError("lexical", "not NFC")
    return value


def date_to_wire(value: Any) -> Any:
    """A date as its wire string; anything else as it is."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def instant_to_wire(value: Any) -> Any:
    """An instant as its wire string; refused without offset or with a fraction of a second."""
    if not isinstance(value, datetime):
        return value
    if value.tzinfo is None or value.microsecond:
        raise PydanticCustomError("lexical", "instant without offset, or with a fraction of a second")
    text = value.isoformat()
    return text[:-6] + "Z" if text.endswith("+00:00") else text


_CENT = Decimal("0.01")
_MOST = Decimal(10) ** 15
_EXACT = Context(prec=40)


def decimal_to_wire(value: Any) -> Any:
    """An amount with exactly two decimals; refused when it has more."""
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        return value
    amount = Decimal(value)
    if (
        not amount.is_finite()
        or abs(amount) >= _MOST
        or amount != (exact := amount.quantize(_CENT, context=_EXACT))
    ):
        raise PydanticCustomError("lexical", "more than two decimals, or too large")
    return str(abs(exact)) if exact == 0 else str(exact)


def uuid_to_wire(value: Any) -> Any:
    """A UUID object as its text."""
    return str(value) if isinstance(value, UUID) else value


def _serializer(kind: Lexical) -> cs.SerSchema | None:
    if kind.to_python is Decimal:
        return cs.to_string_ser_schema()
    if kind.to_python == date.fromisoformat:
        return cs.simple_ser_schema("date")
    if kind.to_python == datetime.fromisoformat:
        return cs.simple_ser_schema("datetime")
    return None


def narrowed(kind: Lexical, name: str, da: str, en: str, **changes: Any) -> Lexical:
    """A narrower type made from a wider one, with a name and a sentence of its own."""
    return replace(kind, name=name, da=da, en=en, **changes)


def text_type(name: str, most: int, da: str, en: str, *, lines: bool, example: str) -> Lexical:
    """A text of 1 to ``most`` characters; ``lines`` says whether it may hold line feeds."""
    forbidden = CONTROLS if lines else tuple(sorted(CONTROLS + LINE_ENDS))
    return Lexical(name, da, en, forbidden=forbidden, min_length=1, max_length=most, example=example)


def integer_type(name: str, low: int, high: int, da: str, en: str, *, example: str) -> Lexical:
    """An integer from ``low`` to ``high``, both included."""
    return Lexical(name, da, en, base="integer", minimum=low, maximum=high, sensitive=False, example=example)
