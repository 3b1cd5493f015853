"""A certificate authority for tests: every good shape of an organisation's certificate, and every bad one.

A complete example::

    authority = Authority(clock(), keys=pool)
    kommune = authority.organisation("90000004", name="Fjordby Kommune")
    register = Register(1, "test", clock(), clock() + timedelta(days=1), (kommune.entry(),))
    trust = Trust(authority.anchors, register, authority.revocation())
    assert trust.accept(kommune.chain, clock()).cvr == "90000004"

    forged = authority.bad("medarbejder", "90000004")        # every name stands in Bad, with its code
    sign(b"{}", key=forged.loose, typ=Typ.BESKED, cty="application/json", now=clock())

The chains have the shape of OCES3 (root, issuing authority, leaf; RSA of 3072 bits; RSASSA-PSS with salt 32
throughout; no SAN and no EKU). Nothing here is secret and nothing of it is valid anywhere but under its own
root. The making of keys is slow: hand one :class:`~.issuing.KeyPool` to every authority of a test session.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from itertools import count
from uuid import NAMESPACE_URL, uuid5

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from ..errors import LocalError
from ..security.certificates import Certificate
from ..security.keys import SoftwareKey
from ..security.participants import Entry, Pinned
from ..security.revocation import Listed
from ..security.trust import Anchors
from .clock import START
from .issuing import CN, CVR, OCES, ORG, SERIAL, C, KeyPool, Plan, Private, Rdns, Workshop
from .shapes import BAD_CHAINS, BAD_LEAVES, GOOD, Bad, Good

__all__ = ["Authority", "Bad", "Good", "Issued", "KeyPool", "LooseKey"]

YEARS = timedelta(days=3 * 365)
"""How long an organisation's certificate is valid."""
_PSS = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
_OAEP = padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None)


class LooseKey:
    """A key that signs with whatever certificates it is given: what an attacker has."""

    def __init__(self, private: Private, chain: tuple[bytes, ...]) -> None:
        self._private = private
        self.chain = chain

    def sign(self, data: bytes) -> bytes:
        """RSASSA-PSS with salt 32, or ECDSA for a key on a curve; both with SHA-256."""
        if isinstance(self._private, rsa.RSAPrivateKey):
            return self._private.sign(data, _PSS, hashes.SHA256())
        return self._private.sign(data, ec.ECDSA(hashes.SHA256()))

    def decrypt(self, wrapped: bytes) -> bytes:
        """RSAES-OAEP with SHA-256; ``ValueError`` when it does not work."""
        if isinstance(self._private, rsa.RSAPrivateKey):
            return self._private.decrypt(wrapped, _OAEP)
        raise ValueError("a key on a curve does not decrypt")


@dataclass(frozen=True)
class Issued:
    """A certificate with its chain (DER, leaf first, without the root) and its private key."""

    cvr: str
    name: str
    chain: tuple[bytes, ...] = field(repr=False)
    private: Private = field(repr=False)

    @property
    def key_pem(self) -> bytes:
        """The private key in PEM (PKCS#8), not encrypted."""
        return self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    @property
    def chain_pem(self) -> bytes:
        """The chain in PEM."""
        return b"".join(x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM) for der in self.chain)

    def pkcs12(self, password: str) -> bytes:
        """Key and chain in one PKCS#12 file."""
        leaf, *above = map(x509.load_der_x509_certificate, self.chain)
        secret = BestAvailableEncryption(password.encode())
        return pkcs12.serialize_key_and_certificates(b"test", self.private, leaf, above, secret)

    @cached_property
    def key(self) -> SoftwareKey:
        """The key as the library holds it; ``LocalError`` where it would not take such a key."""
        if not isinstance(self.private, rsa.RSAPrivateKey):
            raise LocalError("Biblioteket tager kun RSA-nøgler; brug loose til at signere med andre.")
        return SoftwareKey(self.private, self.chain)

    @property
    def loose(self) -> LooseKey:
        """The key with exactly this chain, unchecked."""
        return LooseKey(self.private, self.chain)

    @property
    def certificate(self) -> Certificate:
        """The leaf, read; raises as :meth:`Certificate.from_der` does."""
        return Certificate.from_der(self.chain[0])

    def entry(
        self,
        *,
        role: str | None = None,
        unit: str | None = None,
        endpoint: str = "https://fjordby.example/beskeder",
        types: Iterable[str] = (),
        versions: Iterable[str] = ("1.0",),
        environment: str = "test",
    ) -> Entry:
        """A row of the participant register that lists the leaf for signing and for encryption."""
        leaf = self.certificate
        return Entry(
            cvr=self.cvr,
            role=role,
            unit=unit,
            name=self.name,
            endpoint=endpoint,
            types=tuple(types),
            versions=tuple(versions),
            signing=(Pinned(leaf.thumbprint, leaf.not_before, leaf.not_after),),
            encryption=(self.chain[0],),
            environment=environment,
        )


