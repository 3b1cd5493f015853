"""Private keys behind a port: who signs and decrypts never sees one.

A complete example::

    key = key_from_pem(key_pem, chain_pem)
    ring = Keyring((key,))                         # and older ones, which still open
    signature = ring.signing(now).sign(b"{}")
    assert ring.by_kid(key_id(key)) is key

A key is anything with the shape of :class:`Key`: one read from a file (:class:`SoftwareKey`), or one that
lives in a device. RSA of 3072 to 8192 bits and nothing else. A key is never shown: not in a repr, not in an
error, not by pickling it. Certificates are only read here, never judged; :mod:`.trust` does that.
Sources: RFC 8017 (RSASSA-PSS, RSAES-OAEP), RFC 7292 (PKCS#12); ``design/security.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NoReturn, Protocol, final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key, pkcs12

from ..errors import Error, LocalError
from .certificates import BITS, Certificate, certificates_from_pem
from .codes import outcome
from .encoding import thumbprint

CHAIN = 3
"""The most certificates that are sent with a signature."""
_PSS = PSS(mgf=MGF1(SHA256()), salt_length=32)
_OAEP = OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None)

_UNREADABLE = (
    "Nøglen kunne ikke læses. Kontrollér, at det er en privat nøgle i PEM, og at kodeordet hører til den."
)
_UNREADABLE_FILE = (
    "Nøglefilen kunne ikke læses. Kontrollér, at den er PKCS#12 (.p12 eller .pfx) med én privat nøgle, og at "
    "kodeordet er rigtigt."
)
_WRONG_KIND = "Nøglen kan ikke bruges: den skal være RSA på 3072 til 8192 bit. Bestil et nyt certifikat."
_NO_LEAF = (
    "Ingen af certifikaterne hører til nøglen. Kontrollér, at nøgle og certifikat er fra samme bestilling."
)
_NONE_VALID = (
    "Ingen af nøglerne har et certifikat, som gælder nu. Forny certifikatet, og læg det nye i nøglefilen."
)


class Key(Protocol):
    """An organisation's private key with its certificates."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates, DER: the key's own first, then the CA that issued it; 1 to 3, never the root."""
        ...

    def sign(self, data: bytes) -> bytes:
        """The signature on these bytes: RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes.

        Raises :class:`~samarbejde_schema.errors.LocalError` when the key cannot be used now.
        """
        ...

    def decrypt(self, wrapped: bytes) -> bytes:
        """The secret in a wrapped one: RSAES-OAEP with SHA-256, MGF1 with SHA-256 and no label.

        Raises ``ValueError`` when there is none, whatever the cause, and
        :class:`~samarbejde_schema.errors.LocalError` when the key cannot be used now.
        """
        ...


def key_id(key: Key) -> str:
    """What a key is known by: the thumbprint (``x5t#S256``) of its own certificate."""
    return thumbprint(key.chain[0])


def read_certificate(der: bytes) -> Certificate | None:
    """What stands in a certificate; ``None`` where :meth:`.Certificate.from_der` takes it for none."""
    read = outcome(Certificate.from_der, der)
    return None if isinstance(read, Error) else read


@final
class SoftwareKey:
    """A key held in memory; made by :func:`key_from_pem` or :func:`key_from_pkcs12`.

    ``certificates`` are DER in any order; those that lead from the key's own towards the root are kept, the
    root is not. Raises :class:`~samarbejde_schema.errors.LocalError` for a key that is not RSA of 3072 to
    8192 bits and when no certificate is the key's. Safe to use from several threads.
    """

    __slots__ = ("_chain", "_private")

    def __init__(self, private: RSAPrivateKey, certificates: Iterable[bytes]) -> None:
        if private.key_size not in BITS:
            raise LocalError(_WRONG_KIND)
        self._chain = _chain_of(private.public_key(), tuple(certificates))
        self._private = private

    @property
    def chain(self) -> tuple[bytes, ...]:
        """The certificates, DER, the key's own first, without the root."""
        return self._chain

    def sign(self, data: bytes) -> bytes:
        """The signature on these bytes, as long as the modulus."""
        return self._private.sign(data, _PSS, SHA256())

    def decrypt(self, wrapped: bytes) -> bytes:
        """The secret in a wrapped one; ``ValueError`` when there is none."""
        return self._private.decrypt(wrapped, _OAEP)

    def __repr__(self) -> str:
        return f"<SoftwareKey {thumbprint(self._chain[0]) if hasattr(self, '_chain') else 'unfinished'}>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a private key is neither pickled nor copied")


