"""The wires on httpx against servers on loopback that misbehave in every way; none of them raises."""

from __future__ import annotations

import asyncio
import gzip
import logging
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from time import monotonic

import httpcore
import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from samarbejde_schema.errors import LocalError
from samarbejde_schema.transport import pools, wires
from samarbejde_schema.transport.addresses import Addresses, resolve
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.pools import Bounds
from samarbejde_schema.transport.wires import AsyncHttpxWire, HttpxWire

SECRET = "0201609995"
HERE = Addresses(allow_loopback=True)
QUICK = Bounds(connect=1, read=0.05, write=0.05, pool=0.05, total=5, reply=1000)
EASY = Bounds(connect=5, read=5, write=5, pool=5, total=5, reply=1000)
CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody; spares each test the reading of the usual roots."""


class Server:
    """Answers each connection on a free port with a function; what was received is kept."""

    def __init__(
        self, answer: Callable[[socket.socket, Server], None], tls: ssl.SSLContext | None = None
    ) -> None:
        self._answer, self._tls = answer, tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/beskeder"
        self.over = Event()
        self.received: list[bytes] = []
        self.connections = 0
        self._threads = [Thread(target=self._listen)]
        self._threads[0].start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self.over.is_set():
                connection.close()
                return
            self.connections += 1
            self._threads.append(Thread(target=self._serve, args=(connection,)))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        with suppress(OSError), connection:
            if self._tls is None:
                self._answer(connection, self)
                return
            with self._tls.wrap_socket(connection, server_side=True) as secured:
                self._answer(secured, self)

    def request(self, connection: socket.socket) -> bytes:
        """Read one request, head and body."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._more(connection)
        head, _, body = data.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += self._more(connection)
        self.received.append(head + b"\r\n\r\n" + body)
        return body

    def _more(self, connection: socket.socket) -> bytes:
        if not (data := connection.recv(65536)):
            raise OSError
        return data

    def close(self) -> None:
        self.over.set()
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            pass
        for thread in self._threads:
            thread.join(5)
        self._listener.close()


@contextmanager
def serving(answer: Callable[[socket.socket, Server], None], **given) -> Iterator[Server]:
    server = Server(answer, **given)
    try:
        yield server
    finally:
        server.close()


def says(*raw: bytes) -> Callable[[socket.socket, Server], None]:
    """Answers with these bytes and hangs up."""

    def answer(connection: socket.socket, server: Server) -> None:
        server.request(connection)
        for piece in raw:
            connection.sendall(piece)

    return answer


def replies(status: str, body: bytes = b"", *headers: str) -> Callable[[socket.socket, Server], None]:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return says("\r\n".join(lines).encode() + body)


def sent(url: str, bounds: Bounds = EASY, addresses: Addresses = HERE, body=b"jwe", headers=None, **given):
    request = Request("POST", url, headers or {"content-type": "application/jose"}, body)
    with HttpxWire(addresses, bounds=bounds, **{"tls": CONTEXT} | given) as wire:
        return wire.send(request)


def sent_async(
    url: str, bounds: Bounds = EASY, addresses: Addresses = HERE, body=b"jwe", headers=None, **given
):
    request = Request("POST", url, headers or {"content-type": "application/jose"}, body)

    async def send() -> Reply | NoReply:
        async with AsyncHttpxWire(addresses, bounds=bounds, **{"tls": CONTEXT} | given) as wire:
            return await wire.send(request)

    return asyncio.run(send())


