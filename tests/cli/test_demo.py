"""``make demo``: the transcript keeps its promises, and says so when it does not."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType

import pytest

from tests.cli.calls import ROOT

PATH = ROOT / "tools" / "demo.py"


@pytest.fixture
def demo(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module."""
    monkeypatch.chdir(ROOT)
    spec = spec_from_file_location("demo", PATH)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "demo", module)
    spec.loader.exec_module(module)
    return module


def test_every_promise_is_kept() -> None:
    ended = subprocess.run([sys.executable, PATH], capture_output=True, timeout=60, check=False)
    assert ended.stderr == b""
    transcript = ended.stdout.decode()
    assert ended.returncode == 0, transcript
    assert transcript.rstrip().endswith("Alt er som lovet.")
    for said in ("samme indhold", "FR-210", "hele dokumentet", "::error file=", "Sådan står det den"):
        assert said in transcript


def test_a_promise_that_is_not_kept_is_told(
    demo: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(demo.ERRORS, demo.RULES, ["FR-999"])
    assert demo.main([]) == 1
    assert "IKKE SOM LOVET: fejl i tilbud-uden-pris.xml: lovet ['FR-999']" in capsys.readouterr().out


def test_arguments_are_refused(demo: ModuleType) -> None:
    assert demo.main(["--hurtigt"]) == 2
