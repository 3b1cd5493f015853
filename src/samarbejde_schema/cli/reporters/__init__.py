"""How findings are shown: for people, for programs, for test reports, for code review.

Every reporter gets one document at a time, so that a stream of any length is reported with flat memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol, TextIO

from ...findings import Finding
from ..judging import Judged

FORMATS = ("text", "json", "junit", "github")


class Reporter(Protocol):
    """What a command asks of a reporter."""

    def start(self) -> None:
        """Before the first document."""

    def file(self, judged: Judged) -> None:
        """One document and its report."""

    def end(self, summary: Mapping[str, int], **more: Any) -> None:
        """After the last document, with the counts; ``more`` are further members for programs."""


def reporter_for(form: str, *, lang: str, out: TextIO) -> Reporter:
    """The reporter of one of :data:`FORMATS`; ``lang`` is ``da`` or ``en``."""
    made: Reporter = import_module(f".{form}", __name__).make(lang=lang, out=out)
    return made


def text_of(finding: Finding, lang: str) -> str:
    """The finding's text in one language."""
    return finding.text_en if lang == "en" else finding.text_da


def judged_as_dict(judged: Judged) -> dict[str, Any]:
    """A document's report as the members ``--format json`` prints."""
    return {"file": judged.label, **judged.report.as_dict()}
