"""Rows of the outbox as people and programs read them: state, tries, code and what it means, the receipt.

A complete example::

    with participant.store.peek() as session:
        rows = [told(row) for row in session.outbox.rows()]
    show(rows, HEADS, form="text", empty="Udbakken er tom.")

Message ids, CVR numbers, roles, states, codes and times only; of a receipt its answer and its findings, which
hold a rule, a place and the rule's own text, never a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .sources import label_of

if TYPE_CHECKING:
    from ..catalogue.receipts import Facts
    from ..transport.store import Row

STOPPED = ("afvist", "opgivet")
"""The states in which a row holds back what comes later in its case, until somebody has decided."""
SETTLED = ("leveret", *STOPPED)
"""The states in which nothing more is tried."""
HEADS = {
    "id": "nr.",
    "message_id": "besked",
    "receiver": "modtager",
    "role": "rolle",
    "state": "tilstand",
    "attempt": "forsøg",
    "due": "næste forsøg",
    "code": "kode",
}


def told(row: Row) -> dict[str, Any]:
    """One row with what its code means and what its receipt says."""
    facts = receipt_of(row)
    return {
        "id": row.id,
        "message_id": row.message_id,
        "receiver": row.receiver,
        "role": row.role,
        "unit": row.unit,
        "forloebId": row.case_id,
        "state": row.state,
        "handled": row.handled,
        "attempt": row.attempt,
        "queued": row.queued,
        "due": None if row.state in SETTLED else row.due,
        "code": row.code,
        "meaning": None if row.code is None else meaning(row.code),
        "answer": None if facts is None else facts.answer.value,
        "faults": [] if facts is None else list(_faults(facts)),
    }


def receipt_of(row: Row) -> Facts | None:
    """What the receipt of a row says; it was verified when it came."""
    if row.receipt is None:
        return None
    from ..exchange.reading import read
    from ..security.jws import payload_of
    from ..standard import STANDARD

    return STANDARD.receipts.read(read(payload_of(row.receipt), STANDARD))


def _faults(facts: Facts) -> Iterator[dict[str, Any]]:
    """The findings of a receipt; the texts are another's and are made printable."""
    for fault in facts.faults:
        yield {
            "rule_id": fault.rule_id,
            "path": fault.pointer,
            "severity": fault.severity.value,
            "text": label_of(fault.text, None),
        }


def meaning(code: str) -> str | None:
    """What a code means and what to do, in Danish; ``None`` for the id of a rule, see ``rules``."""
    from ..exchange.problems import FINDINGS, PROBLEMS
    from ..security.codes import TEXTS as SECURITY
    from ..transport.http import TEXTS as WIRE

    for texts in (WIRE, SECURITY, FINDINGS):
        if code in texts:
            return texts[code][0]
    return PROBLEMS[code].text_da if code in PROBLEMS else None


def lines(row: dict[str, Any]) -> Iterator[str]:
    """A row for people: where it went, how that ended, and under it why."""
    from .listing import when

    answer = "" if row["answer"] is None else f", kvittering {row['answer']}"
    whom = " ".join(filter(None, (row["receiver"], row["role"])))
    yield f"  {whom}: {row['state']}{answer}"
    if row["due"] is not None and row["attempt"]:
        yield f"    forsøg {row['attempt']} lykkedes ikke; næste forsøg {when(row['due'])}"
    if (before := row.get("behind")) is not None:
        yield f"    venter på række {before['id']} i det samme forløb, som er {before['state']}"
    if row["code"] is not None:
        yield f"    {row['code']}{'' if row['meaning'] is None else ': ' + row['meaning']}"
    for fault in row["faults"]:
        yield f"    {_WEIGHTS[fault['severity']]} {fault['rule_id']} {fault['path'] or 'hele beskeden'}"
        yield f"      {fault['text']}"


def behind(row: dict[str, Any], of_case: Sequence[Row]) -> dict[str, Any] | None:
    """The earlier row of the same case that a row waits for: one that is under way, or needs a decision."""
    for one in sorted(of_case, key=lambda one: one.id):
        if one.id >= row["id"] or one.message_id == row["message_id"] or one.handled:
            continue
        under_way = one.state not in SETTLED and one.receiver == row["receiver"]
        if under_way or one.state in STOPPED:
            return {"id": one.id, "state": one.state}
    return None


def decisions(rows: Iterable[dict[str, Any]], folder: Path) -> Iterator[str]:
    """What to do about rows that hold their case back."""
    where = label_of(str(folder), None)
    for row in rows:
        if row["state"] in STOPPED and not row["handled"]:
            yield f"Række {row['id']} er {row['state']} og holder senere beskeder i sit forløb tilbage."
            yield f"  Når du har taget stilling: samarbejde outbox {where} --resume {row['id']}"


_WEIGHTS = {"error": "fejl", "warning": "advarsel", "info": "oplysning"}
