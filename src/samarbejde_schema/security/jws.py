"""Signing and verifying: JWS in compact form, one algorithm, one header, and our own gate before joserfc.

A complete example::

    jws = sign(data, key=ring.signing(now), typ=Typ.BESKED, cty="application/json", now=now)
    signed = open_signed(jws, trust=trust, typ=Typ.BESKED, now=now)
    assert (signed.payload, signed.signer.cvr) == (data, "90000004")

What is signed are the bytes of the message, exactly; nothing is canonicalised. The steps of :func:`verify`,
each only when the ones before it hold:

1. *Size.* Nothing is decoded of what is too large.
2. *Form.* Exactly three parts in strict base64url (:mod:`.encoding`); JSON serialisations are no such text.
3. *Header.* At most 16 KiB of strict JSON (:mod:`..doors.json`: no duplicate names, no null, no fractions)
   with exactly the six members of the profile. That alone refuses ``crit``, ``b64``, ``jku``, ``x5u``,
   ``jwk``, ``kid`` and ``zip``. ``alg`` is the letters ``PS256``; ``typ`` is the one expected here.
4. *Chain.* Before the signature, not after: a stranger picks the key of his own certificate, and a modulus
   and exponent made to be slow cost more than the rest together; a key that a pinned CA has certified is
   safe to calculate with. The judgement is cached, so that it is the cheaper of the two as well.
5. *Signature*, by joserfc with a registry that knows PS256 and nothing else; its salt is 32 bytes, counted.
   joserfc is handed the parts as the gate read them, and does not read for itself.
6. *Time.* ``iat`` at most five minutes ahead. Old signatures stay good: they are evidence.

Nothing looks into the payload until all of this holds. Sources: RFC 7515, RFC 7518 (3.5), RFC 8725;
``design/security.md``, SP-1.
"""

from __future__ import annotations

import binascii
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, Protocol, TypeVar

from joserfc import jws as jose
from joserfc.errors import JoseError
from joserfc.jwa import RSAPSSAlgorithm
from joserfc.jwk import RSAKey
from joserfc.registry import HeaderParameter

from ..doors.json import strict_json
from ..doors.limits import LIMITS
from ..errors import Error, LocalError
from .certificates import BITS
from .codes import outcome, untrusted
from .encoding import base64url, encoded_length, from_base64, from_base64url, thumbprint
from .keys import CHAIN, Key, read_certificate

S = TypeVar("S")
S_co = TypeVar("S_co", covariant=True)

HEADER = 16 * 1024
"""The most bytes of a header, as JSON."""
PAYLOAD = LIMITS.bytes
"""The most bytes of what is signed."""
AHEAD = timedelta(minutes=5)
"""How far the signer's clock may be ahead of ours."""
_SIGNATURE = (BITS.stop - 1) // 8
_PARTS = tuple(map(encoded_length, (HEADER, PAYLOAD, _SIGNATURE)))
MOST = sum(_PARTS) + 2
"""The most bytes of a signed message in compact form."""
_MEMBERS = {"alg", "typ", "cty", "x5c", "x5t#S256", "iat"}
_DOOR = LIMITS.lower(
    bytes=HEADER, depth=2, members=16, items=CHAIN, name=16, text=HEADER, digits=12, findings=1
)

_NOT_SIGNABLE = "Kun en besked i JSON eller XML på højst 5 MiB kan signeres. Ret programmet."
_NO_OFFSET = "Tidspunktet skal have en tidszone. Ret programmet."
_LONG_CHAIN = "Certifikatkæden er for lang. Send kun eget og udstederens certifikat med."


class Typ(StrEnum):
    """What is signed, so that one kind is never taken for another (RFC 8725, section 3.11)."""

    BESKED = "samarbejde-besked+jws"
    KVITTERING = "samarbejde-kvittering+jws"
    REGISTER = "samarbejde-register+jws"
    DELTAGER = "samarbejde-deltager+jws"
    HENT = "samarbejde-hent+jws"


def content_types(typ: Typ) -> tuple[str, ...]:
    """The media types (``cty``) that this kind is written in: a message in two, the rest in JSON."""
    return ("application/json", "application/xml") if typ is Typ.BESKED else ("application/json",)


class Trusting(Protocol[S_co]):
    """Who judges certificates, such as :class:`.trust.Trust`."""

    def accept(self, chain: tuple[bytes, ...], now: datetime) -> S_co:
        """Who signs with this chain (DER, leaf first).

        Raises :class:`~samarbejde_schema.errors.UntrustedError` when it is nobody we trust.
        """
        ...


