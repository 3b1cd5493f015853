"""What the shelf says about a field: its text, its source, its rules, how often it may stand.

A complete example::

    class Omfang(Element):
        \"\"\"Hvor meget.\"\"\"

        antal: Annotated[Antal2, about("mængden", "KL")]
        pr: Annotated[Periodeenhed | None, about("pr. dag, uge, måned, år", "KL")] = None
        note: Annotated[tuple[Linje, ...], about("noter", "praksis", many=(0, 5))] = ()

Three ways to write a field, and no more: ``T`` is mandatory, ``T | None`` with the default ``None`` is
optional, ``tuple[T, ...]`` with ``many=(low, high)`` is repeated (default ``()`` when ``low`` is 0).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema
from pydantic_core import core_schema as cs


@dataclass(frozen=True, slots=True)
class About:
    """The mark behind :func:`about`."""

    text: str
    source: str
    rules: tuple[str, ...] = ()
    many: tuple[int, int] | None = None
    since: str = "1.0"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        schema = handler(source)
        if self.many is not None:
            return self._repeated(schema)
        if schema["type"] == "nullable":
            # On the wire absent is the only "nothing"; in Python, None says the same.
            return cs.json_or_python_schema(json_schema=schema["schema"], python_schema=schema)
        return schema

    def _repeated(self, schema: CoreSchema) -> CoreSchema:
        if schema["type"] != "tuple" or self.many is None:
            raise TypeError("many=(low, high) goes with tuple[T, ...]")
        low, high = self.many
        item = schema["items_schema"][0]

        def items(least: int) -> CoreSchema:
            return cs.tuple_variable_schema(item, min_length=least, max_length=high, strict=False)

        return cs.json_or_python_schema(json_schema=items(max(1, low)), python_schema=items(low))


def about(
    text: str, source: str, *rules: str, many: tuple[int, int] | None = None, since: str = "1.0"
) -> About:
    """Describe a field.

    ``text`` is the Danish line a caseworker reads, ``source`` the seed with lines (``"000:104"``), law or
    ``praksis``/``valg``, ``rules`` the ids of the rules that speak of the field, ``many`` the least and most
    repetitions, ``since`` the minor version that brought the field.
    """
    return About(text, source, rules, many, since)
