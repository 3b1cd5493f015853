"""``samarbejde keys``: new participants, what their certificates say, and a doctor that finds what is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from samarbejde_schema.security.register import Entry
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.settings import Settings
from tests.cli.calls import Answer, samarbejde
from tests.cli.worlds import BOSTED, KOMMUNE, POOL, Two, copied, two

PASSWORD = "et-langt-kodeord-0504909989"
ORDINARY = ("--cvr", KOMMUNE, "--name", "Fjordby Kommune", "--role", "MYNDIGHED")
ENDPOINT = ("--endpoint", "http://127.0.0.1:8701/beskeder")
REAL = ("--endpoint", "https://fjordby.example/beskeder")
MODES = pytest.mark.skipif(os.name != "posix", reason="this system has no modes of files")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Two:
    """A world nobody changes."""
    return two(tmp_path_factory.mktemp("keys"))


@pytest.fixture
def own(made: Two, tmp_path: Path) -> Two:
    """A world to change."""
    return copied(made, tmp_path)


def checked(folder: Path, *more: str) -> Answer:
    return samarbejde("keys", "check", folder, "--format", "json", *more)


def faults(answer: Answer, state: str = "FEJL") -> dict[str, str]:
    """What is wrong, by topic."""
    found: dict[str, str] = {}
    for check in answer.json:
        if check["state"] == state:
            found[check["topic"]] = " ".join(filter(None, [found.get(check["topic"]), check["text"]]))
    return found


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# --- new -------------------------------------------------------------------------------------------------


def test_a_trial_participant_is_ready_to_run(tmp_path: Path) -> None:
    world, folder = tmp_path / "verden", tmp_path / "verden" / "fjordby"
    World.create(world, keys=POOL)
    answer = samarbejde("keys", "new", folder, *ORDINARY, *ENDPOINT, "--world", world)
    assert (answer.code, answer.err) == (0, "")
    assert {file.name for file in folder.iterdir()} == {"samarbejde.toml", "noegle.pem", "lager.key"}
    settings = Settings.read(folder)
    assert (settings.cvr, settings.environment, settings.listen) == (KOMMUNE, "test", "127.0.0.1:8701")
    assert settings.allow_loopback
    assert checked(folder).code == 0
    assert f"samarbejde keys check {folder}" in answer.out


def test_a_world_is_made_when_there_is_none_and_need_not_hold_its_participants(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = samarbejde("keys", "new", "et sted/fjordby", *ORDINARY, *ENDPOINT, "--world", "verden")
    assert answer.code == 0
    assert checked(Path("et sted/fjordby")).code == 0
    assert World.is_at(tmp_path / "verden")


@MODES
def test_files_with_keys_are_for_their_owner_only(made: Two) -> None:
    for name in ("noegle.pem", "lager.key"):
        assert (made.kommune / name).stat().st_mode & 0o777 == 0o600
    assert {file.stat().st_mode & 0o077 for file in (made.world.folder / "udsteder").glob("*.pem")} == {0}


def test_a_participant_is_never_written_over(own: Two) -> None:
    before = {file.name: file.read_bytes() for file in own.kommune.iterdir()}
    register = (own.world.folder / "register.jws").read_bytes()
    answer = samarbejde("keys", "new", own.kommune, *ORDINARY, *ENDPOINT, "--world", own.world.folder)
    assert answer.code == 3
    assert "intet er skrevet" in answer.err
    assert {file.name: file.read_bytes() for file in own.kommune.iterdir()} == before
    assert (own.world.folder / "register.jws").read_bytes() == register


def test_a_world_can_be_opened_again_and_renews_its_register(own: Two) -> None:
    version = own.world.register.version
    again = World.open(own.world.folder, keys=POOL)
    third = again.add(
        "havblik", cvr="90000020", name="Havblik", roles=("UDFOERER",), endpoint="https://havblik.example"
    )
    assert again.register.version == version + 1
    assert {entry.cvr for entry in again.register.entries} == {KOMMUNE, BOSTED, "90000020"}
    assert checked(third).code == checked(own.kommune).code == 0


@pytest.fixture
def real(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A participant for real use, as it is before the certificate has come."""
    monkeypatch.setenv("SAMARBEJDE_KODEORD", PASSWORD)
    folder = tmp_path / "drift"
    answer = samarbejde("keys", "new", folder, *ORDINARY, *REAL, "--environment", "produktion")
    assert (answer.code, answer.err) == (0, "")
    assert PASSWORD not in answer.out
    return folder


