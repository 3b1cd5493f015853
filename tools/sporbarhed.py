"""What became of every requirement: a table kept by hand, judged against the standard, and printed as a page.

Run as a program::

    python tools/sporbarhed.py write      # print docs/reference/sporbarhed.md anew
    python tools/sporbarhed.py check      # what the table says wrongly, and whether the page is in step

``docs/reference/sporbarhed.csv`` has one line for each requirement that was found in the three documents the
standard is built on. The documents are cited by file name and lines and never repeated. ``becomes`` says in
our own words what the requirement became, or why it is outside, ``carriers`` names what carries it,
``shown_by`` the documents, conversations (folders) and tests (``path::test``) that show it, so that each
carrier is shown by one of them (:mod:`tools.baerere`). A carrier is written in one of five ways:

- ``FR-101``: a rule, which names the requirement in turn;
- ``bestilling.art``, ``Indsatsmaal.titel``: a field, from a message type or from a type inside one; more
  steps may follow;
- ``Hastegrad``: a code list;
- ``Hastegrad.AKUT``: a value of one;
- ``tilstand:BESTILT``: a state of the process.

Nothing that does not exist may be named. A requirement that nothing carries is outside, with the reason.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from samarbejde_schema import STANDARD
from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.modelling.codes import CodeList
from samarbejde_schema.modelling.shape import Shape, shape_of
from samarbejde_schema.schemagen.writing import anchor, cell, table

ROOT = Path(__file__).resolve().parent.parent
TABLE = "docs/reference/sporbarhed.csv"
PAGE = "docs/reference/sporbarhed.md"
REQUIREMENTS = 287
"""So many requirements were found; the numbers R001–R287 are never reused."""
STATUSES = {"baaret": "båret", "delvist": "delvist", "uden_for": "uden for"}
STRENGTHS = ("SKAL", "BØR", "KAN")
CARRIED = ("baaret", "delvist")
"""Statuses that must name a carrier; the others may not."""
STATE = "tilstand:"
MOST = 200
"""So many characters may tell what a requirement became."""
NOTICE = "<!-- Skrevet af tools/sporbarhed.py ud fra sporbarhed.csv; ret dér, ikke her. -->"

_INTRO = """\
Standarden bygger på tre dokumenter. Her står hvert krav, der er fundet i dem, med dokument og linjer, og hvad
det er blevet til, sagt med vores egne ord. Tabellen føres i hånden i [sporbarhed.csv](sporbarhed.csv), og en
prøve holder den op mod standarden.

- **båret**: alt, kravet beder om, findes i standarden.
- **delvist**: en del af kravet hører ikke hjemme i beskeder mellem parterne; teksten siger hvilken.
- **uden for**: kravet handler ikke om udveksling af beskeder."""
_CARRIERS = """\
Det, der bærer et krav, er en regel (`FR-101`), et felt i en besked (`bestilling.art`) eller i en del af den
(`Indsatsmaal.titel`), en kodeliste (`Hastegrad`), en af dens værdier (`Hastegrad.AKUT`) eller en tilstand i
processen (`tilstand:BESTILT`). Det, der viser et krav, er et dokument, en samtale (en mappe) eller en prøve:
tages det, der bærer kravet, ud af standarden, kan det ses på det, der viser det."""


_HEAD = ("krav", "kilde", "styrke", "profil", "hvad det blev til", "status", "bæres af", "vises af")


@dataclass(frozen=True, slots=True)
class Krav:
    """One line of the table, as it stands there."""

    id: str
    seed: str
    lines: str
    strength: str
    profile: str
    becomes: str
    status: str
    carriers: str
    shown_by: str

    @property
    def source(self) -> str:
        """The document's number and the lines, as sources are cited everywhere else."""
        return f"{self.seed[:3]}:{self.lines}"


COLUMNS = tuple(field.name for field in fields(Krav))


def read(path: Path) -> tuple[Krav, ...]:
    """The table; :class:`ValueError` when its columns are not the ones it should have."""
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    if tuple(head) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows):
        raise ValueError(f"{path.name} should have the columns {', '.join(COLUMNS)}")
    return tuple(Krav(*row) for row in rows)


