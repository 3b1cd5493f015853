"""The store survives the death of its process: at every named point, and at any moment.

A nursery process forks children that work on one store and are killed with SIGKILL. What every child does is
decided by numbers alone: operation k on the same content gives the same content. So after each death the
store must hold exactly what a second store holds, in which k operations were done without any trouble, where
k is what the child had reported done; or one more, when death came between the commit and the report.

``SAMARBEJDE_CRASHES`` (1 unless set) is how many times as many deaths there are.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema.transport.store import Session, Store, sqlite
from tests.unit.transport.store.making import (
    ANDEN,
    BOSTED,
    KOMMUNE,
    VAULT,
    after,
    arrive,
    kept,
    log,
    put,
    said,
)

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")

TIMES = int(os.environ.get("SAMARBEJDE_CRASHES", "1"))
NAMED = 3 * TIMES
RANDOM = 20 * TIMES
POINTS = (
    "after-begin",
    "before-insert",
    "after-insert",
    "before-update",
    "after-update",
    "before-delete",
    "after-delete",
    "before-commit",
    "after-commit",
)
TABLES = ("log", "outbox", "sealed", "queue", "settled", "seen", "audit")


# What is done, by number.


def send(session: Session, k: int) -> None:
    for name, receivers in ((f"ud {k} a", (BOSTED, ANDEN)), (f"ud {k} b", (BOSTED,))):
        session.log.add(kept(name, case_id=f"sag {k % 3}", at=after(k), **said(b"ud" * 3000)))
        for receiver in receivers:
            put(session, name, f"sag {k % 3}", receiver=receiver, jwe=b"forseglet" * 1000, queued=after(k))
        log(session, "afsendt", name)


def get(session: Session, k: int) -> None:
    for number in range(2):
        arrive(session, f"ind {k} {number}", f"sag {k % 3}" if k % 5 else None)


def lease(session: Session, k: int) -> None:
    session.outbox.lease(f"w{k % 2}", after(k * 30), 60, 3)


def settle(session: Session, k: int) -> None:
    for place, row in enumerate(session.outbox.rows("sender")):
        state = ("leveret", "klar", "leveret", "afvist", "leveret", "uafklaret", "opgivet")[(k + place) % 7]
        for worker in ("w0", "w1"):
            if session.outbox.settle(
                row.id, worker, state, after(k), due=after(k * 30 + 40), receipt=b"kvittering" * 600
            ):
                log(session, state if state != "klar" else "uafklaret", row.message_id)
                session.log.set_counts(KOMMUNE, row.message_id, state == "leveret")


def take(session: Session, k: int) -> None:
    session.inbox.take("w", after(k * 30), 10_000)


def done(session: Session, k: int) -> None:
    for row in session.inbox.rows(unread=True):
        if row.worker is not None and session.inbox.done(row.id, "w", after(k)):
            log(session, "laest", row.message_id)


def handle(session: Session, k: int) -> None:
    for state in ("afvist", "opgivet"):
        for row in session.outbox.rows(state):
            if session.outbox.handle(row.id) is not None:
                log(session, "frigivet", row.message_id)


def clean(session: Session, k: int) -> None:
    session.inbox.purge(after(k))
    for one in session.log.of_case("sag 1")[:2]:
        session.log.forget(one.sender, one.message_id)
        log(session, "slettet", one.message_id)


OPERATIONS: tuple[Callable[[Session, int], None], ...] = (
    send,
    get,
    lease,
    take,
    settle,
    done,
    lease,
    settle,
    handle,
    clean,
)


def operate(store: Store, k: int) -> None:
    """Operation number k, one transaction."""
    with store.begin() as session:
        OPERATIONS[k % len(OPERATIONS)](session, k)


# The nursery: `python -m tests.simulation.test_store_crashes <wal>`


def nursery(wal: bool) -> None:
    """For each order on stdin: a child that works until it dies; stdout tells what it had done, and how it died."""
    sqlite.wal_is_safe = lambda version: wal
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            live(order)
            os._exit(0)
        if "seconds" in order:
            time.sleep(order["seconds"])  # the moment of death is any moment
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.write(1, b"dead %d\n" % (os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0))


def live(order: dict[str, Any]) -> None:
    """Work from operation ``first``, and die at the named point the given number of times it is passed."""
    left = order.get("times", 0)

    def crash(point: str) -> None:
        nonlocal left
        if point == order.get("point"):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    store = Store.open(order["path"], VAULT, busy=10, crash=crash)
    for k in range(order["first"], order["first"] + 2000):
        operate(store, k)
        os.write(1, b"%d\n" % k)


# The tests.


class Twin:
    """The store that lives through it, and its twin that nothing happens to."""

    def __init__(self, folder: Path, root: Path, wal: bool) -> None:
        self.folder, self.made = folder, 0
        self.begin_anew()
        self.process = subprocess.Popen(
            [sys.executable, "-m", __spec__.name, str(int(wal))],
            cwd=root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin_anew(self) -> None:
        """Two other files: comparing takes as long as the stores are large."""
        if self.made:
            self.twin.close()
        self.made += 1
        self.path = self.folder / f"lager {self.made}.sqlite"
        self.twin = Store.open(self.folder / f"tvilling {self.made}.sqlite", VAULT)
        self.done = 0

    def close(self) -> None:
        self.process.communicate()
        self.twin.close()

    def kill(self, **order: Any) -> int:
        """Let a child work and die; how many operations it had reported done."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"path": str(self.path), "first": self.done, **order}) + "\n")
        self.process.stdin.flush()
        for reported, line in enumerate(self.process.stdout):
            if line.startswith("dead"):
                assert line == f"dead {int(signal.SIGKILL)}\n"
                return reported
            assert int(line) == self.done + reported
        raise AssertionError("the nursery ended")

    def expect(self, reported: int, unreported: tuple[int, ...]) -> None:
        """The store is what so many operations make it; then the twin is, too."""
        self.advance(reported)
        with Store.open(self.path, VAULT) as store:
            found = content(store)
            assert store.verify() is None
            with store.peek() as session:
                check = session.connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
                assert check == ["ok"]
        base, expected = self.done, {}
        for more in unreported:
            self.advance(base + more - self.done)
            expected = content(self.twin)
            if found == expected:
                return
        differing = [table for table in TABLES if found[table] != expected[table]]
        raise AssertionError(f"after {self.done} operations these differ: {differing}")

    def advance(self, operations: int) -> None:
        for _ in range(operations):
            operate(self.twin, self.done)
            self.done += 1


