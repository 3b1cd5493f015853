"""Every example of a page runs, in the order of the page, and says what the page says it says.

Blocks in ``python`` share their names; commands in ``console`` are typed in the same folder, so that one can
read what the other wrote. The help texts in the reference are such commands too. A server that is started with
``&`` runs until the page ends; what it says first is what the page shows.
"""

from __future__ import annotations

import io
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from .pages import WRITTEN, Block, Command, blocks, commands, difference

RUN = {"samarbejde", "cat", "cd", "cp", "echo", "head", "ls", "mkdir"}
"""The programs that are run as the page shows them."""
ONLY_SHOWN = {"make", "pip", "python", "xmllint"}
"""What is not run: it installs, is the suite itself, or need not be on this machine."""
ENVIRONMENT = {**os.environ, "COLUMNS": "80", "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"}
MARK = "---- the next one ----"


def examples(page: str) -> list[Block]:
    """What is run of a page."""
    return [block for block in blocks(page) if block.language == "python" or typed_in(block)]


def typed_in(block: Block) -> list[Command]:
    """The commands of a block that are run; a program nobody decided about is an error."""
    found = commands(block) if block.language == "console" else []
    unknown = {program(one) for one in found} - RUN - ONLY_SHOWN
    assert not unknown, f"{block.page}:{block.line} shows {unknown}; run it, or say why not"
    return [one for one in found if program(one) in RUN]


def program(command: Command) -> str:
    return shlex.split(command.typed, comments=True)[0]


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


@pytest.mark.parametrize("page", [page for page in WRITTEN if examples(page)])
def test_the_examples_of_a_page(
    page: str, workplace: Path, path_to_command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace: dict[str, Any] = {"__name__": "example"}
    monkeypatch.setenv("PATH", path_to_command)
    with ExitStack() as servers:
        for block in examples(page):
            if block.language == "python":
                printed = printed_by(block, namespace)
                assert not printed or block.told, f"{page}:{block.line} prints what the page does not show"
                compare(block.told or "", printed, f"{page}:{block.line}")
                continue
            for served, group in groupby(typed_in(block), is_server):
                typed = list(group)
                lines = [command.typed for command in typed]
                start = (servers.enter_context(serving(line, workplace)) for line in lines)
                said = list(start) if served else answers(lines, workplace)
                for command, answer in zip(typed, said, strict=True):
                    compare(command.told, answer, f"{page}:{command.line}")


def is_server(command: Command) -> bool:
    """Whether a command goes on in the background."""
    return command.typed.endswith("&")


@contextmanager
def serving(typed: str, place: Path) -> Iterator[str]:
    """A server while the block lasts; what it says when it is ready. It is ended by its own process id."""
    process = subprocess.Popen(
        shlex.split(typed.removesuffix("&")),
        cwd=place,
        env=ENVIRONMENT | {"PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
    )
    with process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline()
        finally:
            process.terminate()


def compare(told: str, printed: str, where: str) -> None:
    if wrong := difference(told, printed):
        pytest.fail(f"{where}\n{wrong}", pytrace=False)


def printed_by(block: Block, namespace: dict[str, Any]) -> str:
    """What a block prints; a traceback names the page and its line. Tests are called, as pytest would."""
    code = compile("\n" * (block.line - 1) + block.text, block.page, "exec", dont_inherit=True)
    before = set(namespace)
    with redirect_stdout(io.StringIO()) as out:
        exec(code, namespace)
        for name in sorted(set(namespace) - before):
            if name.startswith("test_"):
                namespace[name]()
    return out.getvalue()


def answers(typed: list[str], place: Path) -> list[str]:
    """What one shell answers to each line; each finds the exit code of the one before it in ``$?``."""
    ending = f"__code=$?; printf '\\n%s\\n' {shlex.quote(MARK)}; (exit $__code)"
    run = subprocess.run(
        ["bash", "-c", "\n".join(f"{line}\n{ending}" for line in typed)],
        cwd=place,
        env=ENVIRONMENT | {"PATH": os.environ["PATH"]},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return run.stdout.split(f"\n{MARK}\n")[:-1]


@pytest.mark.parametrize("language", ["python", "console"])
def test_the_first_page_has_examples_that_run(language: str) -> None:
    assert language in {block.language for block in examples("README.md")}
