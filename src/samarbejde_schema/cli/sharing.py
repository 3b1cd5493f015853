"""Share a stream of documents between this process and another.

A complete example::

    yield from judge_in_two(sources, task)

Loaded only when there are many documents: what it needs costs more than a few documents do.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from .judging import Judged, Task, judge_source
from .sources import Source

CHUNK = 16
"""So many documents are shared out at a time."""
AHEAD = 8
"""So many chunks are under way at most."""


def judge_in_two(sources: Iterator[Source], task: Task) -> Iterator[Judged]:
    """Keep another process fed; print what is ready, and judge a chunk here when nothing is.

    No more than AHEAD chunks are under way, so that memory does not grow with the stream.
    """
    chunks = iter(lambda: list(islice(sources, CHUNK)), [])
    under_way: deque[_Share] = deque()
    with _other_process(task) as other:
        while True:
            while sum(not share.ready for share in under_way) < 2 and (chunk := next(chunks, None)):
                under_way.append(_given(other, chunk, task))
            if not under_way:
                return
            if not under_way[0].ready and len(under_way) < AHEAD and (chunk := next(chunks, None)):
                under_way.append(_Share(chunk, _chunk(chunk, task)))
            else:
                yield from under_way.popleft().result(task)


@dataclass(frozen=True, slots=True)
class _Share:
    """A chunk, and its results or the promise of them."""

    chunk: list[Source]
    judged: list[Judged] | Future[list[Judged]]

    @property
    def ready(self) -> bool:
        return isinstance(self.judged, list) or self.judged.done()

    def result(self, task: Task) -> list[Judged]:
        if isinstance(self.judged, list):
            return self.judged
        try:
            return self.judged.result()
        except BrokenExecutor:  # the other process was ended from outside: its share is judged here
            return _chunk(self.chunk, task)


def _given(other: Executor, chunk: list[Source], task: Task) -> _Share:
    try:
        return _Share(chunk, other.submit(_asked, chunk))
    except BrokenExecutor:
        return _Share(chunk, _chunk(chunk, task))


@contextmanager
def _other_process(task: Task) -> Iterator[Executor]:
    """One process more; what is loaded by now is shared with it and not collected.

    It gets the task once, at its start: a task with a context is large, and the same for every chunk.
    """
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    gc.freeze()
    try:
        with ProcessPoolExecutor(1, multiprocessing.get_context(method), _begin, (task,)) as other:
            yield other
    finally:
        gc.unfreeze()


_TASK: list[Task] = []
"""The task of the other process; empty in the first one."""


def _begin(task: Task) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process answers it for both
    _TASK[:] = [task]


def _asked(sources: list[Source]) -> list[Judged]:
    return _chunk(sources, _TASK[0])


def _chunk(sources: list[Source], task: Task) -> list[Judged]:
    return [judge_source(source, task) for source in sources]
