"""Keys: read from files, of the right kind, never shown, and the right one at the right time."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from tests.unit.security import house
from tests.unit.security.house import NOW, CountingKey, fjordby, havblik, told

from samarbejde_schema.errors import LocalError
from samarbejde_schema.security.encoding import thumbprint
from samarbejde_schema.security.keys import Keyring, SoftwareKey, key_from_pem, key_from_pkcs12, key_id
from samarbejde_schema.testing.authority import Bad, Issued

PASSWORD = b"Kanarius Fuglsang"


def pem(password: bytes | None = None, form: PrivateFormat = PrivateFormat.PKCS8) -> bytes:
    lock = BestAvailableEncryption(password) if password else NoEncryption()
    return house.private(fjordby()).private_bytes(Encoding.PEM, form, lock)


def chain_pem(*ders: bytes) -> bytes:
    return b"".join(x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM) for der in ders)


def p12(issued: Issued, password: bytes = b"kode") -> bytes:
    leaf, *above = map(x509.load_der_x509_certificate, issued.chain)
    lock = BestAvailableEncryption(password)
    return pkcs12.serialize_key_and_certificates(b"test", issued.private, leaf, above, lock)


def refused(call: Callable[[], object], *words: str) -> None:
    with pytest.raises(LocalError) as caught:
        call()
    for word in words:
        assert word in str(caught.value)
    story = told(caught.value)
    for secret in (*pem().decode().splitlines()[1:-1], "PRIVATE KEY", "Kanarius", "OpenSSL", "asn1"):
        assert secret not in story


# From files


def test_a_key_is_read_from_pem_and_from_pkcs12() -> None:
    chain = chain_pem(*fjordby().chain)
    for key in (
        key_from_pem(pem(), chain),
        key_from_pem(pem(form=PrivateFormat.TraditionalOpenSSL), chain),
        key_from_pem(pem(PASSWORD), chain, PASSWORD),
        key_from_pem(pem() + chain, pem() + chain),
        key_from_pkcs12(p12(fjordby()), b"kode"),
    ):
        assert key.chain == fjordby().chain
        assert key_id(key) == thumbprint(fjordby().chain[0])


def test_the_chain_is_put_in_order_and_the_root_left_out() -> None:
    leaf, issuer = fjordby().chain
    root, other = house.authority().root, havblik().chain[0]
    for ders in (
        (leaf, issuer),
        (issuer, leaf),
        (root, issuer, leaf),
        (other, root, leaf, issuer, issuer, leaf),
    ):
        assert key_from_pem(pem(), chain_pem(*ders)).chain == (leaf, issuer)
    assert key_from_pem(pem(), chain_pem(leaf)).chain == (leaf,)


def test_a_longer_chain_stops_at_three() -> None:
    deep = house.authority().bad(Bad.THREE_LEVELS)
    key = SoftwareKey(house.private(deep), (*deep.chain, house.authority().root))
    assert 2 <= len(key.chain) <= 3
    assert house.authority().root not in key.chain


def test_a_circle_of_issuers_ends() -> None:
    """Two authorities that issued each other."""
    name = [x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)]) for text in ("A", "B")]
    keys = [house.private(fjordby()), house.private(havblik())]
    ders = [
        x509.CertificateBuilder(name[1 - n], name[n], keys[n].public_key(), 7 + n)
        .not_valid_before(NOW)
        .not_valid_after(NOW + timedelta(days=1))
        .sign(keys[1 - n], SHA256())
        .public_bytes(Encoding.DER)
        for n in (0, 1)
    ]
    assert SoftwareKey(keys[0], ders).chain == tuple(ders)


def test_what_is_wrong_with_a_file_is_told() -> None:
    chain = chain_pem(*fjordby().chain)
    for data in (
        b"",
        b"junk",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        chain,
        pem()[:400],
    ):
        refused(lambda data=data: key_from_pem(data, chain), "Nøglen kunne ikke læses")
    refused(lambda: key_from_pem(pem(PASSWORD), chain), "kodeord")
    refused(lambda: key_from_pem(pem(PASSWORD), chain, b"Kanarius"), "kodeord")
    refused(lambda: key_from_pem(pem(), chain, PASSWORD), "kodeord")
    for data in (b"", b"junk", pem(), chain[:300]):
        refused(lambda data=data: key_from_pem(pem(), data), "Certifikatfilen kunne ikke læses")
    refused(lambda: key_from_pem(pem(), chain_pem(*havblik().chain)), "hører til nøglen")
    for data in (b"", b"junk", pem(), p12(fjordby())[:-9]):
        refused(lambda data=data: key_from_pkcs12(data, b"kode"), "PKCS#12")
    refused(lambda: key_from_pkcs12(p12(fjordby()), PASSWORD), "kodeord")
    refused(lambda: key_from_pkcs12(p12(fjordby()), None), "kodeord")


def test_a_file_without_key_or_with_another_certificate() -> None:
    leaf, issuer = map(x509.load_der_x509_certificate, fjordby().chain)
    other = x509.load_der_x509_certificate(havblik().chain[0])
    lock = BestAvailableEncryption(b"kode")
    none = pkcs12.serialize_key_and_certificates(b"x", None, leaf, [issuer], lock)
    refused(lambda: key_from_pkcs12(none, b"kode"), "privat nøgle")
    bare = pkcs12.serialize_key_and_certificates(b"x", house.private(fjordby()), None, None, lock)
    refused(lambda: key_from_pkcs12(bare, b"kode"), "hører til nøglen")
    strange = pkcs12.serialize_key_and_certificates(b"x", house.private(fjordby()), None, [other], lock)
    refused(lambda: key_from_pkcs12(strange, b"kode"), "hører til nøglen")


@pytest.mark.parametrize("shape", [Bad.RSA_2048, Bad.EC])
def test_only_rsa_of_3072_bits_and_more(shape: Bad) -> None:
    bad = house.authority().bad(shape)
    refused(lambda: key_from_pem(bad.key_pem, bad.chain_pem), "3072")
    refused(lambda: key_from_pkcs12(p12(bad), b"kode"), "3072")


def test_a_key_just_below_the_size_is_refused() -> None:
    refused(lambda: SoftwareKey(house.pool().rsa("kort", 3064), fjordby().chain), "3072")
    assert rsa.RSAPrivateKey  # the size is the modulus's, in bits


# Use


def test_signature_and_secret_are_those_of_the_standards() -> None:
    key, public = fjordby().key, house.private(fjordby()).public_key()
    public.verify(key.sign(b"data"), b"data", padding.PSS(padding.MGF1(SHA256()), 32), SHA256())
    oaep = padding.OAEP(padding.MGF1(SHA256()), SHA256(), None)
    assert key.decrypt(public.encrypt(b"hemmelig", oaep)) == b"hemmelig"
    for wrong in (b"", b"\0" * 384, b"\xff" * 384, public.encrypt(b"x", padding.PKCS1v15())):
        with pytest.raises(ValueError, match=r"."):
            key.decrypt(wrong)


# Never shown


def test_a_key_is_never_shown() -> None:
    numbers = house.private(fjordby()).private_numbers()
    for text in (
        repr(fjordby().key),
        str(fjordby().key),
        f"{fjordby().key}",
        repr(house.ring()),
        repr([fjordby().key]),
    ):
        assert str(numbers.d) not in text
        assert "Private" not in text
    assert repr(fjordby().key) == f"<SoftwareKey {thumbprint(fjordby().chain[0])}>"
    assert not hasattr(fjordby().key, "__dict__")
    with pytest.raises(TypeError):
        copy.copy(fjordby().key)


@pytest.mark.parametrize(
    "way", [copy.deepcopy, *(lambda thing, p=p: pickle.dumps(thing, p) for p in range(6))]
)
def test_a_key_is_neither_pickled_nor_copied(way: Callable[[object], object]) -> None:
    for thing in (fjordby().key, house.ring()):
        with pytest.raises((TypeError, AttributeError)):
            way([thing])


# The ring


def test_the_newest_valid_key_signs() -> None:
    make = house.authority().organisation
    days = [NOW + timedelta(days=d) for d in (-900, -30, 30, 900)]
    old = make("90000004", valid=(days[0], days[2])).key
    new = make("90000004", valid=(days[1], days[3])).key
    late = make("90000004", valid=(days[2], days[3])).key
    for keys in ((old, new, late), (late, new, old)):
        ring = Keyring(keys)
        assert ring.signing(NOW) is new
        assert ring.signing(days[1] - timedelta(seconds=1)) is old
        assert ring.signing(days[1]) is new
        assert ring.signing(days[2]) is late
        assert ring.signing(days[3]) in (new, late)
        for outside in (days[0] - timedelta(seconds=1), days[3] + timedelta(seconds=1)):
            refused(lambda ring=ring, outside=outside: ring.signing(outside), "gælder nu")
        for key in keys:
            assert ring.by_kid(key_id(key)) is key
        assert ring.by_kid("ukendt") is None


def test_a_ring_may_be_empty_and_takes_any_kind_of_key() -> None:
    refused(lambda: Keyring(()).signing(NOW), "gælder nu")
    assert Keyring(()).by_kid("") is None
    other = CountingKey(fjordby().key)
    assert Keyring((other,)).signing(NOW) is other
    loose = house.authority().bad(Bad.RSA_2048).loose
    refused(lambda: Keyring((loose,)), "3072")
