"""The printed reference is in step with the standard, no link is dead, and drift is told with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools import docs

from .pages import ROOT


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    return docs.pages()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A reference of its own, to be spoilt."""
    assert docs.main(["write"], tmp_path) == 0
    return tmp_path


def test_the_reference_is_what_the_standard_says() -> None:
    assert list(docs.drifts(ROOT)) == []


def test_no_link_is_dead() -> None:
    assert list(docs.dead_links(ROOT, docs.written_pages(ROOT))) == []


def test_every_command_has_its_help(printed: dict[str, str]) -> None:
    page = printed["kommandolinje.md"]
    commands = (
        "check",
        "forloeb",
        "convert",
        "example",
        "rules",
        "schema write",
        "schema check",
        "schema show",
        "keys new",
        "keys show",
        "keys check",
        "seal",
        "open",
        "send",
        "serve",
        "inbox",
        "outbox",
        "audit verify",
        "audit show",
    )
    assert all(f"$ samarbejde {command} --help\nBrug: samarbejde {command} " in page for command in commands)


def test_every_region_is_drawn(printed: dict[str, str]) -> None:
    assert printed["proces.md"].count("```mermaid") == 6
    assert printed["proces.md"].count("| fra | hændelse |") == 6


def test_drift_is_told_and_mended(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy / docs.REFERENCE
    (folder / "typer.md").write_text(f"{docs.NOTICE}\n\n# Noget andet\n", encoding="utf-8")
    (folder / "regler.md").unlink()
    (folder / "beskeder" / "ukendt.md").write_text(f"{docs.NOTICE}\n", encoding="utf-8")
    (folder / "egen.md").write_text("# Skrevet i hånden\n", encoding="utf-8")
    capsys.readouterr()
    assert docs.main(["check"], copy) == 1
    said = capsys.readouterr().out
    assert "docs/reference/typer.md is not what the standard says\n--- found\n+++ expected\n" in said
    assert "more lines" in said
    assert "docs/reference/regler.md is missing\n" in said
    assert "docs/reference/beskeder/ukendt.md is printed no longer\n" in said
    assert "make docs" in said
    assert "egen.md" not in said
    assert docs.main(["write"], copy) == 0
    assert "docs/reference: 2 written, 1 removed, " in capsys.readouterr().out
    assert list(docs.drifts(copy)) == []


def test_dead_links_are_told(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text(
        "# Here\n\n## Two words: `code`\n\n## Two words: `code`\n"
        "[a](#two-words-code) [b](#two-words-code-1) [c](README.md#here) [d](https://example.dk/x)\n"
        "[e](missing.md) [f](#nowhere) [g](../outside.md) `[h](code.md)`\n\n"
        "```text\n[i](fenced.md)\n# No heading\n```\n[j](#no-heading)\n",
        encoding="utf-8",
    )
    assert list(docs.dead_links(tmp_path, [page])) == [
        "README.md: missing.md leads nowhere",
        "README.md: #nowhere names no heading",
        "README.md: ../outside.md leads nowhere",
        "README.md: #no-heading names no heading",
    ]
