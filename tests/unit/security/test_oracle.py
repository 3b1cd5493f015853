"""jwcrypto as an independent oracle: what it makes we open, what we make it opens, and it refuses what we do."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from cryptography import x509
from jwcrypto.common import JWException
from jwcrypto.jwe import JWE
from jwcrypto.jwk import JWK
from jwcrypto.jws import JWS
from tests.unit.security import house
from tests.unit.security.house import NOW, fjordby, havblik, header, opened, ring, signed

from samarbejde_schema.errors import UntrustedError
from samarbejde_schema.security import jwe, jws
from samarbejde_schema.security.encoding import thumbprint
from samarbejde_schema.security.jws import Typ, content_types
from samarbejde_schema.testing.authority import Issued

PAYLOADS = [b"{}", b"\0", house.PAYLOAD, b"a" * 3, b"ab" * 2, bytes(range(256)) * 40, b"\xff" * 100_001]
ALGORITHMS = ["PS256", "RSA-OAEP-256", "A256GCM"]


def private(issued: Issued) -> JWK:
    return JWK.from_pyca(house.private(issued))


def public(issued: Issued) -> JWK:
    return JWK.from_pyca(x509.load_der_x509_certificate(issued.chain[0]).public_key())


@pytest.mark.parametrize("payload", PAYLOADS, ids=len)
def test_it_signs_and_we_verify(payload: bytes) -> None:
    theirs = JWS(payload)
    theirs.add_signature(private(fjordby()), None, json.dumps(header()), None)
    back = opened(theirs.serialize(compact=True).encode())
    assert (back.payload, back.signer) == (payload, thumbprint(fjordby().chain[0]))


@pytest.mark.parametrize("typ", Typ)
@pytest.mark.parametrize("payload", PAYLOADS, ids=len)
def test_we_sign_and_it_verifies(payload: bytes, typ: Typ) -> None:
    for cty in content_types(typ):
        ours = jws.sign(payload, key=fjordby().key, typ=typ, cty=cty, now=NOW)
        theirs = JWS()
        theirs.allowed_algs = ALGORITHMS
        theirs.deserialize(ours.decode(), public(fjordby()))
        assert theirs.payload == payload
        assert theirs.jose_header == header(typ=typ.value, cty=cty)
        assert [base64.b64decode(one) for one in theirs.jose_header["x5c"]] == list(fjordby().chain)
        assert theirs.jose_header["x5t#S256"] == thumbprint(fjordby().chain[0])
        with pytest.raises(JWException):
            JWS().deserialize(ours.decode(), public(havblik()))


def protected(**changes: Any) -> str:
    made = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JOSE", "kid": thumbprint(havblik().chain[0])}
    return json.dumps({**made, **changes})


@pytest.mark.parametrize("payload", PAYLOADS, ids=len)
def test_it_encrypts_and_we_decrypt(payload: bytes) -> None:
    theirs = JWE(payload, protected(), recipient=public(havblik()))
    assert jwe.decrypt(theirs.serialize(compact=True).encode(), ring()) == payload


@pytest.mark.parametrize("payload", PAYLOADS, ids=len)
def test_we_encrypt_and_it_decrypts(payload: bytes) -> None:
    theirs = JWE(algs=ALGORITHMS)
    theirs.deserialize(jwe.encrypt(payload, havblik().chain[0]).decode(), private(havblik()))
    assert theirs.payload == payload
    assert theirs.jose_header == json.loads(protected())
    other = JWE(algs=ALGORITHMS)
    with pytest.raises(JWException):
        other.deserialize(jwe.encrypt(payload, havblik().chain[0]).decode(), private(fjordby()))


def test_a_whole_parcel_both_ways() -> None:
    theirs = JWS(house.PAYLOAD)
    theirs.add_signature(private(fjordby()), None, json.dumps(header()), None)
    parcel = JWE(theirs.serialize(compact=True), protected(), recipient=public(havblik())).serialize(
        compact=True
    )
    assert opened(jwe.decrypt(parcel.encode(), ring())).payload == house.PAYLOAD

    unpacked = JWE(algs=ALGORITHMS)
    unpacked.deserialize(jwe.encrypt(signed(), havblik().chain[0]).decode(), private(havblik()))
    read = JWS()
    read.allowed_algs = ALGORITHMS
    read.deserialize(unpacked.payload.decode(), public(fjordby()))
    assert read.payload == house.PAYLOAD


@pytest.mark.parametrize("alg", ["RS256", "RS384", "RS512", "PS384", "PS512"])
def test_what_it_signs_otherwise_we_refuse(alg: str) -> None:
    theirs = JWS(house.PAYLOAD)
    theirs.add_signature(private(fjordby()), alg, json.dumps(header(alg=alg)), None)
    with pytest.raises(UntrustedError):
        opened(theirs.serialize(compact=True).encode())


@pytest.mark.parametrize(
    "changes",
    [
        *({"alg": alg} for alg in ("RSA-OAEP", "RSA1_5")),
        *({"enc": enc} for enc in ("A128GCM", "A192GCM", "A128CBC-HS256", "A256CBC-HS512")),
        {"zip": "DEF"},
        {"typ": "JOSE"},
        {"cty": "JWT"},
    ],
    ids=str,
)
def test_what_it_encrypts_otherwise_we_refuse(changes: dict[str, Any]) -> None:
    allowed = [*ALGORITHMS, *changes.values()]
    made = JWE(signed(), protected(**changes), recipient=public(havblik()), algs=allowed)
    with pytest.raises(UntrustedError):
        jwe.decrypt(made.serialize(compact=True).encode(), ring())


def test_a_changed_byte_is_refused_by_both() -> None:
    """The oracle agrees that it is the signature, not only our gate, that a change breaks."""
    ours = signed()
    head, payload, signature = ours.split(b".")
    for changed in (
        b".".join([head, house.url(house.PAYLOAD.replace(b"5", b"6")), signature]),
        b".".join([head, payload, house.url(fjordby().key.sign(b"andet"))]),
    ):
        with pytest.raises(UntrustedError):
            opened(changed)
        theirs = JWS()
        theirs.allowed_algs = ALGORITHMS
        with pytest.raises(JWException):
            theirs.deserialize(changed.decode(), public(fjordby()))
