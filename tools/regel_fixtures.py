"""Write ``fixtures/`` from the tables in :mod:`tools.sager`, or check that the two are in step.

::

    PYTHONPATH=src python tools/regel_fixtures.py write
    PYTHONPATH=src python tools/regel_fixtures.py check

Every document is a valid message of the test builders with a small change, or, for trouble with the file,
bytes made by hand. Beside a document ``x.json`` lies ``x.forventet.json``; a conversation is a folder, and what
is expected of it lies beside the folder, so that the folder can be handed to ``samarbejde forloeb``. What is
expected comes from the tables, where it was written by hand; nothing here asks a rule.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []

from tests.standard import byggere, byggere_opfoelgning  # noqa: E402
from tools.sager import aftale, form, forloeb, konvolut, kontrakt, opfoelgning  # noqa: E402
from tools.sager.sag import Fund, Sag, aendret  # noqa: E402
from tools.sager.samtale import DIGEST, OMSKREVET, Samtale  # noqa: E402

from samarbejde_schema.codec.json import from_json, to_tree, tree_to_json  # noqa: E402
from samarbejde_schema.exchange.reading import write as as_bytes  # noqa: E402
from samarbejde_schema.modelling.element import Besked  # noqa: E402
from samarbejde_schema.standard import STANDARD  # noqa: E402

FIXTURES = ROOT / "fixtures"
OURS = ("regler", "forloeb/bryder", "forloeb/naesten", "form")
"""The folders that hold nothing but what is written here."""
SAGER: tuple[Sag, ...] = (*konvolut.SAGER, *aftale.SAGER, *kontrakt.SAGER, *opfoelgning.SAGER)
SAMTALER: tuple[Samtale, ...] = forloeb.SAMTALER
EXPECTED = ".forventet.json"
KEPT = "* -text\n"
"""For git: these files are bytes, and no line end may be changed."""


def _four_goals() -> Besked:
    goals = tuple(byggere.maal(id=byggere.noegle(10 + n), prioritet=n) for n in (1, 2, 3, 4))
    return byggere.bestilling(indsatsmaal=goals)


BUILDERS: dict[str, Callable[..., Besked]] = {
    **byggere_opfoelgning.ALLE,
    **byggere.ALLE,
    "netvaerksmoede": byggere_opfoelgning.netvaerksmoede,
    "fire maal": _four_goals,
}
"""The valid messages everything begins with: one for each type, and a few others by name."""


def document(type: str, change: Mapping[str, Any], form: str = "json", base: str = "") -> bytes:
    """A valid message with a change, as bytes for people; the change must leave the structure whole."""
    tree = aendret(to_tree(BUILDERS[base or type]()), change)
    read = from_json(tree_to_json(tree), STANDARD.model(type))
    if read.model is None:
        faults = ", ".join(f"{f.rule_id} {f.pointer}" for f in read.findings)
        raise ValueError(f"{type}: the change does not leave a message: {faults}")
    return as_bytes(read.model, STANDARD, form="xml" if form == "xml" else "json", pretty=True)


def of(sag: Sag) -> bytes:
    """The document of a case."""
    return document(sag.type, sag.aendring, sag.form, sag.grund)


def expected_of(sag: Sag) -> dict[str, Any]:
    """What lies beside the document of a case."""
    return {
        "rule": sag.regel,
        "verdict": sag.dom,
        "findings": [finding(sag.regel, fund) for fund in sag.fund],
        "also": list(sag.ogsaa),
    }


def finding(rule: str, fund: Fund) -> dict[str, str]:
    """One expected finding."""
    return {"rule_id": rule, "path": fund.sti, "severity": fund.alvor, "kind": fund.slags}


def messages_of(samtale: Samtale) -> dict[str, bytes]:
    """The documents of a conversation by file name; a digest is that of the newest contract before it."""
    found: dict[str, bytes] = {}
    digests: dict[Any, str] = {}
    for number, step in enumerate(samtale.trin, 1):
        change = {
            path: digests[value] if value is DIGEST or value is OMSKREVET else value
            for path, value in step.aendring(number, samtale.trin).items()
        }
        data = document(step.type, change, step.form, step.grund)
        if step.type == "kontrakt":
            rewritten = b"".join(line.strip() for line in data.splitlines())
            digests = {DIGEST: sha256(data).hexdigest(), OMSKREVET: sha256(rewritten).hexdigest()}
        found[f"{number:02}-{step.filnavn}.{step.form}"] = data
    return found


def expected_of_conversation(samtale: Samtale) -> dict[str, Any]:
    """What lies beside the folder of a conversation."""
    names = {name[:2]: name for name in messages_of(samtale)}
    return {
        "rule": samtale.regel,
        "now": samtale.nu,
        "findings": {
            names[number]: [finding(samtale.regel, fund) for fund in found]
            for number, found in samtale.fund.items()
        },
        "also": {names[number]: list(ids) for number, ids in samtale.ogsaa.items()},
        "left_out": [names[number] for number in samtale.ude],
        "not_counted": [names[number] for number in samtale.taeller_ikke],
        "states": dict(samtale.tilstande),
    }


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def files() -> dict[str, bytes]:
    """Every file that should lie in our folders, by its path under ``fixtures``."""
    found = dict(_files())
    return {path: found[path] for path in sorted(found)}


def _files() -> Iterator[tuple[str, bytes]]:
    for sag in SAGER:
        if sag.gemt:
            yield f"{sag.sti}.{sag.form}", of(sag)
            yield f"{sag.sti}{EXPECTED}", _as_json(expected_of(sag))
    for samtale in SAMTALER:
        for name, data in messages_of(samtale).items():
            yield f"{samtale.sti}/{name}", data
        yield f"{samtale.sti}{EXPECTED}", _as_json(expected_of_conversation(samtale))
    for fil in form.FILER:
        yield fil.sti, fil.data
        yield fil.forventet_sti, _as_json(fil.forventet)
    for twin in form.TVILLINGER:
        yield twin.sti, twin.data
    for folder in OURS:
        yield f"{folder}/.gitattributes", KEPT.encode()


def drift() -> list[str]:
    """How the folders differ from the tables; empty when they are in step."""
    wanted = files()
    there = {path.relative_to(FIXTURES).as_posix() for path in _there()}
    told = [f"mangler: {path}" for path in wanted if path not in there]
    told += [f"er tilovers: {path}" for path in sorted(there - wanted.keys())]
    told += [
        f"er anderledes: {path}"
        for path in wanted
        if path in there and (FIXTURES / path).read_bytes() != wanted[path]
    ]
    return told


def _there() -> Iterator[Path]:
    return (path for folder in OURS for path in (FIXTURES / folder).rglob("*") if path.is_file())


def write() -> None:
    """Bring the folders in step."""
    wanted = files()
    for path in list(_there()):
        if path.relative_to(FIXTURES).as_posix() not in wanted:
            path.unlink()
    for name, data in wanted.items():
        path = FIXTURES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    for folder in OURS:
        for path in sorted((FIXTURES / folder).rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def main(arguments: list[str]) -> int:
    """Run ``write`` or ``check``; the exit code is 1 when the two are out of step."""
    if arguments == ["write"]:
        write()
        return 0
    if arguments != ["check"]:
        print(__doc__)
        return 2
    told = drift()
    for line in told:
        print(line)
    if told:
        print("Ret tabellen i tools/sager, eller kør: python tools/regel_fixtures.py write")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
