"""The loans of a library: a process that shares nothing with the shelf."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated, Any

from tests.toy.parts import Headed, Party
from tests.toy.sample import keys

from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Beloeb, Heltal, Linje, Tekst
from samarbejde_schema.process import (
    Duty,
    Entry,
    Process,
    Region,
    Row,
    Situation,
    State,
    Tid,
    guard,
    later,
    on,
)

READER, LIBRARY = ("READER",), ("LIBRARY",)
DAY_ONE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


class Wish(Headed, fixed={"head.kind_code": "WISH"}):
    """A reader wants a book."""

    book: Annotated[Heltal, about("bog", "toy")]


class Loan(Headed, fixed={"head.kind_code": "LOAN"}):
    """The library lends it out."""

    book: Annotated[Heltal, about("bog", "toy")]
    deposit: Annotated[Beloeb | None, about("depositum", "toy")] = None


class Withdrawal(Headed, fixed={"head.kind_code": "WITHDRAWAL"}):
    """The reader does not want it after all."""

    book: Annotated[Heltal, about("bog", "toy")]


class Handback(Headed, fixed={"head.kind_code": "HANDBACK"}):
    """The reader hands it back."""

    book: Annotated[Heltal, about("bog", "toy")]
    condition: Annotated[Linje, about("stand", "toy")]


class Payment(Headed, fixed={"head.kind_code": "PAYMENT"}):
    """The reader pays for a lost book."""

    book: Annotated[Heltal, about("bog", "toy")]


class Visit(Headed, fixed={"head.kind_code": "VISIT"}):
    """The reader comes to the yearly reading evening."""


class Note(Headed, fixed={"head.kind_code": "NOTE"}):
    """A word outside the process."""

    text: Annotated[Tekst, about("tekst", "toy")]


class Mistake(Headed, fixed={"head.kind_code": "MISTAKE"}):
    """The sender takes a message back, as if it had never been sent."""


class Regret(Headed, fixed={"head.kind_code": "REGRET"}):
    """The library asks for the book back before its time; the message it speaks of stays."""


class Refusal(Headed, fixed={"head.kind_code": "REFUSAL"}):
    """A receipt that refuses a message."""


@dataclass(frozen=True)
class Terms:
    """What a library decides for itself."""

    loan_period: str = "P30D"
    patience: str = "P2M"
    most: int = 2
    notice: str = "P2W"


def midnight(day: date) -> datetime:
    """The day's first instant."""
    return datetime.combine(day, time(), UTC)


@guard("the reader has fewer books than allowed")
def may_borrow(s: Situation) -> bool:
    lent = sum(state in ("LENT", "LATE") for state in s.states_in("book").values())
    return lent < int(s.parameters.most)


@guard("a deposit was paid")
def deposit_paid(s: Situation) -> bool:
    loan = s.own.newest(Loan)
    return loan is not None and loan.deposit is not None


no_deposit = deposit_paid.otherwise("no deposit was paid")


@guard("the book of the payment is lost")
def book_is_lost(s: Situation) -> bool:
    return s.message is None or s.beside("book") == "LOST"


def loan_is_over(s: Situation) -> datetime | None:
    return midnight(due_day(s) + timedelta(days=1)) if s.own.newest(Loan) else None


def due_day(s: Situation) -> date:
    loan = s.own.newest(Loan)
    assert loan is not None
    return later(loan.head.sent.date(), s.parameters.loan_period)


def patience_is_over(s: Situation) -> datetime | None:
    return midnight(later(s.quiet_since.date(), s.parameters.patience)) if s.quiet_since else None


def evening(s: Situation) -> date | None:
    """A year after the last visit, or after the first message."""
    visit = s.log.newest(Visit)
    first = next(iter(s.log), None)
    start = visit if visit is not None else first.message if first is not None else None
    return None if start is None else later(start.head.sent.date(), "P1Y")  # type: ignore[attr-defined]


def evening_is_near(s: Situation) -> datetime | None:
    day = evening(s)
    return None if day is None else midnight(day - timedelta(days=14))


