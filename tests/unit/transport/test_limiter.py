"""The limit on dry runs: a bucket for each, filled by a clock that is handed in."""

from __future__ import annotations

import pytest

from samarbejde_schema.transport import limiter
from samarbejde_schema.transport.limiter import Limiter


class Seconds:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_and_then_a_rate() -> None:
    seconds = Seconds()
    limited = Limiter(seconds, burst=3, per_second=2.0)
    assert [limited.allows("a") for _ in range(5)] == [True, True, True, False, False]
    seconds.now += 0.5
    assert [limited.allows("a") for _ in range(2)] == [True, False]
    seconds.now += 3600.0
    assert [limited.allows("a") for _ in range(4)] == [True, True, True, False]


def test_who_is_refused_loses_nothing_by_asking() -> None:
    seconds = Seconds()
    limited = Limiter(seconds, burst=1, per_second=1.0)
    assert limited.allows("a")
    for _ in range(8):
        seconds.now += 0.125
        last = limited.allows("a")
    assert last


def test_each_name_has_its_own() -> None:
    limited = Limiter(Seconds(), burst=1, per_second=1.0)
    assert [limited.allows(name) for name in ("a", "b", "a", "b")] == [True, True, False, False]


def test_a_clock_that_goes_back_takes_nothing_away() -> None:
    seconds = Seconds()
    limited = Limiter(seconds, burst=2, per_second=1.0)
    assert limited.allows("a")
    seconds.now -= 50.0
    assert [limited.allows("a") for _ in range(2)] == [True, False]


def test_who_has_not_asked_for_longest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiter, "MOST", 2)
    limited = Limiter(Seconds(), burst=1, per_second=1.0)
    assert [limited.allows(name) for name in ("a", "b", "a", "c")] == [True, True, False, True]
    assert [limited.allows(name) for name in ("a", "b")] == [False, True]
