"""Encrypting and decrypting: JWE in compact form around a JWS, and one answer to everything that fails.

A complete example::

    parcel = encrypt(signed, leaf_der)             # the receiver's certificate
    assert decrypt(parcel, ring) == signed

``RSA-OAEP-256`` wraps a fresh key of 32 bytes to the receiver's certificate, ``A256GCM`` encrypts with it;
the header is exactly ``alg``, ``enc``, ``cty`` and ``kid``. The gate before joserfc is as strict as that of
:mod:`.jws`: strict base64url, strict JSON, every length counted. It refuses ``zip``, ``epk``, ``p2c`` and
every other way in that joserfc would have to close.

Whoever is told *how* a decryption failed can ask again and again until he knows the secret (RFC 7516, section
11.5; RFC 8017, section 7.1.2). So there is one error with one text, and from the first use of a key on every
failure takes the same steps: a key that is not ours, a padding that does not hold and a secret of another
length are all followed by an attempt with a random secret, which fails as a wrong tag does. What stands in
the open (size, form, header) is refused at once; who wrote it knows it already. Sources: RFC 7516, RFC 7518
(4.3, 5.3); ``design/security.md``, EP-1.
"""

from __future__ import annotations

import secrets
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.padding import MGF1, OAEP
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwe as jose
from joserfc.errors import JoseError
from joserfc.jwa import GCMEncModel, JWEKeyEncryption
from joserfc.jwk import RSAKey
from joserfc.registry import HeaderParameter

from ..doors.json import strict_json
from ..doors.limits import LIMITS
from ..errors import Error, LocalError
from . import jws
from .certificates import BITS
from .codes import outcome, untrusted
from .encoding import encoded_length, from_base64url, thumbprint
from .keys import Key, Keyring

