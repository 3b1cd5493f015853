"""Two organisations over a wire that loses, doubles, delays and garbles three requests in ten.

Nothing is lost, nothing comes twice, every receipt verifies, and both sides agree about every case.
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import Faults, LossyWire
from samarbejde_schema.transport.http import Wire

from .nursery import Nursery
from .pair import pair
from .sizes import MESSAGES, SEED
from .traffic import FAULTS, STEPS, Order, Traffic

SMALLEST = 500
"""Fewer messages are not worth a process of their own."""


def test_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    """Many cases at once, many requests under way, three in ten with a fault; on every processor there is."""
    cases, faults = max(MESSAGES // STEPS, 1), tmp_path / "fejl.txt"
    parts = max(min(os.cpu_count() or 1, MESSAGES // SMALLEST), 1)
    sizes = [cases // parts + (part < cases % parts) for part in range(parts)]
    assert sum(sizes) == cases
    with Nursery(tmp_path / "log.txt") as nursery:
        children = [
            nursery.start(
                "traffic", vars(Order(str(tmp_path / f"verden{part}"), size, SEED * 100 + part, str(faults)))
            )
            for part, size in enumerate(sizes)
        ]
        ends = [nursery.wait(pid) for pid in children]
    assert ends == [0] * parts, faults.read_text(encoding="utf-8")


def test_one_at_a_time_in_an_order_that_can_be_repeated(tmp_path: Path, keys: KeyPool) -> None:
    """The same with the synchronous calls: a seed that finds a fault finds it again."""
    wires: list[LossyWire] = []
    rng = Random(SEED)

    def lossy(wire: Wire) -> Wire:
        wires.append(LossyWire(wire, rng, Faults.evenly(0.6)))
        return wires[-1]

    with pair(tmp_path, keys=keys, between=lossy, seed=SEED) as two:
        traffic = Traffic(two, 15)
        for tick in range(traffic.ticks):
            traffic.to(tick)
            traffic.put(tick)
            two.settle()
            traffic.note()
        for wire in wires:
            wire.flush()
        traffic.note()
        traffic.check()
        assert {kind for wire in wires for kind in wire.counts} == {kind for kind, _ in FAULTS.chances()} | {
            "none"
        }
