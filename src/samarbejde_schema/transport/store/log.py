"""The message log: every message sent or accepted, its content locked.

A complete example::

    from samarbejde_schema.security.vault import Vault
    from samarbejde_schema.transport.store import Kept, Store

    with Store.open("log.sqlite", Vault(Vault.new_key())) as store, store.begin() as session:
        session.log.add(Kept(direction="ind", sender="90000012", message_id="…", type="tilbud", case_id="sag",
                             digest=sha256(payload_of(jws)).hexdigest(), jws=jws, at=now, counts=True,
                             in_flight=False))
        assert [kept.type for kept in session.log.of_case("sag")] == ["tilbud"]

The place that the vault binds a content to is ``besked/<direction>/<sender>/<message id>/<case id>``, and
what is signed has to have the digest that stands beside it. So who writes in the database without the key
cannot exchange contents, nor move one to another case. He can still remove messages and say that one does not
count: the audit log and the receipts tell what was.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, func, insert, null, select, update

from ...errors import LocalError
from ...security.jws import payload_of
from .tables import LOG
from .values import Kept
from .work import Work

_ADD = insert(LOG)
_THIS = (LOG.c.sender == bindparam("by"), LOG.c.message_id == bindparam("message"))
_FIND = select(LOG).where(*_THIS)
_OF_CASE = select(LOG).where(LOG.c.case_id == bindparam("case"), LOG.c.jws.is_not(None)).order_by(LOG.c.seq)
_SIZE = select(func.count()).select_from(LOG)
_COUNT = (
    select(func.count())
    .select_from(LOG)
    .where(LOG.c.case_id == bindparam("case"), LOG.c.sender == bindparam("by"), LOG.c.jws.is_not(None))
)
_COUNT_OF, _COUNT_REST = (
    _COUNT.where(LOG.c.type == bindparam("kind")),
    _COUNT.where(LOG.c.type != bindparam("kind")),
)
_COUNTS = update(LOG).where(*_THIS).values(in_flight=False)
_FORGET = update(LOG).where(*_THIS, LOG.c.jws.is_not(None)).values(jws=null())


class Log:
    """The message log in one transaction."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    def add(self, kept: Kept) -> None:
        """Write a message down. A second one with the same sender and id is refused by the database."""
        self._work.insert(
            _ADD,
            direction=kept.direction,
            sender=kept.sender,
            message_id=kept.message_id,
            type=kept.type,
            case_id=kept.case_id,
            digest=kept.digest,
            jws=self._work.vault.lock(kept.jws, _place_of(kept)),
            at=kept.at,
            counts=kept.counts,
            in_flight=kept.in_flight,
        )

    def find(self, sender: str, message_id: str) -> Kept | None:
        """A message, without content when it was forgotten; ``None`` when it was never here.

        Raises :class:`~samarbejde_schema.errors.LocalError` when the content cannot be unlocked, or is not
        what the digest beside it says.
        """
        row = self._work.first(_FIND, by=sender, message=message_id)
        return None if row is None else self._kept(row)

    def of_case(self, case_id: str) -> tuple[Kept, ...]:
        """The messages of a case in the order in which they came here, without the forgotten ones."""
        return tuple(self._kept(row) for row in self._work.all(_OF_CASE, case=case_id))

    def count(self, case_id: str, sender: str, kind: str, *, rest: bool = False) -> int:
        """How many messages of a type a sender has lying in a case; with ``rest``, of all other types.

        Forgotten ones are not among them. No content is unlocked.
        """
        statement = _COUNT_REST if rest else _COUNT_OF
        return int(self._work.value(statement, case=case_id, by=sender, kind=kind))

    def size(self) -> int:
        """How many messages there have been. Counts them all: for lists, not for every message."""
        return int(self._work.value(_SIZE))

    def set_counts(self, sender: str, message_id: str, counts: bool = True) -> bool:
        """A message counts in its case, or no longer does, and is not in flight any more."""
        return self._work.update(_COUNTS, by=sender, message=message_id, counts=counts) > 0

    def forget(self, sender: str, message_id: str) -> bool:
        """Delete the content of a message; its id and digest stay, so that it cannot come again.

        The application is not given it any more. ``False`` when there was nothing to forget. A sealed copy
        that is still on its way goes when it is settled.
        """
        gone = self._work.update(_FORGET, by=sender, message=message_id) > 0
        self._work.removed = self._work.removed or gone
        return gone

    def _kept(self, row: Any) -> Kept:
        return Kept(
            direction=row.direction,
            sender=row.sender,
            message_id=row.message_id,
            type=row.type,
            case_id=row.case_id,
            digest=row.digest,
            jws=b"" if row.jws is None else self._content(row),
            at=row.at,
            counts=row.counts,
            in_flight=row.in_flight,
        )

    def _content(self, row: Any) -> bytes:
        """The signed message of a row, when it is the one that was written down there."""
        jws = self._work.vault.unlock(row.jws, _place_of(row))
        if sha256(payload_of(jws)).hexdigest() != row.digest:
            del jws
            raise LocalError(_EXCHANGED)
        return jws


_EXCHANGED = (
    "En besked i lageret er ikke den, der står ved den: lageret er ændret uden om programmet. "
    "Hent det fra en sikkerhedskopi."
)


def _place_of(kept: Any) -> str:
    """Where the content of a message or its row lies, as the vault knows it; no part holds a slash."""
    return f"besked/{kept.direction}/{kept.sender}/{kept.message_id}/{kept.case_id or ''}"
