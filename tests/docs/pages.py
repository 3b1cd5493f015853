"""The pages with their blocks of code, and what a block is said to print.

A complete example::

    for block in blocks(Page("docs/tutorial.md")):
        block.language, block.line, block.text, block.told

``…`` stands in what a block is said to print for what was left out: alone on a line for any number of lines,
within a line for the rest of a word or more.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md"))
    if path.is_file()
)
"""Every page, by its path in the repository."""
OUTPUT = "text"
_FENCE = re.compile(r"(?P<ticks>```+)(?P<language>[\w-]*)\s*")
_ELSEWHERE = 2


@dataclass(frozen=True)
class Block:
    """A block of code: its language, the line its first line stands on, and what it is said to print."""

    page: str
    line: int
    language: str
    text: str
    told: str | None = None


@dataclass(frozen=True)
class Command:
    """One line that is typed, and what is said to come back."""

    line: int
    typed: str
    told: str


def text_of(page: str) -> str:
    """The page."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str) -> list[Block]:
    """The blocks of a page; one in ``text`` right after another is what that one prints."""
    lines = text_of(page).splitlines()
    found: list[Block] = []
    ended = -_ELSEWHERE
    for start, end, language in _fences(lines):
        text = "\n".join(lines[start:end]) + "\n"
        follows = not any(line.strip() for line in lines[ended + 1 : start - 1])
        if language == OUTPUT and found and found[-1].told is None and follows:
            before = found[-1]
            found[-1] = Block(before.page, before.line, before.language, before.text, text)
        else:
            found.append(Block(page, start + 1, language, text))
        ended = end
    return found


def _fences(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The first line inside each fence, the line of its end, and its language."""
    place = 0
    while place < len(lines):
        opened = _FENCE.fullmatch(lines[place])
        place += 1
        if opened is not None:
            start = place
            while lines[place].rstrip() != opened["ticks"]:
                place += 1
            yield start, place, opened["language"]
            place += 1


def commands(block: Block) -> list[Command]:
    """The lines of a ``console`` block that begin with ``$``; a backslash at the end goes on in the next."""
    found: list[Command] = []
    for number, line in enumerate(block.text.splitlines(), block.line):
        if found and found[-1].typed.endswith("\\"):
            last = found.pop()
            found.append(Command(last.line, last.typed[:-1] + line.strip(), ""))
        elif line.startswith("$ "):
            found.append(Command(number, line[2:], ""))
        else:
            last = found.pop()
            found.append(Command(last.line, last.typed, f"{last.told}{line}\n"))
    return found


def difference(told: str, printed: str) -> str:
    """Nothing when a block prints what it is said to print, otherwise the difference line by line."""
    wanted, found = _lines(told), _lines(printed)
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…" else _pattern(line) + r"\n" for line in wanted)
    if re.fullmatch(pattern, "".join(f"{line}\n" for line in found)):
        return ""
    return "\n".join(difflib.unified_diff(wanted, found, "the page", "printed", lineterm="", n=100))


def _pattern(line: str) -> str:
    return ".*".join(re.escape(part) for part in line.split("…"))


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]
