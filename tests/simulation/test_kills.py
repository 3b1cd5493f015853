"""Both organisations as processes that are killed again and again: at random, and at every named point.

When :meth:`Participant.put` has returned, the message is at the receiver exactly once, and its effect in the
receiver's program is there exactly once, whoever was killed whenever.
"""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from samarbejde_schema.testing.issuing import KeyPool

from .node import POINTS
from .sizes import CRASHES, KILLS, SEED
from .town import BOSTED, KOMMUNE, PATIENCE, Town, town

LONGEST_LIFE = 0.4
"""How many seconds a node lives at most before it is killed at random; a start takes about a tenth of that."""
ROUND = 200
"""So many kills go to one world; a release takes many."""


@pytest.mark.parametrize("round_", range(-(-KILLS // ROUND)))
def test_killed_at_random(tmp_path: Path, keys: KeyPool, round_: int) -> None:
    """Kill either of the two at any moment, start it again, and compare everything at the end."""
    rng = Random(SEED * 1000 + round_)
    with town(tmp_path, keys=keys) as two:
        for cvr in (KOMMUNE, BOSTED):
            two.start(cvr)
        for _ in range(min(ROUND, KILLS - round_ * ROUND)):
            time.sleep(rng.uniform(0, LONGEST_LIFE))
            assert not two.trouble(), two.trouble()
            victim = rng.choice((KOMMUNE, BOSTED))
            two.kill(victim)
            time.sleep(rng.choice((0, 0, 0.05)))
            two.start(victim)
        two.rest()
        assert two.cases() > 0
        assert two.faults() == []


def test_killed_at_every_named_point(tmp_path: Path, keys: KeyPool) -> None:
    """Either of the two dies at each point, several times, at another passage each time."""
    rng = Random(SEED)
    with town(tmp_path, keys=keys) as two:
        plans = {cvr: _plan(rng) for cvr in (KOMMUNE, BOSTED)}
        reached = dict.fromkeys(plans, 0)
        wanted = {cvr: len(plan) for cvr, plan in plans.items()}
        for cvr, plan in plans.items():
            two.start(cvr, *plan.pop())
        deadline = time.monotonic() + PATIENCE
        while any(reached[cvr] < wanted[cvr] for cvr in plans):
            _look(two, plans, reached, wanted)
            assert not two.trouble(), two.trouble()
            if sum(reached.values()) % 10 == 0:
                deadline = max(deadline, time.monotonic() + PATIENCE / 2)
            assert time.monotonic() < deadline, f"a point was not reached: {reached} of {wanted}, {plans}"
            time.sleep(0.01)
        two.rest()
        assert two.cases() > 0
        assert two.faults() == []
        assert two.tries(KOMMUNE) > sum(1 for sender, _ in two.messages() if sender == BOSTED)


def _plan(rng: Random) -> list[tuple[str, int]]:
    """Where to die, and the how-manieth passage of it, in any order."""
    plan = [(point, rng.randint(1, 4)) for point in POINTS for _ in range(CRASHES)]
    rng.shuffle(plan)
    return plan


def _look(
    two: Town, plans: dict[str, list[tuple[str, int]]], reached: dict[str, int], wanted: dict[str, int]
) -> None:
    """Whoever has died as it was told is started again, and told where to die next."""
    for cvr, plan in plans.items():
        if reached[cvr] < wanted[cvr] and two.died(cvr):
            reached[cvr] += 1
            two.start(cvr, *(plan.pop() if plan else ("", 1)))
