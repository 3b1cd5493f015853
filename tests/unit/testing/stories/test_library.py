"""The plots stand in one table, and a story is told by name."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.errors import LocalError
from samarbejde_schema.standard.v1.proces import PROCES
from samarbejde_schema.testing.stories import plots, stories, tell, words
from samarbejde_schema.testing.stories.mistakes import MUTATIONS
from samarbejde_schema.testing.stories.mutations import mutated
from samarbejde_schema.testing.stories.words.teamwork import TEAMWORK


def test_every_plot_has_a_name_of_its_own_and_says_what_it_tells() -> None:
    names = [plot.name for plot in plots()]
    assert len(set(names)) == len(names) > 35
    assert all(name.isascii() and name == name.lower() for name in names)
    assert all(plot.about.endswith(".") for plot in plots())


def test_plots_name_rules_states_and_profiles_that_exist() -> None:
    rules = {rule.id for rule in STANDARD.all_rules()}
    states = {f"{region.name} {state.name}" for region in PROCES.regions for state in region.states}
    for plot in plots():
        assert set(plot.breaks) <= rules
        assert set(plot.ends) <= states
        assert plot.profiles[0] == "GRUND"


def test_mutations_promise_rules_and_types_that_exist() -> None:
    rules = {rule.id for rule in STANDARD.all_rules()}
    promised = {mutation.rule for mutation in MUTATIONS}
    assert len(MUTATIONS) > 50
    assert {rule for rule in promised if not rule.startswith("SKEMA-")} <= rules
    assert {type for mutation in MUTATIONS for type in mutation.types} <= set(STANDARD.types)


def test_a_plot_that_does_not_exist_is_an_error_that_names_those_that_do() -> None:
    with pytest.raises(LocalError, match="akut-start"):
        tell("findes-ikke", seed=1)
    with pytest.raises(LocalError, match="akut-start"):
        list(stories(1, seed=1, only=["findes-ikke"]))


def test_stories_take_turns_and_leave_out_those_that_break_something() -> None:
    lawful = [plot.name for plot in plots() if not plot.breaks]
    told = [story.plot.name for story in stories(2 * len(lawful), seed=1)]
    assert Counter(told) == dict.fromkeys(lawful, 2)


def test_a_profile_more_is_claimed_by_every_message() -> None:
    story = tell("akut-start", seed=1, profiles=("SAM", "GRUND"))
    assert story.profiles == ("GRUND", "SAM")
    assert {letter.message.konvolut.profil for letter in story.letters} == {("GRUND", "SAM")}


def test_letters_are_numbered_and_named_by_their_type_and_form() -> None:
    for number, letter in enumerate(tell("konkurs", seed=1).letters, 1):
        stem, _, form = letter.name.rpartition(".")
        assert stem.startswith(f"{number:02}-")
        assert (letter.data[:1] == b"{") == (form == "json")


def test_mutations_come_in_an_order_of_chance_that_is_the_same_for_the_same_chance() -> None:
    story = tell("akut-start", seed=1)
    first = [wrong.rule for wrong in mutated(story, Random(1))]
    assert first == [wrong.rule for wrong in mutated(story, Random(1))]
    assert first != [wrong.rule for wrong in mutated(story, Random(2))]


# Words


def test_goals_are_measured_and_have_two_steps() -> None:
    for goal in words.GOALS:
        assert len(goal.steps) == 2
        assert goal.now != goal.then
        assert goal.own_words.endswith(".")


def test_what_belongs_together_is_complete() -> None:
    for wish in TEAMWORK:
        assert len(wish.goals) == len(wish.measured)
        assert {agreed.goal for agreed in wish.agreements} <= set(range(len(wish.goals)))
        assert len({agreed.by for agreed in wish.agreements}) > 1
        assert any(agreed.own for agreed in wish.agreements)
        assert wish.agreements[0].by < 3, "a story lets an organisation tell of the first one"
