"""The way in, its last step: one transaction that settles a message for ever.

A complete example::

    received = receive(body, ring=ring, trust=trust, host=host, catalogue=catalogue, now=now)
    with store.begin() as session:
        settled = desk.settle(session, received, now)
    Reply(settled.status, headers, settled.receipt)

Row, digest, audit entry, signed receipt and, where a message is rejected, the M40 that says so are written
together or not at all. A message whose rejection cannot be sent is refused in the receipt instead. Whoever
sends the same bytes again gets the same receipt, byte for byte; it is signed anew, and says the same, after
a change of certificate. What was settled once is never decided again, also when its receipt is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..catalogue.catalogue import Catalogue
from ..catalogue.receipts import Answer, Facts
from ..errors import LocalError
from ..exchange.arrival import Decision, Host, Received
from ..exchange.conversation import process_of
from ..exchange.inbound import also_refused, decide, untold
from ..exchange.outbound import Prepared, prepare
from ..exchange.receipts import signed_with, write_receipt
from ..modelling.element import Besked
from ..process.log import Entry
from ..process.picture import Fate
from ..security.jws import Signed
from ..security.keys import Keyring
from ..security.trust import Signer, Trust
from .extent import PLACES, exceeded
from .history import Histories
from .outgoing import REFUSED, put
from .store import Kept, Session, Settled

GRACE = timedelta(days=31)
"""How long after its expiry a message's receipt is kept, so that a late retry gets it.

