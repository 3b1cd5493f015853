"""The file itself: whose it is, which version, who may read it, and how it is written."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Connection

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.transport.store import Store, sqlite
from samarbejde_schema.transport.store.sqlite import APPLICATION_ID, VERSION, open_engine, wal_is_safe

from .making import NOW, VAULT, arrive, kept, put

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 7), True),
        ((3, 45, 0), False),
        ((3, 45, 9), False),
        ((3, 46, 1), False),
        ((3, 49, 2), False),
        ((3, 50, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 50, 12), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((3, 52, 0, 1), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_with_the_fix(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe


SETTINGS = {
    "secure_delete": 1,
    "foreign_keys": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "application_id": APPLICATION_ID,
    "user_version": VERSION,
    "busy_timeout": 200,
}


def pragma(store: Store, name: str) -> object:
    with store.peek() as session:
        return session.connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(("safe", "journal", "synchronous"), [(False, "truncate", 3), (True, "wal", 2)])
def test_every_connection_is_set_as_it_should(
    path: Path, monkeypatch: pytest.MonkeyPatch, safe: bool, journal: str, synchronous: int
) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: safe)
    wanted = {**SETTINGS, "journal_mode": journal, "synchronous": synchronous}
    with Store.open(path, VAULT, busy=0.2) as store, store.peek():
        assert {name: pragma(store, name) for name in wanted} == wanted
        with store.peek() as session:
            raw = session.connection.connection.dbapi_connection
            assert raw is not None
            assert raw.isolation_level is None, "the driver begins no transactions of its own"


def test_a_store_in_wal_is_taken_back_by_an_older_library(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: True)
    with Store.open(path, VAULT, busy=0.2) as store:
        with store.begin() as session:
            session.log.add(kept("en"))
        monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: False)
        with pytest.raises(DeliveryError, match="optaget"):
            Store.open(path, VAULT, busy=0.05)
    with Store.open(path, VAULT, busy=0.2) as store:
        assert pragma(store, "journal_mode") == "truncate"
        with store.peek() as session:
            assert session.log.size() == 1


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
@pytest.mark.parametrize("safe", [False, True], ids=["journal", "wal"])
def test_nobody_else_can_read_any_file(
    path: Path, umask: None, monkeypatch: pytest.MonkeyPatch, safe: bool
) -> None:
    monkeypatch.setattr(sqlite, "wal_is_safe", lambda version: safe)
    with Store.open(path, VAULT) as store, store.begin() as session:
        session.log.add(kept("en", jws=bytes(100_000)))
        session.connection.exec_driver_sql("PRAGMA cache_spill = ON")
        modes = {one.name: stat.S_IMODE(one.stat().st_mode) for one in path.parent.iterdir()}
    suffixes = {"-wal", "-shm"} if safe else {"-journal"}
    assert modes == dict.fromkeys({path.name} | {path.name + suffix for suffix in suffixes}, 0o600)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_the_file_is_closed_before_sqlite_sees_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    plain = sqlite._plain

    def watched(where: Path, busy: float) -> sqlite3.Connection:
        seen.append((where.stat().st_size, stat.S_IMODE(where.stat().st_mode)))
        return plain(where, busy)

    monkeypatch.setattr(sqlite, "_plain", watched)
    Store.open(path, VAULT).close()
    assert seen[0] == (0, 0o600)


@pytest.mark.skipif(os.name != "posix", reason="modes are of POSIX")
def test_an_older_file_is_closed_to_others(path: Path) -> None:
    Store.open(path, VAULT).close()
    path.chmod(0o644)
    Store.open(path, VAULT).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["lager #1 100%?.sqlite", "æøå.sqlite", "file:x?mode=memory", "a&b=c"])
def test_any_file_name_is_a_file_name(tmp_path: Path, name: str) -> None:
    with Store.open(tmp_path / name, VAULT) as store, store.begin() as session:
        session.log.add(kept("en"))
    assert (tmp_path / name).stat().st_size > 0
    with Store.open(str(tmp_path / name), VAULT) as store, store.peek() as session:
        assert session.log.size() == 1


def test_a_relative_name_means_the_folder_it_was_opened_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open("lager.sqlite", VAULT) as store:
        monkeypatch.chdir("/")
        with store.peek(), store.peek() as session:
            assert session.log.size() == 0
    assert (tmp_path / "lager.sqlite").exists()


def foreign(path: Path, *statements: str) -> bytes:
    with closing(sqlite3.connect(path)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()
    return path.read_bytes()


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE patient (cpr TEXT)"],
        ["PRAGMA application_id = 17", "CREATE TABLE patient (cpr TEXT)"],
        ["PRAGMA application_id = 17"],
        ["PRAGMA user_version = 1"],
    ],
)
def test_somebody_elses_database_is_left_alone(path: Path, statements: list[str]) -> None:
    before = foreign(path, *statements)
    with pytest.raises(LocalError, match="ikke et lager"):
        Store.open(path, VAULT)
    assert path.read_bytes() == before


def test_something_else_than_a_database_is_left_alone(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"<html>" * 1000)
    with pytest.raises(LocalError, match="ikke en database"):
        Store.open(path, VAULT)
    assert path.read_bytes() == b"<html>" * 1000
    with pytest.raises(LocalError, match="ikke en fil"):
        Store.open(tmp_path, VAULT)
    with pytest.raises(LocalError, match="mappe findes ikke"):
        Store.open(tmp_path / "ingen" / "lager.sqlite", VAULT)


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store.open(path, VAULT) as store:
        assert pragma(store, "user_version") == VERSION


def test_a_newer_store_is_refused(path: Path) -> None:
    Store.open(path, VAULT).close()
    before = foreign(path, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(LocalError, match="nyere udgave"):
        Store.open(path, VAULT)
    assert path.read_bytes() == before


def test_an_old_library_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    with pytest.raises(LocalError, match=re.escape("3.37")):
        Store.open(path, VAULT)
    assert not path.exists()


def test_migrations_bring_a_store_up_to_date_once(path: Path) -> None:
    with Store.open(path, VAULT) as store, store.begin() as session:
        session.log.add(kept("en"))
    ran = []

    def second(connection: Connection) -> None:
        ran.append(2)
        connection.exec_driver_sql("ALTER TABLE log ADD COLUMN extra TEXT")

    def third(connection: Connection) -> None:
        ran.append(3)
        connection.exec_driver_sql("UPDATE log SET extra = 'ny'")

    for migrations in ([second], [second, third], [second, third]):
        open_engine(path, 0.2, migrations).dispose()
    assert ran == [2, 3]
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT message_id, extra FROM log").fetchall() == [("en", "ny")]
        assert raw.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_store_that_became_newer_meanwhile_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store.open(path, VAULT).close()
    versions = iter([VERSION, VERSION + 2])
    monkeypatch.setattr(sqlite, "_version", lambda connection: next(versions))
    with pytest.raises(LocalError, match="nyere udgave"):
        open_engine(path, 0.2, [lambda connection: None])


def test_a_migration_that_fails_leaves_nothing(path: Path) -> None:
    Store.open(path, VAULT).close()
    before = foreign(path)

    def good(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE halv (x TEXT)")

    def bad(connection: Connection) -> None:
        connection.exec_driver_sql("DROP TABLE findes_ikke")

    with pytest.raises(DeliveryError):
        open_engine(path, 0.2, [good, bad])
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'halv'").fetchone() == (0,)
    assert path.read_bytes()[:100] == before[:100]


def test_the_tables_are_those_of_their_version(path: Path) -> None:
    """A table that changes is a new version with a migration; then this file gets a sister."""
    Store.open(path, VAULT).close()
    with closing(sqlite3.connect(path)) as raw:
        made = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name")
        text = "".join(re.sub(r"\s+", " ", sql).strip() + ";\n" for (sql,) in made)
    reviewed = HERE / f"schema_{VERSION}.sql"
    if os.environ.get("SAMARBEJDE_WRITE_SCHEMA"):
        reviewed.write_text(text, encoding="utf-8")
    assert text == reviewed.read_text(encoding="utf-8")


def test_every_table_is_strict(path: Path) -> None:
    Store.open(path, VAULT).close()
    with closing(sqlite3.connect(path)) as raw:
        tables = raw.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    assert {name: strict for name, strict in tables if not name.startswith("sqlite_")} == dict.fromkeys(
        ["audit", "log", "marks", "outbox", "queue", "sealed", "seen", "settled"], 1
    )


def test_a_whole_store_passes_sqlites_own_check(path: Path) -> None:
    with Store.open(path, VAULT) as store, store.begin() as session:
        for number in range(30):
            arrive(session, f"ind {number}")
            put(session, f"ud {number}")
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []


def test_an_application_may_keep_tables_of_its_own_here(path: Path) -> None:
    """Its effect and the mark that the message was read are one."""
    with Store.open(path, VAULT) as store:
        with store.begin() as session:
            session.connection.exec_driver_sql("CREATE TABLE journal (message_id TEXT)")
            arrive(session, "en")
        for goes_well in (False, True):
            with suppress(KeyError), store.begin() as session:
                item = session.inbox.take("w", NOW, 300)
                assert item is not None
                session.connection.exec_driver_sql("INSERT INTO journal VALUES (?)", (item.message_id,))
                session.inbox.done(item.id, "w", NOW)
                if not goes_well:
                    raise KeyError
    with Store.open(path, VAULT) as store, store.peek() as session:
        written = session.connection.exec_driver_sql("SELECT message_id FROM journal").scalars().all()
        assert (written, session.inbox.waiting()) == (["en"], 0)
