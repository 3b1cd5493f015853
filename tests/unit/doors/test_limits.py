"""Limits: the numbers of the security profile, which configuration can only lower."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from samarbejde_schema.doors.limits import LIMITS
from samarbejde_schema.errors import LocalError


def test_the_defaults_are_the_security_profile() -> None:
    assert LIMITS.bytes == 5 * 1024 * 1024
    assert (LIMITS.depth, LIMITS.members, LIMITS.items, LIMITS.name) == (32, 10_000, 2_000, 128)
    assert LIMITS.namespaces == 200


def test_lowering_changes_only_what_is_named() -> None:
    small = LIMITS.lower(bytes=1024, depth=3)
    assert (small.bytes, small.depth, small.members) == (1024, 3, LIMITS.members)
    assert LIMITS.bytes == 5 * 1024 * 1024
    assert LIMITS.lower(depth=32) == LIMITS


@pytest.mark.parametrize("changes", [{"depth": 33}, {"bytes": 0}, {"items": -1}, {"unknown": 1}])
def test_what_is_no_lowering_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(LocalError):
        LIMITS.lower(**changes)


def test_lowered_limits_cannot_be_raised_again() -> None:
    with pytest.raises(LocalError):
        LIMITS.lower(depth=3).lower(depth=4)


def test_limits_are_values() -> None:
    with pytest.raises(FrozenInstanceError):
        LIMITS.depth = 1000  # type: ignore[misc]
