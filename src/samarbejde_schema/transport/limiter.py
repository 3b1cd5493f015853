"""A limit on how often somebody may ask: a bucket of tokens for each, filled by the clock.

A complete example::

    limiter = Limiter(monotonic, burst=20, per_second=2.0)
    limiter.allows("90000004")
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

MOST = 10_000
"""How many are remembered; who has not asked for longest is forgotten first, with a full bucket."""


class Limiter:
    """Allows ``burst`` at once and ``per_second`` in the long run, for each name by itself."""

    def __init__(self, clock: Callable[[], float], *, burst: int = 20, per_second: float = 2.0) -> None:
        self._clock, self._burst, self._rate = clock, float(burst), per_second
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, name: str) -> bool:
        """Whether ``name`` may ask now; asking uses one token."""
        now = self._clock()
        tokens, at = self._buckets.pop(name, (self._burst, now))
        tokens = min(self._burst, tokens + max(now - at, 0.0) * self._rate)
        allowed = tokens >= 1.0
        self._buckets[name] = (tokens - 1.0 if allowed else tokens, now)
        while len(self._buckets) > MOST:
            self._buckets.popitem(last=False)
        return allowed
