"""Where we connect to: public addresses only, unless the settings say otherwise.

A complete example::

    policy = Addresses()
    policy.accepts("93.184.216.34"), policy.accepts("127.0.0.1")            # True, False
    policy.check_url("https://havblik.dk/beskeder")                         # raises AddressError if not
    policy.chosen(["10.0.0.7", "93.184.216.34"])                            # the public one

A name in the participant register must not lead our server to machines inside our own network (server-side
request forgery), also when the name is resolved to something else a moment later (DNS rebinding). So names
are resolved here, the addresses checked, and the connection made to the very address that was checked:
:class:`Backend` and :class:`AsyncBackend` do that below httpx, which keeps the name for TLS and for Host.
Source: ``design/delivery.md``, "HTTP profile".
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from time import monotonic

import httpcore

Resolver = Callable[[str, int], Sequence[str]]
"""Gives the addresses of a host name for a port, best first; raises OSError when it has none."""

MOST_URL = 2048
"""How many characters an address may have."""
MOST_TRIED = 4
"""How many addresses of one name are tried."""

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<host>[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?(/[!$-;=@-Z_a-z~]*)?",
    re.ASCII | re.IGNORECASE,
)
"""Scheme, host, port and path of RFC 3986; no user, query or fragment, where secrets and persons end up."""
_PRIVATE_4 = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")))
_PRIVATE_6 = IPv6Network("fc00::/7")
_GLOBAL_6 = IPv6Network("2000::/3")
"""The only part of IPv6 that is given out (IANA, IPv6 Global Unicast Address Assignments)."""
_SPECIAL_6 = tuple(map(IPv6Network, ("2001::/23", "2002::/16", "3fff::/20")))
"""Teredo with its neighbours and 6to4, which hide an IPv4 address, and documentation (RFC 6890, RFC 9637)."""


class AddressError(Exception):
    """An address that may not be used. It does not say which: that is told by our code for it."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Which addresses may be connected to beside public ones.

    ``allow_loopback`` lets in this machine, also without TLS. ``allow_private`` lets in the private ranges of
    RFC 1918, RFC 6598 and RFC 4193. ``allow_http`` allows HTTP without TLS wherever else we may connect.
    Link-local, multicast, unspecified, reserved and documentation addresses and IPv6 addresses that hide an
    IPv4 address are never let in.
    """

    allow_loopback: bool = False
    allow_private: bool = False
    allow_http: bool = False

    def accepts(self, address: str, *, tls: bool = True) -> bool:
        """Whether an IP address, as text, may be connected to; text that is no address may not."""
        try:
            ip = ip_address(address)
        except ValueError:
            return False
        if isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None:
            return False
        if ip.is_loopback:
            return self.allow_loopback
        if not tls and not self.allow_http:
            return False
        return self._accepts_4(ip) if isinstance(ip, IPv4Address) else self._accepts_6(ip)

    def _accepts_4(self, ip: IPv4Address) -> bool:
        if any(ip in network for network in _PRIVATE_4):
            return self.allow_private
        return ip.is_global and not ip.is_multicast and not ip.is_reserved

    def _accepts_6(self, ip: IPv6Address) -> bool:
        if ip in _PRIVATE_6:
            return self.allow_private
        return ip in _GLOBAL_6 and ip.is_global and not any(ip in network for network in _SPECIAL_6)

    def chosen(self, found: Iterable[str], *, tls: bool = True) -> tuple[str, ...]:
        """The addresses among ``found`` that may be connected to, in order, at most :data:`MOST_TRIED`.

        Raises :class:`AddressError` when there are none.
        """
        accepted = dict.fromkeys(address for address in found if self.accepts(address, tls=tls))
        if not accepted:
            raise AddressError
        return tuple(accepted)[:MOST_TRIED]

    def check_url(self, url: str) -> None:
        """Raise :class:`AddressError` unless ``url`` is of a form we send to.

        That is ``https`` (or ``http``, where loopback or HTTP is allowed), a host name in ASCII or an IP
        address that is accepted, perhaps a port, and a path; at most :data:`MOST_URL` characters.
        """
        match = _URL.fullmatch(url) if len(url) <= MOST_URL else None
        if match is None:
            raise AddressError
        tls, host = match["scheme"].lower() == "https", match["host"]
        if not (tls or self.allow_http or self.allow_loopback):
            raise AddressError
        if host.startswith("[") and not self.accepts(host[1:-1], tls=tls):
            raise AddressError


def resolve(host: str, port: int) -> Sequence[str]:
    """Ask the system's resolver. Takes as long as that takes; raises OSError when it knows no address."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError:  # a label that is empty or too long
        raise OSError from None
    return [str(info[4][0]) for info in found]


class Backend(httpcore.NetworkBackend):
    """Connects to checked addresses. ``tls`` says whether TLS follows; ``inner`` makes the connections."""

    def __init__(
        self, addresses: Addresses, *, tls: bool, resolve: Resolver, inner: httpcore.NetworkBackend
    ) -> None:
        self._addresses, self._tls, self._resolve, self._inner = addresses, tls, resolve, inner

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first checked address that takes one; ``timeout`` (seconds) is for all."""
        try:
            found = self._resolve(host, port)
        except OSError:
            raise httpcore.ConnectError from None
        failure: Exception = httpcore.ConnectError()
        for address, seconds in _shares(self._addresses.chosen(found, tls=self._tls), timeout):
            try:
                return self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class AsyncBackend(httpcore.AsyncNetworkBackend):
    """The same for asyncio; names are resolved in the event loop's thread pool."""

    def __init__(
        self, addresses: Addresses, *, tls: bool, resolve: Resolver, inner: httpcore.AsyncNetworkBackend
    ) -> None:
        self._addresses, self._tls, self._resolve, self._inner = addresses, tls, resolve, inner

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first checked address that takes one; ``timeout`` (seconds) is for all."""
        try:
            found = await asyncio.get_running_loop().run_in_executor(None, self._resolve, host, port)
        except OSError:
            raise httpcore.ConnectError from None
        failure: Exception = httpcore.ConnectError()
        for address, seconds in _shares(self._addresses.chosen(found, tls=self._tls), timeout):
            try:
                return await self._inner.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


def _shares(addresses: Sequence[str], timeout: float | None) -> Iterator[tuple[str, float | None]]:
    """Each address with its share of the time that is left: one that is dead does not eat it all."""
    end = None if timeout is None else monotonic() + timeout
    for place, address in enumerate(addresses):
        left = None if end is None else max(end - monotonic(), 0.001) / (len(addresses) - place)
        yield address, left
