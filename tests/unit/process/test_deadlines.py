"""Calendar arithmetic, and duties that become deadlines."""

from datetime import date, timedelta

import pytest
from tests.unit.process.library import DAY_ONE, PROCESS, Desk, Loan, Visit, Wish, entries

from samarbejde_schema.process import earlier, follow, later


@pytest.mark.parametrize(
    ("day", "duration", "after"),
    [
        (date(2026, 1, 31), "P1M", date(2026, 2, 28)),
        (date(2024, 1, 31), "P1M", date(2024, 2, 29)),
        (date(2026, 11, 30), "P3M", date(2027, 2, 28)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2026, 12, 31), "P12M", date(2027, 12, 31)),
        (date(2026, 1, 1), "P30D", date(2026, 1, 31)),
        (date(2026, 1, 1), "P8W", date(2026, 2, 26)),
    ],
)
def test_later_counts_calendar_months(day: date, duration: str, after: date) -> None:
    assert later(day, duration) == after


@pytest.mark.parametrize(
    ("day", "duration", "before"),
    [
        (date(2026, 3, 31), "P1M", date(2026, 2, 28)),
        (date(2026, 1, 15), "P2M", date(2025, 11, 15)),
        (date(2026, 3, 1), "P8W", date(2026, 1, 4)),
        (date(2024, 2, 29), "P1Y", date(2023, 2, 28)),
    ],
)
def test_earlier_is_the_way_back(day: date, duration: str, before: date) -> None:
    assert earlier(day, duration) == before


def test_a_duty_is_a_deadline_for_each_instance_that_owes_it() -> None:
    desk = Desk()
    messages = (desk.write(Wish), desk.write(Loan), desk.write(Wish, book=8), desk.write(Visit))
    course = follow(PROCESS, entries(*messages), now=DAY_ONE + timedelta(days=2))
    book, evening = course.deadlines
    assert (book.region, book.key, book.role, book.rule) == ("book", "book 7", "READER", "L-2")
    assert (book.what_da, book.what_en, book.source) == ("Aflever bogen", "Return it", "house rules")
    assert book.due == date(2026, 2, 4)
    assert not book.overdue
    assert (evening.key, evening.due, evening.role) == ("next", date(2027, 1, 5), "LIBRARY")


def test_the_last_day_is_in_time_and_the_next_is_not() -> None:
    desk = Desk()
    messages = (desk.write(Wish), desk.write(Loan))
    last_day = DAY_ONE + timedelta(days=30)
    for now, overdue in ((last_day, False), (last_day + timedelta(days=1), True)):
        assert follow(PROCESS, entries(*messages), now=now).deadlines[0].overdue is overdue
