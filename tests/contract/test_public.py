"""The public face: reviewed names, modules and functions of a readable size, nothing left unfinished."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import samarbejde_schema

HERE = Path(__file__).parent
MOST_ROOT_NAMES = 30
MOST_MODULE_LINES = 400
MOST_FUNCTION_LINES = 40
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def listed(name: str) -> list[list[str]]:
    """The lines of a reviewed list; ``#`` begins a comment."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split(maxsplit=1) for line in text.splitlines() if line.strip() and not line.startswith("#")]


def modules(package: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(package.rglob("*.py")):
        yield path.relative_to(package).as_posix(), path.read_text(encoding="utf-8")


def code_lines(function: Function) -> int:
    """The lines of a function without its docstring, which on the shelf is a text of its own."""
    assert function.end_lineno is not None
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        assert first.end_lineno is not None
        lines -= first.end_lineno - first.lineno + 1
    return lines


def functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, Function]]:
    for node in ast.iter_child_nodes(tree):
        name = f"{prefix}{getattr(node, 'name', '')}"
        if isinstance(node, Function):
            yield name, node
        inner = f"{name}." if isinstance(node, Function | ast.ClassDef) else prefix
        yield from functions(node, inner)


def test_root_names_are_the_reviewed_ones() -> None:
    reviewed = [line[0] for line in listed("public_names.txt")]
    assert sorted(samarbejde_schema.__all__) == sorted(reviewed)
    assert len(reviewed) == len(set(reviewed)) <= MOST_ROOT_NAMES


@pytest.mark.parametrize("name", sorted(samarbejde_schema.__all__))
def test_every_root_name_exists_and_is_explained(name: str) -> None:
    value = getattr(samarbejde_schema, name)
    assert name == "STANDARD" or value.__doc__, f"{name} has no docstring"


def test_sizes(package: Path) -> None:
    """Modules and functions stay small; each exception stands in the reviewed list with its reason."""
    too_long = set()
    for path, text in modules(package):
        if text.count("\n") > MOST_MODULE_LINES:
            too_long.add(path)
        for name, function in functions(ast.parse(text)):
            if code_lines(function) > MOST_FUNCTION_LINES:
                too_long.add(f"{path}::{name}")
    exceptions = listed("size_exceptions.txt")
    assert all(len(line) == 2 for line in exceptions), "an exception needs a reason"
    assert too_long == {line[0] for line in exceptions}


def test_every_module_says_what_it_is_for(package: Path) -> None:
    silent = [path for path, text in modules(package) if not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_nothing_is_left_unfinished(root: Path, package: Path) -> None:
    places = [package, root / "tests", root / "tools"]
    found = [
        f"{path.name}: {mark}"
        for place in places
        for path in sorted(place.rglob("*.py"))
        if path != Path(__file__)
        for mark in UNFINISHED.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_package_is_typed_and_carries_its_schemas(package: Path) -> None:
    assert (package / "py.typed").is_file()
    assert sorted(p.name for p in (package / "schemas").iterdir()), "the wheel lacks schemas/"
