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
        "Adressen må ikke bruges: den er ikke https, eller den fører til en maskine på et lukket net. Ret "
        "adressen i deltagerregisteret, eller tillad den i opsætningen.",
        "The address may not be used: it is not https, or it leads to a machine on a closed network. Mend the "
        "address in the participant register, or allow it in the settings.",
    ),
    "AFL-FORBINDELSE": (
        "Forbindelsen kunne ikke oprettes eller blev afbrudt. Beskeden prøves igen; varer det ved, så spørg "
        "modtageren, om tjenesten er oppe.",
        "The connection could not be made or was cut. The message is tried again; if it goes on, ask the "
        "receiver whether the service is up.",
    ),
    "AFL-TIDSFRIST": (
        "Modtageren svarede ikke i tide. Beskeden prøves igen.",
        "The receiver did not answer in time. The message is tried again.",
    ),
    "AFL-TLS": (
        "Den sikre forbindelse (TLS) kunne ikke oprettes. Modtageren skal have et gyldigt servercertifikat til "
        "adressen og mindst TLS 1.2.",
        "The secure connection (TLS) could not be made. The receiver needs a valid server certificate for the "
        "address and TLS 1.2 at least.",
    ),
    "AFL-SVAR-STOERRELSE": (
        "Svaret var større, end en kvittering kan være, og blev ikke læst. Beskeden prøves igen; spørg "
        "modtageren, hvad der svarer på adressen.",
        "The reply was larger than a receipt can be and was not read. The message is tried again; ask the "
        "receiver what answers at the address.",
    ),
    "AFL-KVITTERING": (
        "Svaret var ikke en gyldig kvittering for denne besked. Beskeden prøves igen; spørg modtageren, hvad "
        "der svarer på adressen.",
        "The reply was no valid receipt for this message. The message is tried again; ask the receiver what "
        "answers at the address.",
    ),
    "AFL-OMDIRIGERING": (
        "Modtageren henviser til en anden adresse, og beskeder følger ikke med. Modtageren skal rette sin "
        "adresse i deltagerregisteret.",
        "The receiver refers to another address, and messages do not follow. The receiver has to mend its "
        "address in the participant register.",
    ),
    "AFL-TRAVL": (
        "Modtageren har travlt og beder om at vente. Beskeden prøves igen.",
        "The receiver is busy and asks to wait. The message is tried again.",
    ),
    "AFL-MODTAGERFEJL": (
        "Der er fejl hos modtageren. Beskeden prøves igen; varer det ved, så ring til modtageren.",
        "Something is wrong at the receiver. The message is tried again; if it goes on, call the receiver.",
    ),
    "AFL-SVAR": (
        "Noget andet end modtageren svarede, fx en proxy eller en firewall. Beskeden prøves igen; spørg "
        "modtageren, hvad der svarer på adressen.",
        "Something other than the receiver answered, such as a proxy or a firewall. The message is tried "
        "again; ask the receiver what answers at the address.",
    ),
}
"""What the sender says of a try that settled nothing: each code with its Danish and English text."""


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
