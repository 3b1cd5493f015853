"""The audit log: a chain in which the first entry that does not hold is found, whatever was done to it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from samarbejde_schema.catalogue.receipts import Head
from samarbejde_schema.errors import LocalError
from samarbejde_schema.transport.store import AuditFault, Store
from samarbejde_schema.transport.store.audit import PAGE, START, hash_of
from samarbejde_schema.transport.store.tables import instant, milliseconds
from samarbejde_schema.transport.store.values import EVENTS

from .making import BOSTED, KOMMUNE, NOW, VAULT, after, log

LENGTH = 12
Change = Callable[[sqlite3.Connection], None]


def test_an_empty_log_has_a_head_and_holds(store: Store) -> None:
    with store.peek() as session:
        assert session.audit.head() == START == Head(0, "0" * 64)
        assert session.audit.verify() is None
        assert session.audit.verify(START) is None


def test_the_hash_is_what_the_description_says(store: Store) -> None:
    with store.begin() as session:
        first = log(session, "afsendt", "en")
        second = log(session, "afvist", "en", code="AFL-STOERRELSE")
        assert session.audit.head() == second
    entry = {
        "number": 2,
        "time": 1777982400000,
        "event": "afvist",
        "message_id": "en",
        "sender": KOMMUNE,
        "receiver": BOSTED,
        "digest": None,
        "code": "AFL-STOERRELSE",
        "previous": first.hash,
    }
    assert second == Head(2, sha256(rfc8785.dumps(entry)).hexdigest())


def test_every_event_is_known_and_no_other(store: Store) -> None:
    with store.begin() as session:
        heads = [log(session, event, "en") for event in EVENTS]
        assert [head.number for head in heads] == list(range(1, len(EVENTS) + 1))
        with pytest.raises(LocalError, match="hændelse"):
            log(session, "glemt", "en")
        assert session.audit.head() == heads[-1]


def test_what_is_rolled_back_leaves_no_gap(store: Store) -> None:
    with store.begin() as session:
        log(session, "afsendt", "en")
    with pytest.raises(LocalError), store.begin() as session:
        log(session, "afsendt", "to") and log(session, "en ukendt hændelse", "to")
    with store.begin() as session:
        assert log(session, "afsendt", "tre").number == 2
        assert session.audit.verify() is None


def test_two_entries_cannot_have_one_number(store: Store) -> None:
    with store.begin() as session:
        log(session, "afsendt", "en")
        session.connection.exec_driver_sql("UPDATE audit SET number = 2")
        with pytest.raises(IntegrityError):
            log(session, "afsendt", "to")


def test_a_log_longer_than_a_page_is_checked_to_its_end(store: Store) -> None:
    with store.begin() as session:
        for number in range(PAGE + 8):
            head = log(session, "modtaget", f"m{number}")
    assert store.verify() is None
    assert store.verify(head) is None
    assert store.verify(Head(head.number + 1, head.hash)) == AuditFault(head.number + 1, "afskaaret")
    with store.begin() as session:
        session.connection.exec_driver_sql("UPDATE audit SET code = 'X' WHERE code IS NULL AND number > 505")
    assert store.verify() == AuditFault(506, "aendret")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Head]]:
    """A log of some entries, and the head after each."""
    path = tmp_path_factory.mktemp("audit") / "lager.sqlite"
    with Store.open(path, VAULT) as store, store.begin() as session:
        heads = [log(session, EVENTS[n % len(EVENTS)], f"m{n}", code="OK") for n in range(LENGTH)]
    return path, heads


def after_change(
    written: tuple[Path, list[Head]], change: Change, expected: Head | None
) -> AuditFault | None:
    """What is said of a copy of the log after a change straight in the database."""
    copy = written[0].with_name("kopi.sqlite")
    shutil.copyfile(written[0], copy)
    with closing(sqlite3.connect(copy)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        change(raw)
        raw.commit()
    with Store.open(copy, VAULT) as store:
        fault = store.verify(expected)
        with store.peek() as session:
            assert session.audit.verify(expected) == fault
    return fault


numbers = st.integers(1, LENGTH)
columns = st.sampled_from(
    ["time", "event", "message_id", "sender", "receiver", "digest", "code", "hash"],
)
values = st.one_of(st.text(max_size=8).filter(lambda text: "\0" not in text), st.none())


def holds_surrogates(value: str | None) -> bool:
    return value is not None and any("\ud800" <= c <= "\udfff" for c in value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    number=numbers, column=columns, value=values.filter(lambda v: not holds_surrogates(v)), late=st.booleans()
)
def test_a_changed_entry_is_found(written, number: int, column: str, value: str | None, late: bool) -> None:
    def change(raw: sqlite3.Connection) -> None:
        new = len(value or "") if column == "time" else value
        (old,) = raw.execute(f"SELECT {column} FROM audit WHERE number = ?", (number,)).fetchone()
        keep = old == new or (new is None and column in ("event", "hash"))
        raw.execute(f"UPDATE audit SET {column} = ? WHERE number = ?", (f"{old}x" if keep else new, number))

    if column == "time" and value is None:
        value = "x"
    fault = after_change(written, change, written[1][-1] if late else None)
    assert fault == AuditFault(number, "aendret")


@given(gone=st.sets(numbers, min_size=1), seen=st.booleans())
def test_missing_and_cut_entries_are_found(written, gone: set[int], seen: bool) -> None:
    def change(raw: sqlite3.Connection) -> None:
        raw.executemany("DELETE FROM audit WHERE number = ?", [(number,) for number in gone])

    first = min(gone)
    fault = after_change(written, change, written[1][-1] if seen else None)
    if set(range(first, LENGTH + 1)) <= gone:
        assert fault == (AuditFault(first, "afskaaret") if seen else None), "a cut shows against a head"
    else:
        assert fault == AuditFault(first, "mangler")


@given(one=numbers, other=numbers)
def test_reordered_entries_are_found(written, one: int, other: int) -> None:
    def change(raw: sqlite3.Connection) -> None:
        swaps = [(0, one), (one, other), (other, 0)]
        raw.executemany("UPDATE audit SET number = ? WHERE number = ?", swaps if one != other else [])

    fault = after_change(written, change, None)
    assert fault == (None if one == other else AuditFault(min(one, other), "aendret"))


@given(number=numbers, known=st.integers(0, LENGTH))
def test_a_chain_made_anew_does_not_have_the_heads_that_were_seen(written, number: int, known: int) -> None:
    """Somebody changes an entry and every hash after it: only a head from a receipt gives them away."""

    def change(raw: sqlite3.Connection) -> None:
        raw.execute("UPDATE audit SET code = 'FALSK' WHERE number = ?", (number,))
        raw.row_factory = sqlite3.Row
        previous = START.hash
        for row in raw.execute("SELECT * FROM audit ORDER BY number").fetchall():
            entry = {key: row[key] for key in ("event", "message_id", "sender", "receiver", "digest", "code")}
            previous = hash_of(row["number"], row["time"], entry, previous)
            raw.execute("UPDATE audit SET hash = ? WHERE number = ?", (previous, row["number"]))

    head = written[1][known - 1] if known else START
    fault = after_change(written, change, head)
    assert fault == (AuditFault(known, "uenig") if known >= number else None)


def test_an_entry_put_in_is_found(written) -> None:
    def change(raw: sqlite3.Connection) -> None:
        raw.execute("UPDATE audit SET number = -number WHERE number > 5")
        raw.execute("UPDATE audit SET number = 1 - number WHERE number < 0")
        raw.execute(
            "INSERT INTO audit (number, time, event, hash) SELECT 6, time, event, hash FROM audit WHERE number = 5"
        )

    assert after_change(written, change, None) == AuditFault(6, "aendret")


@pytest.mark.parametrize("kind", ["aendret", "mangler", "afskaaret", "uenig"])
def test_a_fault_is_told_in_danish(kind) -> None:
    assert "17" in AuditFault(17, kind).text


@given(st.datetimes(), st.integers(0, 999))
def test_instants_survive_to_the_millisecond(moment, micro: int) -> None:
    at = moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=NOW.tzinfo)
    assert instant(milliseconds(at)) == at
    assert instant(milliseconds(at.replace(microsecond=at.microsecond + micro))) == at


def test_instants_have_an_offset() -> None:
    with pytest.raises(TypeError):
        milliseconds(after(0).replace(tzinfo=None))
