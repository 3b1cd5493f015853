"""Numbers that never run backwards."""

from __future__ import annotations

from pathlib import Path

from samarbejde_schema.transport.store import Store

from .making import VAULT


def test_a_mark_only_rises_and_outlives_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "lager.sqlite"
    for number, highest in ((3, 3), (2, 3), (3, 3), (7, 7), (1, 7)):
        with Store.open(path, VAULT) as store, store.begin() as session:
            assert session.marks.raised("register", number) == highest
            assert session.marks.raised("andet", 1) == 1


def test_a_mark_that_was_rolled_back_was_never_set(tmp_path: Path) -> None:
    with Store.open(tmp_path / "lager.sqlite", VAULT) as store:
        try:
            with store.begin() as session:
                session.marks.raised("register", 9)
                raise KeyError
        except KeyError:
            pass
        with store.begin() as session:
            assert session.marks.raised("register", 4) == 4
