"""What following a process gives: what happened to each message, and where the case stands.

A complete example::

    course = follow(PROCESS, entries, now=now)
    course.states[("loan", "book 7")]           # "LENT"
    course.turn                                 # ("READER",)
    [expected.type for expected in course.next] # ["handback"]
    course.deadlines[0].due                     # date(2026, 3, 1)
    course.steps[0].fate                        # Fate.COUNTS

These are values; :mod:`~samarbejde_schema.process.forloeb` computes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from ..modelling.element import Besked
from .deadlines import Deadline
from .log import Log
from .picture import Fate, Lapse, Move


@dataclass(frozen=True, slots=True)
class Expected:
    """A message that may come: its type, who may send it, and the instance it would move.

    ``awaited`` says that the process waits for it: it is the sender's turn. ``due`` is the last day in time
    for what is awaited, where a duty says one; it is told for messages that came out of turn.
    """

    type: str
    roles: tuple[str, ...]
    region: str
    state: str
    key: str
    awaited: bool
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Forloeb:
    """What a rule of level ``forloeb`` gets beside the message it judges.

    ``before`` is what counted before the message: what its sender had received by then (the log up to the
    message named as last seen) and the sender's own. ``log`` is everything that counts. ``states`` gives for
    each region the message belongs to the state before it, and ``allowed`` whether the process has a row for
    it there; ``expected`` is what could have come instead of one out of turn, and else empty. ``crossing``
    are messages to the sender that the sender had not seen; ``conflict`` is the crossing message, earlier or
    later, that this one gives way to;
    ``ambiguous`` says that the sender gave the key to other content too, or that another party had used it.
    ``context`` is what the follower of the process was handed for the rules, and means nothing here.
    """

    before: Log
    log: Log
    now: datetime
    states: Mapping[str, str] = field(default_factory=dict)
    allowed: bool = True
    expected: tuple[Expected, ...] = ()
    crossing: tuple[Besked, ...] = ()
    conflict: Besked | None = None
    ambiguous: bool = False
    context: Any = None


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to one message, as it was when the message came.

    ``moves`` are the instances it belongs to with the state before and after; ``fate`` says whether it
    counts by now, and ``by`` is the id of the message that keeps it from counting, if any.
    """

    message: Besked
    source: str | None
    moves: tuple[Move, ...]
    allowed: bool
    fate: Fate
    by: str | None

    @property
    def counts(self) -> bool:
        """Whether the message counts."""
        return self.fate is Fate.COUNTS


@dataclass(frozen=True)
class Course:
    """Where one case stands. ``steps`` are in the order of the entries.

    ``states`` are the instances that have begun, by region and key; ``turn`` the roles the process waits
    for; ``next`` what may come, what is awaited first; ``deadlines`` what is owed, earliest first;
    ``lapses`` what the calendar moved. ``log`` is everything that counts.
    """

    steps: tuple[Step, ...]
    states: Mapping[tuple[str, str], str]
    turn: tuple[str, ...]
    next: tuple[Expected, ...]
    deadlines: tuple[Deadline, ...]
    lapses: tuple[Lapse, ...]
    log: Log
    now: datetime
    views: tuple[Forloeb, ...] = field(repr=False)

    @property
    def overdue(self) -> tuple[Deadline, ...]:
        """What is owed and late, earliest first."""
        return tuple(deadline for deadline in self.deadlines if deadline.overdue)

    def view(self, i: int) -> Forloeb:
        """The context that message ``i`` is judged in by rules of level ``forloeb``."""
        return replace(self.views[i], log=self.log)
