"""What a document holds of the standard, and so whether it shows that something carries a requirement.

A complete example::

    witnesses = Witnesses(STANDARD, ROOT)
    held = witnesses.held("fixtures/besked/bestilling/gyldig/typisk.json")
    assert ("bestilling", "art") in held.fields
    assert not witnesses.shows("fixtures/besked/bestilling/gyldig/typisk.json", "FR-105")

A document shows a field it has, a code it uses, and a rule it breaks; a conversation also shows the states it
passes through. Take the carrier away, and the document is no longer read or no longer told the same. A test
shows what it speaks of: a rule by number, a field, a code list, a code or a state by name.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tools.sporbarhed import STATE

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.exchange.conversation import Told, converse
from samarbejde_schema.exchange.reading import Reading, examine, read
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.codes import CodeList
from samarbejde_schema.modelling.element import Besked, Element
from samarbejde_schema.modelling.shape import Shape, shape_of

EXPECTED = ".forventet.json"
CONTEXT = ".kontekst"
DOCUMENTS = (".json", ".xml")


@dataclass(frozen=True, slots=True)
class Held:
    """What a document or conversation has in it: (type, field), (code list, value), rules broken, states."""

    fields: frozenset[tuple[str, str]] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()
    rules: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


class Witnesses:
    """What the files under a root hold, read once each, by the words of one catalogue."""

    def __init__(self, catalogue: Catalogue, root: Path) -> None:
        self.catalogue, self.root = catalogue, root
        self.held = cache(self._held)
        self._speaks = cache(self._spoken)

    @cached_property
    def shapes(self) -> dict[str, Shape]:
        """Every message by type and every part by name."""
        whole = {type: self.catalogue.model(type).shape() for type in self.catalogue.types}
        parts = {p.name: p for shape in whole.values() for p in shape.walk() if p is not shape}
        return {**parts, **whole}

    @cached_property
    def codes(self) -> dict[str, type[CodeList]]:
        """The code lists by name."""
        return {codes.__name__: codes for codes in self.catalogue.code_lists()}

    def place(self, carrier: str) -> tuple[str, str]:
        """A field as the type it stands in and its own name, however many steps the carrier takes."""
        first, *path = carrier.split(".")
        shape = self.shapes[first]
        for step in path[:-1]:
            element = shape.by_wire[step].element
            assert element is not None
            first, shape = element.__name__, shape_of(element)
        return first, path[-1]

    def shows(self, shown: str, carrier: str) -> bool:
        """Whether a document, a conversation or a test (``path::test``) shows a carrier."""
        if "::" in shown:
            return re.search(_mark(carrier), self._speaks(shown)) is not None
        held = self.held(shown)
        if carrier.startswith(STATE):
            return carrier.removeprefix(STATE) in held.states
        first, _, rest = carrier.partition(".")
        if first in self.codes:
            return any(codes == first and rest in ("", value) for codes, value in held.codes)
        return carrier in held.rules if not rest else self.place(carrier) in held.fields

    def _held(self, shown: str) -> Held:
        path = self.root / shown
        if path.is_dir():
            return _of_conversation(told(path, self.catalogue))
        return _of_readings([examined(path, self.catalogue)])

    def _spoken(self, shown: str) -> str:
        """The text of a test, its own name included."""
        name, _, test = shown.partition("::")
        text = (self.root / name).read_text(encoding="utf-8")
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and node.name == test:
                lines = text.splitlines()[node.lineno - 1 : node.end_lineno]
                above = (ast.get_source_segment(text, d) or "" for d in node.decorator_list)
                return "\n".join((*above, *lines))
        return ""


def examined(path: Path, catalogue: Catalogue) -> Reading:
    """A document judged alone, or, under ``register``, by the messages that lie beside it as well."""
    contexts = None
    if path.parts[-4:-3] == ("register",):
        beside = path.with_suffix(CONTEXT)
        known = (read(file.read_bytes(), catalogue) for file in documents(beside))
        contexts = {Stage.REGISTER: catalogue.context(known)}
    return examine(path.read_bytes(), catalogue, contexts=contexts)


def told(folder: Path, catalogue: Catalogue) -> Told:
    """A conversation, at the moment that is asked about beside its folder."""
    now = json.loads(folder.with_name(folder.name + EXPECTED).read_bytes())["now"]
    given = [(file.name, file.read_bytes()) for file in documents(folder)]
    return converse(given, catalogue, now=datetime.fromisoformat(now))


def documents(folder: Path) -> list[Path]:
    """The documents in a folder, which need not be there, without what is expected of them."""
    found = (path for path in folder.glob("*") if path.suffix in DOCUMENTS)
    return sorted(path for path in found if not path.name.endswith(EXPECTED))


def held_of(*messages: Besked) -> Held:
    """The fields and codes of messages."""
    fields: set[tuple[str, str]] = set()
    codes: set[tuple[str, str]] = set()
    for message in messages:
        _gather(message, fields, codes)
    return Held(frozenset(fields), frozenset(codes))


def _of_readings(readings: Sequence[Reading]) -> Held:
    held = held_of(*(reading.besked for reading in readings if reading.besked is not None))
    rules = frozenset(f.rule_id for reading in readings for f in reading.report.findings)
    return replace(held, rules=rules)


def _of_conversation(told: Told) -> Held:
    return replace(_of_readings(told.readings), states=frozenset(_states(told)))


def _states(told: Told) -> Iterator[str]:
    for conversation in told.conversations:
        course = conversation.course
        yield from course.states.values()
        for step in course.steps:
            yield from (state for move in step.moves for state in (move.before, move.after))
        yield from (state for lapse in course.lapses for state in (lapse.before, lapse.after))


def _gather(element: Element, fields: set[tuple[str, str]], codes: set[tuple[str, str]]) -> None:
    name = type(element).__name__
    owner = name[0].lower() + name[1:] if isinstance(element, Besked) else name
    for field in shape_of(type(element)).fields:
        value: Any = getattr(element, field.name)
        if value is None or value == ():
            continue
        fields.add((owner, field.wire))
        for one in value if field.many else (value,):
            if isinstance(one, Element):
                _gather(one, fields, codes)
            elif isinstance(one, CodeList):
                codes.add((type(one).__name__, one.name))


def _mark(carrier: str) -> str:
    """What a test that speaks of a carrier has in its text, as a pattern."""
    if re.fullmatch(r"FR-\d{3}", carrier):
        return f"{carrier}|{carrier.lower().replace('-', '_')}"
    last = carrier.removeprefix(STATE).rpartition(".")[2]
    snake = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", last).lower()
    return rf"\b({last}|{snake})\b"
