"""Text for people: a line for each document, and under it what is wrong, where, and by which rule."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, TextIO

import click

from ...findings import Finding, Kind, Outcome, Report, Severity, Stage, Verdict
from ...standard import STANDARD
from ..judging import Judged
from . import Reporter, text_of

WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "da": {
        Verdict.VALID: ("i orden", "i orden"),
        Verdict.INVALID: ("med fejl", "med fejl"),
        Verdict.UNDECIDED: ("kunne ikke afgøres", "kunne ikke afgøres"),
        Severity.ERROR: ("fejl", "fejl"),
        Severity.WARNING: ("advarsel", "advarsler"),
        Severity.INFO: ("oplysning", "oplysninger"),
        Kind.PLIGT: ("pligt", "pligter"),
        "line": ("linje", "linje"),
        "document": ("hele dokumentet", "hele dokumentet"),
        "not_judged": ("ikke bedømt, fordi noget mangler", "ikke bedømt, fordi noget mangler"),
        "files": ("dokument", "dokumenter"),
    },
    "en": {
        Verdict.VALID: ("valid", "valid"),
        Verdict.INVALID: ("with errors", "with errors"),
        Verdict.UNDECIDED: ("undecided", "undecided"),
        Severity.ERROR: ("error", "errors"),
        Severity.WARNING: ("warning", "warnings"),
        Severity.INFO: ("remark", "remarks"),
        Kind.PLIGT: ("duty", "duties"),
        "line": ("line", "line"),
        "document": ("the whole document", "the whole document"),
        "not_judged": ("not judged because something is missing", "not judged because something is missing"),
        "files": ("document", "documents"),
    },
}
"""What a report says, in the singular and the plural."""
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_VERDICTS = {Verdict.VALID: "green", Verdict.INVALID: "red", Verdict.UNDECIDED: "yellow"}
_REACHED = frozenset({Outcome.OK, Outcome.FAILED, Outcome.UNDECIDED})


class Text:
    """The reporter for people; colours only on a terminal, and not where ``NO_COLOR`` is set."""

    def __init__(self, lang: str, out: TextIO) -> None:
        self.lang, self.out, self.words = lang, out, WORDS[lang]
        self.coloured = out.isatty() and not os.environ.get("NO_COLOR")

    def start(self) -> None:
        """Text has no head."""

    def file(self, judged: Judged, margin: str = "") -> None:
        """The document's line, and its findings."""
        report = judged.report
        what = f" ({report.type} {report.version}, {report.form})" if report.type else ""
        self.line(f"{margin}{judged.label}: {self._verdict(report)}{what}")
        for finding in report.findings:
            self.finding(finding, report, margin + "  ")
        if report.not_judged and report.outcomes.get(Stage.BESKED) in _REACHED:
            self.line(f"{margin}  {self.words['not_judged'][0]}: {', '.join(report.not_judged)}")

    def _verdict(self, report: Report) -> str:
        """``i orden, 2 advarsler`` or ``1 fejl, 2 advarsler``: the count of errors says the verdict."""
        said = self.words[report.verdict][0]
        if report.verdict is Verdict.INVALID:
            said = self.counted(Severity.ERROR, len(report.errors))
        said = self.painted(said, _VERDICTS[report.verdict], bold=True)
        duties = len([finding for finding in report.warnings if finding.kind is Kind.PLIGT])
        remarks = len([finding for finding in report.warnings if finding.kind is Kind.ANBEFALING])
        said += f", {self.counted(Kind.PLIGT, duties)}" if duties else ""
        return f"{said}, {self.counted(Severity.WARNING, remarks)}" if remarks else said

    def finding(self, finding: Finding, report: Report, margin: str) -> None:
        """One finding: weight, rule and place, and under them what to do."""
        colour = _COLOURS[finding.severity]
        if finding.kind is Kind.INTERN:
            self.line(f"{margin}{self.painted(finding.rule_id, colour)}")
        else:
            weight = self.words[finding.severity][0]
            if finding.kind is Kind.PLIGT:
                owed = "" if finding.owed_by is None else f" ({self._role(finding.owed_by)})"
                weight = self.words[Kind.PLIGT][0] + owed
            head = self.painted(f"{weight} {finding.rule_id}", colour)
            place = (finding.xpath or "") if report.form == "xml" and finding.path else finding.pointer
            line = f" ({self.words['line'][0]} {finding.line}:{finding.column})" if finding.line else ""
            self.line(f"{margin}{head} {place or self.words['document'][0]}{line}")
        self.line(f"{margin}  {text_of(finding, self.lang)}")

    def _role(self, role: str) -> str:
        """A role as a caseworker says it; in English its key is what programs say."""
        if self.lang == "en":
            return role
        lists = (codes for codes in STANDARD.code_lists() if codes.__name__ == "Rolle")
        return next((m.label.partition(",")[0] for codes in lists for m in codes if m.value == role), role)

    def end(self, summary: Mapping[str, int], **more: Any) -> None:
        """The counts in one line."""
        verdicts = [self.counted(verdict, summary[verdict]) for verdict in Verdict if summary[verdict]]
        self.line(": ".join(filter(None, [self.counted("files", summary["files"]), ", ".join(verdicts)])))

    def counted(self, word: str, count: int) -> str:
        """A count and its word, in the singular or the plural."""
        return f"{count} {self.words[word][count != 1]}"

    def painted(self, text: str, colour: str, *, bold: bool = False) -> str:
        """The text in a colour, where colours are shown."""
        return click.style(text, fg=colour, bold=bold or None) if self.coloured else text

    def line(self, text: str) -> None:
        """One line."""
        if self.coloured:
            click.echo(text, file=self.out)
        else:
            self.out.write(text + "\n")


def make(*, lang: str, out: TextIO) -> Reporter:
    """The reporter for people."""
    return Text(lang, out)
