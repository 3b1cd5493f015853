"""Whom to trust: a chain is accepted, or one of our codes says why not.

A complete example::

    anchors = Anchors("test", (root_der,))
    trust = Trust(anchors, register, revocation)
    signer = trust.accept((leaf_der, issuer_der), now)
    assert signer.cvr == "90000004"

Accepted is what leads to a pinned root of this environment, is an organisation's certificate under the right
policy with one CVR number, is valid now, is in the participant register under that number, and is not
revoked. Anchors of test and of production are two values, and neither takes a register of the other
environment. Source: ``design/security.md``, "Certificates".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from ..errors import Error, LocalError
from .certificates import Certificate, Chain, is_root, verified_chain
from .codes import outcome, untrusted
from .participants import ENVIRONMENTS, Register
from .revocation import Revocation, Status

_WRONG_ENVIRONMENT = "Miljøet skal være test eller produktion. Ret opsætningen."
_NO_ROOT = "Der er ingen rodcertifikater i opsætningen. Angiv roden for miljøet."
_BAD_ROOT = (
    "Et af de rodcertifikater, der er angivet, er ikke et selvudstedt CA-certifikat i DER med en RSA-nøgle "
    "på 3072 til 8192 bit. Hent roden igen hos udstederen, og sammenlign dens aftryk."
)
_MIXED = (
    "Deltagerregisteret hører til et andet miljø end rodcertifikaterne. Test og produktion må ikke blandes: "
    "brug register og rod fra samme miljø."
)
_NO_OFFSET = "Tidspunktet skal have en tidszone. Ret programmet."


@dataclass(frozen=True, slots=True)
class Anchors:
    """The roots (DER) that are trusted in one environment, ``"test"`` or ``"produktion"``.

    Raises :class:`~samarbejde_schema.errors.LocalError` for an unknown environment, for no roots and for a
    certificate that is no root.
    """

    environment: str
    roots: tuple[bytes, ...] = field(repr=False)

    def __post_init__(self) -> None:
        if self.environment not in ENVIRONMENTS:
            raise LocalError(_WRONG_ENVIRONMENT)
        if not self.roots:
            raise LocalError(_NO_ROOT)
        for der in self.roots:
            root = outcome(Certificate.from_der, der)
            if isinstance(root, Error) or not is_root(root):
                raise LocalError(_BAD_ROOT)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: ``name`` is from the participant register, ``not_after`` (UTC) from the certificate."""

    cvr: str
    thumbprint: str
    name: str
    not_after: datetime


def accept_organisation(
    chain: tuple[bytes, ...], anchors: Anchors, revocation: Revocation, now: datetime
) -> Certificate:
    """The leaf of a chain, when it is an organisation's that holds now; the register is not asked.

    ``now`` has an offset. Raises :class:`~samarbejde_schema.errors.UntrustedError` as :meth:`Trust.accept`
    does, and :class:`~samarbejde_schema.errors.LocalError` for a time without offset.
    """
    found = _organisation(chain, anchors, now)
    _refuse_revoked(found, revocation, now)
    return found.leaf


def _organisation(chain: tuple[bytes, ...], anchors: Anchors, now: datetime) -> Chain:
    if now.tzinfo is None:
        raise LocalError(_NO_OFFSET)
    found = verified_chain(chain, anchors.roots)
    if (fault := found.leaf.fault) is not None:
        raise untrusted(fault)
    return found.at(now)


def _refuse_revoked(found: Chain, revocation: Revocation, now: datetime) -> None:
    if (fault := _fault_of((found.leaf, found.issuer), revocation, now)) is not None:
        raise untrusted(fault)


def _fault_of(certificates: tuple[Certificate, ...], revocation: Revocation, now: datetime) -> str | None:
    known = {revocation.status(one, now) for one in certificates}
    if Status.REVOKED in known:
        return "SIK-SPAERRET"
    return None if known == {Status.GOOD} else "SIK-SPAERRELISTE"


@dataclass(frozen=True, slots=True)
class Trust:
    """What one participant trusts. Raises ``LocalError`` when register and roots are of two environments."""

    anchors: Anchors
    register: Register = field(repr=False)
    revocation: Revocation = field(repr=False)

    def __post_init__(self) -> None:
        if self.register.environment != self.anchors.environment:
            raise LocalError(_MIXED)

    def accept(self, chain: tuple[bytes, ...], now: datetime) -> Signer:
        """Who signs with this chain (DER: leaf, then the authority that issued it) at ``now`` (with offset).

        Raises :class:`~samarbejde_schema.errors.UntrustedError`, the first that applies: ``SIK-KAEDE``,
        ``SIK-MEDARBEJDER``, ``SIK-CERTIFIKAT``, ``SIK-UDLOEBET``, ``SIK-REGISTER``, ``SIK-SPAERRET``,
        ``SIK-SPAERRELISTE`` (``later`` is true then: the same chain may be accepted once the list is new);
        and :class:`~samarbejde_schema.errors.LocalError` for a time without offset.
        """
        result = outcome(self._accepted, chain, now)
        if isinstance(result, Error):
            del chain  # an employee's certificate holds a name
            raise result
        return result

    def revoked(self, certificate: Certificate, now: datetime) -> str | None:
        """Why nothing may be sent to a certificate of the register at ``now`` (with offset), if so.

        ``SIK-SPAERRET`` when it is revoked, ``SIK-SPAERRELISTE`` when nobody knows. The register lists the
        certificate alone, so the authority above it is not asked about.
        """
        return _fault_of((certificate,), self.revocation, now)

    def _accepted(self, chain: tuple[bytes, ...], now: datetime) -> Signer:
        found = _organisation(chain, self.anchors, now)
        cvr, thumbprint = found.leaf.cvr or "", found.leaf.thumbprint
        name = self.register.member(cvr, thumbprint, now)
        if name is None:
            raise untrusted("SIK-REGISTER")
        _refuse_revoked(found, self.revocation, now)
        return Signer(cvr, thumbprint, name, found.leaf.not_after)
