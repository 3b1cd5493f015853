"""The inbox: answers that are given once, and a queue that keeps each case in order."""

from __future__ import annotations

import random

import pytest

from samarbejde_schema.errors import DeliveryError
from samarbejde_schema.transport.store import InboxRow, Settled, Store
from samarbejde_schema.transport.store.tables import instant

from .making import BOSTED, KOMMUNE, NOW, after, arrive, digest, settle_in, take


def test_the_same_bytes_get_the_same_answer(store: Store) -> None:
    with store.begin() as session:
        settle_in(session, "en")
        settle_in(session, None, digest=digest("ulæselig"), status=422)
    with store.peek() as session:
        assert session.inbox.settled(BOSTED, digest("en")) == Settled(201, b"receipt of en", "en")
        assert session.inbox.settled(BOSTED, digest("ulæselig")) == Settled(422, b"receipt of None", None)
        assert session.inbox.settled(KOMMUNE, digest("en")) is None
        assert session.inbox.settled(BOSTED, digest("to")) is None


def test_an_answer_can_be_kept_under_a_newer_signature(store: Store) -> None:
    with store.begin() as session:
        settle_in(session, "en")
        assert session.inbox.renew(BOSTED, digest("en"), b"signed anew")
        assert session.inbox.settled(BOSTED, digest("en")) == Settled(201, b"signed anew", "en")
        assert not session.inbox.renew(KOMMUNE, digest("en"), b"signed anew")


def test_only_an_accepted_message_owns_its_id(store: Store) -> None:
    with store.begin() as session:
        settle_in(session, "en", digest=digest("afvist"), status=422, accepted=False)
        assert session.inbox.digest_of(BOSTED, "en") is None
        settle_in(session, "en")
        assert session.inbox.digest_of(BOSTED, "en") == digest("en")
        settle_in(session, "en", digest=digest("andet indhold"), status=409, accepted=False)
        assert session.inbox.digest_of(BOSTED, "en") == digest("en")
        assert session.inbox.digest_of(KOMMUNE, "en") is None


@pytest.mark.parametrize("again", [{}, {"digest": digest("andre bytes")}], ids=["same bytes", "same id"])
def test_the_database_itself_refuses_a_second_effect(store: Store, again: dict) -> None:
    with store.begin() as session:
        settle_in(session, "en")
    with pytest.raises(DeliveryError) as caught, store.begin() as session:
        settle_in(session, "en", **again)
    assert caught.value.code == "AFL-LAGER"


def test_purging_drops_receipts_and_keeps_digests(store: Store) -> None:
    with store.begin() as session:
        settle_in(session, "en", until=after(10))
        settle_in(session, "afvist", until=after(10), accepted=False, status=422)
        settle_in(session, "to", until=after(20))
        assert session.inbox.purge(after(10)) == 0
        assert session.inbox.purge(after(11)) == 2
        assert session.inbox.settled(BOSTED, digest("en")) is None
        assert session.inbox.settled(BOSTED, digest("to")) is not None
        assert [session.inbox.seen(BOSTED, digest(one)) for one in ("en", "afvist", "to", "tre")] == [
            True,
            True,
            True,
            False,
        ]
        assert session.inbox.digest_of(BOSTED, "en") == digest("en")
        assert session.inbox.digest_of(BOSTED, "afvist") is None


def test_bytes_that_come_again_after_the_purge_can_be_answered_and_purged_again(store: Store) -> None:
    with store.begin() as session:
        for _ in range(2):
            settle_in(session, "en", accepted=False, status=422)
            assert session.inbox.purge(after(31)) == 1
        assert session.inbox.seen(BOSTED, digest("en"))


