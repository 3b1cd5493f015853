"""What lies on the disk: nothing of a message in the clear, and nothing at all once it is forgotten."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

import pytest

from samarbejde_schema.errors import DeliveryError
from samarbejde_schema.transport.store import Store, sqlite

from .making import BOSTED, KOMMUNE, NOW, VAULT, after, digest, kept, lease, put, said, settle, settle_in

CANARY = said(b"Kanariefugl-0201609995-" * 40)
KINDS = pytest.mark.parametrize("wal", [False, True], ids=["journal", "wal"])


def files(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in sorted(path.parent.iterdir()))


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch, wal: bool) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: wal)


@KINDS
def test_no_file_shows_a_message(path: Path, kind: None) -> None:
    seen = b""
    with Store.open(path, VAULT) as store:
        for number in range(5):
            with store.begin() as session:
                session.log.add(kept(f"m{number}", **CANARY))
                session.connection.exec_driver_sql("PRAGMA cache_size = 1")
                session.log.set_counts(KOMMUNE, f"m{number}")
                seen += files(path)
            seen += files(path)
        with store.peek() as session:
            assert [one.jws for one in session.log.of_case("sag")] == [CANARY["jws"]] * 5
    seen += files(path)
    assert len(seen) > 10_000
    assert b"anarie" not in seen
    assert b"0201609995" not in seen


@KINDS
@pytest.mark.parametrize("size", [40, 3000, 200_000])
def test_forgetting_leaves_nothing(path: Path, kind: None, size: int) -> None:
    """Not even what was locked: the key may come into other hands one day."""
    with Store.open(path, VAULT) as store:
        with store.begin() as session:
            for number in range(4):
                session.log.add(kept(f"m{number}", **said(b"A" * size)))
        with store.peek() as session:
            stored = session.connection.exec_driver_sql(
                "SELECT jws FROM log WHERE message_id = 'm2'"
            ).scalar()
        pieces = [stored[at : at + 16] for at in range(0, len(stored) - 16, 16)]
        assert stored[:16] in files(path)
        with store.begin() as session:
            session.log.forget(KOMMUNE, "m2")
        after_it = files(path)
        assert [piece for piece in pieces[:: max(1, len(pieces) // 500)] if piece in after_it] == []
        with store.peek() as session:
            assert len(session.log.of_case("sag")) == 3


@KINDS
def test_purging_leaves_no_receipt(path: Path, kind: None) -> None:
    receipts = [f"kvittering nummer {number} ".encode() * 300 for number in range(6)]
    with Store.open(path, VAULT) as store:
        with store.begin() as session:
            for number, receipt in enumerate(receipts):
                settle_in(session, f"m{number}", receipt=receipt)
        assert b"kvittering nummer" in files(path)
        with store.begin() as session:
            assert session.inbox.purge(after(99)) == 6
        assert b"kvittering nummer" not in files(path)
        with store.peek() as session:
            assert session.inbox.digest_of(BOSTED, "m3") == digest("m3")


def test_a_settled_row_leaves_no_sealed_message(path: Path) -> None:
    with Store.open(path, VAULT) as store:
        with store.begin() as session:
            put(session, "en", jwe=b"forseglet " * 2000)
        assert b"forseglet forseglet" in files(path)
        settle(store, lease(store)[0], "leveret")
        assert b"forseglet forseglet" not in files(path)


def test_nothing_of_a_message_is_in_an_error_or_a_log(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with Store.open(path, VAULT) as store:
        with store.begin() as session:
            session.log.add(kept("kanarie-id", **CANARY))
        with pytest.raises(DeliveryError) as caught, store.begin() as session:
            session.log.add(kept("kanarie-id", **CANARY | {"digest": digest("kanarie")}))
    told = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(caught.value)
    told += str(caught.value.__context__)
    assert "sqlalchemy.exc" not in "".join(traceback.format_exception(caught.value))
    assert "kanarie-id" not in told
    assert "anariefugl" not in told
    assert digest("kanarie") not in told
    assert NOW.isoformat() not in told
