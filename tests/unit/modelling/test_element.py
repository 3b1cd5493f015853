"""Models: comfortable to build, impossible to build wrongly, silent about values."""

import pickle
import traceback
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from tests.toy import TOY
from tests.toy.handback import Handback
from tests.toy.parts import Bike, Client, Colour, Party
from tests.toy.sample import NOW, hire, keys
from tests.toy.slip import Slip

from samarbejde_schema.errors import InvalidError, LocalError
from samarbejde_schema.exchange.reading import check
from samarbejde_schema.modelling.structure import MOST

SECRET = "0504909995"


def test_python_values_and_wire_strings_give_the_same_model() -> None:
    ready = Bike(number=1, colour=Colour.RED, price=Decimal(12), since=date(2024, 1, 1))
    written = Bike(number=1, colour="RED", price="12.00", since="2024-01-01")
    assert ready == written
    assert ready.price.as_tuple().exponent == -2


def test_a_uuid_object_is_taken_as_its_text() -> None:
    key = UUID("00000000-0000-4000-8000-000000000042")
    assert hire(head_id=key).head.head_id == str(key)


@pytest.mark.parametrize(
    ("field", "value", "rule_id"),
    [
        ("price", Decimal("1.005"), "SKEMA-SKRIVEMAADE"),
        ("price", "1.5", "SKEMA-SKRIVEMAADE"),
        ("price", "-0.00", "SKEMA-SKRIVEMAADE"),
        ("price", 1.5, "SKEMA-TYPE"),
        ("price", True, "SKEMA-TYPE"),
        ("since", datetime(2024, 1, 1, tzinfo=UTC), "SKEMA-TYPE"),
        ("since", "2023-02-29", "SKEMA-SKRIVEMAADE"),
        ("number", "1", "SKEMA-TYPE"),
        ("number", -1, "SKEMA-OMRAADE"),
        ("number", 2147483648, "SKEMA-OMRAADE"),
        ("electric", 1, "SKEMA-TYPE"),
        ("colour", "GREEN", "SKEMA-KODE"),
        ("note", ["a", "b", "c", "d"], "SKEMA-ANTAL"),
        ("note", [""], "SKEMA-LAENGDE"),
        ("note", ["tab\there"], "SKEMA-SKRIVEMAADE"),
    ],
)
def test_what_cannot_be_built_says_where_and_why(field: str, value: object, rule_id: str) -> None:
    fields: dict[str, object] = {"number": 1, "price": "1.00", field: value}
    with pytest.raises(LocalError) as caught:
        Bike(**fields)
    assert [f.rule_id for f in caught.value.findings] == [rule_id]
    assert caught.value.findings[0].pointer.startswith(f"/{field}")


def test_an_instant_needs_an_offset_and_no_fraction() -> None:
    with pytest.raises(LocalError):
        hire(sent=datetime(2026, 1, 1))
    with pytest.raises(LocalError):
        hire(sent=datetime(2026, 1, 1, microsecond=5, tzinfo=UTC))


def test_a_choice_has_exactly_one_member() -> None:
    assert Client(name="Anna").member == ("name", "Anna")
    for fields in ({}, {"cpr": SECRET, "name": "Anna"}):
        with pytest.raises(LocalError) as caught:
            Client(**fields)
        assert [f.rule_id for f in caught.value.findings] == ["SKEMA-VALG"]


def test_the_constant_of_a_type_cannot_be_another() -> None:
    with pytest.raises(LocalError) as caught:
        hire(kind_code="SLIP")
    assert [(f.rule_id, f.pointer) for f in caught.value.findings] == [("SKEMA-KONSTANT", "/head/kindCode")]


