"""The course of a case as a sequence diagram (Mermaid): who sent what to whom, and where it left the case.

A complete example::

    print(sequence(view))

Roles are the participants, messages the arrows, states the notes; a message that does not count is drawn
with a broken arrow and a cross. Nothing of a message's content is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..process import Lapse, Move, Step
from .course import View


def sequence(view: View, lang: str = "da") -> str:
    """A ``sequenceDiagram`` of one case; ends with a line break."""
    return "\n".join(_lines(view, lang)) + "\n"


def _lines(view: View, lang: str) -> Iterator[str]:
    yield "sequenceDiagram"
    if view.conversation.case is not None:
        yield f"    %% forløb {view.conversation.case}"
    roles = _roles(view)
    for role in roles:
        yield f"    participant {role} as {view.role(role, lang)}"
    for at, told, _ in view.timeline:
        day = "" if at is None else f"{view.process.day(at).isoformat()} "
        if isinstance(told, Lapse):
            yield from _notes(view, roles, day, [told])
        else:
            yield from _arrows(view, told, day)
            yield from _notes(view, roles, "", [move for move in told.moves if move.row is not None])
    for (region, key), state in view.course.states.items():
        yield f"    Note over {_span(roles)}: {view.name(region, key)}: {state}"


def _roles(view: View) -> list[str]:
    """Every role that sent or got something, in the order they appear."""
    found: dict[str, None] = {}
    for step in view.course.steps:
        sender, receivers = view.parties(step)
        found.update(dict.fromkeys([*([] if sender is None else [sender]), *receivers]))
    return list(found)


def _arrows(view: View, step: Step, day: str) -> Iterator[str]:
    sender, receivers = view.parties(step)
    label = view.catalogue.entry(view.type_of(step)).label
    arrow = "->>" if step.counts else "--x"
    for receiver in dict.fromkeys(receivers):
        yield f"    {sender}{arrow}{receiver}: {day}{label}"


def _notes(view: View, roles: list[str], day: str, moves: list[Move] | list[Lapse]) -> Iterator[str]:
    for move in moves:
        if move.before != move.after:
            named = view.name(move.region, move.key)
            yield f"    Note over {_span(roles)}: {day}{named}: {move.before} → {move.after}"


def _span(roles: list[str]) -> str:
    return roles[0] if len(roles) == 1 else f"{roles[0]},{roles[-1]}"
