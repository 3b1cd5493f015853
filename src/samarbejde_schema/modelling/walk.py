"""Find every value of a type in a message, with its place, along a plan made once per class.

A complete example::

    for path, value in values_of(besked, lexical(Cvr)):
        ...            # path is in Python names: ("konvolut", "modtager", 0, "organisation", "cvr")

The plan holds only the branches that can reach the type, so that a rule about CVR numbers does not visit
free text. Cost: linear in the elements on those branches.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from .shape import Field, Shape, shape_of

if TYPE_CHECKING:
    from ..primitives import Lexical
    from .codes import CodeList
    from .element import Element

Place = tuple[str | int, ...]
"""A place in a model: Python names and positions."""
Plan = tuple[tuple[str, bool, Field, "Plan | None"], ...]
"""The fields to visit: name, whether repeated, the field, and the plan below (``None`` at the goal)."""


def values_of(root: Element, wanted: Lexical | type[CodeList] | type[Element]) -> list[tuple[Place, Any]]:
    """Every value in the model whose type is ``wanted``, in document order."""
    found: list[tuple[Place, Any]] = []
    _follow(root, _plan(type(root), wanted), (), found)
    return found


def lists_of(root: Element) -> list[tuple[Place, Field, tuple[Any, ...]]]:
    """Every repeated field of leaves (codes, references, lines) that has a value, with its field."""
    found: list[tuple[Place, Field, tuple[Any, ...]]] = []
    _lists(root, _list_plan(type(root)), (), found)
    return found


def _follow(element: Any, plan: Plan, place: Place, found: list[tuple[Place, Any]]) -> None:
    values = element.__dict__
    for name, many, _, below in plan:
        value = values[name]
        if value is None:
            continue
        here = (*place, name)
        if many:
            for i, item in enumerate(value):
                if below is None:
                    found.append(((*here, i), item))
                else:
                    _follow(item, below, (*here, i), found)
        elif below is None:
            found.append((here, value))
        else:
            _follow(value, below, here, found)


def _lists(element: Any, plan: Plan, place: Place, found: list[tuple[Place, Field, tuple[Any, ...]]]) -> None:
    values = element.__dict__
    for name, many, field, below in plan:
        value = values[name]
        if not value:
            continue
        here = (*place, name)
        if below is None:
            found.append((here, field, value))
        elif many:
            for i, item in enumerate(value):
                _lists(item, below, (*here, i), found)
        else:
            _lists(value, below, here, found)


@cache
def _plan(cls: type[Element], wanted: Any) -> Plan:
    return _branches(shape_of(cls), lambda field: field.type is wanted)


@cache
def _list_plan(cls: type[Element]) -> Plan:
    return _branches(shape_of(cls), lambda field: field.many and field.element is None)


def _branches(shape: Shape, hit: Callable[[Field], bool]) -> Plan:
    branches: list[tuple[str, bool, Field, Plan | None]] = []
    for field in shape.fields:
        if hit(field):
            branches.append((field.name, field.many, field, None))
        elif field.element is not None and (below := _branches(shape_of(field.element), hit)):
            branches.append((field.name, field.many, field, below))
    return tuple(branches)
