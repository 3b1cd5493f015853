"""The stories under ``fixtures/forloeb`` are those of the plots, each with a README and what is expected of it.

That they come to what lies beside them is tested with the other conversations (``test_fixtures.py``).
"""

from __future__ import annotations

import json

import pytest
from tools import historier, regel_fixtures
from tools.historier_om import NOTICE

from samarbejde_schema.findings import Severity
from samarbejde_schema.testing.stories import plots

NAMES = [plot.name for plot in plots()]


def test_the_files_are_in_step_with_the_plots() -> None:
    assert historier.drift() == []


def test_every_story_has_something_to_notice_and_no_other_has() -> None:
    assert sorted(NOTICE) == sorted(NAMES)


def test_every_folder_is_a_story_a_table_or_made_by_hand() -> None:
    folders = {path.name for path in historier.STORIES.iterdir() if path.is_dir()}
    assert folders == {*NAMES, "bryder", "naesten", "midlertidigt-botilbud"}
    assert not set(NAMES) & {path.split("/")[1] for path in regel_fixtures.OURS if "/" in path}


@pytest.mark.parametrize("name", NAMES)
def test_a_readme_names_every_letter_and_how_to_tell_it_again(name: str) -> None:
    text = (historier.STORIES / name / "README.md").read_text(encoding="utf-8")
    assert all(f"[{letter.name}]({letter.name})" in text for letter in historier.told(name).letters)
    assert f"samarbejde generate --stories 1 --plot {name} --seed 1 --out MAPPE" in text


@pytest.mark.parametrize("name", [plot.name for plot in plots() if plot.breaks])
def test_a_story_that_breaks_a_rule_has_it_among_what_is_expected(name: str) -> None:
    (plot,) = (plot for plot in plots() if plot.name == name)
    value = json.loads((historier.STORIES / f"{name}{historier.EXPECTED}").read_bytes())
    found = {f["rule_id"] for some in value["findings"].values() for f in some}
    assert found == set(plot.breaks)
    assert {f["severity"] for some in value["findings"].values() for f in some} <= {
        Severity.ERROR.value,
        Severity.WARNING.value,
    }


def test_a_judgement_that_differs_from_the_plot_is_not_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(historier, "REMINDERS", set())
    with pytest.raises(ValueError, match="FR-114"):
        historier.expected_of("intet-match-og-ny-soegning")
