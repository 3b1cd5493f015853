"""Model, JSON Schema and XSD give one verdict on every document that gets past the door."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samarbejde_schema.schemagen.edition import editions

from .conftest import Validators
from .documents import documents, mutants
from .harbour import HARBOUR

NEWEST = editions(HARBOUR)[-1]
TYPES = [entry.type for entry in NEWEST.entries]
LIGHT = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.function_scoped_fixture,
        HealthCheck.data_too_large,
    ],
)
GOOD: dict[str, Any] = {
    "cover": {
        "coverId": "00000000-0000-4000-8000-000000000001",
        "paper": "BOOKING",
        "edition": "1.10",
        "stamp": {"paper": "BOOKING"},
        "sent": "2026-11-02T09:30:00+01:00",
        "fromWhom": "Åse",
    },
    "boat": [{"name": "Æolus", "rig": ["SLOOP"], "draught": -2, "seaworthy": True}],
}


@pytest.mark.parametrize("type", TYPES)
@LIGHT
@given(data=st.data())
def test_good_documents_are_good_to_all(type: str, data: st.DataObject, newest: Validators) -> None:
    document = data.draw(documents(NEWEST, type))
    assert set(newest.verdicts(type, document).values()) == {True}


@pytest.mark.parametrize("type", TYPES)
@LIGHT
@given(data=st.data())
def test_mutants_get_one_verdict(type: str, data: st.DataObject, newest: Validators) -> None:
    document, xml = data.draw(mutants(NEWEST, type))
    said = newest.verdicts(type, document, xml=xml)
    assert len(set(said.values())) == 1, said


@pytest.mark.parametrize(
    ("field", "value", "good"),
    [
        ("draught", -120, True), ("draught", -121, False), ("draught", 9, True), ("draught", 10, False),
        ("draught", 0, True), ("draught", 10**30, False), ("seaworthy", False, True),
        ("name", "a\n", False), ("name", "\n", False), ("name", "", False), ("name", " ", True),
        ("name", "x" * 200, True), ("name", "x" * 201, False), ("name", "😀" * 200, True),
        ("name", "a\u2028", False), ("name", "a\u2027", True), ("name", "a\x7f", False),
        ("name", "a\x7e", True), ("name", "a\xa0", True), ("name", "a\x9f", False), ("name", "a\tb", False),
        ("name", "a\rb", False), ("name", "a\ufffd", True), ("name", "<b>&\"'", True),
        ("plate", "a/b", False), ("plate", "a\\b", False), ("plate", "a-b", False), ("plate", "a]b", False),
        ("plate", "a^b", False), ("plate", "a[b", False), ("plate", "a&b", False), ("plate", "a<b", False),
        ("plate", "a.b", True), ("plate", "a>b", True), ("plate", "a'b", True), ("buoy", "A-", True),
        ("buoy", "-+", True), ("buoy", "Å.", True), ("buoy", "A<1>", True), ("buoy", "A", False),
        ("buoy", "A,B", False), ("buoy", "AAA<1>", True), ("buoy", "AAAA<1>", False),
        ("buoy", "AA\n", False), ("price", "0.00", True), ("price", "-0.00", False),
        ("price", "-0.01", True), ("price", "1.0", False), ("price", "1234567890.00", True),
        ("price", "12345678901.00", False), ("price", "01.00", False), ("price", "1.00\n", False),
        ("price", "٣.00", False), ("share", "1.50", True), ("share", "2.50", False),
        ("length", "0.00", True), ("length", "-1.00", False), ("built", "2024-02-29", True),
        ("built", "2023-02-29", False), ("built", "1900-02-29", False), ("built", "2000-02-29", True),
        ("built", "2199-12-31", True), ("built", "2200-01-01", False), ("built", "2026-04-31", False),
        ("built", "2026-11-02\n", False), ("built", "20261102", False), ("rig", ["KETCH", "2"], True),
        ("rig", ["KETCH", "2", "SLOOP"], False), ("rig", ["sloop"], False), ("rig", ["WING"], True),
        ("rig", ["SLOOP", "SLOOP"], True), ("rig", [" SLOOP"], False), ("rig", ["SLOOP\n"], False),
        ("skipper", [{"cpr": "0201609995"}], True), ("skipper", [{"cpr": "0201609995\n"}], False),
        ("skipper", [{"cpr": "0201609995", "name": "x"}], False), ("skipper", [{}], False),
        ("skipper", [{"crew": {}}], True), ("skipper", [{"crew": {"phone": ["+4520304050"] * 5}}], False),
        ("skipper", [{"unknown": True}], True), ("skipper", [{"crew": {"mail": "a@b@c"}}], False),
        ("log", "a\nb\n", True), ("log", "a\rb", False), ("log", "\u2028", True), ("stranger", "x", False),
    ],
)  # fmt: skip
def test_the_edges(field: str, value: Any, good: bool, newest: Validators) -> None:
    document = deepcopy(GOOD)
    boat = document["boat"][0]
    boat[field] = value
    order = [f.wire for f in NEWEST.shape(newest.models["booking"].shape().fields[1].element).fields]  # type: ignore[arg-type]
    document["boat"] = [{name: boat[name] for name in [*order, "stranger"] if name in boat}]
    said = newest.verdicts("booking", document)
    assert "xsd" in said
    assert set(said.values()) == {good}


@pytest.mark.parametrize(
    ("change", "xml"),
    [
        ({"boat": []}, False), ({"boat": None}, False), ({"picture": None}, False), ({"boat": {}}, False),
        ({"cover": {**GOOD["cover"], "paper": "NOTICE"}}, True),
        ({"cover": {**GOOD["cover"], "stamp": {"paper": "RECEIPT"}}}, True),
        ({"cover": {**GOOD["cover"], "note": []}}, False),
        ({"boat": GOOD["boat"] * 4}, True), ({"BOAT": GOOD["boat"]}, False),
    ],
)  # fmt: skip
def test_what_all_refuse(change: dict[str, Any], xml: bool, newest: Validators) -> None:
    said = newest.verdicts("booking", {**GOOD, **change}, xml=xml)
    assert set(said.values()) == {False}


def test_a_long_attachment_is_judged_by_all(newest: Validators) -> None:
    whole = {**GOOD, "picture": {"content": "QUJD" * 250_000 + "QQ=="}}
    assert set(newest.verdicts("booking", whole).values()) == {True}
    cut = {**GOOD, "picture": {"content": "QUJD" * 250_000 + "QQ"}}
    assert set(newest.verdicts("booking", cut).values()) == {False}