BOOK = Region(
    name="book",
    label="one book",
    states=(
        State("NONE", "nobody has asked"),
        State("ASKED", "a reader has asked"),
        State("LENT", "the reader has it"),
        State("LATE", "it should be back"),
        State("LOST", "it is lost"),
        State("CLOSED", "over"),
    ),
    initial="NONE",
    final=("CLOSED",),
    rows=(
        Row("NONE", on("wish"), READER, None, "ASKED", "", "a reader asks"),
        Row("ASKED", on("wish", replacing=True), READER, None, "ASKED", "", "the reader corrects the wish"),
        Row("ASKED", on("loan"), LIBRARY, may_borrow, "LENT", "L-1", "lent out", awaited=True),
        Row("ASKED", on("withdrawal"), READER, None, "CLOSED", "", "withdrawn"),
        Row("ASKED", Tid("two months of silence", patience_is_over), (), None, "CLOSED", "", "forgotten"),
        Row("LENT", on("handback", condition=("GOOD", "WORN")), READER, None, "CLOSED", "", "returned"),
        Row("LENT", on("handback", condition="LOST"), READER, no_deposit, "LOST", "", "lost"),
        Row(
            "LENT", on("handback", condition="LOST"), READER, deposit_paid, "CLOSED", "", "lost and paid for"
        ),
        Row("LENT", Tid("the loan period has passed", loan_is_over), (), None, "LATE", "L-2", "late"),
        Row("LATE", on("handback"), READER, None, "CLOSED", "L-2", "returned late", awaited=True),
        Row("LOST", on("payment"), READER, None, "CLOSED", "L-3", "paid", awaited=True),
    ),
    keys=lambda message, known: (f"book {message.book}",),
)


@guard("the reader has come before")
def has_come_before(s: Situation) -> bool:
    return s.log.newest(Visit) is not None


def account(message: Any, known: Collection[str]) -> tuple[str, ...]:
    """What is owed is noted under the book until a payment gives it a number of its own."""
    return (str(message.head.talk_id),) if isinstance(message, Payment) else (f"open {message.book}",)


ACCOUNT = Region(
    name="account",
    label="what the reader owes",
    states=(State("FREE", "nothing owed"), State("OWING", "something owed"), State("SETTLED", "paid")),
    initial="FREE",
    final=("SETTLED",),
    rows=(
        Row("FREE", on("handback", condition="LOST"), READER, None, "OWING", "", "owes the book"),
        Row("OWING", on("payment"), READER, book_is_lost, "SETTLED", "", "has paid", awaited=True),
    ),
    keys=account,
    adopts=lambda message: f"open {message.book}" if isinstance(message, Payment) else None,
)

EVENING = Region(
    name="evening",
    label="the yearly reading evening",
    states=(State("QUIET", "nothing planned"), State("NEAR", "it is near"), State("HELD", "it was held")),
    initial="QUIET",
    final=("HELD",),
    rows=(
        Row("QUIET", Tid("two weeks before", evening_is_near), (), None, "NEAR", "", "time to invite"),
        Row("NEAR", on("visit"), READER, None, "HELD", "", "the reader came", awaited=has_come_before),
        Row("QUIET", on("visit"), READER, None, "HELD", "", "the reader came unasked"),
    ),
    keys=lambda message, known: (str(message.head.talk_id),),
    waiting="next",
)

PROCESS = Process(
    types=("wish", "loan", "withdrawal", "handback", "payment", "visit"),
    regions=(BOOK, ACCOUNT, EVENING),
    party=lambda part: str(part.name),
    voids=lambda message: message.head.reply_to if isinstance(message, Refusal) else None,
    binding=frozenset({"loan"}),
    contested=frozenset({"loan", "withdrawal", "wish"}),
    stands=("LIBRARY",),
    duties=(
        Duty("book", ("LENT", "LATE"), READER, "L-2", "house rules", "Aflever bogen", "Return it", due_day),
        Duty("evening", ("QUIET", "NEAR"), ("LIBRARY", "CLUB"), "", "custom", "Inviter", "Invite", evening),
    ),
    parameters=Terms(),
)

ANE = Party(role="READER", name="Ane")
TOWN = Party(role="LIBRARY", name="Bogby Bibliotek")
CASE = keys(900)()


class Desk:
    """Writes messages one hour apart, each with the key of its number."""

    def __init__(self) -> None:
        self.sent = DAY_ONE
        self.number = 0

    def write(self, kind: type[Headed], **fields: Any) -> Headed:
        """A message from its usual sender; ``after`` moves the clock by days first."""
        self.number += 1
        self.sent += timedelta(hours=1) + timedelta(days=fields.pop("after", 0))
        from_reader = kind not in (Loan, Refusal)
        given: dict[str, Any] = {
            "schema_version": "1.0",
            "profile": ("GRUND",),
            "case_id": CASE,
            "head_id": key(self.number),
            "talk_id": key(700),
            "sender": ANE if from_reader else TOWN,
            "receiver": (TOWN if from_reader else ANE,),
        }
        if kind in (Wish, Loan, Withdrawal, Handback, Payment):
            given["book"] = 7
        return kind.ny(nu=self.sent, **{**given, **fields})


def key(number: int) -> str:
    """The key of a number."""
    return str(keys(number)())


def entries(*messages: Headed) -> list[Entry]:
    """The messages as entries with their place as source."""
    return [Entry(message, source=f"{n}.json") for n, message in enumerate(messages, 1)]
