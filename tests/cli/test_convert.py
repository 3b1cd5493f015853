"""``samarbejde convert``: the same message in the other form, without loss."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samarbejde_schema import read
from tests.cli.calls import BAD_OFFER, BAD_ORDER, CASE, OFFER, ORDER, samarbejde


@pytest.mark.parametrize("path", sorted(CASE.iterdir()), ids=lambda path: path.name)
def test_every_document_of_a_case_converts_both_ways(path: Path) -> None:
    original = read(path.read_bytes())
    for form in ("json", "xml"):
        answer = samarbejde("convert", path, "--to", form)
        assert (answer.code, answer.err) == (0, "")
        assert read(answer.raw) == original
        assert answer.raw.startswith(b"{" if form == "json" else b"<?xml")
        back = samarbejde("convert", "-", "--to", path.suffix[1:], stdin=answer.raw)
        assert back.raw == path.read_bytes(), "the files of the case are in our own writing"


def test_json_is_unescaped_and_indented_unless_it_is_asked_to_be_compact() -> None:
    pretty = samarbejde("convert", OFFER, "--to", "json").raw
    assert "Åkanden".encode() in pretty
    assert pretty.count(b"\n") > 100
    compact = samarbejde("convert", OFFER, "--to", "json", "--compact").raw
    assert compact.count(b"\n") == 0
    assert json.loads(compact) == json.loads(pretty)


def test_a_message_that_breaks_a_rule_converts_all_the_same() -> None:
    answer = samarbejde("convert", BAD_OFFER, "--to", "json")
    assert answer.code == 0
    assert json.loads(answer.raw)["konvolut"]["beskedtype"] == "TILBUD"


def test_what_is_no_message_is_reported_and_nothing_is_written(tmp_path: Path) -> None:
    answer = samarbejde("convert", BAD_ORDER, "--to", "xml")
    assert (answer.code, answer.raw) == (1, b"")
    assert "SKEMA-KODE /hastegrad" in answer.err
    english = samarbejde("convert", BAD_ORDER, "--to", "xml", "--lang", "en")
    assert "The field is missing: " in english.err
    gone = samarbejde("convert", tmp_path / "borte.json", "--to", "xml")
    assert (gone.code, gone.raw) == (3, b"")
    assert "Filen findes ikke" in gone.err


def test_a_folder_is_not_converted() -> None:
    answer = samarbejde("convert", CASE, "--to", "xml")
    assert answer.code == 2
    assert "en fil ad gangen" in answer.err


def test_the_form_must_be_known_and_given() -> None:
    for arguments in (["--to", "yaml"], []):
        answer = samarbejde("convert", ORDER, *arguments)
        assert answer.code == 2
        assert "--to" in answer.err
