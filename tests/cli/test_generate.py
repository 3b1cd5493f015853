"""``samarbejde generate``: stories as files, the same for the same seed, and with one thing wrong when asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema import read
from samarbejde_schema.testing.stories import plots, stories
from tests.cli.calls import samarbejde

NAMES = [plot.name for plot in plots()]


def expected(folder: Path) -> dict[str, dict[str, Any]]:
    value: dict[str, dict[str, Any]] = json.loads(
        folder.with_name(f"{folder.name}.forventet.json").read_bytes()
    )
    return value


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_every_plot_is_listed_with_what_it_tells_and_its_profiles() -> None:
    answer = samarbejde("generate", "--list")
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert [line.split()[0] for line in lines] == NAMES
    for line, plot in zip(lines, plots(), strict=True):
        assert plot.about in line
        assert line.endswith(f"({', '.join(plot.profiles)})")


def test_the_files_are_the_letters_of_the_stories(tmp_path: Path) -> None:
    out = tmp_path / "ud"
    answer = samarbejde("generate", "--stories", "4", "--seed", "7", "--out", out)
    told = list(stories(4, seed=7))
    assert answer.code == 0
    assert answer.out == f"4 forløb med {sum(len(s.letters) for s in told)} beskeder i {out}\n"
    assert files(out) == {
        f"{story.name}/{letter.name}": letter.data for story in told for letter in story.letters
    }
    assert expected(out) == {
        story.name: {
            "plot": story.plot.name,
            "seed": story.seed,
            "profiles": list(story.profiles),
            "at": story.at.isoformat(),
        }
        for story in told
    }


def test_the_same_seed_gives_the_same_files_and_another_others(tmp_path: Path) -> None:
    for name, seed in (("en", "3"), ("to", "3"), ("tre", "4")):
        assert samarbejde("generate", "--stories", "3", "--seed", seed, "--out", tmp_path / name).code == 0
    assert files(tmp_path / "en") == files(tmp_path / "to")
    first, other = files(tmp_path / "en"), files(tmp_path / "tre")
    assert not set(first.values()) & set(other.values())


def test_only_the_plots_that_were_asked_for(tmp_path: Path) -> None:
    wanted = ["konkurs", "akut-start"]
    chosen = [word for name in wanted for word in ("--plot", name)]
    assert samarbejde("generate", "--stories", "4", *chosen, "--out", tmp_path / "ud").code == 0
    told = [one["plot"] for one in expected(tmp_path / "ud").values()]
    assert sorted(told) == ["akut-start", "akut-start", "konkurs", "konkurs"]


def test_a_profile_is_claimed_on_top_of_the_plot(tmp_path: Path) -> None:
    arguments = ("--plot", "akut-start", "--profile", "MIDT", "--out", tmp_path / "ud")
    assert samarbejde("generate", *arguments).code == 0
    (story,) = expected(tmp_path / "ud").values()
    assert story["profiles"] == ["GRUND", "MIDT"]
    written = (tmp_path / "ud").rglob("0*")
    messages = [read(path.read_bytes()) for path in written if path.is_file()]
    assert {message.konvolut.profil for message in messages} == {("GRUND", "MIDT")}


def test_what_is_generated_is_valid_alone_and_as_a_case(tmp_path: Path) -> None:
    samarbejde("generate", "--stories", "5", "--out", tmp_path / "ud")
    checked = samarbejde("check", tmp_path / "ud")
    assert checked.code == 0
    assert samarbejde("forloeb", tmp_path / "ud").code == 0


def test_a_mutated_story_breaks_the_rule_that_is_named(tmp_path: Path) -> None:
    out = tmp_path / "ud"
    assert samarbejde("generate", "--stories", "6", "--mutate", "--out", out).code == 0
    told = list(stories(6, seed=1))
    assert len(expected(out)) == 6
    for (name, one), story in zip(expected(out).items(), told, strict=True):
        answer = samarbejde(
            "forloeb", out / name, "--at", one["at"], "--format", "json", "--profile", "GRUND"
        )
        report = next(file for file in answer.files if file["file"].endswith(one["file"]))
        assert one["rule"] in {finding["rule_id"] for finding in report["findings"]}, name
        whole = {letter.name: letter.data for letter in story.letters}
        spoilt = files(out / name)
        assert {label for label, data in spoilt.items() if whole.get(label) != data} == {one["file"]}


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "--out"),
        (("--out", "ud", "--plot", "findes-ikke"), "--list"),
        (("--out", "ud", "--profile", "FINDES-IKKE"), "profil"),
        (("--out", "ud", "--stories", "0"), "--stories"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    arguments: tuple[str, ...], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = samarbejde("generate", *arguments)
    assert answer.code == 2
    assert word in answer.err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mit.txt").write_text("mit")
    answer = samarbejde("generate", "--out", tmp_path)
    assert answer.code not in (0, 1)
    assert "ikke tom" in answer.err
    assert files(tmp_path) == {"mit.txt": b"mit"}


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("en fil")
    answer = samarbejde("generate", "--out", tmp_path / "fil")
    assert answer.code not in (0, 1)
    assert "mappen" in answer.err
