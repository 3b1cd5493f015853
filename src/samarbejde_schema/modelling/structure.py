"""pydantic's errors as findings: fixed texts, wire paths, never a value.

The ids are those of every structure finding, whichever form the document has: see :data:`TEXTS`.
"""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..findings import UNKNOWN, Finding, Kind, Path, Severity
from .shape import Field, Shape, shape_of

TEXTS: dict[str, tuple[str, str]] = {
    "SKEMA-MANGLER": ("Feltet mangler: {what}.", "The field is missing: {what}."),
    "SKEMA-UKENDT": (
        "Fjern feltet, eller ret dets navn, som beskeden ikke kender. Det kan være personligt og vises ikke.",
        "Remove the field or correct its name: the message does not know it. The name could be personal.",
    ),
    "SKEMA-TYPE": ("Her skal stå {what}.", "This must be {what}."),
    "SKEMA-SKRIVEMAADE": ("Her skal stå {what}.", "This must be {what}."),
    "SKEMA-LAENGDE": ("Her skal stå {what}.", "This must be {what}."),
    "SKEMA-OMRAADE": ("Her skal stå {what}.", "This must be {what}."),
    "SKEMA-KODE": (
        "Vælg en kode fra kodelisten {what}.",
        "Choose a code from the code list {what}.",
    ),
    "SKEMA-ANTAL": ("Feltet skal stå {what} gange.", "The field must stand {what} times."),
    "SKEMA-VALG": (
        "Der skal være netop ét af felterne: {what}.",
        "There must be exactly one of the fields: {what}.",
    ),
    "SKEMA-KONSTANT": (
        "Ret feltet, så det siger det samme som beskedens navn.",
        "Correct the field so that it says the same as the name of the message.",
    ),
    "SKEMA-RAEKKEFOELGE": (
        "Flyt elementet til sin plads i rækkefølgen, og skriv det kun én gang.",
        "Move the element to its place in the order, and write it only once.",
    ),
}
"""The structure ids with their Danish and English text; ``{what}`` is a fact of the standard."""

_IDS = {
    "missing": "SKEMA-MANGLER",
    "extra_forbidden": "SKEMA-UKENDT",
    "unexpected_keyword_argument": "SKEMA-UKENDT",
    "enum": "SKEMA-KODE",
    "string_pattern_mismatch": "SKEMA-SKRIVEMAADE",
    "lexical": "SKEMA-SKRIVEMAADE",
    "string_too_short": "SKEMA-LAENGDE",
    "string_too_long": "SKEMA-LAENGDE",
    "greater_than_equal": "SKEMA-OMRAADE",
    "less_than_equal": "SKEMA-OMRAADE",
    "too_short": "SKEMA-ANTAL",
    "too_long": "SKEMA-ANTAL",
    "choice": "SKEMA-VALG",
    "constant": "SKEMA-KONSTANT",
}
MOST = 200
"""So many structure findings are told of one document; a receipt holds no more either."""
_FEW = 90
"""Up to this many characters, the keys of a code list are told."""
_OBJECT = ("en gruppe af felter", "an object")
_LIST = ("en liste", "a list")


def structure_finding(rule_id: str, path: Path, root: str | None, da: str = "", en: str = "") -> Finding:
    """A finding with one of the texts above; ``da`` and ``en`` fill ``{what}``."""
    text_da, text_en = TEXTS[rule_id]
    return Finding(
        rule_id=rule_id,
        path=path,
        text_da=text_da.format(what=da),
        text_en=text_en.format(what=en),
        severity=Severity.ERROR,
        kind=Kind.STRUKTUR,
        root=root,
    )


def findings_of(error: ValidationError, shape: Shape, *, by_name: bool = False) -> tuple[Finding, ...]:
    """Every error as a finding. ``by_name`` says that the paths are in Python names, not wire names."""
    found = []
    for entry in _entries(error):
        path, field, owner = _resolve(shape, _place(entry), by_name)
        rule_id = _IDS.get(entry["type"], "SKEMA-TYPE")
        da, en = _what(rule_id, path, field, owner)
        found.append(structure_finding(rule_id, path, shape.name, da, en))
    return tuple(found)


def raw_places(error: ValidationError, shape: Shape) -> tuple[Path, ...]:
    """The paths as they stand in the document, one for each of :func:`findings_of`; never to be shown."""
    return tuple(
        tuple(s.lstrip("?") if isinstance(s, str) else s for s in _place(e)) for e in _entries(error)
    )


def _entries(error: ValidationError) -> list[ErrorDetails]:
    """The errors, without counts of lists whose items are at fault: pydantic counts only the good ones."""
    entries = error.errors(include_input=False, include_url=False, include_context=True)
    broken = {entry["loc"][:n] for entry in entries for n in range(len(entry["loc"]))}
    told = [e for e in entries if not (_IDS.get(e["type"]) == "SKEMA-ANTAL" and e["loc"] in broken)]
    return told[:MOST]


def _place(entry: ErrorDetails) -> Path:
    where = entry["ctx"]["where"].split("/") if entry["type"] == "constant" else ()
    return (*entry["loc"], *where)


def _resolve(
    shape: Shape, loc: tuple[str | int, ...], by_name: bool
) -> tuple[Path, Field | None, Shape | None]:
    """The path in wire names, the field it ends in, and the shape of that field when it is an element."""
    path: list[str | int] = []
    field: Field | None = None
    owner: Shape | None = shape
    for step in loc:
        if isinstance(step, int):
            path.append(step)
            continue
        known = None
        if owner is not None:
            known = owner.by_wire.get(step) or (owner.by_name.get(step) if by_name else None)
        field = known
        owner = shape_of(known.element) if known is not None and known.element is not None else None
        path.append(known.wire if known is not None else UNKNOWN)
    return tuple(path), field, owner


def _what(rule_id: str, path: Path, field: Field | None, owner: Shape | None) -> tuple[str, str]:
    if rule_id == "SKEMA-VALG" and owner is not None:
        names = ", ".join(f.wire for f in owner.fields)
        return names, names
    if field is None:
        return _OBJECT
    if rule_id == "SKEMA-MANGLER":
        return field.about.text, field.wire
    if rule_id == "SKEMA-ANTAL":
        least = max(field.low, 1)
        return f"mindst {least} og højst {field.high}", f"at least {least} and at most {field.high}"
    if field.many and not (path and isinstance(path[-1], int)):
        return _LIST
    if field.lexical is not None:
        return field.lexical.da, field.lexical.en
    if field.codes is not None:
        name = field.codes.__name__
        if rule_id == "SKEMA-KODE":
            keys = ", ".join(code.value for code in field.codes)
            shown = f"{name} ({keys})" if len(keys) <= _FEW else name
            return shown, shown
        return (f"en kode fra {name}", f"a code from {name}")
    return _OBJECT