def test_purging_is_done_in_portions(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samarbejde_schema.transport.store.inbox.MOST_PURGED", 2)
    with store.begin() as session:
        for number in range(5):
            settle_in(session, f"besked {number}")
        assert [session.inbox.purge(after(60)) for _ in range(4)] == [2, 2, 1, 0]


def test_whether_a_message_counts_may_change_until_it_is_read(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "a", None)
        assert not session.inbox.set_counts(KOMMUNE, "a", counts=False)
        assert session.inbox.set_counts(BOSTED, "a", counts=False)
    item = take(store)
    assert item is not None
    assert not item.counts
    with store.begin() as session:
        assert session.inbox.set_counts(BOSTED, "a", counts=True)
        assert session.inbox.done(item.id, "w", NOW)
        assert not session.inbox.set_counts(BOSTED, "a", counts=False)
        assert [row.counts for row in session.inbox.rows()] == [True]


def test_the_queue_gives_the_oldest_of_each_case(store: Store) -> None:
    with store.begin() as session:
        for message_id, case in [("a1", "a"), ("a2", "a"), ("løs", None), ("b1", "b"), ("løs 2", None)]:
            arrive(session, message_id, case)
    items = [take(store) for _ in range(5)]
    assert [item and item.message_id for item in items] == ["a1", "løs", "b1", "løs 2", None]
    assert items[0] is not None
    with store.begin() as session:
        assert session.inbox.waiting() == 5
        assert session.inbox.done(items[0].id, "w", NOW)
        assert session.inbox.waiting() == 4
    assert (item := take(store)) is not None
    assert item.message_id == "a2"


def test_a_lease_that_ran_out_goes_to_another(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "en")
    first = take(store, "en", NOW)
    assert first is not None
    assert take(store, "to", after(299)) is None
    assert take(store, "to", after(300)) == first
    with store.begin() as session:
        assert not session.inbox.done(first.id, "en", after(301))
        assert not session.inbox.release(first.id, "en", after(301))
        assert session.inbox.done(first.id, "to", after(301))
        assert not session.inbox.done(first.id, "to", after(302))


def test_a_late_reader_may_finish_while_nobody_else_has_it(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "en")
    first = take(store)
    assert first is not None
    with store.begin() as session:
        assert session.inbox.done(first.id, "w", after(9999))


def test_what_is_given_back_is_given_out_again(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "en")
    first = take(store)
    assert first is not None
    with store.begin() as session:
        assert session.inbox.release(first.id, "w", NOW)
        assert not session.inbox.release(first.id, "w", NOW)
    assert take(store, "to") is None
    assert take(store, "to", after(1)) == first


def test_each_time_the_pause_is_longer(store: Store) -> None:
    with store.begin() as session:
        arrive(session, "en")
    now, pauses = NOW, []
    for _ in range(14):
        with store.begin() as session:
            item = session.inbox.take("w", now, 300)
            assert item is not None
            assert session.inbox.release(item.id, "w", now)
            due = session.connection.exec_driver_sql("SELECT due FROM queue").scalar()
        pauses.append(instant(due) - now)
        now = instant(due)
    seconds = [pause.total_seconds() for pause in pauses]
    assert seconds == [*(2**n for n in range(12)), 3600, 3600]


def test_what_nobody_can_handle_stops_its_own_case_only(store: Store) -> None:
    with store.begin() as session:
        for message_id, case in [("a1", "a"), ("a2", "a"), ("b1", "b"), ("løs", None)]:
            arrive(session, message_id, case)
    given = []
    for step in range(6):
        now = after(step * 600)
        item = take(store, "w", now)
        assert item is not None
        given.append(item.message_id)
        with store.begin() as session:
            if item.message_id == "a1":
                session.inbox.release(item.id, "w", now)
            else:
                session.inbox.done(item.id, "w", now)
    assert given == ["a1", "b1", "løs", "a1", "a1", "a1"]


def test_forgotten_messages_are_passed_over(store: Store) -> None:
    with store.begin() as session:
        for name in ("a", "b", "c"):
            arrive(session, name)
        session.log.forget(BOSTED, "a")
        session.log.forget(BOSTED, "b")
    item = take(store)
    assert item is not None
    assert item.message_id == "c"
    with store.peek() as session:
        assert session.inbox.waiting() == 1


def test_the_list_of_the_inbox(store: Store) -> None:
    with store.begin() as session:
        for name in ("a", "b", "c"):
            arrive(session, name)
    item = take(store)
    assert item is not None
    with store.begin() as session:
        session.inbox.done(item.id, "w", after(5))
    take(store)
    with store.peek() as session:
        rows = session.inbox.rows()
        assert [row.message_id for row in session.inbox.rows(unread=True)] == ["b", "c"]
        assert [row.message_id for row in session.inbox.rows(limit=2)] == ["b", "c"]
    assert rows[0] == InboxRow(1, BOSTED, "a", "bestilling", "sag", NOW, True, None, after(5))
    assert [(row.worker, row.read) for row in rows[1:]] == [("w", None), (None, None)]


def test_the_queue_does_what_its_description_says(store: Store) -> None:
    """Random use against the description itself: every unread message, its case, who has it and until when."""
    chance = random.Random(7)
    model: list[dict] = []
    with store.begin() as session:
        for step in range(600):
            now = after(step * 20)
            match chance.choice(["offer", "offer", "take", "take", "done", "release"]):
                case "offer":
                    name, case = f"m{step}", chance.choice([None, "a", "b", "c"])
                    arrive(session, name, case)
                    model.append(
                        {"id": name, "case": case, "worker": None, "due": NOW, "unread": True, "tries": 0}
                    )
                case "take":
                    worker = chance.choice("xyz")
                    ready = [one for one in model if may_be_read(one, model, now)]
                    expected = min(ready, key=lambda one: one["due"], default=None)
                    item = session.inbox.take(worker, now, 300)
                    assert (item and item.message_id) == (expected and expected["id"])
                    if expected is not None:
                        expected |= {"worker": worker, "due": after(step * 20 + 300)}
                        expected["tries"] += 1
                case action:
                    rows = session.inbox.rows(unread=True)
                    if not rows:
                        continue
                    row, worker = chance.choice(rows[:4]), chance.choice("xyz")
                    one = next(one for one in model if one["id"] == row.message_id)
                    if action == "done":
                        assert session.inbox.done(row.id, worker, now) is (one["worker"] == worker)
                        one["unread"] = one["worker"] != worker
                    else:
                        held = one["worker"] == worker
                        assert session.inbox.release(row.id, worker, now) is held
                        if held:
                            one |= {
                                "worker": None,
                                "due": after(step * 20 + min(2 ** (one["tries"] - 1), 3600)),
                            }
        assert session.inbox.waiting() == sum(one["unread"] for one in model)


def may_be_read(one: dict, model: list[dict], now: object) -> bool:
    earlier = model[: model.index(one)]
    behind = one["case"] is not None and any(e["case"] == one["case"] and e["unread"] for e in earlier)
    return one["unread"] and not behind and one["due"] <= now
