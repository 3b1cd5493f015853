"""What the examples in docstrings take for granted: messages of one case, the standard, a library.

A complete example::

    given = room("codec.json")
    given["data"], given["Bestilling"]
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Annotated, Any
from uuid import uuid4

from jsonschema import Draft202012Validator

from samarbejde_schema import STANDARD, Stage, read, write
from samarbejde_schema.doors.json import strict_json
from samarbejde_schema.doors.text import form_of
from samarbejde_schema.doors.xml import strict_xml
from samarbejde_schema.exchange.conversation import converse
from samarbejde_schema.modelling.element import Element
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Antal2, Cvr, Heltal, Linje, Titel, lexical
from samarbejde_schema.process import follow, guard
from samarbejde_schema.schemagen.edition import editions
from samarbejde_schema.standard.v1.kodelister.match import Periodeenhed
from samarbejde_schema.validation.rule import KAN, at, clause, rule
from tests.unit.process import library

from .pages import ROOT

CASE = ROOT / "fixtures" / "forloeb" / "midlertidigt-botilbud"
NOW = datetime(2026, 5, 5, 12, tzinfo=UTC)


def room(module: str) -> dict[str, Any]:
    """The names at hand for the example of a module, by its name below the package."""
    return {**_messages(), **_tools(), **_library(), **_only_for(module)}


@cache
def _messages() -> dict[str, Any]:
    """The nine messages of the case, under the names a program would give them."""
    files = sorted(CASE.iterdir())
    raw = {path.stem[3:].replace("-", "_"): path.read_bytes() for path in files}
    messages = {name: read(data) for name, data in raw.items()}
    told = converse(raw.items(), STANDARD, now=NOW)
    return {
        **messages,
        "besked": messages["bestilling"],
        "svar": messages["tilbud_svar"],
        "data": write(messages["bestilling"]),
        "raa": raw["kontrakt"],
        "first": raw["bestilling"],
        "second": raw["tilbud"],
        "course": told.conversations[0].course,
        "forloeb": told.conversations[0].course.view(len(files) - 1),
        "Bestilling": type(messages["bestilling"]),
        "sag": messages["bestilling"].konvolut.myndighedssag,
        "kommunen": messages["bestilling"].konvolut.afsender,
        "bostedet": messages["bestilling"].konvolut.modtager[0],
        "maal": messages["bestilling"].indsatsmaal[0].id,
        "now": NOW,
        "nu": NOW,
    }


@cache
def _tools() -> dict[str, Any]:
    """The standard and the smallest pieces of the engines."""
    edition = editions(STANDARD)[-1]

    @rule("OWN-1", da="Egen regel.", en="A rule of our own.", demand=KAN, messages=("tilbud",), source="valg")
    def our_own_rule(besked: Any) -> Any:
        """En egen regel."""
        yield at()

    classes = (Draft202012Validator, Element, Periodeenhed, Stage)
    verbs = (about, editions, follow, form_of, guard, lexical, strict_json, strict_xml)
    return {
        **{one.__name__: one for one in (*classes, *verbs)},
        "Annotated": Annotated,
        "Antal2": Antal2,
        "Cvr": Cvr,
        "Heltal": Heltal,
        "Linje": Linje,
        "Titel": Titel,
        "STANDARD": STANDARD,
        "RELEASE": STANDARD.release,
        "catalogue": STANDARD,
        "edition": edition,
        "entry": edition.entries[0],
        "rules": STANDARD.rules("bestilling"),
        "clause": clause("", da="Tekst.", en="Text.", demand=KAN),
        "our_own_rule": our_own_rule,
        "found": {},
    }


@cache
def _library() -> dict[str, Any]:
    """The loans of a library, which the process engine speaks of."""
    desk = library.Desk()
    loan, handback = desk.write(library.Loan), desk.write(library.Handback, condition="GOOD")
    return {
        "Loan": library.Loan,
        "Handback": library.Handback,
        "loan": loan,
        "handback": handback,
        "files": [("1.json", loan), ("2.json", handback)],
        "PROCESS": library.PROCESS,
        "LOANS": library.BOOK,
        "may_borrow": library.may_borrow,
        "a_year": library.loan_is_over,
    }


def _only_for(module: str) -> dict[str, Any]:
    """Where a name means something else."""
    if module == "codec.xml":
        return {"data": write(_messages()["bestilling"], form="xml")}
    return {"forloeb": uuid4()} if module == "standard.v1.dagsorden" else {}
