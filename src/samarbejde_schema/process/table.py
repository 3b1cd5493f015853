"""The process of a standard as one value: its regions, whom its messages come from, and what is owed.

A complete example::

    PROCESS = Process(
        types=("loan", "handback"),
        regions=(LOANS,),
        party=lambda part: part.name,
        binding=frozenset({"loan"}),
        stands=("LIBRARY",),
    )
    PROCESS.after("loan")       # {"handback"}

A process is immutable and checked when it is made: :class:`~samarbejde_schema.errors.StandardError`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from ..errors import StandardError
from .deadlines import Duty
from .machine import On, Region


def _nothing(message: Any) -> None:
    return None


@dataclass(frozen=True)
class Process:
    """Everything the engine knows of a process.

    ``types`` are the message types that move it; every other type may come at any time and moves nothing.
    ``party`` gives the identity behind a sender or receiver of the envelope, so that "the sender's own
    messages" and "the receivers" can be told.

    Two kinds of message take another out of the log, each naming it by id. ``voids`` is a receiver's word,
    such as a rejection: it counts only from a party the message had been sent to, and takes the message out
    when all its receivers have voided it. Until then the message counts, and only no longer moves the
    instances of those that have (``Region.party``); where nobody owns instances, it moves all. Messages of
    the types in ``lasting`` cannot be voided, because they limit what receivers may do. ``recalls``
    is the sender's own word, such as an annulment: it counts only from the party that sent the message, and
    takes it out at once. Both may always come. A message that was itself taken out takes nothing out.

    ``about`` names the message (by id) that a message speaks of, such as a withdrawal: it belongs to the
    instances the other belongs to, also when that one counts no longer.

    ``binding`` types do not count without a row; the others count and move nothing. ``contested`` types give
    way when they cross a message of a role in ``stands`` and the two do not go together. ``anytime`` types
    have rows, and may come outside them too. ``day`` gives the calendar day of an instant; ``parameters`` is
    handed to guards, calendar events and duties.
    """

    types: tuple[str, ...]
    regions: tuple[Region, ...]
    party: Callable[[Any], str]
    voids: Callable[[Any], str | None] = _nothing
    recalls: Callable[[Any], str | None] = _nothing
    about: Callable[[Any], str | None] = _nothing
    lasting: frozenset[str] = frozenset()
    binding: frozenset[str] = frozenset()
    contested: frozenset[str] = frozenset()
    stands: tuple[str, ...] = ()
    anytime: frozenset[str] = frozenset()
    duties: tuple[Duty, ...] = ()
    day: Callable[[datetime], date] = datetime.date
    parameters: Any = None

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise StandardError(f"process: {fault}")

    def region(self, name: str) -> Region:
        """A region by name; :class:`StandardError` when there is none."""
        for region in self.regions:
            if region.name == name:
                return region
        raise StandardError(f"process: there is no region {name}")

    def after(self, type: str) -> frozenset[str]:
        """The message types that have a row in a state a message of ``type`` leads to, in any region."""
        return frozenset(
            row.event.type
            for region in self.regions
            for led in region.rows
            if isinstance(led.event, On) and led.event.type == type
            for row in region.rows_from(led.target)
            if isinstance(row.event, On)
        )

    def before(self, type: str) -> frozenset[str]:
        """The message types that lead to a state with a row for ``type``: :meth:`after`, the other way."""
        return frozenset(other for other in self.types if type in self.after(other))


def _faults(process: Process) -> Iterator[str]:
    names = [region.name for region in process.regions]
    if len(set(names)) != len(names):
        yield "two regions share a name"
    moving = frozenset[str]().union(*(region.types for region in process.regions))
    known = set(process.types)
    for name in sorted(moving - known):
        yield f"rows name {name}, which the process does not"
    for name in sorted(known - moving):
        yield f"no row takes {name}"
    for name in sorted((process.binding | process.contested | process.anytime | process.lasting) - known):
        yield f"{name} is no type of the process"
    for duty in process.duties:
        if duty.region not in names:
            yield f"a duty speaks of {duty.region}, which is no region"
        elif unknown := set(duty.states) - {s.name for s in process.region(duty.region).states}:
            yield f"a duty of {duty.region} speaks of unknown states: {sorted(unknown)}"
        if not duty.roles:
            yield f"nobody owes {duty.what_en!r}"
