"""``samarbejde example``: a ready-made message of a type, to look at and to start from."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Literal

import click

from ..catalogue.release import Entry
from ..exchange.reading import read, write
from ..modelling.element import Besked
from ..standard import STANDARD
from . import options
from .danish import Refusal, command
from .exits import Exit
from .types import type_argument

SIZES = {"minimal": "minimal", "typical": "typisk", "full": "fuld"}
"""The three examples of each type, and what their files are called on the shelf."""


def example_of(entry: Entry, size: str) -> Besked:
    """The example of a type; ``size`` is ``minimal``, ``typical`` or ``full``."""
    name = f"{entry.type}.{SIZES[size]}.json"
    data = (resources.files(STANDARD.release.package) / "eksempler" / name).read_bytes()
    return read(data, STANDARD)


@command(
    "example",
    short_help="Skriv et eksempel på en besked.",
    examples=(
        "samarbejde example bestilling > bestilling.json",
        "samarbejde example tilbudSvar --form xml --full",
        "samarbejde example bestilling --from fjordby --to 90000012:UDFOERER > bestilling.json",
    ),
)
@type_argument
@click.option(
    "--form", type=options.FORMS, default="json", metavar="json|xml", help="Formen; udeladt er den json."
)
@click.option(
    "--full", "size", flag_value="full", help="Udfyld hvert frivilligt felt og ét led af hvert valg."
)
@click.option("--minimal", "size", flag_value="minimal", help="Udfyld kun det nødvendige.")
@click.option(
    "--from",
    "sender",
    type=click.Path(path_type=Path),
    metavar="MAPPE",
    help="Skriv det som i dag, fra deltageren i mappen, så det kan sendes; kræver --to.",
)
@click.option("--to", "to", metavar="CVR:ROLLE", help="Modtageren i deltagerregisteret, når --from er givet.")
@options.compact
def example(
    type_: str,
    form: Literal["json", "xml"],
    size: str | None,
    sender: Path | None,
    to: str | None,
    compact: bool,
) -> int:
    """Skriv et eksempel på en beskedtype, fx bestilling eller tilbudSvar.

    Uden --full og --minimal er eksemplet, som en besked ser ud i hverdagen. Eksemplerne bryder ingen regel;
    med --minimal kan der mangle noget, som en besked bør have. Personerne er offentlige testpersoner, og
    organisationerne er opdigtede.
    """
    if (sender is None) != (to is None):
        raise Refusal("--from og --to gives sammen")
    besked = example_of(STANDARD.entry(type_), size or "typical")
    if sender is not None and to is not None:
        from .addressed import addressed

        besked = addressed(besked, sender, to, datetime.now(UTC))
    sys.stdout.buffer.write(write(besked, STANDARD, form=form, pretty=not compact))
    return Exit.OK
