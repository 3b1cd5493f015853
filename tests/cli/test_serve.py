"""``samarbejde serve``: a process that receives, delivers in the background, logs little and ends cleanly."""

from __future__ import annotations

import asyncio
import http.client
import re
import signal
import socket
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn

from samarbejde_schema.exchange.description import read_description
from samarbejde_schema.exchange.problems import read_code
from samarbejde_schema.transport.intake import content_digest
from samarbejde_schema.transport.opening import read_trust, write_revocation
from samarbejde_schema.transport.settings import Settings
from tests.cli.calls import CASE, ORDER, samarbejde
from tests.cli.worlds import (
    BOSTED,
    KOMMUNE,
    POOL,
    Two,
    copied,
    eventually,
    free_port,
    fresh,
    id_in,
    served,
    two,
)

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00 (INFO|WARNING|ERROR) [a-zæøå._]+"
    r"( (status|cvr|besked_id|state|code|attempt|bytes|milliseconds|fault|version)=[A-Za-z0-9-]+)*"
)
"""What a line of the log may be."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two(tmp_path_factory.mktemp("serve"), kommune_port=free_port(), bosted_port=free_port())


@pytest.fixture
def own(made: Two, tmp_path: Path) -> Two:
    return copied(made, tmp_path)


def asked(address: str, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
    """One request; the status and the body."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    try:
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        reply = connection.getresponse()
        return reply.status, reply.read()
    finally:
        connection.close()


def posted(address: str, sealed: bytes) -> int:
    return asked(
        address, "POST", "/beskeder", sealed,
        content_type="application/jose", content_digest=content_digest(sealed),
    )[0]  # fmt: skip


