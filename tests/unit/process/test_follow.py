"""From messages to states: corrections, rejections, crossings, the calendar, and what may come next."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.toy.parts import Headed, Party
from tests.toy.slip import Slip
from tests.unit.process.library import (
    ANE,
    BOOK,
    DAY_ONE,
    PROCESS,
    TOWN,
    Desk,
    Handback,
    Loan,
    Note,
    Payment,
    Refusal,
    Terms,
    Visit,
    Wish,
    Withdrawal,
    entries,
    key,
)

from samarbejde_schema.errors import LocalError
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.process import (
    Course,
    Entry,
    Fate,
    Forloeb,
    by_case,
    follow,
    in_order_of_sending,
)

CLUB = Party(role="LIBRARY", name="Læseklubben")
SOON = DAY_ONE + timedelta(days=3)


def run(*messages: Headed, days: float = 3, process: Any = PROCESS, **options: Any) -> Course:
    return follow(process, entries(*messages), now=DAY_ONE + timedelta(days=days), **options)


def book(course: Course, number: int = 7) -> str | None:
    return course.states.get(("book", f"book {number}"))


@pytest.fixture
def desk() -> Desk:
    return Desk()


class TestRows:
    def test_a_message_moves_its_instance(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="WORN"))
        assert course.states == {("book", "book 7"): "CLOSED"}
        assert [(m.before, m.after) for step in course.steps for m in step.moves if m.region == "book"] == [
            ("NONE", "ASKED"),
            ("ASKED", "LENT"),
            ("LENT", "CLOSED"),
        ]
        assert [step.source for step in course.steps] == ["1.json", "2.json", "3.json"]
        assert all(step.counts and step.allowed for step in course.steps)
        row = course.steps[1].moves[0].row
        assert row is not None
        assert row.rule == "L-1"

    def test_each_key_has_a_state_of_its_own(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Wish, book=8), desk.write(Loan, book=8))
        assert course.states == {("book", "book 7"): "ASKED", ("book", "book 8"): "LENT"}

    def test_regions_move_side_by_side(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="LOST"))
        assert course.states == {("book", "book 7"): "LOST", ("account", "open 7"): "OWING"}

    def test_a_guard_chooses_between_rows(self, desk: Desk) -> None:
        loan = desk.write(Wish), desk.write(Loan, deposit="50.00")
        assert book(run(*loan, desk.write(Handback, condition="LOST"))) == "CLOSED"

    def test_a_guard_sees_the_other_instances_and_the_parameters(self, desk: Desk) -> None:
        lent = [desk.write(kind, book=n) for n in (1, 2, 3) for kind in (Wish, Loan)]
        course = run(*lent)
        assert [book(course, n) for n in (1, 2, 3)] == ["LENT", "LENT", "ASKED"]
        assert course.steps[5].fate is Fate.NO_ROW
        generous = replace(PROCESS, parameters=Terms(most=3))
        assert book(run(*lent, process=generous), 3) == "LENT"

    def test_only_the_roles_of_the_row_move_it(self, desk: Desk) -> None:
        course = run(desk.write(Wish, sender=Party(role="STRANGER", name="Bo")))
        assert course.states == {}
        assert not course.steps[0].allowed

    def test_a_guard_may_look_at_the_region_beside(self, desk: Desk) -> None:
        lost = desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="LOST")
        course = run(*lost, desk.write(Payment))
        assert course.states == {("book", "book 7"): "CLOSED", ("account", key(700)): "SETTLED"}


class TestOutsideTheTable:
    def test_a_binding_message_without_a_row_does_not_count(self, desk: Desk) -> None:
        course = run(desk.write(Loan), desk.write(Wish))
        assert (course.steps[0].fate, course.steps[0].allowed) == (Fate.NO_ROW, False)
        assert course.log.newest(Loan) is None
        assert book(course) == "ASKED"

    def test_another_counts_and_moves_nothing(self, desk: Desk) -> None:
        course = run(desk.write(Handback, condition="GOOD"), desk.write(Wish))
        assert (course.steps[0].fate, course.steps[0].allowed) == (Fate.COUNTS, False)
        assert course.log.newest(Handback) is not None
        assert book(course) == "ASKED"

    def test_other_types_come_at_any_time_and_move_nothing(self, desk: Desk) -> None:
        course = run(desk.write(Note, text="Hej"), desk.write(Wish))
        assert course.steps[0].allowed
        assert course.steps[0].moves == ()
        assert len(course.log) == 2

    def test_a_type_may_be_free_to_come_outside_its_rows(self, desk: Desk) -> None:
        free = replace(PROCESS, anytime=frozenset({"loan"}))
        step = run(desk.write(Loan), process=free).steps[0]
        assert (step.allowed, step.counts, step.moves[0].row) == (True, True, None)

    def test_the_caller_may_refuse(self, desk: Desk) -> None:
        asked: list[Forloeb] = []

        def no_loans(message: Besked, forloeb: Forloeb) -> bool:
            asked.append(forloeb)
            return not isinstance(message, Loan)

        course = run(desk.write(Wish), desk.write(Loan), desk.write(Withdrawal), accepts=no_loans)
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.REFUSED, Fate.COUNTS]
        assert book(course) == "CLOSED"
        assert [len(forloeb.log) for forloeb in asked] == [0, 1, 1]
        assert asked[1].states == {"book": "ASKED"}

    def test_the_same_message_twice_is_one(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        course = run(wish, wish)
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.DUPLICATE]
        assert len(course.log) == 1

    def test_one_id_for_two_messages_of_one_sender_is_no_ones(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Wish, book=8, head_id=key(1)))
        assert [step.fate for step in course.steps] == [Fate.AMBIGUOUS, Fate.AMBIGUOUS]
        assert [course.view(place).ambiguous for place in (0, 1)] == [True, True]
        assert course.states == {}

    def test_the_id_of_anothers_message_takes_nothing_from_it(self, desk: Desk) -> None:
        """A stranger, or the other party, writes under an id that was used: only the first message counts."""
        wish = desk.write(Wish)
        for kind in (Wish, Loan):
            squat = desk.write(kind, head_id=key(1), sender=TOWN, receiver=(ANE,), book=8)
            course = run(wish, squat, desk.write(Loan, reply_to=key(1)))
            assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.AMBIGUOUS, Fate.COUNTS]
            assert [course.view(place).ambiguous for place in range(3)] == [False, True, False]
            assert book(course) == "LENT"
            assert course.log.by_id(key(1)) is wish

    def test_an_id_stays_with_who_used_it_first(self, desk: Desk) -> None:
        """Also when that one's own messages stop counting afterwards."""
        squat = desk.write(Loan, head_id=key(1), book=8)
        course = run(desk.write(Wish, head_id=key(1)), squat, desk.write(Wish, head_id=key(1), book=9))
        assert {step.fate for step in course.steps} == {Fate.AMBIGUOUS}

    def test_a_document_without_an_envelope_is_no_part_of_the_case(self, desk: Desk) -> None:
        slip = Slip(kind_code="SLIP", text="Hej")
        course = follow(PROCESS, [Entry(slip), Entry(desk.write(Wish))], now=SOON)
        assert course.steps[0].fate is Fate.OUTSIDE
        assert course.steps[0].moves == ()
        assert len(course.log) == 1
        assert course.view(0).allowed