def _chain_of(public: RSAPublicKey, certificates: tuple[bytes, ...]) -> tuple[bytes, ...]:
    """The certificates from the key's own upwards; the root, which issued itself, is left out."""
    readings = {der: reading for der in certificates if (reading := read_certificate(der))}
    chain = [der for der, reading in readings.items() if reading.public_key == public][:1]
    if not chain:
        raise LocalError(_NO_LEAF)
    while len(chain) < CHAIN:
        below = readings[chain[-1]]
        above = [der for der, its in readings.items() if its.subject == below.issuer != its.issuer]
        if not above or above[0] in chain:
            break
        chain.append(above[0])
    return tuple(chain)


def key_from_pem(key_pem: bytes, chain_pem: bytes, password: bytes | None = None) -> SoftwareKey:
    """A key from PEM: the private key (PKCS#8 or PKCS#1) and its certificates, in any order.

    Raises :class:`~samarbejde_schema.errors.LocalError`, with a text that says what to do, when the key or
    the certificates cannot be read, do not belong together, or are not RSA of 3072 to 8192 bits.
    """
    key = outcome(_from_pem, key_pem, chain_pem, password)
    if isinstance(key, Error):
        del key_pem, chain_pem, password  # the chain may lie in the same file as the key
        raise key
    return key


def _from_pem(key_pem: bytes, chain_pem: bytes, password: bytes | None) -> SoftwareKey:
    try:
        private = load_pem_private_key(key_pem, password)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise LocalError(_UNREADABLE) from None
    if not isinstance(private, RSAPrivateKey):
        raise LocalError(_WRONG_KIND)
    return SoftwareKey(private, certificates_from_pem(chain_pem))


def key_from_pkcs12(data: bytes, password: bytes | None) -> SoftwareKey:
    """A key from PKCS#12 (``.p12``, ``.pfx``): one private key with its certificates.

    Raises :class:`~samarbejde_schema.errors.LocalError` as :func:`key_from_pem` does.
    """
    key = outcome(_from_pkcs12, data, password)
    if isinstance(key, Error):
        del data, password
        raise key
    return key


def _from_pkcs12(data: bytes, password: bytes | None) -> SoftwareKey:
    try:
        content = pkcs12.load_pkcs12(data, password)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise LocalError(_UNREADABLE_FILE) from None
    if content.key is None:
        raise LocalError(_UNREADABLE_FILE)
    if not isinstance(content.key, RSAPrivateKey):
        raise LocalError(_WRONG_KIND)
    found = (content.cert, *content.additional_certs)
    return SoftwareKey(
        content.key, (one.certificate.public_bytes(Encoding.DER) for one in found if one is not None)
    )


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys of one organisation: today's, and older ones that still open what was encrypted to them.

    Raises :class:`~samarbejde_schema.errors.LocalError` when the certificate of a key cannot be read, or is
    not for RSA of 3072 to 8192 bits.
    """

    keys: tuple[Key, ...] = field(repr=False)
    _known: dict[str, Key] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        readings = [read_certificate(key.chain[0]) for key in self.keys]
        if None in readings:
            raise LocalError(_WRONG_KIND)
        object.__setattr__(self, "_known", {key_id(key): key for key in self.keys})

    def signing(self, now: datetime) -> Key:
        """The key to sign with: of those whose certificate is valid now, the one that became valid last.

        Raises :class:`~samarbejde_schema.errors.LocalError` when there is none.
        """
        readings = ((read_certificate(key.chain[0]), key) for key in self.keys)
        valid = [
            (its.not_before, key) for its, key in readings if its and its.not_before <= now <= its.not_after
        ]
        if not valid:
            raise LocalError(_NONE_VALID)
        return max(valid, key=lambda one: one[0])[1]

    def by_kid(self, kid: str) -> Key | None:
        """The key with this id (see :func:`key_id`), valid or not; ``None`` when it is not ours."""
        return self._known.get(kid)
