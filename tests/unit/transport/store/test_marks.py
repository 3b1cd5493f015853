"""Numbers that never run backwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from samarbejde_schema.errors import LocalError
from samarbejde_schema.security.vault import Vault
from samarbejde_schema.transport.store import Store

from .making import VAULT

ONE, OTHER = "1" * 64, "2" * 64


def test_a_mark_only_rises_and_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "lager.sqlite"
    for number, newest in ((3, True), (2, False), (3, True), (7, True), (1, False), (3, False)):
        with Store.open(path, VAULT) as store, store.begin() as session:
            assert session.marks.raised("register", number, ONE) is newest
            assert session.marks.raised("andet", 1, ONE)


def test_a_number_stands_for_the_content_it_had_first(tmp_path: Path) -> None:
    path = tmp_path / "lager.sqlite"
    for number, digest, newest in ((3, ONE, True), (3, OTHER, False), (4, OTHER, True), (4, ONE, False)):
        with Store.open(path, VAULT) as store, store.begin() as session:
            assert session.marks.raised("register", number, digest) is newest


def test_a_mark_that_was_rolled_back_was_never_set(tmp_path: Path) -> None:
    with Store.open(tmp_path / "lager.sqlite", VAULT) as store:
        try:
            with store.begin() as session:
                session.marks.raised("register", 9, ONE)
                raise KeyError
        except KeyError:
            pass
        with store.begin() as session:
            assert session.marks.raised("register", 4, ONE)


def test_a_store_is_written_with_the_key_it_was_begun_with(tmp_path: Path) -> None:
    path = tmp_path / "lager.sqlite"
    with Store.open(path, VAULT) as store, store.begin():
        pass
    with Store.open(path, Vault(Vault.new_key())) as store:
        for _ in range(2):
            with pytest.raises(LocalError, match="anden nøgle"), store.begin():
                pytest.fail("written with another key")
    with Store.open(path, VAULT) as store, store.begin() as session:
        assert session.marks.raised("andet", 1, "0" * 64)
