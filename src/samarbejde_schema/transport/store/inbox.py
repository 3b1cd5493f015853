"""The inbox: the receipts we gave, so that nothing takes effect twice, and the application's queue.

A complete example::

    from samarbejde_schema.security.vault import Vault
    from samarbejde_schema.transport.store import Store

    with Store.open("indbakke.sqlite", Vault(Vault.new_key())) as store, store.begin() as session:
        assert session.inbox.settled("90000012", "0" * 64) is None
        session.inbox.settle(sender="90000012", message_id="…", digest="0" * 64, status=201, receipt=b"...",
                             at=now, until=now + timedelta(days=37), accepted=True)
        assert session.inbox.digest_of("90000012", "…") == "0" * 64
        assert session.inbox.purge(now + timedelta(days=38)) == 1    # the receipt goes, the digest stays
        assert session.inbox.seen("90000012", "0" * 64)

The queue gives out messages oldest first, and never one of a case before everything earlier in that case has
been read. Who takes one has it for a while (a lease); then another may be given it. One that is given back
waits for a moment, twice as long each time, and lets other cases go first: an application that cannot handle
a message stops that case and no other.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, delete, func, insert, null, select, union_all, update

from .tables import FREE, LOG, QUEUE, READ, SEEN, SETTLED, WAITING, accepted, in_state, unread
from .values import InboxRow, Item, Settled
from .work import Work

_SETTLE = insert(SETTLED)
_SETTLED = select(SETTLED.c.status, SETTLED.c.receipt, SETTLED.c.message_id).where(
    SETTLED.c.sender == bindparam("by"), SETTLED.c.digest == bindparam("sum")
)
_RENEW = update(SETTLED).where(SETTLED.c.sender == bindparam("by"), SETTLED.c.digest == bindparam("sum"))
_DIGEST_OF = union_all(
    select(SETTLED.c.digest).where(
        SETTLED.c.sender == bindparam("by"), SETTLED.c.message_id == bindparam("message"), accepted(SETTLED)
    ),
    select(SEEN.c.digest).where(SEEN.c.sender == bindparam("by"), SEEN.c.message_id == bindparam("message")),
)
_SEEN = select(SEEN.c.digest).where(SEEN.c.sender == bindparam("by"), SEEN.c.digest == bindparam("sum"))
_OLD = (
    select(SETTLED.c.id, SETTLED.c.sender, SETTLED.c.digest, SETTLED.c.message_id, SETTLED.c.accepted)
    .where(SETTLED.c.until < bindparam("now"))
    .order_by(SETTLED.c.until)
    .limit(bindparam("most"))
)
_DROP = delete(SETTLED).where(SETTLED.c.id == bindparam("row"))
_REMEMBER = insert(SEEN)

_OFFER = insert(QUEUE)
_BEFORE = (
    select(QUEUE.c.id)
    .where(QUEUE.c.case_id == bindparam("case"), unread(QUEUE))
    .order_by(QUEUE.c.id)
    .limit(1)
)
_CONTENT = and_(LOG.c.sender == QUEUE.c.sender, LOG.c.message_id == QUEUE.c.message_id)
_NEXT = (
    select(
        QUEUE.c.id,
        QUEUE.c.sender,
        QUEUE.c.message_id,
        QUEUE.c.case_id,
        QUEUE.c.counts,
        LOG.c.jws.is_not(None).label("there"),
    )
    .outerjoin_from(QUEUE, LOG, _CONTENT)
    .where(
        QUEUE.c.id
        == select(QUEUE.c.id)
        .where(in_state(QUEUE, FREE), QUEUE.c.due <= bindparam("now"))
        .order_by(QUEUE.c.due, QUEUE.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
)
_LEASE = update(QUEUE).where(QUEUE.c.id == bindparam("row")).values(attempt=QUEUE.c.attempt + 1)
_HELD = (QUEUE.c.id == bindparam("row"), in_state(QUEUE, FREE), QUEUE.c.worker == bindparam("holder"))
_COUNTS = update(QUEUE).where(
    QUEUE.c.sender == bindparam("by"), QUEUE.c.message_id == bindparam("message"), unread(QUEUE)
)
_READ = update(QUEUE).values(state=READ, worker=null())
_DONE = _READ.where(*_HELD).returning(QUEUE.c.case_id)
_PASS = _READ.where(QUEUE.c.id == bindparam("row"))
_PROMOTE = (
    update(QUEUE).where(QUEUE.c.id == _BEFORE.scalar_subquery(), in_state(QUEUE, WAITING)).values(state=FREE)
)
_ATTEMPT = select(QUEUE.c.attempt).where(*_HELD)
_RELEASE = update(QUEUE).where(*_HELD).values(worker=null())
_WAITING = select(func.count()).select_from(QUEUE).where(unread(QUEUE))
_LISTED = (select(QUEUE, LOG.c.type).outerjoin_from(QUEUE, LOG, _CONTENT).order_by(QUEUE.c.id.desc())).limit(
    bindparam("most")
)
_LIST = {False: _LISTED.where(QUEUE.c.id > 0), True: _LISTED.where(unread(QUEUE), QUEUE.c.id > 0)}

MOST_PURGED = 1000
"""How many receipts one purge drops, so that others may write in between."""
SHORTEST_PAUSE, LONGEST_PAUSE = timedelta(seconds=1), timedelta(hours=1)
"""How long a message waits when it is given back the first time, and at most."""
_DOUBLINGS = 12


class Inbox:
    """The inbox in one transaction."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    def settled(self, sender: str, digest: str) -> Settled | None:
        """How the same bytes from the same sender were answered, while the receipt is kept."""
        row = self._work.first(_SETTLED, by=sender, sum=digest)
        return None if row is None else Settled(row.status, row.receipt, row.message_id)

    def digest_of(self, sender: str, message_id: str) -> str | None:
        """The digest of the message that was accepted from this sender under this id, for ever."""
        found = self._work.value(_DIGEST_OF, by=sender, message=message_id)
        return found if isinstance(found, str) else None

    def seen(self, sender: str, digest: str) -> bool:
        """Whether the same bytes from the same sender were ever answered."""
        if self.settled(sender, digest) is not None:
            return True
        return self._work.first(_SEEN, by=sender, sum=digest) is not None

    def settle(
        self,
        *,
        sender: str,
        message_id: str | None,
        digest: str,
        status: int,
        receipt: bytes,
        at: datetime,
        until: datetime,
        accepted: bool,
    ) -> None:
        """Keep the answer to a delivery ``until`` (with offset).

        The database refuses a second answer to the same bytes of one sender, and a second accepted message
        under one id.
        """
        self._work.insert(
            _SETTLE,
            sender=sender,
            message_id=message_id,
            digest=digest,
            status=status,
            receipt=receipt,
            at=at,
            until=until,
            accepted=accepted,
        )

    def renew(self, sender: str, digest: str, receipt: bytes) -> bool:
        """Keep a receipt that says the same under a newer signature; ``False`` when there was none."""
        return self._work.update(_RENEW, by=sender, sum=digest, receipt=receipt) > 0

    def purge(self, now: datetime) -> int:
        """Drop receipts that need not be kept any longer, at most :data:`MOST_PURGED`; how many.

        Their digests stay for ever, and the id where the message was accepted. Call it again while it says
        that many.
        """
        rows = self._work.all(_OLD, now=now, most=MOST_PURGED)
        self._work.removed = self._work.removed or bool(rows)
        for row in rows:
            if self._work.first(_SEEN, by=row.sender, sum=row.digest) is None:
                kept = row.message_id if row.accepted else None
                self._work.insert(_REMEMBER, sender=row.sender, digest=row.digest, message_id=kept)
            self._work.delete(_DROP, row=row.id)
        return len(rows)

    def offer(self, *, sender: str, message_id: str, case_id: str | None, at: datetime, counts: bool) -> None:
        """Put an accepted message at the end of the application's queue."""
        behind = case_id is not None and self._work.first(_BEFORE, case=case_id) is not None
        self._work.insert(
            _OFFER,
            sender=sender,
            message_id=message_id,
            case_id=case_id,
            at=at,
            counts=counts,
            state=WAITING if behind else FREE,
            attempt=0,
            due=at,
        )

    def set_counts(self, sender: str, message_id: str, counts: bool) -> bool:
        """Whether a message counts when it is given out; ``False``, and nothing changed, when it was read."""
        return self._work.update(_COUNTS, by=sender, message=message_id, counts=counts) > 0

    def take(self, worker: str, now: datetime, lease_seconds: float) -> Item | None:
        """The message that has been due longest, now leased to ``worker`` for so many seconds.

        ``None`` when none may be read. Give each thread a worker name of its own: a lease is known by it.
        Messages that were forgotten in the meantime are passed over.
        """
        while (row := self._work.first(_NEXT, now=now)) is not None:
            if row.there:
                until = now + timedelta(seconds=lease_seconds)
                self._work.update(_LEASE, row=row.id, worker=worker, due=until)
                return Item(row.id, row.sender, row.message_id, row.case_id, row.counts)
            self._work.update(_PASS, row=row.id, read=now)
            self._next_of(row.case_id)
        return None

    def done(self, item_id: int, worker: str, now: datetime) -> bool:
        """Mark a message read; ``False``, and nothing changed, when ``worker`` does not have it any more."""
        rows = self._work.changed(_DONE, row=item_id, holder=worker, read=now)
        for row in rows:
            self._next_of(row.case_id)
        return bool(rows)

    def release(self, item_id: int, worker: str, now: datetime) -> bool:
        """Give a message back unread; ``False`` when ``worker`` does not have it any more.

        It is given out again after :data:`SHORTEST_PAUSE`, twice as long after each further time it had been
        given out, at most :data:`LONGEST_PAUSE`; what is due by then goes first.
        """
        attempt = self._work.value(_ATTEMPT, row=item_id, holder=worker)
        if attempt is None:
            return False
        pause = min(SHORTEST_PAUSE * 2 ** min(attempt - 1, _DOUBLINGS), LONGEST_PAUSE)
        return self._work.update(_RELEASE, row=item_id, holder=worker, due=now + pause) > 0

    def waiting(self) -> int:
        """How many messages are unread, those that somebody is reading included."""
        return int(self._work.value(_WAITING))

    def rows(self, *, unread: bool = False, limit: int = 100) -> tuple[InboxRow, ...]:
        """The newest ``limit`` messages, oldest of them first; only the unread ones when asked."""
        rows = self._work.all(_LIST[unread], most=limit)
        return tuple(
            InboxRow(
                id=row.id,
                sender=row.sender,
                message_id=row.message_id,
                type=row.type or "",
                case_id=row.case_id,
                at=row.at,
                counts=row.counts,
                worker=row.worker,
                read=row.read,
            )
            for row in reversed(rows)
        )

    def _next_of(self, case_id: str | None) -> None:
        if case_id is not None:
            self._work.update(_PROMOTE, case=case_id)
