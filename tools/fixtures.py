"""Write or compare ``fixtures/besked``: the examples of the shelf as files, each in both forms.

    python tools/fixtures.py write     # write what differs, remove what no example stands behind
    python tools/fixtures.py check     # name what differs; exit code 1 when something does

The examples are the JSON documents in ``standard/v1/eksempler``; here they lie where tests and other programs
look for documents: ``fixtures/besked/<type>/gyldig/{minimal,typisk,fuld}.{json,xml}``. Other files in these
folders are left alone.
"""

from __future__ import annotations

import sys
from importlib import resources
from pathlib import Path
from typing import Literal

from samarbejde_schema import STANDARD, read, write

SIZES = ("minimal", "typisk", "fuld")
FORMS: tuple[Literal["json", "xml"], ...] = ("json", "xml")
FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "besked"


def examples() -> dict[tuple[str, str], bytes]:
    """The examples by type and size, as they lie in the package."""
    folder = resources.files(STANDARD.release.package) / "eksempler"
    return {
        (name, size): (folder / f"{name}.{size}.json").read_bytes()
        for name in STANDARD.types
        for size in SIZES
    }


def expected() -> dict[str, bytes]:
    """Every file this tool owns, by its path under the folder."""
    return {
        f"{name}/gyldig/{size}.{form}": write(read(data), form=form, pretty=True)
        for (name, size), data in examples().items()
        for form in FORMS
    }


def found(folder: Path) -> dict[str, bytes]:
    """The files of the same names that are there."""
    places = (path for size in SIZES for form in FORMS for path in folder.glob(f"*/gyldig/{size}.{form}"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in places}


def drift(folder: Path = FOLDER) -> list[str]:
    """The paths that are missing, differ, or have no example behind them; empty when all is in step."""
    wanted, there = expected(), found(folder)
    return sorted(path for path in wanted.keys() | there.keys() if wanted.get(path) != there.get(path))


def mend(folder: Path = FOLDER) -> list[str]:
    """Write and remove files until nothing drifts; the paths that were touched."""
    wanted, touched = expected(), drift(folder)
    for path in touched:
        if (data := wanted.get(path)) is None:
            (folder / path).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return touched


def main(arguments: list[str]) -> int:
    """The command: 0 when all is in step, 1 when ``check`` finds drift, 2 for any other word."""
    if arguments == ["write"]:
        for path in mend():
            print(f"fixtures/besked/{path}")
        return 0
    if arguments == ["check"]:
        drifted = drift()
        for path in drifted:
            print(f"fixtures/besked/{path} is out of step; run: python tools/fixtures.py write")
        return 1 if drifted else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
