"""Base64 has one text for the same bytes, and every other text is refused."""

from __future__ import annotations

import base64

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samarbejde_schema.security.encoding import (
    base64url,
    encoded_length,
    from_base64,
    from_base64url,
    thumbprint,
)

TEXTS = st.text("AQgw019-_+/=\n ?é.", max_size=12).map(str.encode)


@given(st.binary(max_size=100))
def test_what_is_written_is_read(data: bytes) -> None:
    text = base64url(data)
    assert text == base64.urlsafe_b64encode(data).rstrip(b"=")
    assert len(text) == encoded_length(len(data))
    assert from_base64url(text) == data
    assert from_base64(base64.b64encode(data)) == data


@given(TEXTS)
@example(b"AAAA=")
@example(b"AAAA====")
@example(b"AA=")
@example(b"A===")
@example(b"AA==AA==")
def test_what_is_read_is_written_so(text: bytes) -> None:
    if (data := from_base64url(text)) is not None:
        assert base64url(data) == text
    if (data := from_base64(text)) is not None:
        assert base64.b64encode(data) == text


@pytest.mark.parametrize(
    "text", [b"AAAA=", b"AA==", b"AA", b"A", b"AAA", b"AAB", b"AB", b"A+AA", b"A/AA", b"AA\nAA"]
)
def test_the_two_alphabets_are_two(text: bytes) -> None:
    assert (from_base64url(text) is None) == (text not in (b"AA", b"AAA"))
    assert (from_base64(text) is None) == (text not in (b"AA==", b"A+AA", b"A/AA"))


def test_a_certificate_is_known_by_43_letters() -> None:
    assert thumbprint(b"") == "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"
