"""Call the command line, in this process or as one of its own, and keep what it answers."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
CASE = ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud"
BROKEN = ROOT / "fixtures" / "demo"
ORDER = CASE / "01-bestilling.json"
OFFER = CASE / "02-tilbud.xml"
BAD_ORDER = BROKEN / "bestilling-med-tastefejl.json"
BAD_OFFER = BROKEN / "tilbud-uden-pris.xml"


@dataclass(frozen=True)
class Answer:
    """What a command wrote, and its exit code."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.raw)

    @property
    def files(self) -> list[dict[str, Any]]:
        return self.json["files"]

    @property
    def ids(self) -> list[str]:
        """The rules behind the findings of every file."""
        return [finding["rule_id"] for file in self.files for finding in file["findings"]]


def samarbejde(*arguments: str | Path, stdin: bytes = b"") -> Answer:
    """The command line in this process."""
    streams = [
        io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", write_through=True) for data in (stdin, b"", b"")
    ]
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        code = run([str(argument) for argument in arguments])
    _, out, err = (stream.buffer for stream in streams)
    assert isinstance(out, io.BytesIO)
    assert isinstance(err, io.BytesIO)
    return Answer(code, out.getvalue(), err.getvalue().decode())


def as_json(*arguments: str | Path, stdin: bytes = b"") -> Answer:
    """``check --format json``, which never writes to standard error."""
    answer = samarbejde("check", *arguments, "--format", "json", stdin=stdin)
    assert answer.err == ""
    return answer


def command() -> list[str]:
    """The installed command; in a source tree, what it stands for."""
    script = Path(sys.executable).with_name("samarbejde")
    return [str(script)] if script.exists() else [sys.executable, "-m", "samarbejde_schema.cli"]


def process(*arguments: str | Path, stdin: bytes = b"", **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own."""
    words: Sequence[str] = [*command(), *map(str, arguments)]
    return subprocess.run(words, input=stdin, capture_output=True, timeout=60, check=False, **more)
