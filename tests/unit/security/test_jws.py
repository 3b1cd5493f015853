"""Signing and verifying: what the profile allows, and every trick it refuses."""

from __future__ import annotations

import hashlib
import hmac
import json
import pickle
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512, HashAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.unit.security import house
from tests.unit.security.house import NOW, fjordby, forged, header, opened, signed, std, told, url

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security import jws
from samarbejde_schema.security.codes import TEXTS, untrusted
from samarbejde_schema.security.encoding import from_base64, from_base64url, thumbprint
from samarbejde_schema.security.jws import MOST, PAYLOAD, Typ, content_types
from samarbejde_schema.testing.authority import Bad


def refused(data: bytes, code: str, typ: Typ = Typ.BESKED, **with_: Any) -> None:
    with pytest.raises(UntrustedError) as caught:
        jws.verify(data, **{"typ": typ, "trust_chain": house.believe, "now": NOW, **with_})
    assert caught.value.code == code
    assert str(caught.value) == TEXTS[code][0]
    story = told(caught.value)
    for secret in ("Kanarius", "0504909989", data[:40].decode("latin-1"), data[-40:].decode("latin-1")):
        assert secret == "" or secret not in story


# What holds


@pytest.mark.parametrize("typ", Typ)
def test_what_was_signed_comes_back(typ: Typ) -> None:
    for cty in content_types(typ):
        data = jws.sign(
            house.PAYLOAD, key=fjordby().key, typ=typ, cty=cty, now=NOW + timedelta(milliseconds=7)
        )
        back = opened(data, typ)
        assert (back.payload, back.typ, back.cty, back.issued) == (house.PAYLOAD, typ, cty, NOW)
        assert back.signer == thumbprint(fjordby().chain[0])
        assert back.digest == hashlib.sha256(house.PAYLOAD).hexdigest()
        assert jws.payload_of(data) == house.PAYLOAD


def test_the_header_is_exactly_that_of_the_profile() -> None:
    head = json.loads(from_base64url(signed().split(b".")[0]) or b"")
    assert head == header()
    assert list(head) == ["alg", "typ", "cty", "x5c", "x5t#S256", "iat"]


def test_somebody_who_judges_certificates_can_be_handed_in() -> None:
    class Trusting:
        def accept(self, chain: tuple[bytes, ...], now: datetime) -> tuple[int, datetime]:
            return len(chain), now

    back = jws.open_signed(signed(), trust=Trusting(), typ=Typ.BESKED, now=NOW)
    assert back.signer == (2, NOW)
    with pytest.raises(UntrustedError) as caught:
        jws.open_signed(signed()[:-1], trust=Trusting(), typ=Typ.BESKED, now=NOW)
    assert "Kanarius" not in told(caught.value)


def test_a_forger_with_the_right_key_and_header_is_no_forger() -> None:
    assert opened(forged(header())).payload == house.PAYLOAD
    assert opened(forged(json.dumps(header(), indent=1).encode())).payload == house.PAYLOAD


def test_five_mebibytes_are_let_through_and_not_one_more() -> None:
    large = b"x" * PAYLOAD
    data = signed(large)
    assert opened(data).payload == large
    assert len(data) <= MOST
    refused(forged(header(), large + b"x"), "SIK-HOVED")
    with pytest.raises(LocalError) as caught:
        signed(large + b"x")
    assert "xxxx" not in told(caught.value)


def test_other_sizes_of_key_within_the_profile() -> None:
    key = house.authority().organisation("90000004", shape="rsa-4096").key
    assert opened(signed(key=key)).payload == house.PAYLOAD


def test_what_is_signed_is_shown_nowhere() -> None:
    back = opened(signed())
    assert "Kanarius" not in repr(back)
    assert pickle.loads(pickle.dumps(back)) == back


# Other algorithms


def pss(hash_: HashAlgorithm, salt: int | None = None) -> Callable[[bytes], bytes]:
    length = hash_.digest_size if salt is None else salt
    return lambda data: house.private(fjordby()).sign(data, padding.PSS(padding.MGF1(hash_), length), hash_)


