"""A municipality and a provider that exchange messages without a network, for tests of the edge.

A complete example::

    with two(tmp_path) as both:
        both.kommune.put(quiet_order())
        both.kommune.deliver()
        reply = both.posted(both.bosted, sealed(both, b"{}"))

``WAYS`` are the two shapes of HTTP a receiver has: the participant's own call, and the ASGI application.
Reading a private key from its file takes a quarter of a second, so one world is made, copied for every test,
and each of its keys is read once.
"""

from __future__ import annotations

import asyncio
import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import pytest
from tests.standard import byggere

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.receipts import Facts
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.exchange.receipts import Expected, read_receipt
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ, sign
from samarbejde_schema.security.keys import Key
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import DirectWire, asgi
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport import opening
from samarbejde_schema.transport.flow import Packet, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import InboxRow, Kept, Row

POOL = KeyPool()
NOW = byggere.NU.astimezone(UTC) + timedelta(minutes=1)
"""A minute after everything was sent."""
NAMES = {
    "kommune": ("90000004", "Fjordby Kommune", ("MYNDIGHED",)),
    "bosted": ("90000012", "Bostedet Engen", ("UDFOERER", "DRIFTSHERRE")),
    "fonden": ("90000020", "Fonden Engen", ("UDFOERER", "AKTOER")),
}
CASE = byggere.FORLOEB
JSON, XML = "application/json", "application/xml"

Way = Callable[[Participant, Request], Reply]


def direct(participant: Participant, request: Request) -> Reply:
    """The participant's own call."""
    return participant.receive(request)


def over_asgi(participant: Participant, request: Request) -> Reply:
    """The ASGI application."""
    reply = asyncio.run(answered(participant, request))
    assert isinstance(reply, Reply)
    return reply


async def answered(participant: Participant, request: Request) -> Reply | NoReply:
    """One request to a fresh application, in the running event loop."""
    return await asgi(application(participant))(request)


WAYS = {"receive": direct, "asgi": over_asgi}


@dataclass
class Both:
    """The participants of a world; ``way`` is how requests reach a receiver, ``replies`` what was answered."""

    folder: Path
    clock: Clock
    way: Way = direct
    participants: dict[str, Participant] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    replies: list[Reply | NoReply] = field(default_factory=list)

    @property
    def kommune(self) -> Participant:
        """The municipality."""
        return self.participants["kommune"]

    @property
    def bosted(self) -> Participant:
        """The provider."""
        return self.participants["bosted"]

    @cached_property
    def world(self) -> World:
        """The world; to open it takes half a second."""
        return World.open(self.folder, keys=POOL, clock=self.clock)

    def open(self, folder: str, catalogue: Catalogue = STANDARD) -> Participant:
        """A participant from its files, perhaps under another catalogue; one that is open is closed first."""
        if (old := self.participants.get(folder)) is not None:
            old.close()
        new = open_participant(Settings.read(self.folder / folder), catalogue, clock=self.clock)
        new.worker.rng = Random(7)
        self.participants[folder] = new
        origins = {one.endpoint.rpartition("/")[0]: one for one in self.participants.values()}
        for one in self.participants.values():
            one.wire = DirectWire({origin: self._handler(to) for origin, to in origins.items()})
        return new

    def _handler(self, to: Participant) -> Callable[[Request], Reply | NoReply]:
        def handle(request: Request) -> Reply | NoReply:
            self.requests.append(request)
            self.replies.append(self.way(to, request))
            return self.replies[-1]

        return handle

    def posted(self, to: Participant, jwe: bytes, key: str = "uden", **changes: Any) -> Reply:
        """Sealed bytes past every check at the sender; ``changes`` replace fields, ``None`` leaves one out."""
        request = request_of(Packet(to.endpoint, key, jwe))
        headers = {**request.headers, **{k.replace("_", "-"): v for k, v in changes.items()}}
        if key == "uden" and "idempotency_key" not in changes:
            del headers["idempotency-key"]
        kept = {name: value for name, value in headers.items() if value is not None}
        return self.way(to, Request("POST", request.url, kept, jwe))


