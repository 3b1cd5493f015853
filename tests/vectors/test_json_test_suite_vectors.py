"""nst/JSONTestSuite against the door for JSON: what is not JSON is refused, and more for listed reasons.

The vectors are read where they lie: in the folder ``SAMARBEJDE_VECTORS`` names, else beside the checkout.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from samarbejde_schema.doors.json import strict_json

FOLDER = (
    Path(os.environ.get("SAMARBEJDE_VECTORS") or Path(__file__).resolve().parents[3] / "shared" / "vectors")
    / "json-test-suite"
    / "test_parsing"
)
FILES = sorted(FOLDER.glob("*.json")) if FOLDER.is_dir() else []
needs_vectors = pytest.mark.skipif(
    not FILES, reason=f"JSONTestSuite is not in {FOLDER.parent.name}/test_parsing"
)

STRICTER = {
    "FORM-TOP": "a message is one object; JSON allows any value at the top",
    "FORM-NULL": "absent is the only nothing",
    "FORM-TAL": "numbers are integers without sign games",
    "FORM-DUBLET": "JSON leaves duplicate names to the reader",
    "FORM-STYRETEGN": "text holds no control characters and no noncharacters, escaped or not",
    "FORM-NFC": "text is in normal form C",
    "FORM-DYBDE": "JSON sets no limit to depth",
}
"""Why the door refuses what is well-formed JSON."""
WELL_FORMED_BUT_REFUSED = {
    "y_object_duplicated_key.json": "FORM-DUBLET",
    "y_object_duplicated_key_and_value.json": "FORM-DUBLET",
    "y_object_escaped_null_in_key.json": "FORM-STYRETEGN",
    "y_object_extreme_numbers.json": "FORM-TAL",
}
"""The files with an object at the top; every other refused ``y_`` file has another value there."""
UNDEFINED_BUT_LET_IN: set[str] = set()
"""``i_`` files the door accepts."""


def rule_ids(path: Path) -> list[str]:
    opened = strict_json(path.read_bytes())
    assert (opened.tree is None) == bool(opened.findings)
    return [finding.rule_id for finding in opened.findings]


@needs_vectors
def test_the_suite_is_complete() -> None:
    kinds = [path.name[:2] for path in FILES]
    assert (kinds.count("y_"), kinds.count("n_"), kinds.count("i_")) == (95, 188, 35)


@needs_vectors
@pytest.mark.parametrize("path", [p for p in FILES if p.name.startswith("n_")], ids=lambda p: p.stem)
def test_what_is_not_json_is_refused(path: Path) -> None:
    assert rule_ids(path)


@needs_vectors
@pytest.mark.parametrize("path", [p for p in FILES if p.name.startswith("y_")], ids=lambda p: p.stem)
def test_json_is_let_in_or_refused_for_a_reason_of_ours(path: Path) -> None:
    found = rule_ids(path)
    if path.name in WELL_FORMED_BUT_REFUSED:
        assert set(found) == {WELL_FORMED_BUT_REFUSED[path.name]}
    elif path.read_bytes().lstrip(b" \t\r\n").startswith(b"{"):
        assert found == []
    else:
        assert found == ["FORM-TOP"]
    assert set(found) <= set(STRICTER)


@needs_vectors
@pytest.mark.parametrize("path", [p for p in FILES if p.name.startswith("i_")], ids=lambda p: p.stem)
def test_what_json_leaves_open_is_decided(path: Path) -> None:
    assert bool(rule_ids(path)) != (path.name in UNDEFINED_BUT_LET_IN)