@dataclass(frozen=True, slots=True)
class Signed(Generic[S]):
    """What a signature holds for. ``payload`` is never shown; ``digest`` is its SHA-256, hexadecimal.

    ``signer`` is what the judgement of the chain gave; ``issued`` is the time the signer claims, UTC.
    """

    payload: bytes = field(repr=False)
    cty: str
    typ: Typ
    signer: S
    issued: datetime
    digest: str


class _Registry(jose.JWSRegistry):
    """All that joserfc may do here. The limits are ours, checked before; its own refuse every ``x5c``."""

    algorithms = {"PS256": RSAPSSAlgorithm(256)}  # noqa: RUF012 - as joserfc declares it
    recommended: list[str] = []  # noqa: RUF012 - as joserfc declares it
    default_header_registry = {  # noqa: RUF012 - as joserfc declares it
        "alg": HeaderParameter("Algorithm", "str", required=True),
        "typ": HeaderParameter("Type", "str", required=True),
        "cty": HeaderParameter("Content type", "str", required=True),
        "x5c": HeaderParameter("Certificates", "list[str]", required=True),
        "x5t#S256": HeaderParameter("Digest of the certificate", "str", required=True),
        "iat": HeaderParameter("Time of signing", "int", required=True),
    }
    max_header_length, max_payload_length, max_signature_length = _PARTS


_REGISTRY = _Registry(algorithms=["PS256"])


def sign(payload: bytes, *, key: Key, typ: Typ, cty: str, now: datetime) -> bytes:
    """These bytes, signed: a JWS in compact form.

    ``now`` (with offset) is written as ``iat``. Raises :class:`~samarbejde_schema.errors.LocalError` for more
    than 5 MiB, for a media type that this kind is not written in, for a chain that makes the header larger
    than 16 KiB, and when the key cannot be used.
    """
    result = outcome(_signed, payload, key, typ, cty, now)
    if isinstance(result, Error):
        del payload
        raise result
    return result


def verify(
    data: bytes, *, typ: Typ, trust_chain: Callable[[tuple[bytes, ...], datetime], S], now: datetime
) -> Signed[S]:
    """What these bytes, a JWS in compact form, say and who vouches for it.

    ``typ`` is the kind expected. ``trust_chain`` is given the certificates (DER, leaf first) and ``now``, and
    returns the signer or raises :class:`~samarbejde_schema.errors.UntrustedError`. Raises the same:
    ``SIK-HOVED`` for size, form and header, ``SIK-TYPE``, ``SIK-KAEDE`` for a root in the chain, what
    ``trust_chain`` raises, ``SIK-CERTIFIKAT`` for a key that is not RSA of 3072 to 8192 bits,
    ``SIK-SIGNATUR`` and ``SIK-TID``; the steps stand above. ``now`` needs an offset
    (:class:`~samarbejde_schema.errors.LocalError`).
    """
    result = outcome(_verified, data, typ, trust_chain, now)
    if isinstance(result, Error):
        del data
        raise result
    return result


def open_signed(data: bytes, *, trust: Trusting[S], typ: Typ, now: datetime) -> Signed[S]:
    """:func:`verify` with somebody who judges certificates."""
    result = outcome(_verified, data, typ, trust.accept, now)
    if isinstance(result, Error):
        del data
        raise result
    return result


def payload_of(data: bytes) -> bytes:
    """What is signed in a JWS that was verified when it came and has lain in our own store since.

    Verifies nothing. Raises :class:`~samarbejde_schema.errors.LocalError` for what is no JWS in compact form.
    """
    parts = data.split(b".")
    payload = from_base64url(parts[1]) if len(parts) == 3 else None
    if payload is None:
        del data, parts
        raise LocalError("Det gemte er ikke en signeret besked. Hent lageret fra en sikkerhedskopi.")
    return payload


def signer_of(data: bytes) -> str:
    """Whose key signed a JWS of our own store: the thumbprint (base64url, SHA-256) of the certificate.

    Verifies nothing. Raises :class:`~samarbejde_schema.errors.LocalError` for what is no JWS in compact form.
    """
    header = from_base64url(data.split(b".", 1)[0])
    tree = None if header is None else strict_json(header, _DOOR).tree
    said = tree.get("x5t#S256") if isinstance(tree, dict) else None
    if not isinstance(said, str):
        del data, header, tree
        raise LocalError("Det gemte er ikke underskrevet. Hent lageret fra en sikkerhedskopi.")
    return said


