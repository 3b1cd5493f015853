"""``samarbejde seal``: check, sign and encrypt one message, as it travels."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .danish import Refusal, command
from .exits import Exit
from .participants import folder, trusting
from .stopped import Stopped

if TYPE_CHECKING:
    from ..exchange.outbound import Parcel
    from .outgoing import Draft
    from .reporters import Reporter


@command(
    "seal",
    short_help="Signér og kryptér en besked.",
    examples=(
        "samarbejde seal fjordby bestilling.json --out bestilling.jose",
        "samarbejde seal fjordby bestilling.json --to 90000012:UDFOERER > bestilling.jose",
    ),
)
@folder
@click.argument("file", metavar="FIL|-")
@click.option(
    "--to",
    "receiver",
    metavar="CVR[:ROLLE]",
    help="Den af beskedens modtagere, der krypteres til; kan udelades, når der kun er én.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FIL",
    help="Filen, der skrives; udeladt skrives til standard output.",
)
def seal(folder: Path, file: str, receiver: str | None, out: Path | None) -> int:
    """Bedøm en besked, signér den med deltagerens nøgle, og kryptér den til en modtager.

    Resultatet er det, der ellers sendes over HTTP: en JWE i kompakt form. Intet sendes, og intet lægges i
    udbakken. Beskeden bedømmes for sig selv; om den passer i sit forløb, bedømmes først, når den sendes.

    Udgangskoder: 0 skrevet; 1 beskeden har fejl, og rapporten er vist; 2 kommandoen er skrevet forkert;
    3 noget kunne ikke læses, fx en nøgle.
    """
    from .files import write_private
    from .outgoing import drafted
    from .reporters import reporter_for

    reporter = reporter_for("text", lang="da", out=sys.stderr)
    draft = drafted(file, reporter)
    parcels = None if draft is None else _sealed(folder, draft, reporter)
    if parcels is None:
        return Exit.ERRORS
    data = _chosen(parcels, receiver).jwe
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_private(out, data)
    return Exit.OK


def _sealed(folder: Path, draft: Draft, reporter: Reporter) -> Sequence[Parcel] | None:
    """What each receiver would get; ``None`` when the message is refused, and why has been shown."""
    from ..errors import LocalError
    from ..exchange.outbound import prepare
    from ..standard import STANDARD
    from .outgoing import show_refusal

    ring, trust = trusting(folder)
    try:
        prepared = prepare(draft.data, STANDARD, ring=ring, trust=trust, now=datetime.now(UTC))
    except LocalError as error:
        if show_refusal(draft, error, reporter):
            return None
        fault = str(error)
    else:
        return prepared.parcels
    raise Stopped(f"{draft.label}: {fault}", Exit.ERRORS)


def _chosen(parcels: Sequence[Parcel], receiver: str | None) -> Parcel:
    """The parcel that ``--to`` means; :class:`Refusal` names the receivers when it means none or several."""
    cvr, _, role = (receiver or "").partition(":")
    fitting = [
        one for one in parcels if receiver is None or (one.receiver == cvr and role.upper() in ("", one.role))
    ]
    if len(fitting) != 1:
        known = ", ".join(f"{one.receiver}:{one.role}" for one in parcels)
        raise Refusal(f"--to skal nævne én af beskedens modtagere: {known}")
    return fitting[0]
