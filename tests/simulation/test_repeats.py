"""One message, many times: from a sender that heard nothing, from fifty at once, from workers side by side."""

from __future__ import annotations

import asyncio
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from threading import Barrier, Thread

import pytest
import uvicorn
from sqlalchemy import text

from samarbejde_schema import STANDARD, LocalError
from samarbejde_schema.catalogue.receipts import Facts
from samarbejde_schema.exchange.receipts import Expected, read_receipt
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import asgi
from samarbejde_schema.transport.addresses import Addresses
from samarbejde_schema.transport.application import Incoming
from samarbejde_schema.transport.client import Client
from samarbejde_schema.transport.flow import Outcome, Packet, Result, attempt, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Row
from samarbejde_schema.transport.wires import AsyncHttpxWire

from . import rival, story
from .pair import Pair, audit_faults, offered, pair, read_all, rows_of
from .sizes import SEED, TROUBLES
from .story import BOSTED, KOMMUNE
from .town import PATIENCE, town

COPIES = 50


class Losing:
    """Carries requests, and loses as many replies as it is told to."""

    def __init__(self, inner: Wire) -> None:
        self.inner = inner
        self.losing = 0
        self.requests: list[Request] = []
        self.replies: list[Reply] = []

    def send(self, request: Request) -> Reply | NoReply:
        """The reply, unless it is lost."""
        self.requests.append(request)
        reply = self.inner.send(request)
        assert isinstance(reply, Reply)
        self.replies.append(reply)
        if self.losing:
            self.losing -= 1
            return NoReply("AFL-TIDSFRIST")
        return reply


def books(participant: Participant) -> tuple[int, int, int]:
    """How much a store holds: messages, entries in the audit log, messages offered."""
    with participant.store.peek() as session:
        return session.log.size(), session.audit.head().number, len(session.inbox.rows(limit=1000))


def test_a_lost_reply_and_a_retry(tmp_path: Path, keys: KeyPool) -> None:
    """The retry is the same request and gets the same receipt, byte for byte; there is one effect."""
    with pair(tmp_path, keys=keys, between=Losing) as two:
        wire = two.kommune.wire
        assert isinstance(wire, Losing)
        wire.losing = 3
        two.kommune.put(story.telling(0)[0])
        two.kommune.deliver()
        after_one = books(two.bosted)
        assert [row.state for row in rows_of(two.kommune)] == ["klar"]
        two.settle()
        assert len(wire.requests) == 4
        assert {(one.body, tuple(one.headers.items())) for one in wire.requests} == {
            (wire.requests[0].body, tuple(wire.requests[0].headers.items()))
        }
        assert {(one.status, one.body) for one in wire.replies} == {(201, wire.replies[0].body)}
        assert books(two.bosted) == after_one == (1, 1, 1)
        (row,) = rows_of(two.kommune)
        assert (row.state, row.receipt, row.attempt) == ("leveret", wire.replies[0].body, 4)
        assert two.faults([(KOMMUNE, story.message_id(0, 0))]) == []


def test_encrypted_anew_it_is_still_the_same(tmp_path: Path, keys: KeyPool) -> None:
    """What counts is the signed content, not the ciphertext."""
    with pair(tmp_path, keys=keys) as two:
        two.kommune.put(story.telling(0)[0])
        two.settle()
        with two.kommune.store.peek() as session:
            kept = session.log.find(KOMMUNE, story.message_id(0, 0))
        assert kept is not None
        before, (row,) = books(two.bosted), rows_of(two.kommune)
        sealed = encrypt(kept.jws, two.bosted.ring.signing(two.clock()).chain[0])
        reply = two.bosted.receive(request_of(Packet(two.bosted.endpoint, kept.message_id, sealed)))
        assert (reply.status, reply.body) == (201, row.receipt)
        assert books(two.bosted) == before


def queued(two: Pair, case: int = 0) -> tuple[Request, Row]:
    """The first message of a case in the outbox, and the request that would deliver it."""
    two.kommune.put(story.telling(case)[0])
    with two.kommune.store.begin() as session:
        (row,) = session.outbox.lease("ingen", two.clock(), 1, 1)
    return request_of(row), row


def check_copies(two: Pair, row: Row, replies: list[Reply | NoReply]) -> None:
    """Fifty identical receipts and one effect."""
    assert len(replies) == COPIES
    assert all(isinstance(reply, Reply) and reply.status == 201 for reply in replies)
    assert len({reply.body for reply in replies if isinstance(reply, Reply)}) == 1
    assert books(two.bosted) == (1, 1, 1)
    assert read_all(two.bosted) == [row.message_id]
    two.clock.advance(timedelta(seconds=5))
    two.settle()
    assert two.faults([(KOMMUNE, row.message_id)]) == []
    assert audit_faults(two.by_cvr.values()) == []


