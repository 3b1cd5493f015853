"""Wires for tests: one that loses and garbles on purpose, and one that needs no network.

A complete example::

    receiver = DirectWire({"https://havblik.dk": lambda request: Reply(201, {}, request.body)})
    wire = LossyWire(receiver, Random(7), Faults.evenly(0.3))
    for _ in range(100):
        wire.send(Request("POST", "https://havblik.dk/beskeder", {}, b"besked"))
    wire.flush()                                        # what is still under way arrives
    wire.counts["lost_reply"]                           # how often; the same for the same seed and calls

Every fault is one that real networks have. The sender sees what it would see there, never which fault it was:
``AFL-TIDSFRIST`` where nothing came in time, ``AFL-FORBINDELSE`` where the connection broke.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, fields
from random import Random
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import httpx

from ..errors import LocalError
from ..transport.http import AsyncWire, NoReply, Reply, Request, Wire

SLOW = NoReply("AFL-TIDSFRIST")
CUT = NoReply("AFL-FORBINDELSE")
_FARTHEST = 5
"""How many later requests a delayed one may fall behind."""


@dataclass(frozen=True, slots=True)
class Faults:
    """How often each fault happens, as probabilities whose sum is at most 1; at most one per request.

    ``lost_request``: it never arrives. ``lost_reply``: it arrives, and the reply does not. ``duplicate``: it
    arrives twice, and either reply comes back. ``reorder``: it is under way while up to five later ones
    overtake it; the sender has stopped waiting. ``truncate``: the reply comes back cut short. ``stall`` and
    ``reset``: nothing in time, or a broken connection, and whether it arrived is left to chance.
    Raises :class:`~samarbejde_schema.errors.LocalError` for probabilities that cannot be.
    """

    lost_request: float = 0.0
    lost_reply: float = 0.0
    duplicate: float = 0.0
    reorder: float = 0.0
    truncate: float = 0.0
    stall: float = 0.0
    reset: float = 0.0

    def __post_init__(self) -> None:
        chances = [chance for _, chance in self.chances()]
        if min(chances) < 0 or sum(chances) > 1 + 1e-9:
            raise LocalError("fejlenes sandsynligheder skal være mindst 0 og tilsammen højst 1")

    @classmethod
    def evenly(cls, share: float) -> Faults:
        """Faults in ``share`` of the requests (0 to 1), each kind as often as the others."""
        kinds = fields(cls)
        return cls(*(share / len(kinds) for _ in kinds))

    def chances(self) -> list[tuple[str, float]]:
        """Each fault by name with its probability."""
        return [(kind.name, getattr(self, kind.name)) for kind in fields(self)]


@dataclass(slots=True)
class _Late:
    """A request under way, and how many others may still overtake it."""

    request: Request
    overtaken: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """What happens to one request: what arrives before it, how often it arrives, and what comes back.

    ``answer`` gets the replies; without any, it is told none.
    """

    first: tuple[Request, ...]
    times: int
    answer: Callable[[list[Reply | NoReply]], Reply | NoReply]


@dataclass
class _Fate:
    """Decides; shared by the wire and its sister for asyncio."""

    rng: Random
    faults: Faults
    counts: Counter[str] = field(default_factory=Counter)
    late: list[_Late] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def plan(self, request: Request) -> _Plan:
        with self.lock:
            first = self._arrived()
            kind = self._drawn()
            self.counts[kind] += 1
            times, answer = self._effect(kind, request)
            return _Plan(first, times, answer)

    def rest(self) -> tuple[Request, ...]:
        with self.lock:
            left = tuple(late.request for late in self.late)
            self.late.clear()
            return left

    def _arrived(self) -> tuple[Request, ...]:
        """The late ones that have been overtaken often enough."""
        for late in self.late:
            late.overtaken -= 1
        arrived = tuple(late.request for late in self.late if late.overtaken <= 0)
        self.late = [late for late in self.late if late.overtaken > 0]
        return arrived

    def _drawn(self) -> str:
        point = self.rng.random()
        for kind, chance in self.faults.chances():
            if point < chance:
                return kind
            point -= chance
        return "none"

    def _effect(
        self, kind: str, request: Request
    ) -> tuple[int, Callable[[list[Reply | NoReply]], Reply | NoReply]]:
        if kind == "reorder":
            self.late.append(_Late(request, self.rng.randint(1, _FARTHEST) + 1))
        arrives = self.rng.randrange(2)
        share = self.rng.random()
        return {
            "none": (1, lambda replies: replies[0]),
            "lost_request": (0, lambda replies: SLOW),
            "lost_reply": (1, lambda replies: SLOW),
            "duplicate": (2, lambda replies: replies[arrives]),
            "reorder": (0, lambda replies: SLOW),
            "truncate": (1, lambda replies: _cut(replies[0], share)),
            "stall": (arrives, lambda replies: SLOW),
            "reset": (arrives, lambda replies: CUT),
        }[kind]


def _cut(reply: Reply | NoReply, share: float) -> Reply | NoReply:
    """The reply with the first part of its body; a cut that nobody could see is a broken connection."""
    if isinstance(reply, NoReply) or not reply.body:
        return CUT
    return Reply(reply.status, reply.headers, reply.body[: int(len(reply.body) * share)])


class LossyWire:
    """A wire on which some requests meet a fault. Safe for several threads if ``inner`` is.

    ``counts`` is how often each fault happened, with ``none`` for the rest. Deterministic: the same ``rng``
    and the same calls in the same order give the same faults.
    """

    def __init__(self, inner: Wire, rng: Random, faults: Faults) -> None:
        self._inner = inner
        self._fate = _Fate(rng, faults)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each fault happened."""
        return self._fate.counts

    def send(self, request: Request) -> Reply | NoReply:
        """Send, perhaps with a fault; late requests that are due arrive first."""
        plan = self._fate.plan(request)
        for late in plan.first:
            self._inner.send(late)
        return plan.answer([self._inner.send(request) for _ in range(plan.times)])

    def flush(self) -> None:
        """Let every request that is still under way arrive."""
        for late in self._fate.rest():
            self._inner.send(late)