def test_for_real_use_there_is_a_locked_key_and_a_request(real: Path) -> None:
    key = load_pem_private_key((real / "noegle.pem").read_bytes(), PASSWORD.encode())
    request = x509.load_pem_x509_csr((real / "anmodning.csr").read_bytes())
    assert request.is_signature_valid
    assert request.public_key() == key.public_key()
    assert key.key_size == 3072
    subject = {one.oid.dotted_string: one.value for one in request.subject}
    assert subject == {
        "2.5.4.6": "DK", "2.5.4.97": f"NTRDK-{KOMMUNE}", "2.5.4.10": "Fjordby Kommune",
        "2.5.4.3": "Fjordby Kommune",
    }  # fmt: skip
    settings = Settings.read(real)
    assert (settings.environment, settings.password_env) == ("produktion", "SAMARBEJDE_KODEORD")
    assert not settings.allow_loopback


def test_the_doctor_says_what_is_still_missing_for_real_use(real: Path) -> None:
    found = faults(checked(real))
    assert set(found) == {"opsætning", "nøgle", "rødder", "register", "spærreliste"}
    assert "register_cvr" in found["opsætning"]
    assert "roedder.pem findes ikke" in found["rødder"]


def test_without_a_proper_password_no_key_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for password in (None, "kort", "0504909989"):
        monkeypatch.delenv("KODE", raising=False)
        if password is not None:
            monkeypatch.setenv("KODE", password)
        answer = samarbejde("keys", "new", tmp_path / "x", *ORDINARY, *REAL, "--password-env", "KODE")
        assert answer.code == 3
        assert "mindst 12 tegn" in answer.err
        assert not (tmp_path / "x").exists()
        assert password is None or password not in answer.err


