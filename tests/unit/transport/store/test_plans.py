"""How the database finds what is asked for: never by reading through a table that grows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from samarbejde_schema.transport.store import Store, audit, inbox, log, outbox

from .making import ANDEN, BOSTED, KOMMUNE, NOW, VAULT, after, arrive, digest, lease, put, settle, take

GROWS = {"log", "outbox", "queue", "settled", "seen", "sealed", "audit", "earlier", "stop"}
"""The tables, and the names they go by in a statement."""
ALLOWED = {
    "SCAN log USING COVERING INDEX sqlite_autoindex_log_1": "Log.size counts them all, for lists only",
    "SCAN queue USING INDEX queue_unread": "Inbox.waiting counts what is unread; a list shows it",
}
"""Reviewed: what reads through an index, and why that is no matter."""


@pytest.fixture(scope="module")
def used() -> set[int]:
    """The statements that were executed, by identity."""
    return set()


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory, used: set[int]) -> dict[str, list[str]]:
    """Every statement of the store, and SQLite's plan for it."""
    found: dict[str, list[str]] = {}

    def note(connection, statement, *rest) -> None:
        used.add(id(statement))

    def explain(connection, cursor, statement, parameters, context, many) -> None:
        if statement.startswith(("SELECT", "UPDATE", "INSERT", "DELETE")) and statement not in found:
            raw = connection.connection.dbapi_connection
            rows = raw.execute("EXPLAIN QUERY PLAN " + statement, parameters).fetchall()
            found[statement] = [row[3] for row in rows]

    event.listen(Engine, "before_cursor_execute", explain)
    event.listen(Engine, "before_execute", note)
    try:
        with Store.open(tmp_path_factory.mktemp("plans") / "lager.sqlite", VAULT) as store:
            use_everything(store)
    finally:
        event.remove(Engine, "before_cursor_execute", explain)
        event.remove(Engine, "before_execute", note)
    return found


def use_everything(store: Store) -> None:
    with store.begin() as session:
        for name in ("a", "b", "c"):
            put(session, name)
            put(session, name, receiver=ANDEN)
            arrive(session, name)
        session.log.forget(BOSTED, "a")
    item = take(store)
    assert item is not None
    with store.begin() as session:
        session.inbox.release(item.id, "w", NOW)
        session.inbox.set_counts(BOSTED, "b", counts=False)
        session.inbox.take("w", after(1), 300)
        session.inbox.done(item.id, "w", NOW)
        session.log.set_counts(BOSTED, "b")
        session.inbox.renew(BOSTED, digest("b"), b"receipt")
        session.inbox.renew(BOSTED, digest("a"), b"signed anew")
        session.inbox.purge(after(99))
    for state in ("klar", "afvist", "leveret", "opgivet"):
        row, *_ = lease(store, now=after(1000))
        settle(store, row, state, due=after(1))
        with store.begin() as session:
            session.outbox.handle(row.id)
    with store.peek() as session:
        for state, case in [(None, None), ("klar", None), (None, "sag"), ("klar", "sag")]:
            session.outbox.rows(state, case)
        session.outbox.of_message(KOMMUNE, "a")
        session.outbox.next_due(NOW)
        session.inbox.rows()
        session.inbox.rows(unread=True)
        session.inbox.waiting()
        session.inbox.settled(BOSTED, digest("a"))
        session.inbox.seen(BOSTED, digest("a"))
        session.inbox.digest_of(BOSTED, "a")
        session.log.of_case("sag")
        session.log.find(KOMMUNE, "a")
        session.log.size()
        session.audit.head()
        session.audit.verify()


def test_every_statement_was_seen(plans: dict[str, list[str]], used: set[int]) -> None:
    """Each constant that a method of the store executes; pieces of other statements do not count."""
    unused = []
    for module in (audit, inbox, log, outbox):
        source = Path(module.__file__).read_text(encoding="utf-8")
        for name in re.findall(r"_work\.\w+\(\s*(_[A-Z_]+)", source):
            value = vars(module)[name]
            wanted = value.values() if isinstance(value, dict) else [value]
            unused += [f"{module.__name__}.{name}" for one in wanted if id(one) not in used]
    assert unused == []
    assert {statement.split()[0] for statement in plans} == {"SELECT", "UPDATE", "INSERT", "DELETE"}


def test_no_statement_reads_through_a_table(plans: dict[str, list[str]]) -> None:
    scans = [
        (line, statement)
        for statement, plan in plans.items()
        for line in plan
        if line.startswith("SCAN") and line.split()[1] in GROWS and line not in ALLOWED
    ]
    assert scans == []


def test_nothing_is_sorted_but_by_an_index(plans: dict[str, list[str]]) -> None:
    assert [
        statement for statement, plan in plans.items() if any("TEMP B-TREE" in line for line in plan)
    ] == []


def test_what_is_allowed_still_happens(plans: dict[str, list[str]]) -> None:
    assert set(ALLOWED) <= {line for plan in plans.values() for line in plan}


def steps_of(store: Store, path: Path) -> Iterator[int]:
    """How many steps of SQLite's machine each operation takes."""
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    def measured(operation) -> int:
        nonlocal steps
        with store.begin() as session:
            raw = session.connection.connection.dbapi_connection
            raw.set_progress_handler(count, 1)
            steps = 0
            operation(session)
            raw.set_progress_handler(None, 0)
        return steps

    yield measured(lambda session: put(session, "ny", "ny sag"))
    yield measured(lambda session: session.outbox.lease("w", NOW, 180, 1))
    yield measured(lambda session: session.outbox.settle(1, "w", "leveret", NOW))
    yield measured(lambda session: session.outbox.next_due(NOW))
    yield measured(lambda session: arrive(session, "ind", "ny sag"))
    yield measured(lambda session: session.inbox.take("w", NOW, 300))
    yield measured(lambda session: session.inbox.done(1, "w", NOW))
    yield measured(lambda session: session.log.find(KOMMUNE, "ukendt"))


def test_an_operation_takes_as_many_steps_in_a_large_store_as_in_a_small(tmp_path: Path) -> None:
    counted = {}
    for size in (10, 400):
        path = tmp_path / f"{size}.sqlite"
        with Store.open(path, VAULT) as store:
            with store.begin() as session:
                for number in range(size):
                    put(session, f"en sag {number}", "en sag")
                    put(session, f"ud {number}", f"sag {number}")
                    arrive(session, f"ind {number}", f"sag {number % 5}")
            counted[size] = list(steps_of(store, path))
    for small, large in zip(counted[10], counted[400], strict=True):
        assert large <= small * 1.1 + 10
