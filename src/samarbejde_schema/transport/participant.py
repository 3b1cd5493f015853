"""A participant: one organisation's keys, trust, store and clock, and the five calls a case system makes.

A complete example, where ``participant`` is opened from a settings file by :mod:`.opening`::

    participant.put(bestilling)                    # checked, sealed, in the outbox: the promise begins here
    participant.deliver()                          # what is due is sent; receipts are verified and kept
    reply = participant.receive(request)           # or mount receiver.application(participant)
    with participant.next() as modtaget:           # the oldest unread message, or None
        ...
    participant.forloeb(forloeb_id).turn           # whose turn it is, by the messages that count

The promise: when :meth:`put` has returned, the message takes effect at the receiver exactly once, or a signed
refusal comes, or the sender is told ``uafklaret`` and later one of the two, whatever process dies and
whichever reply is lost. Source: ``design/delivery.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from datetime import datetime, timedelta
from random import Random, SystemRandom
from typing import Literal

from ..catalogue.catalogue import Catalogue
from ..catalogue.receipts import Facts
from ..errors import DeliveryError, LocalError
from ..exchange.conversation import course_of, view_of
from ..exchange.description import Description, write_description
from ..exchange.inbound import Host, Received, receive, report_of
from ..exchange.outbound import draft, prepare
from ..exchange.problems import problem_of
from ..exchange.receipts import Expected, read_receipt
from ..findings import Report, Stage
from ..modelling.element import Besked
from ..process.course import Course
from ..security.keys import Keyring
from ..security.trust import Trust
from .application import Incoming, next_message
from .client import AsyncClient, Client
from .committer import Committer
from .flow import Flow, attempt
from .history import Histories
from .http import AsyncWire, Reply, Request, Wire
from .incoming import Desk
from .intake import BODY_LIMIT, reply_to, screened
from .outgoing import put
from .pump import pump
from .schedule import Schedule
from .store import Row, Settled, Store
from .worker import Delivery, Worker

ONE_BY_ONE = 4
"""How many rows are leased at a time when they are sent one after the other."""
NO_WIRE = "deltageren har ingen forbindelse at sende over"
DESCRIPTION_LIFE = timedelta(days=1)
"""How long others may rely on what the participant says it accepts."""


class Participant:
    """One organisation in the exchange. Safe for several threads; several processes may share one store.

    ``trust`` may be replaced while it runs, when a newer register or list of revocations has come.
    ``clock`` gives an instant with offset; ``rng`` spreads retries and decides nothing else. ``wire`` carries
    :meth:`deliver`, ``connect`` opens a wire for :meth:`adeliver`.
    """

    def __init__(
        self,
        *,
        host: Host,
        name: str,
        endpoint: str,
        ring: Keyring,
        trust: Trust,
        store: Store,
        catalogue: Catalogue,
        clock: Callable[[], datetime],
        wire: Wire | None = None,
        connect: Callable[[], AbstractAsyncContextManager[AsyncWire]] | None = None,
        schedule: Schedule | None = None,
        rng: Random | None = None,
    ) -> None:
        self.host, self.name, self.endpoint = host, name, endpoint
        self.ring, self.trust, self.store, self.catalogue, self.clock = ring, trust, store, catalogue, clock
        self.wire, self._connect = wire, connect
        self.histories = Histories(catalogue)
        self.worker = Worker(store, host.cvr, schedule or Schedule(), clock, rng or SystemRandom())
        self._desk = Desk(host, ring, lambda: self.trust, catalogue, self.histories)
        self._committer: Committer[Received, Settled] = Committer(self._settle)

    def __repr__(self) -> str:
        return f"Participant(cvr={self.host.cvr!r}, roles={sorted(self.host.roles)})"

    def put(self, *beskeder: Besked | bytes, form: Literal["json", "xml"] = "json") -> tuple[str, ...]:
        """Check, seal and queue messages, all in one transaction; their ids, in order.

        A model is written in ``form``; a document in bytes travels as it is.
        A message is judged with the rules of its case too, by everything in it that counts or is under way.
        Raises :class:`~samarbejde_schema.errors.LocalError` with findings when one has errors (nothing is
        queued then), and :class:`~samarbejde_schema.errors.DeliveryError` when the store cannot be written.
        Queueing the same message again changes nothing.
        """
        ids, drafts = [], [draft(one, self.catalogue, form=form) for one in beskeder]
        with self.store.begin() as session:
            now = self.clock()
            for given in drafts:
                case = self.catalogue.release.envelope.value(given.besked, "case")
                history = self.histories.entries(session, case, in_flight=True)
                view = view_of(history, given.besked, self.catalogue, now=now)
                prepared = prepare(
                    given,
                    self.catalogue,
                    ring=self.ring,
                    register=self.trust.register,
                    now=now,
                    contexts={Stage.FORLOEB: view},
                )
                put(session, prepared, now)
                ids.append(prepared.id)
        return tuple(ids)

    def deliver(self) -> tuple[Delivery, ...]:
        """Send what is due until nothing is, one after the other; what came of each try."""
        if self.wire is None:
            raise LocalError(NO_WIRE)
        client = Client(self.wire)
        done: list[Delivery] = []
        while rows := self.worker.lease(ONE_BY_ONE):
            done += self.worker.settle([(row, client.run(self._flow(row))) for row in rows])
        return tuple(done)

    async def adeliver(self, wire: AsyncWire | None = None) -> tuple[Delivery, ...]:
        """The same, many at a time, without holding up the event loop while the store is written.

        ``wire`` is one of :meth:`connected`, and belongs to the running event loop; without it one is made
        for this call, which costs every receiver a new connection.
        """
        if wire is None:
            async with self.connected() as own:
                return await self.adeliver(own)
        return await pump(self.worker, AsyncClient(wire), self._flow)

    def connected(self) -> AbstractAsyncContextManager[AsyncWire]:
        """A long-lived wire for :meth:`adeliver`, to be opened and closed in one event loop."""
        if self._connect is None:
            raise LocalError(NO_WIRE)
        return self._connect()

    def receive(self, request: Request) -> Reply:
        """Answer one ``POST /beskeder``; never raises for what stands in the request."""
        problem = screened(request)
        if problem is not None:
            return reply_to(problem)
        received = self.opened(request.body)
        if received.problem is not None:
            return reply_to(received.problem)
        try:
            return reply_to(self.submit(received).result())
        except (DeliveryError, LocalError) as fault:
            return reply_to(problem_of(fault))

    def opened(self, body: bytes) -> Received:
        """A sealed message after everything that needs no store: opened, read and judged alone."""
        return receive(
            body,
            ring=self.ring,
            trust=self.trust,
            host=self.host,
            catalogue=self.catalogue,
            now=self.clock(),
        )

    def submit(self, received: Received) -> Future[Settled]:
        """Settle an opened message together with others that come at the same time."""
        return self._committer.submit(received)

    def validate(self, received: Received) -> Report:
        """What would be said of an opened message: the full report; nothing is stored, no id is used."""
        with self.store.peek() as session:
            history = self.histories.entries(session, received.case_id, in_flight=True)
        return report_of(received, history=history, catalogue=self.catalogue, now=self.clock())

    def next(self) -> AbstractContextManager[Incoming | None]:
        """The oldest unread message, as a block that marks it read when it is left without an exception."""
        return next_message(self.store, self.histories, self.worker.name, self.clock)

    def forloeb(self, case_id: str) -> Course:
        """Where a case stands now, by the messages that count."""
        with self.store.peek() as session:
            history = self.histories.entries(session, case_id)
        return course_of(history, self.catalogue, now=self.clock())

    def resume(self, row_id: int) -> None:
        """Let a case go on after a delivery that was refused or given up: the application has decided."""
        with self.store.begin() as session:
            row = session.outbox.handle(row_id)
            if row is None:
                raise LocalError("der er ingen afvist eller opgivet aflevering med det nummer")
            session.audit.append(
                "frigivet",
                self.clock(),
                message_id=row.message_id,
                sender=self.host.cvr,
                receiver=row.receiver,
                digest=row.digest,
                code=None,
            )

    def describe(self) -> bytes:
        """What this participant accepts, signed, for ``GET /.well-known/samarbejde``."""
        now = self.clock()
        taken = [entry for entry in self.catalogue.entries if self.host.roles & set(entry.receivers)]
        key = self.ring.signing(now)
        description = Description(
            cvr=self.host.cvr,
            name=self.name,
            roles=tuple(sorted(self.host.roles)),
            types=tuple(entry.type for entry in taken),
            versions=self.catalogue.release.versions,
            profiles=tuple(profile.name for profile in self.catalogue.release.profiles),
            endpoint=self.endpoint,
            limit=BODY_LIMIT,
            encryption=(key.chain[0],),
            issued=now,
            expires=now + DESCRIPTION_LIFE,
        )
        return write_description(description, key=key, now=now)

    def close(self) -> None:
        """Settle what was submitted, and let go of the store."""
        self._committer.close()
        self.store.close()

    def _settle(self, group: Sequence[Received]) -> Sequence[Settled]:
        with self.store.begin() as session:
            return [self._desk.settle(session, received, self.clock()) for received in group]

    def _flow(self, row: Row) -> Flow:
        expected = Expected(row.message_id, row.digest, self.host.cvr, row.receiver)

        def verify(data: bytes) -> Facts:
            return read_receipt(data, self.catalogue, self.trust, self.clock(), expected)

        return attempt(row, verify=verify, clock=self.clock)
