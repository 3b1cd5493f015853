"""``samarbejde generate``: invented stories as files, for load tests and for development."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from random import Random

import click

from . import options
from .danish import Refusal, command
from .stopped import Stopped

EXPECTED = ".forventet.json"


@command(
    "generate",
    short_help="Lav opdigtede forløb, gyldige eller med fejl.",
    examples=(
        "samarbejde generate --list",
        "samarbejde generate --stories 20 --seed 7 --out forloeb",
        "samarbejde generate --stories 5 --plot opsigelse-og-udskrivning --out forloeb",
        "samarbejde generate --stories 20 --mutate --out med-fejl",
    ),
)
@click.option(
    "--stories", "count", type=click.IntRange(1, 100_000), default=1, metavar="N", help="Hvor mange forløb."
)
@click.option("--seed", type=int, default=1, metavar="N", help="Samme tal giver samme filer; ellers 1.")
@click.option("--plot", "plots", multiple=True, metavar="NAVN", help="Kun denne handling; kan gentages.")
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="PROFIL",
    help="Lad beskederne også love at følge denne profil, fx MIDT; kan gentages.",
)
@click.option("--out", type=click.Path(path_type=Path), metavar="MAPPE", help="En tom eller ny mappe.")
@click.option("--mutate", is_flag=True, help="Lav én fejl i hvert forløb, og skriv ved siden af, hvilken.")
@click.option("--list", "listing", is_flag=True, help="Vis handlingerne i stedet.")
def generate(
    count: int,
    seed: int,
    plots: tuple[str, ...],
    profiles: tuple[str, ...],
    out: Path | None,
    mutate: bool,
    listing: bool,
) -> int:
    """Lav opdigtede forløb, der er gyldige, og som kan laves igen.

    Hvert forløb er en mappe i --out med beskeder i JSON og XML. Ved siden af --out ligger en fil med samme
    navn og endelsen .forventet.json: den siger, hvilken handling hvert forløb følger, og hvornår det ender.
    Personer, steder og organisationer er opdigtede, og personnumrene er testpersoners. Med --mutate får hvert
    forløb én fejl, og filen siger i hvilken besked og efter hvilken regel.
    """
    from ..testing.stories import plots as known_plots

    known = {plot.name: plot for plot in known_plots()}
    if listing:
        for plot in known.values():
            sys.stdout.write(f"{plot.name:<40}  {plot.about} ({', '.join(plot.profiles)})\n")
        return 0
    if out is None:
        raise Refusal("sig med --out, hvor filerne skal ligge")
    if set(plots) - set(known):
        raise Refusal("handlingen findes ikke; vis dem med --list")
    claimed = options.known_profiles(profiles)
    beside = out.absolute().with_name(out.absolute().name + EXPECTED)
    _fresh(out, beside)
    files, expected = 0, {}
    for name, letters, expected[name] in _stories(count, seed, claimed, plots, mutate=mutate):
        folder = out / name
        folder.mkdir()
        for label, data in letters:
            (folder / label).write_bytes(data)
            files += 1
    told = json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
    beside.write_text(told, encoding="utf-8")
    sys.stdout.write(f"{count} forløb med {files} beskeder i {out}\n")
    return 0


Made = tuple[str, Iterable[tuple[str, bytes]], dict[str, object]]


def _stories(
    count: int, seed: int, profiles: tuple[str, ...], only: tuple[str, ...], *, mutate: bool
) -> Iterable[Made]:
    """Each story's name, its files, and what is expected of it."""
    from ..testing.stories import stories
    from ..testing.stories.mutations import mutated

    for story in stories(count, seed=seed, profiles=profiles, only=only):
        told: dict[str, object] = {
            "plot": story.plot.name,
            "seed": story.seed,
            "profiles": list(story.profiles),
            "at": story.at.isoformat(),
        }
        letters: Iterable[tuple[str, bytes]] = [(letter.name, letter.data) for letter in story.letters]
        if mutate:
            wrong = next(iter(mutated(story, Random(story.seed))))
            told |= {"file": wrong.name, "rule": wrong.rule}
            letters = wrong.letters
        yield story.name, letters, told


def _fresh(folder: Path, beside: Path) -> None:
    """Make the folder; :class:`Stopped` when something lies there or beside it, or it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if beside.exists() or any(folder.iterdir()):
            raise Stopped("mappen er ikke tom; vælg en anden, eller tøm den")
    except OSError:
        raise Stopped("mappen kan ikke laves eller læses") from None
