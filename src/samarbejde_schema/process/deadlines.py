"""Deadlines: who owes what by which day, and the calendar arithmetic behind it.

A complete example::

    assert later(date(2026, 1, 31), "P1M") == date(2026, 2, 28)
    assert earlier(date(2026, 3, 1), "P8W") == date(2026, 1, 4)

    Duty(
        region="loan", states=("LENT",), roles=("READER",), rule="L-7", source="house rules",
        what_da="Aflever bogen", what_en="Return the book",
        due=lambda s: later(s.own.newest(Loan).day, s.parameters.loan_period),
    )

A duty is a value on the shelf; a :class:`Deadline` is what it comes to for one instance of a region.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .situation import Situation


def later(day: date, duration: str) -> date:
    """The day a duration (``P30D``, ``P8W``, ``P3M``, ``P1Y``) after ``day``.

    Months and years are calendar months: where the day does not exist, the month's last day is meant.
    """
    return _moved(day, duration, 1)


def earlier(day: date, duration: str) -> date:
    """The day a duration before ``day``, counted as in :func:`later`."""
    return _moved(day, duration, -1)


def _moved(day: date, duration: str, sign: int) -> date:
    count, unit = sign * int(duration[1:-1]), duration[-1]
    if unit in "DW":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    years, month = divmod(day.month - 1 + count * (12 if unit == "Y" else 1), 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that must be done by a day while an instance of a region is in one of some states.

    ``due`` gives the last day that is in time, or ``None`` when nothing is owed; ``rule`` is the id of the
    rule behind it (may be empty), ``source`` where the demand comes from, ``roles`` who may meet it.
    ``since`` gives the day from which it is owed; without it that is the day the instance came into its
    state.
    """

    region: str
    states: tuple[str, ...]
    roles: tuple[str, ...]
    rule: str
    source: str
    what_da: str
    what_en: str
    due: Callable[[Situation], date | None]
    since: Callable[[Situation], date | None] | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A duty of one instance: ``due`` is the last day in time, ``overdue`` whether it has passed.

    ``since`` is the day from which it is owed; ``None`` when only the calendar knows of the instance.
    """

    due: date
    what_da: str
    what_en: str
    role: str
    rule: str
    region: str
    key: str
    source: str
    overdue: bool
    since: date | None = None
