"""The HTTP profile as an OpenAPI 3.1 document, for senders and receivers written in other languages.

A complete example::

    told = document(STANDARD, "1.0")
    told["paths"]["/beskeder"]["post"]["responses"]["201"]

It is printed from what the receiver does: the codes of the problems, the limits, the states of a receipt; a
test compares it with a running receiver. Text for programmers is in English; titles and details of problems
are Danish on the wire and stand here as they do there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..catalogue.catalogue import Catalogue
from ..exchange.problems import PROBLEMS, TYPE, Problem, problem
from ..findings import Finding, Kind, Severity
from ..security.codes import TEXTS
from ..security.jws import Typ
from .http import JOSE, PROBLEM
from .intake import BODY_LIMIT

FILE = "openapi.json"
"""The name of the published file, beside the schemas of its version."""
RECEIPTS = {
    "201": "Taken: a signed transport receipt that says OK or ADVARSEL. A repeat gets the same bytes.",
    "409": "Refused: another message has this id (FR-004). A signed transport receipt that says FEJL.",
    "422": "Refused: structure, receiver, version or time. A signed transport receipt that says FEJL.",
}
"""What a signed answer means, by its status."""


def document(catalogue: Catalogue, version: str) -> dict[str, Any]:
    """The document for one version of the standard, as plain values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "samarbejde_schema: exchange of sealed messages",
            "version": version,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": (
                "A message is a JSON or XML document, signed as a compact JWS and sealed as a compact JWE. "
                "Who is not trusted gets an unsigned problem document; every other answer is signed."
            ),
        },
        "paths": {
            "/beskeder": {"post": _deliver(f"json/{catalogue.receipts.transport}.schema.json")},
            "/validering": {"post": _validate()},
            "/.well-known/samarbejde": {"get": _describe()},
        },
        "components": {"schemas": _schemas()},
    }


def document_bytes(catalogue: Catalogue, version: str) -> bytes:
    """The same as a file."""
    return (json.dumps(document(catalogue, version), ensure_ascii=False, indent=2) + "\n").encode()


def _deliver(receipt: str) -> dict[str, Any]:
    return {
        "operationId": "aflever",
        "summary": "Deliver one sealed message.",
        "parameters": [_content_digest(), _idempotency_key()],
        "requestBody": _sealed(),
        "responses": {
            **{status: _signed(text, receipt) for status, text in RECEIPTS.items()},
            **_problems(),
        },
    }


def _validate() -> dict[str, Any]:
    report = {"application/json": {"schema": {"$ref": "#/components/schemas/Report"}}}
    return {
        "operationId": "valider",
        "summary": "Tell all there is to say of a sealed message; nothing is stored and no id is used.",
        "parameters": [_content_digest()],
        "requestBody": _sealed(),
        "responses": {"200": {"description": "The full report.", "content": report}, **_problems()},
    }


def _describe() -> dict[str, Any]:
    text = f"What the participant accepts, signed (typ {Typ.DELTAGER.value}), for a day."
    return {
        "operationId": "beskriv",
        "summary": "What this participant accepts.",
        "responses": {
            "200": _signed(text, "#/components/schemas/Participant"),
            "500": _problem_response([PROBLEMS["AFL-INTERN"]]),
            "503": _problem_response([PROBLEMS["AFL-CERTIFIKAT"]]),
        },
    }


def _sealed() -> dict[str, Any]:
    return {
        "required": True,
        "description": (
            f"A compact JWE (RSA-OAEP-256, A256GCM, cty JOSE) around a compact JWS (PS256, typ "
            f"{Typ.BESKED.value}); at most {BODY_LIMIT} bytes, without Content-Encoding."
        ),
        "content": {JOSE: {"schema": {"type": "string", "maxLength": BODY_LIMIT}}},
    }


def _signed(text: str, payload: str) -> dict[str, Any]:
    """A compact JWS; OpenAPI has no word for what is signed in it, so the description has."""
    schema = {"type": "string", "description": f"A compact JWS (PS256); its payload is JSON: {payload}"}
    return {"description": text, "content": {JOSE: {"schema": schema}}}


