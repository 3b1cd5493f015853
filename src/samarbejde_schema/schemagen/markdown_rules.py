r"""The reference's page of rules: what each says, why, and how much it weighs under each profile.

A complete example::

    text = "\n\n".join(rules_page(edition))
    weight(clause, ("MIDT",))        # "fejl (gyldighed)"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..findings import Severity
from ..validation.rule import BASE_PROFILE, Clause, Rule
from .edition import Edition
from .rules_json import messages_of
from .writing import cell, prose, table

_WEIGHTS = {Severity.ERROR: "fejl", Severity.WARNING: "advarsel", Severity.INFO: "oplysning"}


def rules_page(edition: Edition) -> Iterator[str]:
    """The page, part by part."""
    yield "# Regler"
    yield (
        "Felternes form og antal står ved beskederne; her står resten. Den strengeste profil, en besked "
        "lover at følge, gælder. `gyldighed` afviser beskeden; `pligt` noteres hos den, der skylder noget, "
        "og beskeden tages imod."
    )
    profiles = _profiles(edition)
    if edition.release.profiles:
        declared = ((p.name, cell(p.label), cell(p.text), cell(p.source)) for p in edition.release.profiles)
        yield table(("profil", "navn", "betyder", "kilde"), declared)
    for name, group in groupby(edition.rules, key=lambda rule: rule.id):
        yield f"## {name}"
        for rule in group:
            yield cell(prose(rule.explanation, literal="`"))
            yield "\n".join(f"- {line}" for line in _facts(edition, rule))
            rows = (
                (cell(clause.da), cell(clause.en), *(weight(clause, (profile,)) for profile in profiles))
                for clause in rule.clauses.values()
            )
            yield table(("tekst", "på engelsk", *profiles), rows)


def weight(clause: Clause, profiles: Iterable[str]) -> str:
    """How much a breach weighs when these profiles are claimed: severity and kind in Danish, or ``–``."""
    demand = clause.demand_for(profiles)
    if demand is None:
        return "–"
    severity, kind = clause.weighed(demand)
    return f"{_WEIGHTS[severity]} ({kind.value})"


def _profiles(edition: Edition) -> list[str]:
    """The profile everybody follows, those the release declares, and those only added rules speak of."""
    clauses = [clause for rule in edition.rules for clause in rule.clauses.values()]
    named = sorted({profile for clause in clauses for profile in clause.demand})
    declared = (profile.name for profile in edition.release.profiles)
    return list(dict.fromkeys((BASE_PROFILE, *declared, *named)))


def _facts(edition: Edition, rule: Rule) -> Iterator[str]:
    links = (f"[{name}](beskeder/{name}.md)" for name in messages_of(edition, rule))
    yield f"Niveau: {rule.level.value}"
    yield f"Beskeder: {', '.join(links)}"
    if rule.fields:
        yield "Felter: " + ", ".join(f"`{field}`" for field in rule.fields)
    if rule.requirements:
        yield f"Krav: {', '.join(rule.requirements)}"
    yield f"Kilde: {cell(rule.source)}"