def content(store: Store) -> dict[str, Any]:
    """Everything in a store, with the messages unlocked."""
    found: dict[str, Any] = {}
    with store.peek() as session:
        for table in TABLES:
            rows = session.connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2")
            found[table] = [{k: v for k, v in row.items() if k != "jws"} for row in rows.mappings()]
        found["messages"] = [session.log.find(row["sender"], row["message_id"]) for row in found["log"]]
    return found


@pytest.fixture(params=[False, True], ids=["journal", "wal"])
def twin(tmp_path: Path, root: Path, request: pytest.FixtureRequest) -> Iterator[Twin]:
    pair = Twin(tmp_path, root, request.param)
    yield pair
    pair.close()


def test_killed_at_every_named_point(twin: Twin) -> None:
    """Committed is there, not committed is not; the last operation is there only after its commit."""
    chance = random.Random(1)
    for point in POINTS:
        twin.begin_anew()
        for _ in range(NAMED):
            reported = twin.kill(point=point, times=chance.randint(1, 12))
            twin.expect(reported, (1,) if point == "after-commit" else (0,))


def test_killed_at_any_moment(twin: Twin) -> None:
    """Also inside a commit: then the operation is there as a whole, or not at all."""
    chance = random.Random()
    for number in range(RANDOM):
        if number % 20 == 0:
            twin.begin_anew()
        reported = twin.kill(seconds=chance.uniform(0.005, 0.06))
        twin.expect(reported, (0, 1))


def test_killed_while_the_store_is_made(twin: Twin) -> None:
    """A store is there as a whole or not at all; opening it again makes what is missing."""
    chance = random.Random()
    for _ in range(RANDOM):
        twin.begin_anew()
        reported = twin.kill(seconds=chance.uniform(0, 0.02))
        twin.expect(reported, (0, 1))


if __name__ == "__main__":
    nursery(bool(int(sys.argv[1])))
