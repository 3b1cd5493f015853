"""The receiver as an ASGI application: bodies under limits, problem documents, dry runs, and many at once."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from tests.standard import byggere
from tests.unit.transport.exchanges import (
    Both,
    events,
    inbox,
    kept,
    quiet_order,
    rows,
    sealed,
    two,
    verified,
)
from tests.unit.transport.test_receipt_table import catalogue_with, told, untouched

from samarbejde_schema.catalogue.receipts import Answer
from samarbejde_schema.errors import DeliveryError, UntrustedError
from samarbejde_schema.exchange.description import read_description
from samarbejde_schema.security.keys import Keyring
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.wire import asgi
from samarbejde_schema.transport import participant as participants
from samarbejde_schema.transport import receiver
from samarbejde_schema.transport.http import Reply, Request
from samarbejde_schema.transport.intake import BODY_LIMIT, content_digest
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.validation.rule import GYLDIGHED, SKAL

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id
GONE = object()
"""In a body: the client goes away."""
SCOPE = {
    "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "POST", "scheme": "http",
    "path": "/beskeder", "raw_path": b"/beskeder", "query_string": b"", "root_path": "",
    "server": ("127.0.0.1", 80),
}  # fmt: skip


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


@dataclass
class Client:
    """Speaks ASGI by hand, so that bodies can be slow, endless and cut. ``taken`` is how many parts were read.

    A body that has no more parts, and was not ended, keeps the receiver waiting.
    """

    parts: AsyncIterator[Any]
    ends: bool = True
    taken: int = 0
    sent: list[Any] = field(default_factory=list)

    async def receive(self) -> dict[str, Any]:
        part = await anext(self.parts, None)
        if part is None and not self.ends:
            await asyncio.Event().wait()
        if part is GONE:
            return {"type": "http.disconnect"}
        self.taken += part is not None
        return {"type": "http.request", "body": part or b"", "more_body": part is not None}

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def reply(self) -> Reply:
        start, body = self.sent
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return Reply(start["status"], headers, body["body"])


async def parts_of(parts: Iterable[Any], seconds: float = 0.0) -> AsyncIterator[Any]:
    for part in parts:
        await asyncio.sleep(seconds)
        yield part


def fields_of(body: bytes = b"", **changes: str | None) -> list[tuple[bytes, bytes]]:
    fields: dict[str, str | None] = {
        "content-type": "application/jose",
        "content-digest": content_digest(body),
        **{name.replace("_", "-"): value for name, value in changes.items()},
    }
    return [(name.encode(), value.encode()) for name, value in fields.items() if value is not None]


def spoken(
    both: Both,
    parts: Iterable[Any],
    *,
    fields: list[tuple[bytes, bytes]] | None = None,
    seconds: float = 0.0,
    ends: bool = True,
) -> Client:
    """One request to the provider, part by part."""
    client = Client(parts_of(parts, seconds), ends)
    scope = {**SCOPE, "headers": fields_of() if fields is None else fields}
    asyncio.run(application(both.bosted)(scope, client.receive, client.send))
    return client


def asked(app: Any, method: str, path: str, body: bytes = b"", **changes: str | None) -> Reply:
    """One ordinary request."""
    headers = {name.decode(): value.decode() for name, value in fields_of(body, **changes)}
    reply = asyncio.run(asgi(app)(Request(method, f"https://bosted.example{path}", headers, body)))
    assert isinstance(reply, Reply)
    return reply


# --- the body ---------------------------------------------------------------------------------------------

MIB = 1024 * 1024


@pytest.mark.parametrize("length", [None, "10", "abc", "-1", "+5", "", "00000000000000000001", "٣", " 7"])
def test_a_body_that_is_too_large_is_cut_off_whatever_length_it_claims(
    both: Both, length: str | None
) -> None:
    fields = fields_of(content_length=length)
    client = spoken(both, [bytes(MIB)] * 40, fields=fields)
    told(client.reply, 413, "AFL-STOERRELSE")
    assert client.taken == BODY_LIMIT // MIB + 1
    untouched(both)


@pytest.mark.parametrize("length", [str(BODY_LIMIT + 1), "9" * 12, "9" * 13, "9" * 5000])
def test_a_body_that_says_it_is_too_large_is_not_read(both: Both, length: str) -> None:
    client = spoken(both, [b"x"], fields=fields_of(content_length=length))
    told(client.reply, 413, "AFL-STOERRELSE")
    assert client.taken == 0


def test_the_largest_body_is_opened(both: Both) -> None:
    body = bytes(BODY_LIMIT)
    client = spoken(both, [body[:MIB]] * 16, fields=fields_of(body, content_length=str(BODY_LIMIT)))
    told(client.reply, 400, "SIK-AFKRYPTERING")


def test_a_body_in_small_parts_is_one_message(both: Both) -> None:
    jwe = sealed(both, ORDER)
    client = spoken(both, [jwe[i : i + 500] for i in range(0, len(jwe), 500)], fields=fields_of(jwe))
    assert client.reply.status == 201
    assert verified(both, client.reply.body, ORDER, KEY).answer is Answer.OK


def test_a_sender_that_falls_silent_is_told(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "IDLE_SECONDS", 0.02)
    client = spoken(both, [b"a.b"], ends=False)
    assert client.reply.headers["retry-after"] == "10"
    assert json.loads(client.reply.body)["code"] == "AFL-TID"
    assert (client.reply.status, client.taken) == (408, 1)
    untouched(both)


def test_a_body_that_never_ends_is_cut_off(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "WHOLE_SECONDS", 0.05)
    client = spoken(both, (b"x" for _ in iter(int, 1)), seconds=0.005)
    assert (client.reply.status, json.loads(client.reply.body)["code"]) == (408, "AFL-TID")
    assert 0 < client.taken < 20


def test_a_client_that_goes_away_leaves_nothing(both: Both) -> None:
    jwe = sealed(both, ORDER)
    client = spoken(both, [jwe[:99], GONE], fields=fields_of(jwe, content_length=str(len(jwe))))
    told(client.reply, 400, "AFL-AFBRUDT")
    untouched(both)


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"content_encoding": "gzip"}, 415, "AFL-MEDIETYPE"),
        ({"content_encoding": "br"}, 415, "AFL-MEDIETYPE"),
        ({"content_type": None}, 415, "AFL-MEDIETYPE"),
        ({"content_digest": None}, 400, "AFL-DIGEST"),
        ({"content_digest": content_digest(b"andet")}, 400, "AFL-DIGEST"),
        ({"content_digest": "sha-512=:AAAA:"}, 400, "AFL-DIGEST"),
        ({"idempotency_key": f'"{byggere.noegle(4)}"'}, 400, "AFL-NOEGLE"),
    ],
)
def test_fields_that_do_not_fit_stop_a_good_message(
    both: Both, changes: dict[str, str | None], status: int, code: str
) -> None:
    jwe = sealed(both, ORDER)
    told(asked(application(both.bosted), "POST", "/beskeder", jwe, **changes), status, code)
    told(both.posted(both.bosted, jwe, **changes), status, code)
    untouched(both)


@pytest.mark.parametrize("name", ["content-type", "content-encoding", "content-digest", "idempotency-key"])
def test_a_field_that_comes_twice_is_read_as_one(both: Both, name: str) -> None:
    """So nobody can show a proxy one value and us another."""
    jwe = sealed(both, ORDER)
    good = {"content-encoding": "identity", "idempotency-key": KEY}
    every = {**{n.decode(): v.decode() for n, v in fields_of(jwe)}, **good}
    first = "sha-256=:" + "A" * 43 + "=:" if name == "content-digest" else "andet"
    fields = [(name, first), *every.items()]
    client = spoken(both, [jwe], fields=[(n.encode(), v.encode()) for n, v in fields])
    if name == "content-digest":  # a list by its grammar: the last of two counts
        assert client.reply.status == 201
    else:
        assert client.reply.status in (400, 415)


# --- addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("POST", "/beskeder/"),
        ("POST", "/validering/"),
        ("POST", "/Beskeder"),
        ("GET", "/.well-known/"),
        ("POST", "/beskeder/0504909989"),
        ("DELETE", "/0504909989?cpr=0504909989"),
    ],
)
def test_an_address_nobody_serves(both: Both, method: str, path: str) -> None:
    reply = asked(application(both.bosted), method, path)
    told(reply, 404, "AFL-STI")
    assert b"0504909989" not in reply.body
    assert "location" not in reply.headers


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("GET", "/beskeder", {"POST"}),
        ("PUT", "/beskeder", {"POST"}),
        ("GET", "/validering", {"POST"}),
        ("POST", "/.well-known/samarbejde", {"GET", "HEAD"}),
        ("DELETE", "/.well-known/samarbejde", {"GET", "HEAD"}),
    ],
)
def test_a_method_that_cannot_be_used(both: Both, method: str, path: str, allowed: set[str]) -> None:
    reply = asked(application(both.bosted), method, path)
    told(reply, 405, "AFL-METODE")
    assert set(reply.headers["allow"].split(", ")) == allowed


def test_it_can_be_mounted_in_another_application(both: Both) -> None:
    site = Starlette(routes=[Mount("/udveksling", application(both.bosted))])
    jwe = sealed(both, ORDER)
    reply = asked(site, "POST", "/udveksling/beskeder", jwe)
    assert reply.status == 201
    assert verified(both, reply.body, ORDER, KEY).answer is Answer.OK
    told(asked(site, "POST", "/udveksling/beskeder/", jwe), 404, "AFL-STI")
    told(asked(site, "PUT", "/udveksling/beskeder", jwe), 405, "AFL-METODE")
    assert asked(site, "GET", "/udveksling/.well-known/samarbejde").status == 200
    assert asked(site, "POST", "/udveksling/validering", jwe).status == 200
    assert asked(site, "POST", "/beskeder", jwe).status == 404


# --- what the participant accepts -------------------------------------------------------------------------


def test_what_is_accepted_is_told_signed_and_for_a_day(both: Both) -> None:
    reply = asked(application(both.bosted), "GET", "/.well-known/samarbejde")
    assert (reply.status, reply.headers["content-type"]) == (200, "application/jose")
    trust, now = both.kommune.trust, both.clock()
    description = read_description(reply.body, trust=trust, now=now)
    assert (description.cvr, description.roles) == ("90000012", ("DRIFTSHERRE", "UDFOERER"))
    assert {"BESTILLING", "TILBUD_SVAR", "FORRETNINGSKVITTERING"} <= set(description.types)
    assert not {"TRANSPORTKVITTERING", "TILBUD"} & set(description.types)
    assert description.versions == STANDARD.release.versions
    assert description.endpoint == "https://bosted.example/beskeder"
    assert description.limit == BODY_LIMIT
    assert description.encryption == (both.bosted.ring.signing(now).chain[0],)
    assert description.expires == now + timedelta(days=1)
    read_description(reply.body, trust=trust, now=now + timedelta(hours=23))
    with pytest.raises(UntrustedError):
        read_description(reply.body, trust=trust, now=now + timedelta(days=1))


def test_strangers_cannot_make_us_sign_all_day(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    signed = []
    written = participants.write_description
    monkeypatch.setattr(
        participants,
        "write_description",
        lambda *given, **named: signed.append(1) or written(*given, **named),
    )
    app = application(both.bosted)
    first = [asked(app, "GET", "/.well-known/samarbejde").body for _ in range(5)]
    assert (len(signed), len(set(first))) == (1, 1)
    both.clock.advance(timedelta(hours=1))
    assert asked(app, "GET", "/.well-known/samarbejde").body != first[0]
    both.clock.advance(-timedelta(hours=3))
    read_description(
        asked(app, "GET", "/.well-known/samarbejde").body, trust=both.kommune.trust, now=both.clock()
    )
    assert len(signed) == 3


def test_a_new_key_is_told_of_at_once(both: Both) -> None:
    first = both.bosted.describe()
    new = both.world.authority.organisation("90000012", name="Bostedet Engen")
    both.bosted.ring = Keyring((new.key,))
    assert both.bosted.describe() != first


def test_without_a_key_that_holds_nothing_is_told(both: Both) -> None:
    both.clock.advance(timedelta(days=4 * 365))
    told(asked(application(both.bosted), "GET", "/.well-known/samarbejde"), 503, "AFL-CERTIFIKAT")


# --- dry runs ---------------------------------------------------------------------------------------------


def validated(app: Any, jwe: bytes) -> Any:
    reply = asked(app, "POST", "/validering", jwe)
    assert (reply.status, reply.headers["content-type"]) == (200, "application/json")
    return json.loads(reply.body)


def ids(report: Any) -> set[str]:
    return {finding["rule_id"] for finding in report["findings"]}


def test_a_dry_run_tells_everything_and_keeps_nothing(both: Both) -> None:
    app = application(both.bosted)
    report = validated(app, sealed(both, byggere.bestilling()))
    assert (report["verdict"], report["type"], ids(report)) == ("valid", "bestilling", {"FR-101", "FR-116"})
    assert report["levels"]["forloeb"] == report["levels"]["modtagelse"] == "ok"
    untouched(both)
    reply = asked(app, "POST", "/beskeder", sealed(both, byggere.bestilling()))
    assert reply.status == 201
    assert events(both.bosted) == ["modtaget"]


def test_a_dry_run_judges_in_the_case(both: Both) -> None:
    """The very findings for which the message would be rejected afterwards."""
    both.posted(both.bosted, sealed(both, ORDER), KEY)
    app, answer = application(both.bosted), byggere.tilbud_svar(besked_id=byggere.noegle(79))
    report = validated(app, sealed(both, answer))
    assert (report["verdict"], report["levels"]["forloeb"]) == ("invalid", "failed")
    assert "FR-005" in ids(report)
    assert asked(app, "POST", "/beskeder", sealed(both, answer)).status == 201
    assert rows(both.bosted)[0].state == "klar"  # the M40


@pytest.mark.parametrize(
    ("message", "rule_id"),
    [
        (b"{}", "BESKED-UKENDT"),
        (quiet_order(udloeber=byggere.NU), "FR-007"),
        (quiet_order(modtager=(byggere.part(rolle="UDFOERER"),)), "AFL-MODTAGER"),
    ],
)
def test_a_dry_run_tells_why_a_message_would_be_refused(both: Both, message: Any, rule_id: str) -> None:
    report = validated(application(both.bosted), sealed(both, message))
    assert report["verdict"] == "invalid"
    assert rule_id in ids(report)
    untouched(both)


def test_a_dry_run_knows_the_ids_that_are_used(both: Both) -> None:
    """Also that of a message which does not count in its case."""
    both.open("bosted", catalogue_with(SKAL, GYLDIGHED))
    both.posted(both.bosted, sealed(both, ORDER), KEY)
    found = kept(both.bosted, both.kommune, KEY)
    assert found is not None
    assert not found.counts
    both.open("bosted")
    app = application(both.bosted)
    assert "FR-004" in ids(validated(app, sealed(both, quiet_order(ressourcer="Andet."))))
    assert validated(app, sealed(both, ORDER))["findings"] == []


def test_a_dry_run_does_not_count_what_the_sender_cannot_know(both: Both) -> None:
    """Our own message is under way and not seen: the answer is the one the message itself would get."""
    both.posted(both.bosted, sealed(both, ORDER), KEY)
    both.bosted.put(byggere.tilbud(besked_id=byggere.noegle(80), svar_paa=KEY))
    again = byggere.bestilling(besked_id=byggere.noegle(81), version=2)
    report = validated(application(both.bosted), sealed(both, again))
    reply = both.posted(both.bosted, sealed(both, again), byggere.noegle(81))
    facts = verified(both, reply.body, again, byggere.noegle(81))
    assert {fault.rule_id for fault in facts.faults} == ids(report)


def test_strangers_get_no_dry_run(both: Both) -> None:
    employee = both.world.authority.employee("90000004")
    for jwe, code in (
        (b"a.b.c.d.e", "SIK-AFKRYPTERING"),
        (sealed(both, ORDER, by=employee.loose), "SIK-MEDARBEJDER"),
    ):
        reply = asked(application(both.bosted), "POST", "/validering", jwe)
        told(reply, 400, code)
    untouched(both)


def test_dry_runs_are_limited_for_each_organisation(both: Both) -> None:
    seconds = [0.0]
    app = application(both.bosted, clock=lambda: seconds[0])
    jwe, stranger = sealed(both, ORDER), sealed(both, ORDER, to=both.kommune)

    def status(body: bytes) -> int:
        return asked(app, "POST", "/validering", body).status

    assert [status(stranger) for _ in range(25)] == [400] * 25
    assert [status(jwe) for _ in range(20)] == [200] * 20
    told(asked(app, "POST", "/validering", jwe), 429, "AFL-TRAVLT")
    own = sealed(both, byggere.tilbud(), by=both.bosted.ring.signing(both.clock()))
    assert status(own) == 200
    assert asked(app, "POST", "/beskeder", jwe).status == 201
    seconds[0] += 1.0
    assert [status(jwe) for _ in range(3)] == [200, 200, 429]


def test_a_dry_run_needs_the_store_too(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    app = application(both.bosted)

    def away() -> Any:
        raise DeliveryError("AFL-LAGER", "0504909989")

    monkeypatch.setattr(both.bosted.store, "peek", away)
    told(asked(app, "POST", "/validering", sealed(both, ORDER)), 503, "AFL-LAGER")


# --- trouble of our own, and what is logged ---------------------------------------------------------------


@pytest.mark.parametrize("path", ["/beskeder", "/validering", "/.well-known/samarbejde"])
def test_a_fault_of_ours_is_told_and_logged_without_its_text(
    both: Both, path: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*given: Any) -> Any:
        raise RuntimeError("0504909989")

    monkeypatch.setattr(both.bosted, "opened", failing)
    monkeypatch.setattr(both.bosted, "describe", failing)
    caplog.set_level(logging.DEBUG)
    method = "GET" if path.startswith("/.") else "POST"
    reply = asked(application(both.bosted), method, path, sealed(both, ORDER))
    told(reply, 500, "AFL-INTERN")
    ours = [record for record in caplog.records if record.name == "samarbejde_schema.receiver"]
    assert [(record.message, record.fault) for record in ours] == [("fejl", "RuntimeError")]  # type: ignore[attr-defined]
    assert "0504909989" not in caplog.text + repr([record.__dict__ for record in caplog.records])


def test_the_log_tells_who_and_which_and_how_it_went(both: Both, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    app = application(both.bosted)
    asked(app, "POST", "/beskeder", sealed(both, ORDER))
    asked(app, "POST", "/beskeder", b"x")
    standard = set(logging.makeLogRecord({}).__dict__)
    records = [
        {
            name: value
            for name, value in record.__dict__.items()
            if name not in standard | {"message", "asctime"}
        }
        for record in caplog.records
        if record.name == "samarbejde_schema.receiver"
    ]
    assert all(isinstance(record.pop("milliseconds"), int) for record in records)
    assert records == [
        {"status": 201, "cvr": "90000004", "besked_id": KEY},
        {"status": 400, "cvr": None, "besked_id": None},
    ]


# --- many at once -----------------------------------------------------------------------------------------


def at_once(both: Both, bodies: list[bytes]) -> list[Reply]:
    """Many requests to one application in one event loop."""

    async def run() -> list[Any]:
        handle = asgi(application(both.bosted))
        requests = [
            Request(
                "POST",
                "https://bosted.example/beskeder",
                {n.decode(): v.decode() for n, v in fields_of(body)},
                body,
            )
            for body in bodies
        ]
        return await asyncio.gather(*map(handle, requests))

    return asyncio.run(run())


def test_fifty_copies_at_once_have_one_effect_and_one_receipt(both: Both) -> None:
    jwe = sealed(both, ORDER)
    replies = at_once(both, [jwe] * 40 + [sealed(both, ORDER) for _ in range(10)])
    assert {reply.status for reply in replies} == {201}
    assert len({reply.body for reply in replies}) == 1
    assert verified(both, replies[0].body, ORDER, KEY).answer is Answer.OK
    assert (events(both.bosted), len(inbox(both.bosted))) == (["modtaget"], 1)


def many(number: int) -> list[Any]:
    """So many orders, each of a case of its own."""
    return [
        quiet_order(besked_id=byggere.noegle(1000 + i), forloeb_id=byggere.noegle(2000 + i))
        for i in range(number)
    ]


@pytest.mark.parametrize(("large", "places"), [(256 * 1024, 64), (1, 2)])
def test_fifty_messages_at_once_get_each_its_own_receipt(
    both: Both, large: int, places: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the event loop and in threads, with room for all and with room for two."""
    monkeypatch.setattr(receiver, "LARGE", large)
    monkeypatch.setattr(receiver, "AT_ONCE", places)
    orders = many(50)
    replies = at_once(both, [sealed(both, order) for order in orders])
    for order, reply in zip(orders, replies, strict=True):
        assert reply.status == 201
        assert verified(both, reply.body, order, order.konvolut.besked_id).answer is Answer.OK
    assert events(both.bosted) == ["modtaget"] * 50
    assert both.bosted.store.verify() is None
    heads = [
        verified(both, r.body, o, o.konvolut.besked_id).head.number
        for o, r in zip(orders, replies, strict=True)
    ]
    assert sorted(heads) == list(range(1, 51))


