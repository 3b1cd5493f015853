"""Tables are checked when they are made, and read aloud as they stand."""

from dataclasses import replace

import pytest
from tests.unit.process.library import ACCOUNT, BOOK, LIBRARY, PROCESS, READER, Desk, Handback, Loan, Wish

from samarbejde_schema.errors import StandardError
from samarbejde_schema.process import PRESENT, Duty, Region, Row, State, Tid, guard, on


@guard("it is raining")
def raining(situation: object) -> bool:
    return True


@guard("it is cold")
def cold(situation: object) -> bool:
    return False


def region(*rows: Row, states: str = "A B", initial: str = "A", final: tuple[str, ...] = ("B",)) -> Region:
    return Region(
        name="r",
        label="a region",
        states=tuple(State(name, name.lower()) for name in states.split()),
        initial=initial,
        final=final,
        rows=rows,
        keys=lambda message, known: ("k",),
    )


def row(source: str, target: str, event: object = None, **changes: object) -> Row:
    made = Row(source, event or on("wish"), READER, None, target, "", f"{source} to {target}")  # type: ignore[arg-type]
    return replace(made, **changes)  # type: ignore[arg-type]


def never(situation: object) -> None:
    return None


@pytest.mark.parametrize(
    ("rows", "changes", "fault"),
    [
        ([row("A", "C")], {}, "C is used but not declared"),
        ([row("A", "B")], {"states": "A B C"}, "C is never reached"),
        ([row("A", "B"), row("B", "B")], {"final": ()}, "B can never be left and is not final"),
        ([row("A", "B")], {"states": "A B A"}, "a state is declared twice"),
        ([row("A", "B"), row("A", "A")], {}, "two rows from A can both apply"),
        ([row("A", "B", sender=())], {}, "nobody may send wish in A"),
        ([row("A", "B"), row("B", "A", Tid("later", never))], {}, "B is final and yet left by the calendar"),
        (
            [row("A", "B", Tid("soon", never)), row("B", "A", Tid("later", never)), row("A", "C")],
            {"states": "A B C", "final": ("C",)},
            "the calendar alone goes in circles",
        ),
        (
            [row("A", "B", Tid("soon", never)), row("A", "A", Tid("later", never))],
            {},
            "two rows from A can both apply",
        ),
    ],
)
def test_a_table_that_contradicts_itself_is_refused(
    rows: list[Row], changes: dict[str, object], fault: str
) -> None:
    with pytest.raises(StandardError, match=f"region r: {fault}"):
        region(*rows, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"event": on("loan")}, {}),
        ({"event": on("wish", book=(1, 2))}, {"event": on("wish", book=3)}),
        ({"event": on("wish", deposit=None)}, {"event": on("wish", deposit=PRESENT)}),
        ({"event": on("wish", replacing=True)}, {"event": on("wish", replacing=False)}),
        ({"sender": LIBRARY}, {}),
        ({"guard": raining}, {"guard": raining.otherwise("it is dry")}),
        ({"guard": raining & cold}, {"guard": cold & raining.otherwise("it is dry")}),
        ({"guard": raining & cold}, {"guard": raining.otherwise("it is dry")}),
        ({"event": Tid("later", never)}, {}),
    ],
)
def test_rows_are_told_apart_by_event_sender_or_guard(
    one: dict[str, object], other: dict[str, object]
) -> None:
    region(row("A", "B", **one), row("A", "A", **other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"event": on("wish", book=(1, 2))}, {"event": on("wish", book=(2, 3))}),
        ({"event": on("wish", book=1)}, {"event": on("wish", deposit=None)}),
        ({"guard": raining}, {"guard": cold}),
        ({"guard": raining & cold}, {"guard": raining}),
        ({"guard": raining}, {}),
        ({"event": on("wish", replacing=True)}, {}),
    ],
)
def test_rows_that_might_both_apply_are_not(one: dict[str, object], other: dict[str, object]) -> None:
    with pytest.raises(StandardError, match="can both apply"):
        region(row("A", "B", **one), row("A", "A", **other))


def test_two_guards_are_one_when_both_hold() -> None:
    both, cold_and_dry = raining & cold, cold & raining.otherwise("it is dry")
    assert both.label == "it is raining, og it is cold"
    assert not both.holds(None)  # type: ignore[arg-type]
    assert (raining & raining).holds(None)  # type: ignore[arg-type]
    assert not cold_and_dry.holds(None)  # type: ignore[arg-type]


def test_an_event_meets_its_messages() -> None:
    desk = Desk()
    back, loan = desk.write(Handback, condition="WORN"), desk.write(Loan, deposit="50.00")
    assert on("handback", condition=("GOOD", "WORN")).meets(back, replacing=False)
    assert not on("handback", condition="GOOD").meets(back, replacing=False)
    assert not on("handback", replacing=True).meets(back, replacing=False)
    assert on("handback", replacing=True).meets(back, replacing=True)
    assert on("loan", deposit=PRESENT).meets(loan, replacing=False)
    assert not on("loan", deposit=PRESENT).meets(desk.write(Loan), replacing=False)
    assert not on("loan").meets(desk.write(Wish), replacing=False)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"regions": (BOOK, BOOK)}, "two regions share a name"),
        ({"regions": (BOOK, ACCOUNT)}, "no row takes visit"),
        ({"types": ("wish",)}, "rows name handback, which the process does not"),
        ({"binding": frozenset({"gift"})}, "gift is no type of the process"),
        ({"duties": (Duty("cellar", (), READER, "", "", "a", "b", never),)}, "a duty speaks of cellar"),
        (
            {"duties": (Duty("book", ("GONE",), READER, "", "", "a", "b", never),)},
            "a duty of book speaks of unknown states",
        ),
        ({"duties": (Duty("book", ("LENT",), (), "", "", "a", "b", never),)}, "nobody owes 'b'"),
    ],
)
def test_a_process_that_contradicts_itself_is_refused(changes: dict[str, object], fault: str) -> None:
    with pytest.raises(StandardError, match=f"process: {fault}"):
        replace(PROCESS, **changes)  # type: ignore[arg-type]


def test_values_are_told_in_words() -> None:
    assert (
        on("loan", deposit=PRESENT, the_reader=(None, "ANE")).fields
        == "deposit udfyldt, theReader udeladt/ANE"
    )
    assert repr(PRESENT) == "PRESENT"
    assert len({PRESENT, PRESENT}) == 1


def test_what_may_follow_a_message_is_read_off_the_rows() -> None:
    assert PROCESS.after("wish") == {"wish", "loan", "withdrawal"}
    assert PROCESS.after("loan") == {"handback"}
    assert PROCESS.after("note") == frozenset()


def test_regions_and_states_are_found_by_name() -> None:
    assert PROCESS.region("book") is BOOK
    assert BOOK.text("LATE") == "it should be back"
    with pytest.raises(StandardError):
        PROCESS.region("cellar")
