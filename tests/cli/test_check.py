"""``samarbejde check``: verdicts, exit codes and where documents come from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema.cli import judging, sources
from samarbejde_schema.validation import run as validation_run
from tests.cli.calls import BAD_OFFER, BAD_ORDER, BROKEN, CASE, OFFER, ORDER, Answer, as_json, samarbejde


def tree() -> dict[str, Any]:
    return json.loads(ORDER.read_bytes())


def written(tmp_path: Path, changed: dict[str, Any], name: str = "bestilling.json") -> Path:
    path = tmp_path / name
    path.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    return path


def test_good_documents_are_good_in_both_forms() -> None:
    answer = as_json(CASE)
    assert answer.code == 0
    assert {file["verdict"] for file in answer.files} == {"valid"}
    told = {Path(file["file"]).name: (file["form"], file["type"], file["version"]) for file in answer.files}
    assert told["01-bestilling.json"] == ("json", "bestilling", "1.0")
    assert told["02-tilbud.xml"] == ("xml", "tilbud", "1.0")
    assert list(told) == sorted(path.name for path in CASE.iterdir())


def test_form_and_type_are_told_from_the_content_and_not_from_the_name(tmp_path: Path) -> None:
    for source, name in ((ORDER, "fil.xml"), (OFFER, "fil.txt")):
        (tmp_path / name).write_bytes(source.read_bytes())
    answer = as_json(tmp_path / "fil.xml", tmp_path / "fil.txt")
    assert [(file["form"], file["type"]) for file in answer.files] == [
        ("json", "bestilling"),
        ("xml", "tilbud"),
    ]
    assert answer.code == 0


def test_errors_end_with_one() -> None:
    answer = as_json(BAD_ORDER, ORDER)
    assert answer.code == 1
    assert [file["verdict"] for file in answer.files] == ["invalid", "valid"]
    assert answer.json["summary"] == {
        "files": 2, "valid": 1, "invalid": 1, "undecided": 0, "errors": 4, "warnings": 0, "infos": 0,
    }  # fmt: skip


def test_each_file_is_judged_alone_in_a_folder_too() -> None:
    answer = as_json(BROKEN)
    alone = next(file for file in answer.files if "underskrift" in file["file"])
    assert alone["verdict"] == "valid", "what is wrong with it can only be seen in its conversation"
    assert alone["levels"]["besked"] == "ok"
    assert {alone["levels"][level] for level in ("forloeb", "register", "modtagelse")} == {"not_requested"}


def test_options_may_come_after_files() -> None:
    assert samarbejde("check", ORDER, "--format", "json", "--lang", "en").json["summary"]["valid"] == 1


def test_standard_input_is_a_document() -> None:
    answer = as_json("-", stdin=OFFER.read_bytes())
    assert (answer.code, answer.files[0]["file"], answer.files[0]["type"]) == (0, "-", "tilbud")
    assert as_json("-").ids == ["FORM-TOM"]
    twice = samarbejde("check", "-", "-")
    assert twice.code == 2
    assert "kun læses én gang" in twice.err


def test_a_folder_stands_for_its_documents_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.json", "a/z.XML", "a/læsmig.txt", ".git/c.json", ".skjult.json", "c.ndjson"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(ORDER.read_bytes() if not name.endswith("ndjson") else b"{}\n{}\n")
    labels = [Path(file["file"]).relative_to(tmp_path).as_posix() for file in as_json(tmp_path).files]
    assert labels == ["a/z.XML", "b.json", "c.ndjson:1", "c.ndjson:2"]


def test_a_folder_without_documents_is_undecided_and_said(tmp_path: Path) -> None:
    (tmp_path / "læsmig.txt").write_text("intet her")
    answer = as_json(tmp_path)
    assert (answer.code, answer.ids) == (3, ["FIL-MAPPE"])
    assert answer.files[0]["verdict"] == "undecided"
    assert "ingen dokumenter" in samarbejde("check", tmp_path).out


def test_a_missing_file_is_undecided_and_does_not_stop_the_others(tmp_path: Path) -> None:
    answer = as_json(tmp_path / "borte.json", ORDER)
    assert (answer.code, answer.ids) == (3, ["FIL-MANGLER"])
    missing = answer.files[0]
    assert (missing["verdict"], missing["form"], missing["type"], missing["version"]) == (
        "undecided",
        None,
        None,
        None,
    )
    assert answer.json["summary"]["warnings"] == 0, "trouble with a file is no warning about a message"
    assert as_json(tmp_path / "borte.json", BAD_ORDER).code == 1, "a certain error weighs more"
    assert samarbejde("check", tmp_path / "borte.json", "--strict").code == 3


@pytest.mark.parametrize(
    ("error", "rule_id"), [(PermissionError(13, "no"), "FIL-ADGANG"), (OSError(5, "no"), "FIL-LAESNING")]
)
def test_a_file_that_cannot_be_read_is_undecided(
    error: OSError, rule_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object) -> bytes:
        raise error

    monkeypatch.setattr(sources, "read_whole", closed)
    answer = as_json(ORDER)
    assert (answer.code, answer.ids) == (3, [rule_id])


def test_a_folder_inside_that_may_not_be_read_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "lukket"
    closed.mkdir()

    def walk(folder: str, onerror: Any) -> Any:
        onerror(PermissionError(13, "no", str(closed)))
        yield folder, [], []

    monkeypatch.setattr(sources.os, "walk", walk)
    monkeypatch.setattr(sources.os, "access", lambda *_: False)
    answer = as_json(tmp_path)
    assert (answer.code, answer.ids) == (3, ["FIL-ADGANG"])
    assert answer.files[0]["file"] == str(closed)


def test_strict_lets_warnings_weigh(tmp_path: Path) -> None:
    changed = tree()
    del changed["ressourcer"]
    path = written(tmp_path, changed)
    answer = as_json(path)
    assert (answer.code, answer.ids, answer.files[0]["verdict"]) == (0, ["FR-120"], "valid")
    assert as_json(path, "--strict").code == 1
    assert as_json(ORDER, "--strict").code == 0


def test_a_claimed_profile_changes_the_weight(tmp_path: Path) -> None:
    changed = tree()
    del changed["mindstIndgribendeBegrundelse"]
    path = written(tmp_path, changed)
    assert [f["severity"] for f in as_json(path).files[0]["findings"]] == ["info"]
    assert [f["severity"] for f in as_json(path, "--profile", "midt").files[0]["findings"]] == ["warning"]
    unknown = samarbejde("check", path, "--profile", "MIDT", "--profile", "0504909989")
    assert unknown.code == 2
    assert "GRUND, NORD" in unknown.err
    assert "0504909989" not in unknown.err


def test_the_report_speaks_the_language_asked_for() -> None:
    assert "Feltet mangler: " in samarbejde("check", BAD_ORDER).out
    english = samarbejde("check", BAD_ORDER, "--lang", "en").out
    assert "The field is missing: " in english
    assert "4 errors (bestilling 1.0, json)" in english
    assert not set("æøåÆØÅ") & set(english)


def test_a_crashed_check_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("0504909989")

    monkeypatch.setattr(judging, "examine", crash)
    answer = as_json(ORDER)
    assert (answer.code, answer.ids) == (3, ["INTERN-FEJL"])
    assert "0504909989" not in answer.out


def test_a_crashed_rule_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("0504909989")

    monkeypatch.setattr(validation_run, "_note", crash)
    changed = samarbejde("check", BAD_OFFER, "--format", "json")
    assert changed.code == 3
    assert set(changed.ids) == {"INTERN-REGEL"}
    assert changed.files[0]["levels"]["besked"] == "undecided"


FIELDS = {
    "file": str, "form": str, "type": str, "version": str, "verdict": str, "levels": dict, "not_judged": list,
    "findings": list,
}  # fmt: skip
FINDING = {
    "rule_id": str, "severity": str, "kind": str, "path": str, "xpath": str, "line": int, "column": int,
    "text": str, "text_en": str, "requirement": list, "owed_by": type(None),
}  # fmt: skip


def shape(value: dict[str, Any]) -> dict[str, type]:
    return {name: type(inner) for name, inner in value.items()}


def test_json_has_the_promised_members() -> None:
    answer = as_json(BAD_OFFER)
    assert set(answer.json) == {"files", "summary"}
    assert shape(answer.files[0]) == FIELDS
    finding = answer.files[0]["findings"][0]
    assert shape(finding) == FINDING
    assert (finding["rule_id"], finding["path"], finding["xpath"]) == (
        "FR-123",
        "/takst",
        "/s:Tilbud/s:Takst",
    )
    assert (finding["severity"], finding["kind"], finding["line"]) == ("error", "gyldighed", 2)
    assert finding["requirement"]


def told(answer: Answer) -> list[str]:
    return [line for line in answer.out.splitlines() if line]


def test_text_says_what_is_wrong_where_and_by_which_rule() -> None:
    lines = told(samarbejde("check", BAD_OFFER))
    assert lines[0] == f"{BAD_OFFER}: 3 fejl (tilbud 1.0, xml)"
    assert lines[1].startswith("  fejl FR-123 /s:Tilbud/s:Takst (linje 2:1)")
    assert lines[-1] == "1 dokument: 1 med fejl"
    assert any("/hastegrad (linje " in line for line in told(samarbejde("check", BAD_ORDER)))
    assert told(samarbejde("check", ORDER, CASE / "04-kontrakt.xml"))[-1] == "2 dokumenter: 2 i orden"


def test_a_name_that_cannot_be_printed_is_printed_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb\udcff.json"
    path.write_bytes(ORDER.read_bytes())
    for form in ("text", "json", "junit", "github"):
        answer = samarbejde("check", tmp_path, "--format", form)
        assert answer.code == 0
        assert "\x1b" not in answer.out
