"""The machine: regions, states and rows, a table one can read aloud.

A complete example, the loans of a library::

    LOANS = Region(
        name="loan",
        label="one book",
        states=(State("ASKED", "asked for"), State("LENT", "with the reader"), State("BACK", "back")),
        initial="ASKED",
        final=("BACK",),
        rows=(
            Row("ASKED", on("loan"), ("LIBRARY",), may_borrow, "LENT", "L-1", "lent out", awaited=True),
            Row("LENT", on("handback", state=("GOOD", "WORN")), ("READER",), None, "BACK", "", "returned"),
            Row("LENT", Tid("a year has passed", a_year), (), None, "BACK", "L-9", "written off"),
        ),
        keys=lambda message, known: (message.book,),
    )

Nothing moves but by a row. A row's **guard** decides whether the row applies. A **rule** named by a row is
judged elsewhere and moves nothing: a breach has the weight the rule says. Tables are checked when they are
made; one that contradicts itself raises :class:`~samarbejde_schema.errors.StandardError`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations
from typing import Any

from pydantic.alias_generators import to_camel

from ..errors import StandardError
from .log import Log, sender_role, type_name
from .situation import Situation


@dataclass(frozen=True)
class Guard:
    """A condition with a readable label.

    ``opposite`` is the guard this one is the negation of; ``parts`` are the guards it is made of by ``&``.
    """

    label: str
    holds: Callable[[Situation], bool]
    opposite: Guard | None = None
    parts: tuple[Guard, ...] = ()

    def otherwise(self, label: str) -> Guard:
        """The guard that holds when this one does not."""
        return Guard(label, lambda situation: not self.holds(situation), self)

    def __and__(self, other: Guard) -> Guard:
        """The guard that holds when both do."""
        label = f"{self.label}, og {other.label}"
        return Guard(label, lambda s: self.holds(s) and other.holds(s), parts=(self, other))

    def excludes(self, other: Guard) -> bool:
        """Whether one is, or has in it, the negation of the other, so that both can never hold."""
        if self.opposite is other or other.opposite is self:
            return True
        if self.parts:
            return any(part.excludes(other) for part in self.parts)
        return any(self.excludes(part) for part in other.parts)


def guard(label: str) -> Callable[[Callable[[Situation], bool]], Guard]:
    """Make a guard of the decorated function."""
    return lambda holds: Guard(label, holds)


class _Present:
    """The value in ``on(...)`` that every value but ``None`` and the empty list matches."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Present) or (other is not None and other != ())

    def __hash__(self) -> int:
        return hash(_Present)

    def __repr__(self) -> str:
        return "PRESENT"

    def __str__(self) -> str:
        return "udfyldt"


PRESENT = _Present()
"""In :func:`on`: the field has a value, whatever it is."""


@dataclass(frozen=True)
class On:
    """A message arrives. ``where`` lists for some of its fields (Python names) the values that are meant.

    ``replacing``: ``True`` only a message that takes another's place, ``False`` only one that does not,
    ``None`` either.
    """

    type: str
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    replacing: bool | None = None

    @property
    def fields(self) -> str:
        """The fields (wire names) and their values, for tables and drawings: ``state GOOD/WORN``."""
        return ", ".join(f"{to_camel(name)} {'/'.join(map(_shown, values))}" for name, values in self.where)

    def meets(self, message: Any, replacing: bool) -> bool:
        """Whether this is the event of ``message``, which does or does not replace another."""
        if type_name(message) != self.type or self.replacing not in (None, replacing):
            return False
        return all(getattr(message, name) in values for name, values in self.where)

    def excludes(self, other: On) -> bool:
        """Whether no message can be both events."""
        if self.type != other.type or {self.replacing, other.replacing} == {True, False}:
            return True
        mine, theirs = dict(self.where), dict(other.where)
        return any(_disjoint(mine[name], theirs[name]) for name in mine.keys() & theirs.keys())


