"""``python -m tests.benchmarks [--quick]``: measure, and print the table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter

from . import command_rows, rows, sealed_rows
from .documents import Documents, documents
from .table import Result, machine, markdown

PEERS = (
    "cryptography",
    "joserfc",
    "pydantic",
    "lxml",
    "jsonschema",
    "jsonschema-rs",
    "pydantic-xml",
    "check-jsonschema",
)

NOTE = (
    "Medians, all ways of a row in turn in one run: processor time inside one process, the wall clock for "
    "the command line. The pydantic-xml model is equivalent to ours and made from our shapes."
)


def main() -> int:
    """Measure every row, tell how it goes on stderr, and print the table on stdout."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, under two minutes")
    parser.add_argument("--row", action="append", help="only this row; may be given several times")
    arguments = parser.parse_args()
    began = perf_counter()
    docs = documents()
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for name, measure in _plan(docs, Path(folder), quick=arguments.quick):
            if arguments.row and name not in arguments.row:
                continue
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            results.append(measure())
    print(f"{docs.described()}; {machine()}; {_versions()}; {perf_counter() - began:.0f} s in all.\n")
    print(markdown(results))
    print(f"\n{NOTE}")
    return 0


def _plan(docs: Documents, folder: Path, *, quick: bool) -> Iterator[tuple[str, Callable[[], Result]]]:
    seconds = 1.5 if quick else 10.0
    yield "JSON-in", partial(rows.json_in, docs, seconds)
    yield "XML-in", partial(rows.xml_in, docs, seconds)
    yield "XML-out", partial(rows.xml_out, docs, seconds)
    yield "JSON-out", partial(rows.json_out, docs, seconds)
    for name, measure in (("sign", sealed_rows.signing), ("verify", sealed_rows.verifying)):
        (inside := folder / name).mkdir()
        yield name, partial(measure, docs, inside, seconds)
    (inside := folder / "end-to-end").mkdir()
    yield "end-to-end", partial(sealed_rows.end_to_end, inside, 640 if quick else 6400)
    for name, measure, rounds in (
        ("one-file", command_rows.one_file, 9 if quick else 41),
        ("thousand-files", command_rows.thousand_files, 3 if quick else 11),
        ("ndjson", command_rows.ndjson, 5),
    ):
        if name != "ndjson" or not quick:
            (inside := folder / name).mkdir()
            yield name, partial(measure, docs, inside, rounds)


def _versions() -> str:
    from importlib.metadata import version

    return ", ".join(f"{name} {version(name)}" for name in PEERS)


if __name__ == "__main__":
    raise SystemExit(main())
