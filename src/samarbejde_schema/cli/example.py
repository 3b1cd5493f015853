"""``samarbejde example``: a ready-made message of a type, to look at and to start from."""

from __future__ import annotations

import sys
from importlib import resources
from typing import Literal

import click

from ..catalogue.release import Entry
from ..exchange.reading import read, write
from ..modelling.element import Besked
from ..standard import STANDARD
from . import options
from .danish import command
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
@options.compact
def example(type_: str, form: Literal["json", "xml"], size: str | None, compact: bool) -> int:
    """Skriv et eksempel på en beskedtype, fx bestilling eller tilbudSvar.

    Uden --full og --minimal er eksemplet, som en besked ser ud i hverdagen. Eksemplerne bryder ingen regel;
    med --minimal kan der mangle noget, som en besked bør have. Personerne er offentlige testpersoner, og
    organisationerne er opdigtede.
    """
    besked = example_of(STANDARD.entry(type_), size or "typical")
    sys.stdout.buffer.write(write(besked, STANDARD, form=form, pretty=not compact))
    return Exit.OK
