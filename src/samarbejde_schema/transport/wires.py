"""The wires on httpx: one long-lived client each, with nothing of httpx let out.

A complete example::

    with HttpxWire(Addresses(allow_loopback=True)) as wire:
        wire.send(Request("GET", "http://127.0.0.1:9/.well-known/samarbejde", {}))     # NoReply or Reply

No redirects, no proxies, no ``.netrc`` and no cookies; addresses are checked after name resolution
(:mod:`.addresses`); replies are bounded in size and time while they arrive and never unpacked. Whatever the
network does comes back as a value: the texts of httpx and httpcore quote addresses and foreign bytes and go no
further than this module. httpx tells its logger the URL at INFO, which is why no URL holds a person; the
foreign reason phrase is not passed on to it. Sources: ``design/delivery.md``, "HTTP profile";
``design/security.md``, "Limits".
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy
from time import monotonic
from typing import Any, Self

import httpcore
import httpx

from ..errors import LocalError
from .addresses import Addresses, AddressError, AsyncBackend, Backend, Resolver, resolve
from .http import NoReply, Reply, Request

CLOSED = "forbindelsen er lukket; lav en ny"
_PIECE = 64 * 1024
"""How many bytes are written between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most of everything on a wire: connections at a time, seconds, and bytes of a reply.

    ``connect`` counts for all addresses of a name together, ``read`` and ``write`` for each silence,
    ``pool`` for waiting for a free connection, ``total`` for a whole exchange from the first byte to the
    last. The system's name resolution is bounded by the system alone when the wire is not asyncio's.
    """

    connections: int = 20
    connect: float = 10.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 30.0
    total: float = 120.0
    reply: int = 1024 * 1024


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
            transport=_Transport(self._addresses, self._bounds, tls or _tls(), resolve),
            **_options(self._bounds),
        )

    def send(self, request: Request) -> Reply | NoReply:
        """Send one request and read the reply.

        Raises :class:`~samarbejde_schema.errors.LocalError` once the wire is closed; nothing for what the
        network does.
        """
        if self._client.is_closed:
            raise LocalError(CLOSED)
        end = _END.set(monotonic() + self._bounds.total)
        try:
            self._addresses.check_url(request.url)
            with self._client.stream(**_arguments(request)) as response:
                gathered = _Gathered(self._bounds.reply)
                for piece in response.iter_raw():
                    gathered.add(piece)
                return _reply(response, gathered)
        except _FAULTS as error:
            return NoReply(_code_of(error))
        finally:
            _END.reset(end)

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
            transport=_AsyncTransport(self._addresses, self._bounds, tls or _tls(), resolve),
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


def _code_of(error: BaseException) -> str:
    """Our code for a fault; httpcore hands on the exception it translates as its only argument."""
    if isinstance(error, (AddressError, httpx.InvalidURL, httpx.UnsupportedProtocol)):
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
        "cookies": CookieJar(policy=DefaultCookiePolicy(allowed_domains=())),
        "headers": {"user-agent": "samarbejde-schema", "accept-encoding": "identity"},
    }


def _tls() -> ssl.SSLContext:
    context = httpx.create_ssl_context(trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _pool(bounds: Bounds) -> dict[str, Any]:
    return {"max_connections": bounds.connections, "keepalive_expiry": bounds.read}


def _core(request: httpx.Request) -> httpcore.Request:
    """The request as httpcore has it."""
    url = request.url
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


class _Transport(httpx.BaseTransport):
    """httpx's own transport has no place for a backend; this is the same on two pools of httpcore."""

    def __init__(self, addresses: Addresses, bounds: Bounds, tls: ssl.SSLContext, resolve: Resolver) -> None:
        inner = _Timed()
        self._pools = {
            scheme: httpcore.ConnectionPool(
                ssl_context=tls,
                network_backend=Backend(addresses, tls=scheme == "https", resolve=resolve, inner=inner),
                **_pool(bounds),
            )
            for scheme in ("http", "https")
        }

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        reply = self._pools[request.url.scheme].handle_request(_core(request))
        return httpx.Response(reply.status, headers=reply.headers, stream=_Body(reply))

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()


class _AsyncTransport(httpx.AsyncBaseTransport):
    """The same for asyncio."""

    def __init__(self, addresses: Addresses, bounds: Bounds, tls: ssl.SSLContext, resolve: Resolver) -> None:
        inner = httpcore.AnyIOBackend()
        self._pools = {
            scheme: httpcore.AsyncConnectionPool(
                ssl_context=tls,
                network_backend=AsyncBackend(addresses, tls=scheme == "https", resolve=resolve, inner=inner),
                **_pool(bounds),
            )
            for scheme in ("http", "https")
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        reply = await self._pools[request.url.scheme].handle_async_request(_core(request))
        return httpx.Response(reply.status, headers=reply.headers, stream=_AsyncBody(reply))

    async def aclose(self) -> None:
        for pool in self._pools.values():
            await pool.aclose()


class _Body(httpx.SyncByteStream):
    def __init__(self, reply: httpcore.Response) -> None:
        self._reply = reply

    def __iter__(self) -> Iterator[bytes]:
        yield from self._reply.iter_stream()

    def close(self) -> None:
        self._reply.close()


class _AsyncBody(httpx.AsyncByteStream):
    def __init__(self, reply: httpcore.Response) -> None:
        self._reply = reply

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._reply.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._reply.aclose()


_END: ContextVar[float | None] = ContextVar("end", default=None)
"""When the exchange that this thread is in must be over; asyncio has its own way."""


def _left(timeout: float | None) -> float | None:
    """The seconds that may still be used, zero or less when there are none."""
    end = _END.get()
    if end is None:
        return timeout
    return end - monotonic() if timeout is None else min(timeout, end - monotonic())


class _Timed(httpcore.NetworkBackend):
    """Connections that keep to the deadline of the exchange, however slowly the peer drips."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ConnectTimeout
        return _TimedStream(self._inner.connect_tcp(host, port, left, local_address, socket_options))


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ReadTimeout
        return self._inner.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            left = _left(timeout)
            if left is not None and left <= 0:
                raise httpcore.WriteTimeout
            self._inner.write(buffer[start : start + _PIECE], left)

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ConnectTimeout
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