@pytest.mark.parametrize("round_", range(TROUBLES))
def test_fifty_copies_at_once_in_threads(tmp_path: Path, keys: KeyPool, round_: int) -> None:
    """Fifty threads let go at the same moment."""
    with pair(tmp_path, keys=keys) as two, ThreadPoolExecutor(COPIES) as threads:
        request, row = queued(two)
        gate = Barrier(COPIES)

        def copy(_: int) -> Reply | NoReply:
            gate.wait(PATIENCE)
            return two.bosted.receive(request)

        check_copies(two, row, list(threads.map(copy, range(COPIES))))


@pytest.mark.parametrize("round_", range(TROUBLES))
def test_fifty_copies_at_once_in_the_application(tmp_path: Path, keys: KeyPool, round_: int) -> None:
    """Fifty requests in one event loop, to the ASGI application."""

    async def all_at_once(request: Request, send: Callable[[Request], object]) -> list[Reply | NoReply]:
        return list(await asyncio.gather(*(send(request) for _ in range(COPIES))))  # type: ignore[call-overload]

    with pair(tmp_path, keys=keys) as two:
        request, row = queued(two)
        handle = asgi(application(two.bosted))
        check_copies(two, row, asyncio.run(all_at_once(request, handle)))


@contextmanager
def served(participant: Participant) -> Iterator[str]:
    """A real server on loopback, in a thread; where it listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        config = uvicorn.Config(application(participant), log_config=None, lifespan="off", ws="none")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            deadline = time.monotonic() + PATIENCE
            while not server.started and thread.is_alive() and time.monotonic() < deadline:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/beskeder"
        finally:
            server.should_exit = True
            thread.join(PATIENCE)


def test_fifty_copies_at_once_over_http(tmp_path: Path, keys: KeyPool) -> None:
    """Fifty POSTs over as many connections."""

    async def all_at_once(request: Request) -> list[Reply | NoReply]:
        async with AsyncHttpxWire(Addresses(allow_loopback=True)) as wire:
            return list(await asyncio.gather(*(wire.send(request) for _ in range(COPIES))))

    with pair(tmp_path, keys=keys) as two:
        request, row = queued(two)
        with served(two.bosted) as url:
            replies = asyncio.run(all_at_once(replace(request, url=url)))
        check_copies(two, row, replies)


def test_copies_beside_other_messages(tmp_path: Path, keys: KeyPool) -> None:
    """Copies of many messages in any order, some of other cases in the same transaction: each has one receipt."""
    with pair(tmp_path, keys=keys) as two, ThreadPoolExecutor(16) as threads:
        requests = {row.message_id: request for request, row in (queued(two, case) for case in range(10))}
        mixed = [key for key in requests for _ in range(8)]
        Random(SEED).shuffle(mixed)
        replies = list(threads.map(lambda key: two.bosted.receive(requests[key]), mixed))
        receipts = {
            key: {r.body for k, r in zip(mixed, replies, strict=True) if k == key} for key in requests
        }
        assert {reply.status for reply in replies} == {201}
        assert {len(bodies) for bodies in receipts.values()} == {1}
        assert len({body for bodies in receipts.values() for body in bodies}) == len(requests)
        assert books(two.bosted) == (10, 10, 10)


class Watch:
    """Counts how many requests for one message are under way at a time."""

    def __init__(self) -> None:
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()

    @contextmanager
    def over(self, request: Request) -> Iterator[None]:
        """While a request is under way."""
        key = request.headers["idempotency-key"]
        self.now[key] += 1
        self.sent[key] += 1
        self.most[key] = max(self.most[key], self.now[key])
        try:
            yield
        finally:
            self.now[key] -= 1


class Watched:
    """A wire under a watch, on which something may happen before a request arrives."""

    def __init__(self, inner: Wire, watch: Watch, before: Callable[[], object] = lambda: None) -> None:
        self.inner, self.watch, self.before = inner, watch, before

    def send(self, request: Request) -> Reply | NoReply:
        """Send while somebody looks."""
        with self.watch.over(request):
            self.before()
            return self.inner.send(request)


class AsyncWatched:
    """The same for asyncio; requests that are under way together take the time of one."""

    def __init__(self, inner: Wire, watch: Watch, before: Callable[[], object]) -> None:
        self.inner, self.watch, self.before = inner, watch, before
        self.now = 0

    async def send(self, request: Request) -> Reply | NoReply:
        """Send while somebody looks."""
        with self.watch.over(request):
            self.now += 1
            await asyncio.sleep(0.05)
            if self.now:
                self.now = 0
                await asyncio.to_thread(self.before)
            return self.inner.send(request)


@contextmanager
def beside(two: Pair, workers: int, cvr: str = KOMMUNE) -> Iterator[list[Participant]]:
    """More participants like one of the two, each with a store object of its own on the same file."""
    settings = Settings.read(two.exchange.world.folder / story.PARTICIPANTS[cvr][0])
    with ExitStack() as stack:
        others = []
        for _ in range(workers):
            one = open_participant(settings, STANDARD, clock=two.clock)
            stack.callback(one.close)
            one.wire = two.by_cvr[cvr].wire
            others.append(one)
        yield others


def test_two_workers_one_lease(tmp_path: Path, keys: KeyPool) -> None:
    """What one has leased the other does not get, until the lease has run out."""
    with pair(tmp_path, keys=keys) as two, beside(two, 1) as (other,):
        for case in range(3):
            two.kommune.put(story.telling(case)[0])
        first, second = two.kommune.worker, other.worker
        assert first.name != second.name
        assert len(first.lease(2)) == 2
        assert len(second.lease(10)) == 1
        assert first.lease(10) == second.lease(10) == ()
        two.clock.advance(timedelta(seconds=181))
        assert len(second.lease(10)) == 3
        assert first.lease(10) == ()


def tried(participant: Participant, row: Row) -> Result:
    """One try of one row, as a worker makes it."""
    expected = Expected(row.message_id, row.digest, row.sender, row.receiver, row.role, row.unit)

    def verify(data: bytes) -> Facts:
        return read_receipt(data, participant.catalogue, participant.trust, participant.clock(), expected)

    assert participant.wire is not None
    return Client(participant.wire).run(attempt(row, verify=verify, clock=participant.clock))


def test_who_lost_the_lease_may_still_bring_the_receipt(tmp_path: Path, keys: KeyPool) -> None:
    """A verified receipt is true whoever holds the lease; a try that settled nothing is not taken."""
    with pair(tmp_path, keys=keys) as two, beside(two, 1) as (other,):
        two.kommune.put(story.telling(0)[0], story.telling(1)[0])
        slow, quick = two.kommune.worker, other.worker
        rows = slow.lease()
        two.clock.advance(timedelta(seconds=181))
        assert [row.id for row in quick.lease()] == [row.id for row in rows]
        results = [tried(two.kommune, row) for row in rows]
        told = slow.settle([(rows[0], results[0]), (rows[1], Result(Outcome.RETRY, "AFL-TIDSFRIST"))])
        assert [row.state for row in rows_of(two.kommune)] == ["leveret", "sender"]
        assert told[0].state == "leveret"
        quick.settle([(rows[1], results[1])])
        assert [row.state for row in rows_of(two.kommune)] == ["leveret", "leveret"]
        with two.kommune.store.peek() as session:
            assert session.audit.head().number == 4
        assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(2)]) == []


def test_many_workers_in_threads(tmp_path: Path, keys: KeyPool) -> None:
    """Four participants on one store: each message is under way once at a time, and is sent once."""
    watch = Watch()
    with (
        pair(tmp_path, keys=keys, between=lambda wire: Watched(wire, watch)) as two,
        beside(two, 3) as others,
    ):
        two.kommune.put(*(story.telling(case)[0] for case in range(40)))
        with ThreadPoolExecutor(4) as threads:
            done = list(threads.map(lambda one: one.deliver(), (two.kommune, *others)))
        assert sum(map(len, done)) == 40
        assert set(watch.sent.values()) == set(watch.most.values()) == {1}
        assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(40)]) == []


@contextmanager
def rivals(two: Pair, cases: int) -> Iterator[tuple[Watch, Wire, Callable[[], None]]]:
    """A watch over two workers, the wire below, and what lets 100 seconds pass in which the other one works."""
    watch = Watch()
    with beside(two, 1) as (other,):
        assert two.kommune.wire is not None
        inner = two.kommune.wire
        other.wire = Watched(inner, watch)

        def slowly() -> None:
            two.clock.advance(timedelta(seconds=100))
            other.deliver()

        two.kommune.put(*(story.telling(case)[0] for case in range(cases)))
        yield watch, inner, slowly
        two.kommune.wire = inner
        two.clock.advance(timedelta(seconds=200))
        two.settle()
        assert set(watch.most.values()) == {1}
        assert two.faults([(KOMMUNE, story.message_id(case, 0)) for case in range(cases)]) == []


def test_a_lease_outlasts_the_request(tmp_path: Path, keys: KeyPool) -> None:
    """Several rows leased at once, and a slow receiver: what would last too long is left to others."""
    with pair(tmp_path, keys=keys) as two, rivals(two, 4) as (watch, inner, slowly):
        two.kommune.wire = Watched(inner, watch, slowly)
        two.kommune.deliver()


def test_a_lease_outlasts_the_request_in_an_event_loop(tmp_path: Path, keys: KeyPool) -> None:
    """The same when more rows are leased than there are connections."""
    with pair(tmp_path, keys=keys) as two, rivals(two, 60) as (watch, inner, slowly):
        asyncio.run(_deliver(two.kommune, AsyncWatched(inner, watch, slowly)))


async def _deliver(participant: Participant, wire: AsyncWatched) -> None:
    await participant.adeliver(wire)


MAKE = "CREATE TABLE virkning (besked_id TEXT NOT NULL) STRICT"
NOTE = "INSERT INTO virkning (besked_id) VALUES (:id)"


def effects(participant: Participant) -> list[str]:
    """What the program has written down."""
    with participant.store.peek() as session:
        return list(session.connection.execute(text("SELECT besked_id FROM virkning")).scalars())


def test_many_readers_of_one_inbox(tmp_path: Path, keys: KeyPool) -> None:
    """Threads of one participant, and of another on the same store: each message has one effect, in order."""
    with pair(tmp_path, keys=keys) as two, beside(two, 1, BOSTED) as (other,):
        for version in (1, 2, 3):
            two.kommune.put(*(story.order(case, version) for case in range(6)))
        two.settle()
        with two.bosted.store.begin() as session:
            session.connection.execute(text(MAKE))

        def work(reader: Participant) -> None:
            for _ in range(200):
                with reader.next() as incoming:
                    if incoming is not None:
                        with incoming.transaction() as connection:
                            connection.execute(text(NOTE), {"id": incoming.message_id})
                if len(effects(reader)) == 18:
                    return

        with ThreadPoolExecutor(4) as threads:
            list(threads.map(work, (two.bosted, other, two.bosted, other)))
        found = effects(two.bosted)
        for case in range(6):
            ids = [story.order_id(case, version) for version in (1, 2, 3)]
            assert [key for key in found if key in ids] == ids
        assert len(found) == 18


@pytest.mark.parametrize("same", [True, False], ids=["same participant", "another"])
@pytest.mark.parametrize("slow_is_first", [True, False])
def test_a_program_that_thought_for_too_long(
    tmp_path: Path, keys: KeyPool, same: bool, slow_is_first: bool
) -> None:
    """Its message was given to another reader: one of the two effects stands, and the other is undone."""
    with pair(tmp_path, keys=keys) as two, beside(two, 1, BOSTED) as (other,):
        two.kommune.put(story.telling(0)[0])
        two.settle()
        with two.bosted.store.begin() as session:
            session.connection.execute(text(MAKE))
        quick = two.bosted if same else other
        undone = 0
        with ExitStack() as stack:
            readers = [stack.enter_context(_reading(two.bosted))]
            two.clock.advance(timedelta(minutes=6))
            readers.append(stack.enter_context(_reading(quick)))
            for incoming in readers if slow_is_first else reversed(readers):
                try:
                    with incoming.transaction() as connection:
                        connection.execute(text(NOTE), {"id": incoming.message_id})
                except LocalError:
                    undone += 1
        assert effects(two.bosted) == [story.message_id(0, 0)]
        assert undone == 1
        assert read_all(two.bosted) == []


@contextmanager
def _reading(participant: Participant) -> Iterator[Incoming]:
    """A message in the hands of a reader, who is told when it was taken from it."""
    with suppress(LocalError), participant.next() as incoming:
        assert incoming is not None
        yield incoming


def test_two_workers_in_two_processes(tmp_path: Path, keys: KeyPool) -> None:
    """Beside one another on one file: no message is under way twice at a time, and each is sent once."""
    with town(tmp_path, keys=keys) as two:
        sender = two.open(KOMMUNE)
        try:
            sender.put(*(story.telling(case)[0] for case in range(40)))
        finally:
            sender.close()
        two.stop.touch()
        two.start(BOSTED)
        gate, notes = tmp_path / "nu", tmp_path / "sendt.txt"
        order = two.order(KOMMUNE).as_dict()
        rivals = [
            two.nursery.start("rival", vars(rival.Order(order, str(gate), str(notes)))) for _ in range(2)
        ]
        gate.touch()
        assert [two.nursery.wait(pid) for pid in rivals] == [0, 0], two.trouble()
        sent: dict[str, list[tuple[int, int]]] = {}
        for line in notes.read_text().splitlines():
            key, begun, ended, _ = line.split()
            sent.setdefault(key, []).append((int(begun), int(ended)))
        assert len(sent) == 40
        for times in sent.values():
            times.sort()
            assert all(before[1] <= after[0] for before, after in pairwise(times))
        assert len({line.split()[3] for line in notes.read_text().splitlines()}) == 2
        receiver = two.open(BOSTED)
        try:
            assert len(set(offered(receiver))) == len(offered(receiver)) == 40
        finally:
            receiver.close()