def pkcs1(hash_: HashAlgorithm) -> Callable[[bytes], bytes]:
    return lambda data: house.private(fjordby()).sign(data, padding.PKCS1v15(), hash_)


def with_public_key(form: Encoding, data: bytes) -> bytes:
    """The classic: a MAC with the public key, which everybody has, as its secret."""
    public = house.private(fjordby()).public_key().public_bytes(form, PublicFormat.SubjectPublicKeyInfo)
    return hmac.digest(public, data, "sha256")


def on_curve(data: bytes) -> bytes:
    key = house.pool().ec("Fjordby")
    r, s = decode_dss_signature(key.sign(data, ec.ECDSA(SHA256())))
    return r.to_bytes(32, "big") + s.to_bytes(32, "big")


ALGORITHMS: list[tuple[str, Callable[[bytes], bytes]]] = [
    *((name, lambda _: b"") for name in ("none", "None", "NONE", "nOnE", "none ", "")),
    *((name, lambda _: b"\0" * 384) for name in ("none", "NONE")),
    ("HS256", lambda data: with_public_key(Encoding.PEM, data)),
    ("HS256", lambda data: with_public_key(Encoding.DER, data)),
    ("HS256", lambda data: hmac.digest(fjordby().chain[0], data, "sha256")),
    ("HS256", lambda data: hmac.digest(b"", data, "sha256")),
    ("RS256", pkcs1(SHA256())),
    ("RS384", pkcs1(SHA384())),
    ("RS512", pkcs1(SHA512())),
    ("PS384", pss(SHA384())),
    ("PS512", pss(SHA512())),
    ("ES256", on_curve),
    ("EdDSA", lambda data: ed25519.Ed25519PrivateKey.generate().sign(data)),
    ("Ed25519", lambda data: ed25519.Ed25519PrivateKey.generate().sign(data)),
    ("ps256", pss(SHA256())),
    ("PS256 ", pss(SHA256())),
    ("PS256\u0000", pss(SHA256())),
    ("РS256", pss(SHA256())),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sign"), ALGORITHMS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_another_algorithm_is_refused_by_name(name: str, sign: Callable[[bytes], bytes]) -> None:
    refused(forged(header(alg=name), sign=sign), "SIK-HOVED")


@pytest.mark.parametrize("alg", [None, 256, True, ["PS256"], {"PS256": 1}, ...], ids=str)
def test_an_algorithm_is_a_name(alg: Any) -> None:
    refused(forged(header(alg=alg)), "SIK-HOVED")


@pytest.mark.parametrize(
    "sign",
    [
        *(pss(SHA256(), salt) for salt in (0, 1, 20, 31, 33, 48, 64, 350)),
        pss(SHA384(), 32),
        pss(SHA512()),
        pkcs1(SHA256()),
        lambda data: house.private(fjordby()).sign(data, padding.PSS(padding.MGF1(SHA512()), 32), SHA256()),
        lambda data: with_public_key(Encoding.PEM, data),
        lambda _: b"\0" * 384,
        lambda _: b"\xff" * 384,
        lambda _: b"\0",
        lambda data: b"\0" + fjordby().key.sign(data),
        lambda data: fjordby().key.sign(data) + b"\0",
        lambda data: fjordby().key.sign(data)[:-1],
        lambda data: fjordby().key.sign(data) * 2,
        lambda data: house.havblik().key.sign(data),
        lambda data: fjordby().key.sign(data.swapcase()),
    ],
)
def test_the_header_says_ps256_and_the_signature_is_something_else(sign: Callable[[bytes], bytes]) -> None:
    refused(forged(header(), sign=sign), "SIK-SIGNATUR")


def test_a_number_above_the_modulus_is_no_signature() -> None:
    """The same signature plus the modulus is the same number to a careless verifier."""
    modulus = house.private(fjordby()).public_key().public_numbers().n
    data = forged(header())
    text, _, signature = data.rpartition(b".")
    number = int.from_bytes(from_base64url(signature) or b"", "big") + modulus
    refused(text + b"." + url(number.to_bytes(385, "big")), "SIK-SIGNATUR")


# The header


EXTRA: dict[str, Any] = {
    "crit": ["iat"],
    "b64": True,
    "jku": "https://fjordby.example/keys",
    "x5u": "https://fjordby.example/chain",
    "jwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
    "kid": "1",
    "zip": "DEF",
    "x5t": "AAAA",
    "nonce": "1",
    "exp": 1,
    "ALG": "PS256",
    "Iat": 1,
    "": "",
}


@pytest.mark.parametrize("name", EXTRA)
def test_another_member_is_refused(name: str) -> None:
    head = {**header(), name: EXTRA[name]}
    refused(forged(head), "SIK-HOVED")
    refused(forged({**head, "crit": [name]}), "SIK-HOVED")


def test_empty_crit_and_unencoded_payload_are_refused() -> None:
    refused(forged({**header(), "crit": []}), "SIK-HOVED")
    head = url(json.dumps({**header(), "b64": False, "crit": ["b64"]}).encode())
    text = head + b"." + b"payload"
    refused(text + b"." + url(fjordby().key.sign(text)), "SIK-HOVED")


@pytest.mark.parametrize("name", header())
def test_a_member_less_is_refused(name: str) -> None:
    refused(forged(header(**{name: ...})), "SIK-HOVED")


@pytest.mark.parametrize("name", header())
def test_a_member_twice_is_refused_however_it_is_written(name: str) -> None:
    whole = json.dumps(header())
    value = json.dumps(header()[name])
    escaped = "".join(f"\\u{ord(letter):04x}" for letter in name)
    for again in (name, escaped):
        refused(forged(f'{{"{again}": {value}, {whole[1:]}'.encode()), "SIK-HOVED")
        refused(forged(f'{whole[:-1]}, "{again}": {value}}}'.encode()), "SIK-HOVED")
    refused(forged(f'{{"{name}": null, {whole[1:]}'.encode()), "SIK-HOVED")


@pytest.mark.parametrize("name", header())
@pytest.mark.parametrize("value", [None, "", 1.5, -1, True, [], {}, [[]], ["x"], "æ"], ids=repr)
def test_a_member_of_another_kind_is_refused(name: str, value: Any) -> None:
    code = "SIK-TYPE" if name in ("typ", "cty") and isinstance(value, str) else "SIK-HOVED"
    refused(forged(header(**{name: value})), code)


RAW_HEADERS = [
    b"",
    b"null",
    b"[]",
    b'"PS256"',
    b"{}",
    b"{",
    json.dumps(header()).encode() + b" {}",
    json.dumps(header()).encode("utf-16"),
    b"\xef\xbb\xbf" + json.dumps(header()).encode(),
    json.dumps(header()).encode()[:-1] + b",}",
    b"/**/" + json.dumps(header()).encode(),
    json.dumps([header()]).encode(),
    json.dumps(header()).replace('"PS256"', "'PS256'").encode(),
    json.dumps(header()).replace('"PS256"', '"PS256\\u0000"').encode(),
    json.dumps(header()).encode().replace(b"PS256", b"\xff"),
]


@pytest.mark.parametrize("raw", RAW_HEADERS)
def test_a_header_is_one_object_of_strict_json(raw: bytes) -> None:
    refused(forged(raw), "SIK-HOVED")


def test_a_header_is_at_most_16_kib() -> None:
    raw = json.dumps(header()).encode()
    assert opened(forged(raw + b" " * (16 * 1024 - len(raw)))).payload == house.PAYLOAD
    refused(forged(raw + b" " * (16 * 1024 - len(raw) + 1)), "SIK-HOVED")


# Kinds


@pytest.mark.parametrize("typ", Typ)
@pytest.mark.parametrize("expected", Typ)
def test_one_kind_is_never_taken_for_another(typ: Typ, expected: Typ) -> None:
    if typ is not expected:
        refused(signed(typ=typ), "SIK-TYPE", expected)


@pytest.mark.parametrize(
    "typ", ["JWT", "samarbejde-besked", "SAMARBEJDE-BESKED+JWS", "application/samarbejde-besked+jws", "jose"]
)
def test_an_unknown_kind_is_refused(typ: str) -> None:
    refused(forged(header(typ=typ)), "SIK-TYPE")


@pytest.mark.parametrize(
    "cty", ["text/plain", "json", "application/JSON", "application/json; charset=utf-8", "JWT"]
)
def test_an_unknown_media_type_is_refused(cty: str) -> None:
    refused(forged(header(cty=cty)), "SIK-TYPE")


def test_only_a_message_comes_as_xml() -> None:
    assert opened(forged(header(cty="application/xml"))).cty == "application/xml"
    for typ in set(Typ) - {Typ.BESKED}:
        refused(forged(header(typ=typ, cty="application/xml")), "SIK-TYPE", typ)
        with pytest.raises(LocalError):
            jws.sign(b"<a/>", key=fjordby().key, typ=typ, cty="application/xml", now=NOW)


# Certificates


def test_the_digest_is_that_of_the_leaf() -> None:
    leaf, issuer = fjordby().chain
    right = thumbprint(leaf)
    wrong = (thumbprint(issuer), right + "=", right[:-1], right[:-1] + ("B" if right[-1] != "B" else "C"))
    for x5t in (
        *wrong,
        hashlib.sha256(leaf).hexdigest(),
        std(hashlib.sha256(leaf).digest()),
        right.swapcase(),
    ):
        refused(forged(header(x5t=x5t)), "SIK-HOVED")


def test_there_are_one_to_three_certificates_each_another() -> None:
    leaf, issuer = fjordby().chain
    others = [one.chain[0] for one in (house.havblik(), house.authority().bad(Bad.EMPLOYEE))]
    for chain in ([], [leaf, issuer, *others], [leaf, leaf], [leaf, issuer, leaf]):
        refused(forged(header(x5c=[std(der) for der in chain])), "SIK-HOVED")
    for chain in ([leaf], [leaf, issuer], [leaf, issuer, others[0]]):
        assert opened(forged(header(x5c=[std(der) for der in chain]))).payload == house.PAYLOAD


def test_a_root_is_not_sent_along() -> None:
    leaf, issuer = fjordby().chain
    for chain in ([leaf, house.authority().root], [leaf, issuer, house.authority().root]):
        refused(forged(header(x5c=[std(der) for der in chain])), "SIK-KAEDE")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text + "=",
        lambda text: text + "\n",
        lambda text: " " + text,
        lambda text: text[:76] + "\n" + text[76:],
        lambda text: text.replace("+", "-").replace("/", "_"),
        lambda text: text.rstrip("=") if text.endswith("=") else text[:-1],
        lambda text: "",
        lambda text: text[:-4] + "AB==",
        lambda text: f"-----BEGIN CERTIFICATE-----{text}-----END CERTIFICATE-----",
        lambda text: text + "æ",
    ],
)
def test_certificates_are_in_strict_base64(spoil: Callable[[str], str]) -> None:
    leaf, issuer = map(std, fjordby().chain)
    der = from_base64(spoil(leaf).encode())
    refused(forged(header(x5c=[spoil(leaf), issuer], x5t=thumbprint(der or b""))), "SIK-HOVED")
    refused(forged(header(x5c=[leaf, spoil(issuer)])), "SIK-HOVED")


