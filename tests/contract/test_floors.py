"""The floors of the architecture hold for the package under test, and the contract names every floor."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

FLOORS = [
    {"errors"},
    {"findings"},
    {"doors", "primitives"},
    {"modelling"},
    {"codec", "validation", "process", "security"},
    {"catalogue"},
    {"schemagen"},
    {"exchange"},
    {"transport"},
    {"standard"},
    {"testing"},
    {"cli"},
]
"""Bottom to top, as drawn; neighbours in one set do not see each other."""


@pytest.fixture(scope="module")
def linter(root: Path) -> dict[str, Any]:
    """What pyproject.toml says to import-linter."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


@pytest.fixture(scope="module")
def layers(linter: dict[str, Any]) -> list[list[str]]:
    """The floors of the contract, top to bottom, as written there."""
    contract = next(one for one in linter["contracts"] if one["type"] == "layers")
    assert contract["exhaustive"] is True
    return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]


@pytest.fixture(scope="module")
def present(package: Path) -> set[str]:
    """The floors that exist."""
    found = {
        path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return found - {"__init__"}


def test_the_contract_is_the_drawing(layers: list[list[str]]) -> None:
    assert [{name.strip("()") for name in layer} for layer in reversed(layers)] == FLOORS


def test_only_floors_that_do_not_exist_yet_are_optional(layers: list[list[str]], present: set[str]) -> None:
    optional = {name.strip("()") for layer in layers for name in layer if name.startswith("(")}
    assert optional & present == set()


def test_imports_for_typing_count_too(linter: dict[str, Any]) -> None:
    assert linter["exclude_type_checking_imports"] is False


def test_every_engine_is_kept_from_files_and_sockets(linter: dict[str, Any], present: set[str]) -> None:
    contract = next(one for one in linter["contracts"] if one["name"].startswith("No file"))
    watched = {name.removeprefix("samarbejde_schema.") for name in contract["source_modules"]}
    assert present - watched == {"cli"} | (present & {"transport", "testing"})


def test_imports_keep_to_the_floors(root: Path) -> None:
    command = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [command, "--no-cache", "--no-logo", "--config", root / "pyproject.toml"],
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout
