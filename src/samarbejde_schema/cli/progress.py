"""How far a long run has come: one line on a terminal, gone before anything else is printed.

A complete example::

    progress = Progress(total=1000, stream=sys.stderr)
    progress.step()         # draws at most ten times a second
    progress.clear()        # before printing, and at the end
"""

from __future__ import annotations

import time
from typing import TextIO

MANY = 50
"""From this many documents on, a person wants to know how far it has come."""
_PAUSE = 0.1
_WIDTH = 30


class Progress:
    """A bar on ``stream``, or nothing at all when that is no terminal; ``total`` is ``None`` for a stream."""

    def __init__(self, total: int | None, stream: TextIO) -> None:
        self.total, self.stream = total, stream
        self.shown = stream.isatty() and (total is None or total >= MANY)
        self.count, self._next, self._drawn = 0, 0.0, False

    def step(self) -> None:
        """One document more."""
        self.count += 1
        if self.shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + _PAUSE
            self.stream.write(f"\r\x1b[K{self._line()}")
            self.stream.flush()
            self._drawn = True

    def clear(self) -> None:
        """Make room for a line of print."""
        if self._drawn:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self._drawn = False

    def _line(self) -> str:
        if self.total is None:
            return f"{self.count} bedømt"
        done = min(self.count, self.total)
        return f"[{'#' * (_WIDTH * done // self.total):<{_WIDTH}}] {done} af {self.total}"
