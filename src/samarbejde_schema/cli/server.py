"""The server behind ``samarbejde serve``: uvicorn on a socket of ours, and a thread that delivers.

A complete example::

    with listener("127.0.0.1:8701", None) as bound:
        Server(participant, settings, bound, worker=True).run()      # until SIGTERM or SIGINT

Needs the extra ``server``. The socket is bound before anything else, so that whoever reads the address can
connect at once.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import FrameType

import uvicorn

from ..errors import LocalError, UntrustedError
from ..security.trust import Trust
from ..transport.opening import read_trust
from ..transport.participant import Participant
from ..transport.receiver import application
from ..transport.settings import Settings
from ..transport.worker import Delivery
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
    """A participant that receives on ``bound``, and delivers in the background when ``worker`` says so.

    A newer register, or list of revoked certificates, is taken into use when its file has changed. From the
    moment it is made, SIGTERM and SIGINT end it and nothing else.
    """

    def __init__(
        self, participant: Participant, settings: Settings, bound: socket.socket, *, worker: bool
    ) -> None:
        self._participant, self._bound, self._worker = participant, bound, worker
        self._fresh = Fresh(participant, settings)
        self._stop = Event()
        self._thread = Thread(target=self._in_background, name="samarbejde-worker", daemon=True)
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

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)

    def _end(self, number: int, frame: FrameType | None) -> None:
        """End; uvicorn has handlers of its own while it runs, and raises the signal again afterwards."""
        self._uvicorn.should_exit = True

    def run(self) -> bool:
        """Serve until SIGTERM or SIGINT; whether everything that was under way has ended.

        A delivery that takes longer than :data:`ENDING_SECONDS` is left behind: its lease runs out, and the
        same bytes are sent again.
        """
        _log.info("begyndt")
        self._thread.start()
        try:
            self._uvicorn.run(sockets=[self._bound])
        finally:
            self._stop.set()
            self._thread.join(ENDING_SECONDS)
            _log.info("sluttet")
        return not self._thread.is_alive()

    def _in_background(self) -> None:
        asyncio.run(self._deliver() if self._worker else self._look())

    async def _look(self) -> None:
        while not self._stop.is_set():
            self._fresh.renew()
            await asyncio.to_thread(self._stop.wait, LOOK_SECONDS)

    async def _deliver(self) -> None:
        async with self._participant.connected() as wire:
            while not self._stop.is_set():
                self._fresh.renew()
                try:
                    done = await self._participant.adeliver(wire)
                except Exception as error:  # noqa: BLE001 - told without its text, and tried again
                    _log.error("udbakke", extra=_fault(error))
                    done = ()
                for one in done:
                    _log.info("aflevering", extra=_told(one))
                await asyncio.to_thread(self._stop.wait, LOOK_SECONDS)


class Fresh:
    """Keeps a participant's trust as new as the files it comes from."""

    def __init__(self, participant: Participant, settings: Settings) -> None:
        self._participant, self._settings = participant, settings
        self._version = participant.trust.register.version
        self._taken = self._told = self._stamps()

    def renew(self) -> None:
        """Read the files when one has changed.

        What is not trusted, or older, is not used; it is logged once, and looked at again each time.
        """
        stamps = self._stamps()
        if stamps == self._taken:
            return
        found = self._read()
        if isinstance(found, Trust):
            self._participant.trust, self._version = found, found.register.version
            self._taken = stamps
            _log.info("register", extra={"version": self._version})
        elif stamps != self._told:
            _log.error("register", extra=found)
        self._told = stamps

    def _read(self) -> Trust | dict[str, str | int | None]:
        """Whom to trust by the files, or what the log says of why not."""
        try:
            trust = read_trust(self._settings, self._participant.clock())
        except (LocalError, UntrustedError) as error:
            return _fault(error)
        version = trust.register.version
        return trust if version >= self._version else {"code": "SIK-REGISTER", "version": version}

    def _stamps(self) -> tuple[tuple[int, int] | None, ...]:
        return tuple(map(_stamp, (self._settings.register, self._settings.revoked)))


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _told(one: Delivery) -> dict[str, str | None]:
    return {"besked_id": one.message_id, "cvr": one.receiver, "state": one.state, "code": one.code}


def _fault(error: Exception) -> dict[str, str | int | None]:
    return {"fault": type(error).__name__, "code": getattr(error, "code", None)}
