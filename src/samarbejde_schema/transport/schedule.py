"""When a message is tried again, and when it no longer is.

A complete example::

    schedule = Schedule()
    step = schedule.after(queued=now, expires=now + timedelta(days=7), attempt=1, now=now, rng=Random(1))
    assert step.state == "klar" and now <= step.due <= now + timedelta(seconds=1)

    retry_after("120", now)                               # two minutes
    retry_after("Sun, 06 Nov 1994 08:49:37 GMT", now)     # long ago: at once

Pure: time and chance come in as arguments. Full jitter, a random wait between nothing and a bound that
doubles, spreads the senders of a receiver that comes back. Source: ``design/delivery.md``, "Retry".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from ..errors import LocalError

READY = "klar"
UNSETTLED = "uafklaret"
GIVEN_UP = "opgivet"
"""The states of an outbox row between and after tries that settled nothing."""

_MOST_DOUBLINGS = 80
"""More than any two lengths are apart; keeps ``2 ** n`` small however often a message was tried."""
_NOTHING = timedelta()


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a message after a try that settled nothing.

    ``state`` is ``klar``, ``uafklaret`` or ``opgivet``; ``due`` is when it is tried again, ``None`` after
    ``opgivet``.
    """

    state: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how often one message is tried.

    The bound of the wait starts at ``first``, doubles with each try and stays at ``longest``, which also caps
    what a receiver asks for with Retry-After. After ``horizon``, or when the message expires if that comes
    first, it is tried every ``daily``, until ``grace`` after it expired. All are lengths of time above zero.
    Raises :class:`~samarbejde_schema.errors.LocalError` for others, and for ``first`` above ``longest``.
    """

    first: timedelta = timedelta(seconds=1)
    longest: timedelta = timedelta(hours=1)
    horizon: timedelta = timedelta(hours=72)
    daily: timedelta = timedelta(days=1)
    grace: timedelta = timedelta(days=30)

    def __post_init__(self) -> None:
        lengths = (self.first, self.longest, self.horizon, self.daily, self.grace)
        if min(lengths) <= _NOTHING or self.first > self.longest:
            raise LocalError("tidsplanen skal have længder over nul, og first må ikke være over longest")

    def after(
        self,
        *,
        queued: datetime,
        expires: datetime,
        attempt: int,
        now: datetime,
        rng: Random,
        retry_after: timedelta | None = None,
    ) -> Step:
        """The step after try number ``attempt`` (from 1), which ended ``now`` and settled nothing.

        ``due`` is never before ``now``. It falls at the border to the next state at the latest, so that a
        last try is made there, unless the receiver asked for a later time (at most ``longest`` from now).
        All times have an offset. Raises LocalError for ``attempt`` below 1.
        """
        if attempt < 1:
            raise LocalError("et forsøg har et nummer fra 1")
        unsettled, end = min(queued + self.horizon, expires), expires + self.grace
        if now >= end:
            return Step(GIVEN_UP, None)
        if now < unsettled:
            state, border, wait = READY, unsettled, self._jitter(attempt, rng)
        else:
            state, border, wait = UNSETTLED, end, self.daily
        asked = min(max(retry_after or _NOTHING, _NOTHING), self.longest)
        return Step(state, now + max(min(wait, border - now), asked))

    def _jitter(self, attempt: int, rng: Random) -> timedelta:
        doubled = 2 ** min(attempt - 1, _MOST_DOUBLINGS)
        bound = self.first * doubled if doubled < self.longest / self.first else self.longest
        return bound * rng.random()


_SECONDS = re.compile(r"[0-9]{1,9}", re.ASCII)
"""delta-seconds (RFC 9110, section 10.2.3), up to three decades; more digits are no honest answer."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE = re.compile(
    rf"({'|'.join(_DAYS)}), ([0-9]{{2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT",
    re.ASCII,
)
"""IMF-fixdate (RFC 9110, section 5.6.7), the only form that may be sent."""


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """How long a Retry-After header asks to wait; ``None`` when there is none or it is not well formed.

    Takes seconds as digits alone, or a date as IMF-fixdate with the right weekday; a date that is past asks
    for nothing, which is zero. The obsolete forms of dates count as not well formed. Never raises.
    """
    if value is None:
        return None
    if _SECONDS.fullmatch(value):
        return timedelta(seconds=int(value))
    date = _DATE.fullmatch(value)
    if date is None:
        return None
    weekday, day, month, *numbers = date.groups()
    year, hour, minute, second = map(int, numbers)
    try:
        at = datetime(year, _MONTHS.index(month) + 1, int(day), hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    return max(at - now, _NOTHING) if _DAYS[at.weekday()] == weekday else None
