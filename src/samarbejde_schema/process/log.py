"""The log: the messages of one case that count, in the order they were accepted.

A complete example::

    log = Log([Entry(loan, digest=None, source="1.json")])
    log.newest(Loan)                # the loan
    log.all(Loan)                   # (loan,)
    longer = log.plus(Entry(handback))
    len(log), len(longer)           # 1, 2: a log never changes

A log is immutable and grows by :meth:`Log.plus` at constant cost, so that every message can keep the log it
was judged by without the whole becoming quadratic.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from ..modelling.element import Besked

M = TypeVar("M", bound=Besked)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message as it was received.

    ``digest`` is the SHA-256 (64 hexadecimal digits) of its exact bytes, when they are known; ``source`` is
    a label such as a file name.
    """

    message: Besked
    digest: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class _Link:
    """The newest entry of one class, and the one before it."""

    entry: Entry
    position: int
    before: _Link | None


class Log:
    """An immutable sequence of entries, oldest first, that knows its messages by class and by id."""

    __slots__ = ("_entries", "_links", "_places", "_size")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: list[Entry] = []
        self._places: dict[str, int] = {}
        self._links: dict[type[Besked], _Link] = {}
        self._size = 0
        for entry in entries:
            self._append(entry)

    def _append(self, entry: Entry, also: Iterable[str] = ()) -> None:
        cls = type(entry.message)
        self._links[cls] = _Link(entry, self._size, self._links.get(cls))
        key = envelope_value(entry.message, "id")
        for name in (*(() if key is None else (key,)), *also):
            self._places.setdefault(name, self._size)
        self._entries.append(entry)
        self._size += 1

    def plus(self, entry: Entry, also: Iterable[str] = ()) -> Log:
        """A log with one entry more; this one is unchanged.

        ``also`` are ids of messages whose place the new one has taken: they name it too. The longer log
        shares its memory with this one, unless this one was already made longer otherwise.
        """
        longer = Log.__new__(Log)
        if len(self._entries) == self._size:
            longer._entries, longer._places = self._entries, self._places
        else:
            longer._entries = self._entries[: self._size]
            longer._places = {key: place for key, place in self._places.items() if place < self._size}
        longer._links, longer._size = dict(self._links), self._size
        longer._append(entry, also)
        return longer

    def all(self, kind: type[M]) -> tuple[M, ...]:
        """The messages of a class (or of its subclasses), oldest first."""
        found = [pair for cls, link in self._links.items() if issubclass(cls, kind) for pair in _chain(link)]
        found.sort(key=lambda pair: pair[0])
        return tuple(message for _, message in found)  # type: ignore[misc]  # the links of a kind hold messages of that kind

    def newest_first(self, kind: type[M]) -> Iterator[M]:
        """The messages of exactly this class, newest first; looking at a few costs a few."""
        return (message for _, message in _chain(self._links.get(kind)))  # type: ignore[misc]  # the links of a kind hold messages of that kind

    def newest(self, kind: type[M]) -> M | None:
        """The newest message of a class (or of its subclasses), or ``None``."""
        links = [link for cls, link in self._links.items() if issubclass(cls, kind)]
        newest = max(links, key=lambda link: link.position, default=None)
        return newest.entry.message if newest is not None else None  # type: ignore[return-value]  # as above

    def entry(self, key: str) -> Entry | None:
        """The entry of the message with this id, or of the one that took its place; ``None`` when unknown."""
        place = self._places.get(key, self._size)
        return self._entries[place] if place < self._size else None

    def by_id(self, key: str) -> Besked | None:
        """The message with this id, or the one that took its place; ``None`` when unknown."""
        entry = self.entry(key)
        return entry.message if entry is not None else None

    def digest(self, key: str) -> str | None:
        """The digest of the exact bytes of the message with this id; ``None`` when either is unknown."""
        entry = self.entry(key)
        return entry.digest if entry is not None else None

    @property
    def last(self) -> Besked | None:
        """The message that came last, or ``None``."""
        return self._entries[self._size - 1].message if self._size else None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries[: self._size])

    def __len__(self) -> int:
        return self._size

    def __repr__(self) -> str:
        return f"Log({self._size} messages)"


def _chain(link: _Link | None) -> Iterator[tuple[int, Besked]]:
    while link is not None:
        yield link.position, link.entry.message
        link = link.before


def envelope_value(message: Besked, name: str) -> Any:
    """One value of the envelope by its role (``"id"``, ``"case"``, …); ``None`` without an envelope."""
    envelope = type(message).envelope
    return None if envelope is None else envelope.value(message, name)


def sender_role(message: Besked) -> str:
    """The role the sender acts in; the empty string for a document without an envelope."""
    envelope, part = type(message).envelope, envelope_value(message, "sender")
    return "" if envelope is None or part is None else str(getattr(part, envelope.role))


def party_roles(message: Besked) -> frozenset[str]:
    """The roles of the sender and of every receiver; empty for a document without an envelope."""
    envelope = type(message).envelope
    if envelope is None:
        return frozenset()
    parts = (envelope_value(message, "sender"), *envelope_value(message, "receivers"))
    return frozenset(str(getattr(part, envelope.role)) for part in parts)


def type_name(message: Besked) -> str:
    """The message's type: its class name in lowerCamelCase."""
    name = type(message).__name__
    return name[:1].lower() + name[1:]


def sent_at(message: Besked) -> datetime:
    """When the message was sent (with offset)."""
    sent = envelope_value(message, "sent")
    assert isinstance(sent, datetime)
    return sent