class TestCorrections:
    def test_a_correction_stands_in_the_old_place(self, desk: Desk) -> None:
        wish, loan = desk.write(Wish), desk.write(Loan)
        course = run(wish, loan, desk.write(Loan, replaces=key(2), deposit="50.00"))
        assert book(course) == "LENT"
        assert course.log.newest(Loan).deposit == 50  # type: ignore[union-attr]
        assert len(course.log) == 2
        assert course.log.by_id(key(2)) is course.log.by_id(key(3))
        assert [(s.fate, s.by) for s in course.steps] == [
            (Fate.COUNTS, None),
            (Fate.REPLACED, key(3)),
            (Fate.COUNTS, None),
        ]
        assert course.steps[2].allowed

    def test_the_state_is_computed_anew(self, desk: Desk) -> None:
        messages = desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="LOST")
        course = run(*messages, desk.write(Handback, replaces=key(3), condition="GOOD"))
        assert course.states == {("book", "book 7"): "CLOSED"}
        assert [(m.before, m.after, m.row) for m in course.steps[3].moves] == [
            ("LOST", "CLOSED", None),
            ("OWING", "FREE", None),
        ]

    def test_a_row_of_its_own_comes_on_top(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Wish, replaces=key(1)))
        row = course.steps[1].moves[0].row
        assert row is not None
        assert row.text == "the reader corrects the wish"

    def test_a_correction_may_be_corrected(self, desk: Desk) -> None:
        wish = desk.write(Wish), desk.write(Wish, replaces=key(1)), desk.write(Wish, replaces=key(1), book=9)
        course = run(*wish, desk.write(Wish, replaces=key(2), book=8))
        assert course.states == {("book", "book 8"): "ASKED"}
        assert [step.by for step in course.steps] == [key(2), key(3), key(4), None]
        assert course.log.by_id(key(1)) is course.log.by_id(key(4))

    @pytest.mark.parametrize("other", ["type", "sender", "unknown"])
    def test_only_an_own_message_of_the_type_can_be_corrected(self, desk: Desk, other: str) -> None:
        wish = desk.write(Wish)
        wrong = {
            "type": lambda: desk.write(Withdrawal, replaces=key(1)),
            "sender": lambda: desk.write(Wish, replaces=key(1), sender=Party(role="READER", name="Bo")),
            "unknown": lambda: desk.write(Wish, replaces=key(99)),
        }[other]()
        course = run(wish, wrong)
        assert course.steps[0].counts
        assert course.steps[1].allowed is (other == "type")
        assert len(course.log) == 2

    def test_calendar_rows_follow_the_correction(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        late = desk.write(Loan, after=1), desk.write(Note, after=40, text="Husk bogen")
        course = run(wish, *late, days=45)
        assert book(course) == "LATE"
        assert [(lapse.before, lapse.after) for lapse in course.lapses] == [("LENT", "LATE")]
        assert course.lapses[0].at.date().isoformat() == "2026-02-06"


class TestRejections:
    def test_a_rejected_message_counts_no_longer(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Refusal, reply_to=key(1)))
        assert (course.steps[0].fate, course.steps[0].by) == (Fate.REJECTED, key(2))
        assert course.states == {}
        assert course.log.newest(Wish) is None

    def test_only_a_receiver_can_reject(self, desk: Desk) -> None:
        own = desk.write(Refusal, reply_to=key(1), sender=ANE, receiver=(TOWN,))
        course = run(desk.write(Wish), own)
        assert course.steps[0].counts

    def test_of_several_receivers_all_must_reject(self, desk: Desk) -> None:
        both = desk.write(Wish, receiver=(TOWN, CLUB))
        one = desk.write(Refusal, reply_to=key(1))
        other = desk.write(Refusal, reply_to=key(1), sender=CLUB, receiver=(ANE,))
        course = run(both, one)
        assert course.steps[0].counts
        assert book(course) == "ASKED"
        assert run(both, one, one).steps[0].counts
        for order in ((one, other), (other, one)):
            course = run(both, *order)
            assert (course.steps[0].fate, course.steps[0].by) == (Fate.REJECTED, order[1].head.head_id)
            assert (course.states, course.log.newest(Wish)) == ({}, None)

    def test_who_rejects_takes_only_what_is_its_own(self, desk: Desk) -> None:
        """Each shelf is one library's; what the other library rejects does not touch it."""
        shelves = replace(
            BOOK,
            keys=lambda message, known: tuple(
                part.name for part in (message.head.sender, *message.head.receiver) if part.name != ANE.name
            ),
            party=lambda key: key,
        )
        process = replace(PROCESS, regions=(shelves, *PROCESS.regions[1:]))
        both = desk.write(Wish, receiver=(TOWN, CLUB))
        refusal = desk.write(Refusal, reply_to=key(1), sender=CLUB, receiver=(ANE,))
        offers = desk.write(Loan), desk.write(Loan, sender=CLUB)
        course = run(both, refusal, *offers, process=process)
        assert course.states == {("book", TOWN.name): "LENT"}
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.COUNTS, Fate.COUNTS, Fate.NO_ROW]
        assert run(both, *offers, process=process).states == {
            ("book", TOWN.name): "LENT",
            ("book", CLUB.name): "LENT",
        }

    def test_a_rejected_correction_gives_the_old_message_back(self, desk: Desk) -> None:
        wish = desk.write(Wish), desk.write(Wish, replaces=key(1), book=8)
        course = run(*wish, desk.write(Refusal, reply_to=key(2)))
        assert course.states == {("book", "book 7"): "ASKED"}
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.REJECTED, Fate.COUNTS]

    def test_who_had_not_seen_the_rejection_is_judged_without_it(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        refusal = desk.write(Refusal, reply_to=key(1))
        seen = desk.write(Withdrawal, last_seen=key(2))
        unseen = desk.write(Withdrawal, last_seen=key(1))
        assert not run(wish, refusal, seen).steps[2].allowed
        course = run(wish, refusal, unseen)
        assert course.steps[2].allowed
        assert course.view(2).before.newest(Wish) is wish
        assert course.view(2).log.newest(Wish) is None


class TestCrossing:
    """The library lends the book while the reader withdraws."""

    def messages(self, desk: Desk) -> tuple[Headed, Headed, Headed]:
        wish = desk.write(Wish)
        return wish, desk.write(Loan, last_seen=key(1)), desk.write(Withdrawal, last_seen=key(1))

    def test_the_library_stands_whichever_came_first(self, desk: Desk) -> None:
        wish, loan, withdrawal = self.messages(desk)
        for order in ((wish, loan, withdrawal), (wish, withdrawal, loan)):
            course = run(*order)
            lost = order.index(withdrawal)
            assert book(course) == "LENT"
            assert (course.steps[lost].fate, course.steps[lost].by) == (Fate.CROSSED, key(2))
            assert course.view(lost).conflict is loan
            assert course.view(lost).allowed
            assert course.log.newest(Withdrawal) is None

    def test_what_the_sender_had_not_seen_is_told(self, desk: Desk) -> None:
        wish, loan, withdrawal = self.messages(desk)
        view = run(wish, loan, withdrawal).view(2)
        assert view.crossing == (loan,)
        assert view.states == {"book": "ASKED"}
        assert view.before.newest(Loan) is None
        assert view.log.newest(Loan) is loan

    def test_without_last_seen_everything_was_seen(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), desk.write(Withdrawal))
        assert not course.steps[2].allowed
        assert course.view(2).crossing == ()
        assert course.view(2).conflict is None

    def test_an_unknown_last_seen_is_none(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), desk.write(Withdrawal, last_seen=key(99)))
        assert not course.steps[2].allowed

    def test_the_senders_own_messages_are_always_seen(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        own = desk.write(Withdrawal, last_seen=key(1)), desk.write(Wish, book=8, last_seen=key(1))
        course = run(wish, *own, desk.write(Withdrawal, book=8, last_seen=key(1)))
        assert course.steps[3].allowed
        assert len(course.view(3).before) == 3

    def test_equals_stand_in_the_order_they_came(self, desk: Desk) -> None:
        wish, loan, withdrawal = self.messages(desk)
        course = run(wish, withdrawal, loan, process=replace(PROCESS, stands=()))
        assert book(course) == "CLOSED"
        assert course.steps[2].fate is Fate.CROSSED

    def test_what_goes_together_is_no_conflict(self, desk: Desk) -> None:
        wish, loan, _ = self.messages(desk)
        other = desk.write(Wish, book=8, last_seen=key(1))
        course = run(wish, loan, other)
        assert [book(course, n) for n in (7, 8)] == ["LENT", "ASKED"]
        assert all(step.counts for step in course.steps)

    def test_what_is_not_contested_counts_and_moves_what_it_still_can(self, desk: Desk) -> None:
        wish, loan, withdrawal = self.messages(desk)
        course = run(wish, loan, withdrawal, process=replace(PROCESS, contested=frozenset()))
        assert book(course) == "LENT"
        assert course.steps[2].counts
        assert course.steps[2].allowed

    def test_a_rejected_message_is_no_rival(self, desk: Desk) -> None:
        wish, loan, _ = self.messages(desk)
        refusal = desk.write(Refusal, reply_to=key(2), sender=ANE, receiver=(TOWN,))
        withdrawal = desk.write(Withdrawal, last_seen=key(1))
        course = run(wish, loan, refusal, withdrawal)
        assert [step.fate for step in course.steps][1:] == [Fate.REJECTED, Fate.COUNTS, Fate.COUNTS]
        assert book(course) == "CLOSED"

    def test_a_loser_gives_back_what_it_replaced(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        corrected = desk.write(Wish, book=8, replaces=key(1))
        loan = desk.write(Loan, last_seen=key(1))
        course = run(wish, corrected, loan)
        assert course.states == {("book", "book 7"): "LENT"}
        assert [step.fate for step in course.steps] == [Fate.COUNTS, Fate.CROSSED, Fate.COUNTS]


class TestCalendar:
    def test_time_moves_states_at_now_and_at_each_message(self, desk: Desk) -> None:
        loan = desk.write(Wish), desk.write(Loan)
        assert book(run(*loan, days=30)) == "LENT"
        assert book(run(*loan, days=31)) == "LATE"
        course = run(*loan, desk.write(Handback, after=60, condition="GOOD"), days=61)
        row = course.steps[2].moves[0].row
        assert row is not None
        assert row.text == "returned late"

    def test_silence_counts_from_the_last_message(self, desk: Desk) -> None:
        wish = desk.write(Wish), desk.write(Wish, after=40, replaces=key(1))
        assert book(run(*wish, days=70)) == "ASKED"
        assert book(run(*wish, days=101)) == "CLOSED"

    def test_what_only_the_calendar_has_opened_is_shown_under_its_own_name(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        assert ("evening", "next") not in run(wish, days=300).states
        course = run(wish, days=352)
        assert course.states["evening", "next"] == "NEAR"
        opened = run(wish, desk.write(Visit, after=353), days=354)
        assert opened.states["evening", key(700)] == "HELD"
        assert ("evening", "next") not in opened.states
        row = opened.steps[1].moves[0].row
        assert row is not None
        assert row.source == "NEAR"

    def test_lapses_say_when(self, desk: Desk) -> None:
        course = run(desk.write(Wish), desk.write(Loan), days=400)
        assert [(x.region, x.before, x.after, x.at.date().isoformat()) for x in course.lapses] == [
            ("book", "LENT", "LATE", "2026-02-05"),
            ("evening", "QUIET", "NEAR", "2026-12-22"),
        ]


class TestWhatNext:
    def test_nothing_has_come(self) -> None:
        course = follow(PROCESS, [], now=SOON)
        assert [(e.type, e.region, e.state) for e in course.next] == [
            ("wish", "book", "NONE"),
            ("handback", "account", "FREE"),
            ("visit", "evening", "QUIET"),
        ]
        assert course.turn == ()
        assert course.deadlines == ()

    def test_the_turn_is_of_those_the_process_waits_for(self, desk: Desk) -> None:
        course = run(desk.write(Wish))
        assert course.turn == ("LIBRARY",)
        assert [(e.type, e.roles, e.awaited) for e in course.next] == [
            ("loan", ("LIBRARY",), True),
            ("withdrawal", ("READER",), False),
        ]

    def test_a_guard_decides_what_may_come(self, desk: Desk) -> None:
        lent = [desk.write(kind, book=n) for n in (1, 2) for kind in (Wish, Loan)]
        course = run(*lent, desk.write(Wish, book=3))
        assert course.turn == ()
        assert {e.type for e in course.next} == {"handback", "withdrawal"}

    def test_a_guard_may_decide_whose_turn_it_is(self, desk: Desk) -> None:
        first = desk.write(Wish), desk.write(Withdrawal)
        assert run(*first, days=352).turn == ()
        assert run(*first, desk.write(Visit), days=352).turn == ("READER",)

    def test_of_several_roles_the_turn_is_of_those_in_the_case(self, desk: Desk) -> None:
        rows = tuple(
            replace(row, sender=("LIBRARY", "CLUB")) if row.rule == "L-1" else row for row in BOOK.rows
        )
        wide = replace(PROCESS, regions=(replace(BOOK, rows=rows), *PROCESS.regions[1:]))
        course = run(desk.write(Wish), process=wide)
        assert course.turn == ("LIBRARY",)
        assert course.next[0].roles == ("LIBRARY", "CLUB")

    def test_a_rule_is_told_what_was_expected_instead(self, desk: Desk) -> None:
        view = run(desk.write(Wish), desk.write(Handback, condition="GOOD")).view(1)
        assert not view.allowed
        assert [(e.type, e.state) for e in view.expected] == [
            ("loan", "ASKED"),
            ("withdrawal", "ASKED"),
            ("handback", "FREE"),
        ]


class TestEntries:
    def test_files_are_ordered_by_sending_and_then_by_id(self, desk: Desk) -> None:
        wish, loan = desk.write(Wish), desk.write(Loan)
        twin = desk.write(Wish, book=8, sent=loan.head.sent)
        slip = Slip(kind_code="SLIP", text="Hej")
        ordered = in_order_of_sending([Entry(twin), Entry(loan), Entry(slip), Entry(wish)])
        assert [entry.message for entry in ordered] == [slip, wish, loan, twin]

    def test_an_answer_belongs_to_the_case_of_the_first_message_under_an_id(self, desk: Desk) -> None:
        wish = desk.write(Wish)
        squat = desk.write(Loan, head_id=key(1), case_id=key(901))
        refusal = desk.write(Refusal, case_id=None, reply_to=key(1))
        cases = by_case(entries(wish, squat, refusal))
        assert [e.message for e in cases[key(900)]] == [wish, refusal]

    def test_cases_are_told_apart(self, desk: Desk) -> None:
        wish, other = desk.write(Wish), desk.write(Wish, case_id=key(901))
        refusal = desk.write(Refusal, case_id=None, reply_to=key(2))
        lonely = desk.write(Note, case_id=None, text="Hej")
        cases = by_case(entries(wish, other, refusal, lonely))
        assert {case: [e.message for e in own] for case, own in cases.items()} == {
            key(900): [wish],
            key(901): [other, refusal],
            None: [lonely],
        }
        with pytest.raises(LocalError):
            follow(PROCESS, entries(wish, other), now=SOON)
        assert follow(PROCESS, cases[key(901)], now=SOON).states == {}


def test_the_cost_is_linear_in_the_messages() -> None:
    """Five times the messages, asked in rows rather than seconds."""
    asked = 0

    def counting(message: Any, known: Any) -> tuple[str, ...]:
        nonlocal asked
        asked += 1
        return (f"book {message.book}",)

    process = replace(PROCESS, regions=(replace(BOOK, keys=counting), *PROCESS.regions[1:]))
    costs = []
    for size in (40, 200):
        asked, desk = 0, Desk()
        messages = [desk.write(kind, book=n) for n in range(size) for kind in (Wish, Withdrawal)]
        follow(process, entries(*messages), now=SOON)
        costs.append(asked)
    assert costs[1] == 5 * costs[0]


KINDS = (Wish, Loan, Withdrawal, Handback, Payment, Visit, Note, Refusal)
NUMBERS = st.none() | st.integers(1, 12)


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(1, 2), NUMBERS, NUMBERS, NUMBERS), max_size=12))
def test_whatever_comes_is_followed(
    told: list[tuple[type[Headed], int, int | None, int | None, int | None]],
) -> None:
    """Any messages in any order, naming any others: no crash, and the log is exactly what counts."""
    desk, messages = Desk(), []
    for kind, book_number, replaces, last_seen, reply_to in told:
        names = {"replaces": replaces, "last_seen": last_seen, "reply_to": reply_to}
        fields: dict[str, Any] = {name: key(number) for name, number in names.items() if number is not None}
        if kind in (Wish, Loan, Withdrawal, Handback, Payment):
            fields["book"] = book_number
        if kind is Handback:
            fields["condition"] = "LOST"
        messages.append(desk.write(kind, **fields, **({"text": "Hej"} if kind is Note else {})))
    course = run(*messages)
    assert len(course.steps) == len(messages)
    counting = {id(step.message) for step in course.steps if step.counts}
    assert {id(entry.message) for entry in course.log} == counting
    for (region, _), state in course.states.items():
        assert PROCESS.region(region).text(state)
    for i in range(len(messages)):
        assert course.view(i).log is course.log


def test_nothing_shown_carries_a_message(desk: Desk) -> None:
    secret = desk.write(Note, text="0504909995 Åse Sørensen")
    course = run(secret, desk.write(Wish))
    assert "0504909995" not in repr(course)
    assert "0504909995" not in repr(course.view(1))
