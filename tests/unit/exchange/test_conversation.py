"""Documents read together, on the library's process: no clock, no file, no shelf."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from tests.toy.parts import ENVELOPE
from tests.unit.process.library import CASE, DAY_ONE, PROCESS, Desk, Handback, Loan, Note, Wish, key

from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.catalogue.release import Entry, Release
from samarbejde_schema.errors import LocalError, StandardError
from samarbejde_schema.exchange.conversation import Document, Told, converse, process_of
from samarbejde_schema.exchange.reading import write
from samarbejde_schema.findings import Outcome, Stage, Verdict
from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.process import Fate, Forloeb
from samarbejde_schema.validation.rule import GYLDIGHED, KAN, SKAL, Breaches, NotJudged, at, rule

RELEASE = Release(
    name="library",
    namespace="urn:library",
    versions=("1.0",),
    envelope=ENVELOPE,
    package="tests.unit.process",
    entries=tuple(
        Entry(f"L{number}", name, name.upper(), name, "library", (), ())
        for number, name in enumerate(("wish", "loan", "withdrawal", "handback", "payment", "visit", "note"))
    ),
    process="library",
)
LIBRARY = Catalogue(releases=(RELEASE,))
NOW = DAY_ONE + timedelta(days=3)


@rule(
    "L-50",
    da="Bogen skal komme tilbage, som den var.",
    en="The book must come back as it was.",
    demand=SKAL,
    kind=GYLDIGHED,
    level=Stage.FORLOEB,
    messages=("handback",),
    source="toy",
)
def as_it_was(besked: Any, forloeb: Forloeb) -> Breaches:
    """Kun en bog, der var lånt ud, kan komme tilbage."""
    if forloeb.before.newest(Loan) is None:
        yield at("book")


@rule(
    "L-51",
    da="Fingeraftrykket er kendt.",
    en="The digest is known.",
    demand=KAN,
    level=Stage.FORLOEB,
    messages=("wish",),
    source="toy",
)
def digest_is_known(besked: Any, forloeb: Forloeb) -> Breaches:
    """Prøver, at bytes er det, der er talt over."""
    if forloeb.log.digest(besked.head.head_id) != DIGESTS.get(besked.head.head_id):
        raise NotJudged
    yield at("book")


DIGESTS: dict[str, str] = {}


def documents(*messages: Besked, form: Any = "json") -> list[Document]:
    found = [(f"{number}.{form}", write(m, LIBRARY, form=form)) for number, m in enumerate(messages, 1)]
    DIGESTS.update(
        {m.head.head_id: sha256(data).hexdigest() for m, (_, data) in zip(messages, found, strict=True)}
    )  # type: ignore[attr-defined]
    return found


def told(*given: Document, catalogue: Catalogue = LIBRARY, **more: Any) -> Told:
    return converse(given, catalogue, **{"now": NOW, **more})


def fates(answer: Told) -> list[Fate]:
    return [step.fate for conversation in answer.conversations for step in conversation.course.steps]


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_case_is_followed_in_either_form_and_any_order(desk: Desk, form: str) -> None:
    wish, loan, back = desk.write(Wish), desk.write(Loan), desk.write(Handback, condition="GOOD")
    given = documents(back, wish, loan, form=form)
    answer = told(*given)
    (conversation,) = answer.conversations
    assert conversation.case == CASE
    assert conversation.places == (1, 2, 0), (
        "the course is in order of sending, the readings as they were given"
    )
    assert [step.message for step in conversation.course.steps] == [wish, loan, back]
    assert [step.source for step in conversation.course.steps] == [given[place][0] for place in (1, 2, 0)]
    assert conversation.course.states[("book", "book 7")] == "CLOSED"
    assert [reading.report.outcomes[Stage.FORLOEB] for reading in answer.readings] == [Outcome.OK] * 3
    assert answer.left_out == answer.later == ()


def test_rules_of_the_conversation_find_what_no_message_shows_alone(desk: Desk) -> None:
    strict = LIBRARY.with_rules(as_it_was)
    answer = told(*documents(desk.write(Handback, condition="GOOD")), catalogue=strict)
    (reading,) = answer.readings
    assert reading.report.verdict is Verdict.INVALID
    assert [(f.rule_id, f.pointer, f.line) for f in reading.report.findings] == [("L-50", "/book", 1)]
    assert reading.report.outcomes[Stage.BESKED] is Outcome.OK
    assert fates(answer) == [Fate.REFUSED]


def test_a_refused_message_moves_nothing(desk: Desk) -> None:
    early = desk.write(Handback, condition="GOOD")
    wish, loan = desk.write(Wish), desk.write(Loan)
    answer = told(*documents(early, wish, loan), catalogue=LIBRARY.with_rules(as_it_was))
    assert fates(answer) == [Fate.REFUSED, Fate.COUNTS, Fate.COUNTS]
    assert answer.conversations[0].course.states[("book", "book 7")] == "LENT"


def test_the_log_knows_the_digest_of_the_exact_bytes(desk: Desk) -> None:
    answer = told(*documents(desk.write(Wish)), catalogue=LIBRARY.with_rules(digest_is_known))
    assert [f.rule_id for f in answer.readings[0].report.findings] == ["L-51"]


def test_what_is_invalid_alone_is_left_out(desk: Desk) -> None:
    (wish,) = documents(desk.write(Wish))
    answer = told(("a", b"{}"), wish, ("b", wish[1].replace(b'"book":7', b'"book":"7"')))
    assert answer.left_out == (0, 2)
    assert [reading.report.outcomes[Stage.FORLOEB] for reading in answer.readings] == [
        Outcome.SKIPPED, Outcome.OK, Outcome.SKIPPED,
    ]  # fmt: skip
    assert len(answer.conversations[0].course.steps) == 1


def test_a_later_message_moves_the_clock_on_unless_the_question_is_of_an_earlier_day(desk: Desk) -> None:
    wish, loan = desk.write(Wish), desk.write(Loan, after=10)
    given = documents(wish, loan)
    assert told(*given).conversations[0].course.now == desk.sent
    answer = told(*given, until=NOW)
    assert answer.later == (1,)
    assert answer.readings[1].report.outcomes[Stage.FORLOEB] is Outcome.NOT_REQUESTED
    assert answer.readings[1].report.ok
    course = answer.conversations[0].course
    assert (course.now, course.states[("book", "book 7")]) == (NOW, "ASKED")
    assert told(*given, until=DAY_ONE).conversations == ()


def test_cases_are_told_apart_and_those_without_one_come_last(desk: Desk) -> None:
    other = desk.write(Wish, case_id=key(901))
    loose = desk.write(Note, case_id=None, text="Hej")
    answer = told(*documents(loose, other, desk.write(Wish)))
    assert [conversation.case for conversation in answer.conversations] == [key(901), CASE, None]
    assert [conversation.places for conversation in answer.conversations] == [(1,), (2,), (0,)]


def test_nothing_comes_to_nothing() -> None:
    assert told() == Told((), ())


def test_a_release_without_a_process_says_so(desk: Desk) -> None:
    silent = Catalogue(releases=(replace(RELEASE, process=None),))
    with pytest.raises(StandardError):
        told(*documents(desk.write(Wish)), catalogue=silent)
    assert process_of(LIBRARY) is PROCESS


@pytest.mark.parametrize("name", ["now", "until"])
def test_a_time_without_offset_is_refused_before_anything_is_read(name: str) -> None:
    with pytest.raises(LocalError, match="tidszone"):
        told(("1.json", b"{}"), **{name: datetime(2026, 9, 1)})
