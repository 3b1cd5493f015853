"""Invented stories are what they are promised to be: valid, accepted, the same for the same seed, wrong where asked.

300 stories a run; ``SAMARBEJDE_STORIES=3000`` for more.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random
from typing import Any

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.exchange.conversation import Told, converse
from samarbejde_schema.exchange.reading import examine, write
from samarbejde_schema.exchange.second_opinion import Published, disagreement
from samarbejde_schema.findings import Severity
from samarbejde_schema.schemagen.artefacts import render
from samarbejde_schema.standard.v1.indhold import ENTRIES
from samarbejde_schema.testing.stories import Story, plots, stories, tell
from samarbejde_schema.testing.stories.mutations import MUTATIONS, Wrong, mutated

STORIES = int(os.environ.get("SAMARBEJDE_STORIES", "300"))
PLOTS = plots()
EACH = -(-STORIES // len(PLOTS))
OTHER: dict[str, Any] = {"json": "xml", "xml": "json"}
REMINDERS = {"FR-114"}
"""Rules that only remind somebody of something, when nobody has done wrong."""
TAKEN_OUT = {
    "forkert-borger": {"recalled": 1},
    "referat-rettet": {"replaced": 1},
    "kontrakt-forhandles": {"replaced": 1},
    "bestilling-afvist": {"rejected": 1},
    "to-beskeder-krydser": {"crossed": 1, "replaced": 1},
    "tilbagetraekning-krydser-tilbud": {"crossed": 1},
    "accept-krydser-rettet-tilbud": {"crossed": 1},
}
"""The plots in which something does not count, and why; in the others everything counts."""

by_plot = pytest.mark.parametrize("name", [plot.name for plot in PLOTS])


@pytest.fixture(scope="module")
def published() -> Published:
    """The schemas as they would be published now."""
    prefix = STANDARD.release.versions[-1] + "/"
    return Published(
        {
            path.removeprefix(prefix): data
            for path, data in render(STANDARD).items()
            if path.startswith(prefix)
        }
    )


@cache
def told(name: str) -> tuple[Story, ...]:
    """The stories of one plot."""
    return tuple(tell(name, seed=seed) for seed in range(EACH))


def judged(story: Story) -> Told:
    return converse([(letter.name, letter.data) for letter in story.letters], STANDARD, now=story.at)


@by_plot
def test_every_message_is_valid_in_model_json_and_xml(name: str, published: Published) -> None:
    for story in told(name):
        for letter in story.letters:
            form = letter.name.rpartition(".")[2]
            twin = write(letter.message, STANDARD, form=OTHER[form])
            for data, written in ((letter.data, form), (twin, OTHER[form])):
                where = f"{name}, seed {story.seed}, {letter.name} as {written}"
                reading = examine(data, STANDARD)
                assert reading.report.form == written, where
                assert reading.besked == letter.message, where
                assert reading.report.errors == (), where
                assert disagreement(reading, data, published) is None, where


@by_plot
def test_every_story_is_accepted_and_comes_to_what_its_plot_says(name: str) -> None:
    for story in told(name):
        where = f"{name}, seed {story.seed}"
        together = judged(story)
        assert (together.left_out, together.later) == ((), ()), where
        found = set(_found(together))
        assert {rule for rule, severity in found if severity is not Severity.INFO} - REMINDERS == set(
            story.plot.breaks
        ), where
        fates = Counter(step.fate.value for one in together.conversations for step in one.course.steps)
        del fates["counts"]
        assert fates == TAKEN_OUT.get(name, {}), where
        ends = {
            f"{region} {state}"
            for one in together.conversations
            for (region, _), state in one.course.states.items()
            if region != "B"
        }
        assert ends == set(story.plot.ends), where


def _found(together: Told) -> Iterator[tuple[str, Severity]]:
    for reading in together.readings:
        for finding in reading.report.findings:
            yield finding.rule_id, finding.severity


@by_plot
def test_a_story_is_the_same_for_the_same_seed_and_another_for_another(name: str) -> None:
    first, *rest = told(name)
    again = tell(name, seed=first.seed)
    assert [(one.name, one.data) for one in again.letters] == [(one.name, one.data) for one in first.letters]
    assert again.at == first.at
    assert all(other.letters[0].data != first.letters[0].data for other in rest)


def test_a_story_is_the_same_in_another_process() -> None:
    script = (
        "from hashlib import sha256; from samarbejde_schema.testing.stories import stories;"
        "print(sha256(b''.join(l.data for s in stories(9, seed=7) for l in s.letters)).hexdigest())"
    )
    told_there = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": chance},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for chance in ("1", "2")
    }
    assert len(told_there) == 1


def test_stories_have_the_same_bytes_however_many_are_told() -> None:
    few, many = list(stories(3, seed=5)), list(stories(12, seed=5))
    assert [[letter.data for letter in story.letters] for story in few] == [
        [letter.data for letter in story.letters] for story in many[:3]
    ]
    assert len({story.name for story in many}) == 12


def test_stories_told_without_a_choice_break_nothing() -> None:
    assert {story.plot.breaks for story in stories(len(PLOTS), seed=1)} == {()}


def test_every_message_of_the_catalogue_occurs_in_some_story() -> None:
    """All but M39, which systems write and people do not; a rejection by M40 is among them."""
    letters = [letter.message for plot in PLOTS for letter in told(plot.name)[0].letters]
    occurring = {STANDARD.entry_of(message).number for message in letters}
    assert occurring == {entry.number for entry in ENTRIES} - {"M39"}
    codes = {str(m.kode) for m in letters if STANDARD.entry_of(m).number == "M40" and hasattr(m, "kode")}
    assert codes == {"AFVIST", "MODTAGET"}


@by_plot
def test_both_forms_occur_in_every_plot_of_some_length(name: str) -> None:
    forms = Counter(letter.name.rpartition(".")[2] for story in told(name) for letter in story.letters)
    assert set(forms) == {"json", "xml"}


@by_plot
def test_a_mutation_is_found_by_the_rule_it_promises(name: str) -> None:
    story = told(name)[0]
    for wrong in islice(mutated(story, Random(story.seed)), 6):
        assert _finds(story, wrong)


def test_every_mutation_is_found_in_the_story_that_has_a_place_for_it() -> None:
    found: set[str] = set()
    for plot in PLOTS:
        story = told(plot.name)[0]
        for wrong in mutated(story, Random(story.seed)):
            if wrong.rule not in found and _finds(story, wrong):
                found.add(wrong.rule)
    assert found == {mutation.rule for mutation in MUTATIONS}


def _finds(story: Story, wrong: Wrong) -> bool:
    """Whether the promised rule finds what is wrong with the file that was changed, and with that one only."""
    names = [label for label, _ in wrong.letters]
    changed = [new for new, letter in zip(wrong.letters, story.letters, strict=True) if new[1] != letter.data]
    assert [label for label, _ in changed] == [wrong.name]
    together = converse(wrong.letters, STANDARD, now=story.at)
    report = together.readings[names.index(wrong.name)].report
    rules = {finding.rule_id for finding in report.findings}
    assert wrong.rule in rules, f"{story.name}, {wrong.name}: {wrong.rule} is not among {sorted(rules)}"
    return True
