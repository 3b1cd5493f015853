"""The published files: byte-stable, compared, and frozen once published."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import samarbejde_schema
from samarbejde_schema.catalogue.catalogue import Catalogue
from samarbejde_schema.errors import StandardError
from samarbejde_schema.schemagen.artefacts import DriftKind, compare, mending, render

from .harbour import HARBOUR, RELEASE

DRAFT = render(Catalogue(releases=(replace(RELEASE, versions=("1.0",)),)))
DONE = render(Catalogue(releases=(replace(RELEASE, versions=("1.0",), status="udgivet"),)))
MANIFEST = "1.0/MANIFEST.json"


def changed(files: dict[str, bytes], **changes: bytes | None) -> dict[str, bytes]:
    """The files with ``rules_json=b"…"`` written over ``1.0/rules.json``; ``None`` removes."""
    found = dict(files)
    for name, data in changes.items():
        path = f"1.0/{name.replace('_json', '.json')}"
        found.pop(path, None)
        if data is not None:
            found[path] = data
    return found


def test_every_version_has_its_files() -> None:
    paths = set(render(HARBOUR))
    assert {path.partition("/")[0] for path in paths} == {"1.0", "1.2", "1.10"}
    assert "1.10/json/notice.schema.json" in paths
    assert "1.2/json/notice.schema.json" not in paths
    assert all(data.endswith(b"\n") and b"\r" not in data for data in render(HARBOUR).values())


def test_the_same_bytes_whatever_the_seed_of_hashes() -> None:
    program = (
        "import hashlib\n"
        "from samarbejde_schema.schemagen.artefacts import render\n"
        "from tests.unit.schemagen.harbour import HARBOUR\n"
        "print(hashlib.sha256(repr(render(HARBOUR)).encode()).hexdigest())\n"
    )
    source = Path(samarbejde_schema.__file__).parent.parent
    root = Path(__file__).parents[3]
    digests = set()
    for seed in "12":
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(map(str, (source, root)))}
        done = subprocess.run(
            [sys.executable, "-c", program], env=env, capture_output=True, check=True, timeout=60
        )
        digests.add(done.stdout)
    here = hashlib.sha256(repr(render(HARBOUR)).encode()).hexdigest()
    assert digests == {f"{here}{os.linesep}".encode()}


def test_the_manifest_vouches_for_every_other_file() -> None:
    manifest = json.loads(DRAFT[MANIFEST])
    assert (manifest["name"], manifest["version"], manifest["status"]) == ("harbour", "1.0", "udkast")
    assert manifest["namespace"] == "urn:harbour"
    others = {path.removeprefix("1.0/"): data for path, data in DRAFT.items() if path != MANIFEST}
    assert manifest["files"] == {path: hashlib.sha256(data).hexdigest() for path, data in others.items()}
    assert list(manifest["files"]) == sorted(manifest["files"])


def test_two_releases_cannot_share_a_version() -> None:
    twice = Catalogue(releases=(RELEASE, replace(RELEASE, name="again")))
    with pytest.raises(StandardError, match=r"1\.0"):
        render(twice)


def test_no_drift_when_nothing_differs() -> None:
    assert compare(DRAFT, dict(DRAFT)) == ()
    assert compare(DONE, dict(DONE)) == ()


def test_drift_in_a_draft_is_named_and_mended() -> None:
    found = changed(DRAFT, rules_json=b"{}\n", messages_json=None, extra_json="æ\n".encode())
    drifts = {drift.path: drift for drift in compare(DRAFT, found)}
    assert {path: drift.kind for path, drift in drifts.items()} == {
        "1.0/extra.json": DriftKind.STRANGER,
        "1.0/messages.json": DriftKind.MISSING,
        "1.0/rules.json": DriftKind.CHANGED,
    }
    assert drifts["1.0/rules.json"].diff.startswith("--- found/1.0/rules.json\n+++ expected/1.0/rules.json\n")
    assert "-æ\n" in drifts["1.0/extra.json"].diff
    for path, data in mending(DRAFT, drifts.values()).items():
        found.pop(path, None)
        if data is not None:
            found[path] = data
    assert found == DRAFT


@pytest.mark.parametrize(
    "change", [{"rules_json": b"{}\n"}, {"messages_json": None}, {"extra_json": b"\xff"}]
)
def test_drift_in_a_published_version_is_frozen(change: dict[str, bytes | None]) -> None:
    drifts = compare(DONE, changed(DONE, **change))
    assert [drift.kind for drift in drifts] == [DriftKind.FROZEN]
    assert mending(DONE, drifts) == {}


def test_a_changed_standard_does_not_write_over_what_is_published() -> None:
    entries = tuple(replace(entry, label="Something else") for entry in RELEASE.entries)
    for status in ("udgivet", "udkast"):
        later = render(
            Catalogue(releases=(replace(RELEASE, versions=("1.0",), entries=entries, status=status),))
        )
        drifts = compare(later, DONE)
        assert drifts
        assert {drift.kind for drift in drifts} == {DriftKind.FROZEN}
        assert mending(later, drifts) == {}


@pytest.mark.parametrize("manifest", [None, b"not json", b"[]", b'{"status": 1}'])
def test_a_lost_manifest_does_not_thaw_a_version(manifest: bytes | None) -> None:
    drifts = compare(DONE, changed(DONE, MANIFEST_json=manifest))
    assert [drift.kind for drift in drifts] == [DriftKind.FROZEN]


def test_publishing_is_a_change_of_the_manifest_alone() -> None:
    (drift,) = compare(DONE, DRAFT)
    assert (drift.path, drift.kind) == (MANIFEST, DriftKind.CHANGED)


def test_a_version_of_which_nothing_is_found_can_be_written() -> None:
    drifts = compare(DONE, {})
    assert {drift.kind for drift in drifts} == {DriftKind.MISSING}
    assert mending(DONE, drifts) == DONE
