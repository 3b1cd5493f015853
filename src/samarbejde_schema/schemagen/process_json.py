"""``process.json``: the states, the transitions and the duties of the process, for programs in any language.

A complete example::

    table = process_table(PROCESS)
    table["regions"][0]["rows"][0]["from"]      # the state the first step starts in
    table["parameters"]                         # {"process": {…}}

A row is one step: *from* a state, *when* a message of a type (with certain values, perhaps correcting
another) comes from one of the senders, or when the calendar says so, *if* the condition holds, *to* a state.
Conditions and calendar events are said in words: they look at the messages of the case, and a program in
another language writes them itself. ``awaited`` is ``True``, ``False`` or the condition of the waiting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from typing import Any

from pydantic.alias_generators import to_camel

from ..process.deadlines import Duty
from ..process.machine import Guard, On, Region, Row
from ..process.table import Process


def process_table(process: Process, further: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Regions, duties and parameters; ``further`` are more sets of parameters, by name."""
    given = {"process": process.parameters, **(further or {})}
    return {
        "binding": sorted(process.binding),
        "anytime": sorted(process.anytime),
        "regions": [_region(region) for region in process.regions],
        "duties": [_duty(duty) for duty in process.duties],
        "parameters": {name: _parameters(value) for name, value in given.items()},
    }


def _region(region: Region) -> dict[str, Any]:
    return {
        "name": region.name,
        "label": region.label,
        "initial": region.initial,
        "final": list(region.final),
        "states": [{"name": state.name, "text": state.text} for state in region.states],
        "rows": [_row(row) for row in region.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    event = row.event
    awaited = row.awaited.label if isinstance(row.awaited, Guard) else row.awaited
    return {
        "from": row.source,
        **(_message(event) if isinstance(event, On) else {"calendar": event.label}),
        "senders": list(row.sender),
        "condition": None if row.guard is None else row.guard.label,
        "to": row.target,
        "rules": [rule.strip() for rule in row.rule.split(",") if rule.strip()],
        "text": row.text,
        "awaited": awaited,
    }


def _message(event: On) -> dict[str, Any]:
    return {
        "message": event.type,
        "where": {to_camel(name): [_value(value) for value in values] for name, values in event.where},
        "replacing": event.replacing,
    }


def _value(value: Any) -> Any:
    """A code as its key, absence as null, and "any value" as the word the tables use."""
    return None if value is None else str(value)


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "region": duty.region,
        "states": list(duty.states),
        "roles": list(duty.roles),
        "rule": duty.rule or None,
        "source": duty.source,
        "da": duty.what_da,
        "en": duty.what_en,
    }


def _parameters(value: Any) -> dict[str, Any]:
    """A set of parameters as plain values; amounts and percentages as text, as on the wire."""
    if not is_dataclass(value) or isinstance(value, type):
        return {}
    return {to_camel(name): _plain(one) for name, one in asdict(value).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int) or value is None:
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    return str(value)