@pytest.fixture(params=[sent, sent_async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest):
    return request.param


class TestAReply:
    def test_comes_back_as_it_is(self, send) -> None:
        with serving(
            replies("201 Created", b"receipt", "Content-Type: application/jose", "X-A: 1", "X-A: 2")
        ) as server:
            reply = send(server.url)
        assert reply == Reply(
            201, {"content-length": "7", "content-type": "application/jose", "x-a": "1, 2"}, b"receipt"
        )

    @pytest.mark.parametrize("status", [200, 204, 400, 409, 413, 422, 429, 500, 503])
    def test_of_any_status(self, send, status: int) -> None:
        with serving(replies(f"{status} Whatever")) as server:
            assert send(server.url).status == status

    def test_to_exactly_what_was_asked(self, send) -> None:
        with serving(replies("200 OK")) as server:
            send(server.url, headers={"content-type": "application/jose", "accept": "application/jose"})
        head, _, body = server.received[0].partition(b"\r\n\r\n")
        first, *lines = head.decode().split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines)
        assert first == "POST /beskeder HTTP/1.1" and body == b"jwe"
        assert fields == {
            "host": f"127.0.0.1:{server.port}",
            "accept": "application/jose",
            "accept-encoding": "identity",
            "connection": "keep-alive",
            "content-length": "3",
            "content-type": "application/jose",
            "user-agent": "samarbejde-schema",
        }

    def test_to_a_large_request(self, send) -> None:
        body = bytes(range(256)) * 20_000
        with serving(replies("200 OK")) as server:
            assert send(server.url, body=body).status == 200
        assert server.received[0].endswith(b"\r\n\r\n" + body)

    def test_is_never_unpacked(self, send) -> None:
        packed = gzip.compress(b"x" * 100_000)
        with serving(replies("200 OK", packed, "Content-Encoding: gzip")) as server:
            assert send(server.url).body == packed

    def test_of_the_largest_size(self, send) -> None:
        with serving(replies("200 OK", b"x" * 1000)) as server:
            assert len(send(server.url).body) == 1000

    def test_ahead_of_which_there_was_another(self, send) -> None:
        with serving(
            says(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        ) as server:
            assert send(server.url).status == 200


class TestRedirects:
    @pytest.mark.parametrize("status", ["301 M", "302 F", "303 S", "307 T", "308 P"])
    def test_are_never_followed(self, send, status: str) -> None:
        with (
            serving(replies("200 OK")) as elsewhere,
            serving(replies(status, b"", f"Location: {elsewhere.url}")) as server,
        ):
            reply = send(server.url)
        assert reply.status == int(status[:3])
        assert (len(server.received), elsewhere.connections) == (1, 0)

    @pytest.mark.parametrize(
        "location", ["http://[", "https://", "//", "\x7f", "javascript:x", "http:x:y:z", "æ"]
    )
    def test_with_a_senseless_target_are_replies_too(self, send, location: str) -> None:
        with serving(replies("302 F", b"", f"Location: {location}")) as server:
            assert send(server.url).status == 302


class TestNoReply:
    def test_nobody_listens(self, send) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        assert send(f"http://127.0.0.1:{port}/") == NoReply("AFL-FORBINDELSE")

    @pytest.mark.parametrize(
        "raw",
        [
            b"",
            b"HTTP/1.1",
            b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntoo short",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab",
            b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde",
            b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
            b"HTTP/1.1 twohundred OK\r\n\r\n",
            b"HTTP/1.1 200 OK\r\n bad: header\r\n\r\n",
            b"SSH-2.0-OpenSSH_9.6\r\n",
            b"\x15\x03\x01\x00\x02\x02\x28",
            b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
        ],
    )
    def test_what_is_no_whole_reply(self, send, raw: bytes) -> None:
        with serving(says(raw)) as server:
            assert send(server.url) == NoReply("AFL-FORBINDELSE")

    def test_reset(self, send) -> None:
        def reset(connection: socket.socket, server: Server) -> None:
            server.request(connection)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            connection.close()

        with serving(reset) as server:
            assert send(server.url) == NoReply("AFL-FORBINDELSE")

    @pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"])
    def test_stalled(self, send, start: bytes) -> None:
        def stall(connection: socket.socket, server: Server) -> None:
            server.request(connection)
            connection.sendall(start)
            server.over.wait(5)

        with serving(stall) as server:
            assert send(server.url, QUICK) == NoReply("AFL-TIDSFRIST")

    @pytest.mark.parametrize(
        "drop", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 100 C\r\n\r\n"]
    )
    def test_dripping_past_the_deadline(self, send, drop: bytes) -> None:
        """Each byte comes in time, and the whole never."""

        def drip(connection: socket.socket, server: Server) -> None:
            server.request(connection)
            connection.sendall(drop)
            while not server.over.wait(0.005):
                connection.sendall(drop if b"100" in drop else b"x")

        started = monotonic()
        with serving(drip) as server:
            bounds = Bounds(connect=1, read=1, write=1, pool=1, total=0.1)
            assert send(server.url, bounds) == NoReply("AFL-TIDSFRIST")
        assert monotonic() - started < 3

    def test_the_request_is_not_taken(self, send) -> None:
        """Nobody reads: the send buffers fill up."""
        with serving(lambda connection, server: server.over.wait(5)) as server:
            assert send(server.url, QUICK, body=b"x" * 20_000_000) == NoReply("AFL-TIDSFRIST")

    @pytest.mark.parametrize(
        "length", ["Content-Length: 100000000", "Transfer-Encoding: chunked", "X: until closed"]
    )
    def test_too_large(self, send, length: str) -> None:
        """The server would go on for ever; the wire hangs up soon after the limit."""
        written = 0

        def pour(connection: socket.socket, server: Server) -> None:
            nonlocal written
            server.request(connection)
            connection.sendall(f"HTTP/1.1 200 OK\r\n{length}\r\n\r\n".encode())
            piece = b"400\r\n" + b"x" * 1024 + b"\r\n" if "chunked" in length else b"x" * 1024
            while not server.over.is_set():
                connection.sendall(piece)
                written += len(piece)

        with serving(pour) as server:
            assert send(server.url) == NoReply("AFL-SVAR-STOERRELSE")
        assert written < 20_000_000

    @given(raw=st.binary(max_size=100) | st.binary(max_size=60).map(lambda b: b"HTTP/1.1 200 OK\r\n" + b))
    @settings(max_examples=25)
    def test_any_bytes_at_all(self, raw: bytes) -> None:
        with serving(says(raw)) as server:
            for send in (sent, sent_async):
                reply = send(server.url)
                assert reply == NoReply("AFL-FORBINDELSE") or isinstance(reply, Reply)


class TestAddresses:
    @pytest.mark.parametrize(
        "url",
        [
            "https://127.0.0.1:1/",
            "https://localhost:1/",
            "https://[::1]:1/",
            "https://127.1:1/",
            "https://2130706433:1/",
        ],
    )
    def test_of_this_machine_need_leave(self, send, url: str) -> None:
        assert send(url, addresses=Addresses()) == NoReply("AFL-ADRESSE")

    @pytest.mark.parametrize(
        "url", ["http://1.1.1.1/", "ftp://1.1.1.1/", "https://u:p@1.1.1.1/", "x", "https://[/"]
    )
    def test_of_another_form(self, send, url: str) -> None:
        assert send(url) == NoReply("AFL-ADRESSE")

    def test_a_name_that_leads_into_a_closed_net(self, send) -> None:
        for address in ("10.0.0.1", "169.254.169.254", "::ffff:10.0.0.1"):
            assert send("https://havblik.example/", resolve=lambda *_, a=address: [a]) == NoReply(
                "AFL-ADRESSE"
            )

    def test_a_name_that_leads_to_this_machine(self, send) -> None:
        with serving(replies("200 OK")) as server:
            url = f"https://havblik.example:{server.port}/"
            assert send(url, addresses=Addresses(), resolve=lambda *_: ["127.0.0.1"]) == NoReply(
                "AFL-ADRESSE"
            )
        assert server.connections == 0

    def test_a_name_nobody_knows(self, send) -> None:
        def unknown(host: str, port: int) -> list[str]:
            raise OSError(SECRET)

        assert send("https://havblik.example/", resolve=unknown) == NoReply("AFL-FORBINDELSE")

    def test_the_name_stays_in_the_request(self, send) -> None:
        with serving(replies("200 OK")) as server:
            url = f"http://havblik.example:{server.port}/beskeder"
            assert send(url, resolve=lambda *_: ["127.0.0.1"]).status == 200
        assert f"host: havblik.example:{server.port}\r\n".encode() in server.received[0].lower()

    def test_a_dead_address_is_passed_over(self, send) -> None:
        with serving(replies("200 OK")) as server:
            url = f"http://havblik.example:{server.port}/"
            assert send(url, resolve=lambda *_: ["::1", "127.0.0.1"]).status == 200

    def test_rebinding_between_two_requests(self, send) -> None:
        """The name comes to mean another machine: what is checked is what is connected to."""
        answers = [["127.0.0.1"], ["10.0.0.1"]]
        with serving(replies("200 OK")) as server:
            url = f"http://havblik.example:{server.port}/"
            assert send(url, resolve=lambda *_: answers.pop(0)).status == 200
            assert send(url, resolve=lambda *_: answers.pop(0)) == NoReply("AFL-ADRESSE")


class TestTheEnvironment:
    def test_proxies_are_ignored(self, send, monkeypatch: pytest.MonkeyPatch) -> None:
        with serving(replies("200 OK", b"proxy")) as proxy, serving(replies("200 OK", b"server")) as server:
            for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
                monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
                monkeypatch.setenv(name.lower(), f"http://127.0.0.1:{proxy.port}")
            monkeypatch.delenv("NO_PROXY", raising=False)
            monkeypatch.delenv("no_proxy", raising=False)
            assert send(server.url).body == b"server"
        assert proxy.connections == 0

    def test_netrc_is_ignored(self, send, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / ".netrc").write_text("machine 127.0.0.1 login anna password secret\n", encoding="utf-8")
        (tmp_path / ".netrc").chmod(0o600)
        monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
        monkeypatch.setenv("HOME", str(tmp_path))
        with serving(replies("200 OK")) as server:
            send(server.url)
        assert b"authorization" not in server.received[0].lower()


class TestTheClient:
    def test_keeps_its_connection_and_no_cookies(self) -> None:
        def twice(connection: socket.socket, server: Server) -> None:
            for _ in range(2):
                server.request(connection)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: a=b; Path=/\r\n\r\n")

        request = Request("POST", "", {}, b"jwe")
        with serving(twice) as server, HttpxWire(HERE, bounds=EASY, tls=CONTEXT) as wire:
            for _ in range(2):
                reply = wire.send(Request("POST", server.url, request.headers, request.body))
                assert (reply.status, "set-cookie" in reply.headers) == (200, False)
        assert server.connections == 1
        assert b"cookie" not in server.received[1].lower()

    def test_many_at_a_time_over_few_connections(self) -> None:
        def keep(connection: socket.socket, server: Server) -> None:
            while True:
                body = server.request(connection)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))

        async def send_all(url: str) -> list[Reply | NoReply]:
            bounds = Bounds(connections=3, connect=5, read=5, write=5, pool=5, total=5)
            async with AsyncHttpxWire(HERE, bounds=bounds, tls=CONTEXT) as wire:
                requests = [Request("POST", url, {}, str(n).encode()) for n in range(1, 31)]
                return await asyncio.gather(*map(wire.send, requests))

        with serving(keep) as server:
            found = asyncio.run(send_all(server.url))
        assert [reply.body for reply in found] == [str(n).encode() for n in range(1, 31)]
        assert server.connections <= 3

    def test_waiting_for_a_connection_has_an_end(self) -> None:
        async def send_two(url: str) -> list[Reply | NoReply]:
            bounds = Bounds(connections=1, connect=1, read=0.2, write=1, pool=0.01, total=5)
            async with AsyncHttpxWire(HERE, bounds=bounds, tls=CONTEXT) as wire:
                request = Request("GET", url, {})
                return await asyncio.gather(wire.send(request), wire.send(request))

        with serving(lambda connection, server: server.over.wait(5)) as server:
            assert asyncio.run(send_two(server.url)) == [NoReply("AFL-TIDSFRIST")] * 2
        assert server.connections == 1

    def test_sends_nothing_once_closed(self) -> None:
        wire = HttpxWire(HERE, tls=CONTEXT)
        wire.close()
        with pytest.raises(LocalError):
            wire.send(Request("GET", "http://127.0.0.1:1/", {}))

        async def send() -> None:
            wire = AsyncHttpxWire(HERE, tls=CONTEXT)
            await wire.close()
            await wire.send(Request("GET", "http://127.0.0.1:1/", {}))

        with pytest.raises(LocalError):
            asyncio.run(send())

    def test_lets_a_cancelled_task_go(self) -> None:
        async def cancel(url: str) -> None:
            async with AsyncHttpxWire(HERE, bounds=EASY, tls=CONTEXT) as wire:
                task = asyncio.create_task(wire.send(Request("GET", url, {})))
                await asyncio.sleep(0.02)
                task.cancel()
                await task

        with (
            serving(lambda connection, server: server.over.wait(5)) as server,
            pytest.raises(asyncio.CancelledError),
        ):
            asyncio.run(cancel(server.url))

    def test_by_default_lets_in_nobody_near(self) -> None:
        with HttpxWire() as wire:
            assert wire.send(Request("GET", "https://127.0.0.1:1/", {})) == NoReply("AFL-ADRESSE")

        async def send() -> Reply | NoReply:
            async with AsyncHttpxWire() as wire:
                return await wire.send(Request("GET", "https://127.0.0.1:1/", {}))

        assert asyncio.run(send()) == NoReply("AFL-ADRESSE")


