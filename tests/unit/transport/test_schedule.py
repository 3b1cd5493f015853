"""When a message is tried again: borders, jitter, what a receiver asks for, and that it ends."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.errors import LocalError
from samarbejde_schema.transport.schedule import GIVEN_UP, READY, UNSETTLED, Schedule, Step, retry_after

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR, SECOND, NOTHING = timedelta(hours=1), timedelta(seconds=1), timedelta()
ORDER = [READY, UNSETTLED, GIVEN_UP]


class Highest(Random):
    """The longest wait that jitter may give."""

    def random(self) -> float:
        return 1.0


class Lowest(Random):
    def random(self) -> float:
        return 0.0


def after(attempt: int = 1, *, passed: timedelta = NOTHING, asked: timedelta | None = None, **given) -> Step:
    given = {"queued": NOW, "expires": NOW + WEEK, "rng": Highest()} | given
    return Schedule().after(attempt=attempt, now=NOW + passed, retry_after=asked, **given)


@pytest.mark.parametrize(
    ("attempt", "bound"),
    [(1, 1), (2, 2), (3, 4), (11, 1024), (12, 2048), (13, 3600), (14, 3600), (10_000, 3600)],
)
def test_the_bound_doubles_up_to_an_hour(attempt: int, bound: int) -> None:
    assert after(attempt) == Step(READY, NOW + timedelta(seconds=bound))
    assert after(attempt, rng=Lowest()) == Step(READY, NOW)


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        (None, 4),
        (timedelta(seconds=2), 4),
        (timedelta(minutes=5), 300),
        (timedelta(days=9), 3600),
        (-HOUR, 4),
    ],
)
def test_what_the_receiver_asks_for_counts_when_it_is_longer_up_to_an_hour(asked, waits: int) -> None:
    assert after(3, asked=asked).due == NOW + timedelta(seconds=waits)


def test_the_last_quick_try_is_made_at_the_horizon() -> None:
    horizon = timedelta(hours=72)
    assert after(99, passed=horizon - SECOND) == Step(READY, NOW + horizon)
    assert after(99, passed=horizon) == Step(UNSETTLED, NOW + horizon + timedelta(days=1))


def test_the_horizon_is_the_expiry_when_that_comes_first() -> None:
    expires = NOW + timedelta(hours=2)
    assert after(99, passed=timedelta(hours=2) - SECOND, expires=expires) == Step(READY, expires)
    assert after(99, passed=timedelta(hours=2), expires=expires).state == UNSETTLED


def test_a_message_that_had_expired_when_it_was_queued_is_tried_and_unsettled() -> None:
    assert after(1, expires=NOW - SECOND) == Step(UNSETTLED, NOW + timedelta(days=1))


def test_the_last_try_is_made_at_the_end_and_then_it_is_given_up() -> None:
    end = WEEK + timedelta(days=30)
    assert after(99, passed=end - HOUR) == Step(UNSETTLED, NOW + end)
    assert after(99, passed=end) == Step(GIVEN_UP, None)
    assert after(1, passed=2 * end) == Step(GIVEN_UP, None)


def test_a_receiver_may_ask_past_a_border() -> None:
    assert (
        after(99, passed=timedelta(hours=72) - SECOND, asked=HOUR).due == NOW + timedelta(hours=73) - SECOND
    )


@pytest.mark.parametrize(
    "lengths",
    [{"first": NOTHING}, {"longest": -HOUR}, {"horizon": NOTHING}, {"daily": NOTHING}, {"grace": NOTHING}],
)
def test_lengths_are_above_zero(lengths) -> None:
    with pytest.raises(LocalError):
        Schedule(**lengths)


def test_the_first_bound_is_not_above_the_longest() -> None:
    with pytest.raises(LocalError):
        Schedule(first=2 * HOUR)
    assert Schedule(first=HOUR).longest == HOUR


def test_tries_are_counted_from_one() -> None:
    with pytest.raises(LocalError):
        after(0)


def test_the_smallest_and_the_largest_lengths_meet_without_overflow() -> None:
    schedule = Schedule(first=timedelta.resolution, longest=timedelta.max)
    step = schedule.after(queued=NOW, expires=NOW + WEEK, attempt=10**9, now=NOW, rng=Highest())
    assert step == Step(READY, NOW + timedelta(hours=72))


lengths = st.timedeltas(min_value=timedelta(milliseconds=1), max_value=timedelta(days=60))
moments = st.timedeltas(min_value=timedelta(days=-60), max_value=timedelta(days=60))


@st.composite
def schedules(draw) -> Schedule:
    first, longest = sorted((draw(lengths), draw(lengths)))
    return Schedule(first, longest, draw(lengths), draw(lengths), draw(lengths))


@given(
    schedule=schedules(),
    expires=moments,
    passed=moments,
    attempt=st.integers(1, 10**6),
    asked=st.none() | moments,
    seed=st.integers(),
)
def test_due_is_never_before_now_nor_later_than_it_may(
    schedule, expires, passed, attempt, asked, seed
) -> None:
    now, expiry = NOW + passed, NOW + expires
    step = schedule.after(
        queued=NOW, expires=expiry, attempt=attempt, now=now, rng=Random(seed), retry_after=asked
    )
    unsettled, end = min(NOW + schedule.horizon, expiry), expiry + schedule.grace
    assert step.state == (READY if now < min(unsettled, end) else UNSETTLED if now < end else GIVEN_UP)
    if step.state == GIVEN_UP:
        assert step.due is None
        return
    border, longest = (unsettled, schedule.longest) if step.state == READY else (end, schedule.daily)
    assert now <= step.due <= now + max(longest, schedule.longest)
    assert step.due <= max(border, now + schedule.longest)
    if asked is not None:
        assert step.due >= now + min(asked, schedule.longest)


@given(seed=st.integers(), asks=st.lists(st.none() | lengths, max_size=20), days=st.integers(1, 7))
def test_a_message_nobody_answers_for_goes_through_the_states_in_order_and_ends(seed, asks, days) -> None:
    schedule, rng, now, states = Schedule(), Random(seed), NOW, []
    expires = NOW + timedelta(days=days)
    for attempt in range(1, 100_000):
        asked = asks[attempt % len(asks)] if asks else None
        step = schedule.after(
            queued=NOW, expires=expires, attempt=attempt, now=now, rng=rng, retry_after=asked
        )
        states.append(step.state)
        if step.due is None:
            break
        assert step.due >= now
        now = step.due
    assert states == sorted(states, key=ORDER.index)
    assert states[-1] == GIVEN_UP
    assert set(states) == set(ORDER)
    assert states.count(UNSETTLED) <= 30 + 7 + 1
    assert expires + schedule.grace <= now <= expires + schedule.grace + schedule.longest


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, None),
        ("0", NOTHING),
        ("120", timedelta(minutes=2)),
        ("999999999", timedelta(seconds=999_999_999)),
        ("Mon, 02 Mar 2026 09:00:30 GMT", timedelta(seconds=30)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", NOTHING),
        ("Fri, 31 Dec 9999 23:59:59 GMT", datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC) - NOW),
    ],
)
def test_what_a_receiver_asks_for(value, wait) -> None:
    assert retry_after(value, NOW) == wait
    assert retry_after(value, NOW.astimezone(timezone(timedelta(hours=2)))) == wait


@pytest.mark.parametrize(
    "value",
    [
        "",
        " 5",
        "5 ",
        "+5",
        "-5",
        "5.0",
        "5s",
        "0x5",
        "1e3",
        "5, 5",
        "5\n",
        "٥",
        "10000000000",
        "Tue, 02 Mar 2026 09:00:30 GMT",  # it was a Monday
        "Mon, 2 Mar 2026 09:00:30 GMT",
        "Mon, 02 Mar 2026 09:00:60 GMT",
        "Mon, 02 Mar 2026 24:00:00 GMT",
        "Mon, 30 Feb 2026 09:00:30 GMT",
        "Mon, 02 Mar 0000 09:00:30 GMT",
        "Mon, 02 mar 2026 09:00:30 GMT",
        "Mon, 02 Mar 2026 09:00:30 UTC",
        "Mon, 02 Mar 2026 09:00:30 +0100",
        "Mon, 02 Mar 2026 09:00:30 GMT\n",
        "Monday, 02-Mar-26 09:00:30 GMT",
        "Mon Mar  2 09:00:30 2026",
        "2026-03-02T09:00:30Z",
    ],
)
def test_what_is_not_well_formed_asks_for_nothing(value: str) -> None:
    assert retry_after(value, NOW) is None


@given(st.text() | st.from_regex(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT"))
def test_any_text_may_stand_in_the_field(value: str) -> None:
    wait = retry_after(value, NOW)
    assert wait is None or wait >= NOTHING
