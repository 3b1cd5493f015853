"""What an import costs: the root loads nothing heavy, a verb only what it needs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

EDGE = {"cryptography", "httpx", "joserfc", "jsonschema", "sqlalchemy", "sqlite3"}
"""What no verb of reading needs."""
HEAVY = EDGE | {"lxml", "pydantic", "pydantic_core"}
PROGRAM = """
import json, sys
before = set(sys.modules)
{statement}
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def loaded(statement: str) -> set[str]:
    """The modules a fresh interpreter loads for one statement."""
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM.format(statement=statement)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def tops(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_the_root_loads_nothing_heavy() -> None:
    modules = loaded("import samarbejde_schema")
    assert tops(modules) & HEAVY == set()
    ours = {name for name in modules if name.startswith("samarbejde_schema")}
    assert ours == {"samarbejde_schema", "samarbejde_schema.errors", "samarbejde_schema.findings"}


def test_checking_json_loads_neither_network_nor_store_nor_xml() -> None:
    modules = loaded("from samarbejde_schema import check; check(b'{}')")
    assert tops(modules) & (EDGE | {"lxml"}) == set()


def test_reading_one_type_loads_one_type() -> None:
    modules = loaded("from samarbejde_schema import STANDARD; STANDARD.model('transportkvittering')")
    shelf = {name.rpartition(".")[2] for name in modules if name.startswith("samarbejde_schema.standard.v1.")}
    assert "transportkvittering" in shelf
    assert shelf & {"bestilling", "tilbud", "kontrakt", "dagsorden", "referat"} == set()


@pytest.mark.parametrize(
    "engine", ["primitives", "modelling.element", "validation.run", "catalogue.catalogue"]
)
def test_an_engine_does_not_load_the_shelf(engine: str) -> None:
    modules = loaded(f"import samarbejde_schema.{engine}")
    assert not any(name.startswith("samarbejde_schema.standard") for name in modules)
    assert tops(modules) & (EDGE | {"lxml"}) == set()


def test_the_command_line_starts_light() -> None:
    assert tops(loaded("import samarbejde_schema.cli")) & HEAVY == set()
