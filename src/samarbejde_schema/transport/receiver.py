"""The receiver as an ASGI application, mounted in any other or run on its own; needs the extra ``server``.

A complete example::

    app = application(participant)                 # uvicorn.run(app), or
    site = Starlette(routes=[Mount("/udveksling", app)])

``POST /beskeder`` takes a sealed message and answers with the signed receipt, or with a problem document
(RFC 9457). ``GET /.well-known/samarbejde`` tells what the participant accepts, signed. ``POST /validering``
takes the same sealed body, tells everything the library has to say of the message, and keeps nothing.

A body is read under a limit of bytes and of time before anything is opened. Cryptography and reading of small
messages happen where the request is; large ones go to a thread, so that they do not hold up the others.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from time import monotonic

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as AsgiRequest
from starlette.responses import Response
from starlette.routing import Route

from ..errors import DeliveryError, LocalError
from ..exchange.inbound import Received
from ..exchange.problems import Problem, problem, problem_of
from .http import JOSE, Reply, Request
from .intake import BODY_LIMIT, reply_to, screened
from .limiter import Limiter
from .participant import Participant

IDLE_SECONDS = 30.0
"""How long a sender may be silent in the middle of a body."""
WHOLE_SECONDS = 120.0
"""How long a body may take in all."""
LARGE = 256 * 1024
"""From here on a message is opened in a thread."""
AT_ONCE = 64
"""How many bodies are held at a time; more wait their turn to be read."""

_log = logging.getLogger("samarbejde_schema.receiver")
Handler = Callable[[AsgiRequest], Awaitable[Response]]


def application(participant: Participant, *, clock: Callable[[], float] = monotonic) -> Starlette:
    """The application; ``clock`` counts seconds for the limit on dry runs."""
    receiver = _Receiver(participant, Limiter(clock))
    return Starlette(
        routes=[
            Route("/beskeder", _guarded(receiver.beskeder), methods=["POST"]),
            Route("/validering", _guarded(receiver.validering), methods=["POST"]),
            Route("/.well-known/samarbejde", _guarded(receiver.well_known), methods=["GET"]),
        ],
        exception_handlers={HTTPException: _refused},
    )


class _Receiver:
    def __init__(self, participant: Participant, limiter: Limiter) -> None:
        self._participant = participant
        self._limiter = limiter
        self._places: asyncio.Semaphore | None = None

    async def beskeder(self, request: AsgiRequest) -> Response:
        """Take one message for good."""
        started = monotonic()
        received = await self._opened(request)
        if isinstance(received, Problem):
            return _response(reply_to(received), started=started)
        try:
            settled = await asyncio.wrap_future(self._participant.submit(received))
        except (DeliveryError, LocalError) as fault:
            return _response(reply_to(problem_of(fault)), received, started)
        return _response(reply_to(settled), received, started)

    async def validering(self, request: AsgiRequest) -> Response:
        """Tell what would be said of a message."""
        started = monotonic()
        received = await self._opened(request)
        if isinstance(received, Problem):
            return _response(reply_to(received), started=started)
        assert received.signed is not None
        if not self._limiter.allows(received.signed.signer.cvr):
            return _response(reply_to(problem("AFL-TRAVLT")), received, started)
        try:
            report = await asyncio.to_thread(self._participant.validate, received)
        except (DeliveryError, LocalError) as fault:
            return _response(reply_to(problem_of(fault)), received, started)
        body = json.dumps(report.as_dict(), ensure_ascii=False).encode()
        return _response(Reply(200, {"content-type": "application/json"}, body), received, started)

    async def well_known(self, request: AsgiRequest) -> Response:
        """Tell what the participant accepts."""
        return _response(Reply(200, {"content-type": JOSE}, self._participant.describe()))

    async def _opened(self, request: AsgiRequest) -> Received | Problem:
        """The message in a request, opened, or why not."""
        if self._places is None:
            self._places = asyncio.Semaphore(AT_ONCE)
        async with self._places:
            body = await _body(request)
            if isinstance(body, Problem):
                return body
            asked = Request("POST", "", {k.lower(): v for k, v in request.headers.items()}, body)
            problem = screened(asked)
            if problem is not None:
                return problem
            if len(body) > LARGE:
                received = await asyncio.to_thread(self._participant.opened, body)
            else:
                received = self._participant.opened(body)
        return received if received.problem is None else received.problem


async def _body(request: AsgiRequest) -> bytes | Problem:
    """The body under its limits; the declared length is believed only when it is too large."""
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:12]) > BODY_LIMIT:
        return problem("AFL-STOERRELSE")
    chunks: list[bytes] = []
    size = 0
    stream = request.stream().__aiter__()
    try:
        async with asyncio.timeout(WHOLE_SECONDS):
            while True:
                async with asyncio.timeout(IDLE_SECONDS):
                    chunk = await anext(stream, None)
                if chunk is None:
                    return b"".join(chunks)
                size += len(chunk)
                if size > BODY_LIMIT:
                    return problem("AFL-STOERRELSE")
                chunks.append(chunk)
    except TimeoutError:
        return problem("AFL-TID")
    except ClientDisconnect:
        return problem("AFL-AFBRUDT")


def _response(reply: Reply, received: Received | None = None, started: float | None = None) -> Response:
    if started is not None:
        _log.info("besked", extra=_told(reply, received, started))
    return Response(reply.body, reply.status, dict(reply.headers))


def _told(reply: Reply, received: Received | None, started: float) -> Mapping[str, str | int | None]:
    """What a log line may hold: who, which message, how large an answer, how long; never what it says."""
    signed = received.signed if received is not None else None
    return {
        "status": reply.status,
        "cvr": signed.signer.cvr if signed is not None else None,
        "besked_id": received.message_id if received is not None else None,
        "milliseconds": round((monotonic() - started) * 1000),
    }


async def _refused(request: AsgiRequest, error: Exception) -> Response:
    """An address or a method nobody serves."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    return _response(reply_to(problem("AFL-METODE" if status == 405 else "AFL-STI")))


def _guarded(handler: Handler) -> Handler:
    """The documented boundary: a fault of ours is told without its text, which could quote a message."""

    async def guarded(request: AsgiRequest) -> Response:
        try:
            return await handler(request)
        except Exception as fault:  # noqa: BLE001 - the boundary
            _log.error("fejl", extra={"fault": type(fault).__name__})
            return _response(reply_to(problem("AFL-INTERN")))

    return guarded
