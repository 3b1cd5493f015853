"""Files that hold messages: read whole under a limit, written whole and for their owner only.

A complete example::

    write_private(Path("ud/71315d02.json"), payload)         # there in full, or not at all
"""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

from .sources import STDIN, TROUBLE, label_of, trouble_of
from .stopped import Stopped

LARGEST = 16 * 1024 * 1024
"""No sealed message is larger."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
"""A file of our own making: never one, nor a link, that somebody has laid there before us."""


def read_sealed(name: str) -> bytes:
    """A sealed message in a file, or on standard input, without white space around it.

    Raises :class:`Stopped` when the file cannot be read. What is too large is cut, and will not open.
    """
    try:
        if name == STDIN:
            return sys.stdin.buffer.read(LARGEST + 1).strip()
        with Path(name).open("rb") as file:
            return file.read(LARGEST + 1).strip()
    except OSError as error:
        trouble = trouble_of(error, name)
    raise Stopped(f"{label_of(name, None)}: {TROUBLE[trouble][0]}")


def write_private(file: Path, data: bytes, *, replace: bool = True) -> None:
    """Write a file for its owner only, in place of what stood there; it is whole or it is not there.

    Its folder is made where it is missing. Raises :class:`Stopped` when it cannot be written, and, unless it
    may ``replace``, when a file with other content stands there.
    """
    new = file.with_name(f".{secrets.token_hex(16)}.ny")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not replace and os.path.lexists(file) and file.read_bytes() != data:
            raise Stopped(
                f"{label_of(file.name, None)} findes med et andet indhold og er ikke overskrevet; "
                "flyt filen, og prøv igen"
            )
        number = os.open(new, _NEW, 0o600)
        with os.fdopen(number, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        new.replace(file)
    except OSError:
        with suppress(OSError):
            new.unlink()
    else:
        return
    raise Stopped(f"{label_of(file.name, None)} kunne ikke skrives")
