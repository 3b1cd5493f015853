"""The comparison itself: what is elided, what is a block's output, and what is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import pages
from .pages import Block, Command, blocks, commands, difference


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("a\nb\n", "a\nb\n"),
        ("a  \nb\n\n", "a\nb"),
        ("a\n…\nd\n", "a\nb\nc\nd\n"),
        ("a\n…\n", "a\n"),
        ("id …, done\n", "id 5b6f0a52, done\n"),
        ("", ""),
    ],
)
def test_what_is_the_same(told: str, printed: str) -> None:
    assert difference(told, printed) == ""


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("a\n", "b\n"),
        ("a\n", ""),
        ("", "a\n"),
        ("a\n…\nd\n", "a\nb\n"),
        ("a.c\n", "abc\n"),
        ("a …\n", "b c\n"),
    ],
)
def test_what_differs(told: str, printed: str) -> None:
    assert difference(told, printed) != ""


def test_blocks_and_what_they_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.md").write_text(
        "```python\nprint(1)\n```\n\n```text\n1\n```\n\nWords.\n\n```text\nalone\n```\n", encoding="utf-8"
    )
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    assert blocks("page.md") == [
        Block("page.md", 2, "python", "print(1)\n", "1\n"),
        Block("page.md", 12, "text", "alone\n"),
    ]


def test_commands_and_what_they_answer() -> None:
    block = Block("page.md", 5, "console", "$ echo a \\\n    b\na b\n$ echo c > file\n")
    assert commands(block) == [Command(5, "echo a b", "a b\n"), Command(8, "echo c > file", "")]