@cache
def _template(at: datetime) -> Path:
    """A world with all of :data:`NAMES`, made once for each beginning."""
    folder = Path(mkdtemp(prefix="samarbejde-verden-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    world = World.create(folder, keys=POOL, clock=Clock(at))
    for name, (cvr, called, roles) in NAMES.items():
        endpoint = f"https://{name}.example/beskeder"
        world.add(name, cvr=cvr, name=called, roles=roles, endpoint=endpoint)
    return folder


_key_from_pem = cache(opening.key_from_pem)


@contextmanager
def two(folder: Path, way: Way = direct, *others: str, at: datetime = NOW) -> Iterator[Both]:
    """The municipality, the provider and others of :data:`NAMES`, closed when the block is left."""
    place = folder / "verden"
    shutil.copytree(_template(at), place)
    both = Both(place, Clock(at), way)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "key_from_pem", _key_from_pem)
        for name in ("kommune", "bosted", *others):
            both.open(name)
        try:
            yield both
        finally:
            for participant in both.participants.values():
                participant.close()


def quiet_order(**changes: Any) -> Any:
    """An order that no rule has anything to say of, also as the first of its case."""
    return byggere.bestilling(
        begrundelse_uden_forespoergsel="Stedet er kendt.", sagsforloeb="Et par linjer.", **changes
    )


def payload_of(message: Besked | bytes) -> bytes:
    """The bytes that travel."""
    return message if isinstance(message, bytes) else write(message, STANDARD)


def sealed(
    both: Both,
    message: Besked | bytes,
    *,
    by: Key | None = None,
    to: Participant | None = None,
    cty: str = JSON,
    typ: Typ = Typ.BESKED,
) -> bytes:
    """A message on the wire, whatever stands in it; from the municipality to the provider unless said."""
    key = by or both.kommune.ring.signing(both.clock())
    certificate = (to or both.bosted).ring.signing(both.clock()).chain[0]
    jws = sign(payload_of(message), key=key, typ=typ, cty=cty, now=both.clock())
    return encrypt(jws, certificate)


def lay(
    sender: Participant,
    to: Participant,
    message: Besked | bytes,
    jwe: bytes,
    *,
    message_id: str = byggere.noegle(77),
    case_id: str | None = CASE,
) -> None:
    """A row in the outbox that our own ``put`` would refuse, with its place in the log."""
    now, payload = sender.clock(), payload_of(message)
    digest = sha256(payload).hexdigest()
    key = sender.ring.signing(now)
    jws = sign(payload or b"-", key=key, typ=Typ.BESKED, cty=JSON, now=now)
    with sender.store.begin() as session:
        session.log.add(
            Kept("ud", sender.host.cvr, message_id, "bestilling", case_id, digest, jws, now, False, True)
        )
        session.outbox.put(
            message_id=message_id,
            sender=sender.host.cvr,
            receiver=to.host.cvr,
            role="UDFOERER",
            unit=None,
            endpoint=to.endpoint,
            jwe=jwe,
            case_id=case_id,
            digest=digest,
            queued=now,
            expires=now + timedelta(days=7),
        )


def rows(participant: Participant) -> tuple[Row, ...]:
    """The outbox."""
    with participant.store.peek() as session:
        return session.outbox.rows()


def inbox(participant: Participant) -> tuple[InboxRow, ...]:
    """The inbox."""
    with participant.store.peek() as session:
        return session.inbox.rows()


def kept(participant: Participant, sender: Participant, message_id: str) -> Kept | None:
    """A message in the log of a participant."""
    with participant.store.peek() as session:
        return session.log.find(sender.host.cvr, message_id)


def events(participant: Participant) -> list[str]:
    """What the audit log tells of, in order."""
    with participant.store.peek() as session:
        found = session.connection.exec_driver_sql("SELECT event FROM audit ORDER BY number")
        return [row[0] for row in found]


def verified(both: Both, receipt: bytes, message: Besked | bytes, message_id: str) -> Facts:
    """What a receipt from the provider to the municipality says, once everything about it holds."""
    digest = sha256(payload_of(message)).hexdigest()
    expected = Expected(message_id, digest, both.kommune.host.cvr, both.bosted.host.cvr, "UDFOERER", None)
    return read_receipt(receipt, STANDARD, both.kommune.trust, both.clock(), expected)
