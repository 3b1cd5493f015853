"""The values that go in and out of the store. None of them shows the content of a message.

A complete example::

    kept = Kept(direction="ud", sender="90000004", message_id="…", type="bestilling", case_id=None,
                digest="0" * 64, jws=b"...", at=now, counts=False, in_flight=True)
    assert "jws" not in repr(kept)

Every time has an offset; what comes out of the store is in UTC and cut to milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

READY, SENDING, DELIVERED = "klar", "sender", "leveret"
REFUSED, UNCERTAIN, GIVEN_UP = "afvist", "uafklaret", "opgivet"
UNSETTLED = (READY, SENDING, UNCERTAIN)
"""The states in which a row of the outbox is still to be sent."""
STOPPED = (REFUSED, GIVEN_UP)
"""The states that hold back what comes later in the case, until the application has decided."""
STATES = (*UNSETTLED, DELIVERED, *STOPPED)

EVENTS = (
    "afsendt",
    "leveret",
    "afvist",
    "uafklaret",
    "opgivet",
    "modtaget",
    "naegtet",
    "alarm",
    "laest",
    "frigivet",
    "slettet",
)
"""What the audit log tells of."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A message in the log, sent (``ud``) or accepted (``ind``).

    ``sender`` is a CVR number, ``digest`` the SHA-256 of the message's exact bytes in hexadecimal, ``jws``
    the signed message (empty when it has been forgotten). ``counts`` says that it counts in its case,
    ``in_flight`` that it is ours and nobody has confirmed it yet.
    """

    direction: Literal["ind", "ud"]
    sender: str
    message_id: str
    type: str
    case_id: str | None
    digest: str
    jws: bytes = field(repr=False)
    at: datetime
    counts: bool
    in_flight: bool


@dataclass(frozen=True, slots=True)
class Settled:
    """How a delivery to us was answered: the HTTP status and the signed receipt, byte for byte."""

    status: int
    receipt: bytes = field(repr=False)
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A message the application has been given to read; ``id`` is its place in the queue.

    What it says lies in the log (:meth:`~samarbejde_schema.transport.store.log.Log.find`).
    """

    id: int
    sender: str
    message_id: str
    case_id: str | None
    counts: bool


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A line of the inbox as a list shows it.

    ``worker`` has been given it, ``None`` when nobody has; ``read`` is when it was marked read.
    """

    id: int
    sender: str
    message_id: str
    type: str
    case_id: str | None
    at: datetime
    counts: bool
    worker: str | None
    read: datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One message on its way to one receiver.

    ``sender`` and ``receiver`` are CVR numbers, ``unit`` a P-number. ``jwe`` is the sealed message as every
    try sends it; ``None`` once the row is settled, and in lists. ``state`` is one of ``klar``, ``sender`` (a
    worker has it), ``leveret``, ``afvist``, ``uafklaret`` and ``opgivet``. ``attempt`` counts the tries, from
    1 with the first lease. ``due`` is when a worker may take it; in ``sender``, when the lease ends; once
    settled, when that was. ``code`` says why the last try did not deliver. ``handled`` is set when the
    application has decided what becomes of a case after ``afvist`` or ``opgivet``.
    """

    id: int
    message_id: str
    sender: str
    receiver: str
    role: str | None
    unit: str | None
    endpoint: str
    jwe: bytes | None = field(repr=False)
    case_id: str | None
    digest: str
    state: str
    attempt: int
    queued: datetime
    due: datetime
    expires: datetime
    code: str | None
    receipt: bytes | None = field(repr=False)
    handled: bool


@dataclass(frozen=True, slots=True)
class AuditFault:
    """The first entry of an audit log that does not hold.

    ``kind`` is ``aendret`` (the entry, or one it rests on, is not what was written), ``mangler`` (it is not
    there although later ones are), ``afskaaret`` (the log ends before it, although somebody has seen it) or
    ``uenig`` (the log holds together, but is not the one whose head was seen).
    """

    number: int
    kind: Literal["aendret", "mangler", "afskaaret", "uenig"]

    @property
    def text(self) -> str:
        """What is wrong, in Danish."""
        return {
            "aendret": f"Post {self.number} i revisionsloggen er ændret.",
            "mangler": f"Post {self.number} i revisionsloggen mangler.",
            "afskaaret": f"Revisionsloggen er skåret af: post {self.number} og resten mangler.",
            "uenig": f"Post {self.number} i revisionsloggen er en anden end den, der er set før.",
        }[self.kind]
