"""``samarbejde inbox``: what has come in, and the next message taken out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .danish import Refusal, command
from .exits import Exit
from .participants import folder, opened, output_format

if TYPE_CHECKING:
    from ..transport.participant import Participant

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
_ENDINGS = {"application/json": "json", "application/xml": "xml"}


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

    En besked er ulæst, læst eller afvist. En afvist besked er gemt, men tæller ikke i forløbet: dens afsender
    har fået en forretningskvittering (M40), der siger hvorfor. Nøgle, type, CVR-nummer, forløb og tid vises,
    aldrig noget fra beskeden selv.

    Med --next skrives beskeden, som den blev signeret, i en fil, der hedder som dens nøgle, og først derefter
    mærkes den læst. En senere besked i et forløb kommer aldrig før en tidligere.

    Udgangskoder: 0 vist eller taget ud; 1 med --next: der er ingen ulæste; 2 kommandoen er skrevet forkert;
    3 noget kunne ikke læses eller skrives.
    """
    if take != (out is not None):
        raise Refusal("--next og --out bruges sammen")
    with opened(folder) as participant:
        if out is not None:
            return _next(participant, out, form)
        rows = _rows(participant, unread)
    from .listing import show

    show(rows, HEADS, form=form, empty="Der er ingen ulæste beskeder." if unread else "Indbakken er tom.")
    return Exit.OK
