"""``samarbejde keys``: a new participant, what its certificates say, and a doctor for its whole setup."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import click

from .danish import DanishGroup, Refusal, command, group
from .exits import Exit
from .participants import folder, output_format, settings_in

PASSWORD_ENV = "SAMARBEJDE_KODEORD"


class _Keys(DanishGroup):
    titles: ClassVar = {
        "new": "Lav en ny deltager: nøgle, anmodning om certifikat og opsætning.",
        "show": "Vis deltagerens certifikater.",
        "check": "Undersøg nøgler, certifikater, register og opsætning.",
    }


@group("keys", _Keys)
def keys() -> None:
    """Lav, vis eller undersøg en deltagers nøgler og opsætning."""


@command(
    "new",
    short_help="Lav en ny deltager.",
    examples=(
        """samarbejde keys new fjordby --cvr 90000004 --name Fjordby --role MYNDIGHED \\
      --endpoint http://127.0.0.1:8701/beskeder --world verden""",
        """samarbejde keys new drift --cvr 90000004 --name Fjordby --role MYNDIGHED \\
      --endpoint https://fjordby.example/beskeder --environment produktion""",
    ),
)
@folder
@click.option("--cvr", required=True, metavar="CVR", help="Organisationens CVR-nummer; skal gives.")
@click.option("--name", required=True, metavar="NAVN", help="Organisationens navn; skal gives.")
@click.option(
    "--role",
    "roles",
    required=True,
    multiple=True,
    metavar="ROLLE",
    help="Rollen, fx MYNDIGHED eller UDFOERER; skal gives og kan gentages.",
)
@click.option(
    "--endpoint", required=True, metavar="ADRESSE", help="Hvor andre sender beskeder til; skal gives."
)
@click.option(
    "--world",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAPPE",
    help="Prøveverden, som deltageren skal med i; laves, hvis den ikke er der.",
)
@click.option(
    "--environment",
    type=click.Choice(["test", "produktion"]),
    metavar="test|produktion",
    help="Miljøet uden for en prøveverden; udeladt er det test.",
)
@click.option(
    "--password-env",
    metavar="NAVN",
    help=f"Miljøvariablen med det kodeord, nøglen låses med; udeladt er den {PASSWORD_ENV}.",
)
def new(
    folder: Path,
    cvr: str,
    name: str,
    roles: tuple[str, ...],
    endpoint: str,
    world: Path | None,
    environment: str | None,
    password_env: str | None,
) -> int:
    """Lav en ny deltager i en mappe; filer, der er der i forvejen, røres aldrig.

    Med --world bliver det en prøvedeltager, der straks kan køre: prøveverdenen udsteder certifikatet og fører
    den ind i sit register. Uden --world laves en RSA-nøgle på 3072 bit, en anmodning om et OCES3-certifikat
    til udstederen og en opsætning, og det siges, hvad der så skal gøres.

    Udgangskoder: 0 lavet; 2 kommandoen er skrevet forkert; 3 filerne kunne ikke laves.
    """
    from .setup import Wanted, for_real, for_trial

    wanted = Wanted(cvr, name, tuple(dict.fromkeys(role.upper() for role in roles)), endpoint)
    if world is not None:
        if environment == "produktion" or password_env is not None:
            raise Refusal(
                "en prøveverden er altid test og uden kodeord; udelad --environment og --password-env"
            )
        lines = for_trial(folder, wanted, world=world)
    else:
        lines = for_real(
            folder, wanted, environment=environment or "test", password_env=password_env or PASSWORD_ENV
        )
    click.echo("\n".join(lines))
    return Exit.OK


@command(
    "show",
    short_help="Vis certifikater.",
    examples=("samarbejde keys show fjordby", "samarbejde keys show fjordby --format json"),
)
@folder
@output_format
def show(folder: Path, form: str) -> int:
    """Vis deltageren og dens certifikater: CVR-nummer, navn, gyldighed og fingeraftryk. Aldrig en nøgle.

    Udgangskoder: 0 vist; 3 opsætning eller nøgle kunne ikke læses.
    """
    from .certificates import show_all

    show_all(settings_in(folder), form=form, now=datetime.now(UTC))
    return Exit.OK


@command(
    "check",
    short_help="Undersøg opsætningen.",
    examples=(
        "samarbejde keys check fjordby",
        "samarbejde keys check fjordby --at 2027-01-01",
        "samarbejde keys check fjordby --format json",
    ),
)
@folder
@click.option(
    "--at",
    metavar="DATO",
    help="Undersøg, hvordan det vil stå den dag (2027-01-01), eller i det øjeblik.",
)
@output_format
def check(folder: Path, at: str | None, form: str) -> int:
    """Undersøg alt, der skal være i orden, før beskeder kan sendes og modtages.

    Det gælder opsætningen, filernes rettigheder, nøgle og kodeord, certifikatets art, CVR-nummer, gyldighed
    og vej til roden, deltagerens plads i registeret, registerets og spærrelistens alder og lagerets nøgle.
    Hver linje siger OK, ADVARSEL eller FEJL, og hvad der skal gøres.

    Udgangskoder: 0 ingen fejl; 1 mindst én fejl; 2 kommandoen er skrevet forkert.
    """
    from .checkup import FAULT
    from .doctor import examine
    from .listing import as_json

    now = datetime.now(UTC)
    if at is not None:
        from .forloeb import moment

        now = moment(at)
    checks = examine(folder, now)
    if form == "json":
        as_json([check.as_dict() for check in checks])
    else:
        click.echo("\n".join(line for check in checks for line in check.lines()))
    return Exit.ERRORS if any(check.state == FAULT for check in checks) else Exit.OK


for _command in (new, show, check):
    keys.add_command(_command)
