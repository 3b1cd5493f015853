"""Trial worlds for the command line: two invented organisations, made once and copied."""

from __future__ import annotations

import shutil
import socket
from dataclasses import dataclass
from pathlib import Path

from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.world import World

POOL = KeyPool()
"""The keys of every world of a test session: making them is slow."""
KOMMUNE, BOSTED = "90000004", "90000012"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@dataclass(frozen=True)
class Two:
    """A world with a municipality and a provider."""

    world: World
    kommune: Path
    bosted: Path


def two(folder: Path, *, kommune_port: int = 8701, bosted_port: int = 8702) -> Two:
    """A new world in a folder; nobody listens yet."""
    world = World.create(folder / "verden", keys=POOL)
    kommune = world.add(
        "fjordby",
        cvr=KOMMUNE,
        name="Fjordby Kommune",
        roles=("MYNDIGHED",),
        endpoint=f"http://127.0.0.1:{kommune_port}/beskeder",
    )
    bosted = world.add(
        "aakanden",
        cvr=BOSTED,
        name="Bostedet Åkanden",
        roles=("UDFOERER",),
        endpoint=f"http://127.0.0.1:{bosted_port}/beskeder",
    )
    return Two(world, kommune, bosted)


def copied(original: Two, folder: Path) -> Two:
    """The same world in another folder, for a test that changes it."""
    shutil.copytree(original.world.folder, folder / "verden")
    world = World.open(folder / "verden", keys=POOL)
    return Two(world, world.folder / "fjordby", world.folder / "aakanden")
