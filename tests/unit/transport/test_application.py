"""What the application reads: each message once, in order, with its effect and the mark in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from tests.standard import byggere
from tests.unit.transport.exchanges import Both, events, inbox, quiet_order, sealed, two

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.security.jws import payload_of
from samarbejde_schema.transport.application import LEASE_SECONDS, Incoming
from samarbejde_schema.transport.store.inbox import LONGEST_PAUSE, SHORTEST_PAUSE

ORDER = quiet_order()
KEY = ORDER.konvolut.besked_id


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    with two(tmp_path) as made:
        yield made


def arrive(both: Both, *messages: Any) -> None:
    for message in messages:
        assert both.posted(both.bosted, sealed(both, message), message.konvolut.besked_id).status == 201


def order(number: int, case: int = 1, **changes: Any) -> Any:
    return quiet_order(besked_id=byggere.noegle(number), forloeb_id=byggere.noegle(case), **changes)


def read(both: Both) -> str | None:
    """The id of the next message, which is read."""
    with both.bosted.next() as incoming:
        return None if incoming is None else incoming.message_id


def worked(both: Both, work: Callable[[Incoming], None]) -> None:
    """Let the application work on the next message."""
    with both.bosted.next() as incoming:
        assert incoming is not None
        work(incoming)


def raising(error: BaseException) -> Callable[[Incoming], None]:
    """An application that fails."""

    def work(incoming: Incoming) -> None:
        raise error

    return work


def unread(both: Both) -> list[str]:
    return [row.message_id for row in inbox(both.bosted) if row.read is None]


def test_a_message_is_given_with_its_evidence_and_read_once(both: Both) -> None:
    arrive(both, ORDER)
    with both.bosted.next() as incoming:
        assert incoming is not None
        assert (incoming.besked, incoming.message_id, incoming.signer) == (ORDER, KEY, "90000004")
        assert (incoming.case_id, incoming.counts) == (ORDER.konvolut.forloeb_id, True)
        assert b"2512484916" in payload_of(incoming.jws)
        shown = repr(incoming)
        assert not any(secret in shown for secret in ("2512484916", "ikke", incoming.jws.decode()[:20]))
        assert unread(both) == [KEY]
    assert unread(both) == []
    assert events(both.bosted) == ["modtaget", "laest"]
    assert read(both) is None
    assert events(both.bosted) == ["modtaget", "laest"]


@pytest.mark.parametrize("fault", [ValueError, LocalError, KeyboardInterrupt, GeneratorExit])
def test_an_exception_gives_the_message_out_again(both: Both, fault: type[BaseException]) -> None:
    arrive(both, ORDER)
    with pytest.raises(fault):
        worked(both, raising(fault("nej")))
    assert unread(both) == [KEY]
    assert events(both.bosted) == ["modtaget"]
    assert read(both) is None
    both.clock.advance(SHORTEST_PAUSE)
    assert read(both) == KEY


def test_within_a_case_in_order_and_cases_independent(both: Both) -> None:
    """What was rejected has its place in the order too: people may have to be asked."""
    arrive(both, order(301), order(302), order(303, case=2))
    with both.bosted.next() as first:
        assert first is not None
        assert first.message_id == byggere.noegle(301)
        with both.bosted.next() as second:
            assert second is not None
            assert second.message_id == byggere.noegle(303)
        assert read(both) is None
    assert [read(both), read(both)] == [byggere.noegle(302), None]


def test_a_failing_message_does_not_let_the_next_of_its_case_pass(both: Both) -> None:
    arrive(both, order(301), order(302), order(303, case=2))
    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            worked(both, raising(ZeroDivisionError()))
        both.clock.advance(LONGEST_PAUSE)
    assert unread(both) == [byggere.noegle(number) for number in (301, 302, 303)]


def test_a_failing_message_lets_other_cases_pass(both: Both) -> None:
    arrive(both, order(301), order(302), order(303, case=2))
    with pytest.raises(ZeroDivisionError):
        worked(both, raising(ZeroDivisionError()))
    both.clock.advance(LONGEST_PAUSE)
    assert [read(both) for _ in range(4)] == [*(byggere.noegle(n) for n in (303, 301, 302)), None]


# --- one transaction with the application's own tables ----------------------------------------------------


def journal(both: Both) -> list[str]:
    with both.bosted.store.peek() as session:
        return [row[0] for row in session.connection.execute(text("SELECT besked FROM journal"))]


@pytest.fixture
def with_journal(both: Both) -> Both:
    with both.bosted.store.begin() as session:
        session.connection.execute(text("CREATE TABLE journal (besked TEXT NOT NULL UNIQUE) STRICT"))
    return both


def save(connection: Any, message_id: str) -> None:
    connection.execute(text("INSERT INTO journal VALUES (:besked)"), {"besked": message_id})


def test_effect_and_mark_commit_together(with_journal: Both) -> None:
    both = with_journal
    arrive(both, ORDER)
    with both.bosted.next() as incoming:
        assert incoming is not None
        with incoming.transaction() as connection:
            save(connection, incoming.message_id)
            assert (journal(both), unread(both)) == ([], [KEY])
        assert (journal(both), unread(both)) == ([KEY], [])
    assert events(both.bosted) == ["modtaget", "laest"]
    assert read(both) is None


def test_neither_effect_nor_mark_when_the_transaction_fails(with_journal: Both) -> None:
    both = with_journal
    arrive(both, ORDER)

    def work(incoming: Incoming) -> None:
        with incoming.transaction() as connection:
            save(connection, incoming.message_id)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        worked(both, work)
    assert (journal(both), unread(both), events(both.bosted)) == ([], [KEY], ["modtaget"])
    both.clock.advance(SHORTEST_PAUSE)
    assert read(both) == KEY


def test_an_error_of_the_database_is_ours_and_silent(with_journal: Both) -> None:
    both = with_journal
    arrive(both, ORDER)
    with both.bosted.store.begin() as session:
        save(session.connection, KEY)

    def work(incoming: Incoming) -> None:
        with incoming.transaction() as connection:
            save(connection, incoming.message_id)

    with pytest.raises(DeliveryError) as caught:
        worked(both, work)
    assert caught.value.code == "AFL-LAGER"
    assert KEY not in str(caught.value)
    assert unread(both) == [KEY]


def test_what_is_committed_stays_when_the_block_fails_afterwards(with_journal: Both) -> None:
    both = with_journal
    arrive(both, ORDER)

    def work(incoming: Incoming) -> None:
        with incoming.transaction() as connection:
            save(connection, incoming.message_id)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        worked(both, work)
    assert (journal(both), unread(both)) == ([KEY], [])
    assert read(both) is None


def test_a_second_transaction_is_a_mistake(with_journal: Both) -> None:
    both = with_journal
    arrive(both, ORDER)
    with both.bosted.next() as incoming:
        assert incoming is not None
        with incoming.transaction() as connection:
            save(connection, incoming.message_id)
        with pytest.raises(LocalError, match="allerede mærket læst"), incoming.transaction():
            raise AssertionError
    assert journal(both) == [KEY]


# --- leases -----------------------------------------------------------------------------------------------

OVER = timedelta(seconds=LEASE_SECONDS + 1)


def test_when_a_lease_runs_out_another_is_given_the_message(with_journal: Both) -> None:
    """The slow one is told so, and its effect is rolled back: one effect."""
    both = with_journal
    arrive(both, ORDER)

    def work(slow: Incoming) -> None:
        both.clock.advance(OVER)
        with both.bosted.next() as quick:
            assert quick is not None
            assert quick.message_id == slow.message_id
            with pytest.raises(LocalError, match="tog for lang tid"), slow.transaction() as connection:
                save(connection, "langsom")
            with quick.transaction() as connection:
                save(connection, "hurtig")

    with pytest.raises(LocalError, match="tog for lang tid"):
        worked(both, work)
    assert (journal(both), unread(both), events(both.bosted)) == (["hurtig"], [], ["modtaget", "laest"])


def test_a_slow_one_that_fails_does_not_give_back_what_another_has(both: Both) -> None:
    arrive(both, ORDER)
    slow = both.bosted.next()
    assert slow.__enter__() is not None
    both.clock.advance(OVER)
    with both.bosted.next() as quick:
        assert quick is not None
        assert slow.__exit__(ValueError, ValueError("nej"), None) is not True
        assert read(both) is None
    assert unread(both) == []


def test_a_slow_one_may_finish_when_nobody_else_was_given_it(both: Both) -> None:
    arrive(both, ORDER)
    with both.bosted.next() as incoming:
        assert incoming is not None
        both.clock.advance(OVER)
    assert unread(both) == []


def test_threads_share_the_inbox_and_no_message(both: Both) -> None:
    arrive(both, *(order(310 + number, case=400 + number) for number in range(12)))
    taken: list[str] = []

    def work() -> None:
        while True:
            with both.bosted.next() as incoming:
                if incoming is None:
                    return
                taken.append(incoming.message_id)

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(taken) == [byggere.noegle(310 + number) for number in range(12)]


# --- trouble ----------------------------------------------------------------------------------------------


def test_a_message_that_somebody_changed_stops_no_other_case(both: Both) -> None:
    """Its digest is another's: it is never shown as that one, and what lies behind it is read."""
    arrive(both, order(301), order(302, case=2))
    with both.bosted.store.begin() as session:
        session.connection.execute(text("UPDATE log SET digest = (SELECT digest FROM log WHERE seq = 2)"))
    with pytest.raises(LocalError, match="uden om programmet"):
        read(both)
    both.clock.advance(LONGEST_PAUSE)
    assert read(both) == byggere.noegle(302)
    with pytest.raises(LocalError, match="uden om programmet"):
        read(both)
    assert unread(both) == [byggere.noegle(301)]


def test_a_message_that_cannot_be_read_is_given_back(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(both, ORDER)

    def failing(*given: Any) -> Any:
        raise LocalError("Det gemte er ikke en besked.")

    with monkeypatch.context() as patch:
        patch.setattr(both.bosted.histories, "entry", failing)
        with pytest.raises(LocalError), both.bosted.next():
            raise AssertionError
    both.clock.advance(SHORTEST_PAUSE)
    assert read(both) == KEY


def test_the_exception_of_the_application_is_told_also_when_the_store_is_away(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    arrive(both, ORDER)

    def away() -> Any:
        raise DeliveryError("AFL-LAGER", "Lageret er optaget.")

    def work(incoming: Incoming) -> None:
        monkeypatch.setattr(both.bosted.store, "begin", away)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        worked(both, work)
    monkeypatch.undo()
    assert read(both) is None
    both.clock.advance(OVER)
    assert read(both) == KEY


def test_a_forgotten_message_is_passed_over(both: Both) -> None:
    arrive(both, order(301), order(302))
    with both.bosted.store.begin() as session:
        session.log.forget("90000004", byggere.noegle(301))
    assert [read(both), read(both)] == [byggere.noegle(302), None]
