"""Model, JSON Schema and XSD give one verdict on every fixture that gets past the door, whatever it was made for."""

from __future__ import annotations

from pathlib import Path

import pytest

from samarbejde_schema import STANDARD
from samarbejde_schema.exchange.reading import examine
from samarbejde_schema.exchange.second_opinion import Published, disagreement
from samarbejde_schema.findings import Outcome, Stage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def published() -> Published:
    """The schemas as they stand in the repository."""
    root = ROOT / "schemas" / STANDARD.release.versions[-1]
    files = [*root.glob("json/*.json"), *root.glob("xsd/*.xsd")]
    return Published({f"{path.parent.name}/{path.name}": path.read_bytes() for path in files})


def test_every_fixture_gets_one_verdict(published: Published) -> None:
    judged = {Outcome.OK: 0, Outcome.FAILED: 0}
    for path in sorted((ROOT / "fixtures").rglob("*")):
        if path.suffix not in (".json", ".xml") or path.name.endswith(".forventet.json"):
            continue
        data = path.read_bytes()
        reading = examine(data, STANDARD)
        assert disagreement(reading, data, published) is None, path
        if reading.report.outcomes[Stage.IDENTITY] is Outcome.OK:
            judged[reading.report.outcomes[Stage.STRUCTURE]] += 1
    assert judged[Outcome.OK] > 500
    assert judged[Outcome.FAILED] > 30
