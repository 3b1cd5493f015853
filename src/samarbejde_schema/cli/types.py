"""The name of a message type on the command line: read whatever its case, completed by the shell."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from ..errors import LocalError
from ..standard import STANDARD
from .danish import Refusal


def known_type(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name as the standard writes it; the refusal names the known types."""
    try:
        return None if value is None else STANDARD.entry(value).type
    except LocalError as error:
        raise Refusal(str(error), ctx) from None


def types_like(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The types that begin like what was typed."""
    begun = incomplete.lower()
    return [CompletionItem(name) for name in STANDARD.types if name.lower().startswith(begun)]


type_argument = click.argument("type_", callback=known_type, shell_complete=types_like, metavar="TYPE")
type_option = click.option(
    "--type",
    "type_",
    callback=known_type,
    shell_complete=types_like,
    metavar="TYPE",
    help="Kun om denne beskedtype.",
)
