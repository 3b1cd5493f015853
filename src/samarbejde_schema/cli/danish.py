"""click's own words in Danish: the frame of every help text, and what is said when the command line is wrong.

A complete example::

    @command("rules", short_help="Vis reglerne.", examples=("samarbejde rules FR-104",))
    @click.argument("rule_id", required=False, metavar="[ID]")
    def rules(rule_id: str | None) -> int:
        \"\"\"Vis alle regler, eller én regel med forklaring.\"\"\"
        if rule_id not in known:
            raise Refusal("reglen findes ikke")

What somebody typed is not repeated: it could be a name or a number that belongs to a citizen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import click

Function = Callable[..., Any]


class Refusal(click.UsageError):
    """The command line is wrong, said in our own words; exit code 2."""


class DanishCommand(click.Command):
    """A command whose help speaks Danish and ends with examples."""

    examples: tuple[str, ...] = ()
    """Whole command lines."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how the command is written."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Brug: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, each with its line of help."""
        rows = [
            (row[0], row[1].removesuffix("  [required]"))
            for param in self.get_params(ctx)
            if isinstance(param, click.Option) and (row := param.get_help_record(ctx)) is not None
        ]
        with formatter.section("Valg"):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, as they are typed."""
        if self.examples:
            with formatter.section("Eksempler"):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")


class DanishGroup(DanishCommand, click.Group):
    """A group in the same manner, which knows what its commands are called before it imports them."""

    titles: ClassVar[dict[str, str]] = {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order they are shown."""
        return list(self.titles)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands first: they are what a newcomer looks for."""
        with formatter.section("Kommandoer"):
            formatter.write_dl(list(self.titles.items()))
        super().format_options(ctx, formatter)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; a refusal names the known ones."""
        if args[0] not in self.titles:
            raise Refusal(f"kommandoen findes ikke; kendte: {', '.join(self.titles)}", ctx)
        return super().resolve_command(ctx, args)


def command(
    name: str, *, short_help: str, examples: tuple[str, ...] = ()
) -> Callable[[Function], DanishCommand]:
    """Make a Danish command of a function, with ``-h`` and ``--help``."""

    def make(function: Function) -> DanishCommand:
        made = click.command(
            name, cls=DanishCommand, short_help=short_help, options_metavar="[VALG]", add_help_option=False
        )(_with_help(function))
        made.examples = examples
        return made

    return make


def group(name: str, cls: type[DanishGroup]) -> Callable[[Function], DanishGroup]:
    """Make a Danish group of a function, with ``-h`` and ``--help``."""

    def make(function: Function) -> DanishGroup:
        return click.group(
            name, cls=cls, options_metavar="[VALG]", subcommand_metavar="KOMMANDO …", add_help_option=False
        )(_with_help(function))

    return make


def _with_help(function: Function) -> Function:
    return click.help_option("-h", "--help", help="Vis denne hjælp.")(function)


def refusal(error: click.ClickException) -> str:
    """Why the command line cannot be followed, and where there is help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.message
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    path = ctx.command_path if ctx is not None else "samarbejde"
    return f"{path}: {_why(error)}.\nHjælp: {path} --help"


def _why(error: click.ClickException) -> str:
    param = error.param if isinstance(error, click.BadParameter) else None
    if isinstance(error, Refusal):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return "valget findes ikke" + (
            f"; måske {' eller '.join(near)}" if (near := error.possibilities) else ""
        )
    if isinstance(error, click.MissingParameter):
        return f"{_name(param)} mangler"
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} mangler sin værdi, eller har en, hvor der ingen er"
    if param is not None and isinstance(param.type, click.Choice):
        return f"{_name(param)} skal være en af: {', '.join(str(choice) for choice in param.type.choices)}"
    if param is not None and isinstance(param.type, click.IntRange):
        return f"{_name(param)} skal være et helt tal fra {param.type.min} til {param.type.max}"
    if param is not None and isinstance(param.type, type(click.INT)):
        return f"{_name(param)} skal være et helt tal"
    if param is not None:
        return f"værdien af {_name(param)} kan ikke bruges"
    return "der er for mange eller for få argumenter"


def _name(param: click.Parameter | None) -> str:
    """What a parameter is called in the help text."""
    if param is None:
        return "noget"
    return param.opts[-1] if isinstance(param, click.Option) else str(param.metavar or param.name)
