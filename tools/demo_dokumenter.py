"""The main job from end to end: a case read, judged, followed and converted; then four broken documents.

Prints a transcript in Danish of what the command line says, and compares it with what is promised here: which
verdict each document gets, by which rules, and where the case stands. Ends with 0 when every promise is kept,
else with 1 and the promises that were not.
"""

from __future__ import annotations

import io
import json
import os
import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samarbejde_schema import Verdict, check, read, write
from samarbejde_schema.cli.main import run

ROOT = Path(__file__).resolve().parent.parent
CASE = "fixtures/forloeb/midlertidigt-botilbud"
BROKEN = "fixtures/demo"
DAY = "2026-05-05"
"""The day after the meeting that the case ends with."""

DOCUMENTS = {
    "01-bestilling.json": "bestilling",
    "02-tilbud.xml": "tilbud",
    "03-tilbud-svar.json": "tilbudSvar",
    "04-kontrakt.xml": "kontrakt",
    "05-kontrakt-svar.json": "kontraktSvar",
    "06-indskrivning.json": "indskrivning",
    "07-dagsorden.xml": "dagsorden",
    "08-statusnotat.json": "statusnotat",
    "09-referat.xml": "referat",
}
"""The case: each file and the type that must be told from its content."""
STATES = {"A": "AKTIV", "B": "AFHOLDT", "C": "INDGAAET"}
"""Where the case stands after its nine messages: the placement, the follow-up, the contract."""
STRUCTURE = "bestilling-med-tastefejl.json"
RULES = "tilbud-uden-pris.xml"
FORM = "statusnotat-afkortet.xml"
CONVERSATION = "underskrift-paa-en-anden-kontrakt.json"
ERRORS = {
    STRUCTURE: ["SKEMA-KODE", "SKEMA-MANGLER", "SKEMA-SKRIVEMAADE", "SKEMA-UKENDT"],
    RULES: ["FR-008", "FR-012", "FR-123"],
    FORM: ["FORM-AFKORTET"],
    CONVERSATION: ["FR-210"],
}
"""The broken documents and the errors each must get, the last one in its conversation."""


@dataclass
class Promises:
    """What was promised and not kept."""

    broken: list[str] = field(default_factory=list)

    def kept(self, what: str, promised: Any, found: Any) -> None:
        """Compare; a difference is remembered."""
        if promised != found:
            self.broken.append(f"{what}: lovet {promised}, fundet {found}")


def samarbejde(*arguments: str) -> tuple[int, bytes]:
    """What the command line answers, and its exit code."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(out):
        code = run(list(arguments))
    assert isinstance(out.buffer, io.BytesIO)
    return code, out.buffer.getvalue()


def shown(*arguments: str) -> int:
    """Show a command and its answer; its exit code."""
    print(f"$ samarbejde {' '.join(arguments)}")
    code, answer = samarbejde(*arguments)
    print(textwrap.indent(answer.decode(), "  "))
    return code


def heading(number: int, title: str, text: str) -> None:
    """A part of the transcript."""
    print(f"\n{number}. {title}\n{'=' * (len(title) + 3)}")
    print(textwrap.fill(text, 100) + "\n")


def report(*arguments: str) -> dict[str, Any]:
    """The answer of a command as JSON."""
    answer: dict[str, Any] = json.loads(samarbejde(*arguments, "--format", "json")[1])
    return answer


def errors_of(file: dict[str, Any]) -> list[str]:
    """The rules behind a document's errors."""
    return sorted({f["rule_id"] for f in file["findings"] if f["severity"] == "error"})


def alone(promises: Promises) -> None:
    """Each document by itself."""
    heading(
        1,
        "Ni dokumenter, hver for sig",
        "En borger får et midlertidigt botilbud. Sagen fylder ni dokumenter, nogle i JSON og nogle i XML. "
        "Biblioteket ser af indholdet, hvad hver fil er, og bedømmer form, struktur og regler.",
    )
    promises.kept("udgangskoden af check", 0, shown("check", CASE))
    found = {Path(f["file"]).name: (f["type"], f["verdict"]) for f in report("check", CASE)["files"]}
    promises.kept("typer og domme", {n: (t, "valid") for n, t in DOCUMENTS.items()}, found)


