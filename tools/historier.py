"""Write the stories under ``fixtures/forloeb`` from their plots, or check that the two are in step.

    python tools/historier.py write     # write what differs
    python tools/historier.py check     # name what differs; exit code 1 when something does

Every plot is told once, as ``samarbejde generate --stories 1 --plot NAVN --seed 1`` tells it: its letters and
a README become the folder ``fixtures/forloeb/<plot>``, and what is expected of it lies beside the folder, so
that ``samarbejde forloeb`` can be given the folder.

What a story must come to is written by hand in its plot: the rules it breaks, and where it ends. The report
beside the folder is printed from the judgement itself, and only when that agrees with the plot.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from tools.historier_om import NOTICE  # noqa: E402

from samarbejde_schema.exchange.conversation import Told, converse  # noqa: E402
from samarbejde_schema.findings import Finding, Severity  # noqa: E402
from samarbejde_schema.standard import STANDARD  # noqa: E402
from samarbejde_schema.standard.v1.faelles.konvolut import Part  # noqa: E402
from samarbejde_schema.testing.stories import Story, plots, stories  # noqa: E402

STORIES = ROOT / "fixtures" / "forloeb"
EXPECTED = ".forventet.json"
SEED = 1


@cache
def told(name: str) -> Story:
    """A plot told as the fixtures tell it."""
    return next(stories(1, seed=SEED, only=[name]))


@cache
def judged(name: str) -> Told:
    """What a story comes to, asked at the moment it ends."""
    story = told(name)
    files = [(letter.name, letter.data) for letter in story.letters]
    return converse(files, STANDARD, now=story.at)


def expected_of(name: str) -> dict[str, Any]:
    """What is expected of a story.

    Raises :class:`ValueError` where the judgement does not agree with the plot.
    """
    story, together = told(name), judged(name)
    names = [letter.name for letter in story.letters]
    reports = [(n, reading.report.findings) for n, reading in zip(names, together.readings, strict=True)]
    worth = {n: _worth_a_word(found) for n, found in reports}
    _agrees(story, together)
    return {
        "rule": None,
        "now": story.at.isoformat(),
        "findings": {n: [_finding(f) for f in found] for n, found in worth.items() if found},
        "also": {n: ids for n, found in reports if (ids := _others(found, worth[n]))},
        "left_out": [names[place] for place in together.left_out],
        "not_counted": sorted(
            names[place]
            for one in together.conversations
            for step, place in zip(one.course.steps, one.places, strict=True)
            if not step.counts
        ),
        "states": {
            region: found[0] if len(found) == 1 else found for region, found in _states(together).items()
        },
    }


def _worth_a_word(found: tuple[Finding, ...]) -> list[Finding]:
    """All findings of the rules that found more than something to note."""
    rules = {f.rule_id for f in found if f.severity is not Severity.INFO}
    return sorted((f for f in found if f.rule_id in rules), key=lambda f: (f.rule_id, f.pointer))


def _others(found: tuple[Finding, ...], worth: list[Finding]) -> list[str]:
    return sorted({f.rule_id for f in found} - {f.rule_id for f in worth})


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "rule_id": finding.rule_id,
        "path": finding.pointer,
        "severity": finding.severity.value,
        "kind": finding.kind.value,
    }


def _states(together: Told) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for one in together.conversations:
        for (region, _), state in one.course.states.items():
            found.setdefault(region, set()).add(state)
    return {region: sorted(found[region]) for region in sorted(found)}


def _agrees(story: Story, together: Told) -> None:
    """:class:`ValueError` unless the story comes to what its plot says."""
    ends = {f"{region} {state}" for region, states in _states(together).items() for state in states}
    named = {end.split()[0] for end in story.plot.ends}
    broken = {
        f.rule_id
        for reading in together.readings
        for f in reading.report.findings
        if f.severity is not Severity.INFO
    }
    if {end for end in ends if end.split()[0] in named} != set(story.plot.ends):
        raise ValueError(f"{story.plot.name}: ends in {sorted(ends)}")
    if broken - REMINDERS != set(story.plot.breaks):
        raise ValueError(f"{story.plot.name}: breaks {sorted(broken)}")


REMINDERS = {"FR-114"}
"""Rules that only remind somebody of something, when nobody has done wrong."""


def readme_of(name: str) -> bytes:
    """What happens in a story, and what to notice; in Danish, for those who read the files."""
    story = told(name)
    lines = [f"# {name}", "", story.plot.about + " " + NOTICE[name], ""]
    lines += ["| fil | sendt | fra | til |", "|---|---|---|---|"]
    for letter in story.letters:
        envelope = letter.message.konvolut
        receivers = ", ".join(_who(part) for part in envelope.modtager)
        day = envelope.afsendt.date().isoformat()
        lines.append(f"| [{letter.name}]({letter.name}) | {day} | {_who(envelope.afsender)} | {receivers} |")
    lines += ["", "Alle er opdigtede. Sådan fortælles den igen, og med et andet tal om andre mennesker:", ""]
    lines += [f"    samarbejde generate --stories 1 --plot {name} --seed {SEED} --out MAPPE"]
    return ("\n".join(lines) + "\n").encode()


def _who(part: Part) -> str:
    return f"{part.organisation.navn} ({part.rolle})"


def wanted() -> dict[str, bytes]:
    """Every file of the stories, by its path under ``fixtures/forloeb``."""
    return dict(_files())


def _files() -> Iterator[tuple[str, bytes]]:
    for plot in plots():
        for letter in told(plot.name).letters:
            yield f"{plot.name}/{letter.name}", letter.data
        yield f"{plot.name}/README.md", readme_of(plot.name)
        report = json.dumps(expected_of(plot.name), ensure_ascii=False, indent=2)
        yield f"{plot.name}{EXPECTED}", report.encode() + b"\n"


def drift() -> list[str]:
    """The paths that are missing, differ, or lie in a story's folder and belong to no story."""
    files = wanted()
    differ = {path for path, data in files.items() if _read(STORIES / path) != data}
    there = {
        path.relative_to(STORIES).as_posix() for plot in plots() for path in (STORIES / plot.name).glob("*")
    }
    return sorted(differ | (there - files.keys()))


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def mend() -> list[str]:
    """Write what drifts and take away what is left over; the paths that were touched."""
    files, touched = wanted(), drift()
    for path in touched:
        target = STORIES / path
        if path in files:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(files[path])
        else:
            target.unlink()
    return touched


def main(arguments: list[str]) -> int:
    """Do what the one argument says; the exit code."""
    if arguments not in (["write"], ["check"]):
        print(__doc__)
        return 2
    writing = arguments == ["write"]
    touched = mend() if writing else drift()
    for path in touched:
        print(("skrevet: " if writing else "afviger: ") + f"fixtures/forloeb/{path}")
    if touched and not writing:
        print("Ret fortællingen, eller kør: python tools/historier.py write")
    return 1 if touched and not writing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
