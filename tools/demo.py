"""The main job from end to end: two organisations exchange a whole case with proof; then five faults.

A municipality and a provider, each with a certificate, a store and a receiver on loopback. Nine documents of
one case travel: checked, signed, encrypted, sent, opened, checked again, stored, receipted. One message is
tampered with, one sent twice, one comes out of turn, one is an employee's, and one loses its receipt.

Prints a transcript in Danish and compares it with what is promised here. Messages and receipts are left in
build/demo. Ends with 0 when every promise is kept, else with 1 and the promises that were not.
"""

from __future__ import annotations

import json
import shutil
import socket
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep
from typing import Any
from uuid import UUID, uuid5

import uvicorn

from samarbejde_schema import STANDARD, LocalError, read, write
from samarbejde_schema.catalogue.receipts import Facts
from samarbejde_schema.exchange.outbound import MEDIA_TYPES
from samarbejde_schema.exchange.problems import read_code
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ, sign
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.flow import Packet, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request, Wire
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.participant import Participant
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.worker import Delivery

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud"
OUT = ROOT / "build" / "demo"
START = datetime.fromisoformat("2026-01-12T08:00:00+01:00")
"""When the two organisations get their certificates, the morning of the first message."""

COURSE = {
    "01-bestilling.json": "A BESTILT",
    "02-tilbud.xml": "A TILBUD_AFGIVET",
    "03-tilbud-svar.json": "A AFTALE_UNDER_INDGAAELSE",
    "04-kontrakt.xml": "A AFTALE_UNDER_INDGAAELSE, C SENDT",
    "05-kontrakt-svar.json": "A AFTALT, C INDGAAET",
    "06-indskrivning.json": "A AKTIV, C INDGAAET",
    "07-dagsorden.xml": "A AKTIV, B INDKALDT, C INDGAAET",
    "08-statusnotat.json": "A AKTIV, B STATUS_MODTAGET, C INDGAAET",
    "09-referat.xml": "A AKTIV, B AFHOLDT, C INDGAAET",
}
"""The case: each document, and where it stands on both sides after it."""


@dataclass
class Promises:
    """What was promised and not kept."""

    broken: list[str] = field(default_factory=list)

    def kept(self, what: str, promised: Any, found: Any) -> None:
        """Compare; a difference is remembered."""
        if promised != found:
            self.broken.append(f"{what}: lovet {promised}, fundet {found}")


class Forgetful:
    """A wire that carries every request and, when told to, loses the reply on its way back."""

    def __init__(self, inner: Wire) -> None:
        self.inner = inner
        self.losing = False
        self.carried = 0

    def send(self, request: Request) -> Reply | NoReply:
        """The reply, unless it is to be lost."""
        reply = self.inner.send(request)
        self.carried += 1
        return NoReply("AFL-TIDSFRIST") if self.losing else reply


@dataclass
class Stage:
    """Two organisations, each with a receiver, and the clock on the wall."""

    clock: Clock
    world: World
    parties: dict[str, Participant]
    wires: dict[str, Forgetful]
    promises: Promises
    number: int = 0

    def to(self, moment: datetime) -> None:
        """Let the clock run to a moment."""
        self.clock.advance(max(moment - self.clock(), timedelta()))

    def other(self, cvr: str) -> Participant:
        """The other of the two."""
        return next(one for own, one in self.parties.items() if own != cvr)

    def keep(self, name: str, data: bytes) -> None:
        """Leave something in the folder."""
        (OUT / "beskeder" / name).write_bytes(data)

    def states(self, case: str) -> tuple[str, str]:
        """Where the case stands at either side."""
        told = []
        for party in self.parties.values():
            states = party.forloeb(case).states
            told.append(", ".join(f"{region} {state}" for (region, _), state in sorted(states.items())))
        return told[0], told[1]


@contextmanager
def served(participant: Participant, listening: socket.socket) -> Iterator[None]:
    """A receiver on loopback, in a thread, until the block is left."""
    server = uvicorn.Server(uvicorn.Config(application(participant), log_config=None, lifespan="off"))
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            if not thread.is_alive():
                raise RuntimeError("modtageren startede ikke")
            sleep(0.01)
        yield
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def stage(promises: Promises) -> Iterator[Stage]:
    """Fresh certificates, a register, two stores, two receivers."""
    clock = Clock(START)
    world = World.create(OUT / "verden", clock=clock)
    names: dict[str, tuple[str, str, tuple[str, ...]]] = {
        "90000004": ("fjordby", "Fjordby Kommune", ("MYNDIGHED",)),
        "90000012": ("aakanden", "Bostedet Åkanden", ("UDFOERER", "DRIFTSHERRE")),
    }
    sockets = {cvr: socket.create_server(("127.0.0.1", 0)) for cvr in names}
    parties, wires = {}, {}
    for cvr, (folder, name, roles) in names.items():
        endpoint = f"http://127.0.0.1:{sockets[cvr].getsockname()[1]}/beskeder"
        world.add(folder, cvr=cvr, name=name, roles=roles, endpoint=endpoint)
    for cvr, (folder, _, _) in names.items():
        party = open_participant(Settings.read(world.folder / folder), STANDARD, clock=clock)
        assert party.wire is not None
        party.wire = wires[cvr] = Forgetful(party.wire)
        parties[cvr] = party
    first, second = parties.items()
    with served(first[1], sockets[first[0]]), served(second[1], sockets[second[0]]):
        yield Stage(clock, world, parties, wires, promises)
    for party in parties.values():
        party.close()


