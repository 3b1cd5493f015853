"""``samarbejde forloeb``: documents read together, each judged in the course of its case."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from itertools import chain

import click

from ..exchange.conversation import Told, converse, process_of
from ..standard import STANDARD
from . import options
from .course import View, course_as_dict
from .crowd import Tally
from .danish import Refusal, command
from .exits import exit_for
from .judging import Judged, undecided
from .reporters import Reporter, reporter_for
from .reporters.text import Text
from .sources import TROUBLE, Source, documents, expand
from .telling import tell

DAYS_END = time(21, 59, 59)
"""In UTC: late in the evening in Denmark, and the same day there in summer and in winter."""


@command(
    "forloeb",
    short_help="Vis et forløb.",
    examples=(
        "samarbejde forloeb sag/",
        "samarbejde forloeb sag/ --at 2026-09-01",
        "samarbejde forloeb bestilling.json tilbud.xml --format json",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FIL|MAPPE|-…")
@click.option(
    "--at",
    metavar="DATO",
    help="Hvor sagen stod den dag (2026-09-01), eller i det øjeblik (2026-09-01T12:00:00+02:00).",
)
@options.report_format
@options.profile
@options.lang
@options.strict
@options.ndjson
def forloeb(
    files: tuple[str, ...],
    at: str | None,
    form: str,
    profiles: tuple[str, ...],
    lang: str,
    strict: bool,
    ndjson: bool,
) -> int:
    """Læs beskeder sammen, i begge former og enhver rækkefølge, og vis forløbet.

    Tidslinjen viser, hvad hver besked gjorde; derefter står tilstanden, hvis tur det er, hvad der kan komme
    nu, og hvad der skyldes hvornår. Hver besked bedømmes alene og i forløbet. En besked med fejl tæller ikke
    med. Ligger der flere forløb i mappen, vises de efter hinanden.

    Med --at vises forløbet, som det stod den dag; senere beskeder er ikke med. Udgangskoder som for check.
    """
    claimed, until = options.known_profiles(profiles), None if at is None else moment(at)
    sources = list(chain.from_iterable(documents(name, ndjson=ndjson) for name in expand(files)))
    read = [source for source in sources if source.trouble is None]
    told = converse(
        ((source.label, source.data) for source in read),
        STANDARD,
        now=datetime.now(UTC),
        until=until,
        profiles=claimed,
    )
    judged = [Judged(s.name, s.line, r.report) for s, r in zip(read, told.readings, strict=True)]
    reporter = reporter_for(form, lang=lang, out=sys.stdout)
    if isinstance(reporter, Text):
        tell(reporter, judged, _views(told, judged), told)


def moment(written: str) -> datetime:
    """What ``--at`` means: an instant with offset, or the end of a day in Denmark."""
    try:
        if len(written) == len("2026-09-01"):
            return datetime.combine(date.fromisoformat(written), DAYS_END, UTC)
        instant = datetime.fromisoformat(written)
    except ValueError:
        raise Refusal("--at skrives 2026-09-01 eller 2026-09-01T12:00:00+02:00") from None
    if instant.tzinfo is None:
        raise Refusal("--at med klokkeslæt skal have tidszone, fx 2026-09-01T12:00:00+02:00")
    return instant


