"""Twenty thousand flipped bits per run, over every part of what is signed and what is encrypted: none accepted.

Bits are flipped in the bytes behind base64 (so that the gate alone cannot refuse them), in what is kept of the
text itself, and every bit where that is cheap. Which bits are drawn changes from run to run; the seed stands in
the message of a failure, and ``SAMARBEJDE_SEED`` repeats it.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import pytest

from samarbejde_schema.errors import UntrustedError
from samarbejde_schema.security import jwe, jws
from samarbejde_schema.security.encoding import base64url, from_base64url
from samarbejde_schema.security.keys import Keyring, SoftwareKey
from tests.unit.security import house

SEED = int(os.environ.get("SAMARBEJDE_SEED") or ("20" if os.environ.get("CI") else random.randrange(2**32)))
FLIPS = Counter[str]()
LEAST = 20_000


class Remembering:
    """A key that does each private operation once: the cipher is in doubt here, not RSA."""

    def __init__(self, key: SoftwareKey) -> None:
        self.chain, self.sign, self._key = key.chain, key.sign, key
        self._known: dict[bytes, bytes] = {}

    def decrypt(self, wrapped: bytes) -> bytes:
        if wrapped not in self._known:
            self._known[wrapped] = self._key.decrypt(wrapped)
        return self._known[wrapped]


def flipped(data: bytes, bits: Iterable[int]) -> Iterator[bytes]:
    for bit in bits:
        changed = bytearray(data)
        changed[bit // 8] ^= 1 << bit % 8
        yield bytes(changed)


def drawn(data: bytes, most: int, name: str) -> list[int]:
    """Every bit, or as many as asked for."""
    bits = range(8 * len(data))
    return list(bits) if len(bits) <= most else random.Random(f"{SEED} {name}").sample(bits, most)


def none_accepted(
    name: str, codes: set[str], changed: Iterable[bytes], take: Callable[[bytes], object]
) -> None:
    for data in changed:
        FLIPS[name] += 1
        try:
            take(data)
        except UntrustedError as error:
            assert error.code in codes, (name, SEED, error.code)
        else:
            pytest.fail(f"{name}: a flipped bit was accepted (SAMARBEJDE_SEED={SEED})")


def in_part(compact: bytes, part: int, most: int, name: str) -> Iterator[bytes]:
    """The compact form with one bit of one part flipped, behind base64."""
    parts = compact.split(b".")
    raw = from_base64url(parts[part])
    assert raw
    for changed in flipped(raw, drawn(raw, most, name)):
        yield b".".join([*parts[:part], base64url(changed), *parts[part + 1 :]])


SIGNED = house.signed(house.PAYLOAD * 6 + b"!")
JWS_CODES = {"SIK-HOVED", "SIK-TYPE", "SIK-KAEDE", "SIK-CERTIFIKAT", "SIK-SIGNATUR", "SIK-TID"}


@pytest.mark.parametrize(
    ("part", "most", "codes"),
    [(0, 6000, JWS_CODES), (1, 2600, {"SIK-SIGNATUR"}), (2, 3072, {"SIK-SIGNATUR"})],
    ids=["header", "payload", "signature"],
)
def test_a_bit_of_what_is_signed(part: int, most: int, codes: set[str]) -> None:
    assert house.opened(SIGNED).payload.startswith(house.PAYLOAD)
    name = f"jws {part}"
    none_accepted(name, codes, in_part(SIGNED, part, most, name), house.opened)


def test_a_bit_of_the_text_of_what_is_signed() -> None:
    bits = drawn(SIGNED, 3000, "jws text")
    none_accepted("jws text", JWS_CODES, flipped(SIGNED, bits), house.opened)


@pytest.fixture(scope="module")
def parcel() -> bytes:
    return jwe.encrypt(SIGNED, house.havblik().chain[0])


@pytest.fixture(scope="module")
def ring() -> Keyring:
    return Keyring((Remembering(house.havblik().key),))


@pytest.mark.parametrize(
    ("part", "most"),
    [(0, 2000), (1, 300), (2, 96), (3, 5000), (4, 128)],
    ids=["header", "secret", "iv", "ciphertext", "tag"],
)
def test_a_bit_of_what_is_encrypted(part: int, most: int, parcel: bytes, ring: Keyring) -> None:
    assert jwe.decrypt(parcel, ring) == SIGNED
    name = f"jwe {part}"
    changed = in_part(parcel, part, most, name)
    none_accepted(name, {"SIK-AFKRYPTERING"}, changed, lambda data: jwe.decrypt(data, ring))


def test_a_bit_of_the_text_of_what_is_encrypted(parcel: bytes, ring: Keyring) -> None:
    bits = drawn(parcel, 1500, "jwe text")
    none_accepted(
        "jwe text", {"SIK-AFKRYPTERING"}, flipped(parcel, bits), lambda data: jwe.decrypt(data, ring)
    )


def test_there_were_enough(request: pytest.FixtureRequest) -> None:
    others = [item for item in request.session.items if item.path == request.node.path]
    if len(others) == 10:  # all of this file was asked for
        assert FLIPS.total() >= LEAST, FLIPS


def test_what_is_signed_is_not_payload_alone() -> None:
    """A header that says the same in other words is another header: the signature covers its bytes."""
    head, payload, signature = SIGNED.split(b".")
    raw = from_base64url(head)
    assert raw
    for other in (raw.replace(b",", b", ", 1), raw.replace(b"PS256", b"\\u0050S256"), raw + b" "):
        with pytest.raises(UntrustedError) as caught:
            jws.verify(
                b".".join([base64url(other), payload, signature]),
                typ=jws.Typ.BESKED,
                trust_chain=house.believe,
                now=house.NOW,
            )
        assert caught.value.code == "SIK-SIGNATUR"
