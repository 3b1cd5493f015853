"""A trial world on disk: what it writes, opened again, renewed and revoked, at whatever time the clock shows."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from samarbejde_schema.errors import LocalError, UntrustedError
from samarbejde_schema.security.certificates import Certificate
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.world import LIFE, REGISTER_CVR, World, types_to
from samarbejde_schema.transport.opening import read_ring, read_trust
from samarbejde_schema.transport.settings import Settings

POOL = KeyPool()
KOMMUNE, BOSTED = "90000004", "90000012"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(tmp_path: Path, clock: Clock) -> World:
    return World.create(tmp_path / "verden", keys=POOL, clock=clock)


def kommune(world: World, **more: object) -> Path:
    return world.add(
        "fjordby",
        cvr=KOMMUNE,
        name="Fjordby Kommune",
        roles=("MYNDIGHED",),
        endpoint="http://127.0.0.1:8701/beskeder",
        **more,
    )


def test_a_participant_is_trusted_by_what_the_world_wrote(world: World, clock: Clock) -> None:
    settings = Settings.read(kommune(world))
    trust = read_trust(settings, clock())
    key = read_ring(settings).signing(clock())
    assert trust.accept(key.chain, clock()).cvr == KOMMUNE
    assert settings.register_cvr == REGISTER_CVR
    entry = world.register.find(KOMMUNE, "MYNDIGHED")
    assert entry is not None
    assert entry.encryption == (key.chain[0],)
    assert (entry.endpoint, entry.types) == (settings.endpoint, types_to("MYNDIGHED"))
    assert "TILBUD" in entry.types


def test_opened_again_it_is_the_same_authority(world: World, clock: Clock) -> None:
    settings = Settings.read(kommune(world))
    clock.advance(timedelta(days=30))
    again = World.open(world.folder, clock=clock)
    assert again.authority.root != b""
    place = again.add(
        "aakanden",
        cvr=BOSTED,
        name="Bostedet Åkanden",
        roles=("UDFOERER", "DRIFTSHERRE"),
        endpoint="http://127.0.0.1:8702/beskeder",
    )
    chain = read_ring(Settings.read(place)).signing(clock()).chain
    assert read_trust(settings, clock()).accept(chain, clock()).cvr == BOSTED
    assert again.register.version == 3
    assert len(again.register.entries) == 3


def test_the_serial_numbers_of_a_world_are_all_different(world: World, clock: Clock) -> None:
    first = world.authority.organisation(KOMMUNE, key=POOL.rsa("en"))
    second = World.open(world.folder, keys=POOL, clock=clock).authority.organisation(
        KOMMUNE, key=POOL.rsa("en")
    )
    assert Certificate.from_der(first.chain[0]).thumbprint != Certificate.from_der(second.chain[0]).thumbprint


def test_nothing_is_written_over(world: World, clock: Clock) -> None:
    kommune(world)
    with pytest.raises(LocalError, match="allerede en deltager"):
        kommune(world)
    with pytest.raises(LocalError, match="findes allerede"):
        World.create(world.folder, keys=POOL, clock=clock)
    with pytest.raises(LocalError, match="ingen prøveverden"):
        World.open(world.folder / "borte", keys=POOL, clock=clock)


def test_a_participant_may_be_left_out_or_be_another(world: World, clock: Clock) -> None:
    employee = world.authority.employee(KOMMUNE)
    settings = Settings.read(kommune(world, issued=employee, listed=False))
    assert world.register.find(KOMMUNE, "MYNDIGHED") is None
    chain = read_ring(settings).keys[0].chain
    with pytest.raises(UntrustedError) as refused:
        read_trust(settings, clock()).accept(chain, clock())
    assert refused.value.code == "SIK-MEDARBEJDER"


def test_an_address_no_register_may_hold_makes_no_participant(world: World) -> None:
    with pytest.raises(LocalError, match="endepunkt"):
        world.add("x", cvr=BOSTED, name="X", roles=("UDFOERER",), endpoint="ftp://havblik.example")
    assert not (world.folder / "x").exists()


def test_revoked_and_expired(world: World, clock: Clock) -> None:
    issued = world.authority.organisation(KOMMUNE, key=POOL.rsa("en"))
    settings = Settings.read(kommune(world, issued=issued))
    world.revoke([issued])
    with pytest.raises(UntrustedError) as refused:
        read_trust(settings, clock()).accept(issued.chain, clock())
    assert refused.value.code == "SIK-SPAERRET"
    world.revoke([])
    clock.advance(LIFE - timedelta(minutes=1))
    assert world.renew().version == 3
    world.revoke([])
    clock.advance(timedelta(days=1))
    assert read_trust(settings, clock()).accept(issued.chain, clock()).cvr == KOMMUNE
    clock.advance(LIFE)
    with pytest.raises(UntrustedError):
        _ = world.register
