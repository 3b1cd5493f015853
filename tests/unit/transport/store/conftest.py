"""A store for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from samarbejde_schema.transport.store import Store

from .making import VAULT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "lager.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, VAULT, busy=0.2) as opened:
        yield opened
