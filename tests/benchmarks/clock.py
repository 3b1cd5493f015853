"""Time several ways of doing one thing, interleaved, so that all of them meet the same weather.

A complete example::

    medians = race({"sorted": lambda: sorted(data), "sort": lambda: data.copy().sort()}, seconds=1.0)
"""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Mapping
from time import perf_counter, process_time
from typing import Any

Work = Callable[[], Any]
BATCH_SECONDS = 0.004
LEAST_ROUNDS = 5


def race(ways: Mapping[str, Work], *, seconds: float) -> dict[str, float]:
    """The median seconds of one call for each way; about ``seconds`` are spent on each of them.

    A round times one batch of every way, and every round starts with another one. A batch is as many calls as
    fill a few milliseconds, the same number in every round. What is counted is the processor's time in this
    process, so that a busy machine changes little.
    """
    sizes = {name: _batch_size(work) for name, work in ways.items()}
    times: dict[str, list[float]] = {name: [] for name in ways}
    names = list(ways)
    gc.collect()
    gc.freeze()
    ends = perf_counter() + seconds * len(ways)
    rounds = 0
    while rounds < LEAST_ROUNDS or perf_counter() < ends:
        for name in names[rounds % len(names) :] + names[: rounds % len(names)]:
            times[name].append(_batch(ways[name], sizes[name]))
        rounds += 1
    gc.unfreeze()
    return {name: statistics.median(found) for name, found in times.items()}


def _batch(work: Work, size: int) -> float:
    start = process_time()
    for _ in range(size):
        work()
    return (process_time() - start) / size


def _batch_size(work: Work) -> int:
    work()  # whatever is built at the first call is built now
    once = min(_batch(work, 1) for _ in range(3))
    return max(1, round(BATCH_SECONDS / max(once, 1e-7)))
