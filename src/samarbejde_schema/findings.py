"""What is wrong with a message, as values.

A complete example::

    from samarbejde_schema.findings import Finding, Kind, Report, Severity, Stage, Outcome

    finding = Finding(
        rule_id="SKEMA-MANGLER",
        path=("borger", "handlekommune"),
        text_da="Feltet mangler.",
        text_en="The field is missing.",
        severity=Severity.ERROR,
        kind=Kind.STRUKTUR,
    )
    report = Report(findings=(finding,), outcomes={Stage.STRUCTURE: Outcome.FAILED})
    assert finding.pointer == "/borger/handlekommune"
    assert not report.ok

Nothing in here carries a value of a citizen: a finding says *where* and *which rule*, never *what stood
there*. Unknown names from a document are shown as :data:`UNKNOWN`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, NoReturn

from .errors import InvalidError

UNKNOWN = "<ukendt>"
"""Stands in a path for a name the standard does not know; the name itself could be a CPR number."""

XPATH_PREFIX = "s"
"""The prefix that stands for the release's namespace in :meth:`Finding.xpath`."""

Path = tuple[str | int, ...]
"""A place in a document: wire names (lowerCamelCase) and zero-based positions in lists."""


class Severity(StrEnum):
    """How much a finding weighs. Only ``ERROR`` makes a message invalid."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Kind(StrEnum):
    """What sort of statement was broken.

    ``GYLDIGHED`` rejects; ``PLIGT`` is accepted and recorded against the party that owes it;
    ``ANBEFALING`` is a BØR and ``OPLYSNING`` a KAN. ``FORM`` and ``STRUKTUR`` come before any rule;
    ``INTERN`` says that a check of ours could not be carried out.
    """

    FORM = "form"
    STRUKTUR = "struktur"
    GYLDIGHED = "gyldighed"
    PLIGT = "pligt"
    ANBEFALING = "anbefaling"
    OPLYSNING = "oplysning"
    INTERN = "intern"


class Stage(StrEnum):
    """The steps of a check, in the order they run; the last four are the levels of the rules."""

    FORM = "form"
    IDENTITY = "identity"
    STRUCTURE = "structure"
    BESKED = "besked"
    FORLOEB = "forloeb"
    REGISTER = "register"
    MODTAGELSE = "modtagelse"


LEVELS = (Stage.BESKED, Stage.FORLOEB, Stage.REGISTER, Stage.MODTAGELSE)


class Outcome(StrEnum):
    """How a stage ended. Only ``OK`` means that everything in it was looked at and held."""

    OK = "ok"
    FAILED = "failed"
    SKIPPED = "skipped"
    NOT_REQUESTED = "not_requested"
    UNDECIDED = "undecided"


class Verdict(StrEnum):
    """The answer about one document."""

    VALID = "valid"
    INVALID = "invalid"
    UNDECIDED = "undecided"


def pointer_of(path: Path) -> str:
    """The path as a JSON Pointer (RFC 6901); the empty string is the whole document."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def xpath_of(root: str, path: Path) -> str:
    """The path as XPath 1.0 under the prefix ``s``; positions are one-based, as XPath has them."""
    steps = [f"/{XPATH_PREFIX}:{root}"]
    for step in path:
        if isinstance(step, int):
            steps[-1] += f"[{step + 1}]"
        elif step == UNKNOWN:
            steps.append("/*")
        else:
            steps.append(f"/{XPATH_PREFIX}:{step[:1].upper()}{step[1:]}")
    return "".join(steps)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, worth knowing, or could not be judged.

    ``path`` is in wire names; ``root`` is the root element's name when the type is known; ``line`` and
    ``column`` count from 1 and are there when the source bytes were. ``owed_by`` is the role that owes a duty
    (kind ``PLIGT``), else ``None``.
    """

    rule_id: str
    path: Path
    text_da: str
    text_en: str
    severity: Severity
    kind: Kind
    requirement: tuple[str, ...] = ()
    root: str | None = None
    line: int | None = None
    column: int | None = None
    owed_by: str | None = None

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer in wire names."""
        return pointer_of(self.path)

    @property
    def xpath(self) -> str | None:
        """The place as XPath, or ``None`` when the root is unknown."""
        return None if self.root is None else xpath_of(self.root, self.path)

    def as_dict(self) -> dict[str, Any]:
        """The finding for programs: strings, numbers, lists and ``None``."""
        return {
            "rule_id": self.rule_id,
            "severity": self.severity.value,
            "kind": self.kind.value,
            "path": self.pointer,
            "xpath": self.xpath,
            "line": self.line,
            "column": self.column,
            "text": self.text_da,
            "text_en": self.text_en,
            "requirement": list(self.requirement),
            "owed_by": self.owed_by,
        }

    def at(self, line: int | None, column: int | None) -> Finding:
        """The same finding with its place in the source."""
        return replace(self, line=line, column=column)


