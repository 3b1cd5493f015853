"""``samarbejde inbox`` and ``samarbejde audit``: what came in, taken out once, and the log behind it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from samarbejde_schema import read
from samarbejde_schema.cli.files import write_private
from tests.cli.calls import CASE, ORDER, samarbejde
from tests.cli.worlds import KOMMUNE, Two, came, copied, fresh, id_in, two

NAMES = ("Birte", "Søren", "Botilbud", "0504909989", "0201609995")


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> tuple[Two, list[Path]]:
    """A provider that has received two messages in JSON, and one in XML, that nobody has read."""
    folder = tmp_path_factory.mktemp("inbox")
    world = two(folder)
    orders = [fresh(ORDER, folder, mark=mark) for mark in ("en", "to", "tre")]
    for number, order in enumerate(orders):
        file = order
        if number == 2:
            file = folder / "tre.xml"
            file.write_bytes(samarbejde("convert", order, "--to", "xml").raw)
        assert came(world.bosted, samarbejde("seal", world.kommune, file).raw) == 201
    return world, orders


@pytest.fixture
def own(received: tuple[Two, list[Path]], tmp_path: Path) -> Two:
    return copied(received[0], tmp_path)


def ids(folder: Path, *more: str) -> list[str]:
    return [row["message_id"] for row in samarbejde("inbox", folder, "--format", "json", *more).json]


def test_the_inbox_is_listed_without_values(received: tuple[Two, list[Path]]) -> None:
    world, orders = received
    answer = samarbejde("inbox", world.bosted)
    assert (answer.code, answer.err) == (0, "")
    assert len(answer.out.splitlines()) == 4
    for order in orders:
        assert id_in(order) in answer.out
    assert not any(name in answer.out for name in NAMES)
    told = samarbejde("inbox", world.bosted, "--format", "json").json
    assert [row["message_id"] for row in told] == [id_in(order) for order in orders]
    assert {(row["sender"], row["type"], row["state"], row["rejected"]) for row in told} == {
        (KOMMUNE, "bestilling", "ulæst", False)
    }
    assert samarbejde("inbox", world.kommune).out == "Indbakken er tom.\n"
    assert samarbejde("inbox", world.kommune, "--format", "json").json == []


def test_messages_are_taken_out_once_oldest_first(
    received: tuple[Two, list[Path]], own: Two, tmp_path: Path
) -> None:
    out = tmp_path / "ind"
    for order, ending in zip(received[1], ("json", "json", "xml"), strict=True):
        answer = samarbejde("inbox", own.bosted, "--next", "--out", out, "--format", "json")
        file = out / f"{KOMMUNE}_{id_in(order)}.{ending}"
        assert (answer.code, answer.err, answer.json["file"]) == (0, "", str(file))
        assert (answer.json["signer"], answer.json["rejected"]) == (KOMMUNE, False)
        assert read(file.read_bytes()) == read(order.read_bytes())
        assert file.stat().st_mode & 0o077 == 0
    empty = samarbejde("inbox", own.bosted, "--next", "--out", out)
    assert (empty.code, empty.out) == (1, "Der er ingen ulæste beskeder.\n")
    assert ids(own.bosted, "--unread") == []
    assert len(ids(own.bosted)) == 3
    assert "ulæst" not in samarbejde("inbox", own.bosted).out
    assert [entry.name for entry in out.iterdir() if entry.name.startswith(".")] == []


def test_what_could_not_be_written_stays_unread(own: Two, tmp_path: Path) -> None:
    (tmp_path / "fil").write_bytes(b"")
    answer = samarbejde("inbox", own.bosted, "--next", "--out", tmp_path / "fil" / "ind")
    assert answer.code == 3
    assert "kunne ikke skrives" in answer.err
    assert len(ids(own.bosted, "--unread")) == 3
    assert samarbejde("inbox", own.bosted, "--next", "--out", tmp_path).code == 0


def test_a_file_of_other_content_is_never_replaced(
    received: tuple[Two, list[Path]], own: Two, tmp_path: Path
) -> None:
    file = tmp_path / f"{KOMMUNE}_{id_in(received[1][0])}.json"
    file.write_bytes(b"en anden besked")
    answer = samarbejde("inbox", own.bosted, "--next", "--out", tmp_path)
    assert (answer.code, file.read_bytes()) == (3, b"en anden besked")
    assert "er ikke overskrevet" in answer.err
    assert len(ids(own.bosted, "--unread")) == 3
    file.unlink()
    assert samarbejde("inbox", own.bosted, "--next", "--out", tmp_path).code == 0


def test_what_was_written_but_not_marked_read_is_written_again(
    received: tuple[Two, list[Path]], own: Two, tmp_path: Path
) -> None:
    """As when the machine stopped between the two: the same content stands there, and that is no conflict."""
    other = copied(own, tmp_path / "igen")
    for folder in (own.bosted, other.bosted):
        assert samarbejde("inbox", folder, "--next", "--out", tmp_path / "ind").code == 0
    assert len(list((tmp_path / "ind").iterdir())) == 1


def test_a_file_laid_there_by_another_is_neither_followed_nor_taken_over(tmp_path: Path) -> None:
    """A name that can be foreseen, a link in its place, or a file with open access."""
    victim, out = tmp_path / "offer", tmp_path / "ud"
    victim.write_bytes(b"uberoert")
    out.mkdir()
    target = out / "besked.json"
    target.write_bytes(b"")
    target.chmod(0o666)
    (out / f".{target.name}.{os.getpid()}.ny").symlink_to(victim)
    write_private(target, b"ny")
    assert (victim.read_bytes(), target.read_bytes()) == (b"uberoert", b"ny")
    assert target.stat().st_mode & 0o777 == 0o600
    target.unlink()
    target.symlink_to(victim)
    write_private(target, b"nyere")
    assert (victim.read_bytes(), target.read_bytes(), target.is_symlink()) == (b"uberoert", b"nyere", False)


def test_a_rejected_message_is_shown_as_such(own: Two, tmp_path: Path) -> None:
    file = fresh(CASE / "03-tilbud-svar.json", tmp_path, mark="utide")
    assert came(own.bosted, samarbejde("seal", own.kommune, file).raw) == 201
    row = samarbejde("inbox", own.bosted, "--format", "json").json[-1]
    assert (row["message_id"], row["rejected"], row["state"]) == (id_in(file), True, "ulæst, tæller ikke")
    for _ in range(3):
        assert "afvist" not in samarbejde("inbox", own.bosted, "--next", "--out", tmp_path).out
    assert "tæller ikke i forløbet" in samarbejde("inbox", own.bosted, "--next", "--out", tmp_path).out
    queued = samarbejde("outbox", own.bosted, "--format", "json").json
    assert [(one["receiver"], one["state"]) for one in queued] == [(KOMMUNE, "klar")]


def test_next_needs_a_folder(received: tuple[Two, list[Path]], tmp_path: Path) -> None:
    for arguments in (["--next"], ["--out", tmp_path]):
        answer = samarbejde("inbox", received[0].bosted, *arguments)
        assert answer.code == 2
        assert "--next og --out bruges sammen" in answer.err


# --- audit -----------------------------------------------------------------------------------------------


def test_a_sound_log_verifies_and_is_shown(received: tuple[Two, list[Path]]) -> None:
    world, orders = received
    answer = samarbejde("audit", "verify", world.bosted)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("Revisionsloggen er i orden: 3 poster.\nHoved 3:")
    head = answer.out.split("Hoved ")[1].strip()
    assert samarbejde("audit", "verify", world.bosted, "--head", head).code == 0
    told = samarbejde("audit", "verify", world.bosted, "--format", "json").json
    assert told == {"head": {"number": 3, "hash": head[2:]}, "fault": None}
    shown = samarbejde("audit", "show", world.bosted)
    assert [line.split()[3] for line in shown.out.splitlines()[1:]] == ["modtaget"] * 3
    assert not any(name in shown.out for name in NAMES)
    last = samarbejde("audit", "show", world.bosted, "--last", "1", "--format", "json").json
    assert [(one["number"], one["message_id"]) for one in last] == [(3, id_in(orders[2]))]
    assert samarbejde("audit", "show", world.kommune).out == "Revisionsloggen er tom.\n"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE audit SET code = 'FEJL' WHERE number = 2", "2"),
        ("DELETE FROM audit WHERE number = 2", "2"),
        ("UPDATE audit SET sender = '90000020' WHERE number = 1", "1"),
    ],
)
def test_a_changed_log_is_found_out(change: str, said: str, own: Two) -> None:
    altered(own.bosted, change)
    answer = samarbejde("audit", "verify", own.bosted)
    assert answer.code == 1
    assert said in answer.out
    told = samarbejde("audit", "verify", own.bosted, "--format", "json")
    assert (told.code, told.json["fault"]["number"]) == (1, int(said))


def test_a_log_that_was_cut_is_found_out_by_what_another_has_seen(own: Two) -> None:
    head = samarbejde("audit", "verify", own.bosted).out.split("Hoved ")[1].strip()
    altered(own.bosted, "DELETE FROM audit WHERE number = 3")
    assert samarbejde("audit", "verify", own.bosted).code == 0, "a shorter chain is a chain"
    answer = samarbejde("audit", "verify", own.bosted, "--head", head)
    assert answer.code == 1
    assert "skåret af" in answer.out
    for wrong in ("3", "3:0504909989", f"{head}0", f"-{head}"):
        usage = samarbejde("audit", "verify", own.bosted, "--head", wrong)
        assert usage.code == 2
        assert "0504909989" not in usage.err


def altered(folder: Path, statement: str) -> None:
    """Change a store behind its back."""
    connection = sqlite3.connect(folder / "samarbejde.sqlite")
    with connection:
        assert connection.execute(statement).rowcount == 1
    connection.close()
