"""The word list explains every public name of the shelf, and no name that does not exist.

A *public name of the shelf* is found without asking anybody:

- every class, and every union of classes, defined at the top of a module under ``standard.v1``: messages, their
  parts, code lists, sets of parameters;
- every simple type, in :mod:`samarbejde_schema.primitives` or on the shelf;
- every role, every profile, and every state of the process;
- every constant and function defined at the top of a module under ``standard.v1``, in a table of its own.

A leading underscore makes a name private. Left out are rules, which have numbers and explanations of their own;
type variables; short names for one code value or one state; and, in the packages of the tables (``proces``,
``forloebsregler``), the functions, conditions and triggers that the rows and rules are made of.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import types
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pytest

from samarbejde_schema import primitives
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.primitives import Lexical, lexical
from samarbejde_schema.process import Guard, On
from samarbejde_schema.standard import STANDARD, v1
from samarbejde_schema.standard.v1.kodelister.konvolut import Profil, Rolle
from samarbejde_schema.validation.rule import Rule

EVERYDAY, NAMES, CONSTANTS = "Hverdagsord", "Standardens navne", "Konstanter og funktioner"
TABLES = ("proces", "forloebsregler")
"""The packages whose functions are parts of rows and rules."""
LETTERS = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
Row = tuple[str, str, str]


def modules() -> Iterator[tuple[str, ModuleType]]:
    """Every module of the shelf with the package it stands in."""
    yield "", v1
    for found in pkgutil.walk_packages(v1.__path__, v1.__name__ + "."):
        yield (
            found.name.removeprefix(v1.__name__ + ".").partition(".")[0],
            importlib.import_module(found.name),
        )


def defined(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """The public names that a module defines itself, with their values."""
    for node in ast.parse(inspect.getsource(module)).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        names = [part.id for t in targets if t for part in ast.walk(t) if isinstance(part, ast.Name)]
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names = [node.name]
        yield from ((name, getattr(module, name)) for name in names if not name.startswith("_"))


def simple(value: Any) -> Lexical | None:
    """The description behind a simple type, or ``None`` for anything else."""
    try:
        return lexical(value)
    except TypeError:
        return None


def is_name(value: Any) -> bool:
    return isinstance(value, type | types.UnionType) or simple(value) is not None


def is_left_out(package: str, name: str, value: Any) -> bool:
    row = package in TABLES and (inspect.isfunction(value) or isinstance(value, Guard | On))
    alias = isinstance(value, Enum) or (value == name and name in states())
    return row or alias or isinstance(value, Rule | TypeVar)


@cache
def states() -> frozenset[str]:
    return frozenset(state.name for region in process_of(STANDARD).regions for state in region.states)


def public_names() -> set[str]:
    found = {name for _, module in modules() for name, value in defined(module) if is_name(value)}
    found |= {name for name, value in vars(primitives).items() if simple(value) is not None}
    return found | set(states()) | {role.value for role in Rolle} | {profile.value for profile in Profil}


def public_constants() -> set[str]:
    return {
        name
        for package, module in modules()
        for name, value in defined(module)
        if not is_name(value) and not is_left_out(package, name, value)
    }


def danish(word: str) -> str:
    """What a word is sorted by: æ, ø and å last, also when written ae, oe and aa; signs do not count."""
    letters = word.lower().replace("ae", "æ").replace("oe", "ø").replace("aa", "å")
    return "".join(letter for letter in letters if letter.isalnum()).translate(LETTERS)


@pytest.fixture(scope="module")
def sections(root: Path) -> dict[str, list[Row]]:
    """The rows of each table, by the heading above it."""
    text = (root / "docs" / "ordliste.md").read_text(encoding="utf-8")
    found = {}
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = part.partition("\n")
        rows = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in body.splitlines()]
        found[heading] = [row for row in rows if len(row) == 3 and row[0] not in ("ord", "---")]
    return found


def words(rows: list[Row]) -> list[str]:
    return [word.strip("`") for word, _, _ in rows]


def test_there_are_three_tables(sections: dict[str, list[Row]]) -> None:
    assert list(sections) == [EVERYDAY, NAMES, CONSTANTS]
    assert all(sections.values())


@pytest.mark.parametrize(
    ("heading", "wanted"), [(NAMES, public_names), (CONSTANTS, public_constants)], ids=["names", "constants"]
)
def test_every_public_name_is_explained_and_no_other(
    sections: dict[str, list[Row]], heading: str, wanted: Any
) -> None:
    there = set(words(sections[heading]))
    assert sorted(wanted() - there) == [], "these names lack a row in docs/ordliste.md"
    assert sorted(there - wanted()) == [], "docs/ordliste.md explains names that do not exist"


@pytest.mark.parametrize("heading", [EVERYDAY, NAMES, CONSTANTS])
def test_rows_are_in_danish_order_and_stand_once(sections: dict[str, list[Row]], heading: str) -> None:
    there = words(sections[heading])
    assert there == sorted(there, key=lambda word: (danish(word), word))
    assert len(there) == len(set(there))


@pytest.mark.parametrize("heading", [EVERYDAY, NAMES, CONSTANTS])
def test_a_row_is_one_sentence_and_a_gloss(sections: dict[str, list[Row]], heading: str) -> None:
    for word, sentence, gloss in sections[heading]:
        assert sentence[0].isupper() and sentence.endswith("."), word
        assert ". " not in sentence, f"{word}: one sentence"
        assert len(sentence) <= 140, f"{word}: {len(sentence)} characters"
        assert gloss and not gloss.endswith("."), word
        assert word.startswith("`") == (heading != EVERYDAY), word


def test_the_definition_finds_what_it_should() -> None:
    """A few names of each kind, so that a change of the search is seen."""
    names, constants = public_names(), public_constants()
    assert {"Bestilling", "Omfang", "Hastegrad", "Cpr", "Postnummer", "FfbTrae", "BESTILT", "SAM"} <= names
    assert {"PROCES", "RELEASE", "er_hverdag", "OM_BORGER"} <= constants
    assert not {"afsender_maa_sende", "svarfrist", "K", "Element", "ACCEPT"} & (names | constants)
    assert "KENDT" not in constants
