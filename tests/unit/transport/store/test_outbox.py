"""The outbox: leases, order in a case, what is held back, and what is taken from whom."""

from __future__ import annotations

import random
from datetime import datetime

import pytest

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.transport.store import Row, Session, Store

from .making import ANDEN, BOSTED, KOMMUNE, LATER, NOW, after, digest, lease, put, settle

UNSETTLED = ("klar", "sender", "uafklaret")


def ids(rows: tuple[Row, ...]) -> list[str]:
    return [row.message_id for row in rows]


def test_what_is_put_is_leased_as_it_is(store: Store) -> None:
    with store.begin() as session:
        number = put(session, "en", role="LEVERANDOER", unit="1000000001")
    (row,) = lease(store)
    assert row == Row(
        id=number,
        message_id="en",
        sender=KOMMUNE,
        receiver=BOSTED,
        role="LEVERANDOER",
        unit="1000000001",
        endpoint="https://bosted.example/beskeder",
        jwe=b"jwe of en",
        case_id="sag",
        digest=digest("en"),
        state="sender",
        attempt=1,
        queued=NOW,
        due=after(180),
        expires=LATER,
        code=None,
        receipt=None,
        handled=False,
    )
    assert "jwe of en" not in repr(row)
    assert lease(store, "anden") == ()


def test_a_delivered_row_is_settled_and_its_bytes_are_gone(store: Store) -> None:
    with store.begin() as session:
        put(session, "en")
    (row,) = lease(store)
    assert settle(store, row, "leveret", now=after(3), receipt=b"kvittering")
    assert not settle(store, row, "leveret", receipt=b"kvittering")
    assert not settle(store, row, "afvist")
    with store.peek() as session:
        (found,) = session.outbox.rows()
        assert (found.state, found.receipt, found.jwe, found.due) == (
            "leveret",
            b"kvittering",
            None,
            after(3),
        )
        assert session.connection.exec_driver_sql("SELECT count(*) FROM sealed").scalar() == 0
        assert session.outbox.next_due(NOW) is None


def test_a_row_is_tried_again_when_it_is_due(store: Store) -> None:
    with store.begin() as session:
        put(session, "en")
    (row,) = lease(store)
    assert settle(store, row, "klar", due=after(60), code="AFL-TIDSFRIST")
    assert lease(store, now=after(59)) == ()
    with store.peek() as session:
        assert session.outbox.next_due(NOW) == after(60)
        assert session.outbox.next_due(after(90)) == after(90)
    (again,) = lease(store, now=after(60))
    assert (again.attempt, again.code, again.jwe) == (2, "AFL-TIDSFRIST", row.jwe)
    assert settle(store, again, "uafklaret", due=after(3600))
    (last,) = lease(store, now=after(3600))
    assert settle(store, last, "opgivet", code="AFL-TIDSFRIST")


def test_a_lease_that_ran_out_goes_to_another(store: Store) -> None:
    with store.begin() as session:
        put(session, "en")
    (first,) = lease(store, "en")
    assert lease(store, "to", after(179)) == ()
    (second,) = lease(store, "to", after(180))
    assert (second.id, second.attempt) == (first.id, 2)
    for state in ("klar", "uafklaret", "opgivet"):
        assert not settle(store, first, state, "en", due=NOW), "only the holder says so"
    assert settle(store, second, "klar", "to", due=after(200))


@pytest.mark.parametrize("state", ["leveret", "afvist"])
def test_a_verified_receipt_is_true_whoever_holds_the_lease(store: Store, state: str) -> None:
    with store.begin() as session:
        put(session, "en")
    (first,) = lease(store, "en")
    lease(store, "to", after(180))
    assert settle(store, first, state, "en", receipt=b"kvittering")
    assert not settle(store, first, "klar", "to", due=NOW)


def test_states_and_times_that_make_no_sense_are_refused(store: Store) -> None:
    with store.begin() as session:
        put(session, "en")
    (row,) = lease(store)
    for state in ("sender", "sendt", ""):
        with pytest.raises(LocalError, match="tilstand"):
            settle(store, row, state)
    with pytest.raises(LocalError, match="tidspunkt"):
        settle(store, row, "klar")


def test_one_row_for_a_message_and_a_receiver(store: Store) -> None:
    with store.begin() as session:
        put(session, "en")
        put(session, "en", receiver=ANDEN)
        put(session, "en", role="LEVERANDOER")
        put(session, "en", role="LEVERANDOER", unit="1000000001")
    for again in ({}, {"role": "LEVERANDOER"}, {"role": "LEVERANDOER", "unit": "1000000001"}):
        with pytest.raises(DeliveryError, match="strider mod"), store.begin() as session:
            put(session, "en", **again)
    with store.peek() as session:
        assert len(session.outbox.of_message(KOMMUNE, "en")) == 4
        assert session.outbox.of_message(BOSTED, "en") == ()


def test_one_message_of_a_case_is_in_flight_to_each_receiver(store: Store) -> None:
    with store.begin() as session:
        put(session, "a1", "a")
        put(session, "a1", "a", receiver=ANDEN)
        put(session, "a2", "a")
        put(session, "b1", "b")
        put(session, "løs 1", None)
        put(session, "løs 2", None)
    rows = lease(store)
    assert ids(rows) == ["a1", "a1", "b1", "løs 1", "løs 2"]
    assert settle(store, rows[1], "leveret")
    assert lease(store) == (), "the lane to the other receiver is still busy"
    assert settle(store, rows[0], "leveret")
    assert ids(lease(store)) == ["a2"]