@pytest.fixture(scope="module")
def identity(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, x509.Certificate]:
    """A server certificate for havblik.example, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "havblik.example")])
    now = datetime.now().astimezone()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("havblik.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + certificate.public_bytes(Encoding.PEM))
    return file, certificate


class TestTls:
    def server_side(self, file: Path, names: list[str | None]) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        context.sni_callback = lambda _, name, __: names.append(name)
        return context

    def trusting(self, certificate: x509.Certificate) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(cadata=certificate.public_bytes(Encoding.PEM).decode())
        return context

    def test_is_for_the_name_though_the_connection_is_to_the_address(self, send, identity) -> None:
        names: list[str | None] = []
        with serving(replies("201 C", b"ok"), tls=self.server_side(identity[0], names)) as server:
            url = f"https://havblik.example:{server.port}/beskeder"
            tls = self.trusting(identity[1])
            assert send(url, tls=tls, resolve=lambda *_: ["127.0.0.1"]).body == b"ok"
            other = url.replace("havblik", "elsewhere")
            assert send(other, tls=tls, resolve=lambda *_: ["127.0.0.1"]) == NoReply("AFL-TLS")
        assert names == ["havblik.example", "elsewhere.example"]

    def test_needs_a_certificate_that_is_trusted(self, send, identity) -> None:
        with serving(replies("201 C", b"ok"), tls=self.server_side(identity[0], [])) as server:
            url = f"https://havblik.example:{server.port}/"
            for tls in (CONTEXT, pools.tls_context()):
                assert send(url, tls=tls, resolve=lambda *_: ["127.0.0.1"]) == NoReply("AFL-TLS")
        assert server.received == []

    def test_of_an_old_version_is_refused(self, send, identity) -> None:
        context = self.server_side(identity[0], [])
        context.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning, match="TLSv1_1"):
            context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
        with serving(replies("201 C", b"ok"), tls=context) as server:
            url = f"https://havblik.example:{server.port}/"
            tls = self.trusting(identity[1])
            assert send(url, tls=tls, resolve=lambda *_: ["127.0.0.1"]) == NoReply("AFL-TLS")

    def test_where_nobody_speaks_it(self, send) -> None:
        with serving(lambda connection, server: connection.sendall(b"SSH-2.0-x\r\n")) as server:
            assert send(f"https://127.0.0.1:{server.port}/") in (
                NoReply("AFL-TLS"),
                NoReply("AFL-FORBINDELSE"),
            )

    def test_that_stalls(self, send) -> None:
        with serving(lambda connection, server: server.over.wait(5)) as server:
            bounds = Bounds(connect=0.05, read=1, write=1, pool=1, total=5)
            assert send(f"https://127.0.0.1:{server.port}/", bounds) == NoReply("AFL-TIDSFRIST")
            bounds = Bounds(connect=5, read=5, write=5, pool=5, total=0.05)
            assert send(f"https://127.0.0.1:{server.port}/", bounds) == NoReply("AFL-TIDSFRIST")

    def test_is_1_2_at_least_whatever_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", "/dev/null")
        context = pools.tls_context()
        assert context.minimum_version is ssl.TLSVersion.TLSv1_2
        assert context.verify_mode is ssl.CERT_REQUIRED and context.check_hostname
        assert context.get_ca_certs()


def test_the_logs_hold_the_url_and_nothing_of_the_message(send, caplog: pytest.LogCaptureFixture) -> None:
    for name in (None, "httpx", "httpcore"):  # the command line quietens them for the whole process
        caplog.set_level(logging.DEBUG, logger=name)
    with serving(replies(f"201 {SECRET}", SECRET.encode())) as server:
        send(server.url, body=SECRET.encode(), headers={"idempotency-key": f'"{SECRET}"'})
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("httpcore")]
    assert any(server.url in line for line in ours)
    assert not any(SECRET in line for line in ours), "the foreign reason phrase does not reach httpx"
    sending = [
        line.getMessage() for line in caplog.records if "receive_response_headers" not in line.getMessage()
    ]
    assert not any(SECRET in line for line in sending)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (httpx.InvalidURL(SECRET), "AFL-ADRESSE"),
        (httpx.UnsupportedProtocol(SECRET), "AFL-ADRESSE"),
        (httpcore.UnsupportedProtocol(SECRET), "AFL-ADRESSE"),
        (httpx.PoolTimeout(SECRET), "AFL-TIDSFRIST"),
        (httpcore.WriteTimeout(SECRET), "AFL-TIDSFRIST"),
        (TimeoutError(SECRET), "AFL-TIDSFRIST"),
        (httpcore.ConnectError(ssl.SSLError(SECRET)), "AFL-TLS"),
        (ssl.SSLError(SECRET), "AFL-TLS"),
        (httpcore.ConnectError(OSError(SECRET)), "AFL-FORBINDELSE"),
        (httpcore.LocalProtocolError(SECRET), "AFL-FORBINDELSE"),
        (httpx.RemoteProtocolError(SECRET), "AFL-FORBINDELSE"),
        (httpx.TooManyRedirects(SECRET), "AFL-FORBINDELSE"),
        (httpx.StreamClosed(), "AFL-FORBINDELSE"),
        (BrokenPipeError(SECRET), "AFL-FORBINDELSE"),
    ],
)
def test_every_failure_of_the_libraries_has_a_code(error: Exception, code: str, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(pools.Transport, "handle_request", fail)
    monkeypatch.setattr(pools.AsyncTransport, "handle_async_request", fail)
    for send in (sent, sent_async):
        reply = send("http://127.0.0.1:1/")
        assert reply == NoReply(code)
        assert SECRET not in repr(reply)


def test_no_failure_of_the_libraries_is_forgotten() -> None:
    theirs = [
        kind
        for library in (httpx, httpcore)
        for kind in vars(library).values()
        if isinstance(kind, type) and issubclass(kind, Exception) and kind not in NOT_FROM_THE_NETWORK
    ]
    assert len(theirs) > 20
    assert [kind for kind in theirs if not issubclass(kind, wires._FAULTS)] == []


NOT_FROM_THE_NETWORK = {httpx.CookieConflict, httpcore.ConnectionNotAvailable, httpcore.ProxyError}
"""httpx reads no cookies here, the pool keeps the second to itself, and there are no proxies."""


def test_the_deadline_is_the_threads_own() -> None:
    with pools.deadline(-1), pytest.raises(httpcore.ConnectTimeout):
        pools._Timed().connect_tcp("127.0.0.1", 1)
    with pytest.raises(httpcore.ConnectError):
        pools._Timed().connect_tcp("127.0.0.1", 1, timeout=1)
    assert pools._left(None, httpcore.ReadTimeout) is None
    with pools.deadline(60):
        assert 50 < pools._left(None, httpcore.ReadTimeout) <= 60
        assert pools._left(3, httpcore.ReadTimeout) == 3


def test_the_resolver_of_the_system_is_the_usual_one(send) -> None:
    with serving(replies("200 OK")) as server:
        assert send(server.url, resolve=resolve).status == 200
