"""Messages about messages: what its sender takes back counts no longer, what is withdrawn stays."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.toy.parts import Headed
from tests.unit.process.library import (
    ANE,
    BOOK,
    DAY_ONE,
    LIBRARY,
    PROCESS,
    READER,
    TOWN,
    Desk,
    Handback,
    Loan,
    Mistake,
    Refusal,
    Regret,
    Wish,
    due_day,
    entries,
    key,
)

from samarbejde_schema.process import Course, Duty, Fate, Row, Situation, follow, guard, on


@guard("nothing else is left")
def nothing_is_left(s: Situation) -> bool:
    return s.message is None or all(isinstance(entry.message, Mistake) for entry in s.own)


@guard("the book had been lent after a wish")
def came_from_a_wish(s: Situation) -> bool:
    return s.came_from == "ASKED"


SHELF = replace(
    BOOK,
    rows=(
        *BOOK.rows,
        Row("NONE", on("mistake"), (*READER, *LIBRARY), nothing_is_left, "CLOSED", "", "all was a mistake"),
        Row("LENT", on("regret"), LIBRARY, came_from_a_wish, "LATE", "", "the library wants it back",
            awaited=True),
        Row("LATE", on("regret"), LIBRARY, None, "LATE", "", "the library asks again"),
    ),
)  # fmt: skip
DESK = replace(
    PROCESS,
    types=(*PROCESS.types, "mistake", "regret"),
    regions=(SHELF, *PROCESS.regions[1:]),
    recalls=lambda message: message.head.reply_to if isinstance(message, Mistake) else None,
    about=lambda message: message.head.reply_to if isinstance(message, (Mistake, Regret)) else None,
)


def run(*messages: Headed, days: float = 3, process: Any = DESK) -> Course:
    return follow(process, entries(*messages), now=DAY_ONE + timedelta(days=days))


def book(course: Course) -> str | None:
    return course.states.get(("book", "book 7"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def mistake(desk: Desk, number: int, **fields: Any) -> Headed:
    return desk.write(Mistake, reply_to=key(number), **fields)


FROM_TOWN = {"sender": TOWN, "receiver": (ANE,)}


class TestRecall:
    def test_what_the_sender_takes_back_counts_no_longer(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), mistake(desk, 2, **FROM_TOWN))
        assert book(course) == "ASKED"
        assert (course.steps[1].fate, course.steps[1].by) == (Fate.RECALLED, key(3))
        assert course.log.newest(Loan) is None
        assert course.steps[2].allowed
        assert [(m.key, m.before, m.after) for m in course.steps[2].moves] == [("book 7", "LENT", "ASKED")]

    def test_what_lasts_is_not_voided_by_those_who_got_it(self, desk: Desk) -> None:
        no = {"reply_to": key(2), "sender": ANE, "receiver": (TOWN,)}
        sent = desk.write(Wish), desk.write(Loan), desk.write(Refusal, **no)
        assert run(*sent).steps[1].fate is Fate.REJECTED
        lasting = replace(DESK, lasting=frozenset({"loan"}))
        course = run(*sent, process=lasting)
        assert (book(course), course.steps[1].fate) == ("LENT", Fate.COUNTS)
        assert book(run(*sent[:2], mistake(desk, 2, **FROM_TOWN), process=lasting)) == "ASKED"

    def test_only_its_sender_takes_it_back(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), mistake(desk, 2))
        assert book(course) == "LENT"
        assert [step.fate for step in course.steps] == [Fate.COUNTS] * 3
        assert not course.steps[2].allowed

    def test_nothing_unknown_is_taken_back(self, desk: Desk) -> None:
        course = run(desk.write(Wish), mistake(desk, 99))
        assert book(course) == "ASKED"
        assert (course.steps[1].allowed, course.steps[1].moves) == (False, ())

    def test_a_later_message_is_not_taken_back(self, desk: Desk) -> None:
        early = mistake(desk, 2)
        course = run(early, desk.write(Wish))
        assert book(course) == "ASKED"

    def test_when_nothing_is_left_a_row_may_say_so(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        assert book(run(wish, mistake(desk, 1))) == "CLOSED"
        loan = desk.write(Loan)
        both = mistake(desk, 1), mistake(desk, 3, **FROM_TOWN)
        assert book(run(wish, loan, both[0])) is None
        assert book(run(wish, loan, *both)) == "CLOSED"

    def test_a_recall_may_itself_be_taken_back(self, desk: Desk) -> None:
        first = desk.write(Wish), mistake(desk, 1)
        course = run(*first, mistake(desk, 2))
        assert book(course) == "ASKED"
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.RECALLED, Fate.COUNTS]
        again = run(*first, mistake(desk, 2), mistake(desk, 4))
        assert [step.fate for step in again.steps] == [Fate.RECALLED, Fate.COUNTS, Fate.RECALLED, Fate.COUNTS]

    def test_a_rejected_recall_takes_nothing_back(self, desk: Desk) -> None:
        course = run(desk.write(Wish), mistake(desk, 1), desk.write(Refusal, reply_to=key(2)))
        assert book(course) == "ASKED"
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.REJECTED, Fate.COUNTS]

    def test_taking_a_correction_back_gives_the_old_message_back(self, desk: Desk) -> None:
        loan = desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="LOST")
        course = run(*loan, desk.write(Handback, replaces=key(3), condition="GOOD"), mistake(desk, 4))
        assert book(course) == "LOST"
        assert [step.fate for step in course.steps][2:] == [Fate.COUNTS, Fate.RECALLED, Fate.COUNTS]

    def test_taking_the_corrected_message_back_leaves_the_correction(self, desk: Desk) -> None:
        wish = desk.write(Wish), desk.write(Wish, replaces=key(1), book=8)
        course = run(*wish, mistake(desk, 1))
        assert course.states == {("book", "book 8"): "ASKED", ("book", "book 7"): "CLOSED"}

    def test_who_had_not_seen_it_is_judged_without_it(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        back = mistake(desk, 1)
        seen, unseen = (desk.write(Loan, last_seen=key(number)) for number in (2, 1))
        assert run(wish, back, seen).steps[2].fate is Fate.NO_ROW
        course = run(wish, back, unseen)
        assert (course.steps[2].allowed, book(course)) == (True, "CLOSED")
        assert course.view(2).before.newest(Wish) is wish
        assert course.view(2).crossing == (back,)

    def test_the_same_recall_twice_is_one(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        back = mistake(desk, 1)
        course = run(wish, back, back)
        assert [step.fate for step in course.steps] == [Fate.RECALLED, Fate.COUNTS, Fate.DUPLICATE]


class TestAbout:
    def test_a_message_belongs_where_the_one_it_speaks_of_belongs(self, desk: Desk) -> None:
        lent = desk.write(Wish), desk.write(Loan)
        course = run(*lent, desk.write(Regret, reply_to=key(2), **FROM_TOWN))
        assert book(course) == "LATE"
        assert course.steps[1].counts
        again = desk.write(Regret, reply_to=key(3), **FROM_TOWN)
        course = run(*lent, course.steps[2].message, again)  # type: ignore[arg-type]
        assert [(m.key, m.before, m.after) for m in course.steps[3].moves] == [("book 7", "LATE", "LATE")]

    def test_the_state_before_is_known(self, desk: Desk) -> None:
        lent = desk.write(Wish), desk.write(Loan)
        other = replace(DESK, regions=(replace(SHELF, rows=(
            *(row for row in SHELF.rows if row.text != "lent out"),
            Row("NONE", on("loan"), LIBRARY, None, "LENT", "", "lent out unasked"),
        )), *DESK.regions[1:]))  # fmt: skip
        regret = desk.write(Regret, reply_to=key(2), **FROM_TOWN)
        assert book(run(*lent, regret)) == "LATE"
        unasked = run(lent[1], regret, process=other)
        assert (book(unasked), unasked.steps[1].allowed) == ("LENT", False)


class TestTurn:
    def test_a_type_awaited_of_one_role_stands_apart(self, desk: Desk) -> None:
        shelf = replace(SHELF, rows=(
            *SHELF.rows,
            Row("LENT", on("withdrawal"), READER, None, "CLOSED", "", "the reader gives up", awaited=True),
            Row("LENT", on("withdrawal"), LIBRARY, None, "CLOSED", "", "the library gives up"),
        ))  # fmt: skip
        course = run(
            desk.write(Wish), desk.write(Loan), process=replace(DESK, regions=(shelf, *DESK.regions[1:]))
        )
        named = [(one.type, one.roles, one.awaited) for one in course.next if one.type == "withdrawal"]
        assert named == [("withdrawal", READER, True), ("withdrawal", LIBRARY, False)]
        assert set(course.turn) == {"READER", "LIBRARY"}  # the regret of the library is awaited too


class TestSince:
    def test_a_deadline_says_since_when(self, desk: Desk) -> None:
        lent = desk.write(Wish), desk.write(Loan, after=2)
        (deadline,) = [d for d in run(*lent, days=5).deadlines if d.region == "book"]
        assert deadline.since == date(2026, 1, 7)
        since = replace(PROCESS.duties[0], since=lambda s: date(2026, 1, 1))
        course = run(*lent, days=5, process=replace(DESK, duties=(since,)))
        assert [d.since for d in course.deadlines] == [date(2026, 1, 1)]

    def test_what_only_the_calendar_knows_has_no_since(self, desk: Desk) -> None:
        (deadline,) = [d for d in run(desk.write(Wish)).deadlines if d.region == "evening"]
        assert deadline.since is None

    def test_what_is_late(self, desk: Desk) -> None:
        duty = Duty("book", ("LENT", "LATE"), READER, "L-2", "house rules", "Aflever", "Return", due_day)
        lent = desk.write(Wish), desk.write(Loan)
        late = run(*lent, days=60, process=replace(DESK, duties=(duty,)))
        assert [d.rule for d in late.overdue] == ["L-2"]
        assert run(*lent, days=2).overdue == ()
