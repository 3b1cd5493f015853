"""The catalogue finds types by every name they have, and a release refuses to contradict itself."""

from dataclasses import replace

import pytest
from tests.toy import RELEASE, TOY
from tests.toy.hire import Hire
from tests.toy.parts import Colour
from tests.toy.sample import hire

from samarbejde_schema.catalogue.release import Entry
from samarbejde_schema.errors import LocalError, StandardError
from samarbejde_schema.findings import Stage


def test_a_type_is_found_whatever_its_case() -> None:
    assert TOY.entry("HANDBACK").type == "handback"
    assert TOY.model("hire") is Hire
    assert TOY.entry_of(hire()).number == "T1"
    assert TOY.entry_by_code("SLIP") == TOY.entry("slip")
    assert TOY.entry_by_root("Hire") == TOY.entry("hire")
    assert TOY.entry_by_root("hire") is None
    assert TOY.code_lists() == (Colour,)


def test_an_unknown_type_names_the_known_ones_but_not_itself() -> None:
    with pytest.raises(LocalError) as caught:
        TOY.entry("0504909995")
    assert "handback" in str(caught.value)
    assert "0504909995" not in str(caught.value)


def test_rules_come_by_type_and_level() -> None:
    assert [r.id for r in TOY.rules("hire")] == ["T-1", "T-2"]
    assert [r.id for r in TOY.rules("hire", Stage.REGISTER)] == ["T-3"]
    assert [r.id for r in TOY.rules("slip")] == []
    assert [r.id for r in TOY.all_rules()] == ["T-1", "T-2", "T-3"]
    assert TOY.rules("hire") is TOY.rules("hire")


def test_a_release_refuses_dangling_replies_and_double_types() -> None:
    lost = Entry("T9", "lost", "LOST", "", "lost", (), (), answered_by=("nobody",))
    for entries in ((*RELEASE.entries, lost), (*RELEASE.entries, RELEASE.entries[0])):
        with pytest.raises(StandardError):
            replace(RELEASE, entries=entries)
    absent = replace(RELEASE, entries=(Entry("T9", "other", "O", "", "slip", (), ()),))
    with pytest.raises(StandardError):
        absent.model(absent.entries[0])


def test_a_rule_may_not_weigh_under_a_profile_nobody_declared() -> None:
    bare = replace(TOY, releases=(replace(RELEASE, package="tests.toy", versions=("1.1",), profiles=()),))
    with pytest.raises(StandardError, match="HARD"):
        bare.rules("hire")
