"""Content at rest: locked with a key that the store does not keep, and bound to its place.

A complete example::

    vault = Vault(Vault.new_key())                 # 32 bytes, kept apart from the store
    locked = vault.lock(b"{}", "besked/90000004/17")
    assert vault.unlock(locked, "besked/90000004/17") == b"{}"

AES-256-GCM (NIST SP 800-38D): a fresh nonce of 12 bytes, the ciphertext, a tag of 16 bytes. The place is
authenticated and not stored: a row that was moved to another place does not open there. Nonces are random, so
one key is good for 2^32 contents. Source: ``design/security.md``, "Personal data".
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import ClassVar, NoReturn, final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ..errors import LocalError

_NONCE = 12
_TAG = 16


@final
class Vault:
    """Locks and unlocks with one key of 32 bytes, which is never shown and never pickled.

    Raises :class:`~samarbejde_schema.errors.LocalError` for a key of another length. Safe to use from several
    threads.
    """

    KEY_BYTES: ClassVar[int] = 32

    __slots__ = ("_cipher", "fingerprint")

    fingerprint: str
    """Tells the key from another and nothing of it: SHA-256, hexadecimal, over a word of ours and the key."""

    def __init__(self, key: bytes) -> None:
        if len(key) != self.KEY_BYTES:
            del key
            raise LocalError(
                "Lagerets nøgle skal være præcis 32 byte. Lav en ny, eller find den rigtige frem."
            )
        self._cipher = AESGCM(key)
        self.fingerprint = sha256(b"samarbejde_schema lager\x00" + key).hexdigest()

    @classmethod
    def new_key(cls) -> bytes:
        """32 fresh random bytes."""
        return AESGCM.generate_key(8 * cls.KEY_BYTES)

    def lock(self, plain: bytes, place: str) -> bytes:
        """The content locked for this place: 28 bytes longer than it was, different each time."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, place.encode("utf-8"))

    def unlock(self, locked: bytes, place: str) -> bytes:
        """The content that was locked for this place.

        Raises :class:`~samarbejde_schema.errors.LocalError`, always with the same text, when it was changed,
        cut, moved, or locked with another key.
        """
        plain = self._opened(locked, place)
        if plain is None:
            raise LocalError(
                "Indholdet i lageret kan ikke låses op: nøglen er en anden end den, det er låst med, eller "
                "indholdet er ændret. Find den rigtige nøgle frem, eller hent lageret fra en sikkerhedskopi."
            )
        return plain

    def _opened(self, locked: bytes, place: str) -> bytes | None:
        if len(locked) < _NONCE + _TAG:
            return None
        try:
            return self._cipher.decrypt(locked[:_NONCE], locked[_NONCE:], place.encode("utf-8"))
        except InvalidTag:
            return None

    def __repr__(self) -> str:
        return "<Vault>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is neither pickled nor copied")
