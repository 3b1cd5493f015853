"""``samarbejde inbox``: what has come in, and the next message taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .danish import Refusal, command
from .exits import Exit
from .participants import folder, opened, output_format, stored
from .sources import label_of

if TYPE_CHECKING:
    from ..transport.participant import Participant
    from ..transport.store import InboxRow

MOST = 1000
"""The most rows that are shown."""
HEADS = {
    "id": "nr.",
    "message_id": "besked",
    "type": "type",
    "sender": "afsender",
    "forloebId": "forløb",
    "received": "modtaget",
    "state": "tilstand",
}


@command(
    "inbox",
    short_help="Vis indbakken.",
    examples=(
        "samarbejde inbox aakanden",
        "samarbejde inbox aakanden --unread --format json",
        "samarbejde inbox aakanden --next --out ind",
    ),
)
@folder
@click.option("--unread", is_flag=True, help="Vis kun beskeder, der ikke er læst.")
@click.option("--next", "take", is_flag=True, help="Tag den ældste ulæste besked ud, og mærk den læst.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAPPE",
    help="Mappen, som --next skriver beskeden i; laves, hvis den ikke er der.",
)
@output_format
def inbox(folder: Path, unread: bool, take: bool, out: Path | None, form: str) -> int:
    """Vis beskederne, der er modtaget, ældste først, eller tag den næste ud.

    En besked er ulæst eller læst. En afvist besked er gemt, men tæller ikke i forløbet: dens afsender får en
    forretningskvittering (M40), der siger hvorfor. Nøgle, type, CVR-nummer, forløb og tid vises, aldrig noget
    fra beskeden selv.

    Med --next skrives beskeden, som den blev signeret, i en fil, der hedder som afsenderens CVR-nummer og
    beskedens nøgle, og først derefter mærkes den læst. En fil med et andet indhold overskrives ikke. En
    senere besked i et forløb kommer aldrig før en tidligere.

    Udgangskoder: 0 vist eller taget ud; 1 med --next: der er ingen ulæste; 2 kommandoen er skrevet forkert;
    3 noget kunne ikke læses eller skrives.
    """
    if take != (out is not None):
        raise Refusal("--next og --out bruges sammen")
    if out is not None:
        with opened(folder) as participant:
            return _next(participant, out, form)
    with stored(folder) as store, store.peek() as session:
        rows = [_told(row) for row in session.inbox.rows(unread=unread, limit=MOST)]
    if len(rows) == MOST:
        click.echo(f"Kun de {MOST} nyeste vises.", err=True)
    from .listing import show

    show(rows, HEADS, form=form, empty="Der er ingen ulæste beskeder." if unread else "Indbakken er tom.")
    return Exit.OK


def _told(row: InboxRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "message_id": row.message_id,
        "type": row.type,
        "sender": row.sender,
        "forloebId": row.case_id,
        "received": row.at,
        "read": row.read,
        "rejected": not row.counts,
        "state": ("ulæst" if row.read is None else "læst") + ("" if row.counts else ", tæller ikke"),
    }


def _next(participant: Participant, out: Path, form: str) -> int:
    """Write the oldest unread message, then mark it read; what could not be written stays unread."""
    from ..security.jws import payload_of
    from .files import write_private
    from .listing import as_json

    with participant.next() as taken:
        if taken is None:
            click.echo("Der er ingen ulæste beskeder.", err=form == "json")
            return Exit.ERRORS
        payload = payload_of(taken.jws)
        ending = "json" if payload.startswith(b"{") else "xml"
        file = out / f"{taken.signer}_{taken.message_id}.{ending}"  # two senders may use one key
        write_private(file, payload, replace=False)
    told = {
        "file": str(file),
        "message_id": taken.message_id,
        "signer": taken.signer,
        "forloebId": taken.case_id,
        "rejected": not taken.counts,
    }
    if form == "json":
        as_json(told)
    else:
        rejected = "" if taken.counts else " (afvist eller annulleret: den tæller ikke i forløbet)"
        click.echo(f"{label_of(str(file), None)} fra {taken.signer}{rejected}")
    return Exit.OK
