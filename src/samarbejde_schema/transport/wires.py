"""The wires on httpx: one long-lived client each, with nothing of httpx let out.

A complete example::

    with HttpxWire(Addresses(allow_loopback=True)) as wire:
        wire.send(Request("GET", "http://127.0.0.1:9/.well-known/samarbejde", {}))     # NoReply or Reply

No redirects, no proxies, no ``.netrc`` and no cookies; addresses are checked after name resolution
(:mod:`.addresses`); replies are bounded in size and time while they arrive and never unpacked. Whatever the
network does comes back as a value: the texts of httpx and httpcore quote addresses and foreign bytes and go
no further than this module. httpx tells its logger the URL at INFO, which is why no URL holds a person; the
foreign reason phrase is not passed on to it. Sources: ``design/delivery.md``, "HTTP profile";
``design/security.md``, "Limits".
"""

from __future__ import annotations

import asyncio
import ssl
from typing import Any, Self

import httpcore
import httpx

from ..errors import LocalError
from .addresses import AddressError, Addresses, Resolver, resolve
from .http import NoReply, Reply, Request
from .pools import AsyncTransport, Bounds, Transport, deadline, tls_context

CLOSED = "forbindelsen er lukket; lav en ny"


class HttpxWire:
    """A :class:`~.http.Wire`. Safe for several threads; close it, or use it in ``with``.

    ``tls`` is the TLS context, by default one with the roots that httpx brings, TLS 1.2 or newer.
    """

    def __init__(
        self,
        addresses: Addresses | None = None,
        *,
        bounds: Bounds | None = None,
        tls: ssl.SSLContext | None = None,
        resolve: Resolver = resolve,
    ) -> None:
        self._addresses = addresses or Addresses()
        self._bounds = bounds or Bounds()
        self._client = httpx.Client(
            transport=Transport(self._addresses, self._bounds, tls or tls_context(), resolve),
            **_options(self._bounds),
        )

    def send(self, request: Request) -> Reply | NoReply:
        """Send one request and read the reply.

        Raises :class:`~samarbejde_schema.errors.LocalError` once the wire is closed; nothing for what the
        network does.
        """
        if self._client.is_closed:
            raise LocalError(CLOSED)
        try:
            self._addresses.check_url(request.url)
            with deadline(self._bounds.total), self._client.stream(**_arguments(request)) as response:
                gathered = _Gathered(self._bounds.reply)
                for piece in response.iter_raw():
                    gathered.add(piece)
                return _reply(response, gathered)
        except _FAULTS as error:
            return NoReply(_code_of(error))

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHttpxWire:
    """An :class:`~.http.AsyncWire`, for one event loop; close it, or use it in ``async with``."""

    def __init__(
        self,
        addresses: Addresses | None = None,
        *,
        bounds: Bounds | None = None,
        tls: ssl.SSLContext | None = None,
        resolve: Resolver = resolve,
    ) -> None:
        self._addresses = addresses or Addresses()
        self._bounds = bounds or Bounds()
        self._client = httpx.AsyncClient(
            transport=AsyncTransport(self._addresses, self._bounds, tls or tls_context(), resolve),
            **_options(self._bounds),
        )

    async def send(self, request: Request) -> Reply | NoReply:
        """Send one request and read the reply; raises what :meth:`HttpxWire.send` raises."""
        if self._client.is_closed:
            raise LocalError(CLOSED)
        try:
            self._addresses.check_url(request.url)
            async with (
                asyncio.timeout(self._bounds.total),
                self._client.stream(**_arguments(request)) as response,
            ):
                gathered = _Gathered(self._bounds.reply)
                async for piece in response.aiter_raw():
                    gathered.add(piece)
                return _reply(response, gathered)
        except _FAULTS as error:
            return NoReply(_code_of(error))

    async def close(self) -> None:
        """Close every connection."""
        await self._client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


class _OversizeError(Exception):
    """The reply is larger than a receipt can be."""


_FAULTS = (
    AddressError,
    _OversizeError,
    OSError,  # with TimeoutError and ssl.SSLError, which anyio lets through
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    httpx.HTTPError,
    httpx.InvalidURL,
    httpx.StreamError,
)
"""Whatever an exchange may end with when the address, the network or the peer is at fault."""


_ADDRESS = (AddressError, httpcore.UnsupportedProtocol, httpx.InvalidURL, httpx.UnsupportedProtocol)


def _code_of(error: BaseException) -> str:
    """Our code for a fault; httpcore hands on the exception it translates as its only argument."""
    if isinstance(error, _ADDRESS):
        return "AFL-ADRESSE"
    if isinstance(error, _OversizeError):
        return "AFL-SVAR-STOERRELSE"
    if isinstance(error, (TimeoutError, httpcore.TimeoutException, httpx.TimeoutException)):
        return "AFL-TIDSFRIST"
    if any(isinstance(one, ssl.SSLError) for one in (error, *error.args)):
        return "AFL-TLS"
    return "AFL-FORBINDELSE"


class _Gathered:
    """The body of a reply so far."""

    def __init__(self, most: int) -> None:
        self._left, self._pieces = most, list[bytes]()

    def add(self, piece: bytes) -> None:
        """Add a piece, or raise when it is too much."""
        self._left -= len(piece)
        if self._left < 0:
            raise _OversizeError
        self._pieces.append(piece)

    @property
    def body(self) -> bytes:
        return b"".join(self._pieces)


def _arguments(request: Request) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": request.url,
        "headers": dict(request.headers),
        "content": request.body or None,
    }


def _reply(response: httpx.Response, gathered: _Gathered) -> Reply:
    return Reply(response.status_code, dict(response.headers.items()), gathered.body)


def _options(bounds: Bounds) -> dict[str, Any]:
    """What both clients are made with."""
    return {
        "timeout": httpx.Timeout(
            connect=bounds.connect, read=bounds.read, write=bounds.write, pool=bounds.pool
        ),
        "follow_redirects": False,
        "trust_env": False,
        "headers": {"user-agent": "samarbejde-schema", "accept-encoding": "identity"},
    }
