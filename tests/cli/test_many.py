"""Many documents: streams stay streams, and two processes say what one says."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from itertools import count, islice
from pathlib import Path
from typing import ClassVar

import pytest

from samarbejde_schema.cli import crowd, sharing
from samarbejde_schema.cli.crowd import CROWD, judge_all
from samarbejde_schema.cli.judging import Judged, Task, judge_source
from samarbejde_schema.cli.sources import Source, documents
from samarbejde_schema.findings import Verdict
from samarbejde_schema.standard.v1.kontekst import Kontekst
from tests.cli.calls import CASE, as_json, process, samarbejde

LINES = [
    b'{"konvolut": {}}',
    b"",
    b"[1, 2",
    (CASE / "05-kontrakt-svar.json").read_bytes().replace(b"\n", b""),
]


def stream(tmp_path: Path, lines: int) -> Path:
    path = tmp_path / "strøm.ndjson"
    path.write_bytes(b"".join(LINES[i % len(LINES)] + b"\n" for i in range(lines)))
    return path


def folder(tmp_path: Path, files: int) -> Path:
    for number in range(files):
        (tmp_path / f"{number:03}.json").write_bytes(LINES[number % len(LINES)])
    return tmp_path


def test_a_stream_has_a_document_to_a_line(tmp_path: Path) -> None:
    path = stream(tmp_path, 8)
    answer = as_json(path)
    assert [file["file"].rpartition(":")[2] for file in answer.files] == ["1", "3", "4", "5", "7", "8"]
    assert [file["verdict"] for file in answer.files] == ["invalid", "invalid", "valid"] * 2
    assert [file["findings"][0]["line"] for file in answer.files if file["findings"]] == [1, 3, 5, 7]
    assert as_json("-", "--ndjson", stdin=path.read_bytes()).json["summary"] == answer.json["summary"]


def test_the_last_line_needs_no_line_feed_and_windows_lines_are_lines(tmp_path: Path) -> None:
    path = tmp_path / "strøm.jsonl"
    path.write_bytes(b"\r\n" + LINES[3] + b"\r\n" + LINES[3])
    assert [file["verdict"] for file in as_json(path).files] == ["valid", "valid"]


def test_an_empty_stream_is_an_empty_document(tmp_path: Path) -> None:
    path = tmp_path / "tom.ndjson"
    path.write_bytes(b"\n\n")
    assert as_json(path).ids == ["FORM-TOM"]


def test_a_line_without_end_is_refused_and_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from samarbejde_schema.cli import sources

    monkeypatch.setattr(sources, "LIMITS", sources.LIMITS.lower(bytes=1000))
    path = tmp_path / "strøm.ndjson"
    path.write_bytes(b"[" * 5000 + b"\n" + b"{}\n")
    found = list(documents(str(path)))
    assert [(source.line, len(source.data)) for source in found] == [(1, 1002), (2, 2)]


def test_judging_is_lazy() -> None:
    """The first report is there before the second document is asked for, however many there are."""
    asked = count()

    def names() -> Iterator[str]:
        for _ in range(100_000):
            next(asked)
            yield str(CASE / "05-kontrakt-svar.json")

    results = judge_all(names(), Task())
    assert [one.report.verdict for one in islice(results, 3)] == [Verdict.VALID] * 3
    assert next(asked) == 3


def test_memory_is_flat_in_the_length_of_a_stream(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "_processors", lambda: 1)
    sum(1 for _ in judge_all([str(stream(tmp_path, 40))], Task()))

    def most(lines: int) -> int:
        path = stream(tmp_path, lines)
        tracemalloc.start()
        try:
            assert sum(1 for _ in judge_all([str(path)], Task())) == lines * 3 // 4
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    few, many = most(1600), most(4800)
    assert many < few + 500_000  # 3 200 more documents are 7 MB of bytes alone


def _labels(judged: Iterator[Judged]) -> list[tuple[str, object]]:
    return [(one.label, one.report) for one in judged]


def test_two_processes_say_what_one_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [str(path) for path in sorted(folder(tmp_path, 3 * CROWD).iterdir())]
    monkeypatch.setattr(crowd, "_processors", lambda: 2)
    shared = _labels(judge_all(names, Task(profiles=("MIDT",))))
    monkeypatch.setattr(crowd, "_processors", lambda: 1)
    assert shared == _labels(judge_all(names, Task(profiles=("MIDT",))))
    assert [label for label, _ in shared] == names


def test_the_other_process_does_take_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    submit = sharing.ProcessPoolExecutor.submit

    def counted(self: Executor, work: object, chunk: list[Source]) -> Future[list[Judged]]:
        given.append(len(chunk))
        return submit(self, work, chunk)  # type: ignore[arg-type]

    monkeypatch.setattr(crowd, "_processors", lambda: 2)
    monkeypatch.setattr(sharing.ProcessPoolExecutor, "submit", counted)
    path = stream(tmp_path, 400)
    assert sum(1 for _ in judge_all([str(path)], Task())) == 300
    assert sum(given) > 0


def test_a_context_crosses_to_the_other_process_once_and_not_with_every_chunk(tmp_path: Path) -> None:
    class Large(Kontekst):
        """A context that is counted when it is sent somewhere."""

        sent: ClassVar[int] = 0

        def __reduce__(self) -> tuple[type, tuple[()]]:
            Large.sent += 1
            return Kontekst, ()

    sources = (Source(f"{number}", LINES[3]) for number in range(200))
    found = list(sharing.judge_in_two(sources, Task(context=Large())))
    assert [one.report.verdict for one in found] == [Verdict.VALID] * 200
    assert Large.sent <= 1


def test_a_share_whose_process_is_ended_is_judged_here() -> None:
    chunk = [Source("a", b"{}"), Source("b", b"")]
    ended: Future[list[Judged]] = Future()
    ended.set_exception(BrokenProcessPool("gone"))
    here = [judge_source(source, Task()) for source in chunk]
    assert sharing._Share(chunk, ended).result(Task()) == here

    class Gone(Executor):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            raise BrokenProcessPool("gone")

    assert sharing._given(Gone(), chunk, Task()).result(Task()) == here


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="one core cannot be asked for")
def test_the_command_says_the_same_on_one_core_and_on_more(tmp_path: Path) -> None:
    folder(tmp_path, CROWD + 40)
    many = process("check", tmp_path, "--format", "json")
    one = process("check", tmp_path, "--format", "json", preexec_fn=lambda: os.sched_setaffinity(0, {0}))
    assert many.returncode == one.returncode == 1
    assert many.stdout == one.stdout
    assert many.stderr == one.stderr == b""


def test_a_folder_of_many_is_counted(tmp_path: Path) -> None:
    answer = samarbejde("check", folder(tmp_path, CROWD + 16))
    assert answer.code == 1
    assert answer.out.splitlines()[-1] == "80 dokumenter: 20 i orden, 60 med fejl"
