"""What messages cost to follow, told beforehand: never less than the engine then pays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.toy.parts import Headed
from tests.unit.process.library import (
    DAY_ONE,
    PROCESS,
    Desk,
    Handback,
    Loan,
    Mistake,
    Note,
    Refusal,
    Visit,
    Wish,
    Withdrawal,
    entries,
    key,
)

from samarbejde_schema.process import follow, forloeb
from samarbejde_schema.process.burden import CROSSED, Burden, burdens
from samarbejde_schema.process.picture import Act, Picture, fold

LENDING = replace(PROCESS, recalls=lambda one: one.head.reply_to if isinstance(one, Mistake) else None)
NUMBERS = st.none() | st.integers(1, 10)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def costs(*messages: Headed) -> list[Burden]:
    return list(burdens(LENDING, entries(*messages)))


def test_the_straight_way_costs_nothing(desk: Desk) -> None:
    told = desk.write(Wish), desk.write(Loan, last_seen=key(1)), desk.write(Handback, condition="GOOD")
    assert costs(*told) == [Burden()] * 3


def test_what_takes_out_or_replaces_costs_what_came_so_far(desk: Desk) -> None:
    wish, again = desk.write(Wish), desk.write(Wish, replaces=key(1))
    mistake, refusal = desk.write(Mistake, reply_to=key(2)), desk.write(Refusal, reply_to=key(1))
    assert [one.taken for one in costs(wish, again, mistake, refusal)] == [0, 2, 3, 4]


def test_what_has_no_right_to_take_out_costs_nothing(desk: Desk) -> None:
    loan = desk.write(Loan)
    foreign = desk.write(Mistake, reply_to=key(1)), desk.write(Wish, replaces=key(1))
    own, unknown = desk.write(Refusal, reply_to=key(1)), desk.write(Mistake, reply_to=key(99))
    assert costs(loan, *foreign, own, unknown) == [Burden()] * 5


def test_what_others_sent_unseen_costs_more_where_both_are_contested(desk: Desk) -> None:
    wish, loan = desk.write(Wish), desk.write(Loan)
    visit, withdrawal = desk.write(Visit, last_seen=key(1)), desk.write(Withdrawal, last_seen=key(1))
    assert costs(wish, loan, visit, withdrawal)[2:] == [Burden(0, 3), Burden(0, (1 + CROSSED) * 4)]


def test_what_moves_nothing_need_not_have_been_seen(desk: Desk) -> None:
    loan, note = desk.write(Loan), desk.write(Note, text="Hej")
    assert costs(loan, note, desk.write(Loan, last_seen=key(1))) == [Burden()] * 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from((Wish, Loan, Withdrawal, Mistake, Refusal, Visit)), NUMBERS, NUMBERS, NUMBERS
        ),
        max_size=12,
    )
)
def test_the_engine_never_goes_through_more(
    told: list[tuple[type[Headed], int | None, int | None, int | None]],
) -> None:
    desk, messages, again = Desk(), [], []
    for kind, *numbers in told:
        names = zip(("replaces", "last_seen", "reply_to"), numbers, strict=True)
        messages.append(desk.write(kind, **{n: key(number) for n, number in names if number is not None}))

    def counted(process: Any, acts: Sequence[Act]) -> Picture:
        again.append(len(acts))
        return fold(process, acts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forloeb, "fold", counted)
        follow(LENDING, entries(*messages), now=DAY_ONE)
    assert sum(again) <= sum(one.again for one in costs(*messages))
