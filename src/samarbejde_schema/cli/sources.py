"""Where documents come from: files, folders, standard input, and streams with one document to a line.

A complete example::

    for name in expand(("post/", "tilbud.xml", "-")):
        for source in documents(name):
            source.label, source.data, source.trouble

Trouble with a file is a value that goes along, so that one missing file does not stop the others.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from ..doors.limits import LIMITS
from .danish import Refusal

STREAMS = (".ndjson", ".jsonl")
"""Files with these names hold one document to a line."""
DOCUMENTS = (".json", ".xml", *STREAMS)
"""The files a folder stands for."""
STDIN = "-"

TROUBLE: dict[str, tuple[str, str]] = {
    "FIL-MANGLER": ("Filen findes ikke.", "The file does not exist."),
    "FIL-ADGANG": (
        "Filen eller mappen må ikke læses af den bruger, der kører kommandoen.",
        "The file or folder may not be read by the user who runs the command.",
    ),
    "FIL-LAESNING": ("Filen kunne ikke læses.", "The file could not be read."),
    "FIL-MAPPE": (
        "Mappen rummer ingen dokumenter: ingen filer, hvis navn ender på .json, .xml, .ndjson eller .jsonl.",
        "The folder holds no documents: no file whose name ends in .json, .xml, .ndjson or .jsonl.",
    ),
}
"""What can be wrong with a file before anything is read, in Danish and English."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document: the file's name, its bytes, and its line in a stream; ``trouble`` is a key of TROUBLE."""

    name: str
    data: bytes
    line: int | None = None
    trouble: str | None = None

    @property
    def label(self) -> str:
        """What the document is called in a report."""
        return label_of(self.name, self.line)


def label_of(name: str, line: int | None) -> str:
    """A file name that can be printed anywhere, with the line in a stream behind it."""
    printable = "".join(char if char.isprintable() else "\ufffd" for char in name)
    return printable if line is None else f"{printable}:{line}"


def expand(arguments: Iterable[str]) -> list[str]:
    """The files the arguments stand for: a folder stands for every document below it, in the order of names.

    Hidden files and folders (``.git``) are passed by. A folder without documents stands for itself, so that
    it is said and not overlooked. Raises :class:`Refusal` when standard input is asked for twice.
    """
    found: list[str] = []
    for argument in arguments:
        if argument == STDIN and STDIN in found:
            raise Refusal("standardinput (-) kan kun læses én gang")
        inside = sorted(_walk(argument)) if argument != STDIN and Path(argument).is_dir() else [argument]
        found += inside or [argument]
    return found


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for here, folders, files in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(DOCUMENTS):
                yield str(Path(here, name))
    yield from closed  # folders that may not be read: said when they are opened


def documents(name: str, *, ndjson: bool = False) -> Iterator[Source]:
    """The documents of one file; a stream is read line by line, so that memory stays flat."""
    try:
        if ndjson or Path(name).suffix.lower() in STREAMS:
            yield from _lines(name)
        else:
            yield Source(name, read_whole(name))
    except OSError as error:
        yield Source(name, b"", trouble=trouble_of(error, name))


def read_whole(name: str) -> bytes:
    """The bytes of a file, or so many of them that the door refuses the rest; raises :class:`OSError`."""
    if name == STDIN:
        return sys.stdin.buffer.read(LIMITS.bytes + 1)
    with Path(name).open("rb") as file:
        return file.read(LIMITS.bytes + 1)


def trouble_of(error: OSError, name: str) -> str:
    """The key of TROUBLE that says why a file could not be read; the system's own text is not shown."""
    if Path(name).is_dir():
        return "FIL-MAPPE" if os.access(name, os.R_OK | os.X_OK) else "FIL-ADGANG"
    if isinstance(error, FileNotFoundError):
        return "FIL-MANGLER"
    return "FIL-ADGANG" if isinstance(error, PermissionError) else "FIL-LAESNING"


def _lines(name: str) -> Iterator[Source]:
    """The lines of a stream that are not blank; a stream without any is one empty document."""
    number, found = 0, False
    with nullcontext(sys.stdin.buffer) if name == STDIN else Path(name).open("rb") as file:
        while line := file.readline(LIMITS.bytes + 2):
            number += 1
            if line.strip():
                found = True
                yield Source(name, line.rstrip(b"\r\n"), number)
            while line and not line.endswith(b"\n"):
                line = file.readline(LIMITS.bytes + 2)  # the rest of a line that is too long anyway
    if not found:
        yield Source(name, b"")
