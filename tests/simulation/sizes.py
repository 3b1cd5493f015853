"""How much the simulations do: little enough for every run, or what a release is proven with.

``SAMARBEJDE_SIMULATION=release`` asks for the sizes of a release (``design/delivery.md``, "Proof, in numbers");
each can be set on its own as well:

=====================  =========  =========  ==========================================================
variable               every run  release    what it counts
=====================  =========  =========  ==========================================================
SAMARBEJDE_MESSAGES        5 000  1 000 000  messages over the lossy wire
SAMARBEJDE_KILLS              50     20 000  SIGKILLs at random moments
SAMARBEJDE_CRASHES             3        200  deaths at each named point, in either role
SAMARBEJDE_STEPS           5 000  2 000 000  steps of the stateful model
SAMARBEJDE_TROUBLES            1        100  rounds of each trouble: clock, certificate, disk, two workers
SAMARBEJDE_SEED                1          1  where chance begins
=====================  =========  =========  ==========================================================
"""

from __future__ import annotations

import os

RELEASE = os.environ.get("SAMARBEJDE_SIMULATION") == "release"


def size(name: str, usual: int, release: int) -> int:
    """How many, from the environment or by what is being proven."""
    return int(os.environ.get(f"SAMARBEJDE_{name}", release if RELEASE else usual))


MESSAGES = size("MESSAGES", 5_000, 1_000_000)
KILLS = size("KILLS", 50, 20_000)
CRASHES = size("CRASHES", 3, 200)
STEPS = size("STEPS", 5_000, 2_000_000)
TROUBLES = size("TROUBLES", 1, 100)
SEED = size("SEED", 1, 1)