class Authority:
    """A root and an issuing authority under it.

    ``start`` is the instant certificates are valid from (the leaves; the authorities are older). ``name``
    tells authorities apart: two with one name and one pool share their keys and not their certificates.
    ``serials`` gives the serial numbers, from 1000 unless handed in.
    """

    def __init__(
        self,
        start: datetime = START,
        *,
        name: str = "Prøve OCES",
        environment: str = "test",
        keys: KeyPool | None = None,
        serials: Iterator[int] | None = None,
    ) -> None:
        self.environment = environment
        self._workshop = Workshop(f"{name} {environment}", start, keys or KeyPool(), serials or count(1000))
        self._issued: dict[str, int] = {}

    @property
    def root(self) -> bytes:
        """The root in DER."""
        return self._workshop.root_der

    @property
    def issuing(self) -> bytes:
        """The issuing authority in DER."""
        return self._workshop.issuing_der

    @property
    def anchors(self) -> Anchors:
        """The root as what one trusts."""
        return Anchors(self.environment, (self.root,))

    def organisation(
        self,
        cvr: str,
        *,
        name: str = "Fjordby Kommune",
        shape: Good | str = Good.ORDINARY,
        valid: tuple[datetime, datetime] | None = None,
        key: rsa.RSAPrivateKey | None = None,
    ) -> Issued:
        """An organisation's certificate, valid for three years from the start or as ``valid`` says.

        Each call for the same CVR number gives a new certificate with the next key of that organisation,
        unless ``key`` is handed in. Raises ``ValueError`` for an unknown shape.
        """
        plan = self._plan(cvr, name, key)
        if valid is not None:
            plan = replace(plan, not_before=valid[0], not_after=valid[1])
        plan = GOOD[Good(shape)](self._workshop, plan)
        return Issued(cvr, name, self._workshop.under_issuing(plan), plan.key)

    def employee(self, cvr: str, *, name: str = "Fjordby Kommune") -> Issued:
        """An employee's certificate, which carries the CVR number of the organisation."""
        return self.bad(Bad.EMPLOYEE, cvr, name=name)

    def bad(self, shape: Bad | str, cvr: str = "90000004", *, name: str = "Fjordby Kommune") -> Issued:
        """A certificate or chain with one thing wrong; ``Bad`` lists them. ``ValueError`` for another."""
        shape = Bad(shape)
        plan = self._plan(cvr, name, self._workshop.keys.rsa(f"{self._workshop.name} skæv"))
        if shape in BAD_CHAINS:
            chain = BAD_CHAINS[shape](self._workshop, plan)
        else:
            plan = BAD_LEAVES[shape](self._workshop, plan)
            chain = self._workshop.under_issuing(plan)
        return Issued(cvr, name, chain, plan.key)

    def revocation(self, revoked: Iterable[Issued] = (), valid_until: datetime | None = None) -> Listed:
        """A list of revocations that holds until ``valid_until``, a year from the start unless said."""
        until = valid_until or self._workshop.start + timedelta(days=365)
        return Listed(frozenset(one.certificate.thumbprint for one in revoked), until)

    def _plan(self, cvr: str, name: str, key: rsa.RSAPrivateKey | None) -> Plan:
        number = self._issued.get(cvr, 0)
        if key is None:
            self._issued[cvr] = number + 1
            key = self._workshop.keys.rsa(f"{self._workshop.name} {cvr} {number}")
        serial = f"UI:DK-O:G:{uuid5(NAMESPACE_URL, f'{self._workshop.name}/{cvr}/{number}')}"
        subject: Rdns = (
            ((CN, name[:64]),),
            ((SERIAL, serial),),
            ((ORG, name[:64]),),
            ((CVR, f"NTRDK-{cvr}"),),
            ((C, "DK"),),
        )
        start = self._workshop.start
        return Plan(subject, key, start, start + YEARS, policies=(OCES,))
