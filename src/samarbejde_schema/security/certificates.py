"""Certificates: what stands in one, and whether a chain leads to a pinned root. All of X.509 is in here.

A complete example::

    chain = verified_chain((leaf_der, issuer_der), roots=(root_der,))   # SIK-KAEDE unless it holds
    chain.at(now)                                                       # SIK-UDLOEBET outside its validity
    assert chain.leaf.fault is None                                     # an organisation's
    assert chain.leaf.cvr == "90000004"

An OCES3 certificate has neither SAN nor EKU and is signed with RSASSA-PSS, so that the default verifiers of
the web refuse it: the path is built by ``cryptography`` with an extension policy of ours. A chain is exactly
a leaf and the authority that issued it, under a pinned root. Whether signatures and extensions hold does not
depend on the time: that judgement is kept together with the time in which all three certificates are valid,
and the time is compared each time. Only chains that hold are kept, so that a stranger cannot fill the cache.

Revocation and the participant register are others' business. Texts never quote a certificate. Sources:
RFC 5280; RFC 4055; RFC 5480; ``design/security.md``, "Certificates"; ``spec/reference-facts.md``, 3.8.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID, SignatureAlgorithmOID
from cryptography.x509.verification import (
    Criticality,
    ExtensionPolicy,
    Policy,
    PolicyBuilder,
    Store,
    VerificationError,
)

from ..errors import LocalError
from ..primitives import Cvr, lexical
from .codes import untrusted
from .encoding import thumbprint

T = TypeVar("T", bound=x509.ExtensionType)

MOST = 16 * 1024
"""The most bytes of a certificate."""
BITS = range(3072, 8193)
"""The sizes of an RSA modulus that are taken, in bits."""
EXPONENTS = range(65537, 2**32, 2)
"""The public exponents that are taken; a large one makes every verification slow."""
ARC = (1, 2, 208, 169, 1, 1, 1, 3, 7)
"""The arc of the policies of organisation and system certificates; what stands below it counts too."""
_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_CVR = lexical(Cvr)
_NO_PEM = (
    "Certifikatfilen kunne ikke læses. Den skal være i PEM, med hvert certifikat mellem BEGIN CERTIFICATE og "
    "END CERTIFICATE."
)
_REFUSALS = (
    ValueError,
    TypeError,
    OverflowError,
    UnsupportedAlgorithm,
    x509.DuplicateExtension,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
    Warning,
)
"""All that ``cryptography`` raises about the bytes of a certificate, its warnings included."""


class Kind(StrEnum):
    """Whose certificate it is, by its serial number attribute."""

    ORGANISATION = "organisation"
    EMPLOYEE = "medarbejder"
    OTHER = "andet"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What stands in a certificate; nobody has vouched for it yet.

    ``thumbprint`` is its SHA-256 in base64url. ``cvr`` is the number of the one organisation identifier in
    the subject, ``None`` without exactly one that is a Danish CVR number. ``subject_name`` is the common name
    as its issuer wrote it: foreign text, not for messages. ``not_before`` and ``not_after`` are in UTC and
    both belong to the validity. ``policies`` are OIDs in dotted form. ``is_authority`` says that it may issue
    others, ``signs`` and ``encrypts`` what its key may be used for, ``is_pss`` that it was signed so.
    """

    der: bytes = field(repr=False)
    thumbprint: str
    cvr: str | None
    kind: Kind
    subject_name: str = field(repr=False)
    not_before: datetime
    not_after: datetime
    public_key: RSAPublicKey = field(repr=False, compare=False)
    policies: tuple[str, ...]
    is_authority: bool
    signs: bool
    encrypts: bool
    is_pss: bool
    subject: bytes = field(repr=False)
    issuer: bytes = field(repr=False)

    @classmethod
    def from_der(cls, der: bytes) -> Certificate:
        """Read a certificate in DER.

        Raises :class:`~samarbejde_schema.errors.UntrustedError` with ``SIK-CERTIFIKAT`` when it cannot be
        read, is larger than 16 KiB, or holds a key that is not RSA of 3072 to 8192 bits (and
        an exponent that is usual).
        """
        return _read(der)

    def valid_at(self, now: datetime) -> bool:
        """Whether ``now`` (with offset) lies within the validity."""
        return self.not_before <= now <= self.not_after

    @property
    def is_organisation(self) -> bool:
        """Whether it is an organisation's, under the right policy and with one CVR number."""
        right = self.kind is Kind.ORGANISATION and self.cvr is not None and not self.is_authority
        return right and any(map(in_arc, self.policies))

    @property
    def fault(self) -> str | None:
        """Why this is not an organisation's certificate to sign with, as a code; ``None`` if it is."""
        if self.kind is Kind.EMPLOYEE:
            return "SIK-MEDARBEJDER"
        return None if self.is_organisation and self.signs else "SIK-CERTIFIKAT"


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that leads to a pinned root, and the time (UTC, both ends included) in which it does."""

    leaf: Certificate
    issuer: Certificate
    root: Certificate
    not_before: datetime
    not_after: datetime

    def at(self, now: datetime) -> Chain:
        """The chain itself, when every certificate in it is valid at ``now``; else ``SIK-UDLOEBET``."""
        if not self.not_before <= now <= self.not_after:
            raise untrusted("SIK-UDLOEBET")
        return self


def certificates_from_pem(data: bytes) -> tuple[bytes, ...]:
    """The certificates in a PEM file, DER, in the file's order; anything else in it is passed over.

    Raises :class:`~samarbejde_schema.errors.LocalError` when it holds none, or one that cannot be read.
    """
    try:
        found = x509.load_pem_x509_certificates(data)
    except _REFUSALS:
        raise LocalError(_NO_PEM) from None
    return tuple(one.public_bytes(Encoding.DER) for one in found)


def in_arc(policy: str) -> bool:
    """Whether a policy, as a dotted OID, is :data:`ARC` or stands below it; compared number by number."""
    return tuple(policy.split("."))[: len(ARC)] == tuple(map(str, ARC))


def is_cvr(text: str) -> bool:
    """Whether a text is a CVR number: eight digits with modulus 11."""
    if not _CVR.matches(text):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text, strict=True)) % 11 == 0


def is_root(certificate: Certificate) -> bool:
    """Whether a certificate is an authority's that issued itself, and its signature says so too."""
    if not certificate.is_authority or certificate.subject != certificate.issuer:
        return False
    parsed = x509.load_der_x509_certificate(certificate.der)
    try:
        parsed.verify_directly_issued_by(parsed)
    except (*_REFUSALS, InvalidSignature):
        return False
    return True


