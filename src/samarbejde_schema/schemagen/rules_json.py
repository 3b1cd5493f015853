"""``rules.json``: every rule with its texts, its weight under each profile, and the requirements behind it.

A complete example::

    rule_catalogue(edition)["profiles"][0]
    # {"name": "GRUND", "label": "…", "text": "…", "source": "D2"}
    rule_catalogue(edition)["rules"][0]
    # {"id": "FR-001", "level": "modtagelse", "messages": ["bestilling", …], "fields": ["konvolut.afsender"],
    #  "requirements": ["R014"], "source": "valg", "explanation": "…",
    #  "clauses": [{"name": "", "da": "…", "en": "…", "demand": {"GRUND": "SKAL"}, "kind": "gyldighed"}]}

Rules stand by id and level; a rule that is judged at two levels stands twice. ``demand`` names profiles: a
profile that is not named follows ``GRUND``; without ``GRUND`` the clause holds only where a named profile is
claimed, and among claimed profiles the strictest demand holds. ``kind`` says what a SKAL means: ``gyldighed``
rejects the message, ``pligt`` is recorded against the party that owes it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from ..errors import StandardError
from ..validation.rule import BASE_PROFILE, Clause, Rule
from .edition import Edition
from .writing import prose


def rule_catalogue(edition: Edition) -> dict[str, Any]:
    """The rules of an edition; :class:`StandardError` when a rule speaks of a message that does not exist."""
    return {
        "version": edition.version,
        "profiles": [asdict(profile) for profile in edition.release.profiles],
        "rules": [_rule(edition, rule) for rule in edition.rules],
    }


def _rule(edition: Edition, rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "level": rule.level.value,
        "messages": list(messages_of(edition, rule)),
        "fields": list(rule.fields),
        "requirements": list(rule.requirements),
        "source": rule.source,
        "explanation": prose(rule.explanation),
        "clauses": [_clause(clause) for clause in rule.clauses.values()],
    }


def messages_of(edition: Edition, rule: Rule) -> tuple[str, ...]:
    """The messages of this edition that a rule speaks of, in catalogue order."""
    if strangers := set(rule.messages) - {entry.type for entry in edition.release.entries}:
        raise StandardError(f"{rule.id} speaks of messages that do not exist: {', '.join(sorted(strangers))}")
    return tuple(entry.type for entry in edition.entries if entry.type in rule.messages)


def _clause(clause: Clause) -> dict[str, Any]:
    demand = {profile: clause.demand[profile].value for profile in profiles_of(clause)}
    written: dict[str, Any] = {"name": clause.name, "da": clause.da, "en": clause.en, "demand": demand}
    if clause.kind is not None:
        written["kind"] = clause.kind.value
    if clause.when:
        written["when"] = clause.when
    if clause.owes:
        written["owes"] = clause.owes
    return written


def profiles_of(clause: Clause) -> list[str]:
    """The profiles a clause names, the one everybody follows first."""
    return sorted(clause.demand, key=lambda profile: (profile != BASE_PROFILE, profile))
