"""The drivers: they send what a flow sends, sleep as long as it waits, and stop when it does."""

from __future__ import annotations

import asyncio
from collections.abc import Generator

import pytest
from tests.unit.transport.test_flow import NOW, PACKET, RECEIPT, SILENCE, verify

from samarbejde_schema.errors import LocalError
from samarbejde_schema.transport.client import AsyncClient, Client
from samarbejde_schema.transport.flow import Outcome, Packet, Result, Send, Wait, attempt, deliver, request_of
from samarbejde_schema.transport.http import NoReply, Reply, Request


class Script:
    """Yields the steps and keeps what it is told."""

    def __init__(self, *steps: Send | Wait) -> None:
        self.steps, self.told = steps, []

    def flow(self) -> Generator[Send | Wait, Reply | NoReply | None, Result]:
        for step in self.steps:
            self.told.append((yield step))
        return Result(Outcome.RETRY, "AFL-SVAR")


class Canned:
    """A wire with one reply, in both kinds."""

    def __init__(self, reply: Reply | NoReply = SILENCE) -> None:
        self.reply, self.requests, self.under_way, self.most = reply, list[Request](), 0, 0

    def send(self, request: Request) -> Reply | NoReply:
        self.requests.append(request)
        return self.reply


class AsyncCanned(Canned):
    async def send(self, request: Request) -> Reply | NoReply:
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        return Canned.send(self, request)


def run(flow, reply=SILENCE):
    """The result, the requests, and the seconds slept."""
    wire, slept = Canned(reply), []
    return Client(wire, sleep=slept.append).run(flow), wire.requests, slept


def run_async(flow, reply=SILENCE):
    wire, slept = AsyncCanned(reply), []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def drive() -> Result:
        return await AsyncClient(wire, sleep=sleep).run(flow)

    return asyncio.run(drive()), wire.requests, slept


@pytest.fixture(params=[run, run_async], ids=["sync", "async"])
def drive(request: pytest.FixtureRequest):
    return request.param


SEND, WAIT = Send(Request("POST", "https://a.example/", {}, b"x")), Wait(NOW, 2.5, "klar", None)


def test_each_step_gets_its_answer(drive) -> None:
    script = Script(SEND, WAIT, WAIT, SEND)
    result, requests, slept = drive(script.flow(), RECEIPT)
    assert result == Result(Outcome.RETRY, "AFL-SVAR")
    assert requests == [SEND.request] * 2
    assert slept == [2.5, 2.5]
    assert script.told == [RECEIPT, None, None, RECEIPT]


def test_a_flow_may_end_at_once(drive) -> None:
    assert drive(Script().flow()) == (Result(Outcome.RETRY, "AFL-SVAR"), [], [])


def test_one_try(drive) -> None:
    result, requests, slept = drive(attempt(PACKET, verify=verify, clock=lambda: NOW), RECEIPT)
    assert (result.outcome, requests, slept) == (Outcome.DELIVERED, [request_of(PACKET)], [])


def test_the_whole_way(drive) -> None:
    from random import Random

    flow = deliver(PACKET, queued=NOW, expires=NOW, verify=verify, clock=lambda: NOW, rng=Random(1))
    assert drive(flow, RECEIPT)[0].outcome is Outcome.DELIVERED


def test_what_a_flow_raises_comes_out(drive) -> None:
    with pytest.raises(LocalError):
        drive(attempt(Packet("https://a.example/", "\n", b"x"), verify=verify, clock=lambda: NOW))


def test_many_at_a_time_keep_their_order_and_their_bound() -> None:
    async def drive(count: int, at_once: int) -> tuple[list[Result], AsyncCanned]:
        wire = AsyncCanned(RECEIPT)
        packets = [Packet("https://a.example/", str(n), b"x") for n in range(count)]
        client = AsyncClient(wire, at_once=at_once)
        return await client.run_all(attempt(p, verify=verify, clock=lambda: NOW) for p in packets), wire

    results, wire = asyncio.run(drive(50, 7))
    assert [result.outcome for result in results] == [Outcome.DELIVERED] * 50
    assert wire.most == 7
    assert {request.headers["idempotency-key"] for request in wire.requests} == {f'"{n}"' for n in range(50)}
    assert asyncio.run(drive(0, 7))[0] == []


def test_a_flow_that_waits_holds_nobody_up() -> None:
    async def drive() -> list[str]:
        order: list[str] = []
        waiting = asyncio.Event()

        async def sleep(seconds: float) -> None:
            await waiting.wait()

        def noted(name: str, *steps: Send | Wait):
            result = yield from Script(*steps).flow()
            order.append(name)
            waiting.set()
            return result

        client = AsyncClient(AsyncCanned(), at_once=1, sleep=sleep)
        await client.run_all([noted("slow", WAIT, SEND), noted("quick", SEND, SEND)])
        return order

    assert asyncio.run(drive()) == ["quick", "slow"]


def test_one_that_fails_ends_the_others() -> None:
    async def drive() -> None:
        bad = attempt(Packet("https://a.example/", "\n", b"x"), verify=verify, clock=lambda: NOW)
        await AsyncClient(AsyncCanned()).run_all([bad, Script(*[SEND] * 1000).flow()])

    with pytest.raises(ExceptionGroup) as caught:
        asyncio.run(drive())
    assert caught.group_contains(LocalError)


def test_get() -> None:
    asked = Request("GET", "https://a.example/.well-known/samarbejde", {"accept": "application/jose"})
    plain, other = Canned(RECEIPT), AsyncCanned(RECEIPT)
    assert Client(plain).get(asked.url, "application/jose") == RECEIPT

    async def fetch() -> Reply | NoReply:
        return await AsyncClient(other).get(asked.url, "application/jose")

    assert asyncio.run(fetch()) == RECEIPT
    assert plain.requests == other.requests == [asked]
