"""A clock that stands still until it is told to move.

A complete example::

    clock = Clock(datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    assert clock() == clock()
    clock.advance(timedelta(hours=72))

Wherever the library takes the time it takes a callable or a ``datetime``; nothing under test ever sleeps.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning: what a clock shows when nothing else is said."""


class Clock:
    """Call it to read it: an aware ``datetime`` in UTC."""

    def __init__(self, start: datetime = START) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock needs an instant with an offset")
        self._now = start.astimezone(UTC)

    def __call__(self) -> datetime:
        """What the clock shows."""
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move the clock, backwards too (clocks do that), and read it."""
        self._now += by
        return self._now

    def __repr__(self) -> str:
        return f"Clock({self._now.isoformat()})"
