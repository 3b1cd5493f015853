"""Messages on their way out: read from files, refused with their report, told about with their receipts.

A complete example::

    draft = drafted("bestilling.json", reporter)         # None: the report has been shown
    with opened(folder) as participant:
        participant.put(draft.data)
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from ..errors import LocalError
from ..exchange.reading import examine
from ..findings import Finding, Report
from ..standard import STANDARD
from .danish import Refusal
from .judging import Judged
from .reporters import Reporter
from .sources import TROUBLE, label_of, read_whole, trouble_of
from .stopped import Stopped


@dataclass(frozen=True)
class Draft:
    """A document that may be sent as far as it can be judged alone; ``data`` travels as it is."""

    label: str
    data: bytes = field(repr=False)
    report: Report


def drafted(name: str, reporter: Reporter) -> Draft | None:
    """The message in a file (``-`` is standard input); ``None`` when it has errors, which are then shown.

    Raises :class:`~.stopped.Stopped` when the file cannot be read.
    """
    if Path(name).is_dir():
        raise Refusal("her gives filer, ikke mapper")
    label, trouble = label_of(name, None), None
    try:
        data = read_whole(name)
    except OSError as error:
        trouble = trouble_of(error, name)
    if trouble is not None:
        raise Stopped(f"{label}: {TROUBLE[trouble][0]}")
    reading = examine(data, STANDARD)
    if reading.besked is None or reading.report.errors:
        reporter.file(Judged(name, None, reading.report))
        return None
    return Draft(label, data, reading.report)


def show_refusal(draft: Draft, error: LocalError, reporter: Reporter) -> bool:
    """Show why a message was refused on its way out; ``False`` when no finding says it."""
    findings = tuple(one for one in error.findings if isinstance(one, Finding))
    if findings:
        reporter.file(Judged(draft.label, None, replace(draft.report, findings=findings)))
    return bool(findings)
