"""What the application reads: the inbox, one message at a time.

A complete example::

    with participant.next() as modtaget:
        if modtaget is not None:
            journal.save(modtaget.besked)

The message is marked read when the block is left without an exception. Otherwise it is given out again after
a pause, which grows each time, and other cases go first. An application that keeps its data in the same
database writes them over ``modtaget.transaction()``: then its effect and the mark are one. Any other
application is given the same message again when it, or the machine, dies between the two, and must therefore
be idempotent on the message's id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from ..errors import DeliveryError, LocalError
from ..modelling.element import Besked
from .history import Histories
from .store import Item, Kept, Session, Store

LEASE_SECONDS = 300
"""How long an application may think about a message before another may be given it."""


@dataclass
class Incoming:
    """A message that came in.

    ``counts`` is false for a message that was rejected with an M40, or that its sender had annulled by the
    time it was given out: do not act on it. It is shown so that people can be asked.
    ``signer`` is the CVR number in the certificate, ``jws`` the signed bytes as evidence.
    """

    besked: Besked
    message_id: str
    signer: str
    case_id: str | None
    counts: bool
    jws: bytes = field(repr=False)
    _finish: Callable[[Session], None] = field(repr=False)
    _store: Store = field(repr=False)
    _done: bool = field(default=False, repr=False)

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        """A transaction (an SQLAlchemy connection) that also marks the message read when it commits."""
        if self._done:
            raise LocalError("beskeden er allerede mærket læst")
        with self._store.begin() as session:
            yield session.connection
            self._finish(session)
        self._done = True


@contextmanager
def next_message(
    store: Store, histories: Histories, holder: str, clock: Callable[[], datetime]
) -> Iterator[Incoming | None]:
    """The oldest unread message, or ``None``; never a later one of a case before an earlier one is read.

    ``holder`` is a name that nobody else uses, and no other call: the lease is known by it. A message that
    cannot be read here, because the key of the store is another or somebody has changed it, is given back: it
    raises, and other cases go first the next time.
    """
    taken = _taken(store, holder, clock())
    if taken is None:
        yield None
        return
    item, kept = taken
    incoming = None
    try:
        incoming = Incoming(
            besked=histories.entry(kept).message,
            message_id=item.message_id,
            signer=item.sender,
            case_id=item.case_id,
            counts=item.counts,
            jws=kept.jws,
            _finish=lambda session: _finish(session, item, holder, clock()),
            _store=store,
        )
        yield incoming
    except BaseException:
        if incoming is None or not incoming._done:
            with suppress(DeliveryError), store.begin() as session:  # else the lease runs out
                session.inbox.release(item.id, holder, clock())
        raise
    if not incoming._done:
        with store.begin() as session:
            _finish(session, item, holder, clock())


def _taken(store: Store, holder: str, now: datetime) -> tuple[Item, Kept] | None:
    """The next message with its content; what cannot be unlocked is given back before that is told."""
    kept: Kept | None = None
    fault: LocalError | None = None
    with store.begin() as session:
        item = session.inbox.take(holder, now, LEASE_SECONDS)
        if item is not None:
            try:
                kept = session.log.find(item.sender, item.message_id)
            except LocalError as error:
                session.inbox.release(item.id, holder, now)
                fault = error
    if fault is not None:
        raise fault
    return None if item is None or kept is None else (item, kept)


def _finish(session: Session, item: Item, holder: str, now: datetime) -> None:
    if not session.inbox.done(item.id, holder, now):
        raise LocalError("beskeden blev givet til en anden, fordi behandlingen tog for lang tid")
    session.audit.append(
        "laest",
        now,
        message_id=item.message_id,
        sender=item.sender,
        receiver=None,
        digest=None,
        code=None,
    )
