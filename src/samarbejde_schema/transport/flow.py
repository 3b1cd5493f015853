"""The way of one message to one receiver, without a network: its driver sends, waits and tells the replies.

A complete example, where ``verify`` would be :func:`~samarbejde_schema.exchange.receipts.read_receipt` with
what is expected, and a driver in four lines::

    def verify(body: bytes) -> Facts:
        raise UntrustedError("AFL-KVITTERING", "Kvitteringen hører til en anden besked.")

    packet = Packet("https://havblik.example/beskeder", "0d3b5a52-6a2c-4f0e-9b7e-3d1f6f3f1a11", b"jwe")
    flow = deliver(packet, queued=now, expires=now, verify=verify, clock=lambda: now, rng=Random())
    sent = next(flow)                                       # Send(request): asks for the reply
    wait = flow.send(NoReply("AFL-TIDSFRIST"))              # Wait: asks for time, and then for None
    assert flow.send(None) == sent                          # the very same request
    flow.close()

:func:`attempt` is one try, :func:`deliver` all of them. Only two things settle a message: a receipt that
verifies, and our own 413 or 415 at the very first try; nobody has signed it, so it says nothing once an
earlier try may have arrived. Everything else, a proxy's error page or a receipt that is not for this
message among them, means to try again with the same bytes. Source: ``design/delivery.md``.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from random import Random
from typing import Protocol

from ..catalogue.receipts import Answer, Facts
from ..errors import LocalError, UntrustedError
from ..exchange.problems import PROBLEMS, read_code
from .http import JOSE, PROBLEM, NoReply, Reply, Request
from .schedule import Schedule, retry_after

Verify = Callable[[bytes], Facts]
"""Reads the receipt in a body; UntrustedError unless it is the expected receiver's and for this message."""
Clock = Callable[[], datetime]
"""The time, with offset."""

LARGEST_RECEIPT = 1024 * 1024
"""The most bytes of a reply that are looked at."""

_SETTLING = frozenset(code for code, problem in PROBLEMS.items() if problem.status in (413, 415))
_KEY = re.compile(r"[\x20-\x7e]{1,255}", re.ASCII)
_NOTHING_TO_SEND = "beskeden er afgjort og har intet at sende"
_NOT_TOLD = "svar på Send med et Reply eller et NoReply"
_NO_KEY = "beskedens nøgle kan ikke stå i et HTTP-felt"


class Outcome(StrEnum):
    """How a try, or the whole way, ended. The values are the states of the outbox where it has them."""

    DELIVERED = "leveret"
    REFUSED = "afvist"
    RETRY = "igen"
    GIVEN_UP = "opgivet"


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a try, or of the whole way.

    ``facts`` and ``receipt`` (its bytes) are there when a receipt verified. ``code`` says why the message is
    not delivered; it is always one of ours. ``retry_after`` is how long the receiver asks to wait.
    """

    outcome: Outcome
    code: str | None = None
    facts: Facts | None = field(default=None, repr=False)
    receipt: bytes | None = field(default=None, repr=False)
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """Send this, and answer with the reply or that there was none."""

    request: Request


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until ``due``, ``seconds`` from now (never below zero), and answer with ``None``.

    ``state`` is ``klar``, or ``uafklaret`` once nobody can know yet; ``code`` is that of the last try.
    """

    due: datetime
    seconds: float
    state: str
    code: str | None


Heard = Reply | NoReply | None
"""What is told to a flow: a reply, or that there was none, after :class:`Send`; ``None`` after a wait."""
Flow = Generator[Send | Wait, Heard, Result]
"""A try, which yields one :class:`Send`, or the whole way, which yields sends and waits in turn."""


class Sendable(Protocol):
    """What can be sent: a row of the outbox, or a :class:`Packet`. ``jwe`` is ``None`` once it is settled."""

    @property
    def endpoint(self) -> str:
        """The URL to POST to, whole, from the participant register."""

    @property
    def message_id(self) -> str:
        """The id of the message."""

    @property
    def jwe(self) -> bytes | None:
        """The sealed message, the same bytes on every try."""


@dataclass(frozen=True, slots=True)
class Packet:
    """A sealed message for one receiver."""

    endpoint: str
    message_id: str
    jwe: bytes = field(repr=False)


