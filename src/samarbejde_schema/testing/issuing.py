"""How the test authority makes a certificate: what stands in it is a plan, and issuing it is one function.

A complete example, a root::

    key = KeyPool().rsa("rod")
    plan = Plan(subject=(((CN, "Testrod"),),), key=key, not_before=start, not_after=end, ca=True)
    root = issue(plan, issuer=plan, serial=1)

For the shapes themselves see :mod:`.authority`. Sources: RFC 5280; RFC 4055 on RSASSA-PSS; the shape of OCES3
certificates in ``design/security.md``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Lock

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

Rdns = tuple[tuple[tuple[x509.ObjectIdentifier, str], ...], ...]
"""A name: relative distinguished names, each of one or several attributes."""
CN, ORG, OU, C = (
    NameOID.COMMON_NAME,
    NameOID.ORGANIZATION_NAME,
    NameOID.ORGANIZATIONAL_UNIT_NAME,
    NameOID.COUNTRY_NAME,
)
CVR, SERIAL = NameOID.ORGANIZATION_IDENTIFIER, NameOID.SERIAL_NUMBER
Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
OCES = "1.2.208.169.1.1.1.3.7"
"""The arc of the certificate policies of organisations."""

LEAF_USES = frozenset({"digital_signature", "key_encipherment", "data_encipherment"})
"""The key usage of an organisation certificate; nonRepudiation is not among what is required."""
CA_USES = frozenset({"key_cert_sign", "crl_sign"})
"""The key usage of an authority."""
_USES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)


class KeyPool:
    """Private keys by name, made when first asked for: a 3072 bit key takes from 0.1 to 1 second.

    Hand the same pool to every authority of a test session. Safe between threads. The keys are for tests
    only and live as long as the pool.
    """

    def __init__(self) -> None:
        self._keys: dict[tuple[str, int], Private] = {}
        self._lock = Lock()

    def rsa(self, name: str, bits: int = 3072) -> rsa.RSAPrivateKey:
        """The RSA key of that name and size."""
        with self._lock:
            key = self._keys.get((name, bits))
            if not isinstance(key, rsa.RSAPrivateKey):
                key = self._keys[name, bits] = rsa.generate_private_key(65537, bits)
            return key

    def ec(self, name: str) -> ec.EllipticCurvePrivateKey:
        """The key of that name on the curve P-256."""
        with self._lock:
            key = self._keys.get((name, 0))
            if not isinstance(key, ec.EllipticCurvePrivateKey):
                key = self._keys[name, 0] = ec.generate_private_key(ec.SECP256R1())
            return key


@dataclass(frozen=True)
class Plan:
    """What a certificate says. ``salt`` is that of its RSASSA-PSS signature; ``None`` means PKCS#1 v1.5."""

    subject: Rdns
    key: Private = field(repr=False)
    not_before: datetime
    not_after: datetime
    policies: tuple[str, ...] = ()
    uses: frozenset[str] = LEAF_USES
    ca: bool = False
    path_length: int | None = None
    salt: int | None = 32
    extra: tuple[tuple[x509.ExtensionType, bool], ...] = ()

    @property
    def name(self) -> x509.Name:
        """The subject as a name."""
        return x509.Name(
            x509.RelativeDistinguishedName(x509.NameAttribute(oid, value) for oid, value in rdn)
            for rdn in self.subject
        )


def issue(plan: Plan, issuer: Plan, serial: int) -> bytes:
    """The certificate of a plan in DER, signed with the issuer's key. An authority issues itself."""
    public = plan.key.public_key()
    builder = (
        x509.CertificateBuilder(issuer.name, plan.name, public, serial)
        .not_valid_before(plan.not_before)
        .not_valid_after(plan.not_after)
        .add_extension(x509.KeyUsage(**{use: use in plan.uses for use in _USES}), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key()), critical=False
        )
    )
    if plan.ca:
        builder = builder.add_extension(x509.BasicConstraints(True, plan.path_length), critical=True)
    if plan.policies:
        stated = [x509.PolicyInformation(x509.ObjectIdentifier(oid), None) for oid in plan.policies]
        builder = builder.add_extension(x509.CertificatePolicies(stated), critical=False)
    for extension, critical in plan.extra:
        builder = builder.add_extension(extension, critical)
    return _signed(builder, issuer.key, plan.salt)


class Workshop:
    """A root, an issuing authority under it, and their keys: what certificates are made with.

    ``name`` tells authorities apart; two with the same name and the same pool have the same keys. The root is
    valid for 30 years from a year before ``start``, the issuing authority for 15 from half a year before it.
    """

    def __init__(self, name: str, start: datetime, keys: KeyPool, serials: Iterator[int]) -> None:
        self.name = name
        self.start = start.astimezone(UTC).replace(microsecond=0)
        self.keys = keys
        self._serials = serials
        self.root = self.authority(f"{name} rod-CA", days=(-365, 30 * 365))
        below = self.authority(f"{name} udstedende-CA 1", days=(-182, 15 * 365))
        self.issuing = replace(below, path_length=0)
        self.root_der = self.issue(self.root, self.root)
        self.issuing_der = self.issue(self.issuing, self.root)

    def authority(self, name: str, days: tuple[int, int]) -> Plan:
        """The plan of an authority that is valid from and to so many days after the start."""
        subject: Rdns = (((CN, name),), ((ORG, "Den Danske Prøvestat"),), ((C, "DK"),))
        begin, end = (self.start + timedelta(days=number) for number in days)
        return Plan(subject, self.keys.rsa(name), begin, end, uses=CA_USES, ca=True)

    def imposter(self) -> Plan:
        """An issuing authority that calls itself as this one's and has a key of its own."""
        return replace(self.issuing, key=self.keys.rsa(f"{self.name} efterligning"))

    def other(self, name: str) -> Workshop:
        """Another authority with a root of its own."""
        return Workshop(name, self.start, self.keys, self._serials)

    def issue(self, plan: Plan, issuer: Plan) -> bytes:
        """The certificate of a plan, with the next serial number."""
        return issue(plan, issuer, next(self._serials))

    def under_issuing(self, plan: Plan) -> tuple[bytes, ...]:
        """The chain of an ordinary leaf."""
        return self.issue(plan, self.issuing), self.issuing_der


def _signed(builder: x509.CertificateBuilder, key: Private, salt: int | None) -> bytes:
    sha = hashes.SHA256()
    if isinstance(key, ec.EllipticCurvePrivateKey):
        certificate = builder.sign(key, sha)
    elif salt is None:
        certificate = builder.sign(key, sha, rsa_padding=padding.PKCS1v15())
    else:
        certificate = builder.sign(key, sha, rsa_padding=padding.PSS(padding.MGF1(sha), salt))
    return certificate.public_bytes(Encoding.DER)
