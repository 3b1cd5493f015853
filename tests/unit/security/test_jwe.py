"""Encrypting and decrypting: one way in, and one answer to everything else."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from tests.unit.security import house
from tests.unit.security.house import CountingKey, fjordby, havblik, ring, signed, told, url

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security import jwe, jws
from samarbejde_schema.security.codes import TEXTS
from samarbejde_schema.security.encoding import encoded_length, from_base64url, thumbprint
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.testing.authority import Bad

OAEP = padding.OAEP(padding.MGF1(SHA256()), SHA256(), None)
PLAIN = b"eyJ.Kanarius.Fuglsang"


def head(**changes: Any) -> dict[str, Any]:
    made = {"alg": "RSA-OAEP-256", "enc": "A256GCM", "cty": "JOSE", "kid": thumbprint(havblik().chain[0])}
    return {name: value for name, value in {**made, **changes}.items() if value is not ...}


def parcel(
    header: dict[str, Any] | bytes | None = None,
    *,
    plain: bytes = PLAIN,
    secret: bytes | None = None,
    wrap: Any = OAEP,
    iv: bytes | None = None,
    encode: Callable[[bytes], bytes] = url,
    size: int = 16,
) -> bytes:
    """A compact JWE put together by hand, right in all that is not asked for otherwise."""
    header = head() if header is None else header
    text = encode(header if isinstance(header, bytes) else json.dumps(header).encode())
    secret = secrets.token_bytes(32) if secret is None else secret
    iv = secrets.token_bytes(12) if iv is None else iv
    key = house.private(havblik()).public_key()
    cipher = AESGCM(secret if len(secret) in (16, 24, 32) else bytes(32))
    sealed = cipher.encrypt(iv, plain, text)
    parts = [key.encrypt(secret, wrap), iv, sealed[:-16], sealed[-16:][:size]]
    return b".".join([text, *map(encode, parts)])


def refused(data: bytes, keys: Keyring | None = None) -> None:
    with pytest.raises(UntrustedError) as caught:
        jwe.decrypt(data, keys or ring())
    assert (caught.value.code, str(caught.value)) == ("SIK-AFKRYPTERING", TEXTS["SIK-AFKRYPTERING"][0])
    assert not caught.value.later
    story = told(caught.value)
    for secret in (
        "Kanarius",
        *(part.decode("latin-1") for part in data[:4096].split(b".") if len(part) > 8),
    ):
        assert secret not in story


def unread(data: bytes) -> None:
    """Refused for what stands in the open: no key is asked."""
    key = CountingKey(havblik().key)
    refused(data, Keyring((key,)))
    assert key.asked == 0


def test_what_was_encrypted_comes_back() -> None:
    data = signed()
    assert jwe.decrypt(jwe.encrypt(data, havblik().chain[0]), ring()) == data
    assert jwe.encrypt(data, havblik().chain[0]) != jwe.encrypt(data, havblik().chain[0])
    assert jwe.decrypt(parcel(), ring()) == PLAIN


def test_the_header_is_exactly_that_of_the_profile() -> None:
    parts = jwe.encrypt(signed(), havblik().chain[0]).split(b".")
    assert json.loads(from_base64url(parts[0]) or b"") == head()
    assert [len(from_base64url(part) or b"") for part in parts[1:]] == [384, 12, len(signed()), 16]


def test_the_largest_message_fits_and_not_a_byte_more() -> None:
    largest = b"x" * jws.MOST
    data = jwe.encrypt(largest, havblik().chain[0])
    assert jwe.decrypt(data, ring()) == largest
    assert len(data) <= jwe.MOST < 16 * 1024 * 1024
    unread(parcel(plain=largest + b"x"))
    unread(b"A" * (jwe.MOST + 1))
    for wrong in (largest + b"x", b""):
        with pytest.raises(LocalError) as caught:
            jwe.encrypt(wrong, havblik().chain[0])
        assert "xxxx" not in told(caught.value)


def test_every_key_of_the_ring_opens_what_names_it() -> None:
    both = Keyring((fjordby().key, havblik().key))
    for one in (fjordby(), havblik()):
        assert jwe.decrypt(jwe.encrypt(PLAIN, one.chain[0]), both) == PLAIN
    refused(jwe.encrypt(PLAIN, fjordby().chain[0]))
    refused(jwe.encrypt(PLAIN, fjordby().chain[0]), Keyring(()))


def test_an_expired_key_still_opens() -> None:
    old = house.authority().bad(Bad.EXPIRED)
    assert jwe.decrypt(jwe.encrypt(PLAIN, old.chain[0]), Keyring((havblik().key, old.key))) == PLAIN


@pytest.mark.parametrize("certificate", [b"", b"junk", Bad.RSA_2048, Bad.EC], ids=str)
def test_only_a_certificate_of_the_profile_is_encrypted_to(certificate: bytes | Bad) -> None:
    der = house.authority().bad(certificate).chain[0] if isinstance(certificate, Bad) else certificate
    with pytest.raises(LocalError) as caught:
        jwe.encrypt(PLAIN, der)
    assert "Kanarius" not in told(caught.value)


# The header


@pytest.mark.parametrize(
    "changes",
    [
        *(
            {"alg": alg}
            for alg in ("RSA1_5", "RSA-OAEP", "RSA-OAEP-512", "rsa-oaep-256", "dir", "A256KW", "none", "")
        ),
        *({"alg": alg} for alg in ("ECDH-ES", "ECDH-ES+A256KW", "A256GCMKW", "PBES2-HS256+A128KW")),
        *(
            {"enc": enc}
            for enc in ("A128GCM", "A192GCM", "A256CBC-HS512", "A128CBC-HS256", "a256gcm", "none", "")
        ),
        *({"cty": cty} for cty in ("JWT", "jose", "application/jose", "application/json", "", ...)),
        *({"kid": kid} for kid in (..., "", 1, None, ["x"], {"x": "y"}, True, "x" * 129)),
        *({name: ...} for name in ("alg", "enc")),
        {"zip": "DEF"},
        {"crit": []},
        {"crit": ["kid"]},
        {"typ": "JOSE"},
        {"p2c": 2_000_000_000, "p2s": "AAAA"},
        {"epk": {"kty": "EC"}},
        {"x5c": ["AAAA"]},
        {"x5t#S256": "AAAA"},
        {"jku": "https://fjordby.example"},
        {"jwk": {"kty": "oct"}},
        {"apu": "AAAA"},
        {"iv": "AAAA", "tag": "AAAA"},
    ],
    ids=repr,
)
def test_another_header_is_refused(changes: dict[str, Any]) -> None:
    (refused if isinstance(changes.get("kid"), str) else unread)(parcel(head(**changes)))


@pytest.mark.parametrize(
    "raw",
    [
        b"{}",
        b"[]",
        b"null",
        b"{",
        json.dumps(head()).encode()[:-1] + b', "alg": "RSA-OAEP-256"}',
        json.dumps(head()).encode()[:-1] + b', "\\u0061lg": "RSA-OAEP-256"}',
        b'{"kid": "x", ' + json.dumps(head()).encode()[1:],
        b'{"alg": "none", ' + json.dumps(head()).encode()[1:],
        b"\xef\xbb\xbf" + json.dumps(head()).encode(),
        json.dumps(head()).encode("utf-16"),
        json.dumps(head()).encode() + b" " * 1024,
        json.dumps(head()).encode() + b"{}",
    ],
)
def test_a_header_is_one_small_object_of_strict_json(raw: bytes) -> None:
    unread(parcel(raw))


def test_a_header_in_another_order_is_the_same_header() -> None:
    assert jwe.decrypt(parcel(dict(reversed(head().items()))), ring()) == PLAIN


# The compact form


@pytest.mark.parametrize("part", range(5))
@pytest.mark.parametrize(
    "lax",
    [
        lambda text: text + b"=" * (-len(text) % 4 or 1),
        lambda text: text + b" ",
        lambda text: b"\n" + text,
        lambda text: text[:2] + b"\r\n" + text[2:],
        lambda text: text + b"\0",
        lambda text: text + b"A" * (5 - len(text) % 4),
        lambda text: b"+/" + text[2:],
        lambda text: text[:-1] + (b"B" if len(text) % 4 else b"*"),
        lambda text: b"",
    ],
)
def test_every_part_is_in_strict_base64url(lax: Callable[[bytes], bytes], part: int) -> None:
    parts = parcel().split(b".")
    parts[part] = lax(parts[part])
    unread(b".".join(parts))


def test_a_lax_header_is_refused_even_where_it_is_what_was_authenticated() -> None:
    for tail in (b"=", b" ", b"\n"):
        unread(parcel(encode=lambda raw, tail=tail: url(raw) + (tail if raw[:1] == b"{" else b"")))


def test_five_parts_and_nothing_else() -> None:
    parts = parcel().split(b".")
    for number in (0, 1, 2, 3, 4):
        unread(b".".join(parts[:number]))
        unread(b".".join(parts[:number] + parts[number + 1 :]))
        unread(b".".join([*parts[:number], b"", *parts[number + 1 :]]))
    unread(b".".join([*parts, b""]))
    unread(b".".join([*parts, *parts]))
    unread(b"." * 16_000_000)
    unread(signed())


def test_the_serialisations_in_json_are_refused() -> None:
    protected, key, iv, text, tag = (part.decode() for part in parcel().split(b"."))
    flat = {"protected": protected, "encrypted_key": key, "iv": iv, "ciphertext": text, "tag": tag}
    general = {**flat, "recipients": [{"encrypted_key": key}]}
    for tree in (flat, general, {**flat, "unprotected": {"kid": "1"}}, {**general, "recipients": []}):
        unread(json.dumps(tree).encode())


def test_a_parcel_cut_short_is_refused_wherever_it_is_cut() -> None:
    data = parcel()
    for length in {*range(0, len(data), 7), *range(len(data) - 40, len(data))}:
        refused(data[:length])
    for part in range(5):
        parts = data.split(b".")
        parts[part] = url((from_base64url(parts[part]) or b"")[:-1])
        refused(b".".join(parts))


@pytest.mark.parametrize("length", [8, 11, 13, 16])
def test_the_initialization_vector_has_12_bytes(length: int) -> None:
    unread(parcel(iv=secrets.token_bytes(length)))


@pytest.mark.parametrize("length", [0, 1, 4, 8, 12, 15])
def test_the_tag_has_16_bytes(length: int) -> None:
    """GCM verifies shorter tags where it is asked to; a tag of one byte is guessed in 256 attempts."""
    unread(parcel(size=length))


# The secret


@pytest.mark.parametrize("length", [0, 1, 16, 24, 31, 33, 48, 64])
def test_the_secret_has_32_bytes(length: int) -> None:
    refused(parcel(secret=bytes(length)))


@pytest.mark.parametrize(
    "wrap",
    [
        padding.PKCS1v15(),
        padding.OAEP(padding.MGF1(SHA1()), SHA1(), None),
        padding.OAEP(padding.MGF1(SHA1()), SHA256(), None),
        padding.OAEP(padding.MGF1(SHA256()), SHA1(), None),
        padding.OAEP(padding.MGF1(SHA256()), SHA256(), b"label"),
    ],
)
def test_another_padding_is_refused(wrap: Any) -> None:
    refused(parcel(wrap=wrap))


def test_parts_of_two_parcels_do_not_go_together() -> None:
    one, other = parcel().split(b"."), parcel(plain=b"andet").split(b".")
    for number in range(2, 31, 2):  # the headers are the same
        mixed = [(other if number >> place & 1 else one)[place] for place in range(5)]
        if mixed[1:] != other[1:]:
            refused(b".".join(mixed))


# One error, and the same steps


def failing(*_: bytes) -> bytes:
    raise ValueError("Kanarius")


FAILURES: dict[str, tuple[Callable[[], bytes], Callable[[bytes], bytes] | None]] = {
    "unknown kid": (lambda: parcel(head(kid="ukendt")), None),
    "padding": (parcel, failing),
    "another secret": (parcel, lambda _: bytes(32)),
    "a short secret": (parcel, lambda _: bytes(16)),
    "a long secret": (parcel, lambda _: bytes(64)),
    "no secret": (parcel, lambda _: b""),
    "tag": (lambda: parcel()[:-8] + b"AAAAAAAA"[:7] + b"A", None),
}


@pytest.mark.parametrize("name", FAILURES)
def test_every_failure_uses_the_key_once_and_the_cipher_once(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, answer = FAILURES[name]
    key = CountingKey(havblik().key, answer)
    lengths = []
    decrypt = jwe.GCMEncModel.decrypt

    def counted(self: Any, ciphertext: bytes, tag: bytes, cek: bytes, iv: bytes, aad: bytes) -> bytes:
        lengths.append(len(cek))
        return decrypt(self, ciphertext, tag, cek, iv, aad)

    monkeypatch.setattr(jwe.GCMEncModel, "decrypt", counted)
    refused(make(), Keyring((key,)))
    assert key.asked == 1
    assert lengths == [32]


def test_a_key_that_cannot_be_used_now_is_our_own_trouble() -> None:
    def away(_: bytes) -> bytes:
        raise LocalError("Nøglen svarer ikke.")

    with pytest.raises(LocalError) as caught:
        jwe.decrypt(parcel(), Keyring((CountingKey(havblik().key, away),)))
    assert "Kanarius" not in told(caught.value)


def test_the_sizes_add_up() -> None:
    sizes = (1024, 1024, 12, jws.MOST, 16)
    assert sum(map(encoded_length, sizes)) + 4 == jwe.MOST
