"""A participant as a process of its own: receiver, worker and program, ready to be killed at any moment.

The program opens a case now and then when it is told to, reads its inbox, and answers as the story goes. What
it does with a message, its effect, is written where it can be counted: in a table of the same database over
``modtaget.transaction()``, or in files of its own, once for each id.

Time runs :data:`SPEED` times as fast as outside, from one beginning that all processes share; so a lease that
a dead process holds ends soon. :func:`run` is called in a child of :mod:`.nursery`, and never returns.
"""

from __future__ import annotations

import os
import signal
import socket
import ssl
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Protocol
from urllib.parse import urlsplit

import uvicorn
from sqlalchemy import text

from samarbejde_schema import STANDARD
from samarbejde_schema.exchange.arrival import Host
from samarbejde_schema.exchange.reading import examine
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.transport.addresses import Addresses
from samarbejde_schema.transport.application import Incoming
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.opening import read_ring, read_trust, read_vault
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.pools import tls_context
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.schedule import Schedule
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Store
from samarbejde_schema.transport.wires import HttpxWire

from . import story

SPEED = 500
"""Seconds on our clock for each second outside."""
BUSY = 60.0
"""How long to wait for the store; longer than the slowest machine needs."""
PAUSE = 0.005
"""How long an idle thread waits before it looks again."""
STEPS = 5
"""How much of the story is told."""

STORE_POINTS = (
    "after-begin",
    "before-insert",
    "after-insert",
    "before-update",
    "after-update",
    "before-delete",
    "after-delete",
    "before-commit",
    "after-commit",
)
"""Where the store lets a test end the process."""
SENDER_POINTS = ("before-send", "first-byte-sent", "request-sent", "reply-read")
"""Around the wire: before a try, in the middle of the request, before the reply, before it is written down."""
RECEIVER_POINTS = (
    "request-begun",
    "first-byte-read",
    "request-read",
    "before-reply",
    "first-byte-replied",
    "reply-sent",
)
"""Around the receiver: from the head of the request to the last byte of the reply."""
PROGRAM_POINTS = ("given", "answered", "effect", "read")
"""In the program: given a message, its answer put, its effect made, the message marked read."""
POINTS = (*STORE_POINTS, *SENDER_POINTS, *RECEIVER_POINTS, *PROGRAM_POINTS)


@dataclass(frozen=True)
class Order:
    """What a node is told. ``opens`` is how many seconds lie between two cases that it opens; 0 for none.

    ``begun`` is the time outside (:func:`time.monotonic`) at which the clock showed ``start``. ``point`` is
    where it is to die, the ``nth`` time it comes by.
    """

    folder: str
    port: int
    begun: float
    start: str
    opens: float = 0.0
    point: str = ""
    nth: int = 1
    stop: str = ""
    faults: str = ""
    variant: str = "tabel"

    def as_dict(self) -> dict[str, Any]:
        """As it is written down."""
        return asdict(self)


@dataclass
class Death:
    """Kills the process the ``nth`` time it comes by a point."""

    point: str
    nth: int
    lock: Lock = field(default_factory=Lock)

    def __call__(self, point: str) -> None:
        """Come by a point."""
        if self.due(point):
            die()

    def due(self, point: str) -> bool:
        """Whether this is the time."""
        if point != self.point:
            return False
        with self.lock:
            self.nth -= 1
            return self.nth == 0


def die() -> None:
    """Nothing more happens: no ``finally``, no flush, no goodbye."""
    os.kill(os.getpid(), signal.SIGKILL)


def clock_of(order: Order) -> Callable[[], datetime]:
    """The clock that all processes share."""
    start = datetime.fromisoformat(order.start)
    return lambda: start + timedelta(seconds=(time.monotonic() - order.begun) * SPEED)


@cache
def ring_of(settings: Settings) -> Keyring:
    """The keys of a node; reading one takes a tenth of a second, so :mod:`.nursery` does it before it forks."""
    return read_ring(settings)


