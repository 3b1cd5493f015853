"""The worker: leases what is due, sends it, and settles what the replies say.

A complete example::

    worker = Worker(store, sender="90000004", schedule=Schedule(), clock=clock, rng=Random())
    rows = worker.lease()                     # no transaction is open while the network is
    results = [(row, client.run(attempt(row, verify=verify, clock=clock))) for row in rows]
    worker.settle(results)

A lease makes several workers safe: who loses the lease may still report a verified receipt, which is true
whoever holds it. Several results are settled in one transaction.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from ..catalogue.receipts import Facts
from .flow import Outcome, Result
from .outgoing import GIVEN_UP, REFUSED, withdraw
from .schedule import Schedule
from .store import Row, Session, Store

LEASE_SECONDS = 180
"""Longer than a request may take in all."""
REQUEST = timedelta(seconds=120)
"""The longest a request may take in all."""
BATCH = 32
"""How many rows are leased at a time."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one try.

    ``state`` is that of the outbox row: ``leveret``, ``afvist``, ``klar`` (tried again at ``due``),
    ``uafklaret`` (the same, once a day) or ``opgivet``. ``code`` says why it was not delivered; ``facts``
    is what the verified receipt says.
    """

    row_id: int
    message_id: str
    receiver: str
    state: str
    code: str | None
    facts: Facts | None
    due: datetime | None


def _none(session: Session, row: Row) -> bool:
    return False


@dataclass
class Worker:
    """One worker of one outbox. ``name`` tells its leases from those of others."""

    store: Store
    sender: str
    schedule: Schedule
    clock: Callable[[], datetime]
    rng: Random
    name: str = ""
    is_rejection: Callable[[Session, Row], bool] = _none
    """Which rows are about a message that was rejected here, so that nobody has to decide about them."""

    def __post_init__(self) -> None:
        self.name = self.name or secrets.token_hex(8)

    def lease(self, limit: int = BATCH) -> tuple[Row, ...]:
        """Rows that are due, now ours for a while."""
        with self.store.begin() as session:
            return session.outbox.lease(self.name, self.clock(), LEASE_SECONDS, limit)

    def may_send(self, row: Row) -> bool:
        """Whether the lease of a row lasts for one more request.

        Of rows that are leased together the last may have waited for long behind a slow receiver; then it is
        left to whoever leases it next, so that no message is under way twice at a time.
        """
        return row.due - self.clock() >= REQUEST

    def settle(self, results: Iterable[tuple[Row, Result]]) -> tuple[Delivery, ...]:
        """Write down what came of the tries, all in one transaction."""
        now = self.clock()
        with self.store.begin() as session:
            return tuple(self._settle(session, row, result, now) for row, result in results)

    def _settle(self, session: Session, row: Row, result: Result, now: datetime) -> Delivery:
        state, due = self._next(row, result, now)
        taken = session.outbox.settle(
            row.id, self.name, state, now, due=due, code=result.code, receipt=result.receipt
        )
        if taken and state != "klar":
            digest = sha256(result.receipt).hexdigest() if result.receipt is not None else row.digest
            session.audit.append(
                state,
                now,
                message_id=row.message_id,
                sender=self.sender,
                receiver=row.receiver,
                digest=digest,
                code=result.code or (result.facts.answer.value if result.facts is not None else None),
            )
        if taken and state == "leveret":
            session.log.set_counts(self.sender, row.message_id)
        elif taken and state in (REFUSED, GIVEN_UP):
            if self.is_rejection(session, row):
                session.outbox.handle(row.id)  # else a stranger could stop a case by refusing its M40
            withdraw(session, self.sender, row.message_id)
        return Delivery(row.id, row.message_id, row.receiver, state, result.code, result.facts, due)

    def _next(self, row: Row, result: Result, now: datetime) -> tuple[str, datetime | None]:
        if result.outcome is Outcome.DELIVERED:
            return "leveret", None
        if result.outcome is Outcome.REFUSED:
            return "afvist", None
        step = self.schedule.after(
            queued=row.queued,
            expires=row.expires,
            attempt=row.attempt,
            now=now,
            retry_after=result.retry_after,
            rng=self.rng,
        )
        return step.state, step.due
