"""``samarbejde seal`` and ``samarbejde open``: one message signed and encrypted, and opened again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema.security.jwe import encrypt
from samarbejde_schema.security.jws import Typ, sign
from samarbejde_schema.transport.opening import read_ring, write_revocation
from samarbejde_schema.transport.settings import Settings
from tests.cli.calls import BAD_ORDER, CASE, ORDER, samarbejde
from tests.cli.worlds import BOSTED, KOMMUNE, POOL, Two, came, copied, fresh, id_in, two

CPR = "0504909989"
CLOSED = "Pakken kunne ikke åbnes"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two(tmp_path_factory.mktemp("seal"))


@pytest.fixture(scope="module")
def order(made: Two) -> Path:
    """A message that may be sent today."""
    return fresh(ORDER, made.world.folder.parent, mark="seal")


@pytest.fixture(scope="module")
def sealed(made: Two, order: Path) -> bytes:
    answer = samarbejde("seal", made.kommune, order)
    assert (answer.code, answer.err) == (0, "")
    return answer.raw


def changed(order: Path, folder: Path, change: Callable[[dict[str, Any]], None]) -> Path:
    tree = json.loads(order.read_bytes())
    change(tree)
    file = folder / "aendret.json"
    file.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_message_that_was_sealed_opens_as_the_same_message(
    form: str, made: Two, order: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"besked.{form}"
    file.write_bytes(samarbejde("convert", order, "--to", form).raw)
    answer = samarbejde("seal", made.kommune, file, "--out", tmp_path / "ny" / "besked.jose")
    assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert (tmp_path / "ny" / "besked.jose").read_bytes().count(b".") == 4
    opened = samarbejde("open", made.bosted, tmp_path / "ny" / "besked.jose")
    assert opened.code == 0
    assert opened.raw.startswith(b"{" if form == "json" else b"<?xml")
    assert opened.raw == file.read_bytes(), "a document travels as it is"


def test_it_is_told_who_signed_and_when(made: Two, order: Path, sealed: bytes, tmp_path: Path) -> None:
    to_stdout = samarbejde("open", made.bosted, "-", stdin=sealed + b"\n")
    assert f"Signeret af Fjordby Kommune, CVR {KOMMUNE}, " in to_stdout.err
    assert f"bestilling {id_in(order)}" in to_stdout.err
    assert "ADVARSEL" not in to_stdout.err
    to_file = samarbejde("open", made.bosted, "-", "--out", tmp_path / "b.json", stdin=sealed)
    assert (to_file.code, to_file.err, to_file.out) == (0, "", to_stdout.err)
    assert (tmp_path / "b.json").read_bytes() == to_stdout.raw
    assert (tmp_path / "b.json").stat().st_mode & 0o077 == 0
    told = samarbejde(
        "open", made.bosted, "-", "--out", tmp_path / "c.json", "--format", "json", stdin=sealed
    )
    assert told.json["signer"] == told.json["sender"] == KOMMUNE
    assert (told.json["type"], told.json["message_id"]) == ("bestilling", id_in(order))
    assert datetime.fromisoformat(told.json["signed"]) <= datetime.now(UTC)
    assert CPR not in told.out


def test_a_message_with_errors_is_refused_with_its_report(made: Two, order: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud.jose"
    for file, rule in ((BAD_ORDER, "SKEMA-KODE"), (ORDER, "FR-007")):
        answer = samarbejde("seal", made.kommune, file, "--out", out)
        assert (answer.code, answer.raw) == (1, b"")
        assert rule in answer.err
    other = samarbejde("seal", made.bosted, order, "--out", out)
    assert other.code == 1
    assert "FR-001" in other.err, "the sender in the message is another than the one who signs"
    assert not out.exists()


def test_a_receiver_who_cannot_be_reached_is_told(made: Two, order: Path, tmp_path: Path) -> None:
    own = copied(made, tmp_path)
    own.world.renew(entry for entry in own.world.register.entries if entry.cvr != BOSTED)
    answer = samarbejde("seal", own.kommune, order)
    assert (answer.code, answer.raw) == (1, b"")
    assert "AFL-REGISTER /konvolut/modtager/0" in answer.err


def test_the_receiver_is_chosen_among_the_messages_own(made: Two, order: Path, tmp_path: Path) -> None:
    assert samarbejde("seal", made.kommune, order, "--to", BOSTED).code == 0
    assert samarbejde("seal", made.kommune, order, "--to", f"{BOSTED}:udfoerer").code == 0
    for wrong in (KOMMUNE, f"{BOSTED}:MYNDIGHED", CPR):
        answer = samarbejde("seal", made.kommune, order, "--to", wrong)
        assert (answer.code, answer.raw) == (2, b"")
        assert f"{BOSTED}:UDFOERER" in answer.err
        assert CPR not in answer.err


def test_with_several_receivers_one_must_be_named(made: Two, order: Path, tmp_path: Path) -> None:
    own = copied(made, tmp_path)
    third = own.world.add(
        "havblik", cvr="90000020", name="Havblik", roles=("UDFOERER",), endpoint="https://havblik.example"
    )

    def add(tree: dict[str, Any]) -> None:
        first = tree["konvolut"]["modtager"][0]
        organisation = {"navn": "Havblik", "cvr": "90000020"}
        tree["konvolut"]["modtager"].append({**first, "organisation": organisation})

    file = changed(order, tmp_path, add)
    answer = samarbejde("seal", own.kommune, file)
    assert answer.code == 2
    assert f"{BOSTED}:UDFOERER, 90000020:UDFOERER" in answer.err
    mine, theirs = (samarbejde("seal", own.kommune, file, "--to", cvr).raw for cvr in (BOSTED, "90000020"))
    assert samarbejde("open", own.bosted, "-", stdin=mine).code == 0
    assert samarbejde("open", third, "-", stdin=theirs).code == 0
    assert samarbejde("open", third, "-", stdin=mine).code == 1


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda jwe: b"",
        lambda jwe: b"0504909989",
        lambda jwe: jwe[:-1],
        lambda jwe: jwe[: len(jwe) // 2],
        lambda jwe: jwe[:-30] + (b"A" if jwe[-30:-29] != b"A" else b"B") + jwe[-29:],
        lambda jwe: jwe.replace(b".", b"..", 1),
        lambda jwe: b"{" + jwe + b"}",
        lambda jwe: b"a" * (17 * 1024 * 1024),
    ],
)
def test_what_cannot_be_opened_has_one_text(
    spoiled: Callable[[bytes], bytes], made: Two, sealed: bytes, tmp_path: Path
) -> None:
    (tmp_path / "pakke").write_bytes(spoiled(sealed))
    answer = samarbejde("open", made.bosted, tmp_path / "pakke", "--out", tmp_path / "ud")
    foreign = samarbejde("open", made.kommune, "-", stdin=sealed)
    assert (answer.code, answer.raw) == (foreign.code, foreign.raw) == (1, b"")
    assert answer.err == foreign.err
    assert CLOSED in answer.err
    assert "SIK-AFKRYPTERING" in answer.err
    assert not (tmp_path / "ud").exists()


def forged(made: Two, order: Path, key: Any) -> bytes:
    """A message signed with another key, sealed to the provider as anybody can."""
    signed = sign(order.read_bytes(), key=key, typ=Typ.BESKED, cty="application/json", now=datetime.now(UTC))
    return encrypt(signed, read_ring(Settings.read(made.bosted)).keys[0].chain[0])


def test_who_is_not_to_be_trusted_is_told_by_code(made: Two, order: Path) -> None:
    authority = made.world.authority
    for issued, code in (
        (authority.employee(KOMMUNE), "SIK-MEDARBEJDER"),
        (authority.organisation("90000020", key=POOL.rsa("x")), "SIK-REGISTER"),
        (authority.bad("udloebet"), "SIK-UDLOEBET"),
        (authority.bad("fremmed-rod"), "SIK-KAEDE"),
    ):
        answer = samarbejde("open", made.bosted, "-", stdin=forged(made, order, issued.key))
        assert (answer.code, answer.raw) == (1, b"")
        assert f"({code})" in answer.err


def test_a_message_that_names_another_sender_is_pointed_out(made: Two, order: Path) -> None:
    key = read_ring(Settings.read(made.bosted)).keys[0]
    answer = samarbejde("open", made.bosted, "-", stdin=forged(made, order, key))
    assert answer.code == 0
    assert f"ADVARSEL: beskeden siger, at den er fra {KOMMUNE}" in answer.err


def test_a_list_too_old_to_rely_on_leaves_it_open(made: Two, sealed: bytes, tmp_path: Path) -> None:
    own = copied(made, tmp_path)
    old = datetime.now(UTC) - timedelta(hours=1)
    (own.world.folder / "spaerrede.json").write_bytes(write_revocation(frozenset(), old))
    answer = samarbejde("open", own.bosted, "-", stdin=sealed)
    assert (answer.code, answer.raw) == (3, b"")
    assert "samarbejde keys check" in answer.err


def test_what_cannot_be_read_or_written_is_told(
    made: Two, order: Path, sealed: bytes, tmp_path: Path
) -> None:
    for arguments in (
        ("seal", made.kommune, tmp_path / "borte.json"),
        ("open", made.bosted, tmp_path / "borte.jose"),
    ):
        answer = samarbejde(*arguments)
        assert answer.code == 3
        assert "Filen findes ikke" in answer.err
    for command in ("seal", "open"):
        answer = samarbejde(command, tmp_path, order)
        assert answer.code == 3
        assert "samarbejde keys new" in answer.err
    assert samarbejde("seal", made.kommune, CASE).code == 2
    (tmp_path / "fil").write_bytes(b"")
    answer = samarbejde("open", made.bosted, "-", "--out", tmp_path / "fil" / "b.json", stdin=sealed)
    assert answer.code == 3
    assert "b.json kunne ikke skrives" in answer.err


@pytest.mark.parametrize("verb", ["seal", "open"])
def test_an_older_register_than_the_store_has_seen_is_not_used(
    verb: str, made: Two, order: Path, sealed: bytes, tmp_path: Path
) -> None:
    """Somebody puts back a register in which a stolen certificate still stands."""
    own = copied(made, tmp_path)
    old = (own.world.folder / "register.jws").read_bytes()
    own.world.renew()
    folder, file = (own.kommune, order) if verb == "seal" else (own.bosted, tmp_path / "besked.jose")
    if verb == "open":
        file.write_bytes(sealed)
    assert came(folder, b"noget") == 400
    assert samarbejde(verb, folder, file).code == 0
    (own.world.folder / "register.jws").write_bytes(old)
    answer = samarbejde(verb, folder, file)
    assert (answer.code, answer.out) == (3, "")
    assert "deltagerregister" in answer.err
