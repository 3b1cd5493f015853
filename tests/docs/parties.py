"""What the examples about exchange take for granted: two organisations, their keys, and a message between them.

A complete example, in a folder of its own::

    with parties("transport.participant", {"participant"}) as given:
        given["participant"].put(given["bestilling"])

It is the moment at which the bestilling of the case is sent, and Fjordby Kommune is who speaks, except where
an example is about the receiver.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from time import monotonic
from types import SimpleNamespace
from typing import Any

from starlette.routing import Mount

from samarbejde_schema import STANDARD, check, read
from samarbejde_schema.catalogue.receipts import Answer, Facts, Head
from samarbejde_schema.exchange.arrival import Host
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.exchange.inbound import receive
from samarbejde_schema.exchange.outbound import prepare
from samarbejde_schema.process import follow
from samarbejde_schema.security import jws
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.security.participants import Entry
from samarbejde_schema.security.register import Register
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.security.vault import Vault
from samarbejde_schema.testing.authority import Authority, Issued
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.counterpart import Exchange
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import AsyncDirectWire, DirectWire
from samarbejde_schema.testing.world import types_to
from samarbejde_schema.transport.client import AsyncClient, Client
from samarbejde_schema.transport.flow import Packet, attempt, request_of
from samarbejde_schema.transport.history import Histories
from samarbejde_schema.transport.http import Reply, Request
from samarbejde_schema.transport.incoming import Desk
from samarbejde_schema.transport.intake import content_digest
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.store import Settled, Store

from .pages import ROOT

CASE = ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud"
POOL = KeyPool()
"""Making keys is slow: the examples share them."""
FIRST = read((CASE / "01-bestilling.json").read_bytes())
NOW: datetime = FIRST.konvolut.afsendt
KOMMUNE, BOSTED, AUTHORITY = "90000004", "90000012", "90000128"
RECEIVING = (
    "exchange.arrival",
    "exchange.inbound",
    "exchange.receipts",
    "transport.incoming",
    "transport.intake",
)
"""The modules whose example is told by the receiver."""
ON_DISK = ("transport.opening",)
"""The modules whose example reads a participant's folder."""


@contextmanager
def parties(module: str, missing: AbstractSet[str]) -> Iterator[dict[str, Any]]:
    """The names for the example of a module, by its name below the package, when it lacks some.

    Participants with stores are made only where keys and certificates do not do.
    """
    given = {**_trusted(module in RECEIVING), **_only_for(module)} if missing else {}
    if missing <= given.keys() and module not in ON_DISK:
        yield given
        return
    with Exchange(Path("udveksling"), clock=Clock(NOW), keys=POOL) as exchange:
        yield {**given, **_running(exchange, module)}


def _only_for(module: str) -> dict[str, Any]:
    """Where a name means something else."""
    names = {"Register": Register, "Trust": Trust, "Typ": jws.Typ, "sign": jws.sign}
    return names if module == "testing.authority" else {}


def let_go(namespace: Mapping[str, Any]) -> None:
    """Close what an example opened and left."""
    for value in namespace.values():
        if isinstance(value, (Participant, Store)):
            value.close()


def _trusted(receiving: bool) -> dict[str, Any]:
    """Keys, a register and a message on its way; nothing on disk."""
    authority = Authority(NOW, keys=POOL)
    kommune = authority.organisation(KOMMUNE, name="Fjordby Kommune")
    bosted = authority.organisation(BOSTED, name="Bostedet Åkanden")
    ours, signer = bosted if receiving else kommune, authority.organisation(AUTHORITY)
    entries = (_entry(kommune, "MYNDIGHED"), _entry(bosted, "UDFOERER"))
    register = Register(42, "test", NOW, NOW + timedelta(days=1), entries)
    revocation, ring = authority.revocation(), Keyring((ours.key,))
    trust = Trust(authority.anchors, register, revocation)
    prepared = prepare(FIRST, STANDARD, ring=Keyring((kommune.key,)), trust=trust, now=NOW)
    host = Host(BOSTED, frozenset({"UDFOERER"}))
    body = prepared.parcels[0].jwe
    receiver = Keyring((bosted.key,))
    return {
        "another": bosted.certificate,
        "anchors": authority.anchors,
        "authority": authority,
        "bestilling": FIRST,
        "besked": FIRST,
        "body": body,
        "catalogue": STANDARD,
        "certificate": kommune.certificate,
        "chain_pem": ours.chain_pem,
        "check": check,
        "clock": Clock(NOW),
        "data": prepared.payload,
        "encrypt": encrypt,
        "end": NOW + timedelta(days=365),
        "facts": _facts(prepared.digest),
        "head": Head(1, "0" * 64),
        "host": host,
        "issuer_der": authority.issuing,
        "jws": prepared.jws,
        "key": signer.key if not receiving else ours.key,
        "key_pem": ours.key_pem,
        "leaf_der": kommune.chain[0],
        "next_week": NOW + timedelta(days=7),
        "now": NOW,
        "payload": prepared.payload,
        "pool": POOL,
        "prepared": prepared,
        "received": receive(body, ring=receiver, trust=trust, host=host, catalogue=STANDARD, now=NOW),
        "register": register,
        "request": _request(body, prepared.id),
        "revocation": revocation,
        "ring": ring,
        "root_der": authority.root,
        "settled": Settled(201, b"jws"),
        "sha256": sha256,
        "signed": prepared.jws,
        "start": NOW,
        "thumbprint": bosted.certificate.thumbprint,
        "tilbud_paa": _offer_on,
        "tmp_path": Path("proeve"),
        "tomorrow": NOW + timedelta(days=1),
        "trust": trust,
    }


