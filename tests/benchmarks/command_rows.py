"""The rows that are timed from outside: the command line on one file, on a thousand, and on a stream."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from .documents import BIN, Documents
from .table import Result

Command = list[str | Path]
SECONDS_A_ROUND = 8
"""When rounds take longer than this on the average, there are fewer of them."""

PYDANTIC_ALONE = """
import sys
from importlib import import_module
model = getattr(import_module({module!r}), {name!r})
model.model_rebuild()
validate = model.__pydantic_validator__.validate_json
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        for document in {documents}:
            validate(document, by_alias=True, by_name=False)
"""


@dataclass(frozen=True)
class Ran:
    """One run of a process: its time, and the most memory it held, in bytes."""

    seconds: float
    memory: int


def one_file(docs: Documents, folder: Path, rounds: int) -> Result:
    """A file on the command line, cold."""
    path = folder / "bestilling.json"
    path.write_bytes(docs.json)
    commands = {
        "check-jsonschema": _check_jsonschema(docs, [path]),
        "we": _ours([path]),
        "pydantic in a script": _pydantic_alone(docs, [path]),
    }
    medians, _ = _race(commands, rounds)
    return _result("one-file", "one file on the command line", 0.8, medians)


def thousand_files(docs: Documents, folder: Path, rounds: int) -> Result:
    """A thousand files on the command line."""
    paths = _many(docs, folder, 1000)
    commands = {
        "check-jsonschema": _check_jsonschema(docs, paths),
        "we": _ours([folder]),
        "we on one core": _ours([folder]),
        "pydantic in a script": _pydantic_alone(docs, paths),
    }
    medians, _ = _race(commands, rounds)
    return _result("thousand-files", "1 000 files on the command line", 0.15, medians)


def ndjson(docs: Documents, folder: Path, rounds: int) -> Result:
    """Ten thousand messages in one stream; memory must not grow with their number."""
    few, many = folder / "few.ndjson", folder / "many.ndjson"
    few.write_bytes((docs.json + b"\n") * 1000)
    many.write_bytes((docs.json + b"\n") * 10_000)
    commands = {
        "pydantic alone": _pydantic_alone(docs, [many], documents="file"),
        "we": _ours([many]),
        "we on one core": _ours([many]),
        "a tenth of it": _ours([few]),
    }
    medians, memory = _race(commands, rounds)
    remark = (
        f"memory {memory['we'] / 1e6:.0f} MB (a tenth of the stream: {memory['a tenth of it'] / 1e6:.0f} MB)"
    )
    limit, ours = medians["pydantic alone"], medians["we"]
    return Result(
        name="ndjson",
        work="10 000 messages in one stream",
        limit="pydantic alone",
        limit_seconds=limit,
        our_seconds=ours,
        goal=round(1 / 0.55, 2),
        others={"we on one core": medians["we on one core"]},
        remark=f"{10_000 / ours:.0f} messages a second; {remark}",
    )


def _result(name: str, work: str, goal: float, medians: Mapping[str, float]) -> Result:
    others = {way: seconds for way, seconds in medians.items() if way not in ("check-jsonschema", "we")}
    limit, ours = medians["check-jsonschema"], medians["we"]
    return Result(name, work, "check-jsonschema", limit, ours, goal, others)


def _ours(paths: list[Path]) -> Command:
    return [BIN / "samarbejde", "check", *paths, "--format", "json"]


def _check_jsonschema(docs: Documents, paths: list[Path]) -> Command:
    return [BIN / "check-jsonschema", "--schemafile", docs.json_schema, *paths]


def _pydantic_alone(docs: Documents, paths: list[Path], *, documents: str = "[file.read()]") -> Command:
    model = type(docs.besked)
    program = PYDANTIC_ALONE.format(module=model.__module__, name=model.__name__, documents=documents)
    return [sys.executable, "-c", program, *paths]


def _many(docs: Documents, folder: Path, count: int) -> list[Path]:
    """The same order under as many message ids, a file each."""
    tree = json.loads(docs.json)
    paths = [folder / f"bestilling-{number:04}.json" for number in range(count)]
    for number, path in enumerate(paths):
        tree["konvolut"]["beskedId"] = f"5b6f0a52-6c1e-4d3a-9a51-{number:012x}"
        path.write_text(json.dumps(tree, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    return paths


def _race(commands: Mapping[str, Command], rounds: int) -> tuple[dict[str, float], dict[str, int]]:
    """Median seconds and most memory for each command, run in turn; a slow machine gets fewer rounds."""
    runs: dict[str, list[Ran]] = {name: [] for name in commands}
    ends = perf_counter() + SECONDS_A_ROUND * rounds
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(_run(command, one_core=name.endswith("one core")))
        if perf_counter() > ends:
            break
    return (
        {name: statistics.median(run.seconds for run in found) for name, found in runs.items()},
        {name: max(run.memory for run in found) for name, found in runs.items()},
    )


def _run(command: Command, *, one_core: bool) -> Ran:
    """Run a command that must end with 0."""
    narrow = (lambda: os.sched_setaffinity(0, {0})) if one_core and hasattr(os, "sched_setaffinity") else None
    with tempfile.TemporaryFile() as stderr:
        start = perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=stderr, preexec_fn=narrow)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        stderr.seek(0)
        said = stderr.read().decode(errors="replace")
    if process.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} ended with {process.returncode}: {said[-500:]}")
    return Ran(seconds, usage.ru_maxrss * 1024)
