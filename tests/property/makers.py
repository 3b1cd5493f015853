"""Documents made from shapes with a plain random generator: valid ones, and mutants with one thing changed.

hypothesis is fine for small inputs; whole messages of several hundred values are made faster, and as many as one
likes, by a seeded ``random.Random``. A failing document is named by its type and seed.
"""

from __future__ import annotations

import random
import string
from copy import deepcopy
from functools import cache
from typing import Any

from samarbejde_schema.modelling.shape import Field, Shape, shape_of
from samarbejde_schema.primitives import Lexical

LETTERS = string.ascii_letters + "æøåÆØÅéü –…“ß€&<>'\"/\\[]^-,.;:!?%" + "\U0001f6a2" + "\u2027\u202a"
BORDERS = ["\u2028", "\u2029", "\ue000", "\ufffd", "\ud7ff", "\U0010ffff", "\U0001fffe", "\xa0", "~", " "]


class Maker:
    """Makes documents of one seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def document(self, shape: Shape, constants: dict[tuple[str, ...], str] | None = None) -> dict[str, Any]:
        """A valid document of a message class."""
        return self._element(shape, dict(constants if constants is not None else shape.fixed), 0)

    def _element(self, shape: Shape, fixed: dict[tuple[str, ...], str], depth: int) -> dict[str, Any]:
        if shape.choice:
            field = self.random.choice(shape.fields)
            return {field.wire: self._one(field, {}, depth)}
        made: dict[str, Any] = {}
        for field in shape.fields:
            below = {path[1:]: value for path, value in fixed.items() if path[0] == field.name}
            if not field.low and not below and self.random.random() < 0.35 + 0.15 * depth:
                continue
            if field.many:
                least = max(1, field.low)
                count = min(field.high, least + self.random.choice([0, 0, 0, 1, 2]))
                made[field.wire] = [self._one(field, below, depth) for _ in range(count)]
            else:
                made[field.wire] = self._one(field, below, depth)
        return made

    def _one(self, field: Field, below: dict[tuple[str, ...], str], depth: int) -> Any:
        if () in below:
            return below[()]
        if field.element is not None:
            return self._element(shape_of(field.element), below, depth + 1)
        if field.codes is not None:
            return self.random.choice(list(field.codes)).value
        assert field.lexical is not None
        return self.value(field.lexical)

    def value(self, kind: Lexical) -> Any:
        """A valid value of a simple type."""
        if kind.base == "boolean":
            return self.random.random() < 0.5
        if kind.base == "integer":
            low, high = kind.minimum or 0, kind.maximum or 0
            return self.random.choice(
                [low, high, self.random.randint(low, high), self.random.randint(low, min(high, low + 9))]
            )
        if kind.forbidden:
            return self._text(kind)
        return self.random.choice(_samples(kind))

    def _text(self, kind: Lexical) -> str:
        most = kind.max_length or 20
        length = self.random.choice([1, 2, 8, 20, most if self.random.random() < 0.02 else 30])
        pool = LETTERS + ("\n" if kind.multiline else "")
        made = "".join(self.random.choice(pool) for _ in range(min(length, most)))
        return made if kind.matches(made) else "Åse"

    def mutant(self, document: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """The document changed in one place, in place, and what was done; it may still be valid."""
        container, key = self.random.choice(places(document))
        old = container[key]
        how = self.random.choice(
            ["drop", "stranger", "case", "repeat", "empty", "swap", "value", "value", "value", "value"]
        )
        if how == "drop":
            del container[key]
        elif how == "stranger" and isinstance(old, dict):
            old[self.random.choice(["fremmed", "k0504909995", "0201609995", "Navn"])] = "x"
        elif how == "case" and isinstance(container, dict):
            container[key[:1].upper() + key[1:]] = container.pop(key)
        elif how == "repeat" and isinstance(old, list):
            container[key] = old * self.random.choice([2, 3, 25])
        elif how == "empty":
            container[key] = self.random.choice(["", [], {}])
        elif how == "swap":
            other, place = self.random.choice(places(document))
            container[key] = deepcopy(other[place])
        elif not isinstance(old, (dict, list)):
            container[key] = self._near(old)
            how = "value" if type(container[key]) is type(old) else "type"
        return document, how

    def _near(self, old: Any) -> Any:
        if isinstance(old, bool):
            return self.random.choice([not old, "true", 1, "1"])
        if isinstance(old, int):
            return self.random.choice(
                [
                    old + 1,
                    old - 1,
                    -1,
                    0,
                    1989,
                    1990,
                    2199,
                    2200,
                    9999,
                    10000,
                    20971521,
                    2**31 - 1,
                    2**31,
                    10**18,
                    str(old),
                ]
            )
        spot = self.random.randint(0, len(old))
        char = self.random.choice([*"019AaZz+-.:TP@/ \n", *BORDERS])
        return self.random.choice(
            [
                old[:spot] + char + old[spot:],
                old[:spot] + char + old[spot + 1 :],
                old + "\n", "\n" + old, " " + old, old + " ", old[:-1], old[1:], old * 2, old.lower(), old.upper(),
                old + "x" * self.random.choice([60, 121, 141, 201, 4000]), "0.00", "-0.00", "00.00", "100.00", "100.01",
                "2023-02-29", "2024-02-29", "1900-02-29", "2100-02-29", "2000-02-29", "2200-01-01", "2026-11-02T24:00:00Z",
                "2026-11-02T09:30:00+00:00", "2026-11-02T09:30:00-14:00", "2026-11-02T09:30:00+14:01", "2902000000",
                "2902004000", "٠٢٠١٦٠٩٩٩٥", "0201609995", "GRUND", "BESTILLING", "P0D", "P999Y", "a@b@c", "x:y",
            ]
        )  # fmt: skip


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every (container, key) of a document, itself excepted."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place for key, inner in steps for place in [(value, key), *places(inner)]]


@cache
def _samples(kind: Lexical) -> tuple[str, ...]:
    """Some dozens of values of a pattern, made by hypothesis once."""
    import re

    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    found: list[str] = [kind.example] if kind.matches(kind.example) else []

    @settings(max_examples=40, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck), deadline=None)  # fmt: skip
    @given(st.from_regex(re.compile(kind.pattern or "x", re.ASCII), fullmatch=True).filter(kind.matches))
    def collect(value: str) -> None:
        if len(value) < 200:
            found.append(value)

    collect()
    return tuple(found)