def _content_digest() -> dict[str, Any]:
    return {
        "name": "Content-Digest",
        "in": "header",
        "required": True,
        "description": "RFC 9530; sha-256 must be among its digests.",
        "schema": {"type": "string", "pattern": "sha-256=:[A-Za-z0-9+/]{43}=:"},
    }


def _idempotency_key() -> dict[str, Any]:
    return {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "The id of the message, as a string of structured fields (RFC 9651).",
        "schema": {"type": "string"},
    }


def _problems() -> dict[str, Any]:
    """Every problem a delivery may be answered with, by status."""
    found: dict[str, list[Problem]] = {}
    for code in (*PROBLEMS, *TEXTS):
        one = problem(code, status=503) if code == "SIK-SPAERRELISTE" else problem(code)
        found.setdefault(str(one.status), []).append(one)
    return {status: _problem_response(ones) for status, ones in sorted(found.items())}


def _problem_response(problems: Iterable[Problem]) -> dict[str, Any]:
    told = list(problems)
    text = "Unsigned. " + " ".join(f"{one.code}: {one.text_en}" for one in told)
    response: dict[str, Any] = {
        "description": text,
        "content": {
            PROBLEM: {
                "schema": {
                    "allOf": [
                        {"$ref": "#/components/schemas/Problem"},
                        {"properties": {"code": {"enum": [one.code for one in told]}}},
                    ]
                }
            }
        },
    }
    if any(one.retry_after is not None or one.status == 503 for one in told):
        seconds = {"schema": {"type": "integer", "minimum": 0}, "description": "Seconds to wait."}
        response["headers"] = {"Retry-After": seconds}
    return response


def _schemas() -> Mapping[str, Any]:
    text = {"type": "string"}
    return {
        "Problem": {
            "type": "object",
            "required": ["type", "title", "status", "detail", "detailEn", "code"],
            "properties": {
                "type": {"type": "string", "description": f"{TYPE} followed by the code."},
                "title": text,
                "status": {"type": "integer"},
                "detail": text,
                "detailEn": text,
                "code": text,
                "pointer": {"type": "string", "description": "A JSON Pointer into the message."},
            },
        },
        "Report": {
            "type": "object",
            "required": ["form", "type", "version", "verdict", "levels", "not_judged", "findings"],
            "properties": {
                "form": {"enum": ["json", "xml", None]},
                "type": {"type": ["string", "null"]},
                "version": {"type": ["string", "null"]},
                "verdict": {"enum": ["valid", "invalid", "undecided"]},
                "levels": {"type": "object", "additionalProperties": text},
                "not_judged": {"type": "array", "items": text},
                "findings": {"type": "array", "items": _finding()},
            },
        },
        "Participant": {
            "type": "object",
            "required": sorted(PARTICIPANT),
            "properties": PARTICIPANT,
            "additionalProperties": False,
        },
    }


def _finding() -> Mapping[str, Any]:
    """What a finding is made of; the names come from one."""
    example = Finding("FR-001", (), "", "", Severity.ERROR, Kind.GYLDIGHED).as_dict()
    lists = {"type": "array", "items": {"type": "string"}}
    numbers = {"line": {"type": ["integer", "null"]}, "column": {"type": ["integer", "null"]}}
    known = {"requirement": lists, **numbers, "severity": {"enum": [one.value for one in Severity]}}
    return {
        "type": "object",
        "required": list(example),
        "properties": {name: known.get(name, {"type": ["string", "null"]}) for name in example},
    }


_TEXT, _LIST = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
PARTICIPANT: Mapping[str, Any] = {
    "cvr": _TEXT,
    "navn": _TEXT,
    "roller": _LIST,
    "beskedtyper": _LIST,
    "skemaversioner": _LIST,
    "profiler": _LIST,
    "endpoint": _TEXT,
    "stoersteBesked": {"type": "integer"},
    "kryptering": {**_LIST, "description": "Certificates (DER in base64), the one to use first."},
    "udstedt": {**_TEXT, "description": "An instant with offset."},
    "udloeber": {**_TEXT, "description": "An instant with offset."},
}
"""The members of what a participant says of itself; :mod:`..exchange.description` reads and writes them."""
