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

TEXTS: dict[str, tuple[str, str]] = {
    "AFL-ADRESSE": (
        "Adressen må ikke bruges: den er ikke https eller fører til et lukket net. Ret den i registeret.",
        "The address may not be used: not https, or on a closed network. Mend it in the register.",
    ),
    "AFL-FORBINDELSE": (
        "Forbindelsen kunne ikke oprettes eller blev afbrudt. Beskeden prøves igen.",
        "The connection could not be made or was cut. The message is tried again.",
    ),
    "AFL-TIDSFRIST": (
        "Modtageren svarede ikke i tide. Beskeden prøves igen.",
        "The receiver did not answer in time. The message is tried again.",
    ),
    "AFL-TLS": (
        "TLS kunne ikke oprettes. Modtageren skal have et gyldigt servercertifikat og mindst TLS 1.2.",
        "TLS could not be set up. The receiver needs a valid server certificate and TLS 1.2 at least.",
    ),
    "AFL-SVAR-STOERRELSE": (
        "Svaret er større, end en kvittering kan være. Spørg modtageren, hvad der svarer på adressen.",
        "The reply is larger than a receipt can be. Ask the receiver what answers at the address.",
    ),
    "AFL-KVITTERING": (
        "Svaret er ikke en gyldig kvittering for beskeden. Spørg modtageren, hvad der svarer på adressen.",
        "The reply is no valid receipt for the message. Ask the receiver what answers at the address.",
    ),
    "AFL-OMDIRIGERING": (
        "Adressen henviser til en anden, og beskeder følger ikke med. Modtageren skal rette registeret.",
        "The address refers to another, and messages do not follow. The receiver has to mend the register.",
    ),
    "AFL-MODTAGERFEJL": (
        "Der er fejl hos modtageren. Beskeden prøves igen; varer det ved, så ring til modtageren.",
        "Something is wrong at the receiver. The message is tried again; if it goes on, call the receiver.",
    ),
    "AFL-SVAR": (
        "Noget andet end modtageren svarede, fx en proxy. Spørg modtageren, hvad der svarer på adressen.",
        "Something other than the receiver answered, such as a proxy. Ask what answers at the address.",
    ),
}
"""What the sender says of a try that settled nothing: each code with its Danish and English text.

The codes that come from the receiver have theirs in :mod:`samarbejde_schema.exchange.problems` and
:mod:`samarbejde_schema.security.codes`."""


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
