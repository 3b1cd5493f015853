"""A Kodemapping: a file that says which codes of other systems our code lists correspond to.

A complete example::

    FILE = b'''{"format": "kodemapping/1", "navn": "Journalen", "lister": [
        {"liste": "Hastegrad", "system": "urn:example:hast", "koder": [{"kode": "AKUT", "fremmed": "1"}]}]}'''

    mapping = Kodemapping.load(FILE, STANDARD)
    akut = mapping.ours("Hastegrad", "urn:example:hast", "1", on=date(2026, 11, 2))
    assert mapping.foreign(akut, on=date(2026, 11, 2)).code == "1"

The standard has its own readable keys and no codes of anybody else's (D7): whoever needs those writes them
in a file of their own. The file is JSON, in the form ``docs/how-to/map-codes.md`` describes. It is read
strictly, and what is wrong with it is a :class:`~samarbejde_schema.errors.LocalError` in Danish that says
where. No text of an error holds a code: which code a citizen has is nobody's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn

from ..doors.json import strict_json
from ..errors import LocalError
from ..modelling.codes import CodeList
from ..primitives import Dato, lexical
from .catalogue import Catalogue

FORMAT = "kodemapping/1"
"""What the file says of itself in ``format``."""
_TOP = {"format", "navn", "udgave", "kilde", "lister"}
_LIST = {"liste", "system", "koder"}
_ROW = {"kode", "fremmed", "visning", "gyldigFra", "gyldigTil", "foretrukket"}
_NEEDED = {"format", "navn", "lister", "liste", "system", "koder", "kode", "fremmed"}


@dataclass(frozen=True, slots=True)
class ForeignCode:
    """A code of another system: whose it is, the code itself, and what that system calls it.

    Its repr says only whose: what was looked up for a citizen may not stand in a log.
    """

    system: str
    code: str = field(repr=False)
    display: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: our value, theirs, the days it holds (both included), and whether it is the first choice."""

    ours: CodeList
    foreign: ForeignCode
    first: date
    last: date
    preferred: bool

    def holds(self, on: date) -> bool:
        return self.first <= on <= self.last and self.ours.valid_on(on)


@dataclass(frozen=True)
class Kodemapping:
    """What the file says. ``name`` and ``edition`` are its own; ``source`` is where the codes are from.

    Several rows may tell of one code; a lookup wants exactly one, or exactly one that is preferred, on the
    day it is asked about. :meth:`all_foreign` and :meth:`all_ours` give whatever there is.
    """

    name: str
    edition: str
    source: str
    _rows: Mapping[str, tuple[_Row, ...]] = field(repr=False)

    @classmethod
    def load(cls, data: bytes, catalogue: Catalogue) -> Kodemapping:
        """The mapping in a file.

        Raises :class:`~samarbejde_schema.errors.LocalError`, which says what is wrong with it, and where.
        """
        opened = strict_json(data)
        if opened.findings:
            _refuse(opened.findings[0].pointer, opened.findings[0].text_da)
        tree = _object(opened.tree, "", _TOP)
        if tree["format"] != FORMAT:
            _refuse("/format", f"Her skal stå {FORMAT}.")
        lists = {codes.__name__: codes for codes in catalogue.code_lists()}
        rows: dict[str, tuple[_Row, ...]] = {}
        for i, entry in enumerate(_list(tree["lister"], "/lister")):
            place = f"/lister/{i}"
            given = _object(entry, place, _LIST)
            codes = lists.get(_text(given, "liste", place))
            if codes is None:
                _refuse(f"{place}/liste", "Kodelisten findes ikke i standarden.")
            rows[codes.__name__] = (*rows.get(codes.__name__, ()), *_rows_of(given, codes, place))
        edition, source = (_text(tree, key, "") for key in ("udgave", "kilde"))
        return cls(_text(tree, "navn", ""), edition, source, rows)

    @property
    def lists(self) -> tuple[str, ...]:
        """The code lists the file speaks of, by name."""
        return tuple(sorted(self._rows))

    def all_foreign(self, ours: CodeList, *, on: date, system: str | None = None) -> tuple[ForeignCode, ...]:
        """Every code our value corresponds to on a day, in the file's order; ``system`` leaves others out."""
        return tuple(row.foreign for row in self._of(ours, on, system))

    def foreign(self, ours: CodeList, *, on: date, system: str | None = None) -> ForeignCode:
        """The one code our value corresponds to on a day.

        Raises :class:`~samarbejde_schema.errors.LocalError` when there is none, or several and not exactly
        one of them preferred.
        """
        return _one(self._of(ours, on, system), type(ours).__name__).foreign

    def all_ours(self, codes: str, system: str, code: str, *, on: date) -> tuple[CodeList, ...]:
        """Every value of the list ``codes`` that a code of ``system`` corresponds to on a day."""
        return tuple(row.ours for row in self._to(codes, system, code, on))

    def ours(self, codes: str, system: str, code: str, *, on: date) -> CodeList:
        """The one value of the list ``codes`` that a code of ``system`` corresponds to on a day.

        Raises what :meth:`foreign` raises.
        """
        return _one(self._to(codes, system, code, on), codes).ours

    def missing(self, codes: type[CodeList], *, on: date) -> tuple[CodeList, ...]:
        """The values of a list that are valid on a day and correspond to nothing: what is left to map."""
        mapped = {row.ours for row in self._rows.get(codes.__name__, ()) if row.holds(on)}
        return tuple(value for value in codes if value.valid_on(on) and value not in mapped)

    def _of(self, ours: CodeList, on: date, system: str | None) -> list[_Row]:
        return [
            row
            for row in self._rows.get(type(ours).__name__, ())
            if row.ours is ours and row.holds(on) and system in (None, row.foreign.system)
        ]

    def _to(self, codes: str, system: str, code: str, on: date) -> list[_Row]:
        return [
            row
            for row in self._rows.get(codes, ())
            if (row.foreign.system, row.foreign.code) == (system, code) and row.holds(on)
        ]


