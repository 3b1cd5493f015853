"""Several threads and several processes on one store: every lease has one holder, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from samarbejde_schema.transport.store import Store

from .making import NOW, VAULT, arrive, log, put, settle

WORKERS = 4
ROWS = 40

WORKER = """
import sys
from samarbejde_schema.transport.store import Store
from tests.unit.transport.store.making import NOW, VAULT, log, settle

path, worker = sys.argv[1:]
with Store.open(path, VAULT, busy=30) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    while True:
        with store.begin() as session:
            rows = session.outbox.lease(worker, NOW, 180, 2)
            items = [session.inbox.take(worker, NOW, 300)]
        for row in rows:
            print("row", row.message_id, settle(store, row, "leveret", worker), flush=True)
        for item in filter(None, items):
            with store.begin() as session:
                print("item", item.message_id, session.inbox.done(item.id, worker, NOW), flush=True)
                log(session, "laest", item.message_id)
        if not rows and not any(items):
            break
"""


def filled(path: Path) -> Store:
    store = Store.open(path, VAULT, busy=30)
    with store.begin() as session:
        for number in range(ROWS):
            put(session, f"m{number}", f"sag {number % 7}")
            arrive(session, f"m{number}", f"sag {number % 7}")
    return store


def test_processes_share_the_work(path: Path, root: Path) -> None:
    store = filled(path)
    command = [sys.executable, "-c", WORKER, str(path)]
    processes = [
        subprocess.Popen(
            [*command, f"w{number}"],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WORKERS)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=120) for process in processes]
    assert [(process.returncode, errors) for process, (_, errors) in zip(processes, told, strict=True)] == [
        (0, "")
    ] * WORKERS
    lines = Counter(line for out, _ in told for line in out.splitlines())
    wanted = [f"{kind} m{number} True" for kind in ("row", "item") for number in range(ROWS)]
    assert lines == Counter(wanted), "each once, by one of them"
    with store, store.peek() as session:
        assert session.inbox.waiting() == 0
        assert session.audit.verify() is None
        assert session.audit.head().number == 2 * ROWS
        assert {row.state for row in session.outbox.rows()} == {"leveret"}


def test_threads_share_the_work(path: Path) -> None:
    store = filled(path)

    def work(worker: str) -> list[tuple[str, bool]]:
        done = []
        while True:
            with store.begin() as session:
                rows = session.outbox.lease(worker, NOW, 180, 2)
            if not rows:
                return done
            done += [(row.message_id, settle(store, row, "leveret", worker)) for row in rows]

    with store, ThreadPoolExecutor(8) as pool:
        results = [pair for pairs in pool.map(work, "abcdefgh") for pair in pairs]
        assert Counter(results) == Counter((f"m{number}", True) for number in range(ROWS))


def test_one_lease_has_one_winner(path: Path) -> None:
    with Store.open(path, VAULT, busy=30) as one, Store.open(path, VAULT, busy=30) as two:
        for round_number in range(10):
            with one.begin() as session:
                put(session, f"m{round_number}", None)
                arrive(session, f"m{round_number}", None)
            start = Barrier(6)

            def attempt(number: int, start: Barrier = start) -> tuple[int, bool]:
                start.wait()
                with (one, two)[number % 2].begin() as session:
                    rows = session.outbox.lease(f"w{number}", NOW, 180, 1)
                    item = session.inbox.take(f"w{number}", NOW, 300)
                return len(rows), item is not None

            with ThreadPoolExecutor(6) as pool:
                won = list(pool.map(attempt, range(6)))
            assert [sum(rows for rows, _ in won), sum(item for _, item in won)] == [1, 1]


def test_readers_see_one_moment(path: Path) -> None:
    """What is written together is seen together, from other threads and through other connections."""
    with Store.open(path, VAULT, busy=30) as store, ThreadPoolExecutor(5) as pool:

        def write() -> None:
            for number in range(40):
                with store.begin() as session:
                    arrive(session, f"m{number}", None)
                    log(session, "laest", f"m{number}")

        def read() -> set[bool]:
            seen = set()
            while not writing.done():
                with store.peek() as session:
                    seen.add(session.audit.head().number == 2 * session.log.size())
            return seen

        writing = pool.submit(write)
        readers = [pool.submit(read) for _ in range(4)]
        writing.result()
        assert set().union(*(reader.result() for reader in readers)) <= {True}


def test_processes_open_a_new_store_at_once(path: Path, root: Path) -> None:
    program = (
        "import sys\n"
        "from samarbejde_schema.transport.store import Store\n"
        "from tests.unit.transport.store.making import VAULT, log\n"
        "sys.stdin.readline()\n"
        "with Store.open(sys.argv[1], VAULT, busy=30) as store, store.begin() as session:\n"
        "    print(log(session, 'alarm', 'en').number)\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(path)],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(WORKERS)
    ]
    told = [process.communicate("go\n", timeout=120) for process in processes]
    assert [errors for _, errors in told] == [""] * WORKERS
    assert sorted(int(out) for out, _ in told) == list(range(1, WORKERS + 1))
