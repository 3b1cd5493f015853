"""The frame around the commands: help, refusals, exit codes, and outputs that go away."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from samarbejde_schema.cli import check, exits, rules
from samarbejde_schema.cli.main import COMMANDS, run
from samarbejde_schema.cli.main import samarbejde as group
from samarbejde_schema.cli.progress import Progress
from samarbejde_schema.cli.reporters.text import Text
from samarbejde_schema.errors import StandardError
from tests.cli.calls import BAD_ORDER, CASE, ORDER, command, process, samarbejde

GROUPS = {"schema": ("write", "check", "show"), "keys": ("new", "show", "check"), "audit": ("verify", "show")}
EVERY = [[], *([name] for name in COMMANDS), *([name, below] for name in GROUPS for below in GROUPS[name])]
ENGLISH = ("Usage", "Options", "Commands", "Show this message", "Arguments")


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
def test_help_is_in_danish_and_complete(path: list[str]) -> None:
    answer = samarbejde(*path, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Brug: {' '.join(['samarbejde', *path])} ")
    assert "Valg:" in answer.out
    assert "-h, --help" in answer.out
    assert not any(word in answer.out for word in ENGLISH)
    assert answer == samarbejde(*path, "-h")
    if path and " ".join(path) not in GROUPS:
        assert "Eksempler:" in answer.out


def test_help_documents_every_exit_code() -> None:
    text = " ".join(samarbejde("check", "--help").out.split())
    for said in (
        "0 ingen fejl",
        "1 mindst én fejl",
        "2 kommandoen",
        "3 noget kunne ikke afgøres",
        "70 en fejl",
    ):
        assert said in text
    assert "mappe er tom" in text


def test_every_example_in_a_help_text_is_a_command_that_exists() -> None:
    for path in EVERY:
        if not path or " ".join(path) in GROUPS:
            continue
        found = group.get_command(click.Context(group), path[0])
        if path[1:]:
            assert isinstance(found, click.Group)
            found = found.commands[path[1]]
        for example in found.examples:  # type: ignore[union-attr]
            words = example.split()
            assert words[: len(path) + 1] == ["samarbejde", *path]
            known = {name for param in found.params for name in param.opts}  # type: ignore[union-attr]
            assert {word for word in words if word.startswith("--")} <= known


def test_no_command_shows_help_and_is_wrong_usage() -> None:
    answer = samarbejde()
    assert answer.code == 2
    assert answer.err.startswith("Brug: samarbejde")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "kommandoen findes ikke; kendte: check, forloeb"),
        (["schema", "vis"], "kommandoen findes ikke; kendte: write, check, show"),
        (["check"], "FIL|MAPPE|-… mangler"),
        (["check", "a.json", "--formt", "json"], "valget findes ikke; måske --format"),
        (["check", "a.json", "--hemmelig0504909989"], "valget findes ikke"),
        (["check", "a.json", "--format"], "--format mangler sin værdi"),
        (
            ["check", "a.json", "--format", "pdf0504909989"],
            "--format skal være en af: text, json, junit, github",
        ),
        (["check", "a.json", "--strict=0504909989"], "--strict mangler sin værdi, eller har en"),
        (["convert", "a.json"], "--to mangler"),
        (["convert", "a.json", "b0504909989.json", "--to", "xml"], "for mange eller for få argumenter"),
        (["example", "0504909989"], "kendte typer: forespoergsel, matchSvar"),
        (["example", "bestiling"], "beskedtypen findes ikke; måske bestilling."),
        (["schema", "show", "kontrakt-svar"], "beskedtypen findes ikke; måske kontraktSvar."),
        (["rules", "--type", "m04"], "beskedtypen findes ikke; måske bestilling."),
        (["generate", "--stories", "0"], "--stories skal være et helt tal fra 1 til 100000."),
        (["generate", "--seed", "0504909989.5"], "--seed skal være et helt tal."),
    ],
)
def test_wrong_usage_is_said_in_danish_and_without_what_was_typed(arguments: list[str], said: str) -> None:
    answer = samarbejde(*arguments)
    assert (answer.code, answer.raw) == (2, b"")
    assert said in answer.err
    assert "0504909989" not in answer.err
    assert " --help" in answer.err


def test_the_shell_completes_commands_and_types(monkeypatch: pytest.MonkeyPatch) -> None:
    def completed(words: str) -> list[str]:
        monkeypatch.setenv("_SAMARBEJDE_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
        ended = process()
        return [line.partition(",")[2] for line in ended.stdout.decode().splitlines()]

    assert completed("samarbejde ") == list(COMMANDS)
    assert completed("samarbejde example TIL") == ["tilbud", "tilbudSvar"]


def test_the_version_is_told() -> None:
    answer = samarbejde("--version")
    assert answer.code == 0
    assert answer.out.startswith("samarbejde ")
    assert answer.out.endswith("skemaversion 1.0\n")


def test_a_fault_of_ours_ends_with_seventy_and_is_told_without_its_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ValueError("0504909989")

    monkeypatch.setattr(check, "judge_all", crash)
    answer = samarbejde("check", ORDER)
    assert (answer.code, "0504909989" in answer.err) == (70, False)
    assert "ValueError" in answer.err


def test_a_standard_that_contradicts_itself_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def contradict(*_: object) -> None:
        raise StandardError("two rules are called FR-001")

    monkeypatch.setattr(type(rules.STANDARD), "all_rules", contradict)
    answer = samarbejde("rules")
    assert answer.code == 70
    assert "FR-001" in answer.err


def test_ctrl_c_leaves_the_question_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "judge_all", interrupted)
    answer = samarbejde("check", ORDER)
    assert answer.code == 3
    assert "afbrudt" in answer.err


@pytest.mark.parametrize("counts", [(0, 0, 0, 0), (1, 1, 1, 1), (0, 1, 1, 3), (1, 0, 0, 1), (0, 0, 1, 0)])
def test_errors_weigh_more_than_open_questions(counts: tuple[int, int, int, int]) -> None:
    invalid, undecided, warnings, code = counts
    summary = {"invalid": invalid, "undecided": undecided, "warnings": warnings}
    assert exits.exit_for(summary, strict=False) == code
    strict = 1 if invalid or warnings else code
    assert exits.exit_for(summary, strict=True) == strict


def test_the_group_can_be_called_by_click_itself() -> None:
    result = CliRunner().invoke(group, ["check", str(BAD_ORDER), "--format", "json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["summary"]["invalid"] == 1


def test_the_installed_command_judges() -> None:
    good, bad = process("check", CASE), process("check", BAD_ORDER)
    assert (good.returncode, bad.returncode) == (0, 1)
    assert good.stderr == bad.stderr == b""
    assert "9 dokumenter: 9 i orden" in good.stdout.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_no_answer() -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run([*command(), "check", ORDER], stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 3
    assert "kunne ikke skrives" in ended.stderr.decode()


def test_a_reader_who_goes_away_is_no_answer() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = subprocess.run([*command(), "check", CASE], stdout=write_end, stderr=subprocess.PIPE, check=False)
    os.close(write_end)
    assert (ended.returncode, ended.stderr) == (3, b"")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_on_a_terminal_and_cleared() -> None:
    out = Terminal()
    progress = Progress(100, out)
    progress.step()
    assert "1 af 100" in out.getvalue()
    progress.clear()
    assert out.getvalue().endswith("\r\x1b[K")
    endless = Terminal()
    Progress(None, endless).step()
    assert "1 bedømt" in endless.getvalue()


def test_progress_is_silent_elsewhere_and_for_few() -> None:
    for progress in (Progress(100, io.StringIO()), Progress(3, Terminal())):
        progress.step()
        progress.clear()
        assert isinstance(progress.stream, io.StringIO)
        assert progress.stream.getvalue() == ""


def test_colours_are_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert Text("da", Terminal()).painted("fejl", "red") != "fejl"
    assert Text("da", io.StringIO()).painted("fejl", "red") == "fejl"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Text("da", Terminal()).painted("fejl", "red") == "fejl"


def test_a_terminal_sees_colours_and_a_bar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for number in range(60):
        (tmp_path / f"{number}.json").write_bytes(b"{}")
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert run(["check", str(tmp_path)]) == 1
    assert "\x1b[" in out.getvalue()
    assert " af 60" in err.getvalue()


def test_asking_for_help_loads_nothing_heavy() -> None:
    program = f"""
