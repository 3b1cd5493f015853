"""From a settings file to a participant: each file that is wrong is told by name, and nothing secret shows."""

from __future__ import annotations

import json
import traceback
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.unit.transport.exchanges import NOW, POOL, Both, quiet_order, two

from samarbejde_schema.errors import Error, LocalError, UntrustedError
from samarbejde_schema.security.revocation import Status
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.authority import Bad
from samarbejde_schema.testing.clock import Clock
from samarbejde_schema.transport.opening import (
    LARGEST_FILE,
    open_participant,
    read_file,
    read_revocation,
    read_ring,
    read_trust,
    read_vault,
    write_revocation,
)
from samarbejde_schema.transport.settings import Settings
from samarbejde_schema.transport.wires import AsyncHttpxWire, HttpxWire


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


@pytest.fixture
def settings(both: Both) -> Settings:
    return Settings.read(both.folder / "kommune")


def test_a_participant_is_made_of_its_files(both: Both, settings: Settings) -> None:
    participant = open_participant(settings, STANDARD, clock=Clock(NOW))
    try:
        assert (participant.host.cvr, participant.host.roles) == ("90000004", {"MYNDIGHED"})
        assert (participant.name, participant.endpoint) == (
            "Fjordby Kommune",
            "https://kommune.example/beskeder",
        )
        assert participant.clock() == NOW
        assert isinstance(participant.wire, HttpxWire)
        assert isinstance(participant.connected(), AsyncHttpxWire)
        assert participant.trust.anchors.environment == "test"
    finally:
        participant.close()


def test_without_a_clock_it_is_now(tmp_path: Path) -> None:
    before = datetime.now(UTC)
    with two(tmp_path, at=before) as made:
        participant = open_participant(Settings.read(made.folder / "kommune"), STANDARD)
        assert before <= participant.clock() <= datetime.now(UTC)
        participant.close()


def wrong(settings: Settings, field: str, data: bytes | None) -> Settings:
    """The settings with one file changed; ``None`` takes it away."""
    named = getattr(settings, field)
    file = named[0] if isinstance(named, tuple) else named
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)
    return settings


FILES = {
    "key_files": "noegle.pem",
    "store_key": "lager.key",
    "roots": "roedder.pem",
    "register": "register.jws",
    "revoked": "spaerrede.json",
}


@pytest.mark.parametrize(("field", "name"), FILES.items())
def test_a_file_that_is_not_there_is_named(settings: Settings, field: str, name: str) -> None:
    wrong(settings, field, None)
    with pytest.raises(LocalError) as caught:
        open_participant(settings, STANDARD, clock=Clock(NOW))
    assert str(caught.value) == f"filen {name} findes ikke"


@pytest.mark.parametrize(("field", "name"), FILES.items())
def test_a_file_that_is_too_large_is_named(settings: Settings, field: str, name: str) -> None:
    wrong(settings, field, bytes(LARGEST_FILE + 1))
    with pytest.raises(LocalError) as caught:
        open_participant(settings, STANDARD, clock=Clock(NOW))
    assert str(caught.value) == f"filen {name} er for stor"


