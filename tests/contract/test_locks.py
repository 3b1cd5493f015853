"""The locks pin everything with hashes, name no address, and belong to the dependencies that are declared."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = {"dev": "requirements/dev.txt", "bench": "requirements/bench.txt"}
PIN = re.compile(r"([a-z0-9][a-z0-9.-]*)==([^ ;]+)( ; .+?)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lines(root: Path, lock: str) -> list[str]:
    text = (root / lock).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pins(root: Path, lock: str) -> set[tuple[str, str]]:
    """Name and version of everything in a lock; a name may have a version for each platform."""
    return {(match[1], match[2]) for line in lines(root, lock) if (match := PIN.fullmatch(line))}


@pytest.mark.parametrize("lock", LOCKS.values())
def test_a_lock_holds_pins_and_hashes_only(root: Path, lock: str) -> None:
    assert [one for one in lines(root, lock) if not PIN.fullmatch(one) and not HASH.fullmatch(one)] == []


@pytest.mark.parametrize(("group", "lock"), LOCKS.items())
def test_a_lock_covers_what_is_declared(root: Path, group: str, lock: str) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"][group]]
    names = {re.split(r"[^A-Za-z0-9._-]", line)[0].lower() for line in wanted}
    assert names - {name for name, _ in pins(root, lock)} == set()


def test_the_peers_run_on_the_versions_we_test(root: Path) -> None:
    dev, bench = (pins(root, lock) for lock in LOCKS.values())
    shared = {name for name, _ in dev} & {name for name, _ in bench}
    assert {pin for pin in bench if pin[0] in shared} <= dev
