"""What arrives, as values: who receives, what came, and what is to be done with it.

A complete example::

    host = Host("90000012", frozenset({"UDFOERER"}))
    received = receive(body, ring=ring, trust=trust, host=host, catalogue=catalogue, now=now)
    received.problem, received.refusals, received.message_id

:mod:`.inbound` makes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from ..catalogue.receipts import Answer, Facts, Fault, Head
from ..findings import Finding, Report
from ..modelling.element import Besked
from ..process.course import Course
from ..security.jws import Signed
from ..security.trust import Signer
from .problems import Problem
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Host:
    """Who receives here: a CVR number, and the roles it is served in."""

    cvr: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Unsealed:
    """A message somebody we trust has signed: the compact JWS, and what it holds."""

    jws: bytes = field(repr=False)
    signed: Signed[Signer]


@dataclass(frozen=True, slots=True)
class Received:
    """What came, as far as it can be told from the bytes alone.

    Either ``problem`` says why nobody can be believed, or ``jws`` is the signed message as it is kept,
    ``signed`` what was signed and ``reading`` what stands in it. ``message_id`` is there when it could be
    read, also when the message could not; ``case_id`` only with a message. ``place`` is ours among the
    receivers, from 0. ``refusals`` say why it may not be taken here and now; empty for a message that may.
    """

    problem: Problem | None = None
    jws: bytes = field(default=b"", repr=False)
    signed: Signed[Signer] | None = field(default=None, repr=False)
    reading: Reading | None = field(default=None, repr=False)
    message_id: str | None = None
    case_id: str | None = None
    place: int | None = None
    refusals: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with a message, and what its sender is told.

    ``status`` is the HTTP status. ``faults`` are what the transport receipt says, errors first, at most 200.
    ``keep`` says that the message goes to the store and to the application, ``counts`` that it counts in its
    case; a message that is kept and does not count has a ``rejection``, the message to queue in the same
    transaction. ``alarm`` says that an id was used twice. ``report`` is everything that was found, with
    places in the source; ``course`` is the case with this message, when it was followed.
    """

    status: Literal[201, 409, 422]
    answer: Answer
    faults: tuple[Fault, ...]
    message_id: str | None
    digest: str
    sender: str
    receiver: str
    rejection: Besked | None = field(default=None, repr=False)
    course: Course | None = field(default=None, repr=False)
    report: Report = field(default_factory=Report, repr=False)

    @property
    def keep(self) -> bool:
        """Whether the message is kept and handed to the application."""
        return self.status == 201

    @property
    def counts(self) -> bool:
        """Whether the message counts in its case."""
        return self.keep and self.rejection is None

    @property
    def alarm(self) -> bool:
        """Whether somebody should look: two messages carry one id."""
        return self.status == 409

    def facts(self, *, at: datetime, head: Head) -> Facts:
        """What the transport receipt says. ``at`` (with offset) is when the message came, ``head`` the newest
        entry of the audit log, which is the one about this delivery.
        """
        return Facts(
            message_id=self.message_id,
            digest=self.digest,
            sender=self.sender,
            receiver=self.receiver,
            at=at.replace(microsecond=0),
            answer=self.answer,
            faults=self.faults,
            head=head,
        )
