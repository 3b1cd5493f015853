"""What the server logs: our own events, one line each, with an allow-list of fields and nothing else.

A complete example::

    handler = start(sys.stderr)
    logging.getLogger("samarbejde_schema.serve").info("aflevering", extra={"cvr": "90000012"})

A line of ours is the time, the weight, the event and the fields of :data:`FIELDS` that it has. Of other
libraries only warnings are told, and of those only whose they are: their texts and tracebacks may hold
addresses, or what stood in a message. Source: ``design/security.md``, "Personal data".
"""

from __future__ import annotations

import logging
import re
from datetime import UTC, datetime
from typing import TextIO

OURS = "samarbejde_schema"
FIELDS = (
    "status",
    "cvr",
    "besked_id",
    "state",
    "code",
    "attempt",
    "bytes",
    "milliseconds",
    "fault",
    "version",
)
"""What a line may tell, in this order; whatever else a record carries is left out."""

_EVENT = re.compile(r"[a-zæøå-]{1,40}")
"""What an event of ours is called; a sentence could hold anything."""


class Lines(logging.Formatter):
    """One line for each record; never arguments, exceptions or stacks."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        if record.name.partition(".")[0] != OURS:
            return f"{at} {record.levelname} {record.name}"
        said = ((name, getattr(record, name, None)) for name in FIELDS)
        fields = "".join(f" {name}={value}" for name, value in said if value is not None)
        event = record.msg if isinstance(record.msg, str) and _EVENT.fullmatch(record.msg) else "hændelse"
        return f"{at} {record.levelname} {event}{fields}"


def start(out: TextIO) -> logging.Handler:
    """Log to ``out`` from now on: ours from INFO, others from WARNING."""
    handler = logging.StreamHandler(out)
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(logging.INFO)
    return handler