def _disjoint(one: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
    return not any(a == b for a in one for b in other)


def _shown(value: Any) -> str:
    return "udeladt" if value is None else str(value)


def on(type: str, /, *, replacing: bool | None = None, **where: Any) -> On:
    """The event of a message: ``on("handback", state=("GOOD", "WORN"))``; one value may stand alone."""
    given = tuple((name, v if isinstance(v, tuple) else (v,)) for name, v in where.items())
    return On(type, given, replacing)


@dataclass(frozen=True)
class Tid:
    """The calendar: ``due`` gives the instant from which the row applies, or ``None``."""

    label: str
    due: Callable[[Situation], datetime | None]


@dataclass(frozen=True)
class Row:
    """One transition, in the order one reads it aloud.

    "From ``source``, on ``event`` from one of ``sender``, if ``guard``, to ``target``." ``rule`` names the
    rules that judge the step (``"FR-1, FR-2"``), ``text`` says in words what happens. ``awaited`` (always,
    or under a guard) says that the process waits for this: it is the sender's turn.
    """

    source: str
    event: On | Tid
    sender: tuple[str, ...]
    guard: Guard | None
    target: str
    rule: str
    text: str
    awaited: bool | Guard = False

    def open(self, situation: Situation) -> bool:
        """Whether the guard lets the row apply."""
        return self.guard is None or self.guard.holds(situation)

    def takes(self, situation: Situation, *, replacing: bool) -> bool:
        """Whether the row applies to the message of the situation."""
        if not isinstance(self.event, On) or not self.event.meets(situation.message, replacing):
            return False
        return sender_role(situation.message) in self.sender and self.open(situation)

    def awaits(self, situation: Situation) -> bool:
        """Whether the process waits for this row now."""
        return self.awaited.holds(situation) if isinstance(self.awaited, Guard) else self.awaited

    def told_from(self, other: Row) -> bool:
        """Whether the two rows, which start in the same state, can never both apply."""
        if self.guard is not None and other.guard is not None and self.guard.excludes(other.guard):
            return True
        if isinstance(self.event, On) and isinstance(other.event, On):
            return self.event.excludes(other.event) or not set(self.sender) & set(other.sender)
        return type(self.event) is not type(other.event)


@dataclass(frozen=True)
class State:
    """A state and what it means, in words a caseworker uses."""

    name: str
    text: str


@dataclass(frozen=True)
class Region:
    """One machine of the process; every key has an instance of its own.

    ``keys(message, known)`` names the instances a message belongs to (``known`` are the keys that exist).
    A key that is the id of a message means, when that one took another's place, the first in that place.
    ``inherits(message, log, known)`` names other instances instead, when somebody has taken another's place;
    ``None`` when nobody has. ``adopts(message)`` names an instance that was opened under a provisional key
    and that the message's own key takes over. ``waiting`` is the key under which an instance is shown that
    only the calendar has opened.
    ``party`` gives the party whose instance a key is, as the process names parties: when that party rejects a
    message that others have too, the message no longer moves the instance.
    """

    name: str
    label: str
    states: tuple[State, ...]
    initial: str
    final: tuple[str, ...]
    rows: tuple[Row, ...]
    keys: Callable[[Any, Collection[str]], tuple[str, ...]]
    adopts: Callable[[Any], str | None] | None = None
    inherits: Callable[[Any, Log, Collection[str]], tuple[str, ...] | None] | None = None
    waiting: str | None = None
    party: Callable[[str], str] | None = None

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise StandardError(f"region {self.name}: {fault}")

    @cached_property
    def _by_source(self) -> dict[str, tuple[Row, ...]]:
        return {s.name: tuple(row for row in self.rows if row.source == s.name) for s in self.states}

    def rows_from(self, state: str) -> tuple[Row, ...]:
        """The rows that start in a state, in table order."""
        return self._by_source[state]

    def text(self, state: str) -> str:
        """What a state means."""
        return next(s.text for s in self.states if s.name == state)

    @cached_property
    def types(self) -> frozenset[str]:
        """The message types the region has rows for."""
        return frozenset(row.event.type for row in self.rows if isinstance(row.event, On))


def _faults(region: Region) -> Iterator[str]:
    """Everything that is wrong with a table, in words."""
    names = [state.name for state in region.states]
    if len(set(names)) != len(names):
        yield "a state is declared twice"
    used = {region.initial, *region.final, *(r.source for r in region.rows), *(r.target for r in region.rows)}
    for name in sorted(used - set(names)):
        yield f"{name} is used but not declared"
    for name in sorted(set(names) - _reachable(region)):
        yield f"{name} is never reached"
    leaving = {row.source for row in region.rows if row.target != row.source}
    for name in sorted(set(names) - leaving - set(region.final)):
        yield f"{name} can never be left and is not final"
    for name in sorted({row.source for row in region.rows if isinstance(row.event, Tid)} & set(region.final)):
        yield f"{name} is final and yet left by the calendar"
    for one, other in combinations(region.rows, 2):
        if one.source == other.source and not one.told_from(other):
            yield f"two rows from {one.source} can both apply: {one.text!r} and {other.text!r}"
    for row in region.rows:
        if isinstance(row.event, On) and not row.sender:
            yield f"nobody may send {row.event.type} in {row.source}"
    if _circles(region):
        yield "the calendar alone goes in circles"


def _reachable(region: Region) -> set[str]:
    reached, grown = {region.initial}, True
    while grown:
        more = {row.target for row in region.rows if row.source in reached} - reached
        reached, grown = reached | more, bool(more)
    return reached


def _circles(region: Region) -> bool:
    """Whether calendar rows alone lead from some state back to it."""
    steps = [(row.source, row.target) for row in region.rows if isinstance(row.event, Tid)]
    for start in {source for source, _ in steps}:
        reached = {target for source, target in steps if source == start}
        for _ in steps:
            reached |= {target for source, target in steps if source in reached}
        if start in reached:
            return True
    return False