def heading(number: int, title: str, text: str) -> None:
    """A part of the transcript."""
    print(f"\n{number}. {title}\n{'=' * (len(title) + 3)}")
    print(textwrap.fill(text, 100) + "\n")


def travel(now: Stage, name: str) -> Delivery:
    """One document from its sender's program to its receiver's, with everything between."""
    data = (CASE / name).read_bytes()
    besked = read(data)
    envelope: Any = besked.konvolut  # type: ignore[attr-defined]  # every document of the case has one
    sender = now.parties[envelope.afsender.organisation.cvr]
    receiver = now.other(sender.host.cvr)
    now.to(envelope.afsendt)
    began = perf_counter()
    sender.put(data)
    (delivery,) = sender.deliver()
    milliseconds = (perf_counter() - began) * 1000
    with receiver.next() as incoming:
        same = incoming is not None and incoming.besked == besked and incoming.signer == sender.host.cvr
    states = now.states(envelope.forloeb_id)
    print(f"  {envelope.afsendt:%Y-%m-%d %H:%M}  {sender.name} → {receiver.name}")
    form = "XML" if name.endswith(".xml") else "JSON"
    attached = f", {len(envelope.bilag)} bilag (PDF)" if envelope.bilag else ""
    print(
        f"      {STANDARD.entry_of(besked).label} ({form}, {len(data)} bytes{attached}), "
        "signeret og krypteret"
    )
    code = delivery.facts.answer.value if delivery.facts is not None else delivery.code
    head = delivery.facts.head.number if delivery.facts is not None else None
    print(
        f"      {delivery.state}: kvittering {code}, post {head} i modtagerens revisionslog, "
        f"{milliseconds:.0f} ms"
    )
    print(f"      forløbet hos begge: {states[0]}")
    now.promises.kept(f"{name} åbnet og læst igen hos modtageren", True, same)
    now.promises.kept(f"{name} afleveret", "leveret", delivery.state)
    now.promises.kept(f"forløbet efter {name}", (COURSE[name], COURSE[name]), states)
    keep_proof(now, name, data, sender, delivery)
    return delivery


def keep_proof(now: Stage, name: str, data: bytes, sender: Participant, delivery: Delivery) -> None:
    """Leave the document, the receipt as it was signed, and what the receipt says."""
    now.keep(name, data)
    with sender.store.peek() as session:
        row = next(row for row in session.outbox.rows() if row.id == delivery.row_id)
    if row.receipt is not None:
        now.keep(f"{name}.kvittering.jws", row.receipt)
    if delivery.facts is not None:
        now.keep(
            f"{name}.kvittering.json", json.dumps(told(delivery.facts), ensure_ascii=False, indent=2).encode()
        )


def told(facts: Facts) -> dict[str, Any]:
    """A receipt for people."""
    return {
        "beskedId": facts.message_id,
        "indreDigest": facts.digest,
        "afsenderCvr": facts.sender,
        "modtagerCvr": facts.receiver,
        "tid": facts.at.isoformat(),
        "kode": facts.answer.value,
        "auditHoved": {"loebenr": facts.head.number, "hash": facts.head.hash},
    }


def journey(now: Stage) -> None:
    """Eight documents travel as they should; the ninth has its turn later."""
    heading(
        2,
        "Otte beskeder rejser",
        "Hver besked bliver bedømt, signeret og krypteret hos afsenderen og lagt i udbakken; sendt over "
        "HTTP; åbnet, bedømt igen og gemt hos modtageren, som svarer med en signeret kvittering. Forløbet "
        "går frem på begge sider, og de to sider er hele tiden enige.",
    )
    for name in list(COURSE)[:-1]:
        travel(now, name)


