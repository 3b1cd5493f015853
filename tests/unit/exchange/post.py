"""Two organisations with keys, a register, and sealed messages between them, for tests of the way out and in.

A complete example::

    body = sealed(byggere.bestilling())
    received = receive(body, **BOSTED.receiving(), now=NOW)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Any

from tests.standard import byggere

from samarbejde_schema.exchange.arrival import Host, Received, Unsealed
from samarbejde_schema.exchange.inbound import recognise
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.process import Entry
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Signed, Typ, sign
from samarbejde_schema.security.keys import Key, Keyring
from samarbejde_schema.security.register import Register
from samarbejde_schema.security.trust import Signer, Trust
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.authority import Authority, Issued, KeyPool

NOW = byggere.NU.astimezone(UTC) + timedelta(minutes=1)
"""A minute after everything was sent."""
POOL = KeyPool()
AUTHORITY = Authority(keys=POOL)
TYPES = tuple(entry.code for entry in STANDARD.entries)
JSON, XML = "application/json", "application/xml"


@dataclass(frozen=True)
class Office:
    """An organisation that sends and receives."""

    issued: Issued
    roles: frozenset[str]

    @property
    def cvr(self) -> str:
        return self.issued.cvr

    @property
    def host(self) -> Host:
        return Host(self.cvr, self.roles)

    @cached_property
    def ring(self) -> Keyring:
        return Keyring((self.issued.key,))

    def receiving(self, **changes: Any) -> dict[str, Any]:
        """What ``receive`` takes, but the time."""
        given = {"ring": self.ring, "trust": TRUST, "host": self.host, "catalogue": STANDARD}
        return given | changes

    def sending(self, **changes: Any) -> dict[str, Any]:
        """What ``prepare`` takes; ``register`` is that of the trust."""
        trust = replace(TRUST, register=changes.pop("register", REGISTER))
        return {"catalogue": STANDARD, "ring": self.ring, "trust": trust, "now": NOW} | changes


KOMMUNE = Office(AUTHORITY.organisation("90000004"), frozenset({"MYNDIGHED"}))
BOSTED = Office(
    AUTHORITY.organisation("90000012", name="Bostedet Engen"), frozenset({"UDFOERER", "DRIFTSHERRE"})
)
FONDEN = Office(AUTHORITY.organisation("90000020", name="Fonden Engen"), frozenset({"AKTOER"}))
OFFICES = {office.cvr: office for office in (KOMMUNE, BOSTED, FONDEN)}


def register(**changes: Any) -> Register:
    """The three, who take everything; ``changes`` replace fields of the register."""
    entries = tuple(
        office.issued.entry(types=TYPES, endpoint=f"https://{number}.example/beskeder")
        for number, office in OFFICES.items()
    )
    given: dict[str, Any] = {
        "version": 1,
        "environment": "test",
        "issued": NOW - timedelta(days=1),
        "expires": NOW + timedelta(days=30),
        "entries": entries,
    }
    return Register(**given | changes)


REGISTER = register()
TRUST = Trust(AUTHORITY.anchors, REGISTER, AUTHORITY.revocation())


def sealed(
    message: Besked | bytes,
    *,
    by: Key = KOMMUNE.issued.key,
    to: Office = BOSTED,
    typ: Typ = Typ.BESKED,
    cty: str = JSON,
    now: datetime = NOW,
) -> bytes:
    """A message on the wire, whatever stands in it."""
    payload = message if isinstance(message, bytes) else write(message, STANDARD)
    return encrypt(sign(payload, key=by, typ=typ, cty=cty, now=now), to.issued.chain[0])


def unsealed(message: Besked | bytes, *, by: str = KOMMUNE.cvr, cty: str = JSON) -> Unsealed:
    """A message as if it had been opened and its signature had held."""
    payload = message if isinstance(message, bytes) else write(message, STANDARD)
    signer = Signer(by, "t", "Navn", NOW + timedelta(days=9))
    return Unsealed(b"jws", Signed(payload, cty, Typ.BESKED, signer, NOW, sha256(payload).hexdigest()))


def recognised(
    message: Besked | bytes,
    *,
    at: Office = BOSTED,
    now: datetime = NOW,
    by: str = KOMMUNE.cvr,
    cty: str = JSON,
) -> Received:
    """The message as its receiver recognises it."""
    return recognise(unsealed(message, by=by, cty=cty), host=at.host, catalogue=STANDARD, now=now)


def entry(message: Besked) -> Entry:
    """A message of the history."""
    return Entry(message, sha256(write(message, STANDARD)).hexdigest())
