"""The command group: each command is imported when it is called."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import ClassVar, NoReturn

import click

from ..errors import DeliveryError, Error, LocalError, UntrustedError
from .danish import DanishGroup, group, refusal
from .exits import Exit
from .stopped import Stopped

COMMANDS = {
    "check": "Bedøm beskeder: form, struktur og regler.",
    "forloeb": "Vis et forløb: tidslinje, tilstand, hvis tur det er, og hvad der kan komme nu.",
    "convert": "Skriv en besked i den anden form.",
    "example": "Skriv et eksempel på en besked.",
    "generate": "Lav opdigtede forløb, gyldige eller med fejl.",
    "rules": "Vis reglerne, eller én regel med forklaring.",
    "schema": "Skriv, sammenlign eller vis de udgivne skemaer.",
    "keys": "Lav, vis eller undersøg en deltagers nøgler og opsætning.",
    "seal": "Signér og kryptér en besked.",
    "open": "Åbn en forseglet besked, og vis, hvem der har signeret den.",
    "send": "Send beskeder, og vis, hvad modtagerne kvitterer.",
    "serve": "Modtag beskeder over HTTP, og send dem, der ligger i udbakken.",
    "inbox": "Vis indbakken, eller tag den næste besked ud.",
    "outbox": "Vis udbakken, send det, der er tid til, eller lad et forløb gå videre.",
    "audit": "Vis revisionsloggen, eller efterprøv den.",
}
"""Every command with its line of help; the module and its command have the same name."""


class _Commands(DanishGroup):
    titles: ClassVar = COMMANDS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        made = getattr(import_module(f".{cmd_name}", __package__), cmd_name)
        assert isinstance(made, click.Command)
        return made

    def invoke(self, ctx: click.Context) -> NoReturn:
        """Run the command; a reader who goes away, or a full disk, leaves the question open."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except OSError as error:
            _abandon_output()
            if not isinstance(error, BrokenPipeError):
                click.echo("samarbejde: resultatet kunne ikke skrives.", err=True)
            code = Exit.UNDECIDED
        ctx.exit(code if isinstance(code, int) else Exit.OK)


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import PackageNotFoundError, version

        from ..standard import STANDARD

        try:
            program = version("samarbejde-schema")
        except PackageNotFoundError:
            program = "(ikke installeret)"
        click.echo(f"samarbejde {program}, skemaversion {STANDARD.release.versions[-1]}")
        ctx.exit()


@group("samarbejde", _Commands)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Vis versionen."
)
def samarbejde() -> None:
    """Beskeder mellem myndighed og udfører: bedøm, omsæt, vis og følg dem."""


def run(arguments: list[str] | None = None) -> int:
    """Run the command line and give its exit code; whatever goes wrong, no value of a message is shown."""
    try:
        code = samarbejde.main(args=arguments, prog_name="samarbejde", standalone_mode=False)
    except click.ClickException as error:
        click.echo(refusal(error), err=True)
        return Exit.USAGE
    except click.Abort:
        click.echo("samarbejde: afbrudt.", err=True)
        return Exit.UNDECIDED
    except Stopped as end:
        click.echo(f"samarbejde: {end}", err=True)
        return end.code
    except LocalError as error:
        click.echo(f"samarbejde: {error}", err=True)
        return Exit.USAGE
    except (UntrustedError, DeliveryError) as error:
        click.echo(f"samarbejde: {error}", err=True)
        return Exit.UNDECIDED
    except Error as error:
        click.echo(f"samarbejde: en fejl i programmet: {error}", err=True)
        return Exit.BUG
    except Exception as fault:  # the documented boundary: a fault of ours, told without its text
        click.echo(f"samarbejde: en fejl i programmet ({type(fault).__name__}). Meld den gerne.", err=True)
        return Exit.BUG
    return code if isinstance(code, int) else Exit.OK


def _abandon_output() -> None:
    """Let nothing more be written to an output that cannot be written to, not even when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = None  # an output without a number: there is nothing to write to at the end
