"""The outbox: what is on its way, one row for each message and receiver.

A complete example::

    from datetime import timedelta

    from samarbejde_schema.security.vault import Vault
    from samarbejde_schema.transport.store import Store

    with Store.open("udbakke.sqlite", Vault(Vault.new_key())) as store:
        with store.begin() as session:
            session.outbox.put(message_id="…", sender="90000004", receiver="90000012", role=None, unit=None,
                               endpoint="https://…", jwe=b"...", case_id=None, digest="0" * 64, queued=now,
                               expires=now + timedelta(days=7))
        with store.begin() as session:
            (row,) = session.outbox.lease("worker", now, seconds=180, limit=10)
        with store.begin() as session:                       # the network was asked in between
            assert session.outbox.settle(row.id, "worker", "leveret", now, receipt=b"...")

A row is at the front when nothing holds it back: no older unsettled row of the same case to the same
receiver, and no earlier message of the case that was refused or given up and that nobody has decided about.
Only rows at the front are leased. Source: ``design/delivery.md``, "Outbox".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    literal_column,
    not_,
    or_,
    select,
    update,
)

from ...errors import LocalError
from .tables import OUTBOX, SEALED, at_front, stopping, unsettled
from .values import GIVEN_UP, READY, SENDING, STATES, STOPPED, UNCERTAIN, Row
from .work import Work

_EARLIER, _STOP = OUTBOX.alias("earlier"), OUTBOX.alias("stop")
_ONE: ColumnElement[int] = literal_column("1")

_PUT = insert(OUTBOX)
_SEAL = insert(SEALED)
_UNSEAL = delete(SEALED).where(SEALED.c.id == bindparam("row"))
_LANE = and_(OUTBOX.c.case_id == bindparam("case"), OUTBOX.c.receiver == bindparam("peer"), unsettled(OUTBOX))
_HELD_BACK = select(
    or_(
        exists(select(_ONE).select_from(OUTBOX).where(_LANE)),
        exists(
            select(_ONE)
            .select_from(_STOP)
            .where(
                _STOP.c.case_id == bindparam("case"),
                stopping(_STOP),
                _STOP.c.message_id != bindparam("message"),
            )
        ),
    )
)

_DUE = (
    select(OUTBOX.c.id)
    .where(at_front(OUTBOX), OUTBOX.c.due <= bindparam("now"))
    .order_by(OUTBOX.c.due, OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(_DUE))
    .values(state=SENDING, attempt=OUTBOX.c.attempt + 1)
    .returning(OUTBOX)
)
_JWE = select(SEALED.c.jwe).where(SEALED.c.id == bindparam("row"))
_NEXT_DUE = select(func.min(OUTBOX.c.due)).where(at_front(OUTBOX))

_THIS = OUTBOX.c.id == bindparam("row")
_WHERE = (OUTBOX.c.case_id, OUTBOX.c.receiver)
_BY_ANYBODY = update(OUTBOX).where(_THIS, unsettled(OUTBOX)).returning(*_WHERE)
_BY_HOLDER = (
    update(OUTBOX)
    .where(_THIS, OUTBOX.c.state == SENDING, OUTBOX.c.worker == bindparam("holder"))
    .returning(*_WHERE)
)
_OLDEST = select(func.min(OUTBOX.c.id)).where(_LANE).scalar_subquery()
_HAS_STOP = exists(
    select(_ONE)
    .select_from(_STOP)
    .where(
        _STOP.c.case_id == OUTBOX.c.case_id,
        stopping(_STOP),
        _STOP.c.id < OUTBOX.c.id,
        _STOP.c.message_id != OUTBOX.c.message_id,
    )
).correlate(OUTBOX)
_HAS_EARLIER = exists(
    select(_ONE)
    .select_from(_EARLIER)
    .where(
        _EARLIER.c.case_id == OUTBOX.c.case_id,
        _EARLIER.c.receiver == OUTBOX.c.receiver,
        unsettled(_EARLIER),
        _EARLIER.c.id < OUTBOX.c.id,
    )
).correlate(OUTBOX)
_PROMOTE = update(OUTBOX).where(OUTBOX.c.id == _OLDEST, not_(_HAS_STOP)).values(front=True)
_ARRANGE = (
    update(OUTBOX)
    .where(OUTBOX.c.case_id == bindparam("case"), unsettled(OUTBOX))
    .values(front=case((or_(_HAS_STOP, _HAS_EARLIER), literal(False, OUTBOX.c.front.type)), else_=True))
)
_HANDLE = update(OUTBOX).where(_THIS, stopping(OUTBOX)).values(handled=True).returning(OUTBOX)

_LISTED = select(OUTBOX).order_by(OUTBOX.c.id.desc()).limit(bindparam("most"))
_LIST = {
    (False, False): _LISTED.where(OUTBOX.c.id > 0),
    (True, False): _LISTED.where(OUTBOX.c.state == bindparam("state")),
    (False, True): _LISTED.where(OUTBOX.c.case_id == bindparam("case")),
    (True, True): _LISTED.where(OUTBOX.c.case_id == bindparam("case"), OUTBOX.c.state == bindparam("state")),
}
_OF_MESSAGE = select(OUTBOX).where(
    OUTBOX.c.sender == bindparam("by"), OUTBOX.c.message_id == bindparam("message")
)


class Outbox:
    """The outbox in one transaction."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    def put(
        self,
        *,
        message_id: str,
        sender: str,
        receiver: str,
        role: str | None,
        unit: str | None,
        endpoint: str,
        jwe: bytes,
        case_id: str | None,
        digest: str,
        queued: datetime,
        expires: datetime,
    ) -> int:
        """Queue a sealed message for one receiver, due at once; the row's number.

        The database refuses a second row for the same message and receiver.
        """
        held = case_id is not None and self._work.value(
            _HELD_BACK, case=case_id, peer=receiver, message=message_id
        )
        row = self._work.insert(
            _PUT,
            message_id=message_id,
            sender=sender,
            receiver=receiver,
            role=role,
            unit=unit,
            endpoint=endpoint,
            case_id=case_id,
            digest=digest,
            state=READY,
            front=not held,
            attempt=0,
            queued=queued,
            due=queued,
            expires=expires,
            handled=False,
        )
        self._work.insert(_SEAL, id=row, jwe=jwe)
        return row

    def lease(self, worker: str, now: datetime, seconds: float, limit: int) -> tuple[Row, ...]:
        """Rows at the front that are due, or whose lease ran out, now leased to ``worker``; oldest first.

        ``seconds`` is how long the lease lasts, ``limit`` the most rows to lease.
        """
        until = now + timedelta(seconds=seconds)
        leased = self._work.changed(_LEASE, now=now, most=limit, worker=worker, due=until)
        rows = sorted(leased, key=_number)
        return tuple(_row(row, self._work.value(_JWE, row=row.id)) for row in rows)

    def settle(
        self,
        row_id: int,
        worker: str,
        state: str,
        now: datetime,
        due: datetime | None = None,
        code: str | None = None,
        receipt: bytes | None = None,
    ) -> bool:
        """Write down what came of a try; ``False``, and nothing changed, when ``worker`` has no say in it.

        ``leveret`` and ``afvist`` rest on a verified receipt and are taken from anybody while the row is
        unsettled; ``klar`` and ``uafklaret`` (then ``due`` says when it is tried again) and ``opgivet`` only
        from who holds the lease. Raises :class:`~samarbejde_schema.errors.LocalError` for another state, and
        where ``due`` is missing.
        """
        again = state in (READY, UNCERTAIN)
        if state not in STATES or state == SENDING:
            raise LocalError("udbakken kender ikke den tilstand")
        if again and due is None:
            raise LocalError("et nyt forsøg skal have et tidspunkt")
        values: dict[str, Any] = {"state": state, "code": code, "receipt": receipt, "worker": None}
        if again:
            return bool(self._work.changed(_BY_HOLDER, row=row_id, holder=worker, due=due, **values))
        values["front"] = False
        if state == GIVEN_UP:
            places = self._work.changed(_BY_HOLDER, row=row_id, holder=worker, due=now, **values)
        else:
            places = self._work.changed(_BY_ANYBODY, row=row_id, due=now, **values)
        for place in places:
            self._work.delete(_UNSEAL, row=row_id)
            self._go_on(state, place.case_id, place.receiver)
        return bool(places)

    def handle(self, row_id: int) -> Row | None:
        """The application has decided about a refused or given up row: what came later may go on.

        The row; ``None``, and nothing changed, when there is no such row or it has been handled.
        """
        for row in self._work.changed(_HANDLE, row=row_id):
            if row.case_id is not None:
                self._work.update(_ARRANGE, case=row.case_id)
            return _row(row)
        return None

    def rows(self, state: str | None = None, case_id: str | None = None, limit: int = 100) -> tuple[Row, ...]:
        """The newest ``limit`` rows, oldest of them first, of one state or one case when asked."""
        asked = {"state": state, "case": case_id}
        given = {name: value for name, value in asked.items() if value is not None}
        rows = self._work.all(_LIST[state is not None, case_id is not None], most=limit, **given)
        return _rows(rows[::-1])

    def of_message(self, sender: str, message_id: str) -> tuple[Row, ...]:
        """The rows of one message, one for each receiver."""
        rows = self._work.all(_OF_MESSAGE, by=sender, message=message_id)
        return _rows(sorted(rows, key=_number))

    def next_due(self, now: datetime) -> datetime | None:
        """When there is something to lease: ``now`` or later; ``None`` when nothing is on its way."""
        found = self._work.value(_NEXT_DUE)
        return max(found, now) if isinstance(found, datetime) else None

    def _go_on(self, state: str, case_id: str | None, receiver: str) -> None:
        """What a settled row means for the later ones of its case."""
        if case_id is None:
            return
        if state in STOPPED:
            self._work.update(_ARRANGE, case=case_id)
        else:
            self._work.update(_PROMOTE, case=case_id, peer=receiver)


def _number(row: Any) -> int:
    return int(row.id)


def _rows(rows: Sequence[Any]) -> tuple[Row, ...]:
    return tuple(_row(row) for row in rows)


def _row(row: Any, jwe: bytes | None = None) -> Row:
    return Row(
        id=row.id,
        message_id=row.message_id,
        sender=row.sender,
        receiver=row.receiver,
        role=row.role,
        unit=row.unit,
        endpoint=row.endpoint,
        jwe=jwe,
        case_id=row.case_id,
        digest=row.digest,
        state=row.state,
        attempt=row.attempt,
        queued=row.queued,
        due=row.due,
        expires=row.expires,
        code=row.code,
        receipt=row.receipt,
        handled=row.handled,
    )
