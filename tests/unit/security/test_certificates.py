"""Reading certificates, and chains under a pinned root."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from tests.unit.security.house import pool
from tests.unit.security.trusted import authority, kommune

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security.certificates import (
    Certificate,
    Kind,
    certificates_from_pem,
    in_arc,
    is_cvr,
    is_root,
    verified_chain,
)
from samarbejde_schema.testing.authority import Authority, Bad, Good, KeyPool
from samarbejde_schema.testing.clock import START

HOUR, MICRO = timedelta(hours=1), timedelta(microseconds=1)


def code_of(call, *args) -> str | None:
    """The code a call is refused with; ``None`` when it is not. Any other exception is a failure."""
    try:
        call(*args)
    except UntrustedError as error:
        return error.code
    return None


# --- what stands in a certificate


@pytest.mark.parametrize("shape", Good)
def test_the_cvr_number_is_found_wherever_it_stands(shape: Good) -> None:
    issued = authority().organisation("90000012", shape=shape, key=pool().rsa("formen"))
    read = issued.certificate
    assert (read.cvr, read.kind, read.fault) == ("90000012", Kind.ORGANISATION, None)
    assert read.signs and read.encrypts and read.is_pss and not read.is_authority


def test_everything_of_an_ordinary_certificate() -> None:
    read = kommune().certificate
    assert read.der == kommune().chain[0]
    assert (read.not_before, read.not_after) == (START, START + timedelta(days=1095))
    assert read.not_before.tzinfo is UTC
    assert read.policies == ("1.2.208.169.1.1.1.3.7",)
    assert read.subject_name == "Fjordby Kommune"
    assert read.public_key.key_size == 3072
    assert len(read.thumbprint) == 43
    assert not read.valid_at(START - MICRO) and read.valid_at(START)
    assert "Fjordby" not in repr(read) and r"\x" not in repr(read)


def test_an_employee_has_the_organisations_cvr_number_and_is_none() -> None:
    read = authority().employee("90000004").certificate
    assert (read.cvr, read.kind, read.fault) == ("90000004", Kind.EMPLOYEE, "SIK-MEDARBEJDER")


@pytest.mark.parametrize(
    ("policy", "inside"),
    [
        ("1.2.208.169.1.1.1.3.7", True),
        ("1.2.208.169.1.1.1.3.7.1", True),
        ("1.2.208.169.1.1.1.3.7.4.2", True),
        ("1.2.208.169.1.1.1.3.70", False),
        ("1.2.208.169.1.1.1.3.71.1", False),
        ("1.2.208.169.1.1.1.3.8", False),
        ("1.2.208.169.1.1.1.3", False),
        ("2.1.2.208.169.1.1.1.3.7", False),
        ("2.5.29.32.0", False),
    ],
)
def test_the_policy_is_compared_number_by_number(policy: str, inside: bool) -> None:
    assert in_arc(policy) is inside


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("90000004", True),
        ("90000012", True),
        ("90000005", False),
        ("9000000", False),
        ("900000040", False),
        ("90000004\n", False),
        (" 90000004", False),
        ("9000000٤", False),
        ("", False),
    ],
)
def test_a_cvr_number(text: str, right: bool) -> None:
    assert is_cvr(text) is right


# --- hostile bytes


def test_bytes_that_are_no_certificate() -> None:
    der = kommune().chain[0]
    for data in (b"", b"0", b"\x30\x80\x00\x00", bytes(500), der + b"\x00", der * 2, b"x" * 20_000):
        assert code_of(Certificate.from_der, data) == "SIK-CERTIFIKAT"


def test_cut_certificates() -> None:
    der = kommune().chain[0]
    for end in range(0, len(der), 13):
        assert code_of(Certificate.from_der, der[:end]) == "SIK-CERTIFIKAT"


def test_a_changed_certificate_is_never_trusted() -> None:
    """Any bit of the leaf or of its issuer, also those outside what is signed."""
    randoms = random.Random(3)
    for place in (0, 1):
        for _ in range(600):
            chain = list(kommune().chain)
            data = bytearray(chain[place])
            data[randoms.randrange(len(data))] ^= 1 << randoms.randrange(8)
            chain[place] = bytes(data)
            assert code_of(verified_chain, tuple(chain), (authority().root,)) in (
                "SIK-KAEDE",
                "SIK-CERTIFIKAT",
            )


def test_a_certificate_has_one_thumbprint() -> None:
    """How many bits the signature lacks is not signed; that byte is 0 in the one way to write it."""
    issued = kommune()
    while issued.chain[0][-1] & 1:  # until the last bit can be said to be lacking
        issued = authority().organisation("90000004", key=pool().rsa("formen"))
    der = issued.chain[0]
    place = len(der) - 3072 // 8 - 1
    assert der[place] == 0
    for lacking in range(1, 256):
        twin = der[:place] + bytes([lacking]) + der[place + 1 :]
        assert code_of(verified_chain, (twin, issued.chain[1]), (authority().root,)) == "SIK-CERTIFIKAT"


def test_random_bytes_inside_a_certificate_raise_nothing_else() -> None:
    randoms = random.Random(4)
    for _ in range(1500):
        data = bytearray(kommune().chain[0])
        start = randoms.randrange(len(data))
        data[start : start + randoms.randrange(1, 6)] = randoms.randbytes(randoms.randrange(0, 6))
        assert code_of(Certificate.from_der, bytes(data)) in (None, "SIK-CERTIFIKAT")


def signed_over(public: rsa.RSAPublicKey, issuer: rsa.RSAPrivateKey, *serials: str) -> bytes:
    """A certificate of its own making for this key."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Fjordby")])
    builder = x509.CertificateBuilder(name, name, public, 1, START, START + timedelta(days=1))
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    return builder.sign(issuer, hashes.SHA256(), rsa_padding=pss).public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    ("bits", "exponent", "taken"),
    [
        (3072, 65537, True),
        (8192, 65537, True),
        (3071, 65537, False),
        (8193, 65537, False),
        (3072, 3, False),
        (3072, 2**32 + 15, False),
        (3072, 2**3000 + 1, False),
    ],
)
def test_keys_that_are_too_small_or_made_to_be_slow(bits: int, exponent: int, taken: bool) -> None:
    modulus = (1 << (bits - 1)) + 12345  # nobody has its private half
    public = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    found = code_of(Certificate.from_der, signed_over(public, pool().rsa("lav")))
    assert found == (None if taken else "SIK-CERTIFIKAT")


