"""What a participant accepts: written as it is read, signed by the one it speaks of, and for a while only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.exchange.post import AUTHORITY, BOSTED, KOMMUNE, NOW, TRUST

from samarbejde_schema.errors import UntrustedError
from samarbejde_schema.exchange.description import Description, read_description, write_description
from samarbejde_schema.security.jws import Typ, payload_of, sign
from samarbejde_schema.security.trust import Trust
from samarbejde_schema.testing.authority import Bad

WHOLE = Description(
    cvr="90000004",
    name="Fjordby Kommune",
    roles=("MYNDIGHED",),
    types=("TILBUD", "KONTRAKT"),
    versions=("1.0",),
    profiles=("GRUND", "NORD"),
    endpoint="https://fjordby.example/beskeder",
    limit=16 * 1024 * 1024,
    encryption=(KOMMUNE.issued.chain[0],),
    issued=NOW,
    expires=NOW + timedelta(days=1),
)
KEY = KOMMUNE.issued.key


def written(description: Description = WHOLE) -> bytes:
    return write_description(description, key=KEY, now=NOW)


def signed(payload: bytes, **changes: Any) -> bytes:
    given = {"key": KEY, "typ": Typ.DELTAGER, "cty": "application/json", "now": NOW}
    return sign(payload, **given | changes)


def code(data: bytes, *, trust: Trust = TRUST, after: timedelta = timedelta()) -> str:
    """Why a document is not believed."""
    with pytest.raises(UntrustedError) as caught:
        read_description(data, trust=trust, now=NOW + after)
    return caught.value.code


def test_it_is_read_as_it_was_written() -> None:
    assert read_description(written(), trust=TRUST, now=NOW) == WHOLE


@pytest.mark.parametrize(
    "changes",
    [
        {"roles": (), "types": (), "profiles": (), "encryption": ()},
        {"name": "Ældrecenter Ø/Å «x»"},
        {"issued": NOW - timedelta(days=3), "expires": NOW + timedelta(seconds=1)},
        {"encryption": (KOMMUNE.issued.chain[0], KOMMUNE.issued.chain[1])},
        {"limit": 1},
    ],
)
def test_whatever_may_be_said(changes: dict[str, Any]) -> None:
    said = replace(WHOLE, **changes)
    assert read_description(written(said), trust=TRUST, now=NOW) == said


def test_the_wire_names_are_those_of_the_published_document() -> None:
    tree = json.loads(payload_of(written()))
    assert set(tree) == {
        "cvr", "navn", "roller", "beskedtyper", "skemaversioner", "profiler", "endpoint", "stoersteBesked",
        "kryptering", "udstedt", "udloeber",
    }  # fmt: skip
    assert tree["navn"] == "Fjordby Kommune"


# --- whom to believe --------------------------------------------------------------------------------------


def test_nobody_speaks_for_another() -> None:
    assert code(write_description(WHOLE, key=BOSTED.issued.key, now=NOW)) == "SIK-TYPE"


def test_an_employee_does_not_speak_for_the_organisation() -> None:
    employee = AUTHORITY.bad(Bad.EMPLOYEE, "90000004")
    assert code(signed(payload_of(written()), key=employee.loose)) == "SIK-MEDARBEJDER"


def test_a_message_and_a_receipt_are_no_description() -> None:
    for typ in (Typ.BESKED, Typ.KVITTERING, Typ.REGISTER):
        assert code(signed(payload_of(written()), typ=typ)) == "SIK-TYPE"


def test_a_bit_that_was_turned() -> None:
    data = bytearray(written())
    data[-9] = ord("A") if data[-9] != ord("A") else ord("B")  # another digit of base64url
    assert code(bytes(data)) == "SIK-SIGNATUR"
    assert code(b"") == "SIK-HOVED"


def test_it_holds_until_it_expires() -> None:
    data = written()
    last = timedelta(days=1) - timedelta(microseconds=1)
    assert read_description(data, trust=TRUST, now=NOW + last) == WHOLE
    assert code(data, after=timedelta(days=1)) == "SIK-UDLOEBET"


def test_clocks_may_differ_by_five_minutes() -> None:
    """The reader's clock is behind the writer's; its trust does not depend on who is a second ahead."""
    data = written(replace(WHOLE, issued=NOW + timedelta(minutes=5)))
    assert read_description(data, trust=TRUST, now=NOW).issued > NOW
    assert code(written(replace(WHOLE, issued=NOW + timedelta(minutes=5, seconds=1)))) == "SIK-TID"
    assert read_description(written(), trust=TRUST, now=NOW - timedelta(minutes=5)) == WHOLE
    assert code(written(), after=-timedelta(minutes=5, seconds=1)) == "SIK-TID"


# --- another form -----------------------------------------------------------------------------------------

TREE: dict[str, Any] = json.loads(payload_of(written()))


@pytest.mark.parametrize(
    "changes",
    [
        *({name: None} for name in TREE),
        *({name: 7} for name in TREE if name != "stoersteBesked"),
        *({name: [7]} for name, value in TREE.items() if isinstance(value, list)),
        *({name: value[0]} for name, value in TREE.items() if isinstance(value, list)),
        {"stoersteBesked": 0},
        {"stoersteBesked": -1},
        {"stoersteBesked": True},
        {"stoersteBesked": "16"},
        {"stoersteBesked": 1.5},
        {"udstedt": "i går"},
        {"udstedt": "2026-11-02T09:31:00"},
        {"udloeber": "2026-11-03"},
        {"kryptering": ["ikke base64"]},
        {"kryptering": ["AAA"]},
        {"kryptering": ["æ"]},
        {"note": "et felt mere"},
    ],
)
def test_another_form_is_refused(changes: dict[str, Any]) -> None:
    assert code(signed(json.dumps({**TREE, **changes}).encode())) == "SIK-TYPE"


@pytest.mark.parametrize("name", TREE)
def test_a_missing_member_is_refused(name: str) -> None:
    tree = {key: value for key, value in TREE.items() if key != name}
    assert code(signed(json.dumps(tree).encode())) == "SIK-TYPE"


@pytest.mark.parametrize("payload", [b"[]", b"7", b'"x"', b"{}", b"{", b'{"cvr": "1", "cvr": "1"}', b"\xff"])
def test_what_is_no_object_is_refused(payload: bytes) -> None:
    assert code(signed(payload)) == "SIK-TYPE"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(TREE)), values)
def test_no_value_makes_trouble(name: str, value: Any) -> None:
    try:
        read_description(signed(json.dumps({**TREE, name: value}).encode()), trust=TRUST, now=NOW)
    except UntrustedError as error:
        assert error.code in ("SIK-TYPE", "SIK-TID", "SIK-UDLOEBET")
