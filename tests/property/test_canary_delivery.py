"""Canary sweep over delivery: what is in a message stands in the sealed message and nowhere else.

An order has a citizen's number, a name, a diagnosis and the name of an attachment in every text it can hold (but
the numbers of organisations, which are addresses). It travels in every way a message can, good and bad; the root
logger hears everything at DEBUG. Nothing of it may be found in logs, warnings, replies, receipts, request lines,
fields, errors with the locals of our frames, the representations of public values, or the files of both stores,
byte for byte and also in base64, hexadecimal and UTF-16.
"""

from __future__ import annotations

import json
import logging
import sqlite3
import traceback
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from hashlib import sha256
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
import uvicorn
from sqlalchemy import text

from samarbejde_schema.codec.json import to_tree
from samarbejde_schema.errors import Error
from samarbejde_schema.exchange.inbound import decide, recognise, unseal
from samarbejde_schema.exchange.outbound import draft, prepare
from samarbejde_schema.exchange.reading import examine, read, write
from samarbejde_schema.exchange.receipts import Expected
from samarbejde_schema.findings import Stage
from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ, payload_of, sign
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.standard.v1.faelles.bilag import Bilagsindhold
from samarbejde_schema.standard.v1.faelles.konvolut import Organisation, Part
from samarbejde_schema.transport.addresses import Addresses
from samarbejde_schema.transport.flow import Packet, judged, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.intake import BODY_LIMIT, content_digest
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.wires import HttpxWire
from samarbejde_schema.validation.rule import GYLDIGHED, SKAL, rule
from tests.property.makers import places
from tests.property.test_canary import STORY, planted, xml_of
from tests.standard import byggere, byggere_opfoelgning
from tests.unit.transport.exchanges import CASE, JSON, NOW, WAYS, XML, Both, Way, quiet_order, sealed, two
from tests.unit.transport.test_receipt_table import Away, catalogue_with
from tests.unit.transport.test_receiver import GONE, spoken

CPR = "0504909989"
NAME = "Kanarius Fuglsang"
DIAGNOSIS = "Kanarieneuropati"
FILE = "kanariebilag.pdf"
CANARIES = (CPR, "Kanarius", "Fuglsang", DIAGNOSIS, FILE)
ALL = f"{NAME} {CPR} {DIAGNOSIS} {FILE}"
ADDRESSES = ("pNummer", "tilbudsportalId")
"""Numbers of organisations: they are where a message goes, and stand in the open."""


