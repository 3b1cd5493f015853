"""Write ``fixtures/`` from the tables in :mod:`tools.sager`, or check that the two are in step.

    python tools/regel_fixtures.py write     # write what differs
    python tools/regel_fixtures.py check     # name what differs; exit code 1 when something does

Every document is a valid message of the test builders (or, under ``register``, the standard's own example)
with a small change, or, for trouble with the file, text with something wrong in it. Beside ``x.json`` lies
``x.forventet.json``, and in ``x.kontekst`` the messages a document under ``register`` is judged by. A
conversation is a folder, and what is expected of it lies beside the folder, so that ``samarbejde forloeb``
can be given the folder. What is expected comes from the tables, where it was written by hand; nothing here
asks a rule. Files made by hand may lie among the others, and are tested as they are; they are named, so that
none is left over by mistake.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

import tests.standard  # noqa: E402
import tools.sager  # noqa: E402
from tests.standard import byggere, byggere_opfoelgning  # noqa: E402
from tools.sager import form  # noqa: E402
from tools.sager.register import REGISTERSAGER, Registersag  # noqa: E402
from tools.sager.sag import Fund, Sag, aendret  # noqa: E402
from tools.sager.samtale import DIGEST, OMSKREVET, Samtale  # noqa: E402

from samarbejde_schema.codec.json import from_json, to_tree, tree_to_json  # noqa: E402
from samarbejde_schema.exchange.reading import write as as_bytes  # noqa: E402
from samarbejde_schema.modelling.element import Besked  # noqa: E402
from samarbejde_schema.standard import STANDARD  # noqa: E402

FIXTURES = ROOT / "fixtures"
OURS = ("regler", "register", "forloeb/bryder", "forloeb/naesten", "form")
"""The folders the tables write to."""
EXPECTED = ".forventet.json"
CONTEXT = ".kontekst"
"""What the folder with the messages a document is judged by is called after the document's own name."""
EXAMPLES = ROOT / "src" / "samarbejde_schema" / "standard" / "v1" / "eksempler"


def _modules(package: ModuleType, beginning: str = "") -> tuple[ModuleType, ...]:
    """The modules of a package whose names begin so, by name."""
    names = sorted(found.name for found in iter_modules(package.__path__) if found.name.startswith(beginning))
    return tuple(import_module(f"{package.__name__}.{name}") for name in names)


TABLES = _modules(tools.sager)
SAGER: tuple[Sag, ...] = tuple(sag for table in TABLES for sag in getattr(table, "SAGER", ()))
SAMTALER: tuple[Samtale, ...] = tuple(one for table in TABLES for one in getattr(table, "SAMTALER", ()))


def _four_goals() -> Besked:
    return byggere.bestilling(
        indsatsmaal=tuple(byggere.maal(id=byggere.noegle(10 + n), prioritet=n) for n in (1, 2, 3, 4))
    )


BUILDERS: dict[str, Callable[..., Besked]] = {
    **{
        type: build
        for module in reversed(_modules(tests.standard, "byggere"))
        for type, build in module.ALLE.items()
    },
    "netvaerksmoede": byggere_opfoelgning.netvaerksmoede,
    "fire maal": _four_goals,
}
"""The valid messages everything begins with: one for each type, and a few others by name."""


def document(type: str, change: Mapping[str, Any], form: str = "json", base: str = "") -> bytes:
    """A valid message with a change, as bytes for people.

    Raises :class:`ValueError` for a change that does not leave the structure whole.
    """
    return _written(type, aendret(to_tree(BUILDERS[base or type]()), change), form)


def example(type: str, change: Mapping[str, Any], form: str = "json") -> bytes:
    """The standard's typical example of a message with a change, as :func:`document` gives it."""
    tree = json.loads((EXAMPLES / f"{type}.typisk.json").read_bytes())
    return _written(type, aendret(tree, change), form)


def _written(type: str, tree: Any, form: str) -> bytes:
    read = from_json(tree_to_json(tree), STANDARD.model(type))
    if read.model is None:
        faults = ", ".join(f"{f.rule_id} {f.pointer}" for f in read.findings)
        raise ValueError(f"{type}: the change does not leave a message: {faults}")
    return as_bytes(read.model, STANDARD, form="xml" if form == "xml" else "json", pretty=True)


def documents_of(sag: Registersag) -> Iterator[tuple[str, bytes]]:
    """The document of a case about registers, and those of its context, each with its path."""
    yield f"{sag.sti}.{sag.form}", example(sag.type, sag.aendring, sag.form)
    for number, (type, change) in enumerate(sag.kontekst, 1):
        yield f"{sag.sti}{CONTEXT}/{number:02}-{type}.json", example(type, change)


def document_of(sag: Sag) -> bytes:
    """The document of a case."""
    return document(sag.type, sag.aendring, sag.form, sag.grund)