_HEADER = 1024
_SECRET, _IV, _TAG = 32, 12, 16
_LENGTHS = (
    range(2, _HEADER + 1),
    range(BITS.start // 8, (BITS.stop - 1) // 8 + 1),
    range(_IV, _IV + 1),
    range(1, jws.MOST + 1),
    range(_TAG, _TAG + 1),
)
"""How many bytes each part may hold: header, wrapped secret, initialization vector, ciphertext, tag."""
_PARTS = tuple(encoded_length(lengths.stop - 1) for lengths in _LENGTHS)
MOST = sum(_PARTS) + 4
"""The most bytes of a parcel in compact form; well below the 16 MiB of an HTTP body."""
_DOOR = LIMITS.lower(bytes=_HEADER, depth=1, members=8, items=1, name=8, text=_HEADER, digits=1, findings=1)
_FIXED = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JOSE"}
_OAEP = OAEP(mgf=MGF1(SHA256()), algorithm=SHA256(), label=None)


class _Unlocker(NamedTuple):
    """A key, and whether the parcel names it; when it does not, its work is done and thrown away."""

    key: Key
    named: bool


class _Wrapping(JWEKeyEncryption):
    """RSA-OAEP-256 for joserfc: the public half is calculated here, the private one behind the port."""

    name = _FIXED["alg"]
    description = "RSAES-OAEP with SHA-256, the private key behind a port"
    key_types = ["RSA"]  # noqa: RUF012 - as joserfc declares it

    def __init__(self, unlocker: _Unlocker | None) -> None:
        self._unlocker = unlocker

    def encrypt_cek(self, cek: bytes, recipient: jose.Recipient[Any]) -> bytes:
        key = recipient.recipient_key
        if not isinstance(key, RSAKey):
            raise TypeError("joserfc was given an RSA key")
        return key.public_key.encrypt(cek, _OAEP)

    def decrypt_cek(self, recipient: jose.Recipient[Any]) -> bytes:
        """The secret, or a random one: what follows does not tell whether there was a right one."""
        spare = secrets.token_bytes(_SECRET)
        if self._unlocker is None:
            return spare
        try:
            secret = self._unlocker.key.decrypt(recipient.encrypted_key or b"")
        except ValueError:
            return spare
        return secret if self._unlocker.named and len(secret) == _SECRET else spare


class _Registry(jose.JWERegistry):
    """All that joserfc may do here, for one key. The limits are ours, checked before."""

    max_protected_header_length, max_encrypted_key_length, max_initialization_vector_length = _PARTS[:3]
    max_ciphertext_length, max_auth_tag_length = _PARTS[3:]

    def __init__(self, unlocker: _Unlocker | None = None) -> None:
        super().__init__(algorithms=[_FIXED["alg"], _FIXED["enc"]])
        self.header_registry = {
            name: HeaderParameter("as the profile says", "str", required=True) for name in (*_FIXED, "kid")
        }
        self.algorithms = {
            "alg": {_FIXED["alg"]: _Wrapping(unlocker)},
            "enc": {_FIXED["enc"]: GCMEncModel(256)},
            "zip": {},
        }


_ENCRYPTING = _Registry()


def encrypt(signed: bytes, certificate: bytes) -> bytes:
    """A JWS in compact form, encrypted to a certificate (DER): a JWE in compact form, different each time.

    Raises :class:`~samarbejde_schema.errors.LocalError` when the certificate is none or is not for RSA of
    3072 to 8192 bits, and for more bytes than a JWS can have.
    """
    key = jws.jose_key(certificate)
    if key is None or not 1 <= len(signed) <= jws.MOST:
        del signed
        raise LocalError(
            "Beskeden kan ikke krypteres: modtagerens certifikat skal være til RSA på 3072 til 8192 bit, og "
            "beskeden højst 5 MiB. Hent det nyeste register, eller lad store bilag rejse for sig."
        )
    header = {**_FIXED, "kid": thumbprint(certificate)}
    return jose.encrypt_compact(header, signed, key, registry=_ENCRYPTING).encode("ascii")


def decrypt(data: bytes, ring: Keyring) -> bytes:
    """The JWS in a JWE that was encrypted to a certificate of this ring, also one that has expired.

    Whatever is wrong with ``data``: :class:`~samarbejde_schema.errors.UntrustedError` with the code
    ``SIK-AFKRYPTERING``, always with the same text. :class:`~samarbejde_schema.errors.LocalError` only when
    the key cannot be used now.
    """
    result = outcome(_decrypted, data, ring)
    if isinstance(result, Error):
        del data
        raise result
    return result


def _decrypted(data: bytes, ring: Keyring) -> bytes:
    kid = _through_gate(data)
    named = None if kid is None else ring.by_kid(kid)
    key = named or next(iter(ring.keys), None)
    own = None if kid is None or key is None else jws.jose_key(key.chain[0])
    if key is None or own is None:
        raise untrusted("SIK-AFKRYPTERING")
    registry = _Registry(_Unlocker(key, named is not None))
    try:
        plain = jose.decrypt_compact(data, own, registry=registry).plaintext
    except (JoseError, ValueError):
        plain = None
    if plain is None:
        raise untrusted("SIK-AFKRYPTERING")
    return plain


def kid_of(data: bytes) -> str | None:
    """The thumbprint of the certificate a parcel is encrypted to, as it says in the open.

    ``None`` for what does not have the form of the profile. Never raises.
    """
    return _through_gate(data)


def _through_gate(data: bytes) -> str | None:
    """The ``kid`` of what has the form of the profile; ``None`` for anything else."""
    if len(data) > MOST:
        return None
    parts = data.split(b".", 5)
    if len(parts) != 5 or any(len(part) > most for part, most in zip(parts, _PARTS, strict=True)):
        return None
    read = [from_base64url(part) for part in parts]
    if any(one is None or len(one) not in lengths for one, lengths in zip(read, _LENGTHS, strict=True)):
        return None
    tree = strict_json(read[0] or b"", _DOOR).tree
    if tree is None or tree.keys() != _FIXED.keys() | {"kid"} or type(tree["kid"]) is not str:
        return None
    return tree["kid"] if all(tree[name] == value for name, value in _FIXED.items()) else None