def _signed(payload: bytes, key: Key, typ: Typ, cty: str, now: datetime) -> bytes:
    if not 1 <= len(payload) <= PAYLOAD or cty not in content_types(typ):
        raise LocalError(_NOT_SIGNABLE)
    if now.tzinfo is None:
        raise LocalError(_NO_OFFSET)
    header = {
        "alg": "PS256",
        "typ": typ.value,
        "cty": cty,
        "x5c": [_base64(der) for der in key.chain],
        "x5t#S256": thumbprint(key.chain[0]),
        "iat": int(now.timestamp()),
    }
    protected = json.dumps(header, separators=(",", ":")).encode("ascii")
    if len(protected) > HEADER or len(key.chain) > CHAIN:
        raise LocalError(_LONG_CHAIN)
    text = base64url(protected) + b"." + base64url(payload)
    return text + b"." + base64url(key.sign(text))


def _verified(
    data: bytes, typ: Typ, trust_chain: Callable[[tuple[bytes, ...], datetime], S], now: datetime
) -> Signed[S]:
    if now.tzinfo is None:
        raise LocalError(_NO_OFFSET)
    header, signed = _through_gate(data, typ)
    signer = trust_chain(header.chain, now)
    key = jose_key(header.chain[0])
    if key is None:
        raise untrusted("SIK-CERTIFIKAT")
    if not _holds(signed, key):
        raise untrusted("SIK-SIGNATUR")
    if header.issued > now.timestamp() + AHEAD.total_seconds():
        raise untrusted("SIK-TID")
    issued = datetime.fromtimestamp(header.issued, UTC)
    digest = hashlib.sha256(signed.payload).hexdigest()
    return Signed(signed.payload, header.cty, typ, signer, issued, digest)


@dataclass(frozen=True, slots=True)
class _Header:
    """What a header with exactly the form of the profile says; ``tree`` is all of it."""

    tree: dict[str, Any]
    cty: str
    chain: tuple[bytes, ...]
    issued: int


def _through_gate(data: bytes, typ: Typ) -> tuple[_Header, jose.CompactSignature]:
    """The header and all parts of what has the form of the profile; what they say is not judged yet."""
    if len(data) > MOST:
        raise untrusted("SIK-HOVED")
    parts = data.split(b".", 3)
    if len(parts) != 3 or any(not 0 < len(part) <= most for part, most in zip(parts, _PARTS, strict=True)):
        raise untrusted("SIK-HOVED")
    protected, payload, signature = map(from_base64url, parts)
    if protected is None or payload is None or signature is None:
        raise untrusted("SIK-HOVED")
    header = _header(protected, typ)
    signed = jose.CompactSignature(header.tree, payload)
    signed.segments.update({"header": parts[0], "payload": parts[1], "signature": parts[2]})
    return header, signed


def _header(protected: bytes, typ: Typ) -> _Header:
    tree = strict_json(protected, _DOOR).tree
    if tree is None or tree.keys() != _MEMBERS or tree["alg"] != "PS256":
        raise untrusted("SIK-HOVED")
    if type(tree["iat"]) is not int or tree["iat"] < 0:
        raise untrusted("SIK-HOVED")
    if type(tree["typ"]) is not str or type(tree["cty"]) is not str:
        raise untrusted("SIK-HOVED")
    if tree["typ"] != typ.value or tree["cty"] not in content_types(typ):
        raise untrusted("SIK-TYPE")
    chain = _chain(tree["x5c"])
    if not chain or tree["x5t#S256"] != thumbprint(chain[0]):
        raise untrusted("SIK-HOVED")
    if _has_root(chain):
        raise untrusted("SIK-KAEDE")
    return _Header(tree, tree["cty"], chain, tree["iat"])


def _chain(x5c: Any) -> tuple[bytes, ...]:
    """The certificates of a header; empty unless they are one to three, each another one."""
    if type(x5c) is not list or not 1 <= len(x5c) <= CHAIN or any(type(one) is not str for one in x5c):
        return ()
    chain = tuple(from_base64(one.encode("utf-8")) or b"" for one in x5c)
    return () if b"" in chain or len(set(chain)) != len(chain) else chain


def _has_root(chain: tuple[bytes, ...]) -> bool:
    """Whether a certificate above the leaf issued itself. Whoever trusts a root has it already."""
    above = map(read_certificate, chain[1:])
    return any(its is not None and its.subject == its.issuer for its in above)


@lru_cache(maxsize=512)
def jose_key(der: bytes) -> RSAKey | None:
    """The public key of a certificate as joserfc wants it; ``None`` for a certificate we do not take."""
    certificate = read_certificate(der)
    return None if certificate is None else RSAKey.import_key(certificate.public_key)


def _holds(signed: jose.CompactSignature, key: RSAKey) -> bool:
    """Whether joserfc finds the signature right."""
    try:
        return jose.validate_compact(signed, key, registry=_REGISTRY)
    except (JoseError, ValueError):
        return False


def _base64(der: bytes) -> str:
    return binascii.b2a_base64(der, newline=False).decode("ascii")
