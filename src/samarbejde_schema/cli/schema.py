"""``samarbejde schema``: print the published artefacts, compare them with the standard, or show one."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import click

from ..catalogue.catalogue import Catalogue
from ..schemagen.artefacts import MANIFEST, Drift, DriftKind, compare, mending, render
from ..schemagen.edition import editions
from ..schemagen.json_schema import message_schema
from ..schemagen.messages_json import xsd_path
from ..schemagen.writing import json_bytes
from ..schemagen.xsd import xsd_files
from ..standard import STANDARD
from .danish import DanishGroup, command, group
from .exits import Exit
from .types import type_argument

DEFAULT = Path("schemas")
SHOWN = 60
"""So many lines of each file's difference are shown."""
_VERSION = re.compile(r"[0-9]+\.[0-9]+")
_WORDS = {
    DriftKind.MISSING: "mangler",
    DriftKind.CHANGED: "er ikke, som standarden siger",
    DriftKind.STRANGER: "hører ikke til mere",
    DriftKind.FROZEN: "afviger i en udgivet version",
}


class _Schema(DanishGroup):
    titles: ClassVar = {
        "write": "Skriv alle skemaer, lister og regler til en mappe.",
        "check": "Sammenlign mappen med standarden, og vis forskellen.",
        "show": "Vis ét skema.",
    }


@group("schema", _Schema)
def schema() -> None:
    """Skriv, sammenlign eller vis de udgivne skemaer."""


_OUT = click.option(
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=DEFAULT,
    metavar="MAPPE",
    help="Mappen; udeladt er den schemas.",
)


@command(
    "write",
    short_help="Skriv alle skemaer.",
    examples=("samarbejde schema write", "samarbejde schema write --out ud"),
)
@_OUT
def write(folder: Path) -> int:
    """Skriv alle skemaer, lister og regler til en mappe, og fjern dem, der ikke hører til mere.

    Der fjernes kun filer i versionsmapper som 1.0, der har et MANIFEST.json. En udgivet version røres ikke:
    afviger den, siges det, og udgangskoden er 1.
    """
    expected = render(STANDARD, _further)
    drifts = compare(expected, found_in(folder, expected))
    changes = mending(expected, drifts)
    for path, data in sorted(changes.items(), key=lambda change: change[0].endswith(MANIFEST)):
        _put(folder / path, data)
    written = sum(data is not None for data in changes.values())
    click.echo(
        f"{folder}: {written} skrevet, {len(changes) - written} fjernet, {len(expected) - written} uændret"
    )
    return _frozen([drift for drift in drifts if drift.kind is DriftKind.FROZEN])


@command("check", short_help="Sammenlign skemaer.", examples=("samarbejde schema check",))
@_OUT
def check(folder: Path) -> int:
    """Sammenlign mappen med det, standarden siger nu, og vis forskellen og kommandoen, der retter den.

    Udgangskoder: 0 ingen forskel; 1 forskel.
    """
    expected = render(STANDARD, _further)
    drifts = compare(expected, found_in(folder, expected))
    if not drifts:
        click.echo(f"{folder}: {len(expected)} filer er, som standarden siger")
        return Exit.OK
    mendable = [drift for drift in drifts if drift.kind is not DriftKind.FROZEN]
    for drift in mendable:
        _show(drift)
    if mendable:
        where = "" if folder == DEFAULT else f" --out {folder}"
        click.echo(f"Ret forskellen med: samarbejde schema write{where}")
    _frozen([drift for drift in drifts if drift.kind is DriftKind.FROZEN])
    return Exit.ERRORS


@command(
    "show",
    short_help="Vis ét skema.",
    examples=("samarbejde schema show bestilling", "samarbejde schema show tilbud --form xsd"),
)
@type_argument
@click.option(
    "--form",
    type=click.Choice(["json", "xsd"]),
    default="json",
    metavar="json|xsd",
    help="Skemaets sprog; udeladt er det json.",
)
def show(type_: str, form: str) -> int:
    """Vis JSON Schema eller XSD for en beskedtype i den nyeste version, som standarden siger det nu."""
    edition, entry = editions(STANDARD)[-1], STANDARD.entry(type_)
    if form == "json":
        data = json_bytes(message_schema(edition, entry))
    else:
        data = xsd_files(edition)[xsd_path(entry).removeprefix("xsd/")]
    sys.stdout.buffer.write(data)
    return Exit.OK


def _further(catalogue: Catalogue, version: str) -> Mapping[str, bytes]:
    """The HTTP profile, and the process with the numbers that rules and deadlines count with."""
    from ..exchange.conversation import process_of
    from ..schemagen.process_json import process_table
    from ..standard.v1.faelles.parametre import PARAMETRE
    from ..transport.openapi import FILE, document_bytes

    table = process_table(process_of(catalogue), {"rules": PARAMETRE})
    return {FILE: document_bytes(catalogue, version), "process.json": json_bytes(table)}


def found_in(folder: Path, expected: Mapping[str, bytes]) -> dict[str, bytes]:
    """The artefacts in a folder, by path with slashes.

    Only folders named like a version are looked into, and what nobody would print there is taken in only
    beside a manifest: another folder named by mistake loses nothing.
    """
    found = {}
    for version in sorted(folder.iterdir()) if folder.is_dir() else ():
        if _VERSION.fullmatch(version.name) and version.is_dir():
            ours = (version / MANIFEST).is_file()
            for file in sorted(path for path in version.rglob("*") if path.is_file()):
                path = file.relative_to(folder).as_posix()
                if ours or path in expected:
                    found[path] = file.read_bytes()
    return found


def _put(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _show(drift: Drift) -> None:
    """A file that is not there, or should not be, is only named: its whole text would be the difference."""
    click.echo(f"{drift.path} {_WORDS[drift.kind]}")
    if drift.kind in (DriftKind.MISSING, DriftKind.STRANGER):
        return
    lines = drift.diff.splitlines()
    for line in lines[:SHOWN]:
        click.echo(line)
    if len(lines) > SHOWN:
        click.echo(f"… og {len(lines) - SHOWN} linjer mere")


def _frozen(drifts: list[Drift]) -> int:
    if not drifts:
        return Exit.OK
    for drift in drifts:
        _show(drift)
    versions = ", ".join(dict.fromkeys(drift.path.partition("/")[0] for drift in drifts))
    click.echo(
        f"Version {versions} er udgivet og rettes ikke ved at skrive den igen: "
        "fortryd ændringen i standarden, eller læg den i en ny version."
    )
    return Exit.ERRORS


for _command in (write, check, show):
    schema.add_command(_command)
