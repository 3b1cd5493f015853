"""The way in, its last step: one transaction that settles a message for ever.

A complete example::

    received = receive(body, ring=ring, trust=trust, host=host, catalogue=catalogue, now=now)
    with store.begin() as session:
        settled = desk.settle(session, received, now)
    Reply(settled.status, headers, settled.receipt)

Row, digest, audit entry, signed receipt and, where a message is rejected, the M40 that says so are written
together or not at all. Whoever sends the same bytes again gets the same receipt, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..catalogue.catalogue import Catalogue
from ..errors import LocalError
from ..exchange.arrival import Decision, Host, Received
from ..exchange.inbound import decide
from ..exchange.outbound import prepare
from ..exchange.receipts import write_receipt
from ..modelling.element import Besked
from ..process.log import Entry
from ..security.jws import Signed
from ..security.keys import Keyring
from ..security.trust import Signer, Trust
from .history import Histories
from .outgoing import REFUSED, put
from .store import Kept, Session, Settled

GRACE = timedelta(days=31)
"""How long after its expiry a message's receipt is kept, so that a late retry gets it.

A day more than a sender tries: its last try is under way when 30 days have passed, and clocks differ.
"""
LONGEST_LIFE = timedelta(days=7)
"""How long a message may be received for the first time; holds where its own expiry could not be read."""

NOT_TOLD = "AFL-AFVISNING"
"""The alarm for a message we rejected and whose sender takes no M40."""

EVENTS = {201: "modtaget", 422: "naegtet", 409: "alarm"}
"""What the audit log calls the three outcomes that are receipted."""


@dataclass(frozen=True)
class Desk:
    """Everything it takes to settle what comes in. ``trust`` is asked for anew: registers get renewed."""

    host: Host
    ring: Keyring
    trust: Callable[[], Trust]
    catalogue: Catalogue
    histories: Histories

    def settle(self, session: Session, received: Received, now: datetime) -> Settled:
        """Settle one message that was opened; the same bytes from the same sender get what they got."""
        signed = received.signed
        assert signed is not None
        sender = signed.signer.cvr
        earlier = session.inbox.settled(sender, signed.digest)
        if earlier is not None:
            return earlier
        decision = self._decision(session, received, now)
        head = session.audit.append(
            EVENTS[decision.status],
            now,
            message_id=received.message_id,
            sender=sender,
            receiver=self.host.cvr,
            digest=signed.digest,
            code=decision.answer.value,
        )
        facts = decision.facts(at=now, head=head)
        receipt = write_receipt(facts, self.catalogue, self.ring.signing(now), now)
        session.inbox.settle(
            sender=sender,
            message_id=received.message_id,
            digest=signed.digest,
            status=decision.status,
            receipt=receipt,
            at=now,
            until=self._until(_besked(received), now),
            accepted=decision.keep,
        )
        if decision.keep:
            self._keep(session, received, signed, decision, now)
        return Settled(decision.status, receipt, received.message_id)

    def _decision(self, session: Session, received: Received, now: datetime) -> Decision:
        return decide(
            received,
            known=self.known(session, received),
            history=self.history(session, received),
            catalogue=self.catalogue,
            host=self.host,
            now=now,
        )

    def known(self, session: Session, received: Received) -> str | None:
        """The digest of the message that was taken from the same signer under the same id, if one was."""
        if received.signed is None or received.message_id is None:
            return None
        return session.inbox.digest_of(received.signed.signer.cvr, received.message_id)

    def history(self, session: Session, received: Received) -> tuple[Entry, ...]:
        """What a message is judged with: what counts in its case, and what it shows that its sender has."""
        return self.histories.entries(session, received.case_id, named=self._named(session, received))

    def _named(self, session: Session, received: Received) -> frozenset[str]:
        """The ids of ours that the message names and that went to its sender, who has received them.

        A message that its sender refused does not come to count by being named.
        """
        besked, envelope, signed = _besked(received), self.catalogue.release.envelope, received.signed
        if besked is None or signed is None:
            return frozenset()
        named = {envelope.value(besked, "reply_to"), envelope.value(besked, "last_seen")} - {None}
        return frozenset(
            one
            for one in named
            for row in session.outbox.of_message(self.host.cvr, one)
            if row.receiver == signed.signer.cvr and row.state != REFUSED
        )

    def _until(self, besked: Besked | None, now: datetime) -> datetime:
        expires = None if besked is None else self.catalogue.release.envelope.value(besked, "expires")
        if not isinstance(expires, datetime) or expires > now + LONGEST_LIFE:
            expires = now + LONGEST_LIFE  # a refused message may claim any expiry
        return max(expires, now) + GRACE

    def _keep(
        self, session: Session, received: Received, signed: Signed[Signer], decision: Decision, now: datetime
    ) -> None:
        besked, message_id, sender = _besked(received), received.message_id, signed.signer.cvr
        assert besked is not None
        assert message_id is not None
        for one in self._named(session, received):
            if (ours := session.log.find(self.host.cvr, one)) is not None and not ours.counts:
                session.log.set_counts(self.host.cvr, one)
        session.log.add(self._kept(received, signed, decision, now))
        session.inbox.offer(
            sender=sender, message_id=message_id, case_id=received.case_id, at=now, counts=decision.counts
        )
        if decision.rejection is not None:
            self._reject(session, decision.rejection, message_id, sender, now)

    def _kept(self, received: Received, signed: Signed[Signer], decision: Decision, now: datetime) -> Kept:
        besked, message_id = _besked(received), received.message_id
        assert besked is not None
        assert message_id is not None
        return Kept(
            direction="ind",
            sender=signed.signer.cvr,
            message_id=message_id,
            type=self.catalogue.entry_of(besked).type,
            case_id=received.case_id,
            digest=signed.digest,
            jws=received.jws,
            at=now,
            counts=decision.counts,
            in_flight=False,
        )

    def _reject(
        self, session: Session, rejection: Besked, message_id: str, sender: str, now: datetime
    ) -> None:
        """Queue the M40; where the sender takes none, the audit log holds the alarm instead."""
        try:
            prepared = prepare(
                rejection, self.catalogue, ring=self.ring, register=self.trust().register, now=now
            )
        except LocalError:
            session.audit.append(
                EVENTS[409],
                now,
                message_id=message_id,
                sender=sender,
                receiver=self.host.cvr,
                digest=None,
                code=NOT_TOLD,
            )
        else:
            put(session, prepared, now)


def _besked(received: Received) -> Besked | None:
    return received.reading.besked if received.reading is not None else None
