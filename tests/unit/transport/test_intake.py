"""What a receiver refuses before and after it opens a message, and the bytes it answers with."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256, sha512

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.exchange.arrival import Received
from samarbejde_schema.exchange.problems import problem
from samarbejde_schema.transport.http import Request
from samarbejde_schema.transport.intake import BODY_LIMIT, content_digest, keyed, reply_to, screened
from samarbejde_schema.transport.store import Settled

BODY = b"a.b.c.d.e"
ID = "00000000-0000-4000-8000-000000000003"


def digest(body: bytes = BODY, name: str = "sha-256") -> str:
    value = (sha512 if name == "sha-512" else sha256)(body).digest()
    return f"{name}=:{b64encode(value).decode()}:"


def code(body: bytes = BODY, **fields: str) -> str | None:
    """Why a request is refused; a good one unless fields are changed."""
    headers = {"content-type": "application/jose", "content-digest": digest(body)}
    headers |= {name.replace("_", "-"): value for name, value in fields.items()}
    found = screened(Request("POST", "", headers, body))
    return None if found is None else found.code


@pytest.mark.parametrize(
    ("media_type", "taken"),
    [
        ("application/jose", True),
        ("Application/JOSE", True),
        (" application/jose ; charset=utf-8", True),
        ("application/jose+json", False),
        ("application/json", False),
        ("application/octet-stream", False),
        ("text/plain", False),
        ("application/jose, application/jose", False),
        ("", False),
    ],
)
def test_the_media_type_is_that_of_a_compact_jwe(media_type: str, taken: bool) -> None:
    assert code(content_type=media_type) == (None if taken else "AFL-MEDIETYPE")


@pytest.mark.parametrize(
    ("coding", "taken"),
    [("identity", True), (" Identity", True), ("gzip", False), ("", False), ("identity, br", False)],
)
def test_nothing_is_unpacked(coding: str, taken: bool) -> None:
    assert code(content_encoding=coding) == (None if taken else "AFL-MEDIETYPE")


def test_the_largest_body_is_taken_and_a_byte_more_is_not() -> None:
    assert code(bytes(BODY_LIMIT)) is None
    assert code(bytes(BODY_LIMIT + 1)) == "AFL-STOERRELSE"


@pytest.mark.parametrize(
    ("field", "taken"),
    [
        (digest(), True),
        (f" {digest()} ", True),
        (f"{digest(name='sha-512')}, {digest()}", True),
        (f"{digest()},{digest(name='sha-512')}", True),
        (f"{digest()}, md5=:CY9rzUYh03PK3k6DJie09g==:", True),
        (f"{digest(b'andet')}, {digest()}", True),  # of two with one name, the last counts
        (f"{digest()}, {digest(b'andet')}", False),
        (digest(b"andet"), False),
        (digest(name="sha-512"), False),
        ("", False),
        (",", False),
        (f"{digest()},", False),
        (f"{digest()}, rod", False),
        (digest().replace("sha-256", "SHA-256"), False),
        (digest().replace("sha-256", "sha256"), False),
        (digest().replace("=:", "=", 1), False),
        (digest().rstrip(":"), False),
        (digest().replace("=:", "=::", 1), False),
        (digest() + ";x=1", False),
        ("sha-256=::", False),
        ("sha-256=:AAAA:", False),
        ("sha-256=:" + "A" * 44 + ":", False),
        ("sha-256=:" + "A" * 100_000 + ":", False),
        (digest() + "\n", False),
    ],
)
def test_the_digest_must_be_there_and_right(field: str, taken: bool) -> None:
    assert code(content_digest=field) == (None if taken else "AFL-DIGEST")


def test_without_a_digest_nothing_is_opened() -> None:
    found = screened(Request("POST", "", {"content-type": "application/jose"}, BODY))
    assert found is not None
    assert found.code == "AFL-DIGEST"


@given(st.binary(max_size=100))
def test_what_we_write_we_read(body: bytes) -> None:
    assert content_digest(body) == digest(body)
    assert code(body, content_digest=content_digest(body)) is None


@given(st.text(max_size=80))
def test_no_digest_field_makes_trouble(field: str) -> None:
    assert code(content_digest=field) == "AFL-DIGEST"


@pytest.mark.parametrize(
    ("field", "taken"),
    [
        (f'"{ID}"', True),
        (ID, True),
        (f" {ID} ", True),
        (ID.replace("3", "4"), False),
        ("", False),
        ('""', False),
        (f'"{ID}', False),
        (f"{ID}, {ID}", False),
    ],
)
def test_the_key_is_the_id_of_the_message_when_it_is_there(field: str, taken: bool) -> None:
    found = keyed(Request("POST", "", {"idempotency-key": field}), Received(message_id=ID))
    assert (None if found is None else found.code) == (None if taken else "AFL-NOEGLE")


def test_without_a_key_or_an_id_there_is_nothing_to_compare() -> None:
    assert keyed(Request("POST", "", {}), Received(message_id=ID)) is None
    assert keyed(Request("POST", "", {"idempotency-key": "x"}), Received()) is None


def test_a_problem_is_answered_as_a_document() -> None:
    reply = reply_to(problem("AFL-TRAVLT"))
    assert reply.status == 429
    assert dict(reply.headers) == {
        "content-type": "application/problem+json",
        "content-language": "da",
        "retry-after": "10",
    }
    assert json.loads(reply.body)["code"] == "AFL-TRAVLT"
    assert "retry-after" not in reply_to(problem("AFL-DIGEST")).headers


def test_a_receipt_is_answered_as_it_is_stored() -> None:
    reply = reply_to(Settled(409, b"kvittering", ID))
    assert (reply.status, reply.body) == (409, b"kvittering")
    assert dict(reply.headers) == {
        "content-type": "application/jose",
        "content-digest": content_digest(b"kvittering"),
    }