def test_it_says_where_it_listens_and_answers_there(own: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="serve")
    settings = Settings.read(own.bosted)
    with served(own.bosted) as server:
        assert server.address == settings.endpoint.removesuffix("/beskeder")
        status, body = asked(server.address, "GET", "/.well-known/samarbejde")
        now = datetime.now(UTC)
        said = read_description(body, trust=read_trust(settings, now), now=now)
        assert (status, said.cvr, said.roles) == (200, BOSTED, ("UDFOERER",))
        refused = asked(server.address, "POST", "/beskeder", b"0504909989", content_type="text/plain")
        assert (refused[0], read_code(refused[1])) == (415, "AFL-MEDIETYPE")
        assert posted(server.address, b"0504909989") == 400
        assert posted(server.address, samarbejde("seal", own.kommune, order).raw) == 201
        assert server.end() == 0
    lines = server.log.splitlines()
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert lines[0].endswith(" INFO begyndt")
    assert lines[-1].endswith(" INFO sluttet")
    assert sum(f"status=201 cvr={KOMMUNE} besked_id={id_in(order)}" in line for line in lines) == 1
    assert [row["message_id"] for row in samarbejde("inbox", own.bosted, "--format", "json").json] == [
        id_in(order)
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_cleanly(number: int, made: Two) -> None:
    with served(made.bosted, "--port", "0") as server:
        connection = socket.create_connection(("127.0.0.1", urlsplit(server.address).port or 0), timeout=5)
        assert server.end(number) == 0
        connection.close()
    assert "Traceback" not in server.log
    assert server.log.endswith(" INFO sluttet\n")


def test_what_lies_in_the_outbox_is_sent_in_the_background(own: Two, tmp_path: Path) -> None:
    first, second = (fresh(ORDER, tmp_path, mark=mark) for mark in ("bag", "grund"))
    assert samarbejde("send", own.kommune, first, "--no-wait").code == 0
    with served(own.bosted), served(own.kommune) as sender:
        assert eventually(lambda: states(own.kommune) == ["leveret"])
        assert samarbejde("send", own.kommune, second, "--no-wait").code == 0
        assert eventually(lambda: states(own.kommune) == ["leveret", "leveret"])
        assert sender.end() == 0
    told = [line for line in sender.log.splitlines() if "aflevering" in line]
    assert [f"besked_id={id_in(one)}" in line for one, line in zip((first, second), told, strict=True)] == [
        True, True,
    ]  # fmt: skip
    assert all(f"cvr={BOSTED} " in line and line.endswith("state=leveret") for line in told)
    assert all(LINE.fullmatch(line) for line in sender.log.splitlines())


def test_without_the_worker_nothing_is_sent(own: Two, tmp_path: Path) -> None:
    assert samarbejde("send", own.kommune, fresh(ORDER, tmp_path, mark="uden"), "--no-wait").code == 0
    with served(own.bosted), served(own.kommune, "--no-worker") as sender:
        assert asked(sender.address, "GET", "/.well-known/samarbejde")[0] == 200
        assert sender.end() == 0
    assert [(row["state"], row["attempt"]) for row in outbox(own.kommune)] == [("klar", 0)]


def outbox(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = samarbejde("outbox", folder, "--format", "json").json
    return found


def states(folder: Path) -> list[str]:
    return [row["state"] for row in outbox(folder)]


def test_a_whole_conversation_in_both_directions(own: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="samtale", days=2)
    offer = fresh(CASE / "02-tilbud.xml", tmp_path, mark="samtale", days=1)
    with served(own.bosted), served(own.kommune):
        assert samarbejde("send", own.kommune, order).code == 0
        answer = samarbejde("send", own.bosted, offer)
        assert (answer.code, answer.err) == (0, "")
    assert [row["type"] for row in samarbejde("inbox", own.kommune, "--format", "json").json] == ["tilbud"]


def test_a_newer_register_and_list_are_taken_into_use(own: Two, tmp_path: Path) -> None:
    sealed = samarbejde("seal", own.kommune, fresh(ORDER, tmp_path, mark="nyt")).raw
    old = (own.world.folder / "register.jws").read_bytes()
    with served(own.bosted) as server:
        revoked = own.world.authority.organisation(KOMMUNE, key=POOL.rsa("en anden"))
        own.world.list(revoked, roles=("MYNDIGHED",), endpoint=Settings.read(own.kommune).endpoint)
        assert eventually(lambda: posted(server.address, sealed) == 400), "no longer in the register"
        (own.world.folder / "spaerrede.json").write_bytes(b"0504909989")
        assert eventually(lambda: server.logged("register fault=LocalError"))
        late = datetime.now(UTC) + timedelta(days=2)
        (own.world.folder / "register.jws").write_bytes(old)
        (own.world.folder / "spaerrede.json").write_bytes(write_revocation(frozenset(), late))
        assert eventually(lambda: server.logged("register code=SIK-REGISTER"))
        assert posted(server.address, sealed) == 400, "an older register is not taken for a newer"
        assert server.end() == 0
    told = [line.partition(" register ")[2] for line in server.log.splitlines() if " register " in line]
    version = own.world.register.version
    assert (told[0], told[-1]) == (f"version={version + 1}", "code=SIK-REGISTER fault=UntrustedError")
    assert "0504909989" not in server.log


def test_an_address_that_is_taken_is_told(made: Two) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = samarbejde("serve", made.bosted, "--port", str(taken.getsockname()[1]))
    assert (answer.code, answer.raw) == (3, b"")
    assert "måske er porten optaget" in answer.err


def test_a_wrong_address_and_a_broken_setup_are_told(own: Two, tmp_path: Path) -> None:
    toml = own.bosted / "samarbejde.toml"
    toml.write_text(re.sub(r'listen = "[^"]*"', 'listen = "0504909989"', toml.read_text()))
    answer = samarbejde("serve", own.bosted)
    assert answer.code == 3
    assert "network.listen" in answer.err
    assert "0504909989" not in answer.err
    (own.bosted / "noegle.pem").unlink()
    broken = samarbejde("serve", own.bosted)
    assert broken.code == 3
    assert "noegle.pem findes ikke. Se, hvad der er galt: samarbejde keys check" in broken.err
    assert samarbejde("serve", tmp_path).code == 3


@pytest.mark.parametrize("missing", ["uvicorn", "starlette.applications"])
def test_without_the_server_part_it_is_said_how_to_get_it(
    missing: str, made: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("samarbejde_schema.cli.server", "samarbejde_schema.transport.receiver"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    answer = samarbejde("serve", made.bosted)
    assert answer.code == 3
    assert "pip install 'samarbejde-schema[server]'" in answer.err


def test_who_says_nothing_is_not_waited_for(made: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """Silent and dripping connections are closed; one that asks is answered, and may ask again."""
    from samarbejde_schema.cli import patience

    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.3)

    async def main() -> None:
        app = _hello
        config = uvicorn.Config(app, http=patience.Impatient, lifespan="off", log_config=None)
        server = uvicorn.Server(config)
        with socket.create_server(("127.0.0.1", 0)) as bound:
            task = asyncio.create_task(server.serve([bound]))
            port = bound.getsockname()[1]
            silent = await asyncio.open_connection("127.0.0.1", port)
            dripping = await asyncio.open_connection("127.0.0.1", port)
            asking = await asyncio.open_connection("127.0.0.1", port)
            for _ in range(2):
                asking[1].write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                assert (await asking[0].readuntil(b"hej")).startswith(b"HTTP/1.1 200")
            drip = asyncio.create_task(_drip(dripping[1]))
            assert await asyncio.wait_for(silent[0].read(), 20) == b""
            with suppress(ConnectionError):
                assert await asyncio.wait_for(dripping[0].read(), 20) == b""
            drip.cancel()
            for _, writer in (silent, dripping, asking):
                writer.close()
            server.should_exit = True
            await task

    asyncio.run(main())


async def _hello(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"3")]})
    await send({"type": "http.response.body", "body": b"hej"})


async def _drip(writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        for byte in b"GET / HTTP/1.1\r\n" * 100:
            writer.write(bytes([byte]))
            await asyncio.sleep(0.02)