class AsyncLossyWire:
    """The same for asyncio."""

    def __init__(self, inner: AsyncWire, rng: Random, faults: Faults) -> None:
        self._inner = inner
        self._fate = _Fate(rng, faults)

    @property
    def counts(self) -> Mapping[str, int]:
        """How often each fault happened."""
        return self._fate.counts

    async def send(self, request: Request) -> Reply | NoReply:
        """Send, perhaps with a fault; late requests that are due arrive first."""
        plan = self._fate.plan(request)
        for late in plan.first:
            await self._inner.send(late)
        return plan.answer([await self._inner.send(request) for _ in range(plan.times)])

    async def flush(self) -> None:
        """Let every request that is still under way arrive."""
        for late in self._fate.rest():
            await self._inner.send(late)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class DirectWire:
    """A wire without a network: a function per origin (``https://host:port``) answers.

    An origin that is not there gives ``NoReply``. What a handler raises passes through.
    """

    def __init__(self, handlers: Mapping[str, Callable[[Request], Reply | NoReply]]) -> None:
        self._handlers = handlers

    def send(self, request: Request) -> Reply | NoReply:
        """The reply of the handler of the request's origin."""
        handler = self._handlers.get(_origin(request.url))
        return CUT if handler is None else handler(request)


class AsyncDirectWire:
    """The same for asyncio; see :func:`asgi` for handlers."""

    def __init__(self, handlers: Mapping[str, Callable[[Request], Awaitable[Reply | NoReply]]]) -> None:
        self._handlers = handlers

    async def send(self, request: Request) -> Reply | NoReply:
        """The reply of the handler of the request's origin."""
        handler = self._handlers.get(_origin(request.url))
        return CUT if handler is None else await handler(request)


def asgi(application: Any) -> Callable[[Request], Awaitable[Reply | NoReply]]:
    """A handler for :class:`AsyncDirectWire` that calls an ASGI application, such as the receiver."""

    async def handle(request: Request) -> Reply | NoReply:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=application)) as client:
            response = await client.request(
                request.method, request.url, headers=dict(request.headers), content=request.body
            )
        return Reply(response.status_code, dict(response.headers), response.content)

    return handle