A day more than a sender tries: its last try is under way when 30 days have passed, and clocks differ.
"""
LONGEST_LIFE = timedelta(days=7)
"""How long a message may be received for the first time; holds where its own expiry could not be read."""

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
            return self._signed_now(session, sender, signed.digest, earlier, now)
        if session.inbox.seen(sender, signed.digest):
            return self._settle_again(session, received, signed, now)
        received, history = self.admitted(session, received)
        decision = self._decision(session, received, history, now)
        rejection: Prepared | None = None
        if decision.rejection is not None and (rejection := self._rejection(decision.rejection, now)) is None:
            decision = untold(decision)
        head = session.audit.append(
            EVENTS[decision.status],
            now,
            message_id=received.message_id,
            sender=sender,
            receiver=self.host.cvr,
            digest=signed.digest,
            code=decision.answer.value,
        )
        settled = self._receipted(session, received, decision, decision.facts(at=now, head=head), now)
        if decision.keep:
            self._keep(session, received, signed, decision, now)
        if rejection is not None:
            put(session, rejection, now)
        return settled

    def _receipted(
        self, session: Session, received: Received, decision: Decision, facts: Facts, now: datetime
    ) -> Settled:
        """Write, sign and keep the answer."""
        receipt = write_receipt(facts, self.catalogue, self.ring.signing(now), now)
        session.inbox.settle(
            sender=decision.sender,
            message_id=received.message_id,
            digest=decision.digest,
            status=decision.status,
            receipt=receipt,
            at=now,
            until=self._until(_besked(received), now),
            accepted=decision.keep,
        )
        return Settled(decision.status, receipt, received.message_id)

    def _signed_now(
        self, session: Session, sender: str, digest: str, earlier: Settled, now: datetime
    ) -> Settled:
        """The stored answer, byte for byte, unless we sign with another certificate by now."""
        receipt = signed_with(earlier.receipt, self.ring.signing(now), now)
        if receipt != earlier.receipt:
            session.inbox.renew(sender, digest, receipt)
        return replace(earlier, receipt=receipt)

    def _settle_again(
        self, session: Session, received: Received, signed: Signed[Signer], now: datetime
    ) -> Settled:
        """Answer once more what was settled so long ago that its receipt is gone; never decide it anew.

        Nothing takes effect, and the audit log has its entry already.
        """
        sender, key, at = signed.signer.cvr, received.message_id, now
        known = None if key is None else session.inbox.digest_of(sender, key)
        if key is not None and known == signed.digest:
            decision = Decision(201, Answer.OK, (), key, signed.digest, sender, self.host.cvr)
            kept = session.log.find(sender, key)
            at = now if kept is None else kept.at
        else:
            received = also_refused(received, "AFL-AFVIST", self.catalogue)
            decision = self._decision(session, received, (), now)
        facts = decision.facts(at=at, head=session.audit.head())
        return self._receipted(session, received, decision, facts, now)

    def admitted(self, session: Session, received: Received) -> tuple[Received, tuple[Entry, ...]]:
        """What came, and what it is judged with.

        It is refused, and judged with nothing, when it is for a case here in which its signer has no part,
        or in which the signer has used up his room.
        """
        signed, case, besked = received.signed, received.case_id, _besked(received)
        if signed and case is not None and not self.histories.lets_in(session, case, signed.signer.cvr):
            return also_refused(received, "AFL-FORLOEB", self.catalogue, "case"), ()
        if received.refusals or besked is None:
            return received, ()
        history = self.history(session, received)
        code = exceeded(session, besked, history, self.catalogue)
        if code is None:
            return received, history
        return also_refused(received, code, self.catalogue, PLACES[code]), ()

    def _decision(
        self, session: Session, received: Received, history: Sequence[Entry], now: datetime
    ) -> Decision:
        return decide(
            received,
            known=self.known(session, received),
            history=history,
            catalogue=self.catalogue,
            host=self.host,
            now=now,
        )

    def known(self, session: Session, received: Received) -> str | None:
        """The digest of the message that has the id already; ``None`` when it is free.

        It was taken from the same signer, or sent from here by another system of the signer's organisation,
        or belongs to another message of the case, whoever sent it: in a case, messages are named by id alone.
        """
        signed, key, case = received.signed, received.message_id, received.case_id
        if signed is None or key is None:
            return None
        taken = session.inbox.digest_of(signed.signer.cvr, key)
        if taken is not None:
            return taken
        ours = session.log.find(self.host.cvr, key) if signed.signer.cvr == self.host.cvr else None
        if ours is not None:
            return ours.digest
        if received.refusals or case is None:
            return None
        return next((one.digest for one in session.log.of_case(case) if one.message_id == key), None)

    def history(self, session: Session, received: Received) -> tuple[Entry, ...]:
        """What a message is judged with: what counts in its case, and what it shows that its sender has.

        Without a case it is what the message takes back or corrects, if its sender sent that.
        """
        besked, signed = _besked(received), received.signed
        if besked is not None and signed is not None and received.case_id is None:
            return self.histories.spoken_of(session, besked, signed.signer.cvr)
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
        self._taken_back(session, besked, decision)

    def _taken_back(self, session: Session, besked: Besked, decision: Decision) -> None:
        """Let no application act on what its sender took back before it was read.

        A word that takes back another such word lets the first message count again.
        """
        course = decision.course
        if course is None or not decision.counts:
            return
        names, process = self.catalogue.release.envelope, process_of(self.catalogue)
        if (key := process.recalls(besked)) is None:
            return
        steps = {names.value(step.message, "id"): step for step in course.steps}
        while key is not None and (step := steps.pop(key, None)) is not None:
            sender = names.address(names.value(step.message, "sender"))[0] or ""
            session.inbox.set_counts(sender, key, counts=step.fate is not Fate.RECALLED)
            key = process.recalls(step.message)

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

    def _rejection(self, rejection: Besked, now: datetime) -> Prepared | None:
        """The M40, ready to be queued; ``None`` when it cannot be sent to whoever sent the message.

        Raises :class:`~samarbejde_schema.errors.LocalError` when it is us who cannot send now.
        """
        try:
            return prepare(rejection, self.catalogue, ring=self.ring, trust=self.trust(), now=now)
        except LocalError as fault:
            if not fault.findings:
                raise
            return None


def _besked(received: Received) -> Besked | None:
    return received.reading.besked if received.reading is not None else None
