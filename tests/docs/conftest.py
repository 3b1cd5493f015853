"""A place to run examples in: some of the repository's fixtures, and its schemas, seen from its root."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .pages import ROOT

BESIDE = ("fixtures/besked", "fixtures/demo", "fixtures/forloeb/midlertidigt-botilbud", "schemas")
"""What the pages speak of as if they were read in the repository's root."""


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy for all: an example that writes to it harms nothing."""
    place = tmp_path_factory.mktemp("repository")
    for folder in BESIDE:
        shutil.copytree(ROOT / folder, place / folder)
    return place


@pytest.fixture
def workplace(copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for a page, with the copy in it; it is also where the test stands."""
    for folder in copied.iterdir():
        (tmp_path / folder.name).symlink_to(folder, target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path