def test_a_leaf_that_is_no_certificate_cannot_have_signed() -> None:
    for junk in (b"junk", fjordby().chain[0] + b"\0", fjordby().chain[0][:-1]):
        head = header(x5c=[std(junk)], x5t=thumbprint(junk))
        refused(forged(head), "SIK-CERTIFIKAT")


@pytest.mark.parametrize("shape", [Bad.RSA_2048, Bad.EC])
def test_a_short_key_and_a_curve_are_refused_even_where_everybody_is_believed(shape: Bad) -> None:
    loose = house.authority().bad(shape).loose
    refused(forged(header(loose), sign=loose.sign), "SIK-CERTIFIKAT")


def test_the_judgement_of_the_chain_is_told_before_the_signature() -> None:
    asked = []

    def judge(chain: tuple[bytes, ...], now: datetime) -> str:
        asked.append((chain, now))
        raise untrusted("SIK-SPAERRELISTE")

    wrong = forged(header(), sign=lambda _: b"\0" * 384)
    refused(wrong, "SIK-SPAERRELISTE", trust_chain=judge)
    assert asked == [(fjordby().chain, NOW)]
    refused(forged(header(typ=Typ.HENT)), "SIK-TYPE", trust_chain=judge)
    refused(forged(header(kid="1")), "SIK-HOVED", trust_chain=judge)
    refused(wrong.rpartition(b".")[0] + b".", "SIK-HOVED", trust_chain=judge)
    assert len(asked) == 1


