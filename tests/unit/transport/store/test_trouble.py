"""When the disk is full, the file cannot be written or somebody else has it: an error of ours, and nothing half."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.transport.store import Session, Store, sqlite

from .making import KOMMUNE, VAULT, arrive, kept, log, put


def everything(store: Store) -> list[int]:
    """How much there is of each kind."""
    tables = ("log", "outbox", "sealed", "queue", "settled", "audit")
    with store.peek() as session:
        counts = (session.connection.scalar(text(f"SELECT count(*) FROM {table}")) for table in tables)
        return [int(count or 0) for count in counts]


def test_a_full_disk_writes_nothing_half(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "før")
    before = everything(store)
    with store.begin() as session:
        pages = session.connection.exec_driver_sql("PRAGMA page_count").scalar()
        session.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    with pytest.raises(DeliveryError, match="ikke plads") as caught, store.begin() as session:
        arrive(session, "under", content="x" * 100_000)
    assert caught.value.code == "AFL-LAGER"
    assert everything(store) == before
    with store.begin() as session:
        session.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        arrive(session, "efter")
        assert session.audit.verify() is None


LIMITED = """
import resource, signal, sys
from pathlib import Path
from samarbejde_schema.errors import DeliveryError
from samarbejde_schema.transport.store import Store
from tests.unit.transport.store.making import VAULT, arrive, kept

store = Store.open(sys.argv[1], VAULT, busy=0.2)
with store.begin() as session:
    arrive(session, "before")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[1]).stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, resource.RLIM_INFINITY))
try:
    with store.begin() as session:
        session.log.add(kept("large", jws=bytes(1_000_000)))
except DeliveryError as error:
    print(error.code)
