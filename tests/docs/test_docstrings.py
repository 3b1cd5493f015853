"""The example in the docstring of every engine and of every file on the shelf runs."""

from __future__ import annotations

import ast
import asyncio
import builtins
import inspect
import io
import symtable
import textwrap
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import samarbejde_schema

from .parties import let_go, parties
from .room import room

PACKAGE = Path(samarbejde_schema.__file__).resolve().parent

NOT_RUN = {
    "catalogue.release": "shows the form of a release; most of it is left out",
    "errors": "is a drawing of the tree",
    "exchange.second_opinion": "leaves out the bytes of the published files",
    "modelling.envelope": "shows the form of an envelope; most of it is left out",
    "modelling.shape": "speaks of the class in the docstring of modelling.marks",
    "process": "leaves out the region",
    "process.course": "shows what the values look like, for a library with other keys",
    "process.picture": "shows what the values look like, for a library with other keys",
    "process.table": "makes a process of the region in the docstring of process.machine",
    "transport.settings": "is a file in TOML; the pages about participants show one that is read",
    "transport.store.work": "leaves out most columns of the row",
    "schemagen.neighbours": "needs a second edition, and 1.0 is the only one",
}
"""Examples that are only read, reviewed: the module, and why."""


def examples() -> dict[str, list[str]]:
    """The literal blocks of each module's docstring, by its name below the package; not the commands'."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")
        doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
        if not name.startswith("cli") and (blocks := list(literal_blocks(doc or ""))):
            found[name] = blocks
    return found


def literal_blocks(doc: str) -> Iterator[str]:
    """The indented text after each line that ends with ``::``."""
    inside: list[str] | None = None
    for line in [*inspect.cleandoc(doc).splitlines(), "end"]:
        if inside is not None and (not line.strip() or line.startswith("    ")):
            inside.append(line)
            continue
        if inside is not None:
            yield textwrap.dedent("\n".join(inside))
        inside = [] if line.rstrip().endswith("::") else None


def taken_for_granted(code: str) -> set[str]:
    """The names an example uses and neither makes nor finds in Python."""
    table = symtable.symtable(code, "example", "exec")
    made = {one.get_name() for one in table.get_symbols() if one.is_assigned() or one.is_imported()}
    return {name for name in _used(table, top=True) if name not in made and not hasattr(builtins, name)}


def _used(scope: symtable.SymbolTable, *, top: bool = False) -> Iterator[str]:
    for one in scope.get_symbols():
        if one.is_global() or (top and one.is_referenced()):
            yield one.get_name()
    for inner in scope.get_children():
        yield from _used(inner)


def run(code: str, name: str, namespace: dict[str, Any]) -> None:
    """Run an example; one that waits for something runs in an event loop of its own."""
    compiled = compile(code, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    waiting = eval(compiled, namespace)
    if inspect.iscoroutine(waiting):
        asyncio.run(waiting)


EXAMPLES = examples()


def test_what_is_not_run_is_still_there() -> None:
    assert set(NOT_RUN) <= set(EXAMPLES)


@pytest.mark.parametrize("name", sorted(set(EXAMPLES) - set(NOT_RUN)))
def test_the_example_of_a_module_runs(name: str, workplace: Path) -> None:
    (workplace / "bestilling.json").write_bytes(room(name)["data"])
    package = samarbejde_schema.__name__
    module = import_module(package if name == "__init__" else f"{package}.{name}")
    wanted = set[str]().union(*map(taken_for_granted, EXAMPLES[name]))
    with parties(name, wanted - room(name).keys() - vars(module).keys()) as given:
        for code in EXAMPLES[name]:
            namespace = {**room(name), **given, **vars(module), "__name__": "example"}
            assert taken_for_granted(code) - namespace.keys() == set()
            with redirect_stdout(io.StringIO()):
                run(code, name, namespace)
            let_go(namespace)
