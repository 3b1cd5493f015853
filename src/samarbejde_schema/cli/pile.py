"""A pile of documents, read together: the report on each, and the courses they make.

A complete example::

    pile = read_together(sources, now=now)
    [one.report.verdict for one in pile.everything]
    [course_as_dict(view) for view in pile.views]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from ..exchange.conversation import Told, converse, process_of
from ..standard import STANDARD
from .course import View
from .judging import Judged, unread
from .sources import Source


@dataclass(frozen=True, slots=True)
class Pile:
    """``everything`` is in the order given; ``read`` is what could be read, ``unread`` the rest."""

    everything: tuple[Judged, ...]
    read: tuple[Judged, ...]
    unread: tuple[Judged, ...]
    told: Told
    views: tuple[View, ...]

    @property
    def left_out(self) -> tuple[Judged, ...]:
        """The documents that count in no course: those that are invalid alone, and what could not be read."""
        return (*(self.read[place] for place in self.told.left_out), *self.unread)

    @property
    def later(self) -> tuple[Judged, ...]:
        """The documents that were sent after the moment asked about."""
        return tuple(self.read[place] for place in self.told.later)


def read_together(
    sources: Iterable[Source], *, now: datetime, until: datetime | None = None, profiles: tuple[str, ...] = ()
) -> Pile:
    """Read documents and follow their cases.

    ``now`` and ``until`` are as in :func:`samarbejde_schema.exchange.conversation.converse`.
    """
    given = list(sources)
    readable = [source for source in given if source.trouble is None]
    documents = [(source.label, source.data) for source in readable]
    told = converse(documents, STANDARD, now=now, until=until, profiles=profiles)
    read = [Judged(s.name, s.line, r.report) for s, r in zip(readable, told.readings, strict=True)]
    in_turn = iter(read)
    everything = [next(in_turn) if source.trouble is None else unread(source) for source in given]
    labels, process = [one.label for one in read], process_of(STANDARD)
    return Pile(
        everything=tuple(everything),
        read=tuple(read),
        unread=tuple(
            one for one, source in zip(everything, given, strict=True) if source.trouble is not None
        ),
        told=told,
        views=tuple(View(conversation, labels, STANDARD, process) for conversation in told.conversations),
    )