def test_for_real_use_nothing_is_written_over_either(real: Path) -> None:
    (real / "noegle.pem").unlink()
    answer = samarbejde("keys", "new", real, *ORDINARY, *REAL)
    assert answer.code == 3
    assert "anmodning.csr, lager.key, samarbejde.toml findes allerede" in answer.err
    assert not (real / "noegle.pem").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--cvr", "90000005", "--name", "X", "--role", "MYNDIGHED", *REAL), "--cvr er otte cifre"),
        (("--cvr", KOMMUNE, "--name", " ", "--role", "MYNDIGHED", *REAL), "--name er på 1 til 64 tegn"),
        (("--cvr", KOMMUNE, "--name", "X", "--role", "BORGMESTER", *REAL), "--role er en af: "),
        ((*ORDINARY, "--endpoint", "http://fjordby.example/beskeder"), "http går kun an på denne maskine"),
        ((*ORDINARY, "--endpoint", "https://a:hemmelig@fjordby.example"), "--endpoint er en adresse"),
        ((*ORDINARY, *ENDPOINT, "--world", "v", "--environment", "produktion"), "altid test"),
        (ORDINARY, "--endpoint mangler"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_made(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    answer = samarbejde("keys", "new", tmp_path / "ny", *arguments)
    assert answer.code == 2
    assert said in answer.err
    assert list(tmp_path.iterdir()) == []


# --- show ------------------------------------------------------------------------------------------------


def test_certificates_are_shown_and_keys_are_not(made: Two) -> None:
    text, told = (
        samarbejde("keys", "show", made.kommune),
        samarbejde("keys", "show", made.kommune, "--format", "json"),
    )
    assert (text.code, told.code) == (0, 0)
    one = told.json["certificates"][0]
    assert (told.json["cvr"], told.json["roles"], one["cvr"], one["kind"]) == (
        KOMMUNE, ["MYNDIGHED"], KOMMUNE, "organisation",
    )  # fmt: skip
    assert one["thumbprint"] in text.out
    assert f"{one['days_left']} dage endnu" in text.out
    secrets = [line for line in (made.kommune / "noegle.pem").read_text().splitlines() if len(line) == 64]
    key = secrets[: next(i for i, line in enumerate(secrets) if "CERTIFICATE" in line or i == 30)]
    assert not any(line in text.out + told.out for line in key)


def test_a_folder_without_settings_is_told_what_to_do(tmp_path: Path) -> None:
    for command in ("show", "check"):
        answer = samarbejde("keys", command, tmp_path)
        assert answer.code == (3 if command == "show" else 1)
        assert "mappen har ingen opsætning" in answer.out + answer.err


# --- check -----------------------------------------------------------------------------------------------


def test_a_sound_participant_has_no_remarks(made: Two) -> None:
    answer = samarbejde("keys", "check", made.kommune)
    assert answer.code == 0
    assert all(line.startswith("OK  ") for line in answer.out.splitlines())
    assert len(answer.out.splitlines()) == 11


def mode(own: Two) -> None:
    (own.kommune / "noegle.pem").chmod(0o640)


def writable(name: str) -> Callable[[Two], None]:
    """A file that others may write is no ground for trust, though everybody may read it."""

    def change(own: Two) -> None:
        file = own.kommune / name
        file.chmod(file.stat().st_mode | 0o020)

    return change


def toml(old: str, new: str) -> Callable[[Two], None]:
    return lambda own: changed(own.kommune / "samarbejde.toml", old, new)


def gone(name: str) -> Callable[[Two], None]:
    return lambda own: (own.kommune / name).unlink()


def key_of(issued: str) -> Callable[[Two], None]:
    """The participant's key file holds another certificate, which also stands in the register."""

    def change(own: Two) -> None:
        authority = own.world.authority
        new = authority.employee(KOMMUNE) if issued == "employee" else authority.bad(issued, KOMMUNE)
        (own.kommune / "noegle.pem").write_bytes(new.key_pem + new.chain_pem)

    return change


def another_key(own: Two) -> None:
    new = own.world.authority.organisation(KOMMUNE, key=POOL.rsa("en anden"))
    (own.kommune / "noegle.pem").write_bytes(new.key_pem + new.chain_pem)


def register(change: Callable[[Entry], Entry | None]) -> Callable[[Two], None]:
    def renew(own: Two) -> None:
        entries = [change(entry) if entry.cvr == KOMMUNE else entry for entry in own.world.register.entries]
        own.world.renew(entry for entry in entries if entry is not None)

    return renew


def revoke(own: Two) -> None:
    own.world.revoke([own.world.authority.organisation(KOMMUNE, key=POOL.rsa("x"))])
    text = samarbejde("keys", "show", own.kommune, "--format", "json").json["certificates"][0]["thumbprint"]
    file = own.world.folder / "spaerrede.json"
    file.write_text(re.sub(r'\["[^"]*"\]', f'["{text}"]', file.read_text()))


def mixed_up(own: Two) -> None:
    (own.kommune / "lager.key").write_text("ikke 32 bytes")


def foreign_roots(own: Two) -> None:
    other = World.create(own.world.folder.parent / "fremmed", keys=type(POOL)())
    (own.world.folder / "roedder.pem").write_bytes((other.folder / "roedder.pem").read_bytes())


FAULTS: dict[str, tuple[Callable[[Two], None], dict[str, str]]] = {
    "mode": (mode, {"rettigheder": "chmod 600"}),
    "mode of settings": (writable("samarbejde.toml"), {"rettigheder": "chmod go-w"}),
    "mode of roots": (writable("../roedder.pem"), {"rettigheder": "roedder.pem kan skrives af andre"}),
    "mode of register": (writable("../register.jws"), {"rettigheder": "register.jws kan skrives af andre"}),
    "mode of list": (writable("../spaerrede.json"), {"rettigheder": "spaerrede.json kan skrives af andre"}),
    "cvr": (toml('cvr = "90000004"', f'cvr = "{BOSTED}"'), {"certifikat": "CVR-nummeret er 90000004"}),
    "role": (toml('["MYNDIGHED"]', '["UDFOERER"]'), {"registeret om os": "UDFOERER: rollen står der ikke"}),
    "unknown role": (toml('["MYNDIGHED"]', '["BORGMESTER"]'), {"opsætning": "rollerne findes ikke"}),
    "endpoint": (toml(":8701/", ":8799/"), {"registeret om os": "adressen er http://127.0.0.1:8701/"}),
    "environment": (toml('"test"', '"produktion"'), {"register": "til miljøet produktion"}),
    "register_cvr": (toml('"90000101"', '"90000128"'), {"register": "ikke signeret af 90000128"}),
    "password": (toml("[trust]", 'password_env = "FINDES_IKKE"\n[trust]'), {"kodeord": "er ikke sat"}),
    "no key": (gone("noegle.pem"), {"nøgle": "noegle.pem findes ikke"}),
    "no store key": (gone("lager.key"), {"lager": "lager.key findes ikke"}),
    "store key": (mixed_up, {"lager": "32 bytes"}),
    "employee": (key_of("employee"), {"certifikat": "medarbejder"}),
    "foreign": (key_of("fremmed-rod"), {"rødder": "rod"}),
    "expired": (key_of("udloebet"), {"gyldighed": "intet certifikat gælder"}),
    "other key": (another_key, {"registeret om os": "signerer med, står der ikke"}),
    "not listed": (register(lambda entry: None), {"registeret om os": "rollen står der ikke"}),
    "no encryption": (
        register(lambda entry: replace(entry, encryption=())),
        {"registeret om os": "kryptere til"},
    ),
    "revoked": (revoke, {"spærreliste": "er spærret"}),
    "foreign roots": (foreign_roots, {"rødder": "rod", "register": "ikke er grund til at stole"}),
}


ENDS = ("noegle.pem", "samarbejde.toml", "roedder.pem", "register.jws", "spaerrede.json")
"""What ends a text that ends with a command."""


@pytest.mark.parametrize("name", FAULTS)
def test_the_doctor_finds_what_is_wrong_and_says_what_to_do(name: str, own: Two) -> None:
    if name.startswith("mode") and os.name != "posix":
        pytest.skip("this system has no modes of files")
    change, expected = FAULTS[name]
    change(own)
    answer = checked(own.kommune)
    found = faults(answer)
    assert answer.code == 1
    for topic, said in expected.items():
        assert said in found[topic]
        assert found[topic].endswith((".", *ENDS))
    assert len({check["topic"] for check in answer.json}) == 11, "all checks run, whatever the others found"
    text = samarbejde("keys", "check", own.kommune)
    assert (text.code, text.err) == (1, "")
    assert "FEJL" in text.out


def test_the_doctor_looks_ahead(made: Two) -> None:
    soon = (datetime.now(UTC) + timedelta(days=364, hours=12)).isoformat(timespec="seconds")
    late = checked(made.kommune, "--at", soon)
    assert late.code == 0
    assert set(faults(late, "ADVARSEL")) == {"register", "spærreliste"}
    later = checked(made.kommune, "--at", (datetime.now(UTC) + timedelta(days=1090)).date().isoformat())
    assert {"register", "spærreliste"} <= set(faults(later))
    assert "udløb" in faults(later)["register"]
    assert "Bestil et nyt nu" in faults(later, "ADVARSEL")["gyldighed"]
    before = (datetime.now(UTC) - timedelta(hours=2)).isoformat(timespec="seconds")
    assert "Stil uret" in faults(checked(made.kommune, "--at", before))["register"]
    assert "intet certifikat gælder" in faults(checked(made.kommune, "--at", "2020-01-01"))["gyldighed"]
    assert samarbejde("keys", "check", made.kommune, "--at", "i morgen").code == 2


def test_damaged_files_are_told_and_never_end_the_doctor(own: Two) -> None:
    files = [own.kommune / "noegle.pem", own.kommune / "lager.key"]
    files += [own.world.folder / name for name in ("roedder.pem", "register.jws", "spaerrede.json")]
    for file in files:
        whole = file.read_bytes()
        for data in (b"", b"0504909989", whole[: len(whole) // 2], b"\xff" + whole[1:], whole * 2):
            file.write_bytes(data)
            answer = checked(own.kommune)
            assert answer.code in (0, 1), file.name
            assert "0504909989" not in answer.out + answer.err
        file.write_bytes(whole)
    assert checked(own.kommune).code == 0
