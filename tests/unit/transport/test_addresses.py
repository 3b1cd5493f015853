"""Which addresses are connected to, and that the one connected to is the one that was checked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.transport.addresses import (
    MOST_TRIED,
    AddressError,
    Addresses,
    AsyncBackend,
    Backend,
    resolve,
)

PUBLIC = ["93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "2a00:1450::1"]
PRIVATE = ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fc00::1", "fd12::1"]
LOOPBACK = ["127.0.0.1", "127.255.255.254", "::1"]
NEVER = [
    "0.0.0.0",
    "0.1.2.3",
    "169.254.169.254",
    "169.254.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
    "3fff::1",
    "::ffff:127.0.0.1",
    "::ffff:93.184.216.34",
    "::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "2002:7f00:1::1",
    "2001:0:7f00:1::1",
    "",
    "localhost",
    "127.1",
    "2130706433",
    "0x7f.0.0.1",
    "1.1.1.1 ",
    "1.1.1.1:443",
    "[::1]",
]
POLICIES = [
    Addresses(),
    Addresses(allow_loopback=True),
    Addresses(allow_private=True),
    Addresses(True, True, True),
]


@pytest.mark.parametrize("policy", POLICIES)
def test_each_range_needs_its_own_leave(policy: Addresses) -> None:
    assert all(policy.accepts(address) for address in PUBLIC)
    assert all(policy.accepts(address) is policy.allow_loopback for address in LOOPBACK)
    assert all(policy.accepts(address) is policy.allow_private for address in PRIVATE)
    assert not [address for address in NEVER if policy.accepts(address)]


def test_without_tls_this_machine_alone() -> None:
    policy = Addresses(allow_loopback=True, allow_private=True)
    assert all(policy.accepts(address, tls=False) for address in LOOPBACK)
    assert not any(policy.accepts(address, tls=False) for address in PUBLIC + PRIVATE + NEVER)
    freer = Addresses(allow_private=True, allow_http=True)
    assert all(freer.accepts(address, tls=False) for address in PUBLIC + PRIVATE)
    assert not any(freer.accepts(address, tls=False) for address in LOOPBACK + NEVER)


@given(st.ip_addresses())
def test_what_is_accepted_is_global_as_python_sees_it(ip: IPv4Address | IPv6Address) -> None:
    if Addresses().accepts(str(ip)):
        assert ip.is_global and not (ip.is_loopback or ip.is_private or ip.is_link_local or ip.is_multicast)


def test_only_accepted_addresses_are_chosen_in_order_and_few() -> None:
    many = [f"93.184.216.{n}" for n in range(20)]
    chosen = Addresses().chosen(["10.0.0.7", *many[:2], "127.0.0.1", many[0], *many])
    assert chosen == tuple(many[:MOST_TRIED])
    with pytest.raises(AddressError) as caught:
        Addresses().chosen(["10.0.0.7"])
    assert str(caught.value) == ""
    with pytest.raises(AddressError):
        Addresses().chosen([])


@pytest.mark.parametrize(
    "url",
    [
        "https://havblik.example/beskeder",
        "https://havblik.example",
        "HTTPS://Havblik.Example:8443/",
        "https://xn--fjrdby-eya.example/a/b;c=1/d@e/%20~",
        "https://93.184.216.34/",
        "https://[2606:4700::1111]:443/beskeder",
    ],
)
def test_addresses_of_the_right_form(url: str) -> None:
    Addresses().check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "havblik.example",
        "//havblik.example/",
        "http://havblik.example/",
        "ftp://havblik.example/",
        "file:///etc/passwd",
        "https://",
        "https:///beskeder",
        "https://user@havblik.example/",
        "https://user:secret@havblik.example/",
        "https://havblik.example/?cpr=1",
        "https://havblik.example/#x",
        "https://havblik.example:/",
        "https://havblik.example:123456/",
        "https://havblik.example\\@elsewhere.example/",
        "https://havblik.example/\r\nX: y",
        "https://havblik.example/\n",
        "https://havblik.example/a b",
        "https://havblik.example/æ",
        "https://hav%62lik.example/",
        "https://fjørdby.example/",
        "https://[::1]/",
        "https://[::ffff:93.184.216.34]/",
        "https://[fe80::1%25eth0]/",
        "https://[havblik]/",
        " https://havblik.example/",
        "https://havblik.example/" + "x" * 2048,
        "https://" + "x" * 254 + "/",
    ],
)
def test_addresses_of_another_form(url: str) -> None:
    with pytest.raises(AddressError):
        Addresses().check_url(url)


def test_http_where_it_is_allowed() -> None:
    Addresses(allow_loopback=True).check_url("http://localhost:8080/beskeder")
    Addresses(allow_http=True).check_url("http://havblik.example/beskeder")
    Addresses(allow_loopback=True).check_url("http://[::1]:8080/")
    with pytest.raises(AddressError):
        Addresses(allow_loopback=True).check_url("http://[2606:4700::1111]/")


def test_the_systems_resolver() -> None:
    assert "127.0.0.1" in resolve("127.0.0.1", 80)
    assert list(resolve("2130706433", 80)) == ["127.0.0.1"], "odd spellings are seen for what they are"
    for name in ("a..b", "x" * 64 + ".example"):
        with pytest.raises(OSError):  # noqa: PT011 - whatever the system says
            resolve(name, 80)


class Recorder(httpcore.NetworkBackend):
    """Connects to nothing: notes the addresses, and fails for those that are down."""

    def __init__(self, down: dict[str, Exception] | None = None) -> None:
        self.tried: list[tuple[str, int]] = []
        self.seconds: list[float | None] = []
        self.down = down or {}
        self.stream = httpcore.NetworkStream()

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.tried.append((host, port))
        self.seconds.append(timeout)
        if host in self.down:
            raise self.down[host]
        return self.stream


class AsyncRecorder(httpcore.AsyncNetworkBackend):
    def __init__(self, inner: Recorder) -> None:
        self.inner = inner

    async def connect_tcp(self, *given):
        return self.inner.connect_tcp(*given)


def connected(policy: Addresses, names: Callable[[str, int], Sequence[str]], recorder: Recorder, **given):
    """What the backend connects to, and the same of its sister for asyncio."""
    plain = Backend(policy, tls=given.pop("tls", True), resolve=names, inner=recorder)
    return plain.connect_tcp("havblik.example", 443, **given)


def connected_async(policy, names, recorder: Recorder, **given):
    tls = given.pop("tls", True)

    async def connect():
        backend = AsyncBackend(policy, tls=tls, resolve=names, inner=AsyncRecorder(recorder))
        return await backend.connect_tcp("havblik.example", 443, **given)

    return asyncio.run(connect())


@pytest.fixture(params=[connected, connected_async], ids=["sync", "async"])
def connect(request: pytest.FixtureRequest):
    return request.param


class TestTheBackends:
    def test_a_name_that_is_resolved_anew_to_our_own_machine(self, connect) -> None:
        """DNS rebinding: the first answer is public, every later one is not."""
        answers = iter([["93.184.216.34"], ["127.0.0.1"], ["127.0.0.1"]])
        recorder = Recorder()
        stream = connect(Addresses(), lambda host, port: next(answers), recorder)
        assert recorder.tried == [("93.184.216.34", 443)]
        assert stream is recorder.stream
        with pytest.raises(AddressError):
            connect(Addresses(), lambda host, port: next(answers), recorder)
        assert len(recorder.tried) == 1
        assert next(answers) == ["127.0.0.1"], "each connection resolves once"

    def test_the_resolver_is_asked_for_the_name_and_port(self, connect) -> None:
        asked = []
        connect(Addresses(), lambda *given: asked.append(given) or ["1.1.1.1"], Recorder())
        assert asked == [("havblik.example", 443)]

    def test_private_answers_among_public_ones_are_passed_over(self, connect) -> None:
        recorder = Recorder({"1.1.1.1": httpcore.ConnectError()})
        connect(Addresses(), lambda *_: ["10.0.0.1", "1.1.1.1", "::1", "93.184.216.34"], recorder)
        assert [host for host, _ in recorder.tried] == ["1.1.1.1", "93.184.216.34"]

    def test_without_tls_a_public_answer_is_not_taken(self, connect) -> None:
        recorder = Recorder()
        connect(Addresses(allow_loopback=True), lambda *_: ["1.1.1.1", "127.0.0.1"], recorder, tls=False)
        assert [host for host, _ in recorder.tried] == ["127.0.0.1"]

    @pytest.mark.parametrize("error", [httpcore.ConnectError, httpcore.ConnectTimeout])
    def test_when_all_are_down_the_last_failure_counts(self, connect, error) -> None:
        recorder = Recorder({"1.1.1.1": httpcore.ConnectError(), "1.0.0.1": error()})
        with pytest.raises(error):
            connect(Addresses(), lambda *_: ["1.1.1.1", "1.0.0.1"], recorder)

    def test_the_time_is_shared(self, connect) -> None:
        recorder = Recorder({"1.1.1.1": httpcore.ConnectTimeout()})
        connect(Addresses(), lambda *_: ["1.1.1.1", "1.0.0.1"], recorder, timeout=10.0)
        first, second = recorder.seconds
        assert first == pytest.approx(5, abs=1) and second == pytest.approx(10, abs=2)
        connect(Addresses(), lambda *_: ["1.0.0.1"], recorder)
        assert recorder.seconds[-1] is None

    def test_a_name_nobody_knows(self, connect) -> None:
        def unknown(host: str, port: int) -> Sequence[str]:
            raise OSError("secret.example")

        with pytest.raises(httpcore.ConnectError) as caught:
            connect(Addresses(), unknown, Recorder())
        assert str(caught.value) == "" and caught.value.__suppress_context__

    def test_other_failures_are_not_hidden(self, connect) -> None:
        with pytest.raises(ZeroDivisionError):
            connect(Addresses(), lambda *_: ["1.1.1.1"], Recorder({"1.1.1.1": ZeroDivisionError()}))
