"""Judge many documents: each alone, in two processes when there are many, results in the order asked for.

A complete example::

    for one in judge_all(["a.json", "b.ndjson"], Task(profiles=("MIDT",))):
        one.label, one.report.verdict

Results come one by one and nothing is kept, so that a stream of any length is judged with flat memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from ..findings import Kind, Report, Severity, Verdict
from .judging import Judged, Task, judge_source
from .sources import documents

CROWD = 64
"""So many documents are judged before a second process pays for its start."""


def judge_all(names: Iterable[str], task: Task, *, ndjson: bool = False) -> Iterator[Judged]:
    """Judge every document of every file, in order; streams stay streams."""
    sources = chain.from_iterable(documents(name, ndjson=ndjson) for name in names)
    yield from (judge_source(source, task) for source in islice(sources, CROWD))
    if _processors() > 1 and (first := next(sources, None)) is not None:
        from .sharing import judge_in_two

        yield from judge_in_two(chain([first], sources), task)
    else:
        yield from (judge_source(source, task) for source in sources)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Tally:
    """Counts verdicts and findings as the reports go by."""

    def __init__(self) -> None:
        self._verdicts = dict.fromkeys(Verdict, 0)
        self._severities = dict.fromkeys(Severity, 0)

    def add(self, report: Report) -> None:
        """One report more; that something could not be judged is no warning, for the verdict says it."""
        self._verdicts[report.verdict] += 1
        for finding in report.findings:
            if finding.kind is not Kind.INTERN or finding.severity is Severity.ERROR:
                self._severities[finding.severity] += 1

    def summary(self) -> dict[str, int]:
        """The counts a run ends with: files, one for each verdict, one for each severity."""
        return {
            "files": sum(self._verdicts.values()),
            **{verdict.value: count for verdict, count in self._verdicts.items()},
            **{f"{severity.value}s": count for severity, count in self._severities.items()},
        }