def expected_of(sag: Sag) -> dict[str, Any]:
    """What is expected of the document of a case."""
    return {
        "rule": sag.regel,
        "verdict": sag.dom,
        "findings": [_finding(sag.regel, fund) for fund in sag.fund],
        "also": list(sag.ogsaa),
    }


def expected_of_register(sag: Registersag) -> dict[str, Any]:
    """What is expected of the document of a case about registers."""
    return {
        "rule": sag.regel,
        "verdict": sag.dom,
        "findings": [_finding(sag.regel, fund) for fund in sag.fund],
        "also": list(sag.ogsaa),
        "not_judged": list(sag.ubedoemt),
    }


def _finding(rule: str, fund: Fund) -> dict[str, str]:
    return {"rule_id": rule, "path": fund.sti, "severity": fund.alvor, "kind": fund.slags}


def messages_of(samtale: Samtale) -> dict[str, bytes]:
    """The documents of a conversation by file name; a digest is of the newest contract or addendum before."""
    found: dict[str, bytes] = {}
    digests: dict[Any, str] = {}
    for number, step in enumerate(samtale.trin, 1):
        change = {
            path: digests[value] if value is DIGEST or value is OMSKREVET else value
            for path, value in step.aendring(number, samtale.trin).items()
        }
        data = document(step.type, change, step.form, step.grund)
        if step.type in ("kontrakt", "kontrakttillaeg"):
            rewritten = b"".join(line.strip() for line in data.splitlines())
            digests = {DIGEST: sha256(data).hexdigest(), OMSKREVET: sha256(rewritten).hexdigest()}
        found[f"{number:02}-{step.filnavn}.{step.form}"] = data
    return found


def expected_of_conversation(samtale: Samtale) -> dict[str, Any]:
    """What is expected of a conversation: findings by file, and where it leaves the case."""
    names = {f"{n:02}": f"{n:02}-{step.filnavn}.{step.form}" for n, step in enumerate(samtale.trin, 1)}
    return {
        "rule": samtale.regel,
        "now": samtale.nu,
        "findings": {
            names[number]: [_finding(samtale.regel, fund) for fund in found]
            for number, found in samtale.fund.items()
        },
        "also": {names[number]: list(ids) for number, ids in samtale.ogsaa.items()},
        "left_out": [names[number] for number in samtale.ude],
        "not_counted": [names[number] for number in samtale.taeller_ikke],
        "states": dict(samtale.tilstande),
    }


def wanted() -> dict[str, bytes]:
    """Every file that should lie in our folders, by its path under ``fixtures``."""
    found: dict[str, bytes] = {}
    for path, data in _files():
        if path in found:
            raise ValueError(f"two cases are called {path}")
        found[path] = data
    return found


def _files() -> Iterator[tuple[str, bytes]]:
    for sag in SAGER:
        if sag.gemt:
            yield f"{sag.sti}.{sag.form}", document_of(sag)
            yield f"{sag.sti}{EXPECTED}", _as_json(expected_of(sag))
    for one in REGISTERSAGER:
        yield from documents_of(one)
        yield f"{one.sti}{EXPECTED}", _as_json(expected_of_register(one))
    for samtale in SAMTALER:
        for name, data in messages_of(samtale).items():
            yield f"{samtale.sti}/{name}", data
        yield f"{samtale.sti}{EXPECTED}", _as_json(expected_of_conversation(samtale))
    for fil in form.FILER:
        yield fil.sti, fil.data
        yield fil.forventet_sti, _as_json(fil.forventet)
    for twin in form.TVILLINGER:
        yield twin.sti, twin.data


def _as_json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def drift() -> list[str]:
    """The paths that are missing or differ from their table; empty when all is in step."""
    return sorted(path for path, data in wanted().items() if _read(FIXTURES / path) != data)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def loose() -> list[str]:
    """The documents no table stands behind: made by hand, or left over from a case that got another name."""
    files = wanted()
    there = (
        path.relative_to(FIXTURES).as_posix()
        for folder in OURS
        for path in (FIXTURES / folder).rglob("*.*")
        if path.is_file() and path.suffix in (".json", ".xml")
    )
    return sorted(path for path in there if path not in files)


def mend() -> list[str]:
    """Write what drifts; the paths that were written."""
    files, touched = wanted(), drift()
    for path in touched:
        target = FIXTURES / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(files[path])
    return touched


def main(arguments: list[str]) -> int:
    """Do what the one argument says; the exit code."""
    if arguments not in (["write"], ["check"]):
        print(__doc__)
        return 2
    writing = arguments == ["write"]
    touched = mend() if writing else drift()
    for path in touched:
        print(("skrevet: " if writing else "afviger: ") + f"fixtures/{path}")
    for path in loose():
        print(f"uden tabel: fixtures/{path}")
    if touched and not writing:
        print("Ret tabellen i tools/sager, eller kør: python tools/regel_fixtures.py write")
    return 1 if touched and not writing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
