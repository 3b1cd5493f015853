"""``samarbejde convert``: the same message in the other form."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from ..exchange.reading import examine, write
from ..standard import STANDARD
from . import options
from .danish import Refusal, command
from .exits import Exit
from .judging import Judged, unread
from .reporters import reporter_for
from .sources import Source, read_whole, trouble_of


@command(
    "convert",
    short_help="Skriv en besked i den anden form.",
    examples=(
        "samarbejde convert bestilling.json --to xml > bestilling.xml",
        "samarbejde convert --to json - < tilbud.xml",
    ),
)
@click.argument("file", metavar="FIL|-")
@click.option(
    "--to",
    "form",
    type=options.FORMS,
    required=True,
    metavar="json|xml",
    help="Formen, der skrives; skal gives.",
)
@options.compact
@options.lang
def convert(file: str, form: Literal["json", "xml"], compact: bool, lang: str) -> int:
    """Læs én besked i JSON eller XML, og skriv den i den form, der bedes om.

    Beskedens form og struktur skal holde, og ellers skrives en rapport til standard error; reglerne
    bedømmes ikke. Udgangskoder: 0 skrevet; 1 beskeden har fejl; 2 kommandoen er skrevet forkert; 3 filen
    kunne ikke læses.
    """
    if Path(file).is_dir():
        raise Refusal("en mappe kan ikke omsættes; omsæt en fil ad gangen")
    reporter = reporter_for("text", lang=lang, out=sys.stderr)
    try:
        data = read_whole(file)
    except OSError as error:
        reporter.file(unread(Source(file, b"", trouble=trouble_of(error, file))))
        return Exit.UNDECIDED
    reading = examine(data, STANDARD, rules=False)
    if reading.besked is None:
        reporter.file(Judged(file, None, reading.report))
        return Exit.ERRORS
    sys.stdout.buffer.write(write(reading.besked, STANDARD, form=form, pretty=not compact))
    return Exit.OK
