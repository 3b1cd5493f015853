"""What ends a command before it has an answer: a text for people, and an exit code.

A complete example::

    if not file.exists():
        raise Stopped("filen findes ikke")            # exit code 3: it could not be decided
"""

from __future__ import annotations

from .exits import Exit


class Stopped(Exception):  # noqa: N818 - an end, not an error of the program
    """The command ends here with ``code``; the text says why, and holds no value of a message."""

    def __init__(self, text: str, code: Exit = Exit.UNDECIDED) -> None:
        self.code = code
        super().__init__(text)