def _one(rows: list[_Row], codes: str) -> _Row:
    """The only row, or the only preferred one."""
    if not rows:
        raise LocalError(
            f"Koden står ikke i kodemappingen for {codes} den dag. Tilføj den, eller skriv i ord."
        )
    preferred = [row for row in rows if row.preferred]
    found = rows if len(rows) == 1 else preferred
    if len(found) != 1:
        raise LocalError(f"Koden svarer til flere i kodemappingen for {codes}. Vælg én som foretrukket.")
    return found[0]


def _rows_of(given: Mapping[str, Any], codes: type[CodeList], place: str) -> Iterable[_Row]:
    system, ours = _text(given, "system", place), {value.value: value for value in codes}
    for j, entry in enumerate(_list(given["koder"], f"{place}/koder")):
        here = f"{place}/koder/{j}"
        row = _object(entry, here, _ROW)
        value = ours.get(_text(row, "kode", here))
        if value is None:
            _refuse(f"{here}/kode", f"Koden findes ikke i {codes.__name__}.")
        foreign = ForeignCode(system, _text(row, "fremmed", here), _text(row, "visning", here))
        first = _day(row, "gyldigFra", here) or date.min
        last = _day(row, "gyldigTil", here) or date.max
        if last < first:
            _refuse(f"{here}/gyldigTil", "Den sidste dag er før den første.")
        preferred = row.get("foretrukket", False)
        if not isinstance(preferred, bool):
            _refuse(f"{here}/foretrukket", "Her skal stå true eller false.")
        yield _Row(value, foreign, first, last, preferred)


def _object(value: Any, place: str, known: set[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        _refuse(place, "Her skal stå et objekt.")
    if not value.keys() <= known:
        _refuse(place, f"Her kan kun stå {', '.join(sorted(known))}.")
    if lacking := (known & _NEEDED) - value.keys():
        _refuse(place, f"Her mangler {', '.join(sorted(lacking))}.")
    return value


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list) or not value:
        _refuse(place, "Her skal stå en liste med mindst én linje.")
    return value


def _text(given: Mapping[str, Any], key: str, place: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str) or (key in given and not value.strip()):
        _refuse(f"{place}/{key}", "Her skal stå en tekst.")
    return value


def _day(given: Mapping[str, Any], key: str, place: str) -> date | None:
    if key not in given:
        return None
    written = _text(given, key, place)
    if not lexical(Dato).matches(written):
        _refuse(f"{place}/{key}", "Her skal stå en dag, fx 2026-11-02.")
    return date.fromisoformat(written)


def _refuse(place: str, text: str) -> NoReturn:
    raise LocalError(f"Kodemappingen kan ikke læses: {place or '/'}: {text}")