@lru_cache(maxsize=512)
def _read(der: bytes) -> Certificate:
    if len(der) > MOST:
        raise untrusted("SIK-CERTIFIKAT")
    try:
        certificate = _certificate(der, x509.load_der_x509_certificate(der))
    except _REFUSALS:
        certificate = None
    if certificate is None:
        raise untrusted("SIK-CERTIFIKAT")
    return certificate


def _certificate(der: bytes, parsed: x509.Certificate) -> Certificate | None:
    """What stands in it; ``None`` for a key that is not taken, and for a second way to write the same.

    The signature is a string of bits, and the number of bits it lacks is not signed: with another one than 0
    the same certificate would have another thumbprint, and be neither the revoked nor the registered one.
    """
    if not der.endswith(b"\x00" + parsed.signature):
        return None
    key = parsed.public_key()
    if not isinstance(key, RSAPublicKey) or key.key_size not in BITS:
        return None
    if key.public_numbers().e not in EXPONENTS:
        return None
    extensions, subject = parsed.extensions, parsed.subject
    usage = _extension(extensions, x509.KeyUsage)
    constraints = _extension(extensions, x509.BasicConstraints)
    stated = _extension(extensions, x509.CertificatePolicies)
    return Certificate(
        der=der,
        thumbprint=thumbprint(der),
        cvr=_cvr_of(subject),
        kind=_kind_of(subject),
        subject_name=next(iter(_texts(subject, NameOID.COMMON_NAME)), ""),
        not_before=parsed.not_valid_before_utc,
        not_after=parsed.not_valid_after_utc,
        public_key=key,
        policies=tuple(one.policy_identifier.dotted_string for one in stated or ()),
        is_authority=constraints is not None and constraints.ca,
        signs=usage is not None and usage.digital_signature and not usage.key_cert_sign,
        encrypts=usage is not None and usage.key_encipherment,
        is_pss=parsed.signature_algorithm_oid == SignatureAlgorithmOID.RSASSA_PSS,
        subject=subject.public_bytes(),
        issuer=parsed.issuer.public_bytes(),
    )