@pytest.mark.parametrize("state", ["afvist", "opgivet"])
def test_a_refusal_holds_back_its_case_until_somebody_decides(store: Store, state: str) -> None:
    with store.begin() as session:
        first = put(session, "a1", "a")
        put(session, "a1", "a", receiver=ANDEN)
        put(session, "a2", "a")
        put(session, "a2", "a", receiver=ANDEN)
        put(session, "b1", "b")
    rows = lease(store, limit=1)
    assert settle(store, rows[0], state)
    assert ids(lease(store)) == ["a1", "b1"], "the same message to another receiver goes on"
    assert settle(store, 2, "leveret")
    with store.begin() as session:
        put(session, "a3", "a")
    assert lease(store, now=after(1)) == ()
    with store.begin() as session:
        assert session.outbox.handle(99) is None
        assert session.outbox.handle(2) is None
        handled = session.outbox.handle(first)
        assert handled is not None
        assert (handled.state, handled.handled) == (state, True)
        assert session.outbox.handle(first) is None
    assert ids(lease(store)) == ["a2", "a2"]


def test_leases_are_limited_and_the_longest_due_comes_first(store: Store) -> None:
    with store.begin() as session:
        for number in range(5):
            put(session, f"m{number}", None, queued=after(-number))
    assert ids(lease(store, limit=2)) == ["m3", "m4"]
    assert ids(lease(store, limit=2)) == ["m1", "m2"]


def test_the_list_of_the_outbox(store: Store) -> None:
    with store.begin() as session:
        for name, case in [("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b")]:
            put(session, name, case)
    rows = lease(store)
    settle(store, rows[0], "leveret")
    with store.peek() as session:
        listed = session.outbox.rows
        assert ids(listed()) == ["a1", "a2", "b1", "b2"]
        assert ids(listed(limit=2)) == ["b1", "b2"]
        assert ids(listed("klar")) == ["a2", "b2"]
        assert ids(listed(case_id="a")) == ["a1", "a2"]
        assert ids(listed("klar", "b")) == ["b2"]
        assert listed("opgivet") == ()


class Model:
    """The description, read literally: no row knows more than itself, every question looks at all of them."""

    def __init__(self) -> None:
        self.rows: list[dict] = []

    def may_go(self, row: dict, now: datetime) -> bool:
        if row["state"] not in UNSETTLED or row["due"] > now:
            return False
        case = [one for one in self.rows if one["case"] is not None and one["case"] == row["case"]]
        earlier = [one for one in case if one["id"] < row["id"]]
        lane = any(one["receiver"] == row["receiver"] and one["state"] in UNSETTLED for one in earlier)
        stopped = any(
            one["state"] in ("afvist", "opgivet") and not one["handled"] and one["name"] != row["name"]
            for one in earlier
        )
        return not lane and not stopped


@pytest.mark.parametrize("seed", range(8))
def test_the_outbox_does_what_its_description_says(store: Store, seed: int) -> None:
    chance, model = random.Random(seed), Model()
    with store.begin() as session:
        for step in range(250):
            now = after(step * 25)
            one_step(session, model, chance, now, step)
            expected = {row["id"] for row in model.rows if model.may_go(row, now)}
            fronts = session.connection.exec_driver_sql(
                f"SELECT id FROM outbox WHERE front = 1 AND due <= {int(now.timestamp() * 1000)}"
            )
            assert {row.id for row in fronts} == expected


def one_step(session: Session, model: Model, chance: random.Random, now: datetime, step: int) -> None:
    match chance.choice(["put", "put", "lease", "settle", "settle", "settle", "handle"]):
        case "put":
            case, name = chance.choice([None, "a", "a", "b"]), f"m{step}"
            for receiver in chance.choice([(BOSTED,), (BOSTED, ANDEN)]):
                number = put(session, name, case, receiver=receiver, queued=now)
                row = {"id": number, "name": name, "case": case, "receiver": receiver, "due": now}
                model.rows.append(row | {"state": "klar", "worker": None, "handled": False})
        case "lease":
            worker, limit = chance.choice("xy"), chance.randint(1, 4)
            free = sorted((r for r in model.rows if model.may_go(r, now)), key=lambda r: (r["due"], r["id"]))
            leased = session.outbox.lease(worker, now, 180, limit)
            assert {row.id for row in leased} == {row["id"] for row in free[:limit]}
            for row in free[:limit]:
                row |= {"state": "sender", "worker": worker, "due": after(step * 25 + 180)}
        case "settle" if model.rows:
            row, worker = chance.choice(model.rows[-8:]), chance.choice("xy")
            state = chance.choice(["leveret", "leveret", "leveret", "afvist", "klar", "uafklaret", "opgivet"])
            holds = row["state"] == "sender" and row["worker"] == worker
            may = row["state"] in UNSETTLED if state in ("leveret", "afvist") else holds
            due = after(step * 25 + chance.randint(0, 200))
            assert session.outbox.settle(row["id"], worker, state, now, due=due) is may
            if may:
                row |= {"state": state, "worker": None}
                row["due"] = due if state in UNSETTLED else now
        case "handle":
            stopped = [r for r in model.rows if r["state"] in ("afvist", "opgivet") and not r["handled"]]
            if stopped:
                row = chance.choice(stopped)
                assert session.outbox.handle(row["id"]) is not None
                row["handled"] = True
