"""A rule is a value: an id, what it says in two languages, how much it weighs, and how it is judged.

A complete example::

    @rule(
        "FR-104",
        da="Vælg ét til tre primære mål blandt de aktive.",
        en="Choose one to three primary goals among the active ones.",
        demand=BOER,
        messages=("bestilling",),
        requirements=("R063",),
        source="000:150",
    )
    def primaere_maal(besked: Bestilling) -> Breaches:
        \"\"\"Med 1–3 primære mål holder alle den samme retning (000:150).\"\"\"
        primaere = [maal for maal in besked.indsatsmaal if maal.primaert]
        if not 1 <= len(primaere) <= 3:
            yield at("indsatsmaal")

Severity is a function of the rule and the profiles a message claims: the strictest demand among the claimed
profiles and ``GRUND`` holds. A rule that weighs differently in different cases has several clauses; a breach
names its clause. A rule that needs more than the one message gets it as a second argument (its level says
which); a rule that lacks something it needs raises :class:`NotJudged`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..errors import StandardError
from ..findings import Kind, Severity, Stage

BASE_PROFILE = "GRUND"
"""The profile everybody follows."""


class Demand(StrEnum):
    """The weight of a rule: SKAL (must), BØR (should), KAN (may, worth knowing)."""

    SKAL = "SKAL"
    BOER = "BOER"
    KAN = "KAN"


SKAL, BOER, KAN = Demand.SKAL, Demand.BOER, Demand.KAN
GYLDIGHED, PLIGT = Kind.GYLDIGHED, Kind.PLIGT
_WEIGHT = {SKAL: 0, BOER: 1, KAN: 2}


class NotJudged(Exception):  # noqa: N818 - not an error: the rule's answer when it lacks something
    """Raised by a rule that cannot be judged with what it was given."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a rule does not hold: Python names and positions, and the clause that was broken."""

    place: tuple[str | int, ...]
    clause: str = ""


Breaches = Iterable[Breach]


def at(*place: str | int, clause: str = "") -> Breach:
    """A breach at a place: ``at("modtager", 0, "rolle")``; no place is the whole message."""
    return Breach(place, clause)


@dataclass(frozen=True, slots=True)
class Clause:
    """One weight of a rule, with its text.

    ``demand`` maps a profile to its demand; a profile that is not named follows ``GRUND``; a clause without
    ``GRUND`` is judged only when one of its profiles is claimed. ``when`` says in Danish in which case the
    clause holds, where a rule weighs differently in different cases. ``owes`` is the role that owes a duty;
    empty means whoever sent the message.
    """

    name: str
    da: str
    en: str
    demand: Mapping[str, Demand]
    kind: Kind | None
    when: str = ""
    owes: str = ""

    def demand_for(self, profiles: Iterable[str]) -> Demand | None:
        """The strictest demand among the claimed profiles and ``GRUND``; ``None`` when none applies."""
        found = [self.demand[p] for p in {BASE_PROFILE, *profiles} if p in self.demand]
        return min(found, key=_WEIGHT.__getitem__, default=None)

    def weighed(self, demand: Demand) -> tuple[Severity, Kind]:
        """Severity and kind of a breach; kind counts only where the demand is SKAL."""
        if demand is KAN:
            return Severity.INFO, Kind.OPLYSNING
        if demand is BOER:
            return Severity.WARNING, Kind.ANBEFALING
        if self.kind is PLIGT:
            return Severity.WARNING, Kind.PLIGT
        return Severity.ERROR, Kind.GYLDIGHED


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule of the standard. ``judge`` takes the message, and above level ``besked`` its context too."""

    id: str
    level: Stage
    messages: tuple[str, ...]
    clauses: Mapping[str, Clause]
    requirements: tuple[str, ...]
    fields: tuple[str, ...]
    source: str
    explanation: str
    judge: Callable[..., Breaches]
    since: str = "1.0"

    def clause(self, name: str) -> Clause:
        """A clause by name; :class:`StandardError` when a judge names one that was never declared."""
        try:
            return self.clauses[name]
        except KeyError:
            raise StandardError(f"{self.id} has no clause {name!r}") from None

    def applies(self, profiles: Iterable[str]) -> bool:
        """Whether any clause has a demand under these profiles."""
        claimed = tuple(profiles)
        return any(clause.demand_for(claimed) for clause in self.clauses.values())


def clause(
    name: str,
    *,
    da: str,
    en: str,
    demand: Demand | Mapping[str, Demand],
    kind: Kind | None = None,
    when: str = "",
    owes: str = "",
) -> Clause:
    """Declare one clause of a rule; a plain demand holds in every profile."""
    demands = {BASE_PROFILE: demand} if isinstance(demand, Demand) else dict(demand)
    if SKAL in demands.values() and kind is None:
        raise StandardError(f"clause {name!r} is SKAL somewhere and must say gyldighed or pligt")
    return Clause(name, da, en, demands, kind, when, owes)


def rule(
    id: str,
    *,
    da: str = "",
    en: str = "",
    demand: Demand | Mapping[str, Demand] | None = None,
    kind: Kind | None = None,
    owes: str = "",
    clauses: tuple[Clause, ...] = (),
    level: Stage = Stage.BESKED,
    messages: tuple[str, ...],
    requirements: tuple[str, ...] = (),
    fields: tuple[str, ...] = (),
    source: str,
    since: str = "1.0",
) -> Callable[[Callable[..., Breaches]], Rule]:
    """Make a rule of the decorated function.

    ``messages`` are type names in lowerCamelCase; ``fields`` the wire paths it speaks of (without
    positions); ``source`` as in the specification; ``since`` the minor version that brought it. Give either
    ``da``, ``en`` and ``demand`` or ``clauses``; with both, the plain one is the clause named ``""``. The
    docstring is the published explanation.
    """
    declared = [clause("", da=da, en=en, demand=demand, kind=kind, owes=owes)] if demand is not None else []
    declared += clauses
    if not declared or any(not (c.da and c.en) for c in declared):
        raise StandardError(f"{id} needs a demand and a text in Danish and English")

    def make(judge: Callable[..., Breaches]) -> Rule:
        if not judge.__doc__:
            raise StandardError(f"{id} needs a docstring: it is the published explanation")
        named = {c.name: c for c in declared}
        text = " ".join(judge.__doc__.split())
        return Rule(id, level, messages, named, requirements, fields, source, text, judge, since)

    return make


def deferred(message: Any, context: Any) -> Breaches:
    """The judge of a rule whose context does not exist yet: it can never be reported as kept."""
    raise NotJudged
