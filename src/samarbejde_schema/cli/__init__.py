"""The command line ``samarbejde``: the only place that prints, opens files by itself, or exits.

Each command is a module of its own and is imported when it is called, so that ``samarbejde --help`` is quick.
Exit codes: 0 nothing of severity error (with ``--strict``: nor warning), 1 errors found, 2 wrong usage,
3 could not decide (missing file, empty folder, crashed check), 70 a fault of ours.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line as a process of its own, and exit."""
    import gc
    import warnings

    gc.set_threshold(20_000, 10, 10)  # what is loaded stays, and what a document needs is gone after it
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")

    from .main import run

    raise SystemExit(run())
