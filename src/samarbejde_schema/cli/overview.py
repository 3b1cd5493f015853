"""What a case system asks of a case, for programs and for people: goals, contracts, consents, what lacks.

A complete example::

    overview_as_dict(view)["goals"][0]["smart"]        # {"specifikt": True, "maalbart": False, …}
    for title, lines in overview_as_text(view, "da"):
        print(title, lines)

Ids, versions, days, states and letters are shown; no goal is quoted and no amount named: those are in the
library's own values (:mod:`samarbejde_schema.standard.v1.proces.overblik`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..process import Deadline
from ..standard.v1.faelles.smart import smart
from ..standard.v1.proces.overblik import AktivtMaal, GaeldendeKontrakt, Overblik, overblik
from .course import View

WORDS = {
    "da": {
        "goals": "Mål, der arbejdes med",
        "contracts": "Kontrakter, der gælder",
        "consents": "Samtykker, der gælder",
        "version": "udgave",
        "unknown": "vilkårene kendes ikke",
        "from": "fra",
        "to": "til",
        "pending": "et tillæg ligger til svar",
        "lacks": "mangler",
        "smart": "SMART",
        "parties": "parter",
        "open": "uden slutdag",
    },
    "en": {
        "goals": "Goals being worked on",
        "contracts": "Contracts in force",
        "consents": "Consents in force",
        "version": "version",
        "unknown": "terms are not known",
        "from": "from",
        "to": "to",
        "pending": "an addendum awaits an answer",
        "lacks": "lacks",
        "smart": "SMART",
        "parties": "parties",
        "open": "without an end",
    },
}
_SHORT = 8


def overview_as_dict(view: View) -> dict[str, Any]:
    """The overview as the members ``--format json`` prints."""
    seen = overblik(view.course)
    return {
        "goals": [_goal(view, goal) for goal in seen.maal],
        "contracts": [_contract(contract) for contract in seen.kontrakter],
        "consents": [
            {
                "id": consent.id,
                "validTo": None if consent.gyldig_til is None else consent.gyldig_til.isoformat(),
                "parties": len(consent.parter),
            }
            for consent in seen.samtykker
        ],
        "missing": [
            {
                "type": missing.type,
                "roles": list(missing.roller),
                "region": missing.region,
                "key": view.key(missing.noegle),
                "due": None if missing.senest is None else missing.senest.isoformat(),
            }
            for missing in seen.mangler
        ],
        "broken": [_broken(view, duty) for duty in seen.brudt],
    }


def _goal(view: View, goal: AktivtMaal) -> dict[str, Any]:
    return {
        "id": goal.id,
        "version": goal.version,
        "key": view.key(goal.tilbud),
        "since": goal.siden.isoformat(),
        "smart": {answer.bogstav.noegle: answer.opfyldt for answer in smart(goal.maal)},
    }


def _contract(contract: GaeldendeKontrakt) -> dict[str, Any]:
    return {
        "id": contract.id,
        "version": contract.version,
        "state": contract.tilstand,
        "from": None if contract.gaelder_fra is None else contract.gaelder_fra.isoformat(),
        "pending": contract.til_svar,
        "coming": list(contract.paa_vej),
    }


def _broken(view: View, duty: Deadline) -> dict[str, Any]:
    return {
        "role": duty.role,
        "what": duty.what_da,
        "what_en": duty.what_en,
        "rule": duty.rule or None,
        "since": None if duty.since is None else duty.since.isoformat(),
        "due": duty.due.isoformat(),
        "region": duty.region,
        "key": view.key(duty.key),
    }


def overview_as_text(view: View, lang: str) -> Iterator[tuple[str, list[str]]]:
    """The parts of the overview that have something to say: a title and its lines."""
    seen, words = overblik(view.course), WORDS[lang]
    yield from (
        (words[part], lines)
        for part, lines in (
            ("goals", [_goal_line(goal, words) for goal in seen.maal]),
            ("contracts", [_contract_line(contract, words) for contract in seen.kontrakter]),
            ("consents", list(_consent_lines(seen, words))),
        )
        if lines
    )


def _goal_line(goal: AktivtMaal, words: dict[str, str]) -> str:
    lacking = [answer.bogstav.noegle for answer in smart(goal.maal) if not answer.opfyldt]
    letters = f"{words['smart']} {words['lacks']}: {', '.join(lacking)}" if lacking else words["smart"]
    return f"{goal.id[:_SHORT]} {words['version']} {goal.version} {words['from']} {goal.siden}: {letters}"


def _contract_line(contract: GaeldendeKontrakt, words: dict[str, str]) -> str:
    if contract.version is None:
        return f"{contract.id[:_SHORT]} {contract.tilstand}: {words['unknown']}"
    pending = f"; {words['pending']}" if contract.til_svar is not None else ""
    said = f"{words['version']} {contract.version} {words['from']} {contract.gaelder_fra}"
    return f"{contract.id[:_SHORT]} {contract.tilstand}: {said}{pending}"


def _consent_lines(seen: Overblik, words: dict[str, str]) -> Iterator[str]:
    for consent in seen.samtykker:
        end = words["open"] if consent.gyldig_til is None else f"{words['to']} {consent.gyldig_til}"
        yield f"{consent.id[:_SHORT]} {end}, {len(consent.parter)} {words['parties']}"
