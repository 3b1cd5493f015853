"""Project Wycheproof's JOSE vectors: no invalid one is accepted, by the gate or by what stands behind it.

Twice over. First every vector as it comes, through :func:`verify` and :func:`decrypt`: all are refused, also the
valid ones, since the profile is narrower than JOSE. Then a permissive harness: strict base64 as ever, but any
header and the vector's own key whatever its size, handed to the very algorithms our registries hold. What is let
in there is exactly what ``jose_verdicts.json`` says, reviewed, with a reason for each group.

The vectors are read where they lie: in the folder ``SAMARBEJDE_VECTORS`` names, else beside the checkout.
"""

from __future__ import annotations

import json
import os
import warnings
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwe as jose_jwe
from joserfc.errors import JoseError
from joserfc.jwk import RSAKey
from tests.unit.security import house

from samarbejde_schema.errors import UntrustedError
from samarbejde_schema.security import jwe, jws
from samarbejde_schema.security.encoding import from_base64url
from samarbejde_schema.security.jws import Typ

FOLDER = (
    Path(os.environ.get("SAMARBEJDE_VECTORS") or Path(__file__).resolve().parents[3] / "shared" / "vectors")
    / "wycheproof"
)
FILES = sorted(FOLDER.glob("json_web_*_test.json")) if FOLDER.is_dir() else []
needs_vectors = pytest.mark.skipif(not FILES, reason="Wycheproof's JOSE vectors are not in wycheproof/")
VERDICTS = json.loads(Path(__file__).with_name("jose_verdicts.json").read_text(encoding="utf-8"))

Case = tuple[dict[str, Any], dict[str, Any]]


def groups(path: Path) -> list[dict[str, Any]]:
    return list(json.loads(path.read_text(encoding="utf-8"))["testGroups"])


def key_of(group: dict[str, Any]) -> dict[str, Any]:
    return dict(group.get("private") or group["public"])


def cases(path: Path) -> list[Case]:
    return [(group, test) for group in groups(path) for test in group["tests"]]


def text_of(test: dict[str, Any]) -> bytes:
    """The vector's own text; some are in the JSON serialisation."""
    said = test.get("jws", test.get("jwe"))
    return (said if isinstance(said, str) else json.dumps(said)).encode()


@cache
def rsa_key_of(written: str) -> RSAKey | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # short ones, which is the point
        try:
            return RSAKey.import_key(json.loads(written))
        except (JoseError, ValueError):
            return None


def rsa_key(group: dict[str, Any]) -> RSAKey | None:
    """The vector's key whatever its size, with what it says of its use; ``None`` where it is not RSA."""
    key = key_of(group)
    return rsa_key_of(json.dumps(key)) if key.get("kty") == "RSA" else None


class VectorKey:
    """The vector's key behind the port."""

    def __init__(self, private: RSAPrivateKey) -> None:
        self._private = private
        self.chain = house.havblik().chain

    def sign(self, data: bytes) -> bytes:
        return self._private.sign(data, padding.PKCS1v15(), SHA256())

    def decrypt(self, wrapped: bytes) -> bytes:
        return self._private.decrypt(wrapped, padding.OAEP(padding.MGF1(SHA256()), SHA256(), None))


class VectorRing:
    """A ring that holds the vector's key under whatever name."""

    def __init__(self, key: Any) -> None:
        self.keys = (key,)

    def by_kid(self, kid: str) -> Any:
        return self.keys[0]


def decoded(text: bytes, count: int) -> list[bytes] | None:
    parts = [from_base64url(part) for part in text.split(b".")]
    return [part or b"" for part in parts] if len(parts) == count and None not in parts else None


def header_of(raw: bytes) -> dict[str, Any] | None:
    try:
        tree = json.loads(raw)
    except ValueError:
        return None
    return tree if isinstance(tree, dict) else None


def verified(group: dict[str, Any], text: bytes) -> bool:
    """Whether the algorithm that our registry has for this header takes the signature."""
    parts, key = decoded(text, 3), rsa_key(group)
    header = header_of(parts[0]) if parts else None
    if parts is None or header is None or key is None:
        return False
    try:
        algorithm = jws._REGISTRY.get_alg(header.get("alg"))
        algorithm.check_key(key)
        return algorithm.verify(text.rpartition(b".")[0], parts[2], key)
    except JoseError:
        return False


