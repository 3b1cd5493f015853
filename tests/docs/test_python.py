"""Every block in Python runs, in order, and prints what the page says it prints."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from .pages import WRITTEN, Block, blocks, difference


def examples(page: str) -> list[Block]:
    return [block for block in blocks(page) if block.language == "python"]


def printed_by(block: Block, namespace: dict[str, Any]) -> str:
    """What a block prints; a traceback names the page and its line."""
    code = compile("\n" * (block.line - 1) + block.text, block.page, "exec")
    with redirect_stdout(io.StringIO()) as out:
        exec(code, namespace)
    return out.getvalue()


@pytest.mark.parametrize("page", [page for page in WRITTEN if examples(page)])
def test_the_examples_of_a_page_run(page: str, workplace: Path) -> None:
    namespace: dict[str, Any] = {"__name__": "example"}
    for block in examples(page):
        printed = printed_by(block, namespace)
        assert not printed or block.told is not None, (
            f"{page}:{block.line} prints what the page does not show"
        )
        assert difference(block.told or "", printed) == "", f"{page}:{block.line}"


def test_there_are_examples() -> None:
    assert "README.md" in WRITTEN
    assert examples("README.md")