import json, sys
from samarbejde_schema.cli.main import run
codes = [run([*path, "--help"]) for path in {NEW!r}]
heavy = {{name.partition(".")[0] for name in sys.modules}}
print(json.dumps([codes, sorted(heavy & {HEAVY!r})]), file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert json.loads(ended.stderr) == [[0] * len(NEW), []]


NEW = [path for path in EVERY if path and path[0] not in ("schema", "rules")]
LIGHT = """
import json, sys
from samarbejde_schema.cli.main import run
code = run({arguments!r})
heavy = {{name.partition(".")[0] for name in sys.modules}}
ours = sorted(name for name in sys.modules if "samarbejde_schema" in name)
print(json.dumps([code, sorted(heavy & {heavy!r}), ours]), file=sys.stderr)
"""
HEAVY = {
    "jsonschema",
    "lxml",
    "httpx",
    "sqlalchemy",
    "cryptography",
    "joserfc",
    "multiprocessing",
    "concurrent",
    "logging",
    "starlette",
    "uvicorn",
}


@pytest.mark.parametrize("path", [ORDER, CASE / "02-tilbud.xml"])
def test_checking_one_file_loads_what_it_needs(path: Path) -> None:
    program = LIGHT.format(arguments=["check", str(path), "--format", "json"], heavy=HEAVY)
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    code, heavy, ours = json.loads(ended.stderr)
    assert (code, heavy) == (0, [])
    assert not [
        name for name in ours if ".schemagen" in name or ".process" in name or "second_opinion" in name
    ]
    shelf = {name.rpartition(".")[2] for name in ours if name.startswith("samarbejde_schema.standard.v1.")}
    assert len(shelf & {"bestilling", "tilbud", "kontrakt", "referat", "dagsorden", "statusnotat"}) == 1
