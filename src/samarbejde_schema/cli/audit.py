"""``samarbejde audit``: the hash-chained log of what was sent, received and decided."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import click

from .danish import DanishGroup, Refusal, command, group
from .exits import Exit
from .participants import folder, opened, output_format


class _Audit(DanishGroup):
    titles: ClassVar = {
        "verify": "Efterprøv, at intet i revisionssporet er ændret, fjernet eller skåret af.",
        "show": "Vis de nyeste indgange.",
    }


@group("audit", _Audit)
def audit() -> None:
    """Vis revisionssporet, eller efterprøv det."""
