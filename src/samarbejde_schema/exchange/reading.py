"""Read, write and check: the pipeline from bytes to a verdict, as pure functions.

A complete example::

    reading = examine(data, STANDARD)
    reading.report.verdict         # "valid", "invalid" or "undecided"
    reading.besked                 # the typed message when its structure holds, else None

    message = read(data, STANDARD)                 # raises InvalidError when there is no message to give
    assert read(write(message, STANDARD, form="xml"), STANDARD) == message

The way of the data: bytes → door (limits, strict JSON or XML) → identity → structure → rules. A stage that
could not run is ``skipped``, never ``ok``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from ..catalogue.catalogue import Catalogue
from ..codec.json import from_json, to_json
from ..codec.xml import from_xml, to_xml
from ..doors.json import Opened, strict_json
from ..doors.limits import LIMITS, Limits
from ..doors.positions import locate
from ..doors.text import form_of
from ..doors.xml import strict_xml
from ..errors import InvalidError, LocalError
from ..findings import LEVELS, Finding, Outcome, Path, Report, Stage
from ..modelling.element import Besked
from ..validation.run import judge
from .identity import identify_json, identify_xml

Form = Literal["json", "xml"]
Contexts = Mapping[Stage, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and the message when form, identity and structure hold.

    ``tree`` is what the door let through (plain values for JSON, an element for XML), for a second opinion.
    """

    report: Report
    besked: Besked | None = None
    tree: Any = None

    def __repr__(self) -> str:
        return f"Reading(verdict={self.report.verdict.value!r}, type={self.report.type!r})"


def examine(
    data: bytes,
    catalogue: Catalogue,
    *,
    profiles: Iterable[str] = (),
    contexts: Contexts | None = None,
    limits: Limits = LIMITS,
    rules: bool = True,
    lines: bool = True,
) -> Reading:
    """Read one document and judge it; never raises on bytes.

    ``profiles`` are claimed on top of those the message claims. ``contexts`` gives what rules above level
    ``besked`` need, by level; levels without one are ``not_requested``. ``rules=False`` stops after the
    structure. ``lines=False`` leaves out line and column of what rules find, which no receipt tells.
    """
    claimed = _known_profiles(profiles, catalogue) if profiles else ()
    form, opened = _open(data, limits)
    outcomes = dict(_NOTHING_YET)
    if opened.findings:
        return _stopped(Report(opened.findings, outcomes, form), Stage.FORM, data)
    outcomes[Stage.FORM] = Outcome.OK
    identity = (identify_json if form == "json" else identify_xml)(opened.tree, catalogue)
    if identity.entry is None:
        found = () if identity.finding is None else (identity.finding,)
        return _stopped(Report(found, outcomes, form), Stage.IDENTITY, data, tree=opened.tree)
    outcomes[Stage.IDENTITY] = Outcome.OK
    entry, version = identity.entry, identity.version or catalogue.release.versions[-1]
    if form == "json":
        result = from_json(data, catalogue.model(entry.type))
    else:
        result = from_xml(opened.tree, catalogue.model(entry.type), catalogue.release.namespace)
    report = Report(result.findings, outcomes, form, entry.type, version)
    if result.model is None:
        return _stopped(report, Stage.STRUCTURE, data, result.places, opened.tree)
    outcomes[Stage.STRUCTURE] = Outcome.OK
    if not rules:
        outcomes[Stage.BESKED] = Outcome.NOT_REQUESTED
    else:
        wanted: Contexts = {Stage.BESKED: None, **_known(contexts, catalogue)}
        report = _judged(report, result.model, catalogue, claimed, wanted)
        if lines and report.findings:
            report = _placed(report, data, tuple(f.path for f in report.findings))
    return Reading(report, result.model, opened.tree)


_NOTHING_YET = {stage: Outcome.NOT_REQUESTED if stage in LEVELS[1:] else Outcome.SKIPPED for stage in Stage}


