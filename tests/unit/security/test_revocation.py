"""The list of revoked certificates."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.unit.security.trusted import NOW, kommune

from samarbejde_schema.errors import LocalError
from samarbejde_schema.security.revocation import Listed, Revocation, Status

DAY, MICRO = timedelta(days=1), timedelta(microseconds=1)


def test_good_until_the_list_is_too_old() -> None:
    revocation: Revocation = Listed(frozenset(), NOW + DAY)
    assert revocation.status(kommune().certificate, NOW) is Status.GOOD
    assert revocation.status(kommune().certificate, NOW + DAY) is Status.GOOD
    assert revocation.status(kommune().certificate, NOW + DAY + MICRO) is Status.UNKNOWN


def test_revoked_is_revoked_for_good() -> None:
    revocation = Listed(frozenset({kommune().certificate.thumbprint}), NOW + DAY)
    assert revocation.status(kommune().certificate, NOW) is Status.REVOKED
    assert revocation.status(kommune().certificate, NOW + 2 * DAY) is Status.REVOKED


def test_a_time_without_offset_is_our_own_mistake() -> None:
    with pytest.raises(LocalError, match="tidszone"):
        Listed(frozenset(), datetime(2026, 3, 2))
