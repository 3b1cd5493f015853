"""What the simulations share: private keys, which are slow to make."""

from __future__ import annotations

import pytest

from samarbejde_schema.testing.issuing import KeyPool


@pytest.fixture(scope="session")
def keys() -> KeyPool:
    """One pool for every world of the session."""
    return KeyPool()
