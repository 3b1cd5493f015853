"""Judge one document: whatever goes wrong on the way, there is a report.

A complete example::

    one = judge_source(Source("bestilling.json", data), Task(profiles=("MIDT",)))
    one.label, one.report.verdict
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..exchange.reading import Reading, examine
from ..findings import LEVELS, Finding, Kind, Outcome, Report, Severity, Stage
from ..standard import STANDARD
from .sources import TROUBLE, Source, label_of

if TYPE_CHECKING:
    from ..exchange.second_opinion import Published

CRASHED = "INTERN-FEJL"
CRASH = (
    "Dokumentet kunne ikke bedømmes på grund af en fejl i programmet. Meld det gerne.",
    "The document could not be judged because of a fault in the program. Please report it.",
)


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of every document; with a ``context`` the rules of level ``register`` are judged too."""

    profiles: tuple[str, ...] = ()
    second_opinion: bool = False
    context: Any = None


@dataclass(frozen=True, slots=True)
class Judged:
    """One document's report; ``line`` is where it begins in a stream."""

    name: str
    line: int | None
    report: Report

    @property
    def label(self) -> str:
        """What the document is called in a report."""
        return label_of(self.name, self.line)


def judge_source(source: Source, task: Task) -> Judged:
    """Judge one document; trouble with the file itself, or with us, leaves it undecided."""
    if source.trouble is not None:
        return unread(source)
    try:
        report = _report(source, task)
    except Exception:  # noqa: BLE001 - the documented boundary: a crashed check is undecided, and its text unsaid
        report = undecided(CRASHED, CRASH)
    if source.line is not None and source.line > 1:
        moved = (f if f.line is None else f.at(f.line + source.line - 1, f.column) for f in report.findings)
        report = replace(report, findings=tuple(moved))
    return Judged(source.name, source.line, report)


def _report(source: Source, task: Task) -> Report:
    contexts = None if task.context is None else {Stage.REGISTER: task.context}
    reading = examine(source.data, STANDARD, profiles=task.profiles, contexts=contexts)
    return with_second_opinion(reading, source.data) if task.second_opinion else reading.report


def with_second_opinion(reading: Reading, data: bytes) -> Report:
    """The report, with a finding more when the published schema judges the structure otherwise."""
    from ..exchange.second_opinion import disagreement

    report = reading.report
    if report.version is None:
        return report
    finding = disagreement(reading, data, published(report.version))
    return report if finding is None else replace(report, findings=(finding, *report.findings))


def unread(source: Source) -> Judged:
    """What is said of a source with trouble: nothing is known of it."""
    assert source.trouble is not None
    return Judged(source.name, source.line, undecided(source.trouble, TROUBLE[source.trouble]))


def undecided(rule_id: str, texts: tuple[str, str]) -> Report:
    """A report that says why there is no verdict."""
    finding = Finding(
        rule_id=rule_id,
        path=(),
        text_da=texts[0],
        text_en=texts[1],
        severity=Severity.WARNING,
        kind=Kind.INTERN,
    )
    outcomes = dict.fromkeys(Stage, Outcome.SKIPPED) | dict.fromkeys(LEVELS[1:], Outcome.NOT_REQUESTED)
    return Report(findings=(finding,), outcomes=outcomes | {Stage.FORM: Outcome.UNDECIDED})


@cache
def published(version: str) -> Published:
    """The schema files of a version: those that came with the package, or in a checkout those beside ``src``.

    Raises :class:`~samarbejde_schema.errors.StandardError` when there are none.
    """
    from ..errors import StandardError
    from ..exchange.second_opinion import Published

    package = Path(__file__).resolve().parents[1]
    for schemas in (package / "schemas", package.parents[1] / "schemas"):
        files = [file for folder in ("json", "xsd") for file in (schemas / version / folder).glob("*.*")]
        if files:
            return Published({f"{file.parent.name}/{file.name}": file.read_bytes() for file in files})
    raise StandardError(f"the package lacks the published schemas of version {version}")
