"""What messages cost to follow: how many others are gone through again because of each of them.

A complete example::

    found = burdens(PROCESS, [Entry(loan), Entry(handback)])
    sum(one.again for one in found)             # at most so many, beside the straight way through

The straight way through a case is linear. A message that takes another out, or its place, costs one pass more
over what came so far, and so does one whose sender had not seen what others sent; where both it and what it
crossed are contested, both orders are tried. The numbers are the most that :func:`~.forloeb.follow` can need,
and are found without folding anything, so that a receiver can refuse before it pays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from ..modelling.element import Besked
from .log import Entry, envelope_value, type_name
from .table import Process

CROSSED = 5
"""Passes for two contested messages that crossed: two for each order, and one for the outcome."""


@dataclass(frozen=True, slots=True)
class Burden:
    """How many are gone through again for what a message takes out or replaces, and for what is unseen."""

    taken: int = 0
    unseen: int = 0

    @property
    def again(self) -> int:
        """All of them."""
        return self.taken + self.unseen


def burdens(process: Process, entries: Iterable[Entry]) -> tuple[Burden, ...]:
    """The burden of each message of one case, in order of acceptance."""
    run = _Run(process)
    return tuple(run.take(entry.message) for entry in entries)


class _Places:
    """Places of messages in the case, in all and for each party."""

    def __init__(self) -> None:
        self._all: list[int] = []
        self._of: dict[str, list[int]] = {}

    def add(self, place: int, party: str) -> None:
        """Note one more; places only grow."""
        self._all.append(place)
        self._of.setdefault(party, []).append(place)

    def of_others(self, party: str, after: int) -> int:
        """How many of other parties stand after a place."""
        return _after(self._all, after) - _after(self._of.get(party, []), after)


def _after(places: list[int], place: int) -> int:
    return len(places) - bisect_right(places, place)


class _Run:
    """The messages of one case, one by one."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.known: dict[str, tuple[int, Besked]] = {}
        self.size = 0
        self.moving = _Places()
        """What could make a difference to somebody who has not seen it."""
        self.contested = _Places()

    def take(self, message: Besked) -> Burden:
        """The burden of one more message."""
        if type(message).envelope is None:
            return Burden()
        process, kind = self.process, type_name(message)
        party = process.party(envelope_value(message, "sender"))
        taken, unseen = self._taken(message, party), 0
        place = self.known.get(envelope_value(message, "last_seen"))
        if place is not None and self.moving.of_others(party, place[0]):
            crossed = self.contested.of_others(party, place[0]) if kind in process.contested else 0
            unseen = 1 + CROSSED * crossed
        self.known.setdefault(envelope_value(message, "id"), (self.size, message))
        if taken or kind in process.types:
            self.moving.add(self.size, party)
        if kind in process.contested:
            self.contested.add(self.size, party)
        self.size += 1
        return Burden(taken * self.size, unseen * self.size)

    def _taken(self, message: Besked, party: str) -> int:
        """One when the message takes something out or takes its place, as far as the engine lets it."""
        voided = self.known.get(self.process.voids(message) or "")
        recalled = self.known.get(self.process.recalls(message) or "")
        replaced = self.known.get(envelope_value(message, "replaces") or "")
        return int(
            (voided is not None and party in map(self.process.party, envelope_value(voided[1], "receivers")))
            or any(one is not None and party == self._sender(one[1]) for one in (recalled, replaced))
        )

    def _sender(self, message: Besked) -> str:
        return self.process.party(envelope_value(message, "sender"))
