"""``samarbejde check --context``: the messages the rules of level ``register`` are judged by."""

from __future__ import annotations

from pathlib import Path

import samarbejde_schema

from .calls import ROOT, as_json, samarbejde

EXAMPLES = Path(samarbejde_schema.__file__).parent / "standard" / "v1" / "eksempler"
BROKEN = ROOT / "fixtures" / "register" / "netvaerkskort" / "bryder" / "FR-302-hjemmeteamet-er-ikke-med.json"
MAP = EXAMPLES / "netvaerkskort.typisk.json"
CONSENT = EXAMPLES / "samtykkeerklaering.typisk.json"


def test_without_a_context_the_register_is_not_asked_about() -> None:
    (file,) = as_json(BROKEN).files
    assert (file["verdict"], file["levels"]["register"], file["not_judged"]) == ("valid", "not_requested", [])


def test_a_context_is_read_from_files_and_folders() -> None:
    folder = BROKEN.with_suffix(".kontekst")
    answer = as_json(BROKEN, "--context", folder)
    assert (answer.code, answer.ids) == (1, ["FR-302"])
    (file,) = as_json(MAP, "--context", CONSENT, "--context", EXAMPLES / "bestilling.typisk.json").files
    assert (file["verdict"], file["levels"]["register"], file["not_judged"]) == ("valid", "ok", [])


def test_a_context_that_lacks_something_leaves_it_open() -> None:
    answer = as_json(MAP, "--context", EXAMPLES / "bestilling.typisk.json")
    (file,) = answer.files
    assert answer.code == 3
    assert (file["verdict"], file["not_judged"]) == ("undecided", ["FR-302", "FR-304", "FR-306"])


def test_a_context_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    other = tmp_path / "0504909989.json"
    other.write_text('{"cpr": "0504909989"}', encoding="utf-8")
    for given, said in (
        (tmp_path / "mangler.json", "Filen findes ikke."),
        (other, "er ikke en besked og kan ikke bruges med --context"),
        (tmp_path / "tom", "Filen findes ikke."),
    ):
        answer = samarbejde("check", MAP, "--context", given)
        assert (answer.code, answer.out) == (3, "")
        assert said in answer.err


def test_many_documents_are_judged_in_the_same_context(tmp_path: Path) -> None:
    for number in range(70):
        (tmp_path / f"{number:02}.json").write_bytes(MAP.read_bytes())
    answer = as_json(tmp_path, "--context", CONSENT)
    assert {file["levels"]["register"] for file in answer.files} == {"ok"}
    assert len(answer.files) == 70