@cache
def tls() -> ssl.SSLContext:
    """What every wire would make for itself, and none here needs."""
    return tls_context()


def open_node(
    order: Order, crash: Callable[[str], None] | None = None, wire: Wire | None = None
) -> Participant:
    """The participant of a node."""
    settings, clock = Settings.read(Path(order.folder)), clock_of(order)
    return Participant(
        host=Host(settings.cvr, frozenset(settings.roles)),
        name=settings.name,
        endpoint=settings.endpoint,
        ring=ring_of(settings),
        trust=read_trust(settings, clock()),
        store=Store.open(settings.store, read_vault(settings), BUSY, crash=crash),
        catalogue=STANDARD,
        clock=clock,
        wire=wire,
        schedule=Schedule(longest=timedelta(minutes=5)),
    )


class MortalWire:
    """A wire that may take the process with it, before, in the middle of or after a request."""

    def __init__(self, inner: Wire, death: Death) -> None:
        self._inner, self._death = inner, death

    def send(self, request: Request) -> Reply | NoReply:
        """Send, or die on the way."""
        self._death("before-send")
        if self._death.due("first-byte-sent"):
            self._last(request, part=0.5)
        if self._death.due("request-sent"):
            self._last(request, part=1.0)
        reply = self._inner.send(request)
        self._death("reply-read")
        return reply

    def _last(self, request: Request, part: float) -> None:
        """The last thing this process does: a part of a request."""
        where = urlsplit(request.url)
        fields = {**request.headers, "host": where.netloc, "content-length": str(len(request.body))}
        head = f"POST {where.path} HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items())
        whole = head.encode() + b"\r\n" + request.body
        try:
            with socket.create_connection((where.hostname or "", where.port or 80), 10) as connection:
                connection.sendall(whole[: max(int(len(whole) * part), 1)])
                die()
        except OSError:
            die()  # the other is dead too; so much for the request


