"""``samarbejde send``: messages into the outbox, and on their way at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .danish import command
from .exits import Exit
from .participants import folder, opened, output_format
from .stopped import Stopped

if TYPE_CHECKING:
    from ..transport.participant import Participant
    from .outgoing import Draft
    from .reporters import Reporter

PATIENCE = 30.0
"""So many seconds are waited for another process, such as ``serve``, that is sending the same message."""
_PAUSE = 0.2


@command(
    "send",
    short_help="Send beskeder.",
    examples=(
        "samarbejde send fjordby bestilling.json",
        "samarbejde send fjordby svar/*.xml --no-wait",
        "samarbejde send fjordby bestilling.json --format json",
    ),
)
@folder
@click.argument("files", nargs=-1, required=True, metavar="FIL|-…")
@click.option("--no-wait", is_flag=True, help="Læg kun i udbakken; serve eller outbox --deliver sender.")
@output_format
def send(folder: Path, files: tuple[str, ...], no_wait: bool, form: str) -> int:
    """Bedøm beskeder, også i deres forløb, læg dem i udbakken, og send dem.

    Har en besked fejl, vises rapporten, og intet sendes. Ellers ligger beskederne sikkert i udbakken, og det
    siges for hver modtager, hvordan det gik: leveret med modtagerens kvittering, afvist, eller endnu ikke
    leveret. Det, der ikke er leveret, prøves igen af serve eller outbox --deliver.

    Udgangskoder: 0 alt er leveret (med --no-wait: lagt i udbakken); 1 en besked har fejl eller er afvist;
    2 kommandoen er skrevet forkert; 3 noget er endnu ikke leveret, eller noget kunne ikke læses.
    """
    from .outgoing import drafted
    from .reporters import reporter_for

    reporter = reporter_for("text", lang="da", out=sys.stderr)
    drafts = [drafted(name, reporter) for name in files]
    good = [draft for draft in drafts if draft is not None]
    if len(good) < len(drafts):
        return Exit.ERRORS
    with opened(folder) as participant:
        ids = _put(participant, good, reporter)
        if ids is None:
            return Exit.ERRORS
        rows = _rows(participant, ids) if no_wait else _delivered(participant, ids)
    _tell(folder, ids, rows, form)
    return Exit.OK if no_wait else _exit(rows)


def _put(participant: Participant, drafts: Sequence[Draft], reporter: Reporter) -> list[str] | None:
    """The ids of the messages, now in the outbox; ``None`` when one was refused, and why has been shown."""
    from ..errors import LocalError
    from .outgoing import show_refusal

    ids: list[str] = []
    for draft in drafts:
        try:
            ids += participant.put(draft.data)
        except LocalError as error:
            shown, fault = show_refusal(draft, error, reporter), str(error)
        else:
            continue
        if ids:
            click.echo(f"De foregående {len(ids)} beskeder ligger i udbakken.", err=True)
        if shown:
            return None
        raise Stopped(f"{draft.label}: {fault}", Exit.ERRORS)
    return ids


def _delivered(participant: Participant, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The rows after a try; a row that another process is sending is waited for."""
    participant.deliver()
    until = time.monotonic() + PATIENCE
    while True:
        rows = _rows(participant, ids)
        if not any(row["state"] == "sender" for row in rows) or time.monotonic() > until:
            return rows
        time.sleep(_PAUSE)


def _rows(participant: Participant, ids: Sequence[str]) -> list[dict[str, Any]]:
    from .deliveries import behind, told

    sender = participant.host.cvr
    with participant.store.peek() as session:
        found = [row for one in ids for row in session.outbox.of_message(sender, one)]
        held = {row.case_id for row in found if row.state == "klar" and not row.attempt} - {None}
        cases = {case: session.outbox.rows(case_id=case, limit=1000) for case in held}
    rows = [told(row) for row in found]
    for row in rows:
        if row["state"] == "klar" and not row["attempt"] and row["forloebId"] in cases:
            row["behind"] = behind(row, cases[row["forloebId"]])
    return rows


def _tell(folder: Path, ids: Sequence[str], rows: Sequence[dict[str, Any]], form: str) -> None:
    from .deliveries import decisions, lines
    from .listing import as_json

    if form == "json":
        as_json(rows)
        return
    for one in ids:
        click.echo(one)
        for row in rows:
            if row["message_id"] == one:
                click.echo("\n".join(lines(row)))
    for line in decisions(rows, folder):
        click.echo(line)


def _exit(rows: Sequence[dict[str, Any]]) -> Exit:
    states = {row["state"] for row in rows}
    if states & {"afvist", "opgivet"}:
        return Exit.ERRORS
    return Exit.OK if states == {"leveret"} else Exit.UNDECIDED