def _extension(extensions: x509.Extensions, kind: type[T]) -> T | None:
    for one in extensions:
        if isinstance(one.value, kind):
            return one.value
    return None


def _texts(name: x509.Name, oid: x509.ObjectIdentifier) -> list[str]:
    """Every value of an attribute, wherever in the name it stands; ``""`` for one that is no text."""
    return [
        one.value if isinstance(one.value, str) else "" for rdn in name.rdns for one in rdn if one.oid == oid
    ]


def _cvr_of(subject: x509.Name) -> str | None:
    values = _texts(subject, NameOID.ORGANIZATION_IDENTIFIER)
    if len(values) != 1 or not values[0].startswith("NTRDK-"):
        return None
    cvr = values[0].removeprefix("NTRDK-")
    return cvr if is_cvr(cvr) else None


def _kind_of(subject: x509.Name) -> Kind:
    values = _texts(subject, NameOID.SERIAL_NUMBER)
    if len(values) != 1:
        return Kind.OTHER
    if values[0].startswith("UI:DK-O:G:"):
        return Kind.ORGANISATION
    return Kind.EMPLOYEE if values[0].startswith("UI:DK-E:") else Kind.OTHER


def _may_certify(policy: Policy, certificate: x509.Certificate, usage: x509.KeyUsage) -> None:
    """Refuses an authority whose key may not sign certificates; the text goes no further than here."""
    if not usage.key_cert_sign:
        raise ValueError("keyCertSign")


_AUTHORITIES = (
    ExtensionPolicy.permit_all()
    .require_present(x509.BasicConstraints, Criticality.CRITICAL, None)
    .require_present(x509.KeyUsage, Criticality.AGNOSTIC, _may_certify)
    .require_not_present(x509.NameConstraints)
)
_LEAVES = ExtensionPolicy.permit_all().require_not_present(x509.NameConstraints)
"""No SAN and no EKU is asked for. Unknown critical extensions are refused by the verifier itself."""


@lru_cache(maxsize=512)
def verified_chain(chain: tuple[bytes, ...], roots: tuple[bytes, ...]) -> Chain:
    """The chain (DER: leaf, then the authority that issued it) under one of these roots (DER).

    The signatures are RSASSA-PSS, the authority may issue, a root is not sent along, critical extensions are
    known; at some time all three certificates are valid together. Says nothing of what the leaf is for (see
    :attr:`Certificate.fault`) and nothing of now (see :meth:`Chain.at`). Raises
    :class:`~samarbejde_schema.errors.UntrustedError`: ``SIK-KAEDE``; ``SIK-CERTIFIKAT`` as
    :meth:`Certificate.from_der` does; ``SIK-UDLOEBET`` when they are never valid together.
    """
    if len(chain) != 2:
        raise untrusted("SIK-KAEDE")
    leaf, issuer = map(Certificate.from_der, chain)
    if not (leaf.is_pss and issuer.is_pss):
        raise untrusted("SIK-KAEDE")
    never = False
    for root in map(Certificate.from_der, roots):
        if issuer.issuer != root.subject or issuer.subject == root.subject:
            continue
        begin = max(one.not_before for one in (leaf, issuer, root))
        end = min(one.not_after for one in (leaf, issuer, root))
        if begin > end:
            never = True
        elif _leads(leaf, issuer, root, begin):
            return Chain(leaf, issuer, root, begin, end)
    raise untrusted("SIK-UDLOEBET" if never else "SIK-KAEDE")


def _leads(leaf: Certificate, issuer: Certificate, root: Certificate, when: datetime) -> bool:
    """Whether the path from leaf to root, over the issuer, holds at a time when all are valid."""
    path = [x509.load_der_x509_certificate(one.der) for one in (leaf, issuer, root)]
    verifier = (
        PolicyBuilder()
        .store(Store(path[2:]))
        .time(when)
        .max_chain_depth(1)
        .extension_policies(ca_policy=_AUTHORITIES, ee_policy=_LEAVES)
        .build_client_verifier()
    )
    try:
        return verifier.verify(path[0], path[1:2]).chain == path
    except (*_REFUSALS, VerificationError):
        return False
