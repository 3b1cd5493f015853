"""The stories there are, and how one is told.

A complete example::

    story = tell("midlertidigt-ophold", seed=7)
    [letter.name for letter in story.letters]
    story.at                    # the moment the story ends

Every plot stands in the table of plots (:mod:`.plots`) with its name and the profiles it is told under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from ...errors import LocalError
from .plot import Plot
from .plots import PLOTS
from .teller import Letter, Teller


@dataclass(frozen=True, slots=True)
class Story:
    """A plot told once: its letters in order of sending, and the moment (with offset) it ends."""

    name: str
    plot: Plot
    seed: int
    profiles: tuple[str, ...]
    letters: tuple[Letter, ...]
    at: datetime


def plots() -> tuple[Plot, ...]:
    """Every plot, in the order of the library."""
    return PLOTS


def tell(name: str, *, seed: int, profiles: Iterable[str] = ()) -> Story:
    """Tell one plot; the same seed gives the same bytes.

    ``profiles`` are claimed on top of the plot's own. Raises :class:`~samarbejde_schema.errors.LocalError`
    for a plot that does not exist.
    """
    found = {plot.name: plot for plot in plots()}
    if name not in found:
        raise LocalError(f"fortællingen findes ikke; kendte: {', '.join(found)}")
    return _told(found[name], seed, name, profiles)


def stories(
    count: int, *, seed: int, profiles: Iterable[str] = (), only: Iterable[str] = ()
) -> Iterator[Story]:
    """``count`` stories, one plot after the other, each with a chance of its own.

    ``only`` names the plots to take; without it all are taken in which nobody breaks a rule. A story has the
    same bytes whatever ``count`` is. Raises :class:`~samarbejde_schema.errors.LocalError` when no plot is
    left.
    """
    wanted, claimed = set(only), tuple(profiles)
    chosen = [plot for plot in plots() if (plot.name in wanted if wanted else not plot.breaks)]
    if not chosen:
        raise LocalError(f"ingen fortælling valgt; kendte: {', '.join(plot.name for plot in plots())}")
    for number in range(count):
        plot = chosen[number % len(chosen)]
        yield _told(plot, seed * 1_000_003 + number, f"{number + 1:04}-{plot.name}", claimed)


def _told(plot: Plot, seed: int, name: str, profiles: Iterable[str]) -> Story:
    claimed = tuple(dict.fromkeys([*plot.profiles, *profiles]))
    teller = Teller(Random(f"{plot.name}/{seed}"), profiles=claimed)
    plot.tell(teller)
    return Story(name, plot, seed, claimed, tuple(teller.letters), teller.now)