# Time


@pytest.mark.parametrize(
    "iat", ["1.0", "1e3", "-1", "-0", "true", '"1777982400"', "null", "[1]", "1777982400.0", "9" * 13, "01"]
)
def test_a_time_is_whole_seconds(iat: str) -> None:
    raw = json.dumps(header(iat=...))[:-1] + f', "iat": {iat}}}'
    refused(forged(raw.encode()), "SIK-HOVED")


def test_five_minutes_ahead_and_not_a_second_more() -> None:
    now = int(NOW.timestamp())
    assert opened(forged(header(iat=now + 300))).issued == NOW + timedelta(minutes=5)
    refused(forged(header(iat=now + 301)), "SIK-TID")
    refused(forged(header(iat=999_999_999_999)), "SIK-TID")
    refused(forged(header(iat=now + 301), sign=lambda _: b"\0" * 384), "SIK-SIGNATUR")


def test_an_old_signature_is_evidence() -> None:
    assert opened(forged(header(iat=0))).issued == datetime(1970, 1, 1, tzinfo=UTC)
    assert opened(signed()).issued == NOW


# The compact form


LAX: list[Callable[[bytes], bytes]] = [
    lambda text: text + b"=" * (-len(text) % 4) if len(text) % 4 else text + b"=",
    lambda text: text + b" ",
    lambda text: b" " + text,
    lambda text: text + b"\n",
    lambda text: text[:4] + b"\r\n" + text[4:],
    lambda text: text[:4] + b"\t" + text[4:],
    lambda text: text + b"\0",
    lambda text: text[:4] + b"?" + text[4:],
    lambda text: text[:4] + b"%41" + text[5:],
    lambda text: text + b"A" if len(text) % 4 == 0 else text[: len(text) // 4 * 4] + b"A",
    lambda text: b"-" * 4 + text[4:].replace(b"-", b"+") + b"+_/",
    lambda text: text[:4] + "æ".encode() + text[4:],
    lambda text: b"",
]


@pytest.mark.parametrize("lax", LAX)
@pytest.mark.parametrize("part", range(3))
def test_every_part_is_in_strict_base64url(lax: Callable[[bytes], bytes], part: int) -> None:
    """Signed over the very text, so that only the gate stands between it and us."""
    texts = [url(json.dumps(header()).encode()), url(house.PAYLOAD)]
    texts = [lax(text) if place == part else text for place, text in enumerate(texts)]
    signature = url(fjordby().key.sign(b".".join(texts)))
    refused(b".".join([*texts, lax(signature) if part == 2 else signature]), "SIK-HOVED")


def test_bits_that_belong_to_no_byte_are_zero() -> None:
    for payload in (b"a", b"ab"):
        head, text = url(json.dumps(header()).encode()), url(payload)
        letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        for step in (1, 2, 3):
            other = text[:-1] + bytes([letters[letters.index(text[-1]) + step]])
            body = head + b"." + other
            refused(body + b"." + url(fjordby().key.sign(body)), "SIK-HOVED")


def serialised(unprotected: dict[str, Any] | None = None, **members: Any) -> bytes:
    protected, payload, signature = (part.decode() for part in signed().split(b"."))
    one = {"protected": protected, "signature": signature, **({"header": unprotected} if unprotected else {})}
    return json.dumps({"payload": payload, **(members or one)}).encode()


def test_the_serialisations_in_json_are_refused() -> None:
    protected, _, signature = (part.decode() for part in signed().split(b"."))
    one = {"protected": protected, "signature": signature}
    for data in (
        serialised(),
        serialised({"kid": "1"}),
        serialised(signatures=[one]),
        serialised(signatures=[]),
        serialised(signatures=[one, one]),
        serialised(header=header(), signature=signature),
    ):
        refused(data, "SIK-HOVED")


def test_three_parts_and_nothing_else() -> None:
    head, payload, signature = signed().split(b".")
    for parts in (
        [],
        [b""],
        [head],
        [payload],
        [head, payload],
        [head, signature],
        [head, payload, b""],
        [head, b"", signature],
        [b"", payload, signature],
        [b"", b"", b""],
        [head, payload, signature, b""],
        [b"", head, payload, signature],
        [head, payload, signature, signature],
        [head, payload, signature, payload, signature],
    ):
        refused(b".".join(parts), "SIK-HOVED")
    refused(b"." * 10_000_000, "SIK-HOVED")
    refused(b"A" * (MOST + 1), "SIK-HOVED")


def test_a_detached_payload_is_refused() -> None:
    """Signed over the payload, sent without it (RFC 7515, appendix F)."""
    head, _, signature = signed().split(b".")
    refused(head + b".." + signature, "SIK-HOVED")


def test_parts_of_two_messages_do_not_go_together() -> None:
    one, other = signed(b'{"a": 1}').split(b"."), signed(b'{"a": 2}', house.havblik().key).split(b".")
    for number in range(1, 7):
        mixed = [(other if number >> place & 1 else one)[place] for place in range(3)]
        refused(b".".join(mixed), "SIK-SIGNATUR")


# Our own mistakes


def test_what_cannot_be_signed_is_our_own_mistake() -> None:
    right: dict[str, Any] = {
        "payload": house.PAYLOAD, "key": fjordby().key, "typ": Typ.BESKED, "cty": "application/json", "now": NOW,
    }  # fmt: skip
    long = fjordby().loose
    long.chain = (*fjordby().chain, *(house.pool().rsa(f"{n}") and bytes([n]) * 9 for n in range(2)))
    wide = fjordby().loose
    wide.chain = (fjordby().chain[0], b"x" * 16_000)
    for change in (
        {"payload": b""},
        {"cty": "text/plain"},
        {"cty": "application/JSON"},
        {"now": NOW.replace(tzinfo=None)},
        {"key": wide},
        {"key": long},
    ):
        with pytest.raises(LocalError) as caught:
            jws.sign(**{**right, **change})
        assert "Kanarius" not in told(caught.value)


def test_a_key_that_cannot_sign_now_is_told_in_silence() -> None:
    class Away:
        chain = fjordby().chain

        def sign(self, data: bytes) -> bytes:
            raise LocalError("Nøglen svarer ikke.")

        def decrypt(self, wrapped: bytes) -> bytes:
            raise LocalError("Nøglen svarer ikke.")

    with pytest.raises(LocalError) as caught:
        signed(key=Away())
    assert "Kanarius" not in told(caught.value)
    assert house.url(house.PAYLOAD)[:20].decode() not in told(caught.value)


def test_a_time_without_offset_is_our_own_mistake() -> None:
    with pytest.raises(LocalError):
        jws.verify(signed(), typ=Typ.BESKED, trust_chain=house.believe, now=NOW.replace(tzinfo=None))


def test_what_lay_in_the_store_and_is_no_jws_is_told_in_silence() -> None:
    for data in (b"", b"Kanarius", b"Kanarius.Kanarius", b"a.Kanarius!.b", b"a.b.Kanarius.d"):
        with pytest.raises(LocalError) as caught:
            jws.payload_of(data)
        assert "Kanarius" not in told(caught.value)


def test_every_code_has_two_texts_and_only_one_is_for_later() -> None:
    for code, (danish, english) in TEXTS.items():
        assert danish != english
        error = untrusted(code)
        assert (error.code, str(error)) == (code, danish)
        assert error.later == (code == "SIK-SPAERRELISTE")
