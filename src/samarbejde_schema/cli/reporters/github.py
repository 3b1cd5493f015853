"""GitHub Actions annotations: errors and warnings beside the line of the file they speak of.

The runner shows a few of each kind and hides the rest, so what is merely worth knowing is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from ...findings import Finding, Kind, Severity
from ..judging import Judged
from ..sources import label_of
from . import Reporter, text_of

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


class _Github:
    def __init__(self, lang: str, out: TextIO) -> None:
        self.lang, self.out = lang, out

    def start(self) -> None:
        """Annotations have no head."""

    def file(self, judged: Judged) -> None:
        for finding in judged.report.findings:
            if finding.severity not in _LEVELS:
                continue
            place = [f"file={_property(label_of(judged.name, None))}"]
            if (line := finding.line or judged.line) is not None:
                place += [f"line={line}", f"col={finding.column or 1}"]
            place.append(f"title={_property(finding.rule_id)}")
            text = f"{finding.pointer}: {text_of(finding, self.lang)}".removeprefix(": ")
            self.out.write(f"::{_level(finding)} {','.join(place)}::{_message(text)}\n")

    def end(self, summary: Mapping[str, int], **more: Any) -> None:
        """Annotations have no tail."""


def _level(finding: Finding) -> str:
    """What could not be judged ends the job, so it is shown as an error."""
    return "error" if finding.kind is Kind.INTERN else _LEVELS[finding.severity]


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def make(*, lang: str, out: TextIO) -> Reporter:
    """The reporter for GitHub Actions."""
    return _Github(lang, out)
