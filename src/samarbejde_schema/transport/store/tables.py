"""The one description of the database: tables, constraints and indexes.

A complete example::

    assert [table.name for table in METADATA.sorted_tables] == ["audit", "log", "marks", "outbox", "queue",
                                                                "seen", "settled", "sealed"]

Types are those that SQLite's STRICT tables and PostgreSQL share: integers, texts and bytes. Times are whole
milliseconds since 1970 in UTC, truth is 0 or 1. Everything the code promises that a database can check, the
database checks too: states, digests that occur once, ids accepted once. A change here is a new version of
the database and needs a migration (:data:`samarbejde_schema.transport.store.sqlite.MIGRATIONS`).

What a worker asks for again and again is found without looking at anything else: ``outbox.front`` marks the
rows that nothing holds back, ``queue.state`` the messages that may be read, and the indexes leave out what is
settled. That keeps every operation independent of how much lies in the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    and_,
    func,
    literal_column,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from .values import EVENTS, STATES, STOPPED, UNSETTLED

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

WAITING, FREE, READ = 0, 1, 2
"""A message in the application's queue: behind another of its case, next of its case, read."""


def milliseconds(at: datetime) -> int:
    """An instant with offset as whole milliseconds since 1970 in UTC, rounded down."""
    return (at - _EPOCH) // _MILLISECOND


def instant(count: int) -> datetime:
    """The instant, in UTC, of so many milliseconds since 1970."""
    return _EPOCH + count * _MILLISECOND


class Instant(TypeDecorator[datetime]):
    """An instant with offset, kept as milliseconds."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """A whole number of 64 bits, as the database calls it."""
        return dialect.type_descriptor(Integer() if dialect.name == "sqlite" else BigInteger())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """On the way in."""
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """On the way out."""
        return None if value is None else instant(value)


class Flag(TypeDecorator[bool]):
    """Truth, kept as 0 or 1: STRICT tables know no boolean."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        """On the way in."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """On the way out."""
        return None if value is None else bool(value)


METADATA = MetaData()
_ID = BigInteger().with_variant(Integer(), "sqlite")


def _is(column: ColumnElement[Any], value: int | str) -> ColumnElement[bool]:
    """Equality with a constant of ours, written out so that it can choose an index."""
    return column == literal_column(repr(value))


def _among(column: ColumnElement[Any], values: Iterable[str]) -> ColumnElement[bool]:
    return column.in_([literal_column(repr(value)) for value in values])


def _words(name: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(repr(value) for value in values)
    return CheckConstraint(f"{name} IN ({listed})")


def _truth(*names: str) -> tuple[CheckConstraint, ...]:
    return tuple(CheckConstraint(f"{name} IN (0, 1)") for name in names)


def _digest(name: str) -> CheckConstraint:
    return CheckConstraint(f"length({name}) = 64")


LOG = Table(
    "log",
    METADATA,
    Column("seq", _ID, primary_key=True),
    Column("direction", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("case_id", Text),
    Column("digest", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("counts", Flag, nullable=False),
    Column("in_flight", Flag, nullable=False),
    Column("jws", LargeBinary),
    UniqueConstraint("sender", "message_id"),
    _words("direction", ("ind", "ud")),
    _digest("digest"),
    *_truth("counts", "in_flight"),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)
"""Every message sent or accepted, in order; ``jws`` is locked, and gone when the message is forgotten."""

SETTLED = Table(
    "settled",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("message_id", Text),
    Column("status", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    Column("accepted", Flag, nullable=False),
    Column("receipt", LargeBinary, nullable=False),
    UniqueConstraint("sender", "digest"),
    _digest("digest"),
    CheckConstraint("status BETWEEN 200 AND 499"),
    CheckConstraint("accepted = 0 OR message_id IS NOT NULL"),
    *_truth("accepted"),
    sqlite_strict=True,
)
"""The receipts we gave, for whoever sends the same bytes again."""

SEEN = Table(
    "seen",
    METADATA,
    Column("sender", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("message_id", Text),
    _digest("digest"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""What is left of a receipt that is no longer kept; ``message_id`` only where the message was accepted."""