def as_csv(krav: Iterable[Krav]) -> str:
    """The one way the table is written down."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([getattr(line, column) for column in COLUMNS] for line in krav)
    return out.getvalue()


class Names:
    """Everything a carrier may name, read off a catalogue once."""

    def __init__(self, catalogue: Catalogue) -> None:
        messages = {type: catalogue.model(type).shape() for type in catalogue.types}
        parts = {part.name: part for whole in messages.values() for part in whole.walk() if part is not whole}
        self.rules: dict[str, set[str]] = {}
        for rule in catalogue.all_rules():
            self.rules.setdefault(rule.id, set()).update(rule.requirements)
        self.messages = frozenset(messages)
        self.shapes: dict[str, Shape] = {**parts, **messages}
        self.codes: dict[str, type[CodeList]] = {codes.__name__: codes for codes in catalogue.code_lists()}
        regions = process_of(catalogue).regions
        self.states = frozenset(state.name for region in regions for state in region.states)

    def knows(self, carrier: str) -> bool:
        """Whether a carrier names something that exists."""
        if carrier.startswith(STATE):
            return carrier.removeprefix(STATE) in self.states
        first, *path = carrier.split(".")
        if not path:
            return first in self.rules or first in self.codes
        if first in self.codes:
            return len(path) == 1 and path[0] in self.codes[first].__members__
        return first in self.shapes and _leads_on(self.shapes[first], path)

    def link(self, carrier: str) -> str:
        """A carrier as the page shows it: with a link where the reference has a place for it."""
        first = carrier.partition(".")[0]
        if first in self.rules:
            return f"[{carrier}](regler.md#{anchor(first)})"
        if first in self.codes:
            return f"[{carrier}](kodelister.md#{anchor(first)})"
        if first in self.messages:
            return f"[{carrier}](beskeder/{first}.md)"
        return f"[{carrier}](proces.md)" if carrier.startswith(STATE) else carrier


def _leads_on(shape: Shape, path: Sequence[str]) -> bool:
    field = shape.by_wire.get(path[0])
    if field is None or len(path) == 1:
        return field is not None
    return field.element is not None and _leads_on(shape_of(field.element), path[1:])


def faults(krav: Sequence[Krav], names: Names, root: Path) -> Iterator[str]:
    """What the table says that is not so, one sentence each."""
    ids = [line.id for line in krav]
    if ids != [f"R{number:03}" for number in range(1, REQUIREMENTS + 1)]:
        yield f"the ids are not R001–R{REQUIREMENTS}, each once and in order"
    for line in krav:
        yield from (f"{line.id}: {fault}" for fault in _faults_of(line, names, root))
    told = {(rule, line.id) for line in krav for rule in line.carriers.split() if rule in names.rules}
    named = {(rule, id) for rule, requirements in names.rules.items() for id in requirements}
    for rule, id in sorted(named - told):
        yield f"{id}: the rule {rule} names the requirement, the line does not name the rule"
    for rule, id in sorted(told - named):
        yield f"{id}: the line names the rule {rule}, the rule does not name the requirement"


def _faults_of(line: Krav, names: Names, root: Path) -> Iterator[str]:
    carriers = line.carriers.split()
    if line.status not in STATUSES:
        yield f"{line.status!r} is no status"
    if line.strength not in STRENGTHS:
        yield f"{line.strength!r} is no strength"
    if line.profile not in names.codes["Profil"].__members__:
        yield f"{line.profile!r} is no profile"
    if len(line.becomes) > MOST:
        yield f"what it became takes more than {MOST} characters"
    if not line.becomes or not re.fullmatch(r"(000|003|004)_[0-9a-f]+\.txt", line.seed):
        yield "it lacks its document or what it became"
    if not re.fullmatch(r"[1-9][0-9]*(-[1-9][0-9]*)?", line.lines):
        yield f"{line.lines!r} are no lines"
    if (line.status in CARRIED) != bool(carriers):
        yield f"{line.status} does not go with {len(carriers)} carriers"
    if len(carriers) != len(set(carriers)):
        yield "a carrier stands twice"
    yield from (f"{carrier} does not exist" for carrier in carriers if not names.knows(carrier))
    yield from (f"{shown} does not exist" for shown in line.shown_by.split() if not _exists(shown, root))


def _exists(shown: str, root: Path) -> bool:
    """Whether a path under the repository is there and, after ``::``, the test in it."""
    name, _, test = shown.partition("::")
    path = root / name
    if not test or not path.is_file():
        return path.exists() and not test
    return re.search(rf"^def {re.escape(test)}\(", path.read_text("utf-8"), re.MULTILINE) is not None


def page(krav: Sequence[Krav], names: Names) -> str:
    """The page in Danish."""
    counts = table(("status", *STRENGTHS, "i alt"), _counts(krav))
    parts = [NOTICE, "# Sporbarhed", _INTRO, counts, _CARRIERS]
    for seed in sorted({line.seed for line in krav}):
        own = [line for line in krav if line.seed == seed]
        parts += [
            f"## {seed[:3]}",
            f"{len(own)} krav fra `{seed}`.",
            table(_HEAD, [_row(k, names) for k in own]),
        ]
    return "\n\n".join(parts) + "\n"


def _counts(krav: Sequence[Krav]) -> Iterator[tuple[str, ...]]:
    for status, shown in (*STATUSES.items(), (None, "i alt")):
        found = Counter(line.strength for line in krav if status in (None, line.status))
        yield shown, *(str(found[strength]) for strength in STRENGTHS), str(found.total())


def _row(line: Krav, names: Names) -> tuple[str, ...]:
    carriers = ", ".join(names.link(carrier) for carrier in line.carriers.split())
    shown = ", ".join(f"`{shown}`" for shown in line.shown_by.split())
    status = STATUSES[line.status]
    return line.id, line.source, line.strength, line.profile, cell(line.becomes), status, carriers, shown


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the program; ``check`` ends with 1 when the table or the page is wrong."""
    parser = argparse.ArgumentParser(prog="tools/sporbarhed.py", description="Requirements and carriers.")
    parser.add_argument("what", choices=("write", "check"))
    what = parser.parse_args(arguments).what
    names, krav = Names(STANDARD), read(root / TABLE)
    told = list(faults(krav, names, root))
    for fault in told:
        print(f"{TABLE}: {fault}")
    printed = page(krav, names) if not told else ""
    if what == "write" and not told:
        (root / PAGE).write_text(printed, encoding="utf-8", newline="\n")
        print(f"{PAGE}: {len(krav)} requirements")
    elif not told and (not (root / PAGE).is_file() or (root / PAGE).read_text("utf-8") != printed):
        print(f"{PAGE} is not what the table says; mend it with: python tools/sporbarhed.py write")
        return 1
    return 1 if told else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
