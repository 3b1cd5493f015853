"""The OpenAPI document says what the receiver does."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from samarbejde_schema.exchange.problems import PROBLEMS
from samarbejde_schema.security.codes import TEXTS
from samarbejde_schema.standard import STANDARD
from samarbejde_schema.testing.counterpart import Exchange
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.wire import asgi
from samarbejde_schema.transport.http import Reply, Request
from samarbejde_schema.transport.intake import content_digest
from samarbejde_schema.transport.openapi import PARTICIPANT, document, document_bytes
from samarbejde_schema.transport.receiver import application

TOLD = document(STANDARD, "1.0")
JOSE = {"content-type": "application/jose"}


def test_it_is_openapi_and_the_same_every_time() -> None:
    assert TOLD["openapi"] == "3.1.0"
    assert document_bytes(STANDARD, "1.0") == document_bytes(STANDARD, "1.0")
    assert json.loads(document_bytes(STANDARD, "1.0")) == TOLD


def test_every_problem_stands_in_it() -> None:
    codes = set()
    for response in TOLD["paths"]["/beskeder"]["post"]["responses"].values():
        for content in response["content"].values():
            for part in content["schema"].get("allOf", ()):
                codes |= set(part.get("properties", {}).get("code", {}).get("enum", ()))
    assert codes == {*PROBLEMS, *TEXTS}


def test_every_reference_leads_somewhere() -> None:
    def references(value: Any) -> list[str]:
        if isinstance(value, dict):
            own = [value["$ref"]] if "$ref" in value else []
            return own + [one for inside in value.values() for one in references(inside)]
        return [one for inside in value for one in references(inside)] if isinstance(value, list) else []

    for reference in references(TOLD):
        place: Any = TOLD
        assert reference.startswith("#/")
        for step in reference[2:].split("/"):
            place = place[step]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("POST", "/beskeder", {"content-type": "text/plain"}, b"x", 415),
        ("POST", "/beskeder", JOSE, b"x", 400),
        ("POST", "/beskeder", {**JOSE, "content-digest": content_digest(b"x")}, b"x", 400),
        ("POST", "/validering", {**JOSE, "content-digest": content_digest(b"x")}, b"x", 400),
        ("GET", "/.well-known/samarbejde", {}, b"", 200),
    ],
)
def test_the_receiver_answers_as_it_says(
    tmp_path: Path, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    with Exchange(tmp_path, keys=KEYS) as exchange:
        kommune = exchange.add("kommune", cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",))
        handle = asgi(application(kommune))
        reply = asyncio.run(_asked(handle, Request(method, f"https://kommune.example{path}", headers, body)))
    assert reply.status == status
    responses = TOLD["paths"][path][method.lower()]["responses"]
    assert reply.headers["content-type"] in responses[str(status)]["content"]


KEYS = KeyPool()


async def _asked(handle: Any, request: Request) -> Reply:
    reply = await handle(request)
    assert isinstance(reply, Reply)
    return reply


def test_the_participant_it_describes_is_the_one_that_is_signed() -> None:
    from samarbejde_schema.exchange import description

    assert set(PARTICIPANT) == description._MEMBERS
