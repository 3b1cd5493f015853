"""``process.json``: the table of a process as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from tests.unit.process.library import PROCESS

from samarbejde_schema import STANDARD
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.process import On
from samarbejde_schema.schemagen.process_json import process_table

PRINTED = Path(__file__).parents[3] / "schemas" / "1.0" / "process.json"


@dataclass(frozen=True)
class Numbers:
    """A set of parameters."""

    how_long: str = "P3M"
    how_much: Decimal = Decimal("5.00")
    how_many: int = 4
    whom: tuple[str, ...] = ("A", "B")


def test_every_region_state_and_row_is_there_in_order() -> None:
    table = process_table(PROCESS)
    assert [region["name"] for region in table["regions"]] == [region.name for region in PROCESS.regions]
    for printed, region in zip(table["regions"], PROCESS.regions, strict=True):
        assert [state["name"] for state in printed["states"]] == [state.name for state in region.states]
        assert [(row["from"], row["to"], row["senders"]) for row in printed["rows"]] == [
            (row.source, row.target, list(row.sender)) for row in region.rows
        ]
        assert (printed["initial"], printed["final"]) == (region.initial, list(region.final))


def test_a_message_and_the_calendar_are_told_apart() -> None:
    for printed, region in zip(process_table(PROCESS)["regions"], PROCESS.regions, strict=True):
        for told, row in zip(printed["rows"], region.rows, strict=True):
            assert ("message" in told) == isinstance(row.event, On)
            assert ("calendar" in told) != ("message" in told)


def test_parameters_are_plain_values_with_wire_names() -> None:
    told = process_table(PROCESS, {"rules": Numbers(), "none": None})["parameters"]
    assert told["rules"] == {"howLong": "P3M", "howMuch": "5.00", "howMany": 4, "whom": ["A", "B"]}
    assert told["none"] == {}


def test_it_is_json_and_what_is_published_says_the_same() -> None:
    table = process_table(process_of(STANDARD))
    published = json.loads(PRINTED.read_bytes())
    assert json.loads(json.dumps(table["regions"])) == published["regions"]
    assert json.loads(json.dumps(table["duties"])) == published["duties"]
    assert published["parameters"]["rules"]["stigningsgraense"] == "5.00"
    states = {state["name"] for region in published["regions"] for state in region["states"]}
    assert {row["to"] for region in published["regions"] for row in region["rows"]} <= states
    types = set(STANDARD.types)
    assert {row["message"] for r in published["regions"] for row in r["rows"] if "message" in row} <= types
