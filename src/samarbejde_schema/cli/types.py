"""The name of a message type on the command line: read whatever its case, completed by the shell.

A name that is almost one, or the number of a message, is refused with the name that is meant. What was typed
is not repeated: it could belong to a citizen.
"""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from ..errors import LocalError
from ..standard import STANDARD
from .danish import Refusal


def known_type(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """The name as the standard writes it; the refusal names the one that is meant, or the known types."""
    try:
        return None if value is None else STANDARD.entry(value).type
    except LocalError as error:
        near = _near(value or "")
        raise Refusal(f"beskedtypen findes ikke; måske {near}" if near else str(error), ctx) from None


def _near(typed: str) -> str | None:
    """The type with that number, or the one whose name is most like what was typed."""
    from difflib import get_close_matches

    names = {entry.number.lower(): entry.type for entry in STANDARD.entries}
    if typed.lower() in names:
        return names[typed.lower()]
    lower = {name.lower(): name for name in STANDARD.types}
    found = get_close_matches(typed.lower(), lower, 1, 0.75)
    return lower[found[0]] if found else None


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
