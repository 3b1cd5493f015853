"""The server behind ``samarbejde serve``: uvicorn on a socket of ours, and a thread that delivers.

A complete example::

    with listener("127.0.0.1:8701", None) as bound:
        Server(participant, settings, bound, worker=True).run()      # until SIGTERM or SIGINT

Needs the extra ``server``. The socket is bound before anything else, so that whoever reads the address can
connect at once.
"""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn

from ..transport.participant import Participant
from ..transport.receiver import application
from ..transport.service import Service
from ..transport.settings import Settings
from .patience import Impatient
from .stopped import Stopped

BACKLOG = 128
AT_ONCE = 800
"""So many connections are served at a time; others are told to come back."""
HEADERS = 32 * 1024
"""The most bytes of the HTTP fields of a request."""
IDLE_SECONDS = 30
"""How long a connection may be silent between two requests."""
ENDING_SECONDS = 10
"""How long requests, and the delivery that is under way, may take to end when the server is to stop."""

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
        self._bound = bound
        self._service = Service(participant, settings, deliver=worker)
        self._uvicorn = uvicorn.Server(
            uvicorn.Config(
                application(participant),
                http=Impatient,
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
        self._service.start()
        ended = True
        try:
            self._uvicorn.run(sockets=[self._bound])
        finally:
            ended = self._service.end(ENDING_SECONDS)
            _log.info("sluttet")
        return ended