def test_pem_files() -> None:
    assert certificates_from_pem(b"Bag Attributes\n" + kommune().chain_pem) == kommune().chain
    for wrong in (b"", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", kommune().chain[0]):
        with pytest.raises(LocalError, match="Certifikatfilen") as caught:
            certificates_from_pem(wrong)
        assert caught.value.__cause__ is None


# --- chains


def test_a_chain_and_the_time_in_which_it_holds() -> None:
    chain = verified_chain(kommune().chain, (authority().root,))
    assert (chain.leaf.der, chain.issuer.der, chain.root.der) == (*kommune().chain, authority().root)
    assert (chain.not_before, chain.not_after) == (chain.leaf.not_before, chain.leaf.not_after)


def test_a_leaf_that_outlives_its_issuer_holds_as_long_as_the_issuer() -> None:
    end = START + timedelta(days=20_000)
    issued = authority().organisation("90000004", valid=(START, end), key=pool().rsa("formen"))
    chain = verified_chain(issued.chain, (authority().root,))
    assert chain.not_after == chain.issuer.not_after < end
    assert code_of(chain.at, chain.not_after + MICRO) == "SIK-UDLOEBET"


def test_both_ends_belong_to_the_validity_and_nothing_beyond() -> None:
    issued = authority().organisation("90000004", valid=(START, START + HOUR), key=pool().rsa("formen"))

    def judged(now: datetime) -> str | None:
        return code_of(lambda: verified_chain(issued.chain, (authority().root,)).at(now))

    for _ in range(2):  # the second time from the cache
        assert judged(START - MICRO) == "SIK-UDLOEBET"
        assert judged(START) is None
        assert judged(START + HOUR) is None
        assert judged(START + HOUR + MICRO) == "SIK-UDLOEBET"


def test_the_verdict_is_kept_and_refusals_are_not() -> None:
    issued = authority().organisation("90000004", key=pool().rsa("formen"))
    verified_chain(issued.chain, (authority().root,))
    before = verified_chain.cache_info()
    for _ in range(5):
        verified_chain(tuple(bytes(bytearray(der)) for der in issued.chain), (authority().root,))
    after = verified_chain.cache_info()
    assert (after.hits - before.hits, after.misses) == (5, before.misses)
    for shape in (Bad.CHANGED, Bad.FOREIGN_ROOT, Bad.NO_ISSUER):
        assert code_of(verified_chain, authority().bad(shape).chain, (authority().root,)) == "SIK-KAEDE"
    assert verified_chain.cache_info().currsize == after.currsize
    assert after.maxsize is not None


def test_a_verdict_under_one_root_says_nothing_of_another() -> None:
    foreign = Authority(START, name="Fremmed", keys=pool())
    issued = authority().organisation("90000004", key=pool().rsa("formen"))
    verified_chain(issued.chain, (authority().root,))
    assert code_of(verified_chain, issued.chain, (foreign.root,)) == "SIK-KAEDE"
    assert verified_chain(issued.chain, (foreign.root, authority().root)).root.der == authority().root
    assert code_of(verified_chain, issued.chain, ()) == "SIK-KAEDE"


def test_another_root_that_calls_itself_the_same() -> None:
    namesake = Authority(START, keys=KeyPool())
    assert code_of(verified_chain, kommune().chain, (namesake.root,)) == "SIK-KAEDE"
    assert verified_chain(kommune().chain, (namesake.root, authority().root)).root.der == authority().root


@pytest.mark.parametrize("count", [0, 1, 3, 4])
def test_a_chain_is_two_certificates(count: int) -> None:
    chain = (*kommune().chain, authority().root, authority().root)[:count]
    assert code_of(verified_chain, chain, (authority().root,)) == "SIK-KAEDE"


def test_an_issuer_is_no_root_even_when_somebody_pins_it() -> None:
    assert code_of(verified_chain, kommune().chain, (authority().issuing,)) == "SIK-KAEDE"
    assert not is_root(Certificate.from_der(authority().issuing))
    assert not is_root(kommune().certificate)
    assert is_root(Certificate.from_der(authority().root))