def decrypted(group: dict[str, Any], text: bytes) -> bytes | None:
    """What the algorithms that our registry has for this header make of the parcel."""
    parts, key = decoded(text, 5), rsa_key(group)
    header = header_of(parts[0]) if parts else None
    if parts is None or header is None or key is None or key.private_key is None:
        return None
    registry = jwe._Registry(jwe._Unlocker(VectorKey(key.private_key), named=True))
    try:
        wrapping, cipher = registry.get_alg(header.get("alg")), registry.get_enc(header.get("enc"))
        key.check_use("enc")
        key.check_alg(wrapping.name)
        recipient: Any = jose_jwe.Recipient(jose_jwe.CompactEncryption(header))
        recipient.encrypted_key = parts[1]
        secret = wrapping.decrypt_cek(recipient)
        return cipher.decrypt(parts[3], parts[4], secret, parts[2], text.split(b".")[0])
    except (JoseError, ValueError):
        return None


def name(path: Path) -> str:
    return path.stem


@needs_vectors
def test_the_vectors_are_complete() -> None:
    counts = {path.name: len(cases(path)) for path in FILES}
    assert counts == {
        "json_web_crypto_test.json": 83,
        "json_web_encryption_test.json": 139,
        "json_web_key_test.json": 26,
        "json_web_signature_test.json": 401,
    }


@needs_vectors
@pytest.mark.parametrize("path", FILES, ids=name)
def test_every_group_has_been_reviewed(path: Path) -> None:
    listed = [(verdict["group"], verdict["alg"]) for verdict in VERDICTS[path.name]]
    assert len(listed) == len(set(listed))
    assert set(listed) == {(group["comment"], key_of(group).get("alg")) for group in groups(path)}
    assert all(len(verdict["reason"]) > 20 for verdict in VERDICTS[path.name])


@needs_vectors
@pytest.mark.parametrize("path", FILES, ids=name)
def test_the_gate_refuses_them_all(path: Path) -> None:
    for group, test in cases(path):
        text = text_of(test)
        for typ in Typ:
            with pytest.raises(UntrustedError) as caught:
                jws.verify(text, typ=typ, trust_chain=house.believe, now=house.NOW)
            assert caught.value.code == "SIK-HOVED", test["tcId"]
        key = rsa_key(group)
        private = key.private_key if key is not None else None
        ring: Any = VectorRing(VectorKey(private) if private is not None else house.havblik().key)
        with pytest.raises(UntrustedError) as caught:
            jwe.decrypt(text, ring)
        assert caught.value.code == "SIK-AFKRYPTERING", test["tcId"]


@needs_vectors
@pytest.mark.parametrize("path", FILES, ids=name)
def test_behind_the_gate_only_what_is_listed_is_taken(path: Path) -> None:
    expected = {
        number
        for verdict in VERDICTS[path.name]
        for number in (verdict["primitive"] if verdict["primitive"] != "refused" else ())
    }
    taken = set()
    for group, test in cases(path):
        text = text_of(test)
        plain = decrypted(group, text)
        if verified(group, text) or plain is not None:
            taken.add(test["tcId"])
            assert test["result"] == "valid", test["tcId"]
        if plain is not None:
            assert plain == bytes.fromhex(test["pt"])
    assert taken == expected


LAX = {372, 373}
"""``valid`` in the vectors, which let a reader pass over a foreign letter where the MAC does not see it; we do not."""
TWINS = {367, 370}
"""``invalid`` in the vectors for padding that is not there: to the letter the text of 357, which is ``valid``."""


@needs_vectors
def test_texts_that_are_not_base64url_are_refused() -> None:
    """The vectors about base64 are MACs; only whether their texts can be read is asked here."""
    group = next(one for one in groups(FOLDER / "json_web_signature_test.json") if one["comment"] == "base64")
    tests = {test["tcId"]: test for test in group["tests"]}
    assert all(tests[number]["jws"] == tests[357]["jws"] for number in TWINS)
    readable = {number for number, test in tests.items() if decoded(text_of(test), 3) is not None}
    valid = {number for number, test in tests.items() if test["result"] == "valid"}
    assert readable == (valid - LAX) | TWINS
