from __future__ import annotations

from dataclasses import replace

import pytest
from tests.toy import RELEASE, TOY
from tests.toy.sample import hire

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.errors import StandardError
from samarbejde_schema.findings import Stage

TOLD = Catalogue(releases=(replace(RELEASE, surroundings="known", glosses="english.json"),))


def test_a_release_without_surroundings_knows_what_it_is_given() -> None:
    assert TOY.surroundings is None
    assert TOY.context([hire()], "beside") == "beside"
    assert TOY.context([]) is None


def test_a_release_makes_the_context_of_messages() -> None:
    assert TOLD.context([hire(), hire()], "beside") == (2, "beside")
    assert TOLD.context(iter([hire()])) == (1, None)


@pytest.mark.parametrize("module", ["shared", "parts"])
def test_a_module_without_surroundings_is_a_mistake(module: str) -> None:
    lost = Catalogue(releases=(replace(RELEASE, surroundings=module),))
    with pytest.raises(StandardError, match="Surroundings"):
        lost.context([])


def test_rules_of_a_register_are_found_in_modules_of_their_own() -> None:
    apart = Catalogue(releases=(replace(RELEASE, shared_rules=(), register_rules=("shared",)),))
    assert [rule.id for rule in apart.rules("hire", Stage.REGISTER)] == ["T-3"]
    assert "T-2" not in [rule.id for rule in apart.rules("hire", Stage.BESKED)], (
        "the module is not looked into"
    )


def test_glosses_are_read_from_the_package() -> None:
    assert TOLD.release.english() == {"Colour": {"": "the colour of a bicycle", "RED": "red"}}
    assert RELEASE.english() == {}
