"""Problem documents: every code once, in Danish and English, and nothing of a stranger's text handed on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samarbejde_schema.errors import DeliveryError, LocalError, UntrustedError
from samarbejde_schema.exchange.problems import (
    FINDINGS,
    LARGEST,
    PROBLEMS,
    TYPE,
    Problem,
    delivery_finding,
    problem,
    problem_json,
    problem_of,
    read_code,
)
from samarbejde_schema.findings import Kind, Severity
from samarbejde_schema.primitives import lexical
from samarbejde_schema.security.codes import TEXTS, untrusted
from samarbejde_schema.standard.v1.faelles.typer import RegelId, Regeltekst

CODES = [*PROBLEMS, *TEXTS]


@pytest.mark.parametrize("code", CODES)
def test_every_problem_is_complete_and_read_back(code: str) -> None:
    found = problem(code)
    assert 400 <= found.status < 600
    assert all((found.title_da, found.text_da, found.text_en))
    document = json.loads(problem_json(found))
    assert document == {
        "type": TYPE + code, "title": found.title_da, "status": found.status, "detail": found.text_da,
        "detailEn": found.text_en, "code": code,
    }  # fmt: skip
    assert read_code(problem_json(found)) == code


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("AFL-MEDIETYPE", 415), ("AFL-STOERRELSE", 413), ("AFL-DIGEST", 400), ("AFL-LAGER", 503),
        ("AFL-TRAVLT", 429), ("AFL-METODE", 405), ("AFL-STI", 404), ("AFL-INTERN", 500), ("SIK-SIGNATUR", 400),
    ],
)  # fmt: skip
def test_the_status_of_a_code(code: str, status: int) -> None:
    assert problem(code).status == status


def test_who_may_come_again_is_told_when() -> None:
    later = {code for code, one in PROBLEMS.items() if one.retry_after is not None}
    assert {code for code, one in PROBLEMS.items() if one.status >= 429 and one.status != 431} <= later


def test_status_waiting_time_and_place_can_be_given() -> None:
    found = problem("AFL-TRAVLT", status=503, retry_after=7, pointer="/konvolut/modtager/0")
    assert (found.status, found.retry_after) == (503, 7)
    assert json.loads(problem_json(found))["pointer"] == "/konvolut/modtager/0"


def test_another_code_is_no_problem() -> None:
    with pytest.raises(LocalError):
        problem("AFL-UKENDT")


def test_every_code_of_trust_is_refused_but_the_one_that_can_be_trusted_later() -> None:
    statuses = {code: problem_of(untrusted(code)).status for code in TEXTS}
    assert statuses == dict.fromkeys(TEXTS, 400) | {"SIK-SPAERRELISTE": 503}
    assert problem_of(untrusted("SIK-SPAERRELISTE")).retry_after


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (LocalError("Nøglen 0504909989 kan ikke bruges."), "AFL-CERTIFIKAT"),
        (DeliveryError("AFL-LAGER", "0504909989"), "AFL-LAGER"),
        (DeliveryError("AFL-NOGET-NYT", "0504909989"), "AFL-INTERN"),
        (UntrustedError("SIK-SIGNATUR", "0504909989"), "SIK-SIGNATUR"),
        (UntrustedError("0504909989", "0504909989"), "AFL-INTERN"),
    ],
)
def test_an_errors_own_text_never_travels(
    error: LocalError | DeliveryError | UntrustedError, code: str
) -> None:
    found = problem_of(error)
    assert found.code == code
    assert b"0504909989" not in problem_json(found)


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<html>502</html>",
        b"[]",
        b'{"code": 7}',
        b'{"code": "0504909989"}',
        b'{"code": "AFL-KANARIUS"}',
        b'{"kode": "AFL-LAGER"}',
        b'{"code": "AFL-LAGER", "code": "AFL-STI"}',
        b'{"code": "AFL-LAGER", "x": "' + b"x" * LARGEST + b'"}',
        b"{" * 100_000,
    ],
)
def test_what_is_no_problem_of_ours_has_no_code(document: bytes) -> None:
    assert read_code(document) is None


def test_a_code_is_found_among_what_others_add() -> None:
    assert read_code(b'{"title":"?","code":"SIK-TID","extra":{"a":[1,2]}}') == "SIK-TID"


@given(st.binary(max_size=200))
def test_reading_never_raises(document: bytes) -> None:
    assert read_code(document) is None


@pytest.mark.parametrize("rule_id", FINDINGS)
def test_findings_of_delivery_fit_into_a_receipt(rule_id: str) -> None:
    found = delivery_finding(rule_id, ("konvolut", "modtager", 0), "Bestilling")
    assert (found.severity, found.kind) == (Severity.ERROR, Kind.FORM)
    assert lexical(RegelId).matches(rule_id)
    assert lexical(Regeltekst).matches(found.text_da)
    assert found.text_en
    assert found.xpath == "/s:Bestilling/s:Konvolut/s:Modtager[1]"


def test_codes_are_unique_and_fit_where_codes_stand() -> None:
    every = [*CODES, *FINDINGS]
    assert len(every) == len(set(every))
    assert all(lexical(RegelId).matches(code) for code in every)
    assert isinstance(problem("AFL-STI"), Problem)
