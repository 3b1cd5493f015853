"""Stories with one thing wrong, and the rule that says so.

A complete example::

    for wrong in mutated(story, Random(7)):
        wrong.name, wrong.rule      # the file that was changed, and the rule it now breaks
        wrong.letters               # all files of the story, as (name, bytes)

A mutation changes one message of a story a little, as systems get it wrong: a field that is left out, a code
that is misspelt, a digest of other bytes. What is promised is that the changed file gets a finding of the
rule named when the story is judged as a whole; later files may get findings too, since a message that is
invalid does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from ...codec.json import from_json, to_tree, tree_to_json
from ...exchange.reading import write
from ...standard import STANDARD
from .library import Story
from .teller import Letter

Tree = dict[str, Any]
Change = Callable[[Tree], bool]
"""Changes a tree in place; says whether there was something to change."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A story with one thing wrong: the rule, the file it was done to, and all files."""

    rule: str
    name: str
    letters: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Mutation:
    """One way to go wrong: the rule that says so, the message types it is done to (all when empty)."""

    rule: str
    types: tuple[str, ...]
    change: Change


def _without(*path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        return found is not None and found.pop(path[-1], None) is not None

    return change


def _with(value: Any, *path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        if found is None or found.get(path[-1]) in (None, value):
            return False
        found[path[-1]] = value
        return True

    return change


def _added(value: Any, *path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        if found is None or path[-1] in found:
            return False
        found[path[-1]] = value
        return True

    return change


def _twice(*path: str) -> Change:
    def change(tree: Tree) -> bool:
        found = _inner(tree, path)
        values = None if found is None else found.get(path[-1])
        if not values:
            return False
        values.append(values[0])
        return True

    return change


def _inner(tree: Tree, path: tuple[str, ...]) -> Tree | None:
    """The object that holds the last step; of a list its first member."""
    here: Any = tree
    for step in path[:-1]:
        here = here.get(step) if isinstance(here, dict) else None
        if isinstance(here, list):
            here = here[0] if here else None
    return here if isinstance(here, dict) else None


def _no_primary_goal(tree: Tree) -> bool:
    for goal in tree["indsatsmaal"]:
        goal["primaert"] = False
    return True


def _no_life_situation(tree: Tree) -> bool:
    yearly = tree["opfoelgningstype"] == "AARLIG" and "bilagRef" not in tree
    return yearly and tree.pop("livssituation", None) is not None


_ANSWERS = ("tilbud", "tilbudSvar", "kontraktSvar", "hoeringsSvar")
_OTHER = "00000000-0000-4000-8000-000000000404"
MUTATIONS: tuple[Mutation, ...] = (
    Mutation("SKEMA-UKENDT", (), _added("x", "ukendtFelt")),
    Mutation("SKEMA-MANGLER", (), _without("konvolut", "afsendt")),
    Mutation("SKEMA-KODE", (), _with("FOELSOMT", "konvolut", "fortrolighed")),
    Mutation("SKEMA-SKRIVEMAADE", (), _with("i morgen", "konvolut", "udloeber")),
    Mutation("SKEMA-MANGLER", ("bestilling",), _without("indsatsformaal")),
    Mutation("FR-002", ("bestilling", "handleplan"), _with("UDFOERER", "konvolut", "afsender", "rolle")),
    Mutation("FR-003", _ANSWERS, _with(_OTHER, "konvolut", "svarPaa")),
    Mutation("FR-007", (), _with("2036-01-01T12:00:00+01:00", "konvolut", "udloeber")),
    Mutation("FR-008", _ANSWERS, _without("konvolut", "svarPaa")),
    Mutation("FR-012", (), _with("90000005", "konvolut", "afsender", "organisation", "cvr")),
    Mutation("FR-018", ("bestilling", "referat", "handleplan"), _without("konvolut", "myndighedssag")),
    Mutation("FR-020", (), _twice("konvolut", "profil")),
    Mutation("FR-023", (), _without("konvolut", "modtager", "organisation", "cvr")),
    Mutation("FR-030", ("bestilling", "tilbud", "kontrakt"), _without("ydelse", "ydelseskode")),
    Mutation("FR-034", ("statusnotat",), _with("1999-01-01", "periode", "til")),
    Mutation("FR-104", ("bestilling", "indsatsmaalOpdatering"), _no_primary_goal),
    Mutation("FR-105", ("bestilling",), _without("indsatsmaal", "frist")),
    Mutation("FR-112", ("bestilling",), _without("indsatsmaal", "borgerensFormulering")),
    Mutation("FR-118", ("matchSvar",), _with("NEJ", "maalgruppeMatch")),
    Mutation("FR-120", ("bestilling",), _without("ressourcer")),
    Mutation("FR-123", ("tilbud",), _without("leverandoer")),
    Mutation("FR-203", ("kontrakt",), _without("opsigelsesvarsel")),
    Mutation("FR-204", ("kontrakt",), _without("udskrivningsgrundlag")),
    Mutation("FR-209", ("kontraktSvar",), _without("underskriver")),
    Mutation("FR-210", ("kontraktSvar",), _with("0" * 64, "kontraktDigest")),
    Mutation("FR-216", ("kontrakttillaeg",), _without("takst")),
    Mutation("FR-218", ("kontrakt",), _without("indsatsmaalRef")),
    Mutation("FR-401", ("dagsorden",), _without("borgerKanInvitere")),
    Mutation("FR-406", ("referat",), _without("fremtidigtMaal")),
    Mutation("FR-413", ("handleplan",), _without("indsats")),
    Mutation("FR-418", ("referat",), _without("borgerensStemme")),
    Mutation("FR-419", ("statusnotat",), _no_life_situation),
    Mutation("FR-425", ("referat",), _without("naesteMoede")),
    Mutation("FR-502", ("opsigelse",), _without("dialogAfholdt")),
)
"""The ways to go wrong. Each is done only where the field is there to be changed."""


def mutated(story: Story, rng: Random) -> Iterator[Wrong]:
    """The story once for each mutation it has a place for, in an order and at places that chance chooses."""
    order = rng.sample(MUTATIONS, len(MUTATIONS))
    for mutation in order:
        places = list(range(len(story.letters)))
        rng.shuffle(places)
        for place in places:
            changed = _changed(story.letters[place], mutation)
            if changed is not None:
                files = [(letter.name, letter.data) for letter in story.letters]
                files[place] = changed
                yield Wrong(mutation.rule, changed[0], tuple(files))
                break


def _changed(letter: Letter, mutation: Mutation) -> tuple[str, bytes] | None:
    """The file with the mutation done to it; ``None`` where there is nothing to change.

    What is still a message keeps its form; what is none any more is written in JSON.
    """
    entry = STANDARD.entry_of(letter.message)
    if mutation.types and entry.type not in mutation.types:
        return None
    tree = to_tree(letter.message)
    if not mutation.change(tree):
        return None
    data = tree_to_json(tree)
    read = from_json(data, STANDARD.model(entry.type))
    stem, _, form = letter.name.rpartition(".")
    if read.model is None:
        return f"{stem}.json", data
    return letter.name, write(read.model, STANDARD, form="xml" if form == "xml" else "json", pretty=True)
