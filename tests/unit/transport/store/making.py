"""What the tests of the store put into it."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from samarbejde_schema.security.vault import Vault
from samarbejde_schema.transport.store import Item, Kept, Row, Session, Store

NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
KOMMUNE, BOSTED, ANDEN = "90000004", "90000012", "90000020"
VAULT = Vault(bytes(32))


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def jws(text: str) -> bytes:
    """Something in the form of a signed message, whose content has ``digest(text)``."""
    payload = urlsafe_b64encode(text.encode()).rstrip(b"=")
    return b".".join((b"e30", payload, b"c2lnbmF0dXJl"))


def said(segment: bytes) -> dict[str, Any]:
    """Content and digest of a message whose middle part, in base64url, is this."""
    return {"jws": b"e30." + segment + b".e30", "digest": sha256(urlsafe_b64decode(segment)).hexdigest()}


def kept(message_id: str, **other: Any) -> Kept:
    values: dict[str, Any] = {
        "direction": "ud",
        "sender": KOMMUNE,
        "type": "bestilling",
        "case_id": "sag",
        "digest": digest(message_id),
        "jws": jws(message_id),
        "at": NOW,
        "counts": False,
        "in_flight": True,
    }
    return Kept(message_id=message_id, **{**values, **other})


def put(session: Session, message_id: str, case_id: str | None = "sag", **other: Any) -> int:
    values: dict[str, Any] = {
        "sender": KOMMUNE,
        "receiver": BOSTED,
        "role": None,
        "unit": None,
        "endpoint": "https://bosted.example/beskeder",
        "jwe": f"jwe of {message_id}".encode(),
        "digest": digest(message_id),
        "queued": NOW,
        "expires": LATER,
    }
    return session.outbox.put(message_id=message_id, case_id=case_id, **{**values, **other})


def settle_in(session: Session, message_id: str | None, **other: Any) -> None:
    values: dict[str, Any] = {
        "sender": BOSTED,
        "digest": digest(str(message_id)),
        "status": 201,
        "receipt": f"receipt of {message_id}".encode(),
        "at": NOW,
        "until": after(30),
        "accepted": message_id is not None,
    }
    session.inbox.settle(message_id=message_id, **{**values, **other})


def arrive(
    session: Session, message_id: str, case_id: str | None = "sag", *, content: str | None = None
) -> None:
    """Everything that is written when a message is accepted."""
    log(session, "modtaget", message_id)
    settle_in(session, message_id)
    came = kept(message_id, direction="ind", sender=BOSTED, case_id=case_id, counts=True, in_flight=False)
    session.log.add(came if content is None else replace(came, jws=jws(content), digest=digest(content)))
    session.inbox.offer(sender=BOSTED, message_id=message_id, case_id=case_id, at=NOW, counts=True)


def log(session: Session, event: str, message_id: str, code: str | None = None) -> Any:
    return session.audit.append(
        event, NOW, message_id=message_id, sender=KOMMUNE, receiver=BOSTED, digest=None, code=code
    )


def lease(store: Store, worker: str = "w", now: datetime = NOW, limit: int = 10) -> tuple[Row, ...]:
    with store.begin() as session:
        return session.outbox.lease(worker, now, 180, limit)


def settle(store: Store, row: Row | int, state: str, worker: str = "w", **other: Any) -> bool:
    number = row if isinstance(row, int) else row.id
    with store.begin() as session:
        return session.outbox.settle(number, worker, state, other.pop("now", NOW), **other)


def take(store: Store, worker: str = "w", now: datetime = NOW) -> Item | None:
    with store.begin() as session:
        return session.inbox.take(worker, now, 300)