def test_models_cannot_be_changed_or_slipped_in() -> None:
    bike = Bike(number=1, price="1.00")
    for change in (
        lambda: setattr(bike, "number", 504909995),
        lambda: setattr(bike, "k504909995", 1),
        lambda: delattr(bike, "number"),
        lambda: bike.copy(update={"number": 504909995}),
    ):
        with pytest.raises(LocalError) as caught:
            change()
        assert "504909995" not in str(caught.value)
    with pytest.raises(LocalError):
        Bike.model_construct(number="x")
    with pytest.raises(LocalError):
        bike.model_copy(update={"number": -1})
    assert bike.model_copy(update={"number": 2}).number == 2
    with pytest.raises(LocalError):
        Bike.model_validate_json(b"{}")
    with pytest.raises(LocalError):
        Bike.model_validate([1])
    assert Bike.model_validate(bike) is bike


def test_repr_and_str_hide_what_is_personal() -> None:
    for shown in (repr(hire()), str(hire()), f"{hire()}"):
        assert "0201609995" not in shown
        assert "støtteben" not in shown
        assert "number=7" in shown


@pytest.mark.parametrize("make", [
    lambda: Client(cpr=SECRET, unknown=1),
    lambda: Client(**{SECRET: "x"}),
    lambda: hire(client={"cpr": SECRET, "name": SECRET}),
    lambda: hire(**{"k" + SECRET: 1}),
    lambda: Party(role=SECRET, name=SECRET * 100),
    lambda: hire(sender=SECRET),
])  # fmt: skip
def test_a_refusal_holds_no_value_in_text_findings_or_frames(make: object) -> None:
    with pytest.raises(LocalError) as caught:
        make()  # type: ignore[operator]
    error = caught.value
    assert SECRET not in str(error) + repr(error) + repr(error.findings)
    assert error.__cause__ is None
    assert error.__context__ is None
    ours = [
        frame
        for frame in traceback.TracebackException.from_exception(error, capture_locals=True).stack
        if "samarbejde_schema" in frame.filename
    ]
    assert ours
    assert all(SECRET not in text for frame in ours for text in (frame.locals or {}).values())


def test_a_new_message_is_filled_in_and_repeatable() -> None:
    first, second = hire(), hire()
    assert first == second
    assert first.head.head_id == keys()()
    assert first.head.expires - first.head.sent == type(first).envelope.lifetime  # type: ignore[union-attr]
    assert first.head.kind_code == "HIRE"


def test_an_answer_takes_over_and_swaps_the_parties() -> None:
    question = hire()
    answer = question.besvar(Handback, nu=NOW, noegle=keys(50), number=(7,))
    head = answer.head
    assert (head.talk_id, head.case_id, head.reply_to) == (
        question.head.talk_id,
        question.head.case_id,
        question.head.head_id,
    )
    assert head.sender == question.head.receiver[0]
    assert head.receiver == (question.head.sender,)


def test_without_an_envelope_there_is_nothing_to_fill_in() -> None:
    with pytest.raises(LocalError):
        Slip.ny(kind_code="SLIP", text="x")
    with pytest.raises(LocalError):
        Slip(kind_code="SLIP", text="x").besvar(Handback)


@pytest.mark.parametrize("value", [Decimal("1E+30"), Decimal("NaN"), Decimal("Infinity"), 10**40])
def test_an_amount_out_of_all_bounds_is_refused_like_any_other(value: object) -> None:
    with pytest.raises(LocalError) as caught:
        Bike(number=1, price=value)
    assert [f.rule_id for f in caught.value.findings] == ["SKEMA-SKRIVEMAADE"]


def test_text_that_the_door_would_refuse_cannot_be_built() -> None:
    with pytest.raises(LocalError) as caught:
        hire(wish=unicodedata.normalize("NFD", "Åse"))
    assert [f.pointer for f in caught.value.findings] == ["/wish"]


def test_only_so_many_findings_are_told() -> None:
    with pytest.raises(LocalError) as caught:
        hire(bike=[{} for _ in range(5)], **{f"x{i}": 1 for i in range(500)})
    assert len(caught.value.findings) == MOST


def test_errors_cross_between_processes() -> None:
    with pytest.raises(LocalError) as caught:
        Bike(number=-1, price="1.00")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.findings) == (str(caught.value), caught.value.findings)
    report = check(b"{}", TOY)
    invalid = pickle.loads(pickle.dumps(InvalidError(report)))
    assert invalid.report.findings == report.findings
