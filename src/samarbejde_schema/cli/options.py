"""The options that several commands have, so that they read and mean the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable

import click

from .danish import Refusal
from .reporters import FORMATS

LANGUAGES = click.Choice(["da", "en"])
FORMS = click.Choice(["json", "xml"])

report_format = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    metavar="|".join(FORMATS),
    help="Rapportens form; udeladt er den text.",
)
profile = click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="PROFIL",
    help="Bedøm også efter denne profil, fx MIDT; kan gentages.",
)
lang = click.option(
    "--lang", type=LANGUAGES, default="da", metavar="da|en", help="Rapportens sprog; udeladt er det da."
)
context = click.option(
    "--context",
    "context",
    multiple=True,
    metavar="FIL|MAPPE",
    help="Bedøm også det, der kræver samtykker, kontrakter m.m., ud fra beskederne her; kan gentages.",
)
strict = click.option("--strict", is_flag=True, help="Lad også advarsler give udgangskode 1.")
ndjson = click.option(
    "--ndjson", is_flag=True, help="Hver linje er et dokument (følger selv af .ndjson og .jsonl)."
)
compact = click.option("--compact", is_flag=True, help="Skriv uden indrykning og linjeskift.")


def known_profiles(given: Iterable[str]) -> tuple[str, ...]:
    """The profiles as the standard writes them; :class:`Refusal` names the known ones."""
    wanted = tuple(name.upper() for name in given)
    if not wanted:
        return ()
    from ..standard import STANDARD
    from ..validation.rule import BASE_PROFILE

    known = dict.fromkeys([BASE_PROFILE, *(profile.name for profile in STANDARD.release.profiles)])
    if set(wanted) - set(known):
        raise Refusal(f"profilen findes ikke; kendte: {', '.join(known)}")
    return wanted
