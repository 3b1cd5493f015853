"""The background of a participant: it delivers, renews trust, tidies up, and ends when it is told to."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from tests.standard import byggere

from samarbejde_schema import open_participant
from samarbejde_schema.errors import DeliveryError, LocalError, UntrustedError
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.counterpart import Exchange
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import AsyncDirectWire, asgi
from samarbejde_schema.transport.opening import open_participant as opened
from samarbejde_schema.transport.receiver import application
from samarbejde_schema.transport.service import Renewal, Service
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.worker import Delivery

KEYS = KeyPool()
QUICK = timedelta(milliseconds=5)


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    """A municipality and a provider, a minute after the messages of the builders were sent."""
    clock = Clock(byggere.NU + timedelta(minutes=1))
    with Exchange(tmp_path, clock=clock, keys=KEYS) as made:
        made.add("kommune", cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",))
        made.add("bosted", cvr="90000012", name="Bostedet Engen", roles=("UDFOERER",))
        yield made


def settings_of(exchange: Exchange, name: str) -> Settings:
    return Settings.read(exchange.world.folder / name)


def connect(exchange: Exchange) -> Any:
    """A wire to the provider, for asyncio."""

    @asynccontextmanager
    async def connected() -> Any:
        yield AsyncDirectWire({"https://bosted.example": asgi(application(exchange.participants["bosted"]))})

    return connected


def test_what_is_put_is_delivered_and_told(exchange: Exchange) -> None:
    kommune, bosted = exchange.participants["kommune"], exchange.participants["bosted"]
    kommune.connect = connect(exchange)
    told: list[Delivery] = []
    stop = Event()

    def hear(one: Delivery) -> None:
        told.append(one)
        stop.set()

    kommune.put(byggere.bestilling())
    asyncio.run(Service(kommune, every=QUICK, told=hear).run(stop))
    assert [one.state for one in told] == ["leveret"]
    with bosted.next() as incoming:
        assert incoming is not None


def test_it_works_in_a_thread_and_ends(exchange: Exchange) -> None:
    kommune = exchange.participants["kommune"]
    kommune.connect = connect(exchange)
    arrived = Event()
    service = Service(kommune, settings_of(exchange, "kommune"), every=QUICK, told=lambda _: arrived.set())
    with service:
        with pytest.raises(LocalError):
            service.start()
        kommune.put(byggere.bestilling())
        assert arrived.wait(20)
    assert service.end()


def test_an_event_of_asyncio_ends_it(exchange: Exchange) -> None:
    async def main() -> None:
        stop = asyncio.Event()
        task = asyncio.create_task(Service(exchange.participants["bosted"], deliver=False).run(stop))
        await asyncio.sleep(0)
        stop.set()
        await asyncio.wait_for(task, 20)

    asyncio.run(main())


def test_a_fault_is_logged_without_its_text_and_everything_goes_on(
    exchange: Exchange, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    bosted, stop, turns = exchange.participants["bosted"], Event(), []

    def tidy() -> int:
        turns.append(1)
        if len(turns) == 1:
            raise DeliveryError("AFL-LAGER", "0504909989 er fuldt")
        stop.set()
        return 0

    monkeypatch.setattr(bosted, "tidy", tidy)
    with caplog.at_level(logging.DEBUG):
        asyncio.run(Service(bosted, deliver=False, every=QUICK).run(stop))
    assert len(turns) == 2
    assert [(r.message, r.fault, r.code) for r in caplog.records if r.name.endswith("service")] == [
        ("vedligehold", "DeliveryError", "AFL-LAGER")
    ]
    assert "0504909989" not in caplog.text


def test_a_newer_register_is_taken_into_use_and_an_older_never_again(
    exchange: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    bosted, settings = exchange.participants["bosted"], settings_of(exchange, "bosted")
    renewal, old = Renewal(bosted, settings), settings.register.read_bytes()
    first = bosted.trust.register.version
    assert not renewal.renew()
    exchange.world.renew()
    assert renewal.renew()
    assert bosted.trust.register.version == first + 1
    settings.register.write_bytes(old + b"\n")
    with caplog.at_level(logging.INFO):
        assert not renewal.renew()
        assert not renewal.renew()
    faults = [record.code for record in caplog.records if record.levelno == logging.ERROR]
    assert faults == ["SIK-HOVED"]
    settings.register.write_bytes(old)
    with caplog.at_level(logging.INFO):
        assert not renewal.renew()
    assert caplog.records[-1].code == "SIK-REGISTER"
    assert bosted.trust.register.version == first + 1
    bosted.close()
    with pytest.raises(UntrustedError) as refused:
        opened(settings, STANDARD, clock=exchange.clock)
    assert refused.value.code == "SIK-REGISTER"


def test_the_root_opens_a_folder_too(exchange: Exchange) -> None:
    folder = exchange.world.folder / "bosted"
    for given in (folder, folder / "samarbejde.toml", Settings.read(folder)):
        participant = open_participant(given, clock=exchange.clock)
        assert participant.host.cvr == "90000012"
        participant.close()


def test_forgetting_leaves_the_id_and_nothing_of_the_message(exchange: Exchange) -> None:
    kommune, bosted = exchange.participants["kommune"], exchange.participants["bosted"]
    (message_id,) = kommune.put(byggere.bestilling())
    kommune.deliver()
    assert bosted.forget("90000004", message_id)
    assert not bosted.forget("90000004", message_id)
    assert not bosted.forget("90000004", "00000000-0000-4000-8000-000000000000")
    with bosted.store.peek() as session:
        kept = session.log.find("90000004", message_id)
        assert kept is not None
        assert kept.jws == b""
    assert bosted.store.verify() is None
    assert bosted.tidy() == 0
    exchange.clock.advance(timedelta(days=60))
    assert bosted.tidy() == 1
    assert [row.state for row in kommune.outbox("leveret")] == ["leveret"]


def test_upkeep_goes_on_while_delivery_is_busy(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    kommune, stop, tidied = exchange.participants["kommune"], Event(), Event()
    kommune.connect = connect(exchange)

    async def busy(wire: Any, stopped: Any) -> Any:
        assert await asyncio.to_thread(tidied.wait, 20), "upkeep waits for the delivery"
        stop.set()
        for nothing in ():
            yield nothing

    monkeypatch.setattr(kommune, "deliveries", busy)
    monkeypatch.setattr(kommune, "tidy", lambda: tidied.set() or 0)
    asyncio.run(Service(kommune, every=QUICK).run(stop))
    assert tidied.is_set()


def test_a_bad_register_keeps_no_list_of_revocations_out(exchange: Exchange) -> None:
    bosted, settings = exchange.participants["bosted"], settings_of(exchange, "bosted")
    renewal = Renewal(bosted, settings)
    issued = exchange.world.authority.organisation("90000004", key=KEYS.rsa("en anden"))
    exchange.world.revoke([issued])
    settings.register.write_bytes(b"0504909989")
    assert not renewal.renew()
    assert bosted.trust.revocation.revoked == {issued.certificate.thumbprint}  # type: ignore[attr-defined]


def test_a_file_that_changed_before_the_service_began_is_read(exchange: Exchange) -> None:
    bosted = exchange.participants["bosted"]
    exchange.world.renew()
    assert Renewal(bosted, settings_of(exchange, "bosted")).renew()


def test_a_program_that_fails_is_told_of_the_next_delivery_all_the_same(
    exchange: Exchange, caplog: pytest.LogCaptureFixture
) -> None:
    kommune, stop, told = exchange.participants["kommune"], Event(), []
    kommune.connect = connect(exchange)
    kommune.put(
        *(byggere.bestilling(forloeb_id=str(UUID(int=n)), besked_id=str(UUID(int=n))) for n in (1, 2, 3))
    )

    def fail(one: Delivery) -> None:
        told.append(one.message_id)
        if len(told) == 3:
            stop.set()
        raise KeyError("0504909989")

    with caplog.at_level(logging.ERROR):
        asyncio.run(Service(kommune, every=QUICK, told=fail).run(stop))
    assert len(set(told)) == 3
    assert "0504909989" not in caplog.text
    assert {record.fault for record in caplog.records} == {"KeyError"}
