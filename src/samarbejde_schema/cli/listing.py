"""Lists for people and for programs: columns that fit their content, and JSON with the same facts.

A complete example::

    show(rows, HEADS, form="text", empty="Udbakken er tom.")

A row is a mapping from name to text, number, ``None`` or list of texts; ``HEADS`` says which names are
columns, and what stands above them. Values of a message never come here: ids, types, CVR numbers, states and
times only.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TextIO

import click

Row = Mapping[str, Any]
_GAP = "  "


def show(rows: Sequence[Row], heads: Mapping[str, str], *, form: str, empty: str) -> None:
    """Print rows; ``form`` is ``text`` or ``json``, ``empty`` is said instead of a table without rows."""
    if form == "json":
        as_json(list(rows))
    elif not rows:
        click.echo(empty)
    else:
        click.echo("\n".join(table(rows, heads)))


def as_json(value: Any, out: TextIO | None = None) -> None:
    """Print one JSON document, on standard output unless ``out`` is given."""
    (out or sys.stdout).write(json.dumps(value, ensure_ascii=False, indent=2, default=_stamp) + "\n")


def table(rows: Sequence[Row], heads: Mapping[str, str]) -> Iterator[str]:
    """The lines of a table; a column in which nothing stands is left out."""
    used = {name: head for name, head in heads.items() if any(_cell(row[name]) for row in rows)}
    lines = [list(used.values()), *([_cell(row[name]) for name in used] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        yield _GAP.join(padded).rstrip()


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def when(at: datetime) -> str:
    """An instant for people, in the time zone of this machine, to the second."""
    return at.astimezone().isoformat(sep=" ", timespec="seconds")


def _stamp(value: Any) -> str:
    """An instant for programs: ISO 8601 with its offset; the only value JSON has no word for."""
    assert isinstance(value, datetime)
    return value.isoformat()
