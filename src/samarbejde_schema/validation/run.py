"""Judge a model by rules: breaches become findings, crashes become "could not be decided".

A complete example::

    judged = judge(besked, rules, profiles=("GRUND",), stage=Stage.BESKED)
    judged.outcome     # Outcome.OK, .FAILED or .UNDECIDED
    judged.findings
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..findings import Finding, Kind, Outcome, Path, Severity, Stage
from ..modelling.element import Besked, Element
from ..modelling.shape import Shape, shape_of
from .rule import Breach, NotJudged, Rule

CRASHED = "INTERN-REGEL"
"""The id of the finding that says that a rule of ours could not be carried out."""
CRASH = (
    "Reglen {rule} kunne ikke afprøves på grund af en fejl i programmet.",
    "The rule {rule} could not be judged because of a fault in the program.",
)
"""What it says, in Danish and English."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules of one level said of one message."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    not_judged: tuple[str, ...]


@lru_cache(maxsize=1024)
def applicable(rules: tuple[Rule, ...], profiles: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that have a demand under these profiles."""
    return tuple(rule for rule in rules if rule.applies(profiles))


def judge(
    message: Element,
    rules: Iterable[Rule],
    *,
    profiles: Iterable[str],
    context: Any = None,
    stage: Stage = Stage.BESKED,
) -> Judged:
    """Judge ``message`` by ``rules``; ``context`` is handed to rules above level ``besked``.

    A rule that raises anything but :class:`~.rule.NotJudged` is a mistake of ours: it becomes a finding
    without the exception's text (which could quote a citizen) and leaves the level undecided. So does a level
    at which no rule could be judged at all, and at ``register`` and ``modtagelse``, which need the outside
    world, any rule that could not.
    """
    claimed = tuple(profiles)
    shape = shape_of(type(message))
    found: list[Finding] = []
    missing: list[str] = []
    crashed = False
    given = (message,) if stage is Stage.BESKED else (message, context)
    asked = applicable(tuple(rules), claimed)
    for one in asked:
        try:
            for breach in one.judge(*given):
                _note(found, one, breach, message, claimed)
        except NotJudged:
            missing.append(one.id)
        except Exception:  # the documented boundary: a crashed check is undecided, never valid
            crashed = True
            found.append(_crash(one, shape))
    if any(f.severity is Severity.ERROR for f in found):
        outcome = Outcome.FAILED
    else:
        open_ = bool(missing) and stage in (Stage.REGISTER, Stage.MODTAGELSE)
        nothing_judged = bool(asked) and len(missing) == len(asked)
        outcome = Outcome.UNDECIDED if crashed or open_ or nothing_judged else Outcome.OK
    return Judged(outcome, tuple(found), tuple(missing))


def _note(
    found: list[Finding], rule: Rule, breach: Breach, message: Element, profiles: tuple[str, ...]
) -> None:
    """Add the finding of a breach, unless its clause has no demand under the profiles."""
    clause = rule.clause(breach.clause)
    demand = clause.demand_for(profiles)
    if demand is None:
        return
    severity, kind = clause.weighed(demand)
    shape = shape_of(type(message))
    finding = Finding(
        rule_id=rule.id,
        path=wire_path(shape, breach.place),
        text_da=clause.da,
        text_en=clause.en,
        severity=severity,
        kind=kind,
        requirement=rule.requirements,
        root=shape.name,
        owed_by=(clause.owes or _sender_of(message)) if kind is Kind.PLIGT else None,
    )
    found.append(finding)


def _sender_of(message: Element) -> str | None:
    """The role of whoever sent the message; ``None`` without an envelope."""
    if not isinstance(message, Besked) or message.envelope is None:
        return None
    sender = message.envelope.value(message, "sender")
    return None if sender is None else str(getattr(sender, message.envelope.role))


def _crash(rule: Rule, shape: Shape) -> Finding:
    return Finding(
        rule_id=CRASHED,
        path=(),
        text_da=CRASH[0].format(rule=rule.id),
        text_en=CRASH[1].format(rule=rule.id),
        severity=Severity.WARNING,
        kind=Kind.INTERN,
        root=shape.name,
    )


def wire_path(shape: Shape, place: tuple[str | int, ...]) -> Path:
    """A place in Python names as a path in wire names; :class:`KeyError` for a name that does not exist."""
    path: list[str | int] = []
    here: Shape | None = shape
    for step in place:
        if isinstance(step, int):
            path.append(step)
            continue
        assert here is not None, step
        field = here.by_name[step]
        path.append(field.wire)
        here = shape_of(field.element) if field.element is not None else None
    return tuple(path)
