"""The two receipts of a standard, as the engines know them: the facts, and how a standard writes them down.

A complete example::

    receipts = catalogue.receipts
    facts = Facts(message_id=None, digest="0" * 64, sender="90000004", receiver="90000012", at=now,
                  answer=Answer.OK, faults=(), head=Head(17, "0" * 64))
    assert receipts.read(receipts.write(facts)) == facts

The transport receipt is the signed reply to a delivery; the business receipt is a message like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ..findings import Finding, Severity
from ..modelling.element import Besked


class Answer(StrEnum):
    """What a transport receipt says of a delivery; only after ``ERROR`` the message is not kept."""

    OK = "OK"
    WARNING = "ADVARSEL"
    ERROR = "FEJL"


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of an audit log: its number, from 1, and its hash (64 hexadecimal digits)."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding as a receipt tells it, never a value.

    ``pointer`` is a JSON Pointer, ``None`` for the whole message.
    """

    rule_id: str
    pointer: str | None
    severity: Severity
    text: str

    @classmethod
    def of(cls, finding: Finding) -> Fault:
        """The finding without what a receipt does not tell."""
        return cls(finding.rule_id, finding.pointer or None, finding.severity, finding.text_da)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a transport receipt says.

    ``message_id`` is ``None`` when it could not be read; ``digest`` is the SHA-256 of the exact bytes of the
    message; ``sender`` and ``receiver`` are the CVR numbers of the message's sender and of the issuer;
    ``head`` is the issuer's audit log after the entry about this delivery.
    """

    message_id: str | None
    digest: str
    sender: str
    receiver: str
    at: datetime
    answer: Answer
    faults: tuple[Fault, ...]
    head: Head


class Reject(Protocol):
    """Writes the message that rejects another one, from its receiver to its sender."""

    def __call__(
        self,
        message: Besked,
        faults: Sequence[Fault],
        *,
        receiver: int = 0,
        nu: datetime | None = None,
        noegle: Callable[[], str] | None = None,
    ) -> Besked:
        """``receiver`` is the place, among the message's receivers, of the one that rejects it."""
        ...


def _nothing(message: Besked) -> str | None:
    return None


@dataclass(frozen=True)
class Receipts:
    """How a standard writes its receipts. ``transport`` and ``business`` are types of its catalogue.

    ``deleted`` is the id of the message that a message answers when it confirms that something has been
    deleted: what was taken back, or the message that took it back.
    """

    transport: str
    business: str
    write: Callable[[Facts], Besked]
    read: Callable[[Besked], Facts]
    reject: Reject
    deleted: Callable[[Besked], str | None] = _nothing
