"""``samarbejde schema``: write, check and show the published artefacts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.cli import schema as command
from samarbejde_schema.schemagen.artefacts import render
from tests.cli.calls import samarbejde

RENDERED = render(STANDARD, command._further)


@pytest.fixture(autouse=True)
def rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes most of a second, and is the same every time."""
    monkeypatch.setattr(command, "render", lambda catalogue, further: RENDERED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything written."""
    out = tmp_path / "schemas"
    answer = samarbejde("schema", "write", "--out", out)
    assert (answer.code, answer.err) == (0, "")
    assert f"{len(RENDERED)} skrevet, 0 fjernet, 0 uændret" in answer.out
    return out


def inside(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_writing_writes_what_is_rendered_and_nothing_twice(folder: Path) -> None:
    assert inside(folder) == RENDERED
    again = samarbejde("schema", "write", "--out", folder)
    assert f"0 skrevet, 0 fjernet, {len(RENDERED)} uændret" in again.out
    assert samarbejde("schema", "check", "--out", folder).code == 0


def test_checking_shows_the_difference_and_the_command_that_mends_it(folder: Path) -> None:
    changed = folder / "1.0" / "json" / "bestilling.schema.json"
    changed.write_bytes(changed.read_bytes().replace(b'"Bestilling"', b'"Ordre"'))
    (folder / "1.0" / "messages.json").unlink()
    (folder / "1.0" / "xsd" / "gammel.xsd").write_text("<gammel/>")
    answer = samarbejde("schema", "check", "--out", folder)
    assert answer.code == 1
    assert '-  "title": "Ordre",' in answer.out
    assert '+  "title": "Bestilling",' in answer.out
    assert "1.0/messages.json mangler" in answer.out
    assert "1.0/xsd/gammel.xsd hører ikke til mere" in answer.out
    mend = answer.out.splitlines()[-1].removeprefix("Ret forskellen med: samarbejde ")
    assert samarbejde(*mend.split()).out.startswith(f"{folder}: 2 skrevet, 1 fjernet")
    assert inside(folder) == RENDERED


def test_a_long_difference_is_cut(folder: Path) -> None:
    path = folder / "1.0" / "codelists.json"
    path.write_bytes(path.read_bytes().replace(b'"label"', b'"navn"'))
    answer = samarbejde("schema", "check", "--out", folder)
    assert "linjer mere" in answer.out
    assert len(answer.out.splitlines()) < 100


def test_a_missing_folder_differs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = samarbejde("schema", "check")
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "Ret forskellen med: samarbejde schema write"


def test_a_published_version_is_not_mended(folder: Path) -> None:
    manifest = folder / "1.0" / "MANIFEST.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"udkast"', b'"udgivet"'))
    changed = folder / "1.0" / "json" / "tilbud.schema.json"
    changed.write_bytes(b"{}\n")
    for verb in ("check", "write"):
        answer = samarbejde("schema", verb, "--out", folder)
        assert answer.code == 1
        assert "Version 1.0 er udgivet" in answer.out
        assert "Ret forskellen" not in answer.out
    assert changed.read_bytes() == b"{}\n"


def test_writing_beside_other_files_leaves_them_alone(tmp_path: Path) -> None:
    kept = [tmp_path / "læsmig.txt", tmp_path / "1.0" / "noter.txt", tmp_path / "billeder" / "1.png"]
    for path in kept:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mit")
    assert samarbejde("schema", "write", "--out", tmp_path).code == 0
    assert all(path.read_text() == "mit" for path in kept)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "schemas").write_text("en fil")
    answer = samarbejde("schema", "write", "--out", tmp_path / "schemas")
    assert answer.code == 2
    assert "--out" in answer.err


@pytest.mark.parametrize("type_name", STANDARD.types)
def test_showing_prints_the_published_schema(type_name: str) -> None:
    for form, path in (("json", f"1.0/json/{type_name}.schema.json"), ("xsd", f"1.0/xsd/{type_name}.xsd")):
        assert samarbejde("schema", "show", type_name.upper(), "--form", form).raw == RENDERED[path]
    assert json.loads(samarbejde("schema", "show", type_name).raw)["title"].lower() == type_name.lower()


def test_an_unknown_type_is_refused_with_the_known_ones() -> None:
    answer = samarbejde("schema", "show", "0504909989")
    assert answer.code == 2
    assert "kontraktSvar" in answer.err
    assert "0504909989" not in answer.err
