"""Exit codes, and what a run of verdicts comes to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum


class Exit(IntEnum):
    """What the process says when it ends."""

    OK = 0
    ERRORS = 1
    USAGE = 2
    UNDECIDED = 3
    BUG = 70


def exit_for(summary: Mapping[str, int], *, strict: bool) -> Exit:
    """Errors weigh more than undecided files: a broken message is certain, whatever else is not known.

    ``summary`` holds the counts ``invalid``, ``undecided`` and ``warnings``.
    """
    if summary["invalid"] or (strict and summary["warnings"]):
        return Exit.ERRORS
    return Exit.UNDECIDED if summary["undecided"] else Exit.OK
