"""``samarbejde forloeb``: documents read together, each judged in the course of its case."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, time
from itertools import chain

import click

from . import options
from .course import course_as_dict
from .crowd import Tally
from .danish import Refusal, command
from .drawing import DRAWN, drawing
from .exits import exit_for
from .overview import overview_as_dict
from .pile import Pile, read_together
from .reporters import FORMATS, Reporter, reporter_for
from .reporters.text import Text
from .sources import documents, expand
from .telling import tell

DAYS_END = time(21, 59, 59)
"""In UTC: late in the evening in Denmark, and the same day there in summer and in winter."""
LEFT_OUT = {
    "da": "{} af dokumenterne tæller ikke med og er ikke tegnet; --format text siger hvorfor.",
    "en": "{} of the documents count in no case and are not drawn; --format text says why.",
}
"""Said beside a drawing, which has no room for it."""


@command(
    "forloeb",
    short_help="Vis et forløb.",
    examples=(
        "samarbejde forloeb sag/",
        "samarbejde forloeb sag/ --at 2026-09-01",
        "samarbejde forloeb bestilling.json tilbud.xml --format json",
        "samarbejde forloeb sag/ --format ics > sag.ics",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FIL|MAPPE|-…")
@click.option(
    "--at",
    metavar="DATO",
    help="Hvor sagen stod den dag (2026-09-01), eller i det øjeblik (2026-09-01T12:00:00+02:00).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, *DRAWN)),
    default="text",
    metavar="|".join((*FORMATS, *DRAWN)),
    help="Rapportens form, en tegning (mermaid) eller en kalender (ics); udeladt er den text.",
)
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
    nu, hvad der skyldes hvornår, og de mål, kontrakter og samtykker, der gælder. Hver besked bedømmes alene
    og i forløbet. En besked med fejl tæller ikke med. Ligger der flere forløb i mappen, vises de efter
    hinanden.

    Med --format mermaid tegnes, hvem der sendte hvad til hvem, og med --format ics kommer møder og frister
    som en kalenderfil; fund står ikke i nogen af dem, men udgangskoden er den samme.

    Med --at vises forløbet, som det stod den dag; senere beskeder er ikke med. Udgangskoder som for check.
    """
    claimed, until = options.known_profiles(profiles), None if at is None else moment(at)
    sources = chain.from_iterable(documents(name, ndjson=ndjson) for name in expand(files))
    pile = read_together(sources, now=datetime.now(UTC), until=until, profiles=claimed)
    tally = Tally()
    for one in pile.everything:
        tally.add(one.report)
    if form in DRAWN:
        sys.stdout.buffer.write(drawing(pile, form, lang))
        if unsaid := len(pile.left_out):
            click.echo(f"samarbejde: {LEFT_OUT[lang].format(unsaid)}", err=True)
        return exit_for(tally.summary(), strict=strict)
    _report(pile, reporter_for(form, lang=lang, out=sys.stdout), tally.summary())
    return exit_for(tally.summary(), strict=strict)


def _report(pile: Pile, reporter: Reporter, summary: dict[str, int]) -> None:
    """Every document's report, and every course; reports for test runs and code review have findings only."""
    if isinstance(reporter, Text):
        tell(pile, reporter)
        reporter.end(summary)
        return
    reporter.start()
    for one in pile.everything:
        reporter.file(one)
    reporter.end(
        summary,
        forloeb=[course_as_dict(view) | {"overview": overview_as_dict(view)} for view in pile.views],
        left_out=[one.label for one in pile.left_out],
        later=[one.label for one in pile.later],
    )


def moment(written: str) -> datetime:
    """What ``--at`` means: an instant with offset, or the end of a day in Denmark."""
    try:
        if len(written) == len("2026-09-01"):
            return _within(datetime.combine(date.fromisoformat(written), DAYS_END, UTC))
        instant = datetime.fromisoformat(written)
    except ValueError:
        raise Refusal("--at skrives 2026-09-01 eller 2026-09-01T12:00:00+02:00") from None
    if instant.tzinfo is None:
        raise Refusal("--at med klokkeslæt skal have tidszone, fx 2026-09-01T12:00:00+02:00")
    return _within(instant)


def _within(instant: datetime) -> datetime:
    """The instant, when it lies in the years the standard writes."""
    if not 1900 <= instant.year <= 2199:
        raise Refusal("--at skal ligge mellem 1900 og 2199")
    return instant
