"""Code lists: enumerations whose values carry a label and the days they are valid.

A complete example::

    @codes(source="004:52")
    class Hastegrad(CodeList):
        \"\"\"Hvor meget det haster.\"\"\"

        NORMAL = "NORMAL", "almindelig"
        AKUT = "AKUT", "akut"

    assert Hastegrad.AKUT.label == "akut"
    assert Hastegrad("AKUT") is Hastegrad.AKUT

An *open* list may gain values in a minor version, a closed one may not; on the wire both are enumerations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Self, TypeVar


@dataclass(frozen=True, slots=True)
class CodeListInfo:
    """What is true of a whole list: its source, whether it may grow, whether its values are personal."""

    source: str
    open: bool = False
    sensitive: bool = True


class CodeList(str, Enum):
    """The base of every code list. A member is its wire key and has its hash: ``Hastegrad.AKUT == "AKUT"``.

    A value is declared ``NAME = key, label[, valid_from[, valid_to[, parent[, since]]]]``: the days are ISO
    strings, both included; ``parent`` is the key of the node above, in this list or the one it hangs under.
    """

    label: str
    valid_from: date | None
    valid_to: date | None
    since: str
    parent: str | None

    def __new__(
        cls,
        key: str,
        label: str = "",
        valid_from: str | None = None,
        valid_to: str | None = None,
        parent: str | None = None,
        since: str = "1.0",
    ) -> Self:
        """Make the member that a line of the class body declares."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        member.valid_from = date.fromisoformat(valid_from) if valid_from else None
        member.valid_to = date.fromisoformat(valid_to) if valid_to else None
        member.since = since
        member.parent = parent
        return member

    __hash__ = str.__hash__

    def __str__(self) -> str:
        return str(self.value)

    def valid_on(self, day: date) -> bool:
        """Whether the value may be used on a day; both ends are included."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


C = TypeVar("C", bound=type[CodeList])


def codes(*, source: str, open: bool = False, sensitive: bool = True) -> Callable[[C], C]:
    """Say where a code list comes from and whether a minor version may add to it."""

    def mark(cls: C) -> C:
        cls.__info__ = CodeListInfo(source, open, sensitive)  # type: ignore[attr-defined]  # an annotated name in an Enum would be a member
        return cls

    return mark


def info_of(cls: type[CodeList]) -> CodeListInfo:
    """What :func:`codes` said of the list."""
    info = cls.__dict__.get("__info__")
    if not isinstance(info, CodeListInfo):
        raise TypeError(f"{cls.__name__} lacks @codes(...)")
    return info
