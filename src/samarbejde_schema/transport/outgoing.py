"""The way out: a message is checked, sealed and laid in the outbox, in one transaction with its log entry.

A complete example::

    with store.begin() as session:
        put(session, prepared, now)

The wire bytes are frozen here: every retry sends the same bytes.
"""

from __future__ import annotations

from datetime import datetime

from ..errors import LocalError
from ..exchange.outbound import Parcel, Prepared
from .store import Kept, Session

SENT = "afsendt"
REFUSED, GIVEN_UP = "afvist", "opgivet"
KEY_TAKEN = "beskedens nøgle (beskedId) er brugt til en anden besked; giv denne besked en ny"

STILL_HERE = (
    "beskeden, som kvitteringen siger er slettet, ligger her endnu. Slet den først med "
    "forget(afsenderens CVR-nummer, beskedens nøgle), og jeres egne kopier; send så kvitteringen"
)


def is_put(session: Session, sender: str, message_id: str, digest: str) -> bool:
    """Whether a message was laid in the outbox before, whatever has become of it.

    Raises :class:`~samarbejde_schema.errors.LocalError` when another message has its id.
    """
    known = session.log.find(sender, message_id)
    if known is not None and (known.digest != digest or known.direction != "ud"):
        raise LocalError(KEY_TAKEN)
    return known is not None


def withdraw(session: Session, sender: str, message_id: str) -> None:
    """A message is no longer under way once every receiver refused it, or was given up on and decided about.

    Until then the messages that come after it are judged as if it will count.
    """
    rows = session.outbox.of_message(sender, message_id)
    known = session.log.find(sender, message_id)
    if known is None or not known.in_flight:
        return
    if all(row.state == REFUSED or (row.state == GIVEN_UP and row.handled) for row in rows):
        session.log.set_counts(sender, message_id, counts=False)


def put(session: Session, prepared: Prepared, now: datetime) -> bool:
    """Lay a prepared message in the outbox; ``False`` when it was laid there before.

    Raises :class:`~samarbejde_schema.errors.LocalError` when another message has its id.
    """
    if is_put(session, prepared.sender, prepared.id, prepared.digest):
        return False
    session.log.add(
        Kept(
            direction="ud",
            sender=prepared.sender,
            message_id=prepared.id,
            type=prepared.type,
            case_id=prepared.case_id,
            digest=prepared.digest,
            jws=prepared.jws,
            at=now,
            counts=False,
            in_flight=True,
        )
    )
    for parcel in prepared.parcels:
        _queue(session, prepared, parcel, now)
    return True


def _queue(session: Session, prepared: Prepared, parcel: Parcel, now: datetime) -> None:
    session.outbox.put(
        message_id=prepared.id,
        sender=prepared.sender,
        receiver=parcel.receiver,
        role=parcel.role,
        unit=parcel.unit,
        endpoint=parcel.endpoint,
        jwe=parcel.jwe,
        case_id=prepared.case_id,
        digest=prepared.digest,
        queued=now,
        expires=prepared.expires,
    )
    session.audit.append(
        SENT,
        now,
        message_id=prepared.id,
        sender=prepared.sender,
        receiver=parcel.receiver,
        digest=prepared.digest,
        code=None,
    )
