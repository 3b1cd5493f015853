"""A course as programs read it: timeline, states, whose turn, what may come, deadlines.

A complete example::

    view = View(conversation, labels, STANDARD, process_of(STANDARD))
    course_as_dict(view)["turn"]       # ["UDFOERER"]

Roles, types, states, instants and ids are shown; nothing else of a message is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from operator import itemgetter
from typing import Any

from ..catalogue.catalogue import Catalogue
from ..exchange.conversation import Conversation, sent_at
from ..process import Course, Deadline, Expected, Lapse, Move, Process, Step

Told = tuple[datetime | None, Step | Lapse, int | None]
"""One entry of a timeline: when, what, and the place of the document it came in."""
SHORT = 8
"""So many characters of a key tell the instances of a case apart."""


@dataclass(frozen=True)
class View:
    """A conversation with what is needed to tell it; ``labels`` are those of all documents given."""

    conversation: Conversation
    labels: Sequence[str]
    catalogue: Catalogue
    process: Process

    @property
    def course(self) -> Course:
        """Where the case stands."""
        return self.conversation.course

    @cached_property
    def timeline(self) -> tuple[Told, ...]:
        """The messages, and between them what the calendar did, in order of time."""
        told: list[tuple[datetime, Told]] = []
        latest = datetime.min.replace(tzinfo=UTC)
        for step, place in zip(self.course.steps, self.conversation.places, strict=True):
            at = sent_at(step.message, self.catalogue)
            latest = latest if at is None else max(latest, at)
            told.append((latest, (at, step, place)))
        told += [(lapse.at, (lapse.at, lapse, None)) for lapse in self.course.lapses]
        return tuple(one for _, one in sorted(told, key=itemgetter(0)))

    @cached_property
    def _units(self) -> Mapping[str, str]:
        """The number of each provider's unit in the order of appearance: its own is not shown."""
        moves = (move for step in self.course.steps for move in step.moves)
        keys = dict.fromkeys([*(move.key for move in moves), *(key for _, key in self.course.states)])
        units = [key for key in keys if "/" in key]
        return {key: f"{key.partition('/')[0]}/{number}" for number, key in enumerate(units, 1)}

    def key(self, key: str) -> str:
        """An instance's key as it is shown."""
        return self._units.get(key, key.partition("/")[0])

    def name(self, region: str, key: str) -> str:
        """The region's label, with what tells the instance apart where the case has several of its kind."""
        label, shown = self.process.region(region).label, self.key(key)
        if self._count[region] <= 1:
            return label
        return f"{label} {shown if '/' in shown else shown[:SHORT]}"

    @cached_property
    def _count(self) -> Counter[str]:
        """How many instances the case has in each region."""
        return Counter(region for region, _ in self.course.states)

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        """Each role with the first word of its Danish label."""
        lists = (codes for codes in self.catalogue.code_lists() if codes.__name__ == "Rolle")
        return {member.value: member.label.partition(",")[0] for codes in lists for member in codes}

    def role(self, role: str, lang: str = "da") -> str:
        """What a role is called; in English its key is what programs say."""
        return role if lang == "en" else self._roles.get(role, role)

    def parties(self, step: Step) -> tuple[str | None, tuple[str, ...]]:
        """The role a message came from, and those it went to; nothing for a document without an envelope."""
        names = self.catalogue.release.envelope
        if names.of(step.message) is None:
            return None, ()
        receivers = names.value(step.message, "receivers")
        sender, *others = (getattr(p, names.role) for p in (names.value(step.message, "sender"), *receivers))
        return str(sender), tuple(map(str, others))

    def instead(self, step: Step) -> tuple[Expected, ...]:
        """What could have come instead of a message out of turn: what was awaited, if anything was."""
        if step.allowed:
            return ()
        place = next(place for place, one in enumerate(self.course.steps) if one is step)
        expected = self.course.view(place).expected
        return tuple(one for one in expected if one.awaited) or expected

    def id_of(self, step: Step) -> str | None:
        """The message's own id."""
        found = self.catalogue.release.envelope.value(step.message, "id")
        return None if found is None else str(found)

    def type_of(self, step: Step) -> str:
        """The message's type."""
        return self.catalogue.entry_of(step.message).type


def course_as_dict(view: View) -> dict[str, Any]:
    """The members ``--format json`` prints of one case."""
    course = view.course
    return {
        "forloebId": view.conversation.case,
        "at": course.now.isoformat(),
        "states": [_state(view, region, key, state) for (region, key), state in course.states.items()],
        "turn": list(course.turn),
        "next": [_next(view, expected) for expected in course.next],
        "deadlines": [_deadline(view, deadline) for deadline in course.deadlines],
        "timeline": [_told(view, *told) for told in view.timeline],
    }


def _state(view: View, region: str, key: str, state: str) -> dict[str, Any]:
    table = view.process.region(region)
    return {
        "region": region,
        "label": table.label,
        "key": view.key(key),
        "state": state,
        "text": table.text(state),
        "final": state in table.final,
    }


def _next(view: View, expected: Expected) -> dict[str, Any]:
    return {
        "type": expected.type,
        "roles": list(expected.roles),
        "awaited": expected.awaited,
        "region": expected.region,
        "key": view.key(expected.key),
    }


def _instead(view: View, expected: Expected) -> dict[str, Any]:
    due = None if expected.due is None else expected.due.isoformat()
    return _next(view, expected) | {"due": due}


def _deadline(view: View, deadline: Deadline) -> dict[str, Any]:
    return {
        "since": None if deadline.since is None else deadline.since.isoformat(),
        "due": deadline.due.isoformat(),
        "overdue": deadline.overdue,
        "role": deadline.role,
        "what": deadline.what_da,
        "what_en": deadline.what_en,
        "rule": deadline.rule or None,
        "source": deadline.source,
        "region": deadline.region,
        "key": view.key(deadline.key),
    }


def _told(view: View, at: datetime | None, told: Step | Lapse, place: int | None) -> dict[str, Any]:
    when = None if at is None else at.isoformat()
    if isinstance(told, Lapse):
        return {"event": "calendar", "at": when, "moves": [_move(view, told)]}
    sender, receivers = view.parties(told)
    return {
        "event": "message",
        "at": when,
        "file": None if place is None else view.labels[place],
        "type": view.type_of(told),
        "beskedId": view.id_of(told),
        "from": sender,
        "to": list(receivers),
        "fate": told.fate.value,
        "by": told.by,
        "allowed": told.allowed,
        "expected": [_instead(view, one) for one in view.instead(told)],
        "moves": [_move(view, move) for move in told.moves],
    }


def _move(view: View, move: Move | Lapse) -> dict[str, Any]:
    return {
        "region": move.region,
        "key": view.key(move.key),
        "before": move.before,
        "after": move.after,
        "text": None if move.row is None else move.row.text,
    }
