"""A row of the table, and the table as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One row, measured: seconds for the limit, for us and for the others, on the same documents.

    ``goal`` is the most we allow ourselves, in multiples of the limit.
    """

    name: str
    work: str
    limit: str
    limit_seconds: float
    our_seconds: float
    goal: float
    others: Mapping[str, float] = field(default_factory=dict)
    remark: str = ""

    @property
    def ratio(self) -> float:
        """Our time in multiples of the limit."""
        return self.our_seconds / self.limit_seconds

    def cells(self) -> list[str]:
        """The row's cells as text."""
        others = [f"{name} {seconds / self.limit_seconds:.2f}" for name, seconds in self.others.items()]
        return [
            self.name,
            self.work,
            f"{self.limit} ({duration(self.limit_seconds)})",
            f"**{self.ratio:.2f}** ({duration(self.our_seconds)})",
            f"≤ {self.goal:g}",
            "yes" if self.ratio <= self.goal else "**no**",
            "; ".join([*others, self.remark]).strip("; ") or "–",
        ]


HEADER = ["row", "work", "1.00 =", "we", "goal", "holds", "others, in multiples of the limit"]


def markdown(results: Sequence[Result]) -> str:
    """The table."""
    lines = [HEADER, ["---"] * len(HEADER), *(result.cells() for result in results)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def duration(seconds: float) -> str:
    """A time in the unit a person would choose."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.0f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def machine() -> str:
    """The machine in one line, without its name."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        named = [
            line.partition(":")[2].strip()
            for line in info.read_text().splitlines()
            if line.startswith("model name")
        ]
        model = named[0] if named else model
    python = ".".join(map(str, sys.version_info[:3]))
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, {platform.python_implementation()} {python}"
    )
