"""``--second-opinion``: the published schemas are asked too, and a difference is a finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.cli import judging
from samarbejde_schema.errors import StandardError
from samarbejde_schema.exchange.second_opinion import Published
from samarbejde_schema.schemagen.artefacts import render_edition
from samarbejde_schema.schemagen.edition import editions
from tests.cli.calls import BAD_ORDER, BROKEN, CASE, OFFER, ORDER, Answer, as_json


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The artefacts as the standard prints them."""
    return render_edition(editions(STANDARD)[-1])


@pytest.fixture
def asked(files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files the second opinion is formed by; a test may change them first."""
    given = dict(files)
    monkeypatch.setattr(judging, "published", lambda version: Published(given))
    return given


def opinion(*paths: Path) -> Answer:
    return as_json(*paths, "--second-opinion")


@pytest.mark.usefixtures("asked")
def test_both_agree_on_good_and_bad_documents() -> None:
    answer = opinion(CASE, BROKEN)
    assert "SKEMA-UENIGHED" not in answer.ids
    assert answer.json == as_json(CASE, BROKEN).json


def test_a_schema_that_refuses_what_we_take_is_a_finding(asked: dict[str, bytes]) -> None:
    schema = json.loads(asked["json/bestilling.schema.json"])
    schema["required"] = [*schema["required"], "nyt"]
    asked["json/bestilling.schema.json"] = json.dumps(schema).encode()
    answer = opinion(ORDER, OFFER)
    assert answer.code == 1
    assert answer.ids == ["SKEMA-UENIGHED"]
    finding = answer.files[0]["findings"][0]
    assert (finding["kind"], finding["severity"], finding["path"]) == ("intern", "error", "")


def test_a_schema_that_takes_what_we_refuse_is_a_finding(asked: dict[str, bytes]) -> None:
    asked["json/bestilling.schema.json"] = b"{}"
    answer = opinion(BAD_ORDER)
    assert answer.ids[0] == "SKEMA-UENIGHED"
    assert len(answer.ids) == 5


def test_xml_is_judged_by_xsd(asked: dict[str, bytes]) -> None:
    xsd = asked["xsd/tilbud.xsd"]
    asked["xsd/tilbud.xsd"] = xsd.replace(b'name="TilbudId"', b'name="TilbudNoegle"')
    assert asked["xsd/tilbud.xsd"] != xsd
    assert opinion(OFFER).ids == ["SKEMA-UENIGHED"]


def test_without_published_schemas_there_is_no_verdict(asked: dict[str, bytes]) -> None:
    asked.clear()
    answer = opinion(ORDER)
    assert (answer.code, answer.ids) == (3, ["INTERN-FEJL"])


def test_the_published_schemas_come_with_the_package() -> None:
    published = judging.published("1.0")
    assert {f"json/{name}.schema.json" for name in STANDARD.types} <= set(published.files)
    answer = opinion(CASE, BROKEN)
    assert "SKEMA-UENIGHED" not in answer.ids
    assert "INTERN-FEJL" not in answer.ids


def test_a_version_that_was_never_published_has_no_schemas() -> None:
    with pytest.raises(StandardError):
        judging.published("0.0")
