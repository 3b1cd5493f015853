"""Everything that holds for SQLite only: the file, its journal, its locks and its words for what went wrong.

A complete example::

    engine = open_engine(Path("lager.sqlite"), busy=5.0)
    with writing(engine) as connection:                    # BEGIN IMMEDIATE, COMMIT
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION
    engine.dispose()

Transactions are ours: the driver's own are switched off (``isolation_level=None``), and :func:`writing` says
BEGIN IMMEDIATE, so that a writer waits at the start and never in the middle. SQLAlchemy keeps its own account
of them, and says COMMIT and ROLLBACK.

Durability. With a rollback journal ``synchronous=EXTRA``: when COMMIT returns, the file, the journal and the
folder they lie in are on the disk. WAL, where readers do not wait for writers, is used only with a library
that has the fix for resetting the WAL (:func:`wal_is_safe`), with ``synchronous=FULL``. Processes that share
a store should use the same SQLite, or the older one turns WAL off when it can and otherwise refuses.

Secrecy. The file is made with mode 0600, and SQLite gives its journals the mode of the file. What is deleted
is overwritten (``secure_delete``), and nothing is spilled to temporary files.
Source: ``design/delivery.md``, "Store"; https://sqlite.org/pragma.html, https://sqlite.org/wal.html.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, TimeoutError

from ...errors import DeliveryError, LocalError
from .tables import METADATA

CODE = "AFL-LAGER"
DAMAGED = (
    "Filen er ikke en database. Hent lageret fra en sikkerhedskopi; vælg kun en ny fil, hvis det er nyt."
)
APPLICATION_ID = 0x53614D61
"""What the file says of itself in bytes 68 to 71: ``SaMa``."""

Migration = Callable[[Connection], None]
MIGRATIONS: Sequence[Migration] = ()
"""Number n brings a database from version n + 1 to n + 2; a new database starts with the newest version."""
VERSION = 1 + len(MIGRATIONS)
OLDEST = (3, 37, 0)
"""The first SQLite with STRICT tables."""

FAULTS = (SQLAlchemyError, sqlite3.Error)
"""What can go wrong in here, before :func:`told` has put it in our words."""
_MODE = 0o600
_POOL, _POOL_MORE = 8, 56
_CREATING = Lock()
_EMPTY = (0, 0, 0)


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether this SQLite has the fix for the reset of the WAL: 3.51.3, 3.50.7 and 3.44.6 and later."""
    series = version[:2]
    if series >= (3, 51):
        return version[:3] >= (3, 51, 3)
    return (series == (3, 50) and version[2] >= 7) or (series == (3, 44) and version[2] >= 6)


def open_engine(path: Path, busy: float, migrations: Sequence[Migration] = MIGRATIONS) -> Engine:
    """An engine on our database in ``path``, made or brought up to date where necessary.

    ``busy`` is how many seconds to wait for somebody else's lock. Raises
    :class:`~samarbejde_schema.errors.LocalError` when the file cannot be ours, and
    :class:`~samarbejde_schema.errors.DeliveryError` when it cannot be used now.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise LocalError("lageret kræver SQLite 3.37 eller nyere; Python er bygget med en ældre")
    fault: DeliveryError | None = None
    engine: Engine | None = None
    path = path.absolute()
    try:
        _make_file(path)
        _ours(_identity(path, busy), 1 + len(migrations))
        engine = _engine(path, busy)
        _bring_up_to_date(engine, migrations)
    except FAULTS as error:
        fault = told(error)
    except OSError:
        fault = DeliveryError(CODE, "Lagerets fil kan ikke laves eller læses. Se efter plads og rettigheder.")
    finally:
        if fault is not None and engine is not None:
            engine.dispose()
    if fault is not None or engine is None:
        raise fault or DeliveryError(CODE, _OTHER)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: it waits for its turn at the start, and commits when it is left."""
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads one moment; rolled back when it is left."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


def sweep(engine: Engine) -> None:
    """After a deletion: let no copy of what was deleted stay in the WAL, when there is one and it can go."""
    with suppress(*FAULTS), closing(engine.raw_connection()) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.close()


def told(error: BaseException) -> DeliveryError:
    """What went wrong, in our words; nothing of the library's own text, which can show values."""
    inner = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, TimeoutError):
        return DeliveryError(CODE, _TEXTS[sqlite3.SQLITE_BUSY])
    code = getattr(inner, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return DeliveryError(CODE, _OTHER)
    return DeliveryError(CODE, _TEXTS.get(code) or _TEXTS.get(code & 0xFF, _OTHER))


BUSY = "Lageret er optaget af en anden. Intet er gemt; prøv igen om lidt."
_OTHER = "Lageret kunne ikke bruges. Prøv igen; bliver det ved, så se efter disken."
_TEXTS = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: "Der er ikke plads til mere i lageret. Intet er gemt; gør plads på disken.",
    sqlite3.SQLITE_READONLY: "Lageret kan ikke skrives: filen eller mappen er skrivebeskyttet.",
    sqlite3.SQLITE_READONLY_DBMOVED: "Lagerets fil er flyttet eller slettet, mens den var i brug.",
    sqlite3.SQLITE_CANTOPEN: "Lageret kan ikke åbnes: se efter mappen og dens rettigheder.",
    sqlite3.SQLITE_PERM: "Lageret kan ikke åbnes: se efter mappen og dens rettigheder.",
    sqlite3.SQLITE_CORRUPT: "Lageret er beskadiget. Hent det fra en sikkerhedskopi.",
    sqlite3.SQLITE_NOTADB: "Lageret er beskadiget. Hent det fra en sikkerhedskopi.",
    sqlite3.SQLITE_CONSTRAINT: "Lageret sagde nej: det strider mod noget, der allerede er gemt.",
}


