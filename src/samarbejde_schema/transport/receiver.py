"""The receiver as an ASGI application, mounted in any other or run on its own; needs the extra ``server``.

A complete example::

    app = application(participant)                 # uvicorn.run(app), or
    site = Starlette(routes=[Mount("/udveksling", app)])

``POST /beskeder`` takes a sealed message and answers with the signed receipt, or with a problem document
(RFC 9457). ``GET /.well-known/samarbejde`` tells what the participant accepts, signed. ``POST /validering``
takes the same sealed body, tells everything the library has to say of the message, and keeps nothing.

A body is read under a limit of bytes and of time before anything is opened. Cryptography and reading of small
messages happen where the request is; large ones go to a thread, so that they do not hold up the others. Only
so many large bodies are held at a time; who sends them slowly holds up other large ones and nobody else.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, aclosing
from functools import partial
from time import monotonic

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.requests import Request as AsgiRequest
from starlette.responses import Response
from starlette.routing import Route

from ..errors import DeliveryError, LocalError
from ..exchange.arrival import Received
from ..exchange.problems import Problem, problem, problem_of
from .http import JOSE, Reply, Request
from .intake import BODY_LIMIT, keyed, reply_to, screened
from .limiter import Limiter
from .participant import Participant

IDLE_SECONDS = 30.0
"""How long a sender may be silent in the middle of a body."""
WHOLE_SECONDS = 120.0
"""How long a body may take in all."""
LARGE = 32 * 1024
"""From here on a body needs a place, and a message is opened in a thread."""
AT_ONCE = 64
"""How many large bodies are held at a time; more wait their turn to be read."""

_log = logging.getLogger("samarbejde_schema.receiver")
Handler = Callable[[AsgiRequest], Awaitable[Response]]


def application(participant: Participant, *, clock: Callable[[], float] = monotonic) -> Starlette:
    """The application; ``clock`` counts seconds for the limit on dry runs."""
    receiver = _Receiver(participant, Limiter(clock))
    app = Starlette(
        routes=[
            Route("/beskeder", _guarded(receiver.beskeder), methods=["POST"]),
            Route("/validering", _guarded(receiver.validering), methods=["POST"]),
            Route("/.well-known/samarbejde", _guarded(receiver.well_known), methods=["GET"]),
        ],
        exception_handlers={HTTPException: _refused},
    )
    app.router.redirect_slashes = False  # a message does not follow to another address
    return app


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
        if (refused := keyed(_asked(request, b""), received)) is not None:
            return _response(reply_to(refused), received, started)
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
        try:
            told = self._participant.describe()
        except LocalError as fault:
            return _response(reply_to(problem_of(fault)))
        return _response(Reply(200, {"content-type": JOSE}, told))

    async def _opened(self, request: AsgiRequest) -> Received | Problem:
        """The message in a request, opened, or why not."""
        if self._places is None:
            self._places = asyncio.Semaphore(AT_ONCE)
        async with AsyncExitStack() as held:
            body = await _body(request, partial(held.enter_async_context, self._places))
            if isinstance(body, Problem):
                return body
            refused = screened(_asked(request, body))
            if refused is not None:
                return refused
            if len(body) > LARGE:
                received = await asyncio.to_thread(self._participant.opened, body)
            else:
                received = self._participant.opened(body)
        return received if received.problem is None else received.problem


def _asked(request: AsgiRequest, body: bytes) -> Request:
    """The request as a value; fields that come several times are one, as RFC 9110 (5.3) has it."""
    fields: dict[str, str] = {}
    for name, value in request.headers.items():
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return Request(request.method, "", fields, body)


async def _body(request: AsgiRequest, place: Callable[[], Awaitable[None]]) -> bytes | Problem:
    """The body under its limits; the declared length is believed only when it is too large.

    ``place`` waits for room for a large one; the wait is part of the time it may take.
    """
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:12]) > BODY_LIMIT:
        return problem("AFL-STOERRELSE")
    chunks: list[bytes] = []
    size, placed = 0, False
    try:
        async with asyncio.timeout(WHOLE_SECONDS), aclosing(request.stream()) as stream:
            while True:
                async with asyncio.timeout(IDLE_SECONDS):
                    chunk = await anext(stream, None)
                if chunk is None:
                    return b"".join(chunks)
                size += len(chunk)
                if size > BODY_LIMIT:
                    return problem("AFL-STOERRELSE")
                chunks.append(chunk)
                if size > LARGE and not placed:
                    await place()
                    placed = True
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
    """An address or a method nobody serves; what can be used instead is told (RFC 9110, 15.5.6)."""
    if not isinstance(error, HTTPException) or error.status_code != 405:
        return _response(reply_to(problem("AFL-STI")))
    reply, fields = reply_to(problem("AFL-METODE")), error.headers or {}
    told = {name.lower(): value for name, value in fields.items() if name.lower() == "allow"}
    return _response(Reply(reply.status, {**reply.headers, **told}, reply.body))


def _guarded(handler: Handler) -> Handler:
    """The documented boundary: a fault of ours is told without its text, which could quote a message."""

    async def guarded(request: AsgiRequest) -> Response:
        try:
            return await handler(request)
        except Exception as fault:  # noqa: BLE001 - the boundary
            _log.error("fejl", extra={"fault": type(fault).__name__})
            return _response(reply_to(problem("AFL-INTERN")))

    return guarded