def _entry(issued: Issued, role: str) -> Entry:
    return issued.entry(role=role, types=types_to(role), endpoint="https://modtager.example/beskeder")


def _facts(digest: str) -> Facts:
    konvolut = FIRST.konvolut
    at = NOW.replace(microsecond=0)
    return Facts(konvolut.besked_id, digest, KOMMUNE, BOSTED, at, Answer.OK, (), Head(1, "0" * 64))


def _request(body: bytes, message_id: str) -> Request:
    return request_of(Packet("https://modtager.example/beskeder", message_id, body))


def _offer_on(bestilling: Any) -> Any:
    """The offer of the case, as an answer to this order."""
    offer = read((CASE / "02-tilbud.xml").read_bytes())
    moment = bestilling.konvolut.afsendt
    changes = {
        "afsendt": moment,
        "udloeber": moment + timedelta(days=7),
        "modtager": (bestilling.konvolut.afsender,),
    }
    return offer.model_copy(update={"konvolut": offer.konvolut.model_copy(update=changes)})


def _running(exchange: Exchange, module: str) -> dict[str, Any]:
    """Two participants with stores; the first message has been put, sealed and received where that is told."""
    fjordby = exchange.add("fjordby", cvr=KOMMUNE, name="Fjordby Kommune", roles=("MYNDIGHED",))
    aakanden = exchange.add(
        "aakanden", cvr=BOSTED, name="Bostedet Åkanden", roles=("UDFOERER", "DRIFTSHERRE")
    )
    trust = fjordby.trust
    prepared = prepare(FIRST, STANDARD, ring=fjordby.ring, trust=trust, now=NOW)
    body = prepared.parcels[0].jwe
    ours = aakanden if module in (*RECEIVING, "transport.application", "transport.committer") else fjordby
    if module in ("transport.application", "transport.history", "transport.pump", "transport.worker"):
        fjordby.put(FIRST)
    if module in ("transport.application", "transport.history"):
        fjordby.deliver()
    received = aakanden.opened(body)
    headers = {"content-type": "application/jose", "content-digest": content_digest(b"jws")}
    Path("fjordby").symlink_to(exchange.world.folder / "fjordby", target_is_directory=True)
    return {
        "Mount": Mount,
        "Reply": Reply,
        "Settings": Settings,
        "STANDARD": STANDARD,
        "Vault": Vault,
        "b64encode": b64encode,
        "body": body,
        "attempt": attempt,
        "case_id": FIRST.konvolut.forloeb_id,
        "client": AsyncClient(AsyncDirectWire({})) if module == "transport.pump" else Client(DirectWire({})),
        "desk": Desk(aakanden.host, aakanden.ring, lambda: trust, STANDARD, Histories(STANDARD)),
        "folder": _made("ny"),
        "follow": follow,
        "forloeb_id": FIRST.konvolut.forloeb_id,
        "headers": headers,
        "host": aakanden.host,
        "journal": SimpleNamespace(save=lambda besked: None),
        "monotonic": monotonic,
        "open_participant": open_participant,
        "participant": ours,
        "prepared": prepared,
        "process_of": process_of,
        "receive": receive,
        "received": received,
        "register": trust.register,
        "request": _request(body, prepared.id),
        "ring": ours.ring,
        "settings": Settings.read(exchange.world.folder / "fjordby"),
        "settle_all": _settle_all(aakanden),
        "store": ours.store,
        "trust": trust,
        "verify": lambda data: _facts(prepared.digest),
        "wire": fjordby.wire,
        "worker": fjordby.worker,
        "world": exchange.world.folder,
    }


def _made(name: str) -> Path:
    folder = Path(name)
    folder.mkdir()
    return folder


def _settle_all(participant: Participant) -> Callable[[Any], list[Settled]]:
    return lambda items: [participant.submit(item).result() for item in items]