_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def _rank(f: Finding) -> tuple[int, bool, int, int, str, str]:
    """Errors first, then duties, then the rest; within each by place."""
    return _ORDER[f.severity], f.kind is not Kind.PLIGT, f.line or 0, f.column or 0, f.pointer, f.rule_id


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found about one document, and what was not looked at.

    ``form`` is ``"json"``, ``"xml"`` or ``None``; ``type`` is the message type in lowerCamelCase;
    ``not_judged`` names rules that were asked for but lacked something they need.
    A report has no truth value: ask ``.ok`` or ``.verdict``.
    """

    findings: tuple[Finding, ...] = ()
    outcomes: Mapping[Stage, Outcome] = field(default_factory=dict)
    form: str | None = None
    type: str | None = None
    version: str | None = None
    not_judged: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the message invalid."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """BØR rules that are broken, and duties somebody owes."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    @property
    def infos(self) -> tuple[Finding, ...]:
        """KAN rules: worth knowing, nothing more."""
        return tuple(f for f in self.findings if f.severity is Severity.INFO)

    @property
    def verdict(self) -> Verdict:
        """Invalid with any error, undecided when a stage that was asked for could not run, else valid."""
        if any(f.severity is Severity.ERROR for f in self.findings):
            return Verdict.INVALID
        if any(outcome in _OPEN for outcome in self.outcomes.values()):
            return Verdict.UNDECIDED
        return Verdict.VALID

    @property
    def ok(self) -> bool:
        """Whether the verdict is valid; agrees with :meth:`raise_for_errors`."""
        return self.verdict is Verdict.VALID

    def raise_for_errors(self) -> None:
        """Raise :class:`~samarbejde_schema.errors.InvalidError` unless the report is ``ok``."""
        if not self.ok:
            raise InvalidError(self)

    def as_dict(self) -> dict[str, Any]:
        """The report for programs; what it was judged by stands in ``levels`` and ``not_judged``."""
        return {
            "form": self.form,
            "type": self.type,
            "version": self.version,
            "verdict": self.verdict.value,
            "levels": {stage.value: outcome.value for stage, outcome in self.outcomes.items()},
            "not_judged": list(self.not_judged),
            "findings": [finding.as_dict() for finding in self.findings],
        }

    def sorted(self) -> Report:
        """The same report with errors first, then duties, then the rest, each by place in the document."""
        findings = sorted(self.findings, key=_rank)
        return replace(self, findings=tuple(findings))

    def __bool__(self) -> NoReturn:
        raise TypeError("a Report has no truth value: ask report.ok or report.verdict")


_OPEN = frozenset({Outcome.UNDECIDED, Outcome.FAILED, Outcome.SKIPPED})


def most_severe(severities: Iterable[Severity]) -> Severity | None:
    """The heaviest of some severities, or ``None`` when there are none."""
    return min(severities, key=_ORDER.__getitem__, default=None)
