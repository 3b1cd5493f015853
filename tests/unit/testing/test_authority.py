"""The test kit's authority: what vendors and our own tests make their certificates with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import count

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import SignatureAlgorithmOID

from samarbejde_schema.errors import LocalError
from samarbejde_schema.security.codes import TEXTS
from samarbejde_schema.security.keys import key_from_pem, key_from_pkcs12, key_id
from samarbejde_schema.security.participants import Register
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.testing import shapes
from samarbejde_schema.testing.authority import Authority, Bad, Good, KeyPool
from samarbejde_schema.testing.clock import START, Clock

PSS = padding.PSS(padding.MGF1(SHA256()), 32)


@cache
def pool() -> KeyPool:
    return KeyPool()


@cache
def authority() -> Authority:
    return Authority(START, keys=pool())


def parsed(der: bytes) -> x509.Certificate:
    return x509.load_der_x509_certificate(der)


def test_the_example_of_the_module() -> None:
    clock = Clock()
    kommune = authority().organisation("90000004", name="Fjordby Kommune")
    register = Register(1, "test", clock(), clock() + timedelta(days=30), (kommune.entry(),))
    trust = Trust(authority().anchors, register, authority().revocation())
    assert trust.accept(kommune.chain, clock()).cvr == "90000004"


def test_a_chain_has_the_shape_of_oces() -> None:
    issued = authority().organisation("90000012", name="Botilbuddet Havblik")
    leaf, issuing = map(parsed, issued.chain)
    root = parsed(authority().root)
    for certificate in (leaf, issuing, root):
        assert certificate.signature_algorithm_oid == SignatureAlgorithmOID.RSASSA_PSS
        parameters = certificate.signature_algorithm_parameters
        assert isinstance(parameters, padding.PSS) and parameters._salt_length == 32
        assert certificate.public_key().key_size == 3072
    assert "2.5.4.97=NTRDK-90000012" in leaf.subject.rfc4514_string()
    assert "2.5.4.5=UI:DK-O:G:" in leaf.subject.rfc4514_string()
    known = {one.oid for one in leaf.extensions}
    assert x509.ExtensionOID.SUBJECT_ALTERNATIVE_NAME not in known
    assert x509.ExtensionOID.EXTENDED_KEY_USAGE not in known
    leaf.verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    assert authority().issuing == issued.chain[1] and authority().root not in issued.chain


def test_every_shape_has_a_maker_and_every_bad_one_a_code() -> None:
    assert set(shapes.GOOD) == set(Good)
    assert set(shapes.BAD_LEAVES) | set(shapes.BAD_CHAINS) == set(Bad)
    assert not set(shapes.BAD_LEAVES) & set(shapes.BAD_CHAINS)
    assert {shape.code for shape in Bad} <= set(TEXTS)
    assert all(shape.value.isascii() for shape in (*Good, *Bad))


def test_shapes_go_by_name() -> None:
    assert authority().bad("medarbejder").certificate.kind == "medarbejder"
    assert authority().organisation("90000004", shape="cvr-foerst").certificate.cvr == "90000004"
    with pytest.raises(ValueError, match="ukendt"):
        authority().bad("ukendt")
    with pytest.raises(ValueError, match="udloebet"):
        authority().organisation("90000004", shape="udloebet")


def test_a_certificate_for_a_while() -> None:
    end = START + timedelta(hours=1)
    read = authority().organisation("90000004", valid=(START, end), key=pool().rsa("en")).certificate
    assert (read.not_before, read.not_after) == (START, end)


def test_serial_numbers_can_be_handed_in() -> None:
    one = Authority(START, keys=pool(), serials=count(77))
    issued = one.organisation("90000004", key=pool().rsa("en"))
    serials = [parsed(der).serial_number for der in (one.root, one.issuing, issued.chain[0])]
    assert serials == [77, 78, 79]


def test_the_next_certificate_of_an_organisation_has_a_key_of_its_own() -> None:
    one, again = Authority(START, keys=pool()), Authority(START, keys=pool())
    first, second = (one.organisation("90000020") for _ in range(2))
    assert first.key_pem != second.key_pem
    assert again.organisation("90000020").key_pem == first.key_pem  # the pool has it already


def test_keys_are_taken_by_the_library_in_every_form() -> None:
    issued = authority().organisation("90000004", key=pool().rsa("en"))
    for key in (
        issued.key,
        key_from_pem(issued.key_pem, issued.chain_pem),
        key_from_pkcs12(issued.pkcs12("hemmeligt"), b"hemmeligt"),
    ):
        assert (key.chain, key_id(key)) == (issued.chain, issued.certificate.thumbprint)
        issued.certificate.public_key.verify(key.sign(b"data"), b"data", PSS, SHA256())


def test_what_an_attacker_has() -> None:
    forged = authority().bad(Bad.REVERSED)
    assert forged.loose.chain == forged.chain
    for shape in (Bad.RSA_2048, Bad.EC):
        issued = authority().bad(shape)
        assert issued.loose.sign(b"data")
        with pytest.raises(LocalError):
            _ = issued.key
    with pytest.raises(ValueError, match="decrypt"):
        authority().bad(Bad.EC).loose.decrypt(b"data")


def test_nothing_secret_is_shown() -> None:
    issued = authority().organisation("90000004", key=pool().rsa("en"))
    for shown in (repr(issued), repr(issued.loose), repr(authority()), repr(pool())):
        assert "RSAPrivateKey" not in shown and r"\x" not in shown


# --- the clock


def test_a_clock_stands_still_until_it_is_moved() -> None:
    clock = Clock(datetime(2026, 3, 2, 10, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock() == clock() == START
    assert clock().tzinfo is UTC
    assert clock.advance(timedelta(hours=72)) == clock() == START + timedelta(hours=72)
    assert clock.advance(-timedelta(hours=73)) < START
    assert repr(Clock()) == "Clock(2026-03-02T09:00:00+00:00)"


def test_a_clock_has_an_offset() -> None:
    with pytest.raises(ValueError, match="offset"):
        Clock(datetime(2026, 3, 2))