def together(promises: Promises) -> None:
    """The documents as one case."""
    heading(
        2,
        "De samme ni som et forløb",
        "Læst sammen fortæller beskederne, hvor sagen står, hvis tur det er, og hvad der kan komme nu. "
        "Reglerne om forløbet bliver bedømt: at svar passer til det, der svares på, at frister holdes, at "
        "underskriften gælder netop den kontrakt, der blev sendt.",
    )
    promises.kept("udgangskoden af forloeb", 0, shown("forloeb", CASE, "--at", DAY))
    told = report("forloeb", CASE, "--at", DAY)
    promises.kept("antal forløb", 1, len(told["forloeb"]))
    course = told["forloeb"][0]
    promises.kept("tilstande", STATES, {one["region"]: one["state"] for one in course["states"]})
    messages = [one for one in course["timeline"] if one["event"] == "message"]
    promises.kept("tidslinjen", list(DOCUMENTS.values()), [one["type"] for one in messages])
    promises.kept("beskeder, der tæller", {"counts"}, {one["fate"] for one in messages})
    promises.kept("fejl i forløbet", [], [error for file in told["files"] for error in errors_of(file)])


def converted(promises: Promises) -> None:
    """Each document in the other form, judged again."""
    heading(
        3,
        "Omsat til den anden form",
        "JSON og XML siger det samme: hvert dokument omsættes, bedømmes igen alene og omsættes tilbage "
        "uden tab.",
    )
    words = {True: "samme indhold", False: "ANDET INDHOLD"}
    said = {Verdict.VALID: "i orden", Verdict.INVALID: "MED FEJL", Verdict.UNDECIDED: "UAFGJORT"}
    for name in DOCUMENTS:
        path = f"{CASE}/{name}"
        other = "xml" if name.endswith(".json") else "json"
        code, data = samarbejde("convert", path, "--to", other)
        promises.kept(f"udgangskoden af convert {name}", 0, code)
        verdict = check(data).verdict
        promises.kept(f"{name} som {other}", Verdict.VALID, verdict)
        original = read(Path(path).read_bytes())
        same = read(data) == original and read(write(read(data))) == original
        promises.kept(f"{name} frem og tilbage", True, same)
        print(f"  {name:<22} → {other:<4}  {len(data):>6} bytes  {said[verdict]}, {words[same]}")


def broken(promises: Promises) -> None:
    """What a caseworker and a developer get to read when something is wrong."""
    heading(
        4,
        "Fire dokumenter, hvor noget er galt",
        "Hver fejl siger, hvor den er, og hvad der skal gøres. Intet, der står i dokumentet, gentages: et "
        "felt med et ukendt navn kan hedde et personnummer.",
    )
    for name in (STRUCTURE, RULES, FORM):
        promises.kept(f"udgangskoden for {name}", 1, shown("check", f"{BROKEN}/{name}"))
        promises.kept(
            f"fejl i {name}", ERRORS[name], errors_of(report("check", f"{BROKEN}/{name}")["files"][0])
        )
    print(
        "Det fjerde er i orden alene. Først forløbet viser, at der er skrevet under på en anden kontrakt:\n"
    )
    before = [f"{CASE}/{name}" for name in DOCUMENTS if name < "05"]
    path = f"{BROKEN}/{CONVERSATION}"
    promises.kept(f"udgangskoden for {CONVERSATION} alene", 0, shown("check", path))
    promises.kept("udgangskoden i forløbet", 1, shown("forloeb", *before, path, "--at", "2026-01-29"))
    told = report("forloeb", *before, path, "--at", "2026-01-29")
    promises.kept(f"fejl i {CONVERSATION}", ERRORS[CONVERSATION], errors_of(told["files"][-1]))
    promises.kept("hvis tur det er", ["MYNDIGHED"], told["forloeb"][0]["turn"])
    print("En udvikler får det samme til sit program, på dansk og engelsk, med sti, linje og kolonne:\n")
    print("$ samarbejde check --format json " + f"{BROKEN}/{RULES}")
    finding = report("check", f"{BROKEN}/{RULES}")["files"][0]["findings"][0]
    print(textwrap.indent(json.dumps(finding, ensure_ascii=False, indent=2), "  "))
    print("\nog til sin kodegennemgang:\n")
    promises.kept("udgangskoden med github", 1, shown("check", f"{BROKEN}/{STRUCTURE}", "--format", "github"))
    promises.kept("spor af indholdet", [], list(traces(told)))


def traces(told: dict[str, Any]) -> Iterator[str]:
    """Words of the broken documents that a report repeats: there must be none."""
    said = json.dumps([told, report("check", BROKEN)], ensure_ascii=False)
    return (word for word in ("0504909989", "HASTER", "2026-02-30", "Einer") if word in said)


def main(arguments: Sequence[str]) -> int:
    """Run the whole transcript."""
    if arguments:
        print("make demo tager ingen argumenter", file=sys.stderr)
        return 2
    os.chdir(ROOT)
    promises = Promises()
    for part in (alone, together, converted, broken):
        part(promises)
    print()
    for line in promises.broken:
        print(f"IKKE SOM LOVET: {line}")
    if not promises.broken:
        print("Alt er som lovet.")
    return 1 if promises.broken else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