def mortal(app: Any, death: Death) -> Any:
    """An ASGI application that may take the process with it."""

    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        death("request-begun")

        async def receiving() -> Any:
            event = await receive()
            death("first-byte-read")
            if not event.get("more_body", False):
                death("request-read")
            return event

        async def sending(event: Any) -> None:
            if event["type"] == "http.response.start":
                death("before-reply")
                await send(event)
                return
            body = event.get("body", b"")
            if death.due("first-byte-replied"):
                await send({**event, "body": body[: len(body) // 2], "more_body": True})
                die()
            await send(event)
            death("reply-sent")

        await app(scope, receiving, sending)

    return wrapped


class Program:
    """What an organisation's own system does: opens cases, reads, answers, and has an effect once."""

    def __init__(self, order: Order, participant: Participant, death: Death) -> None:
        self._order, self._participant, self._death = order, participant, death
        self._known: dict[str, tuple[int, int]] = {}
        self._cases = 0
        self._start = datetime.fromisoformat(order.start)
        self._folder = Path(order.folder)
        if order.variant == "tabel":
            with participant.store.begin() as session:
                session.connection.execute(text(MAKE))
        else:
            (self._folder / EFFECTS).mkdir(exist_ok=True)

    def telling(self, case: int, step: int) -> bytes:
        """A document of a case."""
        times = [self._start + timedelta(seconds=number) for number in range(STEPS)]
        return story.document(case, step, times)

    def open_cases(self) -> None:
        """Open one case after another, and note each when :meth:`Participant.put` has returned."""
        while self._order.opens and not Path(self._order.stop).exists():
            if not self._busy():
                self._participant.put(self.telling(acknowledged(self._folder), 0))
                with (self._folder / ACKNOWLEDGED).open("ab", buffering=0) as file:
                    file.write(b".")
            time.sleep(self._order.opens)

    def _busy(self) -> bool:
        """Whether more is on its way than two processes that keep dying can carry."""
        with self._participant.store.peek() as session:
            return len(session.outbox.rows("klar", limit=MOST_WAITING)) == MOST_WAITING

    def read_one(self) -> bool:
        """Read, answer and act on one message; whether there was one."""
        with self._participant.next() as incoming:
            if incoming is None:
                return False
            self._death("given")
            self._answer(incoming)
            self._death("answered")
            if self._order.variant == "tabel":
                with incoming.transaction() as connection:
                    connection.execute(text(NOTE), {"id": incoming.message_id})
                    self._death("effect")
            else:
                self._write(incoming)
                self._death("effect")
        self._death("read")
        return True

    def _answer(self, incoming: Incoming) -> None:
        case, step = self._place(incoming.message_id)
        if step + 1 < STEPS:
            self._participant.put(self.telling(case, step + 1))

    def _write(self, incoming: Incoming) -> None:
        """An effect outside the database: a file for each id, so that the same again changes nothing."""
        file = self._folder / EFFECTS / incoming.message_id
        with (self._folder / TRIES).open("ab", buffering=0) as tries:
            tries.write(incoming.message_id.encode() + b"\n")
        new = file.with_suffix(f".{os.getpid()}")
        new.write_bytes(incoming.jws)
        new.replace(file)

    def _place(self, message_id: str) -> tuple[int, int]:
        """Which document of which case a message is."""
        while message_id not in self._known:
            for step in range(STEPS):
                self._known[story.message_id(self._cases, step)] = self._cases, step
            self._cases += 1
            assert self._cases < 1_000_000, "a message that nobody tells"
        return self._known[message_id]


MOST_WAITING = 8
ACKNOWLEDGED, EFFECTS, TRIES = "lovet.txt", "virkninger", "forsoeg.txt"
MAKE = "CREATE TABLE IF NOT EXISTS virkning (nummer INTEGER PRIMARY KEY, besked_id TEXT NOT NULL) STRICT"
NOTE = "INSERT INTO virkning (besked_id) VALUES (:id)"


def acknowledged(folder: Path) -> int:
    """How many cases were opened for good."""
    file = folder / ACKNOWLEDGED
    return file.stat().st_size if file.exists() else 0


class Faulty(Protocol):
    """An order that says where to write what went wrong."""

    @property
    def faults(self) -> str:
        """The file."""
        ...


@contextmanager
def told(order: Faulty) -> Iterator[None]:
    """Whatever goes wrong is written down, and ends the process at once: nothing may hide."""
    try:
        yield
    except BaseException:  # noqa: BLE001 - the end of the process, told to whoever started it
        with Path(order.faults).open("a", encoding="utf-8") as file:
            file.write(f"{order}\n{traceback.format_exc()}\n")
        os._exit(3)


def run(order: Order) -> None:
    """Be the node until somebody kills it."""
    with told(order):
        death = Death(order.point, order.nth)
        wire = MortalWire(HttpxWire(Addresses(allow_loopback=True), tls=tls()), death)
        participant = open_node(order, death, wire)
        program = Program(order, participant, death)

        def forever(work: Callable[[], Any]) -> None:
            with told(order):
                while True:
                    if not work():
                        time.sleep(PAUSE)

        for work in (participant.deliver, program.read_one):
            Thread(target=forever, args=(work,), daemon=True).start()
        Thread(target=_guarded, args=(order, program.open_cases), daemon=True).start()
        serve(order, mortal(application(participant), death))
    os._exit(4)


def _guarded(order: Order, work: Callable[[], None]) -> None:
    with told(order):
        work()


def serve(order: Order, app: Any) -> None:
    """Receive on the node's port."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", order.port))
    config = uvicorn.Config(
        app, log_config=None, access_log=False, lifespan="off", ws="none", http="h11", backlog=128
    )
    uvicorn.Server(config).run(sockets=[listening])


def warm() -> None:
    """Build what is built at first use, so that children need not."""
    tls()
    for data in story.documents():
        examine(data, STANDARD)


def prepare(order: Order) -> None:
    """Read what a node is going to need and what takes time."""
    ring_of(Settings.read(Path(order.folder)))
