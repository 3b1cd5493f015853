"""Every command a page shows answers as the page says; so the help texts are those of the program."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from .pages import WRITTEN, Command, blocks, commands, difference

RUN = {"samarbejde", "cat", "cd", "cp", "echo", "head", "mkdir"}
"""The programs that are run as the page shows them."""
ONLY_SHOWN = {"check-jsonschema", "dotnet", "git", "make", "pip", "python", "xmllint"}
"""What is not run: it installs, takes long, is the suite itself, or need not be on this machine."""
MARK = "---- the next one ----"


def typed_on(page: str) -> list[Command]:
    found = [one for block in blocks(page) if block.language == "console" for one in commands(block)]
    unknown = {program(one) for one in found} - RUN - ONLY_SHOWN
    assert not unknown, f"{page} shows programs that nobody decided about: {unknown}"
    return [one for one in found if program(one) in RUN]


def program(command: Command) -> str:
    return shlex.split(command.typed)[0]


@pytest.fixture(scope="session")
def path_to_command(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH that begins with the folder of the command: beside the interpreter, or made for this run."""
    beside = Path(sys.executable).parent
    if not (beside / "samarbejde").exists():
        beside = tmp_path_factory.mktemp("bin")
        made = beside / "samarbejde"
        made.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m samarbejde_schema.cli "$@"\n')
        made.chmod(0o755)
    return f"{beside}{os.pathsep}{os.environ['PATH']}"


def answers(typed: list[str], place: Path, path: str) -> list[str]:
    """What one shell answers to each line; each finds the exit code of the one before it in ``$?``."""
    ending = f"__code=$?; printf '\\n%s\\n' {shlex.quote(MARK)}; (exit $__code)"
    run = subprocess.run(
        ["bash", "-c", "\n".join(f"{line}\n{ending}" for line in typed)],
        cwd=place,
        env={**os.environ, "PATH": path, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return run.stdout.split(f"\n{MARK}\n")[:-1]


@pytest.mark.parametrize("page", [page for page in WRITTEN if typed_on(page)])
def test_the_commands_of_a_page_answer(page: str, workplace: Path, path_to_command: str) -> None:
    typed = typed_on(page)
    said = answers([command.typed for command in typed], workplace, path_to_command)
    assert len(said) == len(typed)
    for command, answer in zip(typed, said, strict=True):
        assert difference(command.told, answer) == "", f"{page}:{command.line}"


def test_there_are_commands() -> None:
    assert typed_on("README.md")
