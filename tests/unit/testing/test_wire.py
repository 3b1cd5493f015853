"""The lossy wire loses exactly what it says, the same for the same seed; the direct wire loses nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.errors import LocalError
from samarbejde_schema.testing.wire import (
    AsyncDirectWire,
    AsyncLossyWire,
    DirectWire,
    Faults,
    LossyWire,
    asgi,
)
from samarbejde_schema.transport.http import NoReply, Reply, Request

ORIGIN = "https://havblik.example"
SLOW, CUT = NoReply("AFL-TIDSFRIST"), NoReply("AFL-FORBINDELSE")
KINDS = [kind.name for kind in fields(Faults)]


def post(body: bytes = b"jwe", origin: str = ORIGIN) -> Request:
    return Request("POST", f"{origin}/beskeder", {"content-type": "application/jose"}, body)


class Receiver:
    """Keeps what arrives, and numbers its replies."""

    def __init__(self) -> None:
        self.arrived: list[bytes] = []

    def __call__(self, request: Request) -> Reply:
        self.arrived.append(request.body)
        return Reply(201, {}, b"receipt %d" % len(self.arrived))


def lossy(seed: int = 1, **faults: float) -> tuple[LossyWire, Receiver]:
    receiver = Receiver()
    return LossyWire(DirectWire({ORIGIN: receiver}), Random(seed), Faults(**faults)), receiver


def sent(count: int, wire: LossyWire) -> list[Reply | NoReply]:
    return [wire.send(post(b"%d" % number)) for number in range(count)]


def test_without_faults_nothing_happens() -> None:
    wire, receiver = lossy()
    assert [reply.body for reply in sent(50, wire)] == [b"receipt %d" % n for n in range(1, 51)]
    assert wire.counts == {"none": 50} and len(receiver.arrived) == 50


def test_a_lost_request_never_arrives() -> None:
    wire, receiver = lossy(lost_request=1)
    assert sent(20, wire) == [SLOW] * 20
    wire.flush()
    assert receiver.arrived == [] and wire.counts == {"lost_request": 20}


def test_a_lost_reply_arrived() -> None:
    wire, receiver = lossy(lost_reply=1)
    assert sent(20, wire) == [SLOW] * 20
    assert len(receiver.arrived) == 20


def test_a_duplicate_arrives_twice_and_either_reply_comes() -> None:
    wire, receiver = lossy(duplicate=1)
    replies = sent(20, wire)
    assert receiver.arrived == [b"%d" % n for n in range(20) for _ in range(2)]
    which = {int(reply.body.split()[1]) - 2 * n for n, reply in enumerate(replies)}
    assert which == {1, 2}


def test_a_reordered_request_arrives_once_behind_later_ones() -> None:
    wire, receiver = lossy(reorder=0.5)
    replies = sent(200, wire)
    assert Counter(type(reply) for reply in replies) == {
        NoReply: wire.counts["reorder"],
        Reply: wire.counts["none"],
    }
    wire.flush()
    wire.flush()
    assert sorted(receiver.arrived, key=int) == [b"%d" % n for n in range(200)]
    places = {int(body): place for place, body in enumerate(receiver.arrived)}
    late = [number for number, reply in enumerate(replies) if reply == SLOW]
    behind = [sum(1 for other in range(n + 1, 200) if places[other] < places[n]) for n in late[:-5]]
    assert max(behind) >= 3
    assert receiver.arrived != sorted(receiver.arrived, key=int)


def test_a_truncated_reply_is_the_beginning_of_the_whole() -> None:
    wire, receiver = lossy(truncate=1)
    replies = sent(50, wire)
    assert len(receiver.arrived) == 50
    for number, reply in enumerate(replies, 1):
        whole = b"receipt %d" % number
        assert reply.status == 201 and whole.startswith(reply.body) and len(reply.body) < len(whole)
    assert len({len(reply.body) for reply in replies}) > 5


def test_a_reply_with_nothing_to_cut_is_cut_off() -> None:
    wire = LossyWire(DirectWire({ORIGIN: lambda _: Reply(204, {})}), Random(1), Faults(truncate=1))
    assert wire.send(post()) == CUT
    assert wire.send(post(origin="https://elsewhere.example")) == CUT


@pytest.mark.parametrize(("kind", "seen"), [("stall", SLOW), ("reset", CUT)])
def test_after_a_stall_or_a_reset_nobody_knows_whether_it_arrived(kind: str, seen: NoReply) -> None:
    wire, receiver = lossy(**{kind: 1})
    assert sent(100, wire) == [seen] * 100
    assert 20 < len(receiver.arrived) < 80


def test_each_kind_comes_as_often_as_said() -> None:
    receiver = Receiver()
    wire = LossyWire(DirectWire({ORIGIN: receiver}), Random(3), Faults.evenly(0.7))
    sent(7000, wire)
    assert set(wire.counts) == {*KINDS, "none"}
    assert sum(wire.counts.values()) == 7000
    assert all(600 < wire.counts[kind] < 800 for kind in KINDS)
    assert 1900 < wire.counts["none"] < 2300


@given(seed=st.integers(), share=st.floats(0, 1), count=st.integers(0, 60))
def test_the_same_seed_gives_the_same_faults_in_both_kinds(seed: int, share: float, count: int) -> None:
    def play() -> tuple:
        receiver = Receiver()
        wire = LossyWire(DirectWire({ORIGIN: receiver}), Random(seed), Faults.evenly(share))
        replies = sent(count, wire)
        wire.flush()
        return replies, receiver.arrived, dict(wire.counts)

    async def play_async() -> tuple:
        receiver = Receiver()

        async def handle(request: Request) -> Reply:
            return receiver(request)

        wire = AsyncLossyWire(AsyncDirectWire({ORIGIN: handle}), Random(seed), Faults.evenly(share))
        replies = [await wire.send(post(b"%d" % number)) for number in range(count)]
        await wire.flush()
        return replies, receiver.arrived, dict(wire.counts)

    assert play() == play() == asyncio.run(play_async())


@given(seed=st.integers(), count=st.integers(1, 60))
def test_whatever_happens_nothing_is_invented(seed: int, count: int) -> None:
    receiver = Receiver()
    wire = LossyWire(DirectWire({ORIGIN: receiver}), Random(seed), Faults.evenly(1))
    replies = sent(count, wire)
    wire.flush()
    arrived = Counter(receiver.arrived)
    assert set(arrived) <= {b"%d" % n for n in range(count)} and max(arrived.values(), default=0) <= 2
    counts = wire.counts
    sure = counts["lost_reply"] + counts["truncate"] + counts["reorder"] + 2 * counts["duplicate"]
    assert sure <= len(receiver.arrived) <= sure + counts["stall"] + counts["reset"]
    assert all(reply in (SLOW, CUT) or isinstance(reply, Reply) for reply in replies)


@pytest.mark.parametrize("faults", [{"stall": -0.1}, {"stall": 0.6, "reset": 0.6}, {"reorder": 1.1}])
def test_probabilities_are_probabilities(faults: dict[str, float]) -> None:
    with pytest.raises(LocalError):
        Faults(**faults)


def test_the_direct_wire_goes_by_the_origin() -> None:
    wire = DirectWire({ORIGIN: lambda _: Reply(201, {}), "http://127.0.0.1:8701": lambda _: Reply(202, {})})
    assert wire.send(post()).status == 201
    assert wire.send(post(origin="http://127.0.0.1:8701")).status == 202
    for other in ("http://havblik.example", "https://havblik.example:8443", "https://elsewhere.example"):
        assert wire.send(post(origin=other)) == CUT


def test_the_direct_wire_calls_an_asgi_application() -> None:
    async def application(scope, receive, send) -> None:
        body = (await receive())["body"]
        kind = dict(scope["headers"])[b"content-type"]
        await send({"type": "http.response.start", "status": 201, "headers": [(b"Content-Type", kind)]})
        await send({"type": "http.response.body", "body": scope["path"].encode() + b" " + body})

    async def play() -> tuple[Reply | NoReply, Reply | NoReply]:
        wire = AsyncDirectWire({ORIGIN: asgi(application)})
        return await wire.send(post()), await wire.send(post(origin="https://elsewhere.example"))

    answered, nobody = asyncio.run(play())
    assert answered == Reply(201, {"content-type": "application/jose"}, b"/beskeder jwe")
    assert nobody == CUT