def _stopped(
    report: Report, stage: Stage, data: bytes, places: tuple[Path, ...] | None = None, tree: Any = None
) -> Reading:
    """The reading when a stage failed: what was found, placed in the source; later stages stay skipped."""
    outcomes = {**report.outcomes, stage: Outcome.FAILED}
    where = tuple(f.path for f in report.findings) if places is None else places
    return Reading(_placed(replace(report, outcomes=outcomes), data, where), tree=tree)


def examine_further(
    reading: Reading,
    data: bytes,
    catalogue: Catalogue,
    *,
    profiles: Iterable[str] = (),
    contexts: Contexts,
    lines: bool = True,
) -> Reading:
    """The same reading after the rules of further levels, which need what other documents say.

    ``data`` are the bytes that were read; a reading without a message comes back as it is.
    """
    if reading.besked is None:
        return reading
    report = _judged(reading.report, reading.besked, catalogue, tuple(profiles), contexts)
    if not lines:
        return replace(reading, report=report.sorted())
    return replace(reading, report=_placed(report, data, tuple(f.path for f in report.findings)))


def check(
    source: bytes | Besked,
    catalogue: Catalogue,
    *,
    profiles: Iterable[str] = (),
    contexts: Contexts | None = None,
    limits: Limits = LIMITS,
) -> Report:
    """Judge a document or a model. Takes what :func:`examine` takes; gives the report alone.

    Raises :class:`~samarbejde_schema.errors.LocalError` when ``source`` is neither bytes nor a message, or a
    profile is not one of the standard's.
    """
    if not is_judgeable(source):
        del source
        raise LocalError(NOT_JUDGEABLE)
    if isinstance(source, Besked):
        outcomes = dict.fromkeys((Stage.FORM, Stage.IDENTITY, Stage.STRUCTURE), Outcome.OK)
        outcomes |= dict.fromkeys(LEVELS, Outcome.NOT_REQUESTED)
        entry = catalogue.entry_of(source)
        report = Report(outcomes=outcomes, type=entry.type, version=_version_of(source, catalogue))
        wanted: Contexts = {Stage.BESKED: None, **_known(contexts, catalogue)}
        return _judged(report, source, catalogue, _known_profiles(profiles, catalogue), wanted).sorted()
    return examine(source, catalogue, profiles=profiles, contexts=contexts, limits=limits).report


def read(data: bytes, catalogue: Catalogue, *, limits: Limits = LIMITS) -> Besked:
    """The typed message in ``data``, whichever form it has; rules are not judged.

    Raises :class:`~samarbejde_schema.errors.InvalidError` with a report when the form, the identity or the
    structure does not hold.
    """
    if not is_bytes(data):
        del data
        raise LocalError(NOT_BYTES)
    reading = examine(data, catalogue, limits=limits, rules=False)
    del data  # no frame of ours may hold the document when the error is shown with its locals
    return message_of(reading)


def message_of(reading: Reading) -> Besked:
    """The message of a reading; raises :class:`~samarbejde_schema.errors.InvalidError` when there is none."""
    if reading.besked is None:
        raise InvalidError(reading.report)
    return reading.besked


def write(besked: Besked, catalogue: Catalogue, *, form: Form = "json", pretty: bool = False) -> bytes:
    """The message as bytes in UTF-8; ``pretty`` for people. Raises LocalError for another form."""
    if not is_writable(besked, catalogue):
        del besked
        raise LocalError(NOT_WRITABLE)
    if form == "json":
        return to_json(besked, pretty=pretty)
    if form == "xml":
        return to_xml(besked, catalogue.release.namespace, pretty=pretty)
    raise LocalError("formen skal være json eller xml")


def _open(data: bytes, limits: Limits) -> tuple[Form | None, Opened]:
    if len(data) > limits.bytes:
        return None, strict_json(data, limits)  # refuses by size, before anything is looked at
    form, findings = form_of(data)
    if findings or form is None:
        return form, Opened(None, findings)
    return form, strict_json(data, limits) if form == "json" else strict_xml(data, limits)


