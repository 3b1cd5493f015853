"""The formats for programs are what their readers expect."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.calls import BAD_OFFER, BAD_ORDER, BROKEN, CASE, ORDER, process, samarbejde

ANNOTATION = re.compile(
    r"::(error|warning|notice) (file=[^,:]+)((?:,(?:line|col)=\d+)*),title=([A-Z0-9-]+)::(.+)"
)


def test_junit_counts_and_tells(tmp_path: Path) -> None:
    answer = samarbejde("check", BROKEN, CASE, tmp_path / "borte.json", "--format", "junit")
    suite = ElementTree.fromstring(answer.raw)
    assert suite.tag == "testsuite"
    counts = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors")}
    assert counts == {"tests": 14, "failures": 3, "errors": 1}
    cases = {case.attrib["name"]: case for case in suite}
    assert len(cases) == 14
    broken = cases[str(BAD_OFFER)]
    assert broken.attrib["classname"] == "tilbud"
    failure = broken.find("failure")
    assert failure is not None
    assert failure.attrib["message"] == "3 fejl"
    assert "error FR-123 /takst (2:1): Udfyld feltet" in (failure.text or "")
    assert cases[str(ORDER)].find("failure") is None
    assert "FR-011" in "".join(cases[str(CASE / "04-kontrakt.xml")].itertext())
    gone = cases[str(tmp_path / "borte.json")].find("error")
    assert gone is not None
    assert "FIL-MANGLER" in (gone.text or "")


def test_junit_speaks_english_too() -> None:
    answer = samarbejde("check", BAD_ORDER, "--format", "junit", "--lang", "en")
    assert 'message="4 errors"' in answer.out
    assert "The field is missing: " in answer.out


def test_github_annotations_stand_beside_the_line() -> None:
    answer = samarbejde("check", BAD_ORDER, CASE / "04-kontrakt.xml", "--format", "github")
    lines = [ANNOTATION.fullmatch(line) for line in answer.out.splitlines()]
    assert all(lines)
    found = {match[4]: match for match in lines if match is not None}
    told = {"SKEMA-MANGLER", "SKEMA-KODE", "SKEMA-UKENDT", "SKEMA-SKRIVEMAADE"}
    assert set(found) == told, "what is merely worth knowing, FR-011 in the contract, is left out"
    assert found["SKEMA-KODE"][1] == "error"
    assert re.fullmatch(r",line=\d+,col=\d+", found["SKEMA-KODE"][3])
    assert found["SKEMA-KODE"][5].startswith("/hastegrad: ")


def test_github_annotations_escape_what_would_end_them(tmp_path: Path) -> None:
    path = tmp_path / "a,b:c%.json"
    path.write_bytes(b"{}")
    line = samarbejde("check", path, "--format", "github").out
    assert "a%2Cb%3Ac%25.json" in line
    assert line.count("\n") == 1


def test_github_shows_what_could_not_be_judged_as_an_error(tmp_path: Path) -> None:
    answer = samarbejde("check", tmp_path / "borte.json", "--format", "github")
    assert answer.code == 3
    assert answer.out.startswith("::error file=")


def test_streams_are_annotated_at_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "strøm.ndjson"
    path.write_bytes(b"{}\n\n{}\n")
    lines = samarbejde("check", path, "--format", "github").out.splitlines()
    assert [re.findall(r"file=([^,]+),line=(\d+)", line)[0] for line in lines] == [
        (str(path), "1"),
        (str(path), "3"),
    ]


@pytest.mark.parametrize("form", ["json", "junit"])
def test_what_programs_read_is_utf_8_wherever_it_is_printed(form: str) -> None:
    environment = {"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0", "PATH": ""}
    answer = process("check", BAD_ORDER, "--format", form, env={**environment, **_path()})
    assert answer.returncode == 1
    assert answer.stderr == b""
    answer.stdout.decode("utf-8")
    assert "å" in answer.stdout.decode("utf-8") or form == "junit"


def _path() -> dict[str, str]:
    import os

    return {name: os.environ[name] for name in ("PYTHONPATH", "HOME", "SYSTEMROOT") if name in os.environ}


@pytest.mark.parametrize("names", [["borte.json"], ["."], ["-"], ["borte.json", "-"]])
def test_json_writes_nothing_to_standard_error(names: list[str], tmp_path: Path) -> None:
    answer = process("check", *names, "--format", "json", cwd=tmp_path, env=None)
    assert answer.stderr == b""
    assert answer.returncode in (1, 3)
    assert answer.stdout.startswith(b'{"files": [')