def _make_file(path: Path) -> None:
    """An empty file only its owner can read, before SQLite sees it; an older one is closed to others.

    One at a time in this process: to close a file gives up every lock the process has on it.
    """
    with _CREATING:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), _MODE)
        except FileExistsError:
            _close_to_others(path)
            return
        except (FileNotFoundError, NotADirectoryError):
            raise LocalError("Lagerets mappe findes ikke. Lav den først.") from None
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(handle, _MODE)
        finally:
            os.close(handle)
        _sync_folder(path.parent)


def _close_to_others(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise LocalError("Lageret er ikke en fil.")
    if os.name == "posix" and status.st_mode & 0o077:
        try:
            path.chmod(_MODE)
        except PermissionError:
            raise LocalError("Lagerets fil kan læses af andre. Giv den rettighederne 0600.") from None


def _sync_folder(folder: Path) -> None:
    """Make sure that a power cut does not take the name of the new file."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some file systems cannot; then neither can SQLite
                os.fsync(handle)
        finally:
            os.close(handle)


def _plain(path: Path, busy: float) -> sqlite3.Connection:
    """A connection without transactions of the driver's; SQLite does not make the file anew."""
    return sqlite3.connect(
        f"{path.as_uri()}?mode=rw",
        uri=True,
        timeout=busy,
        isolation_level=None,
        check_same_thread=False,
    )


def _identity(path: Path, busy: float) -> tuple[int, int, int]:
    """Whose database it is, its version, and how many tables and indexes it has."""
    found = []
    try:
        with closing(_plain(path, busy)) as connection:
            for question in _WHOSE:
                (answer,) = connection.execute(question).fetchone()
                found.append(int(answer))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise LocalError(DAMAGED) from None
    return found[0], found[1], found[2]


_WHOSE = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")


def _ours(identity: tuple[int, int, int], newest: int) -> None:
    """Raises :class:`LocalError` when the database is somebody else's, or newer than this program."""
    if identity == _EMPTY:
        return
    if identity[0] != APPLICATION_ID:
        raise LocalError("Filen er en database, men ikke et lager. Vælg en anden fil til lageret.")
    if identity[1] > newest:
        raise LocalError(_NEWER)


_NEWER = "Lageret er skrevet af en nyere udgave af programmet. Brug den, eller en nyere."


def _engine(path: Path, busy: float) -> Engine:
    return create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        creator=lambda: _connection(path, busy),
        poolclass=QueuePool,
        pool_size=_POOL,
        max_overflow=_POOL_MORE,
        pool_timeout=busy,
        hide_parameters=True,
    )


def _connection(path: Path, busy: float) -> sqlite3.Connection:
    connection = _plain(path, busy)
    try:
        journal, synchronous = ("WAL", "FULL") if wal_is_safe(sqlite3.sqlite_version_info) else _ROLLBACK
        _keep_journal(connection, journal, busy)
        for setting in (f"synchronous = {synchronous}", *_SETTINGS):
            connection.execute(f"PRAGMA {setting}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_journal(connection: sqlite3.Connection, journal: str, busy: float) -> None:
    """Choose the journal. To begin or end with WAL takes the file alone; SQLite does not wait for that."""
    deadline = time.monotonic() + busy
    while True:
        try:
            (used,) = connection.execute(f"PRAGMA journal_mode = {journal}").fetchone()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() >= deadline:
                raise
            used = ""
        if used.upper() == journal:
            return
        if time.monotonic() >= deadline:
            raise DeliveryError(CODE, BUSY)
        time.sleep(_PAUSE)


_PAUSE = 0.01
_ROLLBACK = ("TRUNCATE", "EXTRA")
_SETTINGS = (
    "fullfsync = ON",
    "checkpoint_fullfsync = ON",
    "foreign_keys = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def _bring_up_to_date(engine: Engine, migrations: Sequence[Migration]) -> None:
    """Tables for a new database, the missing steps for an older one: in one transaction, or not at all."""
    newest = 1 + len(migrations)
    with reading(engine) as connection:
        if _version(connection) == newest:
            return
    with writing(engine) as connection:
        version = _version(connection)  # somebody else may have been here in between
        if version > newest:
            raise LocalError(_NEWER)
        if version == 0:
            METADATA.create_all(connection, checkfirst=False)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        else:
            for migrate in migrations[version - 1 :]:
                migrate(connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {newest}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