def _version_of(besked: Besked, catalogue: Catalogue) -> str:
    said = catalogue.release.envelope.value(besked, "version")
    return said if isinstance(said, str) else catalogue.release.versions[-1]


NOT_BYTES = "der skal gives bytes"
NOT_JUDGEABLE = "der skal gives bytes eller en besked"
NOT_WRITABLE = "kun beskeder i standarden kan skrives"


def is_bytes(data: object) -> bool:
    """Whether ``data`` can be read. Who finds it cannot lets go of it first: no frame may hold it."""
    return isinstance(data, bytes)


def is_judgeable(source: object) -> bool:
    """Whether ``source`` can be judged: bytes or a message."""
    return isinstance(source, (bytes, Besked))


def is_writable(besked: object, catalogue: Catalogue) -> bool:
    """Whether ``besked`` is one of the standard's own messages: no part of one, and no subclass."""
    if not isinstance(besked, Besked):
        return False
    entry = catalogue.entry_by_root(type(besked).__name__)
    return entry is not None and catalogue.model(entry.type) is type(besked)


def _known_profiles(profiles: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The profiles as a tuple; :class:`LocalError` for a bare string or one the standard does not declare."""
    known = {profile.name for profile in catalogue.release.profiles}
    asked = () if isinstance(profiles, str) else tuple(profiles)
    if isinstance(profiles, str) or not known.issuperset(asked):
        raise LocalError("profiles er en liste af: " + ", ".join(sorted(known)))
    return asked


def claimed_profiles(besked: Besked, catalogue: Catalogue, extra: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The profiles a message claims and those claimed on top of them."""
    said = catalogue.release.envelope.value(besked, "profiles") or ()
    return (*(str(profile) for profile in said), *extra)


NO_LEVEL = "contexts tager niveauer (Stage.REGISTER, Stage.FORLOEB …) som nøgler"
NO_CONTEXT = "konteksten til niveauet register laves med STANDARD.context([beskeder])"


def _known(contexts: Contexts | None, catalogue: Catalogue) -> Contexts:
    """The contexts, when each is for a level and of the kind its rules know; :class:`LocalError` else."""
    given = contexts or {}
    if not all(isinstance(level, Stage) for level in given):
        raise LocalError(NO_LEVEL)
    register = given.get(Stage.REGISTER)
    if register is not None:
        around = catalogue.surroundings
        if around is not None and not isinstance(register, around.kind):
            raise LocalError(NO_CONTEXT)
    return given


def _judged(
    report: Report, besked: Besked, catalogue: Catalogue, profiles: tuple[str, ...], contexts: Contexts
) -> Report:
    """The report with the rules of every level that has what it needs."""
    claimed = claimed_profiles(besked, catalogue, profiles)
    outcomes = dict(report.outcomes)
    findings: list[Finding] = list(report.findings)
    missing: list[str] = list(report.not_judged)
    assert report.type is not None
    for level in LEVELS:
        if level not in contexts:
            continue
        rules = catalogue.rules(report.type, level)
        result = judge(besked, rules, profiles=claimed, context=contexts[level], stage=level)
        outcomes[level] = result.outcome
        findings += result.findings
        missing += result.not_judged
    return replace(report, findings=tuple(findings), outcomes=outcomes, not_judged=tuple(missing))


def placed(report: Report, data: bytes) -> Report:
    """The report with line and column for each finding that has none; ``data`` are the bytes it is about."""
    return _placed(report, data, tuple(f.path for f in report.findings))


def _placed(report: Report, data: bytes, places: tuple[Path, ...]) -> Report:
    """The report with line and column for each finding, errors first."""
    wanted = [place for place, f in zip(places, report.findings, strict=True) if f.line is None]
    found = locate(data, report.form, wanted) if report.form is not None and wanted else {}
    placed = tuple(
        f if f.line is not None or place not in found else f.at(*found[place])
        for place, f in zip(places, report.findings, strict=True)
    )
    return replace(report, findings=placed).sorted()
