"""HTTP as values, and the one-method ports behind which any HTTP library can stand.

A complete example, a wire for tests::

    class Echo:
        def send(self, request: Request) -> Reply | NoReply:
            return Reply(200, {"content-type": "text/plain"}, request.body)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

JOSE = "application/jose"
"""The media type of a compact JWS or JWE (RFC 7515, section 9.2.1)."""
PROBLEM = "application/problem+json"
"""The media type of a problem document (RFC 9457)."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. ``headers`` have lower-case names; ``body`` is never shown."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply. ``headers`` have lower-case names; ``body`` is never shown."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class NoReply:
    """No reply came, or it was cut or too large. ``code`` is one of ours, such as ``AFL-FORBINDELSE``."""

    code: str


class Wire(Protocol):
    """Sends one request and waits for the reply; never raises for what the network does."""

    def send(self, request: Request) -> Reply | NoReply:
        """The reply, or that there was none."""
        ...


class AsyncWire(Protocol):
    """The same for asyncio."""

    async def send(self, request: Request) -> Reply | NoReply:
        """The reply, or that there was none."""
        ...