@pytest.mark.parametrize(("size", "order"), [(100, [400, 408]), (20_000, [408, 400])])
def test_slow_senders_hold_up_large_messages_and_no_others(
    both: Both, size: int, order: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is one place for large bodies, and somebody who has fallen silent holds it."""
    monkeypatch.setattr(receiver, "LARGE", 10_000)
    monkeypatch.setattr(receiver, "AT_ONCE", 1)
    monkeypatch.setattr(receiver, "IDLE_SECONDS", 0.3)
    app, answered = application(both.bosted), list[int]()

    async def one(client: Client, body: bytes) -> None:
        await app({**SCOPE, "headers": fields_of(body)}, client.receive, client.send)
        answered.append(client.reply.status)

    async def run() -> None:
        slow = asyncio.create_task(one(Client(parts_of([bytes(20_000)]), ends=False), b""))
        await asyncio.sleep(0.05)
        body = b"x" * size
        await asyncio.gather(one(Client(parts_of([body])), body), slow)

    asyncio.run(run())
    assert answered == order


def test_one_that_cannot_be_settled_harms_none_of_the_others(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders, settled = many(20), type(both.bosted._desk).settle

    def failing(self: Any, session: Any, received: Any, now: Any) -> Any:
        if received.message_id == orders[7].konvolut.besked_id:
            raise ZeroDivisionError
        return settled(self, session, received, now)

    monkeypatch.setattr(type(both.bosted._desk), "settle", failing)
    replies = at_once(both, [sealed(both, order) for order in orders])
    assert [reply.status for reply in replies] == [201] * 7 + [500] + [201] * 12
    assert events(both.bosted) == ["modtaget"] * 19


def test_a_request_that_is_cancelled_harms_none_of_the_others(both: Both) -> None:
    """A server that is told to end cancels its requests."""
    orders = many(6)

    async def run() -> list[Any]:
        handle = asgi(application(both.bosted))

        async def one(order: Any) -> Any:
            jwe = sealed(both, order)
            headers = {n.decode(): v.decode() for n, v in fields_of(jwe)}
            return await handle(Request("POST", "https://bosted.example/beskeder", headers, jwe))

        with both.kommune.store.peek():
            tasks = [asyncio.create_task(one(order)) for order in orders]
        with both.bosted.store.begin():  # the committer waits while requests are cancelled
            await asyncio.sleep(0.3)
            for task in tasks[:3]:
                task.cancel()
            for task in tasks[:3]:
                with suppress(asyncio.CancelledError):
                    await task
        return await asyncio.gather(*tasks[3:])

    assert [reply.status for reply in asyncio.run(run())] == [201] * 3
    assert both.posted(both.bosted, sealed(both, orders[0])).status == 201