def request_of(packet: Sendable) -> Request:
    """The request that delivers a message; the same for every try.

    Content-Digest is that of RFC 9530 with SHA-256, Idempotency-Key the message id as a string of structured
    fields (RFC 9651). Raises :class:`~samarbejde_schema.errors.LocalError` when the row is settled, or the id
    is not 1 to 255 printable ASCII characters.
    """
    if packet.jwe is None:
        raise LocalError(_NOTHING_TO_SEND)
    if not _KEY.fullmatch(packet.message_id):
        raise LocalError(_NO_KEY)
    digest = b64encode(sha256(packet.jwe).digest()).decode("ascii")
    key = packet.message_id.replace("\\", "\\\\").replace('"', '\\"')
    headers = {
        "content-type": JOSE,
        "content-digest": f"sha-256=:{digest}:",
        "idempotency-key": f'"{key}"',
        "accept": f"{JOSE}, {PROBLEM}",
    }
    return Request("POST", packet.endpoint, headers, packet.jwe)


def attempt(packet: Sendable, *, verify: Verify, clock: Clock, first: bool = False) -> Flow:
    """One try: yields the request once, takes the reply, and returns what came of it.

    ``first`` says that it is known to be the first one, whatever process made it; see :func:`judged`.
    Raises what :func:`request_of` raises, and LocalError when it is told nothing; never for what a reply
    says.
    """
    reply = yield Send(request_of(packet))
    if reply is None:
        raise LocalError(_NOT_TOLD)
    return judged(reply, verify, clock(), first=first)


def deliver(
    packet: Sendable,
    *,
    queued: datetime,
    expires: datetime,
    verify: Verify,
    clock: Clock,
    rng: Random,
    schedule: Schedule | None = None,
) -> Flow:
    """The whole way of one message: tries and waits until it is delivered, refused or given up.

    ``queued`` is when it was sealed and ``expires`` when its receiver takes it no longer. Returns the result
    of the last try; its outcome is never ``RETRY``.
    """
    schedule = schedule or Schedule()
    number = 0
    while True:
        result = yield from attempt(packet, verify=verify, clock=clock, first=number == 0)
        number, now = number + 1, clock()
        if result.outcome is not Outcome.RETRY:
            return result
        step = schedule.after(
            queued=queued, expires=expires, attempt=number, now=now, rng=rng, retry_after=result.retry_after
        )
        if step.due is None:
            return replace(result, outcome=Outcome.GIVEN_UP)
        yield Wait(step.due, (step.due - now).total_seconds(), step.state, result.code)


def judged(reply: Reply | NoReply, verify: Verify, now: datetime, *, first: bool = False) -> Result:
    """What a reply says of the message it answers. Never raises for what stands in it.

    Delivered: status 2xx with a receipt that verifies and says OK or ADVARSEL. Refused: a receipt that
    verifies and says FEJL, whatever the status; at the ``first`` try also 413 or 415 with our own code.
    Later that is unsigned hearsay of a message that may have been taken. Anything else is to be tried again.
    """
    if isinstance(reply, NoReply):
        return Result(Outcome.RETRY, reply.code)
    if _media_type(reply) == PROBLEM:
        return _told(reply, now, first)
    try:
        facts = verify(reply.body) if 0 < len(reply.body) <= LARGEST_RECEIPT else None
    except UntrustedError as error:
        signed = _media_type(reply) == JOSE
        return _again(reply, error.code if signed else _code_of(reply.status), now)
    if facts is not None and facts.answer is Answer.ERROR:
        return Result(Outcome.REFUSED, None, facts, reply.body)
    if facts is not None and 200 <= reply.status < 300:
        return Result(Outcome.DELIVERED, None, facts, reply.body)
    return _again(reply, _code_of(reply.status), now)


def _told(reply: Reply, now: datetime, first: bool) -> Result:
    """What a problem document says; only its code counts, and only when it is one of ours."""
    code = read_code(reply.body)
    if first and code in _SETTLING and reply.status == PROBLEMS[code].status:
        return Result(Outcome.REFUSED, code)
    return _again(reply, code or _code_of(reply.status), now)


def _again(reply: Reply, code: str, now: datetime) -> Result:
    return Result(Outcome.RETRY, code, retry_after=retry_after(reply.headers.get("retry-after"), now))


def _code_of(status: int) -> str:
    """Our code for a reply that says nothing of ours."""
    if 200 <= status < 300:
        return "AFL-KVITTERING"
    if 300 <= status < 400:
        return "AFL-OMDIRIGERING"
    if status == 429:
        return "AFL-TRAVLT"
    return "AFL-MODTAGERFEJL" if 500 <= status < 600 else "AFL-SVAR"


def _media_type(reply: Reply) -> str:
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()
