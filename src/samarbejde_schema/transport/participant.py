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

import logging
import secrets
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random, SystemRandom
from typing import Literal

from ..catalogue.catalogue import Catalogue
from ..catalogue.receipts import Facts
from ..errors import DeliveryError, Error, LocalError
from ..exchange.arrival import Host, Received
from ..exchange.conversation import contexts_of, course_of, view_of
from ..exchange.description import Description, write_description
from ..exchange.inbound import receive, report_of
from ..exchange.outbound import Draft, Parcel, draft, held, prepare
from ..exchange.problems import problem, problem_of
from ..exchange.receipts import Expected, read_receipt
from ..findings import Report
from ..modelling.element import Besked
from ..process.course import Course
from ..process.log import Entry
from ..security.codes import outcome
from ..security.keys import Key, Keyring
from ..security.trust import Trust
from .application import Incoming, next_message
from .client import AsyncClient, Client
from .committer import Committer
from .extent import keep_within
from .flow import Flow, Outcome, Result, attempt
from .history import Histories
from .http import AsyncWire, Reply, Request, Wire
from .incoming import Desk
from .intake import BODY_LIMIT, keyed, reply_to, screened
from .outgoing import STILL_HERE, is_put, put, withdraw
from .pump import pump
from .renewal import take_into_use
from .schedule import Schedule
from .store import Row, Session, Settled, Store
from .worker import Delivery, Worker

ONE_BY_ONE = 4
"""How many rows are leased at a time when they are sent one after the other."""
NO_WIRE = "deltageren har ingen forbindelse at sende over"
TO_SELF = "beskeden er til jer selv i en rolle, der findes her, så der er ingen at sende den til"
DESCRIPTION_LIFE = timedelta(days=1)
"""How long others may rely on what the participant says it accepts."""
DESCRIPTION_ANEW = timedelta(hours=1)
"""How often that is signed anew at most: anybody may ask, and a signature costs."""

_log = logging.getLogger("samarbejde_schema.participant")