def _needles() -> Iterator[bytes]:
    """Every canary as it may be written down."""
    for canary in CANARIES:
        data = canary.encode()
        yield data
        yield data.hex().encode()
        yield canary.encode("utf-16-le")
        for before in range(3):
            whole = b64encode(b"\0" * before + data)
            inner = whole[-(-before * 8 // 6) : len(whole) - 4]
            yield inner
            yield inner.translate(bytes.maketrans(b"+/", b"-_"))


NEEDLES = tuple(dict.fromkeys(_needles()))


def traces(said: object) -> list[bytes]:
    """What of a canary is in something; bytes as they are, everything else as it is shown."""
    data = bytes(said) if isinstance(said, bytes | bytearray) else f"{said}\n{said!r}".encode()
    return [needle for needle in NEEDLES if needle in data]


def silent(*said: object) -> None:
    """Nothing of a canary may be in any of these."""
    for one in said:
        assert not traces(one), traces(one)


@cache
def loud_tree() -> Any:
    """The order with a canary wherever a text may stand, as plain values."""
    content = b"%PDF-1.7 " + ALL.encode()
    bilag = byggere_opfoelgning.bilag(
        filnavn="x.pdf",
        titel="x",
        stoerrelse=len(content),
        sha256=sha256(content).hexdigest(),
        indhold=Bilagsindhold(indlejret=b64encode(content).decode()),
    )
    tree = to_tree(read(STORY[0].read_bytes(), STANDARD))
    parts = {
        name: tree["konvolut"][name] for name in ("afsender", "modtager", "afsenderSystem", "myndighedssag")
    }
    tree["konvolut"] = to_tree(quiet_order(bilag=(bilag,)))["konvolut"] | parts
    tree["borger"]["identifikation"] = {"cpr": CPR}
    for container, key in places(tree):
        old = container[key]
        if not isinstance(old, str) or key in ADDRESSES:
            continue
        for new in (ALL, NAME, FILE, CPR):
            container[key] = new
            report = examine(json.dumps(tree).encode(), STANDARD).report
            if not report.errors:
                break
            container[key] = old
    return tree


@cache
def loud(**changes: Any) -> Any:
    """The loud order as a message, with another envelope where one is given."""
    tree = deepcopy(loud_tree())
    tree["konvolut"] |= changes
    return read(json.dumps(tree, ensure_ascii=False).encode(), STANDARD)


def key_of(message: Any) -> str:
    return str(message.konvolut.besked_id)


# --- hearing everything -----------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def everything_is_heard(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The root logger at DEBUG before any store is opened, and every warning; searched when the test ends."""
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "uvicorn", "asyncio", "sqlalchemy", "samarbejde_schema"):
        caplog.set_level(logging.DEBUG, name)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    silent(caplog.text, *(warning.message for warning in caught))
    for record in caplog.get_records("call"):
        silent(record.__dict__, record.args)


@pytest.fixture(params=WAYS)
def both(request: pytest.FixtureRequest, tmp_path: Path, everything_is_heard: None) -> Iterator[Both]:
    with hearing(tmp_path, WAYS[request.param]) as made:
        yield made


@contextmanager
def hearing(folder: Path, way: Way) -> Iterator[Both]:
    """The two, whose files and traffic are searched in the middle of transactions and at the end."""
    with two(folder, way) as made:
        for participant in made.participants.values():
            participant.store._crash = lambda point: files_are_silent(made)
        yield made
        silent(
            *made.requests,
            *(dict(one.headers) for one in made.requests),
            *(one.body for one in made.requests),
        )
        for reply in made.replies:
            answer_is_silent(reply)
        files_are_silent(made)
    files_are_silent(made)


def files_are_silent(both: Both) -> None:
    """The stores with their journals, and whatever else lies in the folders."""
    found = [file for file in both.folder.rglob("*") if file.is_file()]
    assert any(file.name == "samarbejde.sqlite" for file in found)
    for file in found:
        with suppress(FileNotFoundError):  # a journal that was done with
            silent(file.read_bytes())


def answer_is_silent(reply: Reply | NoReply) -> None:
    """The fields, the body, and what is signed in it."""
    silent(reply)
    if isinstance(reply, Reply):
        silent(dict(reply.headers), reply.body)
        if reply.headers["content-type"] == "application/jose":
            silent(payload_of(reply.body))


def told(call: Callable[[], object]) -> Error:
    """What an error of ours tells: its text, its chain, its findings, and the locals of our frames."""
    with pytest.raises(Error) as caught:
        call()
    error = caught.value
    frames_are_silent(error)
    silent(error, *(getattr(error, "findings", ())))
    return error


def frames_are_silent(error: BaseException) -> None:
    seen: list[BaseException | None] = [error, error.__cause__, error.__context__]
    for one in seen:
        if one is not None:
            shown = traceback.TracebackException.from_exception(one, capture_locals=True)
            frames = [frame for frame in shown.stack if "samarbejde_schema" in frame.filename]
            silent(str(one), *(value for f in frames for value in (f.locals or {}).values()))


def test_the_order_is_loud_and_the_search_finds_it() -> None:
    tree, message = loud_tree(), loud()
    leaves = [container[key] for container, key in places(tree) if isinstance(container[key], str)]
    assert sum(bool(traces(leaf)) for leaf in leaves) > 30
    attachment = tree["konvolut"]["bilag"][0]
    assert all(traces(attachment[name]) for name in ("filnavn", "titel"))
    assert traces(attachment["indhold"]["indlejret"])
    assert tree["borger"]["identifikation"]["cpr"] == CPR
    for form in ("json", "xml"):
        data = write(message, STANDARD, form=form)  # type: ignore[arg-type]
        assert not examine(data, STANDARD).report.errors
        for shown in (data, b64encode(data), b"x" + b64encode(b"x" + data), data.hex().encode()):
            assert traces(shown)
    silent(message)


# --- every line of the receipt table ----------------------------------------------------------------------

FONDEN = Part(rolle="UDFOERER", organisation=Organisation(navn=NAME, cvr="90000020"))


@dataclass
class Case:
    """One delivery to the provider and the status it must get; ``before`` prepares, ``fields`` alter it."""

    status: int
    make: Callable[[Both], bytes]
    key: str | None = None
    before: Callable[[Both], object] = lambda both: None
    fields: dict[str, str | None] = field(default_factory=dict)


def as_sealed(message: Any, **given: Any) -> Callable[[Both], bytes]:
    return lambda both: sealed(both, message, **given)


def broken_signature(both: Both) -> bytes:
    now = both.clock()
    jws = bytearray(
        sign(write(loud(), STANDARD), key=both.kommune.ring.signing(now), typ=Typ.BESKED, cty=JSON, now=now)
    )
    jws[-9] ^= 1
    return encrypt(bytes(jws), both.bosted.ring.signing(now).chain[0])


def without_revocations(both: Both) -> None:
    old = replace(both.bosted.trust.revocation, valid_until=NOW - timedelta(days=1))
    both.bosted.trust = replace(both.bosted.trust, revocation=old)


def key_away(both: Both) -> None:
    both.bosted.ring = Keyring((Away(both.bosted.ring.signing(NOW).chain),))


def taken_before(both: Both) -> None:
    assert both.posted(both.bosted, sealed(both, loud())).status == 201


def another_catalogue(catalogue: Any) -> Callable[[Both], object]:
    return lambda both: both.open("bosted", catalogue)


def crashing() -> Any:
    """The standard with a rule that fails and says all it knows."""

    @rule("EGEN-2", da="E.", en="O.", demand=SKAL, kind=GYLDIGHED, messages=("bestilling",), source="valg")
    def crashed(besked: Any) -> Any:
        """Egen."""
        raise ValueError(f"{besked.borger.identifikation.cpr} {ALL}")

    return STANDARD.with_rules(crashed)


def failing(both: Both) -> None:
    """The case cannot be read, for a reason that says too much."""

    def entries(*given: Any, **named: Any) -> Any:
        raise RuntimeError(ALL)

    both.bosted.histories.entries = entries  # type: ignore[method-assign]


def employee(both: Both) -> bytes:
    issued = both.world.authority.employee("90000004", name=NAME)
    return sealed(both, loud(), by=issued.loose)


XML_BYTES = write(loud(), STANDARD, form="xml")
IN_CASE = byggere.tilbud_svar(besked_id=byggere.noegle(79), begrundelse=ALL)
CASES: dict[str, Case] = {
    "OK": Case(201, as_sealed(loud())),
    "OK in XML": Case(201, as_sealed(XML_BYTES, cty=XML)),
    "too large": Case(413, lambda both: (write(loud(), STANDARD) * 9999)[: BODY_LIMIT + 1]),
    "not sealed": Case(400, lambda both: write(loud(), STANDARD)),
    "signed and not sealed": Case(400, lambda both: sign(
        write(loud(), STANDARD), key=both.kommune.ring.signing(NOW), typ=Typ.BESKED, cty=JSON, now=NOW)),
    "media type": Case(415, as_sealed(loud()), fields={"content_type": f"text/plain; name={FILE}"}),
    "coding": Case(415, as_sealed(loud()), fields={"content_encoding": CPR}),
    "digest": Case(400, as_sealed(loud()), fields={"content_digest": f"sha-256=:{CPR}:"}),
    "no digest": Case(400, as_sealed(loud()), fields={"content_digest": None}),
    "key": Case(400, as_sealed(loud()), fields={"idempotency_key": CPR}),
    "for another": Case(400, lambda both: sealed(both, loud(), to=both.kommune)),
    "cut": Case(400, lambda both: sealed(both, loud())[:-9]),
    "signature": Case(400, broken_signature),
    "kind": Case(400, as_sealed(loud(), typ=Typ.KVITTERING)),
    "employee": Case(400, employee),
    "no message": Case(422, as_sealed(ALL.encode())),
    "another type": Case(422, as_sealed(write(loud(), STANDARD).replace(b"BESTILLING", NAME.encode()))),
    "version": Case(422, as_sealed(write(loud(), STANDARD).replace(b'"1.0"', f'"{CPR}"'.encode()))),
    "id": Case(422, as_sealed(write(loud(), STANDARD).replace(key_of(loud()).encode(), CPR.encode()))),
    "cty": Case(422, as_sealed(loud(), cty=XML)),
    "receiver": Case(422, as_sealed(quiet_order(modtager=(FONDEN,), ressourcer=ALL))),
    "sender": Case(422, as_sealed(quiet_order(afsender=FONDEN, ressourcer=ALL))),
    "ahead": Case(422, as_sealed(quiet_order(nu=byggere.NU + timedelta(minutes=9), ressourcer=ALL))),
    "expired": Case(422, as_sealed(quiet_order(udloeber=byggere.NU, ressourcer=ALL))),
    "same id": Case(409, as_sealed(quiet_order(ressourcer=ALL)), before=taken_before),
    "again": Case(201, as_sealed(loud()), before=taken_before),
    "crashed rule": Case(201, as_sealed(loud()), before=another_catalogue(crashing())),
    "rejected": Case(201, as_sealed(loud()), before=another_catalogue(catalogue_with(SKAL, GYLDIGHED))),
    "rejected in its case": Case(201, as_sealed(IN_CASE)),
    "no revocations": Case(503, as_sealed(loud()), before=without_revocations),
    "key away": Case(503, as_sealed(loud()), before=key_away),
    "closed": Case(503, as_sealed(loud()), before=lambda both: both.bosted.close()),
    "fault of ours": Case(500, as_sealed(loud()), before=failing),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_answer_is_silent(both: Both, case: Case) -> None:
    case.before(both)
    reply = both.posted(both.bosted, case.make(both), **case.fields)
    assert reply.status == case.status
    answer_is_silent(reply)
    if case.status == 201:
        both.bosted.deliver()
        with both.bosted.next() as incoming:
            assert incoming is not None
            silent(incoming)
            assert traces(payload_of(incoming.jws))
        with both.kommune.next() as incoming:  # the M40, where there is one
            silent(incoming)
            if incoming is not None:
                m40: Any = incoming.besked  # it holds its addressee, who sent the order
                silent(m40.begrundelse, *(fault.tekst for fault in m40.fejl))


@pytest.mark.parametrize(("rest", "code"), [((GONE,), "AFL-AFBRUDT"), ((), "AFL-TID")])
def test_a_body_that_ends_in_the_middle_is_silent(
    tmp_path: Path, rest: tuple[Any, ...], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samarbejde_schema.transport.receiver.IDLE_SECONDS", 0.02)
    with hearing(tmp_path, WAYS["asgi"]) as both:
        client = spoken(both, [write(loud(), STANDARD), *rest], ends=False)
        assert json.loads(client.reply.body)["code"] == code
        answer_is_silent(client.reply)


def test_a_store_that_is_held_by_another_is_silent(both: Both) -> None:
    both.bosted.store._busy = 0.01
    with both.bosted.store.begin():
        answer_is_silent(both.posted(both.bosted, sealed(both, loud())))


def test_every_broken_message_is_refused_in_silence(tmp_path: Path) -> None:
    """Each leaf in turn a canary, each object in turn with a member named by one; in both forms."""
    statuses = set()
    with hearing(tmp_path, WAYS["receive"]) as both:
        for number, tree in enumerate(planted(to_tree(quiet_order()))[::3]):
            data = (
                json.dumps(tree, ensure_ascii=False).encode() if number % 2 else xml_of("0-bestilling", tree)
            )
            reply = both.posted(both.bosted, sealed(both, data, cty=JSON if number % 2 else XML))
            answer_is_silent(reply)
            statuses.add(reply.status)
        report = both.bosted.validate(both.bosted.opened(sealed(both, loud())))
        silent(report, report.as_dict())
        with both.bosted.next() as incoming:
            silent(incoming)
    assert statuses >= {201, 422}


PATHS = [
    f"/{CPR}",
    f"/beskeder/{DIAGNOSIS}?navn={CPR}",
    f"/.well-known/samarbejde/{CPR}",
    f"/beskeder/?{CPR}",
]


def test_strange_addresses_and_dry_runs_are_answered_in_silence(tmp_path: Path) -> None:
    with hearing(tmp_path, WAYS["receive"]) as both, served(both) as port:
        for path in PATHS:
            for method in ("GET", "POST", "DELETE"):
                silent(asked(port, method, path, {CPR: NAME, "cookie": FILE}, ALL.encode()))
        for data in (loud(), IN_CASE, b"{}", ALL.encode()):
            jwe = sealed(both, data)
            fields = {"content-type": "application/jose", "content-digest": content_digest(jwe)}
            answer = asked(port, "POST", "/validering", fields, jwe)
            assert b"200 " in answer
            silent(answer)
        answer = asked(port, "GET", "/.well-known/samarbejde", {"x-cpr": CPR}, b"")
        silent(answer, payload_of(answer.rpartition(b"\n")[2]))


def asked(port: int, method: str, path: str, fields: dict[str, str], body: bytes) -> bytes:
    """One request over a socket, made by a client that is none of ours; all that comes back."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request(method, path, body, {k: v.encode().decode("latin-1") for k, v in fields.items()})
        reply = connection.getresponse()
        head = f"{reply.status} {reply.reason} {reply.getheaders()}\n"
        return head.encode() + reply.read()


# --- the sender -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_message_that_is_delivered_is_silent_on_its_way(both: Both, form: Any) -> None:
    both.kommune.put(loud(), form=form)
    (delivery,) = both.kommune.deliver()
    assert delivery.state == "leveret"
    silent(delivery, delivery.facts)
    silent(both.kommune.forloeb(CASE), both.bosted.forloeb(CASE))
    with both.kommune.store.peek() as session:
        silent(*session.outbox.rows())
        kept = session.log.find("90000004", key_of(loud()))
        silent(kept)
        assert kept is not None
        assert traces(payload_of(kept.jws))
    for request in both.requests:
        silent(request.method, request.url, request.headers, request.body, request)


def test_what_cannot_be_put_is_told_in_silence(both: Both) -> None:
    late = quiet_order(udloeber=byggere.NU, ressourcer=ALL)
    stranger = quiet_order(
        modtager=(Part(rolle="UDFOERER", organisation=Organisation(navn=NAME, cvr="90000128")),)
    )
    both.kommune.put(loud())
    for given in (
        late,
        stranger,
        IN_CASE,
        write(late, STANDARD, form="xml"),
        ALL.encode(),
        write(loud(), STANDARD, pretty=True),  # its key is taken
        quiet_order(ressourcer=ALL),
        write(byggere_opfoelgning.transportkvittering(), STANDARD),
        *(json.dumps(tree).encode() for tree in planted(to_tree(quiet_order()))[::9]),
        ALL,
        7,
        CPR,
    ):
        attempt(both, given)
    told(lambda: both.kommune.put(loud(), late, form="html"))  # type: ignore[arg-type]
    both.kommune.close()
    told(lambda: both.kommune.put(quiet_order(besked_id=byggere.noegle(9), ressourcer=ALL)))


def attempt(both: Both, given: Any) -> None:
    """Put something that is likely to be refused."""
    try:
        both.kommune.put(given)
    except Error as error:
        frames_are_silent(error)
        silent(error, *getattr(error, "findings", ()))


class Rude:
    """Answers what nobody should repeat."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply

    def send(self, request: Request) -> Reply | NoReply:
        return self._reply


PROBLEM = json.dumps({"type": ALL, "title": ALL, "detail": ALL, "code": ALL, "status": 413}).encode()


@pytest.mark.parametrize(
    "reply",
    [
        Reply(500, {"content-type": "text/html", "x": ALL}, ALL.encode()),
        Reply(413, {"content-type": "application/problem+json"}, PROBLEM),
        Reply(400, {"content-type": "application/problem+json", "retry-after": CPR}, PROBLEM),
        Reply(201, {"content-type": "application/jose"}, ALL.encode()),
        Reply(302, {"location": f"https://bosted.example/{CPR}"}, b""),
    ],
)
def test_what_a_stranger_answers_goes_no_further(both: Both, reply: Reply) -> None:
    both.kommune.put(quiet_order())
    both.kommune.wire = Rude(reply)
    (delivery,) = both.kommune.deliver()
    silent(delivery)
    with both.kommune.store.peek() as session:
        silent(*session.outbox.rows())


# --- over a socket, with httpx, httpcore, uvicorn and asyncio at DEBUG -------------------------------------


@contextmanager
def served(both: Both) -> Iterator[int]:
    """The provider behind uvicorn on loopback; the port."""
    config = uvicorn.Config(
        application(both.bosted), host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            sleep(0.005)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(20)


class Readdressed:
    """Sends what goes to the provider's address to a port on this machine."""

    def __init__(self, inner: HttpxWire, port: int) -> None:
        self._inner, self._port = inner, port

    def send(self, request: Request) -> Reply | NoReply:
        url = request.url.replace("https://bosted.example", f"http://127.0.0.1:{self._port}")
        return self._inner.send(replace(request, url=url))


def test_over_a_socket_every_logger_is_silent(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with hearing(tmp_path, WAYS["receive"]) as both, HttpxWire(Addresses(allow_loopback=True)) as wire:
        both.kommune.put(loud())
        with served(both) as port:
            both.kommune.wire = Readdressed(wire, port)
            (delivery,) = both.kommune.deliver()
            assert delivery.state == "leveret"
            with both.bosted.store.begin():
                both.bosted.store._busy = 0.01
                both.kommune.put(loud(beskedId=byggere.noegle(91)))
                (delivery,) = both.kommune.deliver()
                assert delivery.code == "AFL-LAGER"
            both.posted(both.bosted, sealed(both, loud(beskedId=byggere.noegle(92))))
        both.clock.advance(timedelta(minutes=1))
        (delivery,) = both.kommune.deliver()
        assert delivery.code == "AFL-FORBINDELSE"
        silent(delivery)
    names = {record.name.partition(".")[0] for record in caplog.records}
    assert {"httpx", "httpcore", "asyncio", "uvicorn", "sqlalchemy", "samarbejde_schema"} <= names


# --- errors, and values ------------------------------------------------------------------------------------


def test_errors_while_a_message_is_settled_are_silent(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    """In each function that touches the message on its way in: the frames of the error hold nothing."""
    received = both.bosted.opened(sealed(both, loud()))

    def away(*given: Any, **named: Any) -> Any:
        raise RuntimeError("nej")

    for target in (
        "samarbejde_schema.transport.incoming.decide",
        "samarbejde_schema.transport.incoming.write_receipt",
        "samarbejde_schema.transport.store.log.Log.add",
        "samarbejde_schema.transport.store.inbox.Inbox.settle",
        "samarbejde_schema.transport.store.inbox.Inbox.offer",
        "samarbejde_schema.transport.store.audit.Audit.append",
        "samarbejde_schema.security.vault.Vault.lock",
        "samarbejde_schema.validation.run.judge",
    ):
        with monkeypatch.context() as patch:
            patch.setattr(target, away)
            error = both.bosted.submit(received).exception()
        if error is not None:
            frames_are_silent(error)
            silent(error)


def test_errors_of_the_application_are_silent_in_our_frames(both: Both) -> None:
    both.posted(both.bosted, sealed(both, loud()))
    with both.bosted.store.begin() as session:
        session.connection.execute(text("CREATE TABLE journal (navn TEXT NOT NULL UNIQUE) STRICT"))

    def read_it(times: int) -> None:
        with both.bosted.next() as incoming:
            assert incoming is not None
            with incoming.transaction() as connection:
                for _ in range(times):
                    connection.execute(text("INSERT INTO journal VALUES (:navn)"), {"navn": "x"})
            raise ZeroDivisionError

    told(lambda: read_it(2))
    both.clock.advance(timedelta(seconds=1))  # what was given back rests
    with pytest.raises(ZeroDivisionError) as caught:
        read_it(1)
    frames_are_silent(caught.value)


def test_a_damaged_store_is_told_in_silence(both: Both) -> None:
    both.posted(both.bosted, sealed(both, loud()))
    file = both.folder / "bosted" / "samarbejde.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE log SET jws = zeroblob(length(jws))")
        connection.commit()
    for call in (lambda: both.bosted.forloeb(CASE), lambda: both.bosted.next().__enter__()):
        told(call)
    answer_is_silent(both.posted(both.bosted, sealed(both, loud(beskedId=byggere.noegle(91)))))


def test_no_public_value_shows_what_is_in_a_message(tmp_path: Path) -> None:
    with hearing(tmp_path, WAYS["receive"]) as both:
        message, now = loud(), both.clock()
        given = draft(message, STANDARD)
        prepared = prepare(message, STANDARD, ring=both.kommune.ring, trust=both.kommune.trust, now=now)
        jwe = prepared.parcels[0].jwe
        unsealed = unseal(jwe, ring=both.bosted.ring, trust=both.bosted.trust, now=now)
        received = recognise(unsealed, host=both.bosted.host, catalogue=STANDARD, now=now)  # type: ignore[arg-type]
        decision = decide(
            received, known=None, history=(), catalogue=STANDARD, host=both.bosted.host, now=now
        )
        rejection = STANDARD.receipts.reject(message, decision.faults, nu=now)
        packet = Packet("https://bosted.example/beskeder", prepared.id, jwe)
        both.kommune.put(message)
        (row,) = both.kommune.worker.lease()
        reply = both.posted(both.bosted, jwe)
        result = judged(reply, lambda data: decision.facts(at=now, head=both_head(both)), now)
        silent(
            given, given.reading, prepared, *prepared.parcels, prepared.report, unsealed, received, received.signed,
            received.reading, decision, decision.course, decision.report, rejection, packet, request_of(packet),
            row, reply, result, *both.kommune.worker.settle([(row, result)]), both.kommune, both.kommune.store,
            both.kommune.worker, both.kommune.histories, both.kommune.trust, both.kommune.ring, both.bosted._desk,
            both.kommune.forloeb(CASE), both.kommune.forloeb(CASE).view(-1), both.kommune.forloeb(CASE).log,
            Expected(prepared.id, prepared.digest, "90000004", "90000012", "UDFOERER", None),
        )  # fmt: skip
        with both.bosted.store.peek() as session:
            entries = both.bosted.histories.entries(session, CASE)
            silent(entries, *session.inbox.rows(), *session.log.of_case(CASE), session.audit.head())
            silent(*(session.inbox.settled("90000004", prepared.digest),))
        with both.bosted.store.begin() as session:
            silent(session.inbox.take("w", now, 9))
        contexts = {Stage.FORLOEB: both.bosted.forloeb(CASE).view(-1)}
        silent(contexts)


def both_head(both: Both) -> Any:
    with both.bosted.store.peek() as session:
        return session.audit.head()
