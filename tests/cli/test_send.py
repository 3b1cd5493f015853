"""``samarbejde send`` and ``samarbejde outbox``: on their way, delivered, refused, held back, let go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import BAD_ORDER, CASE, ORDER, samarbejde
from tests.cli.worlds import BOSTED, Two, copied, free_port, fresh, id_in, served, two

NAMES = ("Birte", "Søren", "0504909989", "0201609995")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two(tmp_path_factory.mktemp("send"), kommune_port=free_port(), bosted_port=free_port())


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """A world where the provider receives."""
    world = two(tmp_path_factory.mktemp("live"), kommune_port=free_port(), bosted_port=free_port())
    with served(world.bosted):
        yield world


@pytest.fixture
def own(made: Two, tmp_path: Path) -> Two:
    """A world of one's own where nobody receives yet."""
    return copied(made, tmp_path)


def rows(folder: Path, *more: str) -> list[dict[str, Any]]:
    answer = samarbejde("outbox", folder, "--format", "json", *more)
    assert answer.err == ""
    found: list[dict[str, Any]] = answer.json
    return found


def changed(file: Path, folder: Path, **changes: Any) -> Path:
    """A message with some members changed, or removed by ``None``."""
    tree = json.loads(file.read_bytes()) | changes
    new = folder / f"aendret-{file.name}"
    new.write_text(json.dumps({k: v for k, v in tree.items() if v is not None}, ensure_ascii=False))
    return new


def test_a_message_is_delivered_and_the_receipt_told(live: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="sendt")
    answer = samarbejde("send", live.kommune, order)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [id_in(order), f"  {BOSTED} UDFOERER: leveret, kvittering OK"]
    row = next(row for row in rows(live.kommune) if row["message_id"] == id_in(order))
    assert (row["state"], row["answer"], row["attempt"], row["due"]) == ("leveret", "OK", 1, None)


