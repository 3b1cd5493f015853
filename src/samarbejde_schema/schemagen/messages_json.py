"""``messages.json``: who sends which message to whom, what answers it, and where its schemas are.

A complete example::

    message_catalogue(edition)["messages"][0]
    # {"number": "M04", "type": "bestilling", "rootElement": "Bestilling", "beskedtype": "BESTILLING",
    #  "label": "Bestilling", "senders": ["MYNDIGHED"], "receivers": ["UDFOERER", …],
    #  "answeredBy": ["tilbud", …], "answers": [], "regions": ["A"], "since": "1.0",
    #  "schemas": {"json": "json/bestilling.schema.json", "xsd": "xsd/bestilling.xsd"}}

``answers`` is ``answeredBy`` read backwards: both directions come from the one table of contents.
"""

from __future__ import annotations

from typing import Any

from ..catalogue.release import Entry
from .edition import Edition


def message_catalogue(edition: Edition) -> dict[str, Any]:
    """The table of contents of an edition, in catalogue order."""
    return {
        "namespace": edition.release.namespace,
        "version": edition.version,
        "messages": [_message(edition, entry) for entry in edition.entries],
    }


def _message(edition: Edition, entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "type": entry.type,
        "rootElement": entry.class_name,
        "beskedtype": entry.code,
        "label": entry.label,
        "senders": list(entry.senders),
        "receivers": list(entry.receivers),
        "answeredBy": list(entry.answered_by),
        "answers": list(answers(edition, entry)),
        "regions": list(entry.regions),
        "since": entry.since,
        "schemas": {"json": json_path(entry), "xsd": xsd_path(entry)},
    }


def answers(edition: Edition, entry: Entry) -> tuple[str, ...]:
    """The messages that a message may answer, in catalogue order."""
    return tuple(asked.type for asked in edition.entries if entry.type in asked.answered_by)


def json_path(entry: Entry) -> str:
    """Where a message's JSON Schema stands, under the folder of its version."""
    return f"json/{entry.type}.schema.json"


def xsd_path(entry: Entry) -> str:
    """Where a message's XSD stands, under the folder of its version."""
    return f"xsd/{entry.type}.xsd"
