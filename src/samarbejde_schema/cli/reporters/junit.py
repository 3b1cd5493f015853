"""JUnit XML: a test case for each document, a failure when it is invalid, an error when it is undecided."""

from __future__ import annotations

import re
from collections.abc import Mapping
from tempfile import SpooledTemporaryFile
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

from ...findings import Finding, Verdict
from ..judging import Judged
from . import Reporter, text_of

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS = {"da": ("fejl", "kunne ikke afgøres", "ukendt"), "en": ("errors", "undecided", "unknown")}


class _Junit:
    """The counts stand in the first line, so the cases wait in a temporary file until they are known."""

    def __init__(self, lang: str, out: TextIO) -> None:
        self.lang, self.out = lang, out
        self.cases = SpooledTemporaryFile(max_size=1 << 20, mode="w+", encoding="utf-8")  # noqa: SIM115 - closed in end()

    def start(self) -> None:
        self.out.write('<?xml version="1.0" encoding="UTF-8"?>\n')

    def file(self, judged: Judged) -> None:
        report, (errors, undecided, unknown) = judged.report, _WORDS[self.lang]
        body = escape(_UNPRINTABLE.sub("?", "\n".join(map(self._line, report.findings))))
        name = quoteattr(_UNPRINTABLE.sub("?", judged.label))
        self.cases.write(f"  <testcase classname={quoteattr(report.type or unknown)} name={name}>")
        if report.verdict is Verdict.INVALID:
            self.cases.write(f'<failure message="{len(report.errors)} {errors}">{body}</failure>')
        elif report.verdict is Verdict.UNDECIDED:
            self.cases.write(f'<error message="{undecided}">{body}</error>')
        elif body:
            self.cases.write(f"<system-out>{body}</system-out>")
        self.cases.write("</testcase>\n")

    def _line(self, finding: Finding) -> str:
        place = f" ({finding.line}:{finding.column})" if finding.line else ""
        where = f" {finding.pointer}" if finding.pointer else ""
        return f"{finding.severity.value} {finding.rule_id}{where}{place}: {text_of(finding, self.lang)}"

    def end(self, summary: Mapping[str, int], **more: Any) -> None:
        self.out.write(
            f'<testsuite name="samarbejde" tests="{summary["files"]}" failures="{summary["invalid"]}" '
            f'errors="{summary["undecided"]}">\n'
        )
        self.cases.seek(0)
        for line in self.cases:
            self.out.write(line)
        self.cases.close()
        self.out.write("</testsuite>\n")


def make(*, lang: str, out: TextIO) -> Reporter:
    """The reporter for JUnit readers."""
    return _Junit(lang, out)
