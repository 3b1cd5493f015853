"""What a plot is: a course of events that can be told with any cast.

A complete example::

    def no_match(teller: Teller) -> None:
        ...

    Plot("intet-match", "Tilbuddet passer ikke.", ("GRUND",), no_match, ends=("A INTET_MATCH",))

A plot is told by a function that takes a :class:`~.teller.Teller` and sends its messages, one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .teller import Teller


@dataclass(frozen=True, slots=True)
class Plot:
    """A course of events: its name, what it tells (Danish), the profiles it needs, and how it is told.

    ``ends`` says where it leaves the regions of the process, as ``"A AKTIV"``; a region it does not name
    may end anywhere. ``breaks`` are the rules that somebody in it breaks, with findings somewhere in its
    report; a plot without them is one in which everybody does as they should.
    """

    name: str
    about: str
    profiles: tuple[str, ...]
    tell: Callable[[Teller], None]
    ends: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
