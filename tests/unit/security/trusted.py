"""An authority, a municipality it has certified, and who trusts them; keys come from the house's pool."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from tests.unit.security.house import pool

from samarbejde_schema.security.encoding import thumbprint
from samarbejde_schema.security.participants import Entry, Pinned, Register
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.testing.authority import Authority, Issued
from samarbejde_schema.testing.clock import START

NOW = START + timedelta(hours=1)
DECADE = timedelta(days=3650)


@cache
def authority() -> Authority:
    return Authority(START, keys=pool())


@cache
def kommune() -> Issued:
    return authority().organisation("90000004", name="Fjordby Kommune")


def listed(issued: Issued, cvr: str | None = None) -> Entry:
    """An entry that lists whatever certificate this is, ten years both ways."""
    pinned = Pinned(thumbprint(issued.chain[0]), START - DECADE, START + DECADE)
    place = "https://fjordby.example"
    return Entry(cvr or issued.cvr, None, None, "Fjordby Kommune", place, (), ("1.0",), (pinned,), (), "test")


def listing(*issued: Issued, cvr: str | None = None) -> Register:
    """A register in which these certificates stand."""
    return Register(1, "test", START, START + DECADE, tuple(listed(one, cvr) for one in issued))


def trusting(*issued: Issued, **changes) -> Trust:
    """The authority's root, a register with these certificates, nothing revoked, but for ``changes``."""
    made = {
        "anchors": authority().anchors,
        "register": listing(*issued),
        "revocation": authority().revocation(),
    }
    return Trust(**{**made, **changes})
