"""Two organisations with certificates, made once for all tests, and JWS and JWE put together by hand.

A forger has every freedom: any header, any text between the dots, any algorithm over what came of it.
"""

from __future__ import annotations

import base64
import json
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa

from samarbejde_schema.errors import Error
from samarbejde_schema.security import jws
from samarbejde_schema.security.encoding import thumbprint
from samarbejde_schema.security.jws import Typ
from samarbejde_schema.security.keys import Key, Keyring, SoftwareKey
from samarbejde_schema.testing.authority import Authority, Issued, KeyPool

NOW = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)
PAYLOAD = b'{"navn": "Kanarius Fuglsang", "cpr": "0504909989"}'


@cache
def pool() -> KeyPool:
    return KeyPool()


@cache
def authority() -> Authority:
    return Authority(keys=pool())


@cache
def fjordby() -> Issued:
    return authority().organisation("90000004", name="Fjordby Kommune")


@cache
def havblik() -> Issued:
    return authority().organisation("90000012", name="Botilbuddet Havblik")


@cache
def ring() -> Keyring:
    return Keyring((havblik().key,))


def private(issued: Issued) -> rsa.RSAPrivateKey:
    assert isinstance(issued.private, rsa.RSAPrivateKey)
    return issued.private


def believe(chain: tuple[bytes, ...], now: datetime) -> str:
    """A judgement that takes everybody, so that only the gate and the signature can refuse."""
    return thumbprint(chain[0])


def signed(payload: bytes = PAYLOAD, key: Key | None = None, typ: Typ = Typ.BESKED) -> bytes:
    return jws.sign(payload, key=key or fjordby().key, typ=typ, cty="application/json", now=NOW)


def opened(data: bytes, typ: Typ = Typ.BESKED) -> jws.Signed[str]:
    return jws.verify(data, typ=typ, trust_chain=believe, now=NOW)


def url(data: bytes) -> bytes:
    """Base64url without padding, by the standard library."""
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def std(data: bytes) -> str:
    return base64.b64encode(data).decode()


def header(key: Key | None = None, **changes: Any) -> dict[str, Any]:
    """The header of the profile; ``...`` removes a member, ``x5t`` stands for ``x5t#S256``."""
    chain = (key or fjordby().key).chain
    made: dict[str, Any] = {
        "alg": "PS256",
        "typ": "samarbejde-besked+jws",
        "cty": "application/json",
        "x5c": [std(der) for der in chain],
        "x5t#S256": thumbprint(chain[0]),
        "iat": int(NOW.timestamp()),
    }
    if "x5t" in changes:
        changes["x5t#S256"] = changes.pop("x5t")
    return {name: value for name, value in {**made, **changes}.items() if value is not ...}


def forged(
    head: dict[str, Any] | bytes,
    payload: bytes = PAYLOAD,
    sign: Callable[[bytes], bytes] | None = None,
    *,
    encode: Callable[[bytes], bytes] = url,
) -> bytes:
    """A compact JWS with whatever header, genuinely signed by Fjordby unless ``sign`` does it."""
    raw = head if isinstance(head, bytes) else json.dumps(head).encode()
    text = encode(raw) + b"." + encode(payload)
    return text + b"." + encode((sign or fjordby().key.sign)(text))


def told(error: Error) -> str:
    """All that an exception tells: text, repr, chain, and the locals of the package's frames."""
    assert error.__cause__ is None
    assert error.__context__ is None
    seen = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [frame for frame in seen.stack if "samarbejde_schema" in frame.filename]
    assert frames
    return "\n".join([str(error), repr(error), *(text for f in frames for text in (f.locals or {}).values())])


class CountingKey:
    """Another key behind the port: counts what it is asked, and answers as it is told."""

    def __init__(self, key: SoftwareKey, answer: Callable[[bytes], bytes] | None = None) -> None:
        self.chain = key.chain
        self.sign = key.sign
        self.asked = 0
        self._answer = answer or key.decrypt

    def decrypt(self, wrapped: bytes) -> bytes:
        self.asked += 1
        return self._answer(wrapped)
