"""``samarbejde audit``: the hash-chained log of what was sent, received and decided."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import click

from .danish import DanishGroup, Refusal, command, group
from .exits import Exit
from .participants import folder, output_format, stored

if TYPE_CHECKING:
    from ..catalogue.receipts import Head

HEADS = {
    "number": "nr.",
    "time": "tid",
    "event": "hændelse",
    "message_id": "besked",
    "sender": "fra",
    "receiver": "til",
    "code": "kode",
    "digest": "SHA-256",
    "hash": "hash",
}
EVENTS = {"naegtet": "nægtet", "laest": "læst"}
"""The events whose names are written otherwise for people."""
_SHOWN = {name: head for name, head in HEADS.items() if name not in ("digest", "hash")}
"""What people are shown; the digests fill a line each."""
MOST = 1_000_000
"""The most entries that are shown."""
_HEAD = re.compile(r"([0-9]{1,15}):([0-9a-f]{64})")


class _Audit(DanishGroup):
    titles: ClassVar = {
        "verify": "Efterprøv, at intet i revisionsloggen er ændret, fjernet eller skåret af.",
        "show": "Vis de nyeste poster.",
    }


@group("audit", _Audit)
def audit() -> None:
    """Vis revisionsloggen, eller efterprøv den."""


@command(
    "verify",
    short_help="Efterprøv revisionsloggen.",
    examples=(
        "samarbejde audit verify fjordby",
        "samarbejde audit verify fjordby --head 17:9f2c…",
    ),
)
@folder
@click.option(
    "--head",
    "written",
    metavar="NR:HASH",
    help="Et hoved, som en anden har set, fx i en kvittering: loggen skal stadig rumme den post.",
)
@output_format
def verify(folder: Path, written: str | None, form: str) -> int:
    """Regn hele revisionsloggen efter, og find den første post, der er ændret, fjernet eller skåret af.

    Hver kvittering, vi udsteder, rummer hovedet af vores log, og hver, vi får, rummer modpartens. Den, der
    kan skrive i lageret, kan lave hele loggen om; det hoved, modparten har, viser det. Giv det med --head.

    Udgangskoder: 0 alt passer; 1 noget passer ikke; 2 kommandoen er skrevet forkert; 3 lageret kunne ikke
    læses.
    """
    from .listing import as_json

    expected = None if written is None else _head(written)
    with stored(folder) as store:
        fault = store.verify(expected)
        with store.peek() as session:
            head = session.audit.head()
    if form == "json":
        told = {"number": head.number, "hash": head.hash}
        wrong = None if fault is None else {"number": fault.number, "kind": fault.kind, "text": fault.text}
        as_json({"head": told, "fault": wrong})
    elif fault is not None:
        click.echo(fault.text)
    else:
        click.echo(f"Revisionsloggen er i orden: {head.number} poster.\nHoved {head.number}:{head.hash}")
    return Exit.OK if fault is None else Exit.ERRORS


@command(
    "show",
    short_help="Vis revisionsloggen.",
    examples=("samarbejde audit show fjordby", "samarbejde audit show fjordby --last 1000 --format json"),
)
@folder
@click.option(
    "--last",
    type=int,
    default=50,
    metavar="ANTAL",
    help="Så mange af de nyeste poster; udeladt er det 50.",
)
@output_format
def show(folder: Path, last: int, form: str) -> int:
    """Vis de nyeste poster i revisionsloggen, ældste først. De regnes ikke efter; det gør verify.

    Udgangskoder: 0 vist; 2 kommandoen er skrevet forkert; 3 lageret kunne ikke læses.
    """
    if not 1 <= last <= MOST:
        raise Refusal(f"--last er et antal fra 1 til {MOST}")
    from sqlalchemy import select

    from ..transport.store.tables import AUDIT
    from . import listing

    newest = select(AUDIT).order_by(AUDIT.c.number.desc()).limit(last)
    with stored(folder) as store, store.peek() as session:
        found = session.connection.execute(newest).mappings().all()
    rows = [{name: row[name] for name in HEADS} for row in reversed(found)]
    if form == "text":
        rows = [{**row, "event": EVENTS.get(row["event"], row["event"])} for row in rows]
    listing.show(rows, _SHOWN, form=form, empty="Revisionsloggen er tom.")
    return Exit.OK


def _head(written: str) -> Head:
    """A head as receipts and ``verify`` write it: number, colon, 64 hexadecimal digits."""
    found = _HEAD.fullmatch(written)
    if found is None:
        raise Refusal("--head skrives som nummer, kolon og 64 hexadecimale cifre")
    from ..catalogue.receipts import Head

    return Head(int(found[1]), found[2])


for _command in (verify, show):
    audit.add_command(_command)
