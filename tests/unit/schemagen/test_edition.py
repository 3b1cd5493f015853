"""Editions: what each minor version of the harbour has."""

from dataclasses import replace
from typing import Annotated

import pytest

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.release import Release
from samarbejde_schema.errors import StandardError
from samarbejde_schema.findings import Stage
from samarbejde_schema.modelling.codes import CodeList, codes
from samarbejde_schema.modelling.element import Besked, Choice, Element
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import LINJE, Linje, narrowed
from samarbejde_schema.schemagen.constants import constants
from samarbejde_schema.schemagen.edition import Edition, editions, minor
from samarbejde_schema.validation.rule import KAN, rule

from .harbour import HARBOUR, RELEASE
from .harbour.codes import Flag, Rig
from .harbour.parts import Boat, Cover, Skipper
from .small import small

FIRST, SECOND, NEWEST = editions(HARBOUR)


def test_versions_compare_as_numbers() -> None:
    assert minor("1.10") > minor("1.9") > minor("1.0")
    with pytest.raises(StandardError):
        minor("1.x")


def test_an_older_edition_lacks_what_is_newer() -> None:
    assert [entry.type for entry in FIRST.entries] == ["booking", "receipt"]
    assert [entry.type for entry in NEWEST.entries] == ["booking", "receipt", "notice"]
    assert FIRST.entries[0].answered_by == ("receipt",)
    assert NEWEST.entries[0].answered_by == ("notice", "receipt")
    assert "flag" not in FIRST.shape(Cover).by_wire
    assert "flag" in SECOND.shape(Cover).by_wire
    assert "log" not in SECOND.shape(Boat).by_wire
    assert "log" in NEWEST.shape(Boat).by_wire
    assert "unknown" not in FIRST.shape(Skipper).by_wire
    assert [str(member) for member in SECOND.members(Rig)] == ["SLOOP", "KETCH", "2"]
    assert [str(member) for member in NEWEST.members(Rig)] == ["SLOOP", "KETCH", "2", "WING"]
    assert Flag not in FIRST.code_lists
    assert Flag in SECOND.code_lists


def test_only_the_newest_minor_may_still_change() -> None:
    assert [edition.status for edition in editions(HARBOUR)] == ["udgivet", "udgivet", "udkast"]
    done = Catalogue(releases=(replace(RELEASE, status="udgivet"),))
    assert editions(done)[-1].status == "udgivet"


def test_rules_stand_by_id_and_level() -> None:
    levels = [(rule.id, rule.level) for rule in FIRST.rules]
    assert levels == [("H-1", Stage.BESKED), ("H-2", Stage.REGISTER), ("H-2", Stage.MODTAGELSE)]


def test_rules_that_a_catalogue_adds_stand_in_its_newest_release() -> None:
    @rule("X-1", da="x", en="x", demand=KAN, messages=("booking",), source="x")
    def extra(besked: object) -> tuple[()]:
        """Ingenting."""
        return ()

    more = HARBOUR.with_rules(extra)
    assert [r.id for r in editions(more)[-1].rules] == ["H-1", "H-2", "H-2", "X-1"]


def test_two_types_with_one_name_are_refused() -> None:
    other = narrowed(LINJE, "Linje", "noget andet", "something else", max_length=3)

    class Post(Besked):
        """A post."""

        one: Annotated[Linje, about("one", "toy")]
        two: Annotated[str, other, about("two", "toy")]

    with pytest.raises(StandardError, match="Linje"):
        _ = small(Post).types


def test_a_code_list_must_be_listed() -> None:
    @codes(source="toy")
    class Hidden(CodeList):
        """Hidden."""

        A = "A", "a"

    class Post(Besked):
        """A post."""

        one: Annotated[Hidden, about("one", "toy")]

    with pytest.raises(StandardError, match="Hidden"):
        _ = small(Post).types
    assert "Hidden" in small(Post, Hidden).types


def test_a_choice_has_single_optional_members() -> None:
    class Pick(Choice):
        """A pick."""

        one: Annotated[Linje | None, about("one", "toy")] = None
        two: Annotated[tuple[Linje, ...], about("two", "toy", many=(0, 2))] = ()

    with pytest.raises(StandardError, match="Pick"):
        FIRST.shape(Pick)


def test_constants_as_a_tree() -> None:
    booking, receipt, _ = NEWEST.entries
    assert constants(NEWEST, booking) == {"cover": {"paper": "BOOKING", "stamp": {"paper": "BOOKING"}}}
    assert constants(NEWEST, receipt) == {"paper": "RECEIPT", "seal": "§1"}


def test_constants_that_cannot_hold_are_refused() -> None:
    class Inner(Element):
        """Inner."""

        name: Annotated[Linje | None, about("name", "toy")] = None

    def refused(fixed: dict[str, str]) -> None:
        class Post(Besked, fixed=fixed):
            """A post."""

            inner: Annotated[Inner, about("inner", "toy")]
            list: Annotated[tuple[Linje, ...], about("list", "toy", many=(1, 2))]
            text: Annotated[Linje, about("text", "toy")]

        edition = small(Post)
        with pytest.raises(StandardError):
            constants(edition, edition.entries[0])

    for fixed in ({"inner.name": "x"}, {"list": "x"}, {"text": "a\nb"}, {"nothing": "x"}, {"text.more": "x"}):
        refused(fixed)


def test_the_constant_and_the_table_of_contents_agree() -> None:
    wrong = replace(RELEASE, entries=(replace(RELEASE.entries[0], code="OTHER", answered_by=()),))
    with pytest.raises(StandardError, match="another type"):
        constants(Edition(wrong, "1.0"), wrong.entries[0])


def test_releases_are_values() -> None:
    assert isinstance(FIRST.release, Release)
    assert hash(FIRST) != hash(SECOND)
