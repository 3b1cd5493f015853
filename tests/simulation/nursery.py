"""Where processes come from, quickly: one program that has loaded everything, and forks when it is asked.

Started as ``python -m tests.simulation.nursery``; :class:`Nursery` is the other end of its pipes. It has one
thread, so its children begin as clean as any. Each child is known by its pid, which stays its own until
:meth:`Nursery.wait` has been told how it ended.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]


class Nursery:
    """Starts, kills and buries children. Use it in ``with``: none of them lives longer than the block."""

    def __init__(self, log: Path) -> None:
        self._log = log.open("ab")
        self._program = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.simulation.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=ROOT,
        )
        self._living: set[int] = set()

    def start(self, task: str, order: dict[str, Any]) -> int:
        """A child that does a task; its pid."""
        pid = int(self._ask({"task": task, "order": order}))
        self._living.add(pid)
        return pid

    def wait(self, pid: int) -> int:
        """Wait until a child has ended: its exit code, or minus the number of the signal that ended it."""
        code = int(self._ask({"wait": pid}))
        self._living.discard(pid)
        return code

    def ended(self, pid: int) -> int | None:
        """The same without waiting; ``None`` while it lives."""
        code = self._ask({"look": pid})
        if code is None:
            return None
        self._living.discard(pid)
        return int(code)

    def kill(self, pid: int) -> int:
        """End a child at once, wherever it is; how it ended."""
        os.kill(pid, signal.SIGKILL)
        return self.wait(pid)

    def close(self) -> None:
        """End every child, and the program they came from."""
        for pid in tuple(self._living):
            self.kill(pid)
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.wait(30)
        self._program.stdout.close()
        self._log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _ask(self, question: dict[str, Any]) -> Any:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps(question).encode() + b"\n")
        self._program.stdin.flush()
        answer = self._program.stdout.readline()
        if not answer:
            raise RuntimeError(f"the nursery has ended; see {self._log.name}")
        return json.loads(answer)


Task = Callable[[dict[str, Any]], None]


def _tasks() -> dict[str, tuple[Task, Task]]:
    """What is done before a child is made, and what it does; loading this is what takes time."""
    from . import node, rival, traffic

    node.warm()
    return {
        "node": (
            lambda order: node.prepare(node.Order(**order)),
            lambda order: node.run(node.Order(**order)),
        ),
        "rival": (
            lambda order: node.prepare(node.Order(**order["node"])),
            lambda order: rival.run(rival.Order(**order)),
        ),
        "traffic": (
            lambda order: None,
            lambda order: traffic.run(traffic.Order(**order)),
        ),
    }


def _answer(question: dict[str, Any], tasks: dict[str, tuple[Task, Task]]) -> Any:
    if "task" in question:
        prepare, run = tasks[question["task"]]
        prepare(question["order"])
        pid = os.fork()
        if pid:
            return pid
        try:
            nothing = os.open(os.devnull, os.O_RDWR)
            os.dup2(nothing, 0)
            os.dup2(nothing, 1)
            run(question["order"])
        finally:
            os._exit(5)
    if "wait" in question:
        return os.waitstatus_to_exitcode(os.waitpid(question["wait"], 0)[1])
    pid, status = os.waitpid(question["look"], os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


def main() -> None:
    """Answer questions until there are no more."""
    tasks = _tasks()
    for line in sys.stdin.buffer:
        answer = _answer(json.loads(line), tasks)
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
