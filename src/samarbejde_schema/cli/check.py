"""``samarbejde check``: judge files, folders and streams, each document alone."""

from __future__ import annotations

import sys

import click

from . import options
from .context import context_of
from .crowd import Tally, judge_all
from .danish import command
from .exits import exit_for
from .judging import Task
from .progress import Progress
from .reporters import reporter_for
from .sources import STREAMS, expand


@command(
    "check",
    short_help="Bedøm beskeder.",
    examples=(
        "samarbejde check bestilling.json",
        "samarbejde check post/ --profile MIDT --strict",
        "samarbejde check --format json - < tilbud.xml",
        "samarbejde check tillaeg.json --context sag/",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FIL|MAPPE|-…")
@options.report_format
@options.profile
@options.context
@options.lang
@options.strict
@click.option("--second-opinion", is_flag=True, help="Spørg også det udgivne skema, og meld uenighed.")
@options.ndjson
def check(
    files: tuple[str, ...],
    form: str,
    profiles: tuple[str, ...],
    context: tuple[str, ...],
    lang: str,
    strict: bool,
    second_opinion: bool,
    ndjson: bool,
) -> int:
    """Bedøm beskeder i JSON og XML, hver for sig: form, struktur og regler.

    Formen og beskedtypen ses af indholdet. En mappe står for alle filer i den, hvis navn ender på .json,
    .xml, .ndjson eller .jsonl; skjulte filer og mapper springes over.

    Regler om samtykke, takster og ledige pladser skal vide mere end den ene besked. Det læses af beskederne
    i --context; uden dem er reglerne ikke bedømt, og mangler der noget i dem, er dommen uafgjort.

    Udgangskoder: 0 ingen fejl; 1 mindst én fejl (med --strict også advarsel); 2 kommandoen er skrevet
    forkert; 3 noget kunne ikke afgøres, fx fordi en fil mangler eller en mappe er tom; 70 en fejl i
    programmet.
    """
    task = Task(options.known_profiles(profiles), second_opinion, context_of(context) if context else None)
    names = expand(files)
    reporter, tally = reporter_for(form, lang=lang, out=sys.stdout), Tally()
    streams = ndjson or any(name.lower().endswith(STREAMS) for name in names)
    progress = Progress(None if streams else len(names), sys.stderr) if form != "json" else None
    reporter.start()
    for one in judge_all(names, task, ndjson=ndjson):
        if progress is not None:
            progress.clear()
        tally.add(one.report)
        reporter.file(one)
        if progress is not None:
            progress.step()
    if progress is not None:
        progress.clear()
    summary = tally.summary()
    reporter.end(summary)
    return exit_for(summary, strict=strict)
