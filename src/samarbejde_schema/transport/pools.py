"""The connection pools under the wires: httpcore's, on connections to checked addresses, with a deadline.

A complete example::

    from samarbejde_schema.transport.addresses import resolve

    with httpx.Client(transport=Transport(Addresses(), Bounds(), tls_context(), resolve)) as client:
        with deadline(120):
            ...

httpx's own transport has no place for a network backend, so these are the same on pools of httpcore, whose
interface for that is public. Each has one pool for HTTPS and one for HTTP, because whether TLS follows
decides which addresses are accepted. What httpcore raises passes through as it is. Cookies, references to
other addresses and reason phrases stay here: httpx can neither follow nor log what it never sees.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from time import monotonic
from typing import Any

import httpcore
import httpx

from .addresses import Addresses, AsyncBackend, Backend, Resolver

_PIECE = 64 * 1024
"""How many bytes are written between two looks at the clock."""
_DROPPED = frozenset({b"location", b"set-cookie"})
"""Fields of a reply that httpx would act on."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most of everything on a wire: connections at a time, seconds, and bytes of a reply.

    ``connect`` counts for all addresses of a name together, ``read`` and ``write`` for each silence,
    ``pool`` for waiting for a free connection, ``total`` for a whole exchange from the first byte to the
    last. ``idle`` is how long an unused connection is kept, shorter than servers do, so that none is used
    while its server closes it. Without asyncio, the system's name resolution is bounded by the system alone.
    """

    connections: int = 20
    connect: float = 10.0
    read: float = 30.0
    write: float = 30.0
    pool: float = 30.0
    total: float = 120.0
    idle: float = 4.0
    reply: int = 1024 * 1024


def tls_context() -> ssl.SSLContext:
    """TLS 1.2 or newer with the roots that httpx brings; the environment has no say."""
    context = httpx.create_ssl_context(trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _pool(bounds: Bounds) -> dict[str, Any]:
    return {"max_connections": bounds.connections, "keepalive_expiry": bounds.idle}


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


def _kept(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.lower() not in _DROPPED]


class Transport(httpx.BaseTransport):
    """For :class:`httpx.Client`. Keeps to :func:`deadline`."""

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
        """The reply, without what httpx is not to see."""
        reply = self._pools[request.url.scheme].handle_request(_core(request))
        return httpx.Response(reply.status, headers=_kept(reply.headers), stream=_Body(reply))

    def close(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            pool.close()


class AsyncTransport(httpx.AsyncBaseTransport):
    """For :class:`httpx.AsyncClient`; asyncio has deadlines of its own."""

    def __init__(self, addresses: Addresses, bounds: Bounds, tls: ssl.SSLContext, resolve: Resolver) -> None:
        inner = _Tidy()
        self._pools = {
            scheme: httpcore.AsyncConnectionPool(
                ssl_context=tls,
                network_backend=AsyncBackend(addresses, tls=scheme == "https", resolve=resolve, inner=inner),
                **_pool(bounds),
            )
            for scheme in ("http", "https")
        }

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The reply, without what httpx is not to see."""
        reply = await self._pools[request.url.scheme].handle_async_request(_core(request))
        return httpx.Response(reply.status, headers=_kept(reply.headers), stream=_AsyncBody(reply))

    async def aclose(self) -> None:
        """Close every connection."""
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
"""When the exchange that this thread is in must be over."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """What this thread reads and writes inside ends after so many seconds with a timeout of httpcore's."""
    token = _END.set(monotonic() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def _left(timeout: float | None, over: type[httpcore.TimeoutException]) -> float | None:
    """The seconds that may still be used; raises ``over`` when there are none."""
    end = _END.get()
    if end is None:
        return timeout
    left = end - monotonic()
    if left <= 0:
        raise over
    return left if timeout is None else min(timeout, left)


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
        left = _left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._inner.connect_tcp(host, port, left, local_address, socket_options))


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, inner: httpcore.NetworkStream) -> None:
        self._inner = inner

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            self._inner.write(buffer[start : start + _PIECE], _left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._inner.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Tidy(httpcore.AsyncNetworkBackend):
    """Connections that are closed also when a task is cancelled while TLS is set up (httpcore forgets)."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        return _TidyStream(await self._inner.connect_tcp(host, port, timeout, local_address, socket_options))


class _TidyStream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._inner.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        try:
            return await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except asyncio.CancelledError:
            await self._inner.aclose()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
