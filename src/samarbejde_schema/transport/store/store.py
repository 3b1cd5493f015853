"""The store: one file, and transactions in it.

A complete example::

    from samarbejde_schema.transport.store import Kept

    store = Store.open("samarbejde.sqlite", Vault(Vault.new_key()), busy=5.0)
    with store.begin() as session:                   # BEGIN IMMEDIATE ... COMMIT
        session.inbox.settled("90000012", "0" * 64)
    with store.peek() as session:                    # sees one moment, writes nothing
        session.outbox.next_due(now)
    store.close()

When a block of :meth:`Store.begin` is left without an exception, everything in it is on the disk; with one,
nothing of it is. Whatever fails in the database is a :class:`~samarbejde_schema.errors.DeliveryError` with
the code ``AFL-LAGER``. A store may be used from several threads and several processes; after a fork, open it
anew. Many operations in one transaction cost little more than one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from ...catalogue.receipts import Head
from ...errors import DeliveryError, LocalError
from ...security.vault import Vault
from .audit import Audit, Checked, verified
from .inbox import Inbox
from .log import Log
from .marks import Marks
from .outbox import Outbox
from .sqlite import BUSY, CODE, FAULTS, open_engine, reading, sweep, told, writing
from .values import AuditFault
from .work import Crash, Work

WRONG_KEY = "Lageret er begyndt med en anden nøgle (lager.key). Find den rigtige frem; intet er skrevet."
BUSY_SECONDS = 5.0
"""How long to wait for another who is writing, unless told otherwise."""


class Session:
    """What can be done in one transaction.

    ``connection`` is SQLAlchemy's, for an application that keeps tables of its own in the same database.
    """

    __slots__ = ("audit", "connection", "inbox", "log", "marks", "outbox")

    def __init__(self, work: Work) -> None:
        self.connection: Connection = work.connection
        self.log, self.inbox, self.outbox, self.audit = Log(work), Inbox(work), Outbox(work), Audit(work)
        self.marks = Marks(work)


class Store:
    """The store of one participant. Make it with :meth:`open`."""

    def __init__(self, engine: Engine, vault: Vault, busy: float, crash: Crash | None = None) -> None:
        self._engine = engine
        self._vault, self._busy = vault, busy
        self._crash = crash or _nothing
        self._turn = Lock()
        self._process = os.getpid()
        self._closed = False
        self._key_checked = False

    @classmethod
    def open(
        cls, path: Path | str, vault: Vault, busy: float = BUSY_SECONDS, *, crash: Crash | None = None
    ) -> Store:
        """The store in a file, which is made, readable by its owner alone, when there is none.

        ``vault`` locks the contents; ``busy`` is how many seconds to wait for others; ``crash`` is told of
        every point at which a test may let the process die. Raises
        :class:`~samarbejde_schema.errors.LocalError` when the file is something else, or of a newer version,
        and :class:`~samarbejde_schema.errors.DeliveryError` when it cannot be used now.
        """
        return cls(open_engine(Path(path), busy), vault, busy, crash)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        """A transaction that writes. Blocks of one store in several threads come one after the other.

        Raises :class:`~samarbejde_schema.errors.DeliveryError` when others keep it waiting for longer than
        ``busy`` seconds, and when it fails in any other way; then nothing of it was written, unless the disk
        itself failed at the very end.
        """
        self._usable()
        if not self._turn.acquire(timeout=self._busy):
            raise DeliveryError(CODE, BUSY)
        try:
            with _translated():
                with writing(self._engine) as connection:
                    work = Work(connection, self._vault, self._crash, writing=True)
                    self._crash("after-begin")
                    session = Session(work)
                    self._check_key(session)
                    yield session
                    self._crash("before-commit")
                self._key_checked = True
                self._crash("after-commit")
                if work.removed:
                    sweep(self._engine)
        finally:
            self._turn.release()

    def _check_key(self, session: Session) -> None:
        """Refuse to write with another key than the one the store was begun with."""
        if not self._key_checked and not session.marks.raised("lagernoegle", 1, self._vault.fingerprint):
            raise LocalError(WRONG_KEY)

    @contextmanager
    def peek(self) -> Iterator[Session]:
        """A transaction that reads, and sees one moment however long it takes.

        Keep it short, and begin no writing inside it: with a rollback journal writers wait for readers.
        """
        self._usable()
        with _translated(), reading(self._engine) as connection:
            yield Session(Work(connection, self._vault, self._crash, writing=False))

    def verify(self, expected: Head | None = None) -> AuditFault | None:
        """The first entry of the audit log that does not hold, or ``None``; writers may write meanwhile.

        ``expected`` is a head that somebody has seen, in a receipt of ours for instance.
        """

        def check(after: Head, wanted: Head | None) -> Checked:
            with self.peek() as session:
                return session.audit.check(after, wanted)

        return verified(check, expected)

    def close(self) -> None:
        """Let go of the file. Once is enough, twice does no harm."""
        self._closed = True
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Store {'closed' if self._closed else 'open'}>"

    def _usable(self) -> None:
        if self._closed:
            raise LocalError("lageret er lukket")
        if os.getpid() != self._process:
            raise LocalError("lageret er åbnet af en anden proces; åbn det på ny i denne")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except FAULTS as error:
        raise told(error) from None


def _nothing(point: str) -> None:
    """Where nobody wants to crash."""