def test_a_whole_folder_goes_in_both_forms_and_programs_can_read_how(live: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="begge")
    xml = tmp_path / "besked.xml"
    xml.write_bytes(samarbejde("convert", fresh(ORDER, tmp_path, mark="former"), "--to", "xml").raw)
    answer = samarbejde("send", live.kommune, order, xml, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    assert [row["state"] for row in answer.json] == ["leveret", "leveret"]
    assert not any(name in answer.out for name in NAMES)


def test_what_the_receiver_remarks_is_told_without_values(live: Two, tmp_path: Path) -> None:
    order = changed(fresh(ORDER, tmp_path, mark="advarsel"), tmp_path, ressourcer=None)
    answer = samarbejde("send", live.kommune, order)
    assert answer.code == 0
    assert "leveret, kvittering ADVARSEL" in answer.out
    assert "    advarsel FR-120 " in answer.out
    told = next(row for row in rows(live.kommune) if row["message_id"] == id_in(order))
    assert [fault["rule_id"] for fault in told["faults"]] == ["FR-120"]
    assert not any(name in answer.out for name in NAMES)


def test_sending_again_changes_nothing(live: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="to-gange")
    first, again = samarbejde("send", live.kommune, order), samarbejde("send", live.kommune, order)
    assert (first.code, first.out) == (again.code, again.out)
    assert [row["message_id"] for row in rows(live.kommune)].count(id_in(order)) == 1
    other = changed(order, tmp_path, ressourcer=None)
    refused = samarbejde("send", live.kommune, other)
    assert (refused.code, refused.raw) == (1, b"")
    assert "er brugt til en anden besked" in refused.err


def test_a_message_with_errors_goes_nowhere_and_takes_the_others_with_it(own: Two, tmp_path: Path) -> None:
    good = fresh(ORDER, tmp_path, mark="god")
    answer = samarbejde("send", own.kommune, good, BAD_ORDER)
    assert (answer.code, answer.raw) == (1, b"")
    assert "SKEMA-KODE" in answer.err
    assert rows(own.kommune) == []
    expired = samarbejde("send", own.kommune, ORDER)
    assert expired.code == 1
    assert "FR-007" in expired.err
    assert samarbejde("outbox", own.kommune).out == "Der er intet at vise i udbakken.\n"


def test_a_message_out_of_turn_is_refused_by_the_rules_of_its_case(own: Two, tmp_path: Path) -> None:
    answer_to_offer = fresh(CASE / "03-tilbud-svar.json", tmp_path, mark="utide")
    answer = samarbejde("send", own.kommune, answer_to_offer)
    assert (answer.code, answer.raw) == (1, b"")
    assert "fejl FR-005 /konvolut/beskedtype" in answer.err
    assert rows(own.kommune) == []


def test_what_was_queued_before_a_refusal_is_told(own: Two, tmp_path: Path) -> None:
    good = fresh(ORDER, tmp_path, mark="foerst")
    out_of_turn = fresh(CASE / "03-tilbud-svar.json", tmp_path, mark="saa")
    answer = samarbejde("send", own.kommune, good, out_of_turn)
    assert answer.code == 1
    assert "De foregående 1 beskeder ligger i udbakken" in answer.err
    assert [row["message_id"] for row in rows(own.kommune)] == [id_in(good)]


def test_nobody_answers_and_later_somebody_does(own: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="senere")
    answer = samarbejde("send", own.kommune, order)
    assert answer.code == 3
    assert "klar" in answer.out
    assert "AFL-FORBINDELSE: " in answer.out
    assert "næste forsøg" in answer.out
    listed = samarbejde("outbox", own.kommune)
    assert listed.code == 0
    assert "AFL-FORBINDELSE: " in listed.out
    with served(own.bosted):
        while not (again := samarbejde("outbox", own.kommune, "--deliver", "--format", "json")).json:
            assert again.code == 0
    assert (again.code, again.json[0]["state"], again.json[0]["code"]) == (0, "leveret", None)
    assert samarbejde("outbox", own.kommune, "--deliver").code == 0


def test_messages_can_be_left_for_others_to_send(own: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="senere-2")
    answer = samarbejde("send", own.kommune, order, "--no-wait")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [id_in(order), f"  {BOSTED} UDFOERER: klar"]
    assert [(row["state"], row["attempt"], row["code"]) for row in rows(own.kommune)] == [("klar", 0, None)]


def test_a_refusal_holds_the_case_back_until_somebody_decides(own: Two, tmp_path: Path) -> None:
    toml = own.bosted / "samarbejde.toml"
    toml.write_text(toml.read_text().replace('["UDFOERER"]', '["KOORDINATOR"]'))
    order = fresh(ORDER, tmp_path, mark="afvist")
    with served(own.bosted):
        answer = samarbejde("send", own.kommune, order)
        assert answer.code == 1
        assert f"{BOSTED} UDFOERER: afvist, kvittering FEJL" in answer.out
        assert "fejl AFL-MODTAGER" in answer.out
        assert "outbox" in answer.out
        assert "--resume 1" in answer.out
        second = second_of(order, tmp_path)
        held = samarbejde("send", own.kommune, second)
        assert held.code == 3
        assert "venter på række 1 i det samme forløb, som er afvist" in held.out
        assert (
            samarbejde("outbox", own.kommune, "--deliver").out
            == "Der er ingen beskeder, der skal sendes nu.\n"
        )
        assert samarbejde("outbox", own.kommune, "--resume", "2").code == 1
        let_go = samarbejde("outbox", own.kommune, "--resume", "1")
        assert (let_go.code, let_go.err) == (0, "")
        assert "Række 1 holder ikke længere" in let_go.out
        assert "--resume" not in samarbejde("outbox", own.kommune).out
        assert samarbejde("outbox", own.kommune, "--deliver").code == 1
    assert [row["state"] for row in rows(own.kommune)] == ["afvist", "afvist"]
    assert [row["id"] for row in rows(own.kommune, "--state", "afvist")] == [1, 2]
    assert rows(own.kommune, "--state", "leveret") == []


def second_of(order: Path, folder: Path) -> Path:
    """Another order of the same case."""
    tree = json.loads(order.read_bytes())
    tree["konvolut"]["beskedId"] = "0b9c5c1e-3c0e-4b58-9f0a-5d1f0f3c9a11"
    file = folder / "igen.json"
    file.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return file


def test_wrong_usage_and_trouble_are_told(own: Two, tmp_path: Path) -> None:
    assert samarbejde("outbox", own.kommune, "--deliver", "--resume", "1").code == 2
    assert "klar, sender" in samarbejde("outbox", own.kommune, "--state", "0504909989").err
    unknown = samarbejde("outbox", own.kommune, "--resume", "99")
    assert unknown.code == 1
    assert "ikke afvist eller opgivet" in unknown.err
    samarbejde("send", own.kommune, fresh(ORDER, tmp_path, mark="laast"), "--no-wait")
    assert samarbejde("keys", "check", own.kommune).code == 0
    (own.kommune / "lager.key").write_text("A" * 43 + "=\n")
    assert samarbejde("outbox", own.kommune).code == 0, "states are not locked, messages are"
    assert "FEJL      lager: " in samarbejde("keys", "check", own.kommune).out
    (own.kommune / "samarbejde.sqlite").write_bytes(b"0504909989" * 1000)
    broken = samarbejde("outbox", own.kommune)
    assert broken.code == 3
    assert "0504909989" not in broken.err
    nowhere = samarbejde("send", tmp_path / "borte", fresh(ORDER, tmp_path, mark="borte"))
    assert nowhere.code == 3
    assert "mappen har ingen opsætning" in nowhere.err


def test_the_lists_can_be_seen_whatever_has_become_of_keys_and_register(own: Two, tmp_path: Path) -> None:
    order = fresh(ORDER, tmp_path, mark="uden-noegle")
    assert samarbejde("send", own.kommune, order, "--no-wait").code == 0
    (own.kommune / "noegle.pem").unlink()
    (own.world.folder / "register.jws").unlink()
    assert [row["message_id"] for row in rows(own.kommune)] == [id_in(order)]
    for command in (["inbox"], ["audit", "verify"], ["audit", "show"]):
        assert samarbejde(*command, own.kommune).code == 0
    assert samarbejde("outbox", own.kommune, "--deliver").code == 3
