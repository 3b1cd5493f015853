"""The audit log: what happened, each entry bound to the one before by its hash.

A complete example::

    from samarbejde_schema.security.vault import Vault
    from samarbejde_schema.transport.store import Store

    with Store.open("revision.sqlite", Vault(Vault.new_key())) as store, store.begin() as session:
        head = session.audit.append("afsendt", now, message_id="…", sender="90000004", receiver="90000012",
                                    digest="0" * 64, code=None)
        assert session.audit.verify(head) is None

The hash of an entry is the SHA-256 of its canonical JSON (RFC 8785): ``number``, ``time`` (milliseconds since
1970), ``event``, ``message_id``, ``sender``, ``receiver``, ``digest``, ``code`` and ``previous``, the hash
before, 64 zeros for the first. Whoever may write the database can make a whole chain anew; the head that
every signed receipt carries is what shows it. No personal data: ids, CVR numbers, digests and our own codes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

import rfc8785
from sqlalchemy import bindparam, func, insert, select

from ...catalogue.receipts import Head
from ...errors import LocalError
from .tables import AUDIT, milliseconds
from .values import EVENTS, AuditFault
from .work import Work

START = Head(0, "0" * 64)
"""The head of an empty log."""
PAGE = 500
"""How many entries are checked at a time."""

_APPEND = insert(AUDIT)
_HEAD = select(AUDIT.c.number, AUDIT.c.hash).where(
    AUDIT.c.number == select(func.max(AUDIT.c.number)).scalar_subquery()
)
_AFTER = select(AUDIT).where(AUDIT.c.number > bindparam("after")).order_by(AUDIT.c.number).limit(PAGE)


@dataclass(frozen=True, slots=True)
class Checked:
    """How far a check has come: the last entry that holds, and the fault where it stopped, if any."""

    head: Head
    fault: AuditFault | None = None
    finished: bool = False


class Audit:
    """The audit log in one transaction."""

    __slots__ = ("_head", "_work")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._head: Head | None = None

    def append(
        self,
        event: str,
        at: datetime,
        *,
        message_id: str | None,
        sender: str | None,
        receiver: str | None,
        digest: str | None,
        code: str | None,
    ) -> Head:
        """Write an entry; the head of the log after it.

        ``event`` is one of :data:`~.values.EVENTS`, ``at`` has an offset, ``sender`` and ``receiver`` are CVR
        numbers, ``digest`` a SHA-256 in hexadecimal, ``code`` one of ours. Raises
        :class:`~samarbejde_schema.errors.LocalError` for another event.
        """
        if event not in EVENTS:
            raise LocalError("revisionsloggen kender ikke den hændelse")
        previous = self._head or self.head()
        number = previous.number + 1
        entry = {
            "event": event,
            "message_id": message_id,
            "sender": sender,
            "receiver": receiver,
            "digest": digest,
            "code": code,
        }
        head = Head(number, hash_of(number, milliseconds(at), entry, previous.hash))
        self._work.insert(_APPEND, number=number, time=at, hash=head.hash, **entry)
        self._head = head
        return head

    def head(self) -> Head:
        """The newest entry: number 0 and 64 zeros when there is none."""
        if self._head is not None:
            return self._head
        row = self._work.first(_HEAD)
        return START if row is None else Head(row.number, row.hash)

    def verify(self, expected: Head | None = None) -> AuditFault | None:
        """The first entry that does not hold, or ``None``.

        ``expected`` is a head that somebody has seen: the log must still hold that very entry. Every entry is
        read; :meth:`.store.Store.verify` does the same without keeping writers away.
        """
        return verified(self.check, expected)

    def check(self, after: Head, expected: Head | None = None) -> Checked:
        """Check the next :data:`PAGE` entries after one that holds."""
        if expected == START:
            expected = None
        rows = self._work.all(_AFTER, after=after.number)
        for row in rows:
            fault = _fault(row, after, expected)
            if fault is not None:
                return Checked(after, fault, finished=True)
            after = Head(row.number, row.hash)
        if len(rows) == PAGE:
            return Checked(after)
        cut = expected is not None and expected.number > after.number
        return Checked(after, AuditFault(after.number + 1, "afskaaret") if cut else None, finished=True)


def verified(check: Callable[[Head, Head | None], Checked], expected: Head | None) -> AuditFault | None:
    """Go through a log page by page from its beginning."""
    checked = Checked(START)
    while not checked.finished:
        checked = check(checked.head, expected)
    return checked.fault


def hash_of(number: int, time: int, entry: dict[str, Any], previous: str) -> str:
    """The hash of an entry, 64 hexadecimal digits; ``time`` in milliseconds since 1970."""
    whole = {"number": number, "time": time, **entry, "previous": previous}
    return sha256(rfc8785.dumps(whole)).hexdigest()


def _fault(row: Any, after: Head, expected: Head | None) -> AuditFault | None:
    number = after.number + 1
    if row.number != number:
        return AuditFault(number, "mangler")
    entry = {name: getattr(row, name) for name in _HASHED}
    if row.hash != hash_of(number, milliseconds(row.time), entry, after.hash):
        return AuditFault(number, "aendret")
    if expected is not None and expected.number == number and expected.hash != row.hash:
        return AuditFault(number, "uenig")
    return None


_HASHED = ("event", "message_id", "sender", "receiver", "digest", "code")