with store.peek() as session:
    print(session.log.size())
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are of POSIX")
def test_a_file_that_cannot_grow_writes_nothing_half(path: Path, root: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", LIMITED, path], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert (run.stdout.split(), run.returncode) == (["AFL-LAGER", "1"], 0), run.stderr
    with Store.open(path, VAULT) as store:
        assert everything(store) == [1, 0, 0, 1, 1, 1]


@pytest.fixture
def nobody() -> Iterator[Path]:
    """A folder of a user for whom modes count, whoever runs the tests."""
    if os.name != "posix":
        pytest.skip("modes are of POSIX")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if os.geteuid() != 0:
            yield folder
            return
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
        try:
            yield folder
        finally:
            os.seteuid(0)


def test_a_file_that_may_only_be_read(nobody: Path) -> None:
    path = nobody / "lager.sqlite"
    with Store.open(path, VAULT) as store, store.begin() as session:
        arrive(session, "en")
    path.chmod(0o400)
    with Store.open(path, VAULT, busy=0.2) as store:
        before = everything(store)
        with pytest.raises(DeliveryError, match="skrivebeskyttet") as caught, store.begin() as session:
            arrive(session, "to")
        assert caught.value.code == "AFL-LAGER"
        assert everything(store) == before


def test_a_folder_that_may_only_be_read(nobody: Path) -> None:
    path = nobody / "lager.sqlite"
    with Store.open(path, VAULT) as store, store.begin() as session:
        arrive(session, "en")
    for left in nobody.glob("*-*"):
        left.unlink()
    nobody.chmod(0o500)
    try:
        with pytest.raises(DeliveryError), Store.open(path, VAULT) as store, store.begin() as session:
            arrive(session, "to")
        with pytest.raises(DeliveryError):
            Store.open(nobody / "ny.sqlite", VAULT)
    finally:
        nobody.chmod(0o700)
    with Store.open(path, VAULT) as store:
        assert everything(store)[0] == 1


def test_a_file_of_somebody_else(nobody: Path) -> None:
    if os.geteuid() == os.getuid():
        pytest.skip("needs a second user")
    path = nobody / "lager.sqlite"
    os.seteuid(0)
    Store.open(path, VAULT).close()
    path.chmod(0o644)
    os.seteuid(65534)
    with pytest.raises(LocalError, match="0600"):
        Store.open(path, VAULT)


HOLDER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN " + sys.argv[2])
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Another process has a lock on the file."""
    command = [sys.executable, "-c", HOLDER, path, how]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("how", ["EXCLUSIVE", "IMMEDIATE"])
def test_another_process_has_the_lock(path: Path, store: Store, how: str) -> None:
    with store.begin() as session:
        arrive(session, "en")
    before = everything(store)
    with held(path, how):
        started = time.monotonic()
        with pytest.raises(DeliveryError, match="optaget") as caught, store.begin() as session:
            arrive(session, "to")
        assert 0.15 < time.monotonic() - started < 5
        assert caught.value.code == "AFL-LAGER"
        if how == "EXCLUSIVE":
            with pytest.raises(DeliveryError, match="optaget"), store.peek() as session:
                session.log.size()
            with pytest.raises(DeliveryError, match="optaget"):
                Store.open(path, VAULT, busy=0.1)
        else:
            assert everything(store) == before
    with store.begin() as session:
        arrive(session, "to")


def test_a_reader_that_does_not_let_go_stops_the_commit_and_nothing_is_half(path: Path, store: Store) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM log").fetchone()
        with pytest.raises(DeliveryError, match="optaget"), store.begin() as session:
            arrive(session, "en")
        reader.execute("ROLLBACK")
    assert everything(store) == [0] * 6
    with store.begin() as session:
        arrive(session, "en")


def test_a_thread_that_keeps_the_turn_makes_others_wait_and_give_up(store: Store) -> None:
    free, taken = threading.Event(), threading.Event()

    def keep() -> None:
        with store.begin():
            taken.set()
            free.wait(10)

    thread = threading.Thread(target=keep)
    thread.start()
    taken.wait(10)
    with pytest.raises(DeliveryError, match="optaget"), store.begin():
        pytest.fail("two writers at once")
    free.set()
    thread.join()
    with store.begin() as session:
        log(session, "alarm", "en")


def arrive_and(session: Session, trouble: BaseException | str) -> None:
    arrive(session, "en")
    if isinstance(trouble, BaseException):
        raise trouble
    session.connection.exec_driver_sql(trouble)


def test_whatever_is_raised_in_the_block_undoes_it(store: Store) -> None:
    for fault in (LocalError("nej"), RuntimeError("nej"), KeyboardInterrupt()):
        with pytest.raises(type(fault)), store.begin() as session:
            arrive_and(session, fault)
    assert everything(store) == [0] * 6


def test_a_mistake_in_sql_is_no_crash(store: Store) -> None:
    with pytest.raises(DeliveryError) as caught, store.begin() as session:
        arrive_and(session, "SELECT * FROM findes_ikke")
    assert caught.value.code == "AFL-LAGER"
    assert caught.value.__suppress_context__
    assert everything(store) == [0] * 6


def test_a_damaged_file_is_told(path: Path) -> None:
    with Store.open(path, VAULT) as store, store.begin() as session:
        for number in range(40):
            session.log.add(kept(f"m{number}", jws=bytes(5000)))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xaa" * (len(whole) - 8192))
    with (
        pytest.raises(DeliveryError, match="beskadiget"),
        Store.open(path, VAULT) as store,
        store.peek() as session,
    ):
        session.log.find(KOMMUNE, "m7")


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a file in use cannot be deleted")
def test_a_file_that_was_deleted_is_told(path: Path, store: Store) -> None:
    with store.begin() as session:
        arrive(session, "en")
    path.unlink()
    with pytest.raises(DeliveryError, match="slettet"), store.begin() as session:
        arrive(session, "to")


def test_what_reads_cannot_write(store: Store) -> None:
    with pytest.raises(LocalError, match="begin"), store.peek() as session:
        put(session, "en")


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store.open(path, VAULT)
    store.close()
    store.close()
    assert repr(store) == "<Store closed>"
    with pytest.raises(LocalError, match="lukket"), store.begin():
        pass
    with pytest.raises(LocalError, match="lukket"), store.peek():
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_store_does_not_cross_a_fork(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: -1)
    with pytest.raises(LocalError, match="proces"), store.begin():
        pass


def test_a_fault_while_opening_lets_go_of_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(sqlite, "_version", broken)
    with pytest.raises(DeliveryError, match="kunne ikke bruges"):
        Store.open(path, VAULT)
    monkeypatch.undo()
    path.unlink()
    Store.open(path, VAULT).close()