@pytest.mark.parametrize("name", ["mappe", "nul\0tegn"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "mappe").mkdir()
    with pytest.raises(LocalError) as caught:
        read_file(tmp_path / name)
    assert str(caught.value) == f"filen {name} kunne ikke læses"


@pytest.mark.parametrize(
    ("field", "data", "told"),
    [
        ("key_files", b"", "Nøglen kunne ikke læses"),
        ("key_files", b"-----BEGIN PRIVATE KEY-----\nnej\n-----END PRIVATE KEY-----\n", "Nøglen kunne ikke"),
        ("store_key", b"", "lagerets nøgle skal være 32 bytes skrevet i base64"),
        ("store_key", b"ikke base64!", "lagerets nøgle skal være 32 bytes skrevet i base64"),
        ("store_key", b64encode(bytes(31)), "lagerets nøgle skal være 32 bytes skrevet i base64"),
        ("store_key", b64encode(bytes(32))[:-1], "lagerets nøgle skal være 32 bytes skrevet i base64"),
        ("store_key", "æ".encode(), "lagerets nøgle skal være 32 bytes skrevet i base64"),
        ("roots", b"", ""),
        ("roots", b"-----BEGIN CERTIFICATE-----\nnej\n-----END CERTIFICATE-----\n", ""),
        ("register", b"", "Signaturen eller dens hoved"),
        ("register", b"a.b.c", "Signaturen eller dens hoved"),
        ("revoked", b"", "listen over spærrede certifikater har ikke den rette form"),
        ("revoked", b"[]", "listen over spærrede certifikater har ikke den rette form"),
        ("revoked", b"{}", "listen over spærrede certifikater har ikke den rette form"),
    ],
)
def test_a_file_with_something_else_in_it_is_told(
    settings: Settings, field: str, data: bytes, told: str
) -> None:
    wrong(settings, field, data)
    with pytest.raises((LocalError, UntrustedError)) as caught:
        open_participant(settings, STANDARD, clock=Clock(NOW))
    assert str(caught.value).startswith(told)
    assert str(caught.value)


def test_of_several_key_files_the_wrong_one_is_named(settings: Settings) -> None:
    old = settings.key_files[0].with_name("gammel.pem")
    old.write_bytes(b"nej")
    both_files = replace(settings, key_files=(*settings.key_files, old))
    with pytest.raises(LocalError, match=r"^gammel\.pem: Nøglen kunne ikke læses"):
        read_ring(both_files)


def test_an_old_key_still_opens(both: Both, settings: Settings) -> None:
    """Keys in PEM and in PKCS#12, newest first, under one password."""
    new = both.world.authority.organisation("90000004", key=POOL.rsa("ny"))
    file = settings.key_files[0].with_name("ny.p12")
    file.write_bytes(new.pkcs12("hemmeligt"))
    old = settings.key_files[0]
    named = replace(settings, key_files=(file,), password_env="SAMARBEJDE_PROEVE_KODE")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMARBEJDE_PROEVE_KODE", "hemmeligt")
        assert read_ring(named).keys[0].chain == new.chain
        patch.setenv("SAMARBEJDE_PROEVE_KODE", "forkert")
        with pytest.raises(LocalError) as caught:
            read_ring(named)
        assert str(caught.value).startswith("Nøglefilen kunne ikke læses")
        patch.delenv("SAMARBEJDE_PROEVE_KODE")
        with pytest.raises(LocalError, match="miljøvariablen SAMARBEJDE_PROEVE_KODE"):
            read_ring(named)
    assert read_ring(replace(settings, key_files=(old,))).keys[0].chain != new.chain


def secrets_of(settings: Settings) -> list[str]:
    pem = settings.key_files[0].read_text(encoding="ascii").splitlines()
    return [pem[3], pem[9], settings.store_key.read_text(encoding="ascii").strip(), "hemmeligt-kodeord"]


def bad_chain(settings: Settings) -> Callable[[], object]:
    """The key without its certificates."""
    file = settings.key_files[0]
    key = file.read_bytes().partition(b"-----BEGIN CERTIFICATE")[0]
    file.write_bytes(key)
    return lambda: read_ring(settings)


def bad_password(settings: Settings) -> Callable[[], object]:
    named = replace(settings, password_env="SAMARBEJDE_PROEVE_KODE")
    return lambda: read_ring(named)


def bad_store_key(settings: Settings) -> Callable[[], object]:
    settings.store_key.write_bytes(settings.store_key.read_bytes().strip() + b"AAAA")
    return lambda: read_vault(settings)


@pytest.mark.parametrize("make", [bad_chain, bad_password, bad_store_key])
def test_no_frame_of_an_error_holds_a_secret(
    settings: Settings, make: Callable[[Settings], Callable[[], object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMARBEJDE_PROEVE_KODE", "hemmeligt-kodeord")
    hidden, call = secrets_of(settings), make(settings)
    with pytest.raises(LocalError) as caught:
        call()
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [f for f in told.stack if "src/samarbejde_schema" in f.filename or "site-packages" in f.filename]
    shown = str(caught.value) + "".join(str(frame.locals) for frame in frames)
    assert frames
    assert not [secret for secret in hidden if secret in shown]
    assert caught.value.__cause__ is caught.value.__context__ is None


# --- settings, certificates, register and standard agree --------------------------------------------------


def test_a_certificate_of_another_organisation_is_told(settings: Settings) -> None:
    with pytest.raises(LocalError) as caught:
        open_participant(replace(settings, cvr="90000012"), STANDARD, clock=Clock(NOW))
    assert str(caught.value) == (
        "certifikatet i noegle.pem har CVR-nummer 90000004; opsætningen siger 90000012"
    )


def test_a_certificate_without_a_number_is_told(both: Both, settings: Settings) -> None:
    issued = both.world.authority.bad(Bad.NO_CVR, "90000004")
    settings.key_files[0].write_bytes(issued.key_pem + issued.chain_pem)
    with pytest.raises(LocalError, match="har intet CVR-nummer; opsætningen siger 90000004"):
        open_participant(settings, STANDARD, clock=Clock(NOW))


def test_a_role_that_does_not_exist_is_told_with_those_that_do(settings: Settings) -> None:
    with pytest.raises(LocalError) as caught:
        open_participant(replace(settings, roles=("MYNDIGHED", "BORGMESTER")), STANDARD, clock=Clock(NOW))
    assert "BORGMESTER" not in str(caught.value)
    assert "MYNDIGHED" in str(caught.value)


def test_test_and_production_do_not_meet(settings: Settings) -> None:
    with pytest.raises(Error) as caught:
        open_participant(replace(settings, environment="produktion"), STANDARD, clock=Clock(NOW))
    assert isinstance(caught.value, UntrustedError | LocalError)


def test_a_register_of_another_authority_is_not_trusted(settings: Settings) -> None:
    with pytest.raises(UntrustedError) as caught:
        open_participant(replace(settings, register_cvr="90000128"), STANDARD, clock=Clock(NOW))
    assert caught.value.code == "SIK-REGISTER"


def test_an_older_register_is_refused_when_a_version_is_held(settings: Settings) -> None:
    held = read_trust(settings, NOW).register.version
    assert read_trust(settings, NOW, newer_than=held - 1).register.version == held
    with pytest.raises(UntrustedError):
        read_trust(settings, NOW, newer_than=held)


# --- the list of revoked certificates ---------------------------------------------------------------------

PRINT = "A" * 43


def listed(settings: Settings, data: object) -> Settings:
    settings.revoked.write_text(json.dumps(data), encoding="utf-8")
    return settings


def test_the_list_is_read_as_it_is_written(both: Both, settings: Settings) -> None:
    leaf = both.world.authority.organisation("90000004").certificate
    settings.revoked.write_bytes(write_revocation(frozenset({leaf.thumbprint, PRINT}), NOW))
    read = read_revocation(settings)
    assert (read.revoked, read.valid_until) == ({leaf.thumbprint, PRINT}, NOW)
    assert read.status(leaf, NOW + timedelta(days=9)) is Status.REVOKED


def test_a_long_list_is_read(settings: Settings) -> None:
    prints = [b64encode(number.to_bytes(32, "big"), b"-_").decode().rstrip("=") for number in range(20_000)]
    listed(settings, {"gyldigTil": NOW.isoformat(), "spaerrede": prints})
    assert len(read_revocation(settings).revoked) == 20_000


@pytest.mark.parametrize(
    "data",
    [
        {"gyldigTil": "i morgen", "spaerrede": []},
        {"gyldigTil": "2026-11-02T09:30:00", "spaerrede": []},
        {"gyldigTil": 20261102, "spaerrede": []},
        {"gyldigTil": NOW.isoformat(), "spaerrede": PRINT},
        {"gyldigTil": NOW.isoformat(), "spaerrede": [7]},
        {"gyldigTil": NOW.isoformat(), "spaerrede": [PRINT[:-1]]},
        {"gyldigTil": NOW.isoformat(), "spaerrede": [PRINT + "="]},
        {"gyldigTil": NOW.isoformat(), "spaerrede": ["ab:cd:ef"]},
        {"gyldigTil": NOW.isoformat(), "spaerrede": ["0" * 64]},
        {"gyldigTil": NOW.isoformat(), "spaerrede": ["æ" * 43]},
        {"gyldigTil": NOW.isoformat()},
        {"gyldigTil": NOW.isoformat(), "spaerrede": [], "note": "x"},
    ],
)
def test_a_list_that_could_miss_a_certificate_in_silence_is_refused(settings: Settings, data: object) -> None:
    listed(settings, data)
    with pytest.raises(LocalError, match="listen over spærrede certifikater har ikke den rette form"):
        read_revocation(settings)


def test_a_participant_with_a_revoked_certificate_of_its_own_is_refused_by_others(both: Both) -> None:
    """The list is read anew where trust is, and holds for messages from then on."""
    settings = Settings.read(both.folder / "bosted")
    leaf = both.kommune.ring.signing(NOW).chain[0]
    register = both.bosted.trust.register
    ours = next(entry for entry in register.entries if entry.encryption == (leaf,))
    settings.revoked.write_bytes(
        write_revocation(frozenset({ours.signing[0].thumbprint}), NOW + timedelta(days=1))
    )
    both.bosted.trust = read_trust(settings, NOW)
    both.kommune.put(quiet_order())
    (delivery,) = both.kommune.deliver()
    assert (delivery.state, delivery.code) == ("klar", "SIK-SPAERRET")