QUEUE = Table(
    "queue",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("sender", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    Column("case_id", Text),
    Column("at", Instant, nullable=False),
    Column("counts", Flag, nullable=False),
    Column("state", Integer, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("due", Instant, nullable=False),
    Column("worker", Text),
    Column("read", Instant),
    UniqueConstraint("sender", "message_id"),
    CheckConstraint(f"state IN ({WAITING}, {FREE}, {READ})"),
    CheckConstraint(f"worker IS NULL OR state = {FREE}"),
    CheckConstraint("attempt >= 0"),
    CheckConstraint(f"(state = {READ}) = (read IS NOT NULL)"),
    *_truth("counts"),
    sqlite_strict=True,
)
"""What the application is to read. Rows are never deleted, so an id is never used twice.

``due`` is when a message may be given out: when it came, when the lease ends, or after a pause when it was
given back.
"""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", _ID, primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("role", Text),
    Column("unit", Text),
    Column("endpoint", Text, nullable=False),
    Column("case_id", Text),
    Column("digest", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("front", Flag, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("queued", Instant, nullable=False),
    Column("due", Instant, nullable=False),
    Column("expires", Instant, nullable=False),
    Column("worker", Text),
    Column("code", Text),
    Column("handled", Flag, nullable=False),
    Column("receipt", LargeBinary),
    _digest("digest"),
    _words("state", STATES),
    CheckConstraint("(state = 'sender') = (worker IS NOT NULL)"),
    CheckConstraint(f"front = 0 OR state IN {UNSETTLED}"),
    CheckConstraint(f"handled = 0 OR state IN {STOPPED}"),
    CheckConstraint("attempt >= 0"),
    *_truth("front", "handled"),
    sqlite_strict=True,
)
"""What is on its way. Rows are never deleted, so an id is never used twice."""

SEALED = Table(
    "sealed",
    METADATA,
    Column("id", _ID, ForeignKey("outbox.id"), primary_key=True, autoincrement=False),
    Column("jwe", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""The bytes of what is on its way, apart, so that a change of state does not write them anew."""

MARKS = Table(
    "marks",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("number", _ID, nullable=False),
    Column("digest", Text, nullable=False),
    _digest("digest"),
    sqlite_strict=True,
)
"""Numbers that never run backwards, such as the version of the participant register, and of what content."""

AUDIT = Table(
    "audit",
    METADATA,
    Column("number", _ID, primary_key=True, autoincrement=False),
    Column("time", Instant, nullable=False),
    Column("event", Text, nullable=False),
    Column("message_id", Text),
    Column("sender", Text),
    Column("receiver", Text),
    Column("digest", Text),
    Column("code", Text),
    Column("hash", Text, nullable=False),
    CheckConstraint("number >= 1"),
    _words("event", EVENTS),
    _digest("hash"),
    sqlite_strict=True,
)
"""What happened, each entry bound to the one before by its hash."""


def unsettled(outbox: FromClause) -> ColumnElement[bool]:
    """The rows of the outbox, or of an alias of it, that are still to be sent."""
    return _among(outbox.c.state, UNSETTLED)


def stopping(outbox: FromClause) -> ColumnElement[bool]:
    """The rows that hold back what comes later in their case."""
    return and_(_among(outbox.c.state, STOPPED), _is(outbox.c.handled, 0))


def at_front(outbox: FromClause) -> ColumnElement[bool]:
    """The rows that nothing holds back."""
    return _is(outbox.c.front, 1)


def accepted(settled: FromClause) -> ColumnElement[bool]:
    """The answers to messages that were accepted."""
    return _is(settled.c.accepted, 1)


def in_state(queue: FromClause, state: int) -> ColumnElement[bool]:
    """The messages of the queue in one state."""
    return _is(queue.c.state, state)


def unread(queue: FromClause) -> ColumnElement[bool]:
    """The messages nobody has read."""
    return queue.c.state < literal_column(repr(READ))


def _index(name: str, *columns: Any, where: ColumnElement[bool] | None = None, unique: bool = False) -> None:
    if where is None:
        Index(name, *columns, unique=unique)
    else:
        Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


_index("log_case", LOG.c.case_id, LOG.c.seq, where=LOG.c.case_id.is_not(None))
_index(
    "settled_accepted",
    SETTLED.c.sender,
    SETTLED.c.message_id,
    where=accepted(SETTLED),
    unique=True,
)
_index("settled_until", SETTLED.c.until)
_index(
    "seen_accepted",
    SEEN.c.sender,
    SEEN.c.message_id,
    where=SEEN.c.message_id.is_not(None),
    unique=True,
)
_index("queue_free", QUEUE.c.due, QUEUE.c.id, where=in_state(QUEUE, FREE))
_index("queue_unread", QUEUE.c.case_id, QUEUE.c.id, where=unread(QUEUE))
_index(
    "outbox_once",
    OUTBOX.c.sender,
    OUTBOX.c.message_id,
    OUTBOX.c.receiver,
    func.coalesce(OUTBOX.c.role, literal_column("''")),
    func.coalesce(OUTBOX.c.unit, literal_column("''")),
    unique=True,
)
_index("outbox_due", OUTBOX.c.due, OUTBOX.c.id, where=at_front(OUTBOX))
_index("outbox_lane", OUTBOX.c.case_id, OUTBOX.c.receiver, OUTBOX.c.id, where=unsettled(OUTBOX))
_index("outbox_stopping", OUTBOX.c.case_id, OUTBOX.c.id, where=stopping(OUTBOX))
_index("outbox_case", OUTBOX.c.case_id, OUTBOX.c.id)
_index("outbox_state", OUTBOX.c.state, OUTBOX.c.id)
