r"""Base64 taken strictly: what can be written in one way is read in one way.

A complete example::

    assert base64url(b"\xff\xfe") == b"__4"
    assert from_base64url(b"__4") == b"\xff\xfe"
    assert from_base64url(b"__5") is None          # the last two bits belong to no byte

Decoders that pass over spaces, foreign letters, padding or the unused bits of the last letter let many texts
stand for the same bytes, and a message can then be changed without its signature noticing (RFC 4648, section
3.5; RFC 7515, section 2 for the form without padding).
"""

from __future__ import annotations

import binascii
import hashlib

_TO_STANDARD = bytes.maketrans(b"-_+/=", b"+/!!!")
"""From the letters of base64url to those of base64; what has no place in base64url becomes an error."""
_TO_URL = bytes.maketrans(b"+/", b"-_")


def base64url(data: bytes) -> bytes:
    """Bytes as base64url without padding."""
    return binascii.b2a_base64(data, newline=False).rstrip(b"=").translate(_TO_URL)


def from_base64url(text: bytes) -> bytes | None:
    """The bytes of a text in base64url without padding; ``None`` unless exactly they are written so."""
    return from_base64(text.translate(_TO_STANDARD) + b"=" * (-len(text) % 4))


def from_base64(text: bytes) -> bytes | None:
    """The bytes of a text in base64 with padding; ``None`` unless exactly they are written so."""
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except binascii.Error:
        return None
    if len(text) != (len(data) + 2) // 3 * 4:
        return None  # more padding than there is room for, which Python 3.11 lets pass
    rest = len(data) % 3
    if rest and binascii.b2a_base64(data[-rest:], newline=False) != text[-4:]:
        return None  # bits that belong to no byte
    return data


def encoded_length(length: int) -> int:
    """How many letters so many bytes are in base64url without padding."""
    return (4 * length + 2) // 3


def thumbprint(der: bytes) -> str:
    """What a certificate is known by (``x5t#S256``): its SHA-256 in base64url (RFC 7515, section 4.1.8)."""
    return base64url(hashlib.sha256(der).digest()).decode("ascii")
