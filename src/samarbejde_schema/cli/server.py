"""The server behind ``samarbejde serve``: uvicorn on a socket of ours, and a thread that delivers.

A complete example::

    with listener("127.0.0.1:8701", None) as bound:
        Server(participant, bound, worker=True).run()          # until SIGTERM or SIGINT

Needs the extra ``server``. The socket is bound before anything else, so that whoever reads the address can
connect at once.
"""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from types import FrameType

import uvicorn

from ..errors import DeliveryError, LocalError
from ..transport.participant import Participant
from ..transport.receiver import application
from .stopped import Stopped

BACKLOG = 128
AT_ONCE = 256
"""So many connections are served at a time; others are told to come back."""
HEADERS = 32 * 1024
"""The most bytes of the HTTP fields of a request."""
IDLE_SECONDS = 30
"""How long a connection may be silent between two requests."""
ENDING_SECONDS = 10
"""How long requests, and the delivery that is under way, may take to end when the server is to stop."""
LOOK_SECONDS = 1.0
"""How often the worker looks into the outbox: another process may have put something there."""

_log = logging.getLogger("samarbejde_schema.serve")


@contextmanager
def listener(listen: str, port: int | None) -> Iterator[socket.socket]:
    """A socket that listens at ``host:port``, on another port when one is given.

    Raises :class:`Stopped` when that is no address, or nobody can listen there.
    """
    host, _, said = listen.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (said.isascii() and said.isdigit()) or int(said) > 65535:
        raise Stopped("network.listen i opsætningen skrives som 127.0.0.1:8701")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    number = int(said) if port is None else port
    try:
        bound = socket.create_server((host, number), family=family, backlog=BACKLOG)
    except OSError:
        bound = None
    if bound is None:
        raise Stopped(
            f"der kan ikke lyttes på {host}:{number}; måske er porten optaget. Vælg en anden med --port"
        )
    with bound:
        yield bound


def address_of(bound: socket.socket) -> str:
    """Where a socket listens, as an address one can connect to."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if bound.family == socket.AF_INET6 else f"http://{host}:{port}"


class Server:
    """A participant that receives on ``bound``, and delivers in the background when ``worker`` says so."""

    def __init__(self, participant: Participant, bound: socket.socket, *, worker: bool) -> None:
        self._participant, self._bound = participant, bound
        self._stop = Event()
        self._worker = Thread(target=self._deliver, name="samarbejde-worker", daemon=True) if worker else None
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                application(participant),
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                limit_concurrency=AT_ONCE,
                h11_max_incomplete_event_size=HEADERS,
                timeout_keep_alive=IDLE_SECONDS,
                timeout_graceful_shutdown=ENDING_SECONDS,
            )
        )

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT: what is under way ends first, nothing new begins.

        A delivery that takes longer than :data:`ENDING_SECONDS` is left; its lease runs out, and it is sent
        again.
        """
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _noticed)  # uvicorn raises the signal again when it has ended
        _log.info("begyndt")
        if self._worker is not None:
            self._worker.start()
        try:
            self._uvicorn.run(sockets=[self._bound])
        finally:
            self._stop.set()
            if self._worker is not None:
                self._worker.join(ENDING_SECONDS)
            _log.info("sluttet")

    def _deliver(self) -> None:
        while not self._stop.is_set():
            try:
                done = self._participant.deliver()
            except (DeliveryError, LocalError) as error:
                _log.error(
                    "udbakke", extra={"fault": type(error).__name__, "code": getattr(error, "code", None)}
                )
                done = ()
            for one in done:
                told = {
                    "besked_id": one.message_id,
                    "cvr": one.receiver,
                    "state": one.state,
                    "code": one.code,
                }
                _log.info("aflevering", extra=told)
            self._stop.wait(LOOK_SECONDS)


def _noticed(number: int, frame: FrameType | None) -> None:
    """The server has seen the signal and ended by itself."""
