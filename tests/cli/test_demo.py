"""``make demo`` and ``make demo-documents``: the transcripts keep their promises, and say so when they do not."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from tests.cli.calls import ROOT

TOOLS = ROOT / "tools"


def script(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script as a module."""
    monkeypatch.chdir(ROOT)
    spec = spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    return module


def transcript_of(name: str) -> str:
    """What a script says when it keeps every promise, without a warning."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", TOOLS / f"{name}.py"], capture_output=True, timeout=120, check=False
    )
    transcript = ended.stdout.decode()
    assert ended.stderr == b""
    assert ended.returncode == 0, transcript
    assert transcript.rstrip().endswith("Alt er som lovet.")
    return transcript


def test_every_promise_about_documents_is_kept() -> None:
    transcript = transcript_of("demo_dokumenter")
    for said in ("samme indhold", "FR-210", "hele dokumentet", "::error file=", "Sådan står det den"):
        assert said in transcript


def test_every_promise_about_the_exchange_is_kept() -> None:
    transcript = transcript_of("demo")
    for said in (
        "1 bilag (PDF)",
        "(XML, ",
        "SIK-SIGNATUR",
        "SIK-MEDARBEJDER",
        "M40 AFVIST (FR-005",
        "samme kvittering, byte for byte",
        "AFL-TIDSFRIST, prøves igen",
        "ms\n",
    ):
        assert said in transcript
    left = ROOT / "build" / "demo" / "beskeder"
    receipts = [json.loads(file.read_bytes()) for file in sorted(left.glob("*.kvittering.json"))]
    assert [receipt["kode"] for receipt in receipts] == ["OK"] * 9
    assert len(list(left.glob("*.kvittering.jws"))) == 10


def test_a_promise_about_the_exchange_that_is_not_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    demo = script("demo", monkeypatch)
    monkeypatch.setitem(demo.COURSE, "01-bestilling.json", "A AKTIV")
    monkeypatch.setattr(demo, "OUT", tmp_path)
    monkeypatch.setattr(demo, "ROOT", tmp_path)
    assert demo.main([]) == 1
    assert "IKKE SOM LOVET: forløbet efter 01-bestilling.json" in capsys.readouterr().out


def test_a_promise_about_documents_that_is_not_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    demo = script("demo_dokumenter", monkeypatch)
    monkeypatch.setitem(demo.ERRORS, demo.RULES, ["FR-999"])
    assert demo.main([]) == 1
    assert "IKKE SOM LOVET" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["demo", "demo_dokumenter"])
def test_arguments_are_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert script(name, monkeypatch).main(["--hurtigt"]) == 2
