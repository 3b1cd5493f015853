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
KEY_TAKEN = "nøglen er brugt til en anden besked; giv beskeden sin egen"


def put(session: Session, prepared: Prepared, now: datetime) -> bool:
    """Lay a prepared message in the outbox; ``False`` when it lies there already.

    Raises :class:`~samarbejde_schema.errors.LocalError` when another message has its id.
    """
    known = session.log.find(prepared.sender, prepared.id)
    if known is not None:
        if known.digest != prepared.digest:
            raise LocalError(KEY_TAKEN)
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
