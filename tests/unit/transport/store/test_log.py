"""The message log: what goes in comes out, in order, unlocked, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.security.vault import Vault
from samarbejde_schema.transport.store import Kept, Session, Store

from .making import BOSTED, KOMMUNE, NOW, digest, jws, kept


def test_what_goes_in_comes_out(store: Store) -> None:
    given = kept("en")
    with store.begin() as session:
        session.log.add(given)
    with store.peek() as session:
        assert session.log.find(KOMMUNE, "en") == given
        assert session.log.find(KOMMUNE, "to") is None
        assert session.log.find(BOSTED, "en") is None
        assert session.log.size() == 1


def test_times_are_utc_in_milliseconds(store: Store) -> None:
    local = (NOW + timedelta(microseconds=1999)).astimezone(timezone(timedelta(hours=2)))
    with store.begin() as session:
        session.log.add(kept("en", at=local))
    with store.peek() as session:
        found = session.log.find(KOMMUNE, "en")
    assert found is not None
    assert found.at == NOW + timedelta(milliseconds=1)
    assert found.at.utcoffset() == timedelta(0)


def test_a_case_is_read_in_order_of_acceptance(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("b", at=NOW + timedelta(hours=1)))
        session.log.add(kept("x", case_id="en anden sag"))
        session.log.add(kept("y", case_id=None))
        session.log.add(kept("a", sender=BOSTED, direction="ind"))
    with store.peek() as session:
        assert [one.message_id for one in session.log.of_case("sag")] == ["b", "a"]
        assert session.log.of_case("ukendt") == ()


def test_what_a_sender_has_lying_in_a_case_is_counted_by_type(store: Store) -> None:
    with store.begin() as session:
        add_all(
            session, kept("a"), kept("b"), kept("c", type="kvittering"), kept("d", case_id="en anden sag")
        )
        session.log.add(kept("e", sender=BOSTED, direction="ind"))
        assert session.log.count("sag", KOMMUNE, "kvittering") == 1
        assert session.log.count("sag", KOMMUNE, "kvittering", rest=True) == 2
        session.log.forget(KOMMUNE, "a")
        assert session.log.count("sag", KOMMUNE, "kvittering", rest=True) == 1
        assert session.log.count("ukendt", KOMMUNE, "kvittering") == 0


def test_a_message_can_come_to_count(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
        assert session.log.set_counts(KOMMUNE, "en")
        assert session.log.find(KOMMUNE, "en") == kept("en", counts=True, in_flight=False)
        assert session.log.set_counts(KOMMUNE, "en", counts=False)
        assert session.log.find(KOMMUNE, "en") == kept("en", counts=False, in_flight=False)
        assert not session.log.set_counts(KOMMUNE, "ukendt")


def add_all(session: Session, *messages: Kept) -> None:
    for one in messages:
        session.log.add(one)


def test_an_id_is_used_once(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
    with pytest.raises(DeliveryError, match="strider mod"), store.begin() as session:
        add_all(session, kept("to"), kept("en", jws=jws("other")))
    with store.peek() as session:
        assert session.log.size() == 1


def test_forgetting_leaves_the_digest(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
    with store.begin() as session:
        assert session.log.forget(KOMMUNE, "en")
        assert not session.log.forget(KOMMUNE, "en")
        assert not session.log.forget(KOMMUNE, "ukendt")
    with store.peek() as session:
        assert session.log.find(KOMMUNE, "en") == kept("en", jws=b"")
        assert session.log.of_case("sag") == ()


def test_another_key_opens_nothing(path, store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
    with (
        Store.open(path, Vault(bytes(31) + b"1")) as other,
        other.peek() as session,
        pytest.raises(LocalError, match="låses op"),
    ):
        session.log.find(KOMMUNE, "en")


def test_a_content_that_was_moved_does_not_open(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
        session.log.add(kept("to"))
        session.connection.exec_driver_sql(
            "UPDATE log SET jws = (SELECT jws FROM log WHERE message_id = 'en') WHERE message_id = 'to'"
        )
        with pytest.raises(LocalError):
            session.log.find(KOMMUNE, "to")


@pytest.mark.parametrize(
    "change",
    [
        "digest = '{other}'",
        "case_id = 'en anden sag'",
        "case_id = NULL",
        "direction = 'ind'",
        "sender = '90000020'",
    ],
)
def test_what_stands_beside_a_content_cannot_be_exchanged(store: Store, change: str) -> None:
    with store.begin() as session:
        session.log.add(kept("en"))
        session.connection.exec_driver_sql("UPDATE log SET " + change.format(other=digest("to")))
        (sender,) = session.connection.exec_driver_sql("SELECT sender FROM log").scalars()
        with pytest.raises(LocalError, match="ændret"):
            session.log.find(sender, "en")


def test_a_content_that_is_no_message_is_none(store: Store) -> None:
    with store.begin() as session:
        session.log.add(kept("en", jws=b"hemmelig"))
        with pytest.raises(LocalError, match="signeret besked"):
            session.log.find(KOMMUNE, "en")


def test_content_is_not_shown() -> None:
    assert "hemmelig" not in repr(replace(kept("en"), jws=b"hemmelig"))
