"""The name of a message type on the command line: read whatever its case, completed by the shell."""

from __future__ import annotations

from typing import Any

import click
from click.shell_completion import CompletionItem

from ..errors import LocalError
from ..standard import STANDARD
from .danish import Refusal


class _Type(click.ParamType[str]):
    name = "type"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as the standard writes it; the refusal names the known types."""
        try:
            return STANDARD.entry(str(value)).type
        except LocalError as error:
            raise Refusal(str(error), ctx) from None

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The types that begin like what was typed."""
        begun = incomplete.lower()
        return [CompletionItem(name) for name in STANDARD.types if name.lower().startswith(begun)]


TYPE = _Type()