class Participant:
    """One organisation in the exchange. Safe for several threads; several processes may share one store.

    ``trust`` may be replaced while it runs, when a newer register or list of revocations has come.
    ``clock`` gives an instant with offset; ``rng`` spreads retries and decides nothing else. ``wire`` carries
    :meth:`deliver`, ``connect`` opens a wire for :meth:`adeliver`; both may be replaced. The wire it was made
    with is closed with the participant, where it can be closed.
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
        self.ring, self.store, self.catalogue, self.clock = ring, store, catalogue, clock
        self.trust = trust
        self.wire, self.connect = wire, connect
        self._close_wire: Callable[[], None] = getattr(wire, "close", lambda: None)
        self._described: tuple[Key, datetime, bytes] | None = None
        self.histories = Histories(catalogue)
        self.worker = Worker(store, host.cvr, schedule or Schedule(), clock, rng or SystemRandom())
        self.worker.is_rejection = self.histories.is_rejection
        self._desk = Desk(host, ring, lambda: self.trust, catalogue, self.histories)
        self._committer: Committer[Received, Settled] = Committer(self._settle)

    @property
    def trust(self) -> Trust:
        """Whom the participant trusts.

        Setting it takes a newer register or list of revocations into use. An older register than one that
        was ever used with this store, or another of the same version, raises
        :class:`~samarbejde_schema.errors.UntrustedError`.
        """
        return self._trust

    @trust.setter
    def trust(self, trust: Trust) -> None:
        take_into_use(trust.register, self.store)
        self._trust = trust

    def __repr__(self) -> str:
        return f"Participant(cvr={self.host.cvr!r}, roles={sorted(self.host.roles)})"

    def put(self, *beskeder: Besked | bytes, form: Literal["json", "xml"] = "json") -> tuple[str, ...]:
        """Check, seal and queue messages, all in one transaction; their ids, in order.

        A model is written in ``form``; a document in bytes travels as it is.
        A message is judged with the rules of its case too, by everything in it that counts or is under way.
        Raises :class:`~samarbejde_schema.errors.LocalError` with findings when one has errors (nothing is
        queued then), and without when another message has its key, or
        when it confirms the deletion of what was annulled and has not been forgotten here; and
        :class:`~samarbejde_schema.errors.DeliveryError` when the store cannot be written.
        Queueing the same message again changes nothing, whatever has become of it. A receiver that is this
        participant in another role gets no parcel: what it sent it has.
        """
        result = outcome(self._put, beskeder, form)
        del beskeder  # no frame of ours may hold a document when the error is shown with its locals
        if isinstance(result, Error):
            raise result
        return result

    def _put(self, beskeder: Sequence[Besked | bytes], form: Literal["json", "xml"]) -> tuple[str, ...]:
        drafts = [draft(one, self.catalogue, form=form) for one in beskeder]
        with self.store.begin() as session:
            now = self.clock()
            return tuple(self._queued(session, given, now) for given in drafts)

    def _queued(self, session: Session, given: Draft, now: datetime) -> str:
        """The id of a message that is in the outbox now, if it was not before."""
        names = self.catalogue.release.envelope
        message_id: str = names.value(given.besked, "id")
        if is_put(session, self.host.cvr, message_id, sha256(given.payload).hexdigest()):
            return message_id
        if self.histories.lies_here(session, given.besked):
            raise LocalError(STILL_HERE)
        history = self._before(session, given.besked)
        keep_within(session, given.besked, history, self.catalogue)
        view = view_of(history, given.besked, self.catalogue, now=now)
        prepared = prepare(
            given,
            self.catalogue,
            ring=self.ring,
            trust=self.trust,
            now=now,
            contexts=contexts_of(view, self.catalogue),
        )
        others = tuple(one for one in prepared.parcels if not self._is_here(one))
        if not others:
            raise LocalError(TO_SELF)
        put(session, replace(prepared, parcels=others), now)
        return message_id

    def _before(self, session: Session, besked: Besked) -> tuple[Entry, ...]:
        """What a message of ours is judged with, what is under way included."""
        case = self.catalogue.release.envelope.value(besked, "case")
        if case is None:
            return self.histories.spoken_of(session, besked, self.host.cvr, in_flight=True)
        return self.histories.entries(session, case, in_flight=True)

    def _is_here(self, parcel: Parcel) -> bool:
        """Whether a parcel would go to a role this participant serves itself: what it sent it has."""
        return parcel.receiver == self.host.cvr and parcel.role in self.host.roles

    def deliver(self) -> tuple[Delivery, ...]:
        """Send what is due until nothing is, one after the other; what came of each try."""
        if self.wire is None:
            raise LocalError(NO_WIRE)
        client = Client(self.wire)
        done: list[Delivery] = []
        while rows := self.worker.lease(ONE_BY_ONE):
            mine = filter(self.worker.may_send, rows)  # asked when the turn of each has come
            done += self.worker.settle([(row, client.run(self._flow(row))) for row in mine])
        return tuple(done)

    async def adeliver(self, wire: AsyncWire | None = None) -> tuple[Delivery, ...]:
        """The same, many at a time, without holding up the event loop while the store is written.

        ``wire`` is one of :meth:`connected`, and belongs to the running event loop; without it one is made
        for this call, which costs every receiver a new connection.
        """
        if wire is None:
            async with self.connected() as own:
                return await self.adeliver(own)
        return tuple([one async for one in self.deliveries(wire)])

    def deliveries(
        self, wire: AsyncWire, stop: Callable[[], bool] = lambda: False
    ) -> AsyncIterator[Delivery]:
        """The same, told one by one as each is written down; nothing new is begun once ``stop`` says so."""
        return pump(self.worker, AsyncClient(wire), self._flow, stop)

    def connected(self) -> AbstractAsyncContextManager[AsyncWire]:
        """A long-lived wire for :meth:`adeliver`, to be opened and closed in one event loop."""
        if self.connect is None:
            raise LocalError(NO_WIRE)
        return self.connect()

    def receive(self, request: Request) -> Reply:
        """Answer one ``POST /beskeder``; never raises for what stands in the request."""
        try:
            return self._answer(request)
        except (DeliveryError, LocalError) as fault:
            return reply_to(problem_of(fault))
        except Exception as fault:  # noqa: BLE001 - the boundary: a fault of ours is told without its text
            _log.error("fejl", extra={"fault": type(fault).__name__})
            return reply_to(problem("AFL-INTERN"))

    def _answer(self, request: Request) -> Reply:
        if (refused := screened(request)) is not None:
            return reply_to(refused)
        received = self.opened(request.body)
        if (refused := received.problem or keyed(request, received)) is not None:
            return reply_to(refused)
        return reply_to(self.submit(received).result())

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
            received, history = self._desk.admitted(session, received)
            known = self._desk.known(session, received)
        now = self.clock()
        return report_of(received, history=history, catalogue=self.catalogue, now=now, known=known)

    def next(self) -> AbstractContextManager[Incoming | None]:
        """The oldest unread message, as a block that marks it read when it is left without an exception."""
        return next_message(self.store, self.histories, secrets.token_hex(8), self.clock)

    def forloeb(self, case_id: str) -> Course:
        """Where a case stands now, by the messages that count."""
        with self.store.peek() as session:
            history = self.histories.entries(session, case_id)
        return course_of(history, self.catalogue, now=self.clock(), accepted=len(history))

    def outbox(
        self, state: str | None = None, case_id: str | None = None, limit: int = 100
    ) -> tuple[Row, ...]:
        """The newest deliveries, oldest first, of one state (such as ``afvist``) or case if given."""
        with self.store.peek() as session:
            return session.outbox.rows(state, case_id, limit)

    def resume(self, row_id: int) -> None:
        """Let a case go on after a delivery that was refused or given up: the application has decided."""
        with self.store.begin() as session:
            row = session.outbox.handle(row_id)
            if row is None:
                raise LocalError("rækken er ikke afvist eller opgivet og holder intet tilbage")
            session.audit.append(
                "frigivet",
                self.clock(),
                message_id=row.message_id,
                sender=self.host.cvr,
                receiver=row.receiver,
                digest=row.digest,
                code=None,
            )
            withdraw(session, self.host.cvr, row.message_id)

    def forget(self, sender: str, message_id: str) -> bool:
        """Delete what a message says, here; whether there was anything to delete.

        ``sender`` is the CVR number of who sent it. Its id, digest and receipt stay, so that it is never
        taken a second time, and so does the entry in the audit log.
        """
        with self.store.begin() as session:
            kept = session.log.find(sender, message_id)
            if kept is None or not session.log.forget(sender, message_id):
                return False
            self.histories.forget(kept.digest)
            session.audit.append(
                "slettet",
                self.clock(),
                message_id=message_id,
                sender=sender,
                receiver=None,
                digest=kept.digest,
                code=None,
            )
        return True

    def tidy(self) -> int:
        """Let go of receipts that nobody can ask for any more; how many. Once a day is plenty."""
        gone = 0
        while True:
            with self.store.begin() as session:
                some = session.inbox.purge(self.clock())
            gone += some
            if not some:
                return gone

    def describe(self) -> bytes:
        """What this participant accepts, signed, for ``GET /.well-known/samarbejde``.

        Signed anew once an hour. Raises :class:`~samarbejde_schema.errors.LocalError` when no key holds now.
        """
        now = self.clock()
        key, told = self.ring.signing(now), self._described
        if told is None or told[0] is not key or not told[1] <= now < told[1] + DESCRIPTION_ANEW:
            told = self._described = (key, now, self._description(key, now))
        return told[2]

    def _description(self, key: Key, now: datetime) -> bytes:
        taken = [
            entry.code
            for entry in self.catalogue.entries
            if self.host.roles & set(entry.receivers)
            and self.catalogue.model(entry.type).envelope is not None
        ]
        description = Description(
            cvr=self.host.cvr,
            name=self.name,
            roles=tuple(sorted(self.host.roles)),
            types=tuple(taken),
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
        """Settle what was submitted, and let go of the store and of the wire. Twice does no harm."""
        self._committer.close()
        self.store.close()
        self._close_wire()

    def _settle(self, group: Sequence[Received]) -> Sequence[Settled]:
        with self.store.begin() as session:
            return [self._desk.settle(session, received, self.clock()) for received in group]

    def _flow(self, row: Row) -> Flow:
        parcel = Parcel(row.receiver, row.role or "", row.unit, row.endpoint, row.jwe or b"")
        if (code := held(parcel, self.trust, self.clock())) is not None:
            return Result(Outcome.RETRY, code)  # it stays in the queue, and nothing has been sent
        expected = Expected(
            row.message_id, row.digest, self.host.cvr, row.receiver, role=parcel.role, unit=row.unit
        )

        def verify(data: bytes) -> Facts:
            return read_receipt(data, self.catalogue, self.trust, self.clock(), expected)

        return (yield from attempt(row, verify=verify, clock=self.clock, first=row.attempt == 1))
