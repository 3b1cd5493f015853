"""The pages that are printed from the standard, and the links of all pages.

Run as a program::

    python tools/docs.py write      # print docs/reference anew; `make docs` does it
    python tools/docs.py check      # what differs, and which links lead nowhere

The reference is printed by :mod:`samarbejde_schema.schemagen.markdown`, with the process drawn by
:mod:`samarbejde_schema.process.draw` and the help of every command as the command line gives it. ``check``
ends with 1 when a page differs from what would be printed, and when a relative link in ``docs/``, README.md
or CHANGELOG.md leads to no file or no heading.
"""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from samarbejde_schema import STANDARD
from samarbejde_schema.cli.main import samarbejde
from samarbejde_schema.exchange.conversation import process_of
from samarbejde_schema.process import Process, Region, markdown, mermaid
from samarbejde_schema.schemagen.edition import editions
from samarbejde_schema.schemagen.markdown import NOTICE, reference
from samarbejde_schema.schemagen.writing import cell, table

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = "docs/reference"
MENDING = "make docs"
SHOWN = 40
"""So many lines of each page's difference are shown."""
WIDTH = 78
"""What click makes of a terminal 80 columns wide."""

_COMMANDS = """\
Programmets egen hjælp, som den vises i en terminal på 80 tegn. Hvad en rapport siger, og hvad udgangskoderne
betyder, står i [How to read a report](../how-to/read-a-report.md).

I bash fuldfører tabulatortasten kommandoer, valg og beskedtyper efter
`eval "$(_SAMARBEJDE_COMPLETE=bash_source samarbejde)"`; zsh og fish har `zsh_source` og `fish_source`."""
_FENCE = re.compile(r"^(```+|~~~+)[^\n]*\n.*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(<?([^()<>\s]+)>?(?:\s+\"[^\"]*\")?\)")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def pages() -> dict[str, str]:
    """Every printed page by its path under the folder of the reference."""
    process = process_of(STANDARD)
    headings = {f"Region {region.name}: {region.label}": region for region in process.regions}
    printed = reference(
        editions(STANDARD)[-1],
        {heading: mermaid(region) for heading, region in headings.items()},
        {heading: _region(process, region) for heading, region in headings.items()},
    )
    return {**printed, "kommandolinje.md": "\n\n".join((NOTICE, *_command_page())) + "\n"}


def _region(process: Process, region: Region) -> str:
    """What stands under a region's diagram: its rows, and what is owed while it is in some states."""
    duties = [
        (", ".join(d.states), ", ".join(d.roles), cell(d.what_da), d.rule or "–", cell(d.source))
        for d in process.duties
        if d.region == region.name
    ]
    owed = table(("tilstand", "hvem", "hvad", "regel", "kilde"), duties)
    return (
        f"{markdown(region)}\nFrister, så længe tilstanden varer:\n\n{owed}" if duties else markdown(region)
    )


def _command_page() -> Iterator[str]:
    yield "# Kommandolinje"
    yield _COMMANDS
    for command, help_text in _helps(samarbejde, click.Context(samarbejde, None, "samarbejde")):
        yield f"## {command}"
        yield f"```console\n$ {command} --help\n{help_text}\n```"


def _helps(command: click.Command, context: click.Context) -> Iterator[tuple[str, str]]:
    """A command and what its help says, then those below it."""
    context.terminal_width = WIDTH
    yield context.command_path, command.get_help(context)
    for name in command.list_commands(context) if isinstance(command, click.Group) else ():
        below = command.get_command(context, name) if isinstance(command, click.Group) else None
        assert below is not None
        yield from _helps(below, click.Context(below, context, name))


def found_in(folder: Path) -> dict[str, str]:
    """The pages that are there and that only this tool prints, by path; nothing else there is ours."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))}
    return {
        path.relative_to(folder).as_posix(): text for path, text in texts.items() if text.startswith(NOTICE)
    }


def drifts(root: Path) -> Iterator[str]:
    """What differs in the reference, page by page."""
    expected, folder = pages(), root / REFERENCE
    found = found_in(folder)
    for path in sorted({*expected, *found}):
        name = f"{REFERENCE}/{path}"
        if path not in expected:
            yield f"{name} is printed no longer"
        elif not (folder / path).is_file():
            yield f"{name} is missing"
        elif (there := (folder / path).read_text(encoding="utf-8")) != expected[path]:
            yield f"{name} is not what the standard says\n{_diff(there, expected[path])}"


def _diff(there: str, wanted: str) -> str:
    lines = list(
        difflib.unified_diff(there.splitlines(), wanted.splitlines(), "found", "expected", lineterm="")
    )
    more = [f"… and {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
    return "\n".join([*lines[:SHOWN], *more])


def write(root: Path) -> str:
    """Print the pages that differ and remove those that are printed no longer; what was done, in one line."""
    expected, folder = pages(), root / REFERENCE
    found = found_in(folder)
    changed = [path for path, text in expected.items() if found.get(path) != text]
    for path in changed:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(expected[path], encoding="utf-8", newline="\n")
    for path in found.keys() - expected.keys():
        (folder / path).unlink()
    gone = len(found.keys() - expected.keys())
    return f"{REFERENCE}: {len(changed)} written, {gone} removed, {len(expected) - len(changed)} unchanged"


def written_pages(root: Path) -> list[Path]:
    """Every page a reader may come to."""
    docs = sorted((root / "docs").rglob("*.md"))
    return [page for page in (root / "README.md", root / "CHANGELOG.md", *docs) if page.is_file()]


def dead_links(root: Path, all_pages: Iterable[Path]) -> Iterator[str]:
    """The relative links that lead to no file, to no heading, or out of the repository."""
    root = root.resolve()
    known: dict[Path, set[str]] = {}
    for page in all_pages:
        for target in _LINK.findall(prose(page)):
            if _ABSOLUTE.match(target):
                continue
            path, _, anchor = target.partition("#")
            there = (page.parent / path).resolve() if path else page.resolve()
            if not there.is_relative_to(root) or not there.exists():
                yield f"{page.relative_to(root).as_posix()}: {target} leads nowhere"
            elif anchor and there.suffix == ".md":
                if there not in known:
                    known[there] = anchors(there)
                if anchor not in known[there]:
                    yield f"{page.relative_to(root).as_posix()}: {target} names no heading"


def prose(page: Path) -> str:
    """A page without its code."""
    return _CODE.sub("", _FENCE.sub("", page.read_text(encoding="utf-8")))


def anchors(page: Path) -> set[str]:
    """The anchors that readers of Markdown give the headings of a page; the second of a kind gets ``-1``."""
    met: Counter[str] = Counter()
    found = set()
    for heading in _HEADING.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        shown = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
        name = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        found.add(f"{name}-{met[name]}" if met[name] else name)
        met[name] += 1
    return found


def check(root: Path) -> int:
    """Say what is wrong and how to mend it; 1 if anything is."""
    read = written_pages(root)
    differing, dead = list(drifts(root)), list(dead_links(root, read))
    for line in (*differing, *dead):
        print(line)
    if differing:
        print(f"Mend the reference with: {MENDING}")
    if differing or dead:
        return 1
    print(f"{REFERENCE} is what the standard says, and no link in {len(read)} pages is dead")
    return 0


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the program."""
    parser = argparse.ArgumentParser(
        prog="tools/docs.py", description="The reference in docs/, and all links."
    )
    parser.add_argument("what", choices=("write", "check"))
    if parser.parse_args(arguments).what == "check":
        return check(root)
    print(write(root))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
