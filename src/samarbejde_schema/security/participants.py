"""Who takes part: where to send, what they take, and with which certificates they sign and open.

A complete example::

    entry = register.find("90000012", "UDFOERER", unit="1003456789")
    parcel = encrypt(jws, entry.encryption_at(now))
    assert register.accepts("90000012", thumbprint, now)

An entry stands for a CVR number, or for one role or one P-number of it, and the most specific entry wins: a
municipality can buy with one system and provide with another. A certificate is renewed by listing the new one
beside the old for a while, 30 days as a rule. How a register is written and read is told in :mod:`.register`.
Source: ``design/security.md``, "Certificates".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from ..errors import Error
from .certificates import Certificate
from .codes import outcome

ENVIRONMENTS = ("test", "produktion")
"""The environments; each has roots and a register of its own."""


class Pinned(NamedTuple):
    """A certificate to sign with: its thumbprint, and when it is accepted (with offset, ends included)."""

    thumbprint: str
    valid_from: datetime
    valid_to: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One participant. ``role`` and ``unit`` (a P-number) are ``None`` where the entry is for all of them.

    ``types`` are the codes of the message types that it takes (``"TILBUD"``), ``versions`` the schema
    versions (``"1.0"``).
    ``encryption`` are certificates in DER, newest first.
    """

    cvr: str
    role: str | None
    unit: str | None
    name: str
    endpoint: str
    types: tuple[str, ...]
    versions: tuple[str, ...]
    signing: tuple[Pinned, ...]
    encryption: tuple[bytes, ...] = field(repr=False)
    environment: str

    @property
    def key(self) -> tuple[str, str | None, str | None]:
        """What the entry is for; no two entries of a register have the same."""
        return self.cvr, self.role, self.unit

    def encryption_at(self, now: datetime) -> bytes | None:
        """The newest certificate (DER) to encrypt to that is valid at ``now``; ``None`` if none is."""
        return next((one.der for one in self.encryptions_at(now)), None)

    def encryptions_at(self, now: datetime) -> Iterator[Certificate]:
        """Every certificate to encrypt to that is valid at ``now``, newest first; whether one is revoked is
        for :meth:`.trust.Trust.revoked` to say.
        """
        for certificate in self._encryption():
            if certificate.valid_at(now):
                yield certificate

    def encryption_of(self, thumbprint: str | None) -> Certificate | None:
        """The certificate to encrypt to that has a thumbprint, valid or not; ``None`` when none is listed."""
        return next((one for one in self._encryption() if one.thumbprint == thumbprint), None)

    def _encryption(self) -> Iterator[Certificate]:
        for der in self.encryption:
            certificate = outcome(Certificate.from_der, der)
            if not isinstance(certificate, Error):
                yield certificate


@dataclass(frozen=True, slots=True)
class Register:
    """The participants of one environment, from ``issued`` until before ``expires`` (with offset).

    A value made here is not checked; :func:`.register.write_register` and :func:`.register.read_register` do.
    """

    version: int
    environment: str
    issued: datetime
    expires: datetime
    entries: tuple[Entry, ...] = field(repr=False)
    _of: dict[tuple[str, str | None, str | None], Entry] = field(init=False, repr=False, compare=False)
    _signing: dict[tuple[str, str], list[tuple[Pinned, Entry]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        signing: dict[tuple[str, str], list[tuple[Pinned, Entry]]] = {}
        for entry in self.entries:
            for pinned in entry.signing:
                signing.setdefault((entry.cvr, pinned.thumbprint), []).append((pinned, entry))
        object.__setattr__(self, "_of", {entry.key: entry for entry in self.entries})
        object.__setattr__(self, "_signing", signing)

    def holds_at(self, now: datetime) -> bool:
        """Whether the register has not expired at ``now`` (with offset)."""
        return now < self.expires

    def find(self, cvr: str, role: str, unit: str | None = None) -> Entry | None:
        """The entry to send to: that of P-number and role, else of the P-number, the role, the CVR number.

        Does not look at the time (see :meth:`holds_at`); ``None`` when the organisation takes no part.
        """
        places = [(cvr, role, unit), (cvr, None, unit), (cvr, role, None), (cvr, None, None)]
        return next((self._of[place] for place in places if place in self._of), None)

    def accepts(self, cvr: str, thumbprint: str, now: datetime) -> bool:
        """Whether the organisation signs with this certificate at ``now``; never with an expired register."""
        return self.member(cvr, thumbprint, now) is not None

    def member(self, cvr: str, thumbprint: str, now: datetime) -> str | None:
        """The name of the organisation that signs with this certificate at ``now``; ``None`` if none does."""
        if not self.holds_at(now):
            return None
        for pinned, entry in self._signing.get((cvr, thumbprint), ()):
            if pinned.valid_from <= now <= pinned.valid_to:
                return entry.name
        return None

    def signs_as(self, cvr: str, role: str, unit: str | None, thumbprint: str, now: datetime) -> bool:
        """Whether this certificate may sign for the organisation in a role: the entry to send to lists it.

        One organisation may have a system for each role; a certificate of one does not speak for another.
        """
        entry = self.find(cvr, role, unit) if self.holds_at(now) else None
        return entry is not None and any(
            pinned.thumbprint == thumbprint and pinned.valid_from <= now <= pinned.valid_to
            for pinned in entry.signing
        )
