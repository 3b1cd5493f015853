"""The documents everything is timed on: a full order, as our command line gives it, and its XML twin."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from samarbejde_schema import check, read, write
from samarbejde_schema.modelling.element import Besked

ROOT = Path(__file__).resolve().parents[2]
TYPE = "bestilling"
BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Documents:
    """One message in both forms, and the folder of the published schemas of its version."""

    besked: Besked
    json: bytes
    xml: bytes
    schemas: Path

    @property
    def json_schema(self) -> Path:
        """The published JSON Schema of the message."""
        return self.schemas / "json" / f"{TYPE}.schema.json"

    @property
    def xsd(self) -> Path:
        """The published XSD of the message."""
        return self.schemas / "xsd" / f"{TYPE}.xsd"

    def described(self) -> str:
        """What was timed, in one line."""
        return f"a full {TYPE}: {len(self.json) / 1000:.1f} KB of JSON, {len(self.xml) / 1000:.1f} KB of XML"


def documents() -> Documents:
    """The full example, written as it goes over the wire; it must be valid in both forms."""
    example = subprocess.run([BIN / "samarbejde", "example", TYPE, "--full"], capture_output=True, check=True)
    besked = read(example.stdout)
    ready = Documents(
        besked=besked,
        json=write(besked, form="json"),
        xml=write(besked, form="xml"),
        schemas=ROOT / "schemas" / "1.0",
    )
    for data in (ready.json, ready.xml):
        check(data).raise_for_errors()
    return ready
