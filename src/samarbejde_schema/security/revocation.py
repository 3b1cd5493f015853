"""Whether a certificate is revoked: a port, and a list that is handed in.

A complete example::

    revocation = Listed(frozenset({certificate.thumbprint}), valid_until=tomorrow)
    assert revocation.status(certificate, now) is Status.REVOKED
    assert revocation.status(another, now) is Status.GOOD
    assert revocation.status(another, next_week) is Status.UNKNOWN      # the list has become too old

Who does not know says so: unknown is never taken for good. Source: ``design/security.md``, "Certificates".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ..errors import LocalError
from .certificates import Certificate


class Status(StrEnum):
    """What is known of a certificate."""

    GOOD = "gyldigt"
    REVOKED = "spaerret"
    UNKNOWN = "ukendt"


class Revocation(Protocol):
    """Who knows which certificates are revoked. Asked about a leaf and about the authority above it."""

    def status(self, certificate: Certificate, now: datetime) -> Status:
        """What is known of the certificate at ``now`` (with offset); never raises."""
        ...


@dataclass(frozen=True, slots=True)
class Listed:
    """Thumbprints of revoked certificates, and how long (with offset, included) the list speaks for the rest.

    A certificate that stands in it stays revoked when the list has become too old. Raises
    :class:`~samarbejde_schema.errors.LocalError` for a time without offset.
    """

    revoked: frozenset[str] = field(repr=False)
    valid_until: datetime

    def __post_init__(self) -> None:
        if self.valid_until.tzinfo is None:
            raise LocalError("Spærrelistens udløb skal have en tidszone. Ret programmet.")

    def status(self, certificate: Certificate, now: datetime) -> Status:
        """``UNKNOWN`` for what is not listed once the list is too old."""
        if certificate.thumbprint in self.revoked:
            return Status.REVOKED
        return Status.GOOD if now <= self.valid_until else Status.UNKNOWN
