"""``samarbejde outbox``: what is on its way, how far it has come, and what waits for a decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .danish import Refusal, command
from .exits import Exit
from .participants import folder, opened, output_format, stored
from .stopped import Stopped

if TYPE_CHECKING:
    from ..transport.participant import Participant
    from ..transport.store import Store

STATES = ("klar", "sender", "leveret", "afvist", "uafklaret", "opgivet")
NOTHING, NOTHING_DUE = "Der er intet at vise i udbakken.", "Der er ingen beskeder, der skal sendes nu."
MOST = 1000
"""The most rows that are shown."""


@command(
    "outbox",
    short_help="Vis udbakken.",
    examples=(
        "samarbejde outbox fjordby",
        "samarbejde outbox fjordby --state afvist --format json",
        "samarbejde outbox fjordby --deliver",
        "samarbejde outbox fjordby --resume 17",
    ),
)
@folder
@click.option(
    "--state",
    type=click.Choice(STATES),
    metavar="TILSTAND",
    help=f"Kun rækker i denne tilstand: {', '.join(STATES)}.",
)
@click.option(
    "--deliver", is_flag=True, help="Send det, der er tid til at sende, én gang, og vis, hvad der skete."
)
@click.option(
    "--resume",
    "row_id",
    type=int,
    metavar="NR",
    help="Lad forløbet gå videre efter en afvist eller opgivet aflevering.",
)
@output_format
def outbox(folder: Path, state: str | None, deliver: bool, row_id: int | None, form: str) -> int:
    """Vis beskederne på vej ud: en række for hver modtager, ældste først.

    En afvist eller opgivet aflevering holder de senere beskeder i sit forløb tilbage, til --resume siger, at
    der er taget stilling. Besked, modtager, tilstand, forsøg og kode vises, aldrig noget fra beskeden selv.

    Udgangskoder: 0 vist; 1 med --deliver: noget blev afvist eller opgivet; 2 kommandoen er skrevet forkert;
    3 lageret kunne ikke læses, eller med --deliver: noget er endnu ikke leveret.
    """
    if deliver and row_id is not None:
        raise Refusal("--deliver og --resume bruges hver for sig")
    if row_id is not None:
        with opened(folder) as participant:
            return _resume(participant, row_id)
    if deliver:
        with opened(folder) as participant:
            rows = _delivered(participant)
    else:
        with stored(folder) as store:
            rows = _rows(store, state)
    _show(folder, rows, form, NOTHING_DUE if deliver else NOTHING)
    return _exit(rows) if deliver else Exit.OK


def _rows(store: Store, state: str | None) -> list[dict[str, Any]]:
    from .deliveries import told

    with store.peek() as session:
        found = session.outbox.rows(state=state, limit=MOST)
    if len(found) == MOST:
        click.echo(f"Kun de {MOST} nyeste vises; vælg en tilstand med --state.", err=True)
    return [told(row) for row in found]


def _show(folder: Path, rows: list[dict[str, Any]], form: str, empty: str) -> None:
    from .deliveries import HEADS, decisions
    from .listing import show

    show(
        rows,
        HEADS,
        form=form,
        empty=empty,
    )
    if form == "text":
        for code, text in {row["code"]: row["meaning"] for row in rows if row["meaning"]}.items():
            click.echo(f"{code}: {text}")
        for line in decisions(rows, folder):
            click.echo(line)


def _delivered(participant: Participant) -> list[dict[str, Any]]:
    from .deliveries import told

    done = {delivery.row_id: delivery.message_id for delivery in participant.deliver()}
    sender = participant.host.cvr
    with participant.store.peek() as session:
        found = [
            row for one in dict.fromkeys(done.values()) for row in session.outbox.of_message(sender, one)
        ]
    return [told(row) for row in found if row.id in done]


def _exit(rows: list[dict[str, Any]]) -> Exit:
    states = {row["state"] for row in rows}
    if states & {"afvist", "opgivet"}:
        return Exit.ERRORS
    return Exit.OK if states <= {"leveret"} else Exit.UNDECIDED


def _resume(participant: Participant, row_id: int) -> int:
    from ..errors import LocalError

    try:
        participant.resume(row_id)
    except LocalError as error:
        fault = str(error)
    else:
        click.echo(f"Række {row_id} holder ikke længere forløbet tilbage.")
        return Exit.OK
    raise Stopped(fault, Exit.ERRORS)
