"""Which message is this? The type and version of a document, told from its content.

JSON says it in the envelope (``konvolut.beskedtype``; the transport receipt, which has no envelope, at the
top); XML says it with its root element and namespace. What the document says is never quoted back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from pydantic.alias_generators import to_camel

from ..catalogue.catalogue import Catalogue
from ..catalogue.release import Entry
from ..findings import Finding, Kind, Path, Severity

TEXTS: dict[str, tuple[str, str]] = {
    "BESKED-UKENDT": (
        "Filen siger ikke, hvilken beskedtype den er. Skriv det i konvolutten.",
        "The file does not say which message type it is. State it in the envelope.",
    ),
    "BESKED-TYPE": (
        "Vælg en beskedtype, som standarden har; denne findes ikke.",
        "Choose a message type of the standard; this one does not exist.",
    ),
    "BESKED-ROD": (
        "Rodelementet er ikke en besked i standarden. Rodelementet skal være beskedens navn, fx Bestilling.",
        "The root element is not a message of the standard. It must be its name, such as Bestilling.",
    ),
    "BESKED-NAVNERUM": (
        "Rodelementet står i et forkert navnerum. Skriv xmlns med standardens navnerum på rodelementet.",
        "The root element is in a wrong namespace. Declare the standard's namespace on the root element.",
    ),
    "BESKED-VERSION": (
        "Beskeden er skrevet efter en udgave, som ikke kan læses her. Skriv den efter en, modtageren tager.",
        "The message is written in a version that cannot be read here. Use one that the receiver takes.",
    ),
}
"""The ids of identity findings, with their Danish and English text."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The entry and version of a document, or the finding that says why there is none."""

    entry: Entry | None
    version: str | None
    finding: Finding | None = None


def identify_json(tree: Any, catalogue: Catalogue) -> Identity:
    """Tell the type of a JSON document from its envelope, or from the top when it has none."""
    names = catalogue.release.envelope
    envelope, code = to_camel(names.field), to_camel(names.type)
    inside = tree.get(envelope)
    path: Path = (envelope, code)
    if not isinstance(inside, dict):
        inside, path = tree, (code,)
    said = inside.get(code)
    if not isinstance(said, str):
        return Identity(None, None, identity_finding("BESKED-UKENDT", ()))
    entry = catalogue.entry_by_code(said)
    if entry is None:
        return Identity(None, None, identity_finding("BESKED-TYPE", path))
    return _versioned(
        entry, inside.get(to_camel(names.version)), (*path[:-1], to_camel(names.version)), catalogue
    )


def identify_xml(root: Element, catalogue: Catalogue) -> Identity:
    """Tell the type of an XML document from its root element; the namespace must be the release's."""
    namespace, _, name = root.tag.removeprefix("{").rpartition("}")
    entry = catalogue.entry_by_root(name)
    if namespace != catalogue.release.namespace:
        rule_id = "BESKED-ROD" if entry is None else "BESKED-NAVNERUM"
        return Identity(None, None, identity_finding(rule_id, ()))
    if entry is None:
        return Identity(None, None, identity_finding("BESKED-ROD", ()))
    names = catalogue.release.envelope
    path = (to_camel(names.field), to_camel(names.version))
    envelope, wanted = (f"{{{namespace}}}{step[:1].upper()}{step[1:]}" for step in path)
    inside = root.find(envelope)
    version = None if inside is None else inside.findtext(wanted)
    return _versioned(entry, version, path, catalogue)


def _versioned(entry: Entry, said: Any, path: Path, catalogue: Catalogue) -> Identity:
    """Accept a version on the list; a missing one is left to the structure, which may demand it."""
    if said is None:
        return Identity(entry, None)
    if said in catalogue.release.versions:
        return Identity(entry, said)
    return Identity(None, None, identity_finding("BESKED-VERSION", path, entry.class_name))


def identity_finding(rule_id: str, path: Path, root: str | None = None) -> Finding:
    """One of the findings above."""
    da, en = TEXTS[rule_id]
    return Finding(rule_id, path, da, en, Severity.ERROR, Kind.FORM, root=root)