def posted(now: Stage, receiver: Participant, jwe: bytes, key: str) -> Reply:
    """Post sealed bytes past every check at the sender: what a stranger, or a faulty program, does."""
    wire = next(iter(now.wires.values())).inner
    reply = wire.send(request_of(Packet(receiver.endpoint, key, jwe)))
    if not isinstance(reply, Reply):
        raise RuntimeError("modtageren svarede ikke")
    return reply


def count(party: Participant) -> tuple[int, int]:
    """How many messages the store holds, and how many of them wait to be read."""
    with party.store.peek() as session:
        return session.log.size(), session.inbox.waiting()


def answered(now: Stage, what: str, reply: Reply, status: int, code: str | None) -> None:
    """Tell an answer that is no receipt, and compare it."""
    said = read_code(reply.body)
    print(f"      svar: HTTP {reply.status}, {said}; intet er gemt")
    now.promises.kept(what, (status, code), (reply.status, said))


def faults(now: Stage) -> None:
    """Four things that go wrong, each answered as the receipt table says."""
    heading(
        3,
        "Det, der går galt",
        "Fremmede får et usigneret nej med en kode. En afsender, der er den, den siger, får en signeret "
        "kvittering: også på det, der ikke kan bruges.",
    )
    fjordby, aakanden = now.parties.values()
    now.clock.advance(timedelta(hours=1))
    besked, payload = out_of_turn(now, fjordby)
    key = fjordby.ring.signing(now.clock())
    signed = sign(payload, key=key, typ=Typ.BESKED, cty=MEDIA_TYPES["json"], now=now.clock())
    certificate = aakanden.ring.signing(now.clock()).chain[0]
    message_id = str(besked.konvolut.besked_id)  # type: ignore[attr-defined]  # as above
    before = count(aakanden)

    print("  Ændret undervejs: en bit i den signerede besked er vendt, og den er krypteret igen.")
    changed = bytearray(signed)
    changed[signed.index(b".") + len(payload) // 2] ^= 1
    answered(
        now,
        "ændret",
        posted(now, aakanden, encrypt(bytes(changed), certificate), message_id),
        400,
        "SIK-SIGNATUR",
    )

    print("  En medarbejders certifikat: samme CVR-nummer, men ikke organisationens.")
    employee = now.world.authority.employee(fjordby.host.cvr)
    forged = sign(payload, key=employee.loose, typ=Typ.BESKED, cty=MEDIA_TYPES["json"], now=now.clock())
    answered(
        now,
        "medarbejder",
        posted(now, aakanden, encrypt(forged, certificate), message_id),
        400,
        "SIK-MEDARBEJDER",
    )
    now.promises.kept("intet gemt af det fremmede", before, count(aakanden))
    turned_away(now, fjordby, aakanden, encrypt(signed, certificate), message_id)
    twice(now, aakanden, encrypt(signed, certificate), message_id)


def out_of_turn(now: Stage, fjordby: Participant) -> tuple[Besked, bytes]:
    """An answer to the offer, long after it was answered, from a program that did not ask the library."""
    besked: Any = read((CASE / "03-tilbud-svar.json").read_bytes())
    moment = now.clock()
    envelope = besked.konvolut.model_copy(
        update={
            "besked_id": str(uuid5(UUID(besked.konvolut.besked_id), "for sent")),
            "senest_set": None,
            "afsendt": moment,
            "udloeber": moment + timedelta(days=7),
        }
    )
    late = besked.model_copy(update={"konvolut": envelope})
    try:
        fjordby.put(late)
    except LocalError:
        refused = True
    else:
        refused = False
    now.promises.kept("afsenderens egen udbakke siger nej", True, refused)
    return late, write(late)


def turned_away(now: Stage, fjordby: Participant, aakanden: Participant, jwe: bytes, message_id: str) -> None:
    """Out of turn: taken, receipted, and rejected with a message of its own."""
    print("  Uden for tur: et svar på et tilbud, der er besvaret. Fjordbys egen udbakke sagde nej til at")
    print("  sende det, så her er det sendt uden om programmet.")
    case = next(iter(aakanden_cases(aakanden)))
    before = now.states(case)
    reply = posted(now, aakanden, jwe, message_id)
    (back,) = aakanden.deliver()
    with fjordby.next() as incoming:
        rejection: Any = None if incoming is None else incoming.besked
        rules = [] if rejection is None else [fault.regel_id for fault in rejection.fejl]
    kind = "ingenting" if rejection is None else f"M40 {rejection.kode}"
    print(f"      svar: HTTP {reply.status} med signeret kvittering; derefter {kind} ({', '.join(rules)})")
    print(f"      forløbet hos begge: {now.states(case)[0]} (uændret)")
    now.promises.kept("uden for tur", (201, "leveret", "M40 AFVIST"), (reply.status, back.state, kind))
    now.promises.kept("reglen om tur", True, "FR-005" in rules)
    now.promises.kept("forløbet efter en besked uden for tur", before, now.states(case))
    with aakanden.next() as incoming:
        now.promises.kept("den afviste tæller ikke", False, incoming is not None and incoming.counts)
    now.keep("uden-for-tur.kvittering.jws", reply.body)


def aakanden_cases(party: Participant) -> Iterator[str]:
    """The case both speak of."""
    besked: Any = read((CASE / "01-bestilling.json").read_bytes())
    yield besked.konvolut.forloeb_id


def twice(now: Stage, aakanden: Participant, jwe: bytes, message_id: str) -> None:
    """The same message again, encrypted anew: the stored receipt, byte for byte."""
    print("  Sendt to gange: samme besked igen, krypteret på ny.")
    before = count(aakanden)
    reply = posted(now, aakanden, jwe, message_id)
    same = reply.body == (OUT / "beskeder" / "uden-for-tur.kvittering.jws").read_bytes()
    print(
        f"      svar: HTTP {reply.status}, "
        f"{'samme kvittering, byte for byte' if same else 'EN ANDEN KVITTERING'}"
    )
    now.promises.kept("samme kvittering", (201, True), (reply.status, same))
    now.promises.kept("ingen ekstra virkning", before, count(aakanden))


def lost(now: Stage) -> None:
    """The last document: its receipt is lost, and it is sent again."""
    heading(
        4,
        "Kvitteringen, der blev væk",
        "Referatet kommer frem, men kvitteringen forsvinder. Afsenderen kan ikke vide det og sender de samme "
        "bytes igen; modtageren svarer med den kvittering, den gemte, og beskeden virker kun én gang.",
    )
    name = "09-referat.xml"
    besked: Any = read((CASE / name).read_bytes())
    sender = now.parties[besked.konvolut.afsender.organisation.cvr]
    receiver, wire = now.other(sender.host.cvr), now.wires[sender.host.cvr]
    now.to(besked.konvolut.afsendt)
    sender.put((CASE / name).read_bytes())
    wire.losing = True
    (first,) = sender.deliver()
    wire.losing = False
    taken = count(receiver)
    print(
        f"  {besked.konvolut.afsendt:%Y-%m-%d %H:%M}  {sender.name} → {receiver.name}: "
        f"{first.code}, prøves igen"
    )
    now.promises.kept(
        "uden kvittering er intet afgjort", ("klar", "AFL-TIDSFRIST"), (first.state, first.code)
    )
    now.clock.advance(timedelta(seconds=2))
    (second,) = sender.deliver()
    states = now.states(besked.konvolut.forloeb_id)
    print(f"  to sekunder senere: {second.state}, kvittering {second.facts and second.facts.answer}")
    print(f"      forløbet hos begge: {states[0]}")
    now.promises.kept("leveret anden gang", "leveret", second.state)
    now.promises.kept("én virkning", taken, count(receiver))
    now.promises.kept("forløbet til sidst", (COURSE[name], COURSE[name]), states)
    keep_proof(now, name, (CASE / name).read_bytes(), sender, second)
    for party in now.parties.values():
        with party.store.peek() as session:
            head = session.audit.head()
        fault = party.store.verify(head)
        print(
            f"  {party.name}: {head.number} poster i revisionsloggen; "
            f"den er {'ubrudt' if fault is None else 'BRUDT'}"
        )
        now.promises.kept(f"kæden hos {party.name}", None, fault)


def main(arguments: Sequence[str]) -> int:
    """Run the whole transcript."""
    if arguments:
        print("make demo tager ingen argumenter", file=sys.stderr)
        return 2
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "beskeder").mkdir(parents=True)
    promises, began = Promises(), perf_counter()
    heading(
        1,
        "To organisationer",
        "Fjordby Kommune bestiller, og Bostedet Åkanden leverer. Begge er opdigtede. Hver får et "
        "prøvecertifikat, en plads i deltagerregisteret, et lager og en modtager på denne maskine.",
    )
    with stage(promises) as now:
        for party in now.parties.values():
            print(
                f"  {party.name}, CVR {party.host.cvr}, {', '.join(sorted(party.host.roles))}: "
                f"{party.endpoint}"
            )
        journey(now)
        faults(now)
        lost(now)
    print(f"\nBeskeder og kvitteringer ligger i {OUT.relative_to(ROOT)}/beskeder.")
    print(f"Det tog {perf_counter() - began:.1f} sekunder.")
    for line in promises.broken:
        print(f"IKKE SOM LOVET: {line}")
    if not promises.broken:
        print("Alt er som lovet.")
    return 1 if promises.broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
