"""``samarbejde open``: decrypt a sealed message, verify who signed it, and write it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .danish import command
from .exits import Exit
from .participants import folder, output_format, trusting
from .stopped import Stopped

if TYPE_CHECKING:
    from ..exchange.arrival import Unsealed


@command(
    "open",
    short_help="Åbn en forseglet besked.",
    examples=(
        "samarbejde open aakanden bestilling.jose --out bestilling.json",
        "samarbejde open aakanden - --out bestilling.json --format json < bestilling.jose",
    ),
)
@folder
@click.argument("file", metavar="FIL|-")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Filen, beskeden skrives til; udeladt skrives den til standard output.",
)
@output_format
def open(folder: Path, file: str, out: Path | None, form: str) -> int:
    """Dekryptér en besked med deltagerens nøgle, efterprøv signaturen, og skriv beskeden uændret.

    Hvem der har signeret, og hvornår, siges på standard output, når beskeden skrives til en fil, og ellers på
    standard error. Beskeden bedømmes ikke; det gør check. Intet lægges i indbakken.

    Udgangskoder: 0 åbnet; 1 den kunne ikke åbnes, eller der er ikke grund til at stole på den; 2 kommandoen
    er skrevet forkert; 3 noget kunne ikke læses, fx en nøgle.
    """
    from ..exchange.inbound import unseal
    from ..exchange.problems import Problem
    from .files import read_sealed, write_private

    ring, trust = trusting(folder)
    found = unseal(read_sealed(file), ring=ring, trust=trust, now=datetime.now(UTC))
    if isinstance(found, Problem):
        later = found.status >= 500
        raise Stopped(f"{found.text_da} ({found.code})", Exit.UNDECIDED if later else Exit.ERRORS)
    told = _told(found)
    if out is None:
        sys.stdout.buffer.write(found.signed.payload)
    else:
        write_private(out, found.signed.payload)
    if form == "json":
        from .listing import as_json

        as_json(told, out=sys.stderr if out is None else sys.stdout)
    else:
        click.echo("\n".join(_lines(told)), err=out is None)
    return Exit.OK


def _told(found: Unsealed) -> dict[str, Any]:
    """What can be said of a message without a value of it: who signed, when, and what it is."""
    from ..exchange.reading import examine
    from ..standard import STANDARD

    signed = found.signed
    reading = examine(signed.payload, STANDARD, rules=False)
    names, besked = STANDARD.release.envelope, reading.besked
    part = None if besked is None else names.value(besked, "sender")
    return {
        "signer": signed.signer.cvr,
        "name": signed.signer.name,
        "signed": signed.issued,
        "thumbprint": signed.signer.thumbprint,
        "digest": signed.digest,
        "content_type": signed.cty,
        "type": reading.report.type,
        "message_id": None if besked is None else names.value(besked, "id"),
        "sender": None if part is None else names.address(part)[0],
    }


def _lines(told: dict[str, Any]) -> Iterator[str]:
    from .listing import when

    yield f"Signeret af {told['name']}, CVR {told['signer']}, {when(told['signed'])}"
    if told["message_id"] is None:
        yield "Indholdet er ikke en besked, der kan læses; check siger hvorfor"
    else:
        yield f"Beskeden er {told['type']} {told['message_id']}"
    if told["sender"] not in (None, told["signer"]):
        yield f"ADVARSEL: beskeden siger, at den er fra {told['sender']}; det er ikke den, der har signeret"
    yield f"SHA-256 {told['digest']}"
