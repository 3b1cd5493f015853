"""What lies in the store is locked, bound to its place, and opens with the right key only."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.security.house import told

from samarbejde_schema.errors import LocalError
from samarbejde_schema.security.vault import Vault

KEY = bytes(range(32))
PLACE = "besked/90000004/0b0f0b1e-0000-4000-8000-000000000001"
PLAIN = b"Kanarius Fuglsang, 0504909989"


def refused(vault: Vault, locked: bytes, place: str = PLACE) -> str:
    with pytest.raises(LocalError) as caught:
        vault.unlock(locked, place)
    story = told(caught.value)
    for secret in ("Kanarius", repr(KEY)[2:40], place):
        assert not secret or secret not in str(caught.value)
        assert secret == place or secret not in story
    return str(caught.value)


@given(st.binary(max_size=2000), st.text(max_size=40))
def test_what_was_locked_opens_in_its_place(plain: bytes, place: str) -> None:
    vault = Vault(KEY)
    locked = vault.lock(plain, place)
    assert vault.unlock(locked, place) == plain
    assert len(locked) == len(plain) + 28


def test_the_same_content_never_looks_the_same() -> None:
    vault = Vault(KEY)
    locked = {vault.lock(PLAIN, PLACE) for _ in range(100)}
    assert len({one[:12] for one in locked}) == len(locked) == 100
    assert not any(PLAIN[:8] in one for one in locked)


def test_everything_else_is_one_error_with_one_text() -> None:
    vault, locked = Vault(KEY), Vault(KEY).lock(PLAIN, PLACE)
    texts = {refused(vault, locked, place) for place in ("", PLACE + "0", PLACE[:-1], PLACE.upper())}
    texts |= {refused(vault, locked[:length]) for length in range(len(locked))}
    texts |= {refused(vault, locked + b"\0"), refused(vault, locked[12:] + locked[:12])}
    texts.add(refused(Vault(bytes(32)), locked))
    for place in range(len(locked)):
        for bit in range(8):
            changed = bytearray(locked)
            changed[place] ^= 1 << bit
            texts.add(refused(vault, bytes(changed)))
    assert len(texts) == 1


def test_a_key_has_32_bytes() -> None:
    assert len(Vault.new_key()) == Vault.KEY_BYTES == 32
    assert Vault.new_key() != Vault.new_key()
    for length in (0, 16, 24, 31, 33, 64):
        with pytest.raises(LocalError) as caught:
            Vault(b"K" * length)
        assert "KKKK" not in told(caught.value)


def test_a_vault_is_neither_shown_nor_pickled_nor_copied() -> None:
    vault = Vault(KEY)
    assert repr(vault) == str(vault) == "<Vault>"
    assert not hasattr(vault, "__dict__")
    for way in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            way(vault)
