"""The published artefacts: every file of every version, and how they differ from what is found.

A complete example::

    expected = render(catalogue)             # {"1.0/json/bestilling.schema.json": b"…", …}
    drifts = compare(expected, found)        # found: the same mapping, read from disk by the caller
    for path, data in mending(expected, drifts).items():
        ...                                  # write the bytes, or delete the file when data is None

Nothing here reads or writes a file. A version whose manifest was found to say ``udgivet`` is frozen: what
differs in it is drift of the kind ``FROZEN``, which :func:`mending` leaves alone. It is mended by undoing the
change of the standard, or by a new version.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from ..catalogue.catalogue import Catalogue
from ..errors import StandardError
from .codelists import code_lists
from .edition import PUBLISHED, Edition, editions
from .json_schema import message_schema
from .messages_json import json_path, message_catalogue
from .rules_json import rule_catalogue
from .writing import json_bytes
from .xsd import xsd_files

MANIFEST = "MANIFEST.json"


Further = Callable[[Catalogue, str], Mapping[str, bytes]]
"""What floors above print of a version, by its path under the version's folder."""


def render(catalogue: Catalogue, further: Further | None = None) -> dict[str, bytes]:
    """Every artefact of every version, by its path under the folder of the schemas.

    ``further`` prints what this floor does not know of, such as the HTTP profile. The same catalogue gives
    the same bytes every time. Raises :class:`StandardError` when the standard contradicts itself.
    """
    files: dict[str, bytes] = {}
    for edition in editions(catalogue):
        more = further(catalogue, edition.version) if further is not None else {}
        for path, data in render_edition(edition, more).items():
            if files.setdefault(f"{edition.version}/{path}", data) is not data:
                raise StandardError(f"two releases have a version {edition.version}")
    return dict(sorted(files.items()))


def render_edition(edition: Edition, further: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """The artefacts of one version, by their path under its folder, the manifest among them."""
    files = {
        **further,
        "codelists.json": json_bytes(code_lists(edition)),
        "messages.json": json_bytes(message_catalogue(edition)),
        "rules.json": json_bytes(rule_catalogue(edition)),
    }
    files |= {f"xsd/{name}": data for name, data in xsd_files(edition).items()}
    files |= {json_path(entry): json_bytes(message_schema(edition, entry)) for entry in edition.entries}
    return {**files, MANIFEST: json_bytes(_manifest(edition, files))}


def _manifest(edition: Edition, files: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "name": edition.release.name,
        "namespace": edition.release.namespace,
        "version": edition.version,
        "status": edition.status,
        "files": {path: hashlib.sha256(files[path]).hexdigest() for path in sorted(files)},
    }


class DriftKind(StrEnum):
    """How a found file differs: it is not there, says something else, or nobody printed it.

    ``FROZEN`` is any of these in a published version.
    """

    MISSING = "missing"
    CHANGED = "changed"
    STRANGER = "stranger"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Drift:
    """One file that differs. ``diff`` goes from what was found to what is expected; it can be long."""

    path: str
    kind: DriftKind
    diff: str


def compare(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> tuple[Drift, ...]:
    """Every file that differs, by path; empty when the schemas are what the standard says.

    ``found`` holds every file under the folder of the schemas, by its path with slashes.
    """
    frozen = {version for version in map(_version, found) if _is_frozen(version, expected, found)}
    drifts = []
    for path in sorted({*expected, *found}):
        wanted, there = expected.get(path), found.get(path)
        if wanted != there:
            kind = DriftKind.FROZEN if _version(path) in frozen else _kind(wanted, there)
            drifts.append(Drift(path, kind, _diff(path, there or b"", wanted or b"")))
    return tuple(drifts)


def mending(expected: Mapping[str, bytes], drifts: Iterable[Drift]) -> dict[str, bytes | None]:
    """What to write where, and (``None``) what to delete, so that only frozen drift is left."""
    return {drift.path: expected.get(drift.path) for drift in drifts if drift.kind is not DriftKind.FROZEN}


def _kind(wanted: bytes | None, there: bytes | None) -> DriftKind:
    if there is None:
        return DriftKind.MISSING
    return DriftKind.STRANGER if wanted is None else DriftKind.CHANGED


def _version(path: str) -> str:
    return path.partition("/")[0]


def _is_frozen(version: str, expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> bool:
    """Whether a version of which files were found is published.

    Its own manifest says so. When that is gone or cannot be read, the standard's word counts, so that
    deleting a manifest does not thaw a version.
    """
    path = f"{version}/{MANIFEST}"
    status = _status(found.get(path)) or _status(expected.get(path))
    return status == PUBLISHED


def _status(manifest: bytes | None) -> str | None:
    try:
        status = json.loads(manifest or b"{}").get("status")
    except (ValueError, AttributeError):
        return None
    return status if isinstance(status, str) else None


def _diff(path: str, there: bytes, wanted: bytes) -> str:
    old, new = (
        data.decode("utf-8", "backslashreplace").splitlines(keepends=True) for data in (there, wanted)
    )
    return "".join(difflib.unified_diff(old, new, f"found/{path}", f"expected/{path}"))
