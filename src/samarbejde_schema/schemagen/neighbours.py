"""Neighbouring minor versions: whether the newer one only adds.

A complete example::

    old, new = editions(catalogue)[-2:]
    assert neighbours(old, new) == ()

Every document that an older minor accepts must be accepted by the newer one too, as far as structure goes:
nothing removed, narrowed or newly required, and no field moved past another. Closed code lists do not grow.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..modelling.codes import CodeList, info_of
from ..modelling.shape import Field, Shape
from ..primitives import Lexical
from .constants import constants
from .edition import Edition


def neighbours(old: Edition, new: Edition) -> tuple[str, ...]:
    """What the newer edition takes back, a line each in English; empty when it only adds."""
    return tuple(dict.fromkeys(_editions(old, new)))


def _editions(old: Edition, new: Edition) -> Iterator[str]:
    by_type = {entry.type: entry for entry in new.entries}
    for entry in old.entries:
        if (later := by_type.get(entry.type)) is None:
            yield f"{entry.type}: the message is gone"
            continue
        if constants(old, entry) != constants(new, later):
            yield f"{entry.type}: its constants have changed"
        yield from _Pair(old, new).shapes(old.root(entry), new.root(later), entry.type)
    lists = {codes.__name__: codes for codes in new.code_lists}
    for codes in old.code_lists:
        gained = set(_keys(new, lists.get(codes.__name__, codes))) - set(_keys(old, codes))
        if gained and not info_of(codes).open:
            yield f"{codes.__name__}: a closed code list gains values"


def _keys(edition: Edition, codes: type[CodeList]) -> tuple[str, ...]:
    return tuple(member.value for member in edition.members(codes))


class _Pair:
    """Two editions side by side; each pair of element types is compared once."""

    def __init__(self, old: Edition, new: Edition) -> None:
        self.old, self.new = old, new
        self.seen: set[tuple[type, type]] = set()

    def shapes(self, old: Shape, new: Shape, where: str) -> Iterator[str]:
        if (old.cls, new.cls) in self.seen:
            return
        self.seen.add((old.cls, new.cls))
        if old.choice != new.choice:
            yield f"{where}: a choice on one side only"
        kept = [field.wire for field in new.fields if field.wire in old.by_wire]
        if kept != [field.wire for field in old.fields if field.wire in new.by_wire]:
            yield f"{where}: the fields stand in another order"
        for field in old.fields:
            here = f"{where}/{field.wire}"
            if (later := new.by_wire.get(field.wire)) is None:
                yield f"{here}: the field is gone"
            else:
                yield from self.fields(field, later, here)
        for field in new.fields:
            if field.low and field.wire not in old.by_wire:
                yield f"{where}/{field.wire}: a new field is mandatory"

    def fields(self, old: Field, new: Field, where: str) -> Iterator[str]:
        if old.many != new.many:
            yield f"{where}: a list on one side only"
        if new.low > old.low:
            yield f"{where}: must stand {new.low} times, and could stand {old.low}"
        if new.high < old.high:
            yield f"{where}: may stand {new.high} times, and could stand {old.high}"
        if old.element is not None and new.element is not None:
            yield from self.shapes(self.old.shape(old.element), self.new.shape(new.element), where)
        elif old.codes is not None and new.codes is not None:
            if gone := [key for key in _keys(self.old, old.codes) if key not in _keys(self.new, new.codes)]:
                yield f"{where}: values are gone: {', '.join(gone)}"
        elif old.lexical is None or new.lexical is None or _narrower(old.lexical, new.lexical):
            yield f"{where}: the type is narrower, or another"


def _narrower(old: Lexical, new: Lexical) -> bool:
    """Whether a newer simple type may refuse what the older takes; a changed pattern counts as one."""
    least = [(old.min_length, new.min_length), (old.minimum, new.minimum)]
    most = [(old.max_length, new.max_length), (old.maximum, new.maximum)]
    return (
        (old.base, old.pattern) != (new.base, new.pattern)
        or any(not _forbids(old, low) or not _forbids(old, high) for low, high in new.forbidden)
        or any(after is not None and (before is None or before < after) for before, after in least)
        or any(after is not None and (before is None or before > after) for before, after in most)
    )


def _forbids(kind: Lexical, point: int) -> bool:
    return any(low <= point <= high for low, high in kind.forbidden)
