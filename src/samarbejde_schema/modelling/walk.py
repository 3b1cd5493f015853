"""Find every value of a type in a message, with its place, along a plan made once per class.

A complete example::

    for path, value in values_of(besked, lexical(Cvr)):
        ...            # path is in Python names: ("konvolut", "modtager", 0, "organisation", "cvr")

The plan holds only the branches that can reach the type, so that a rule about CVR numbers does not visit
free text. Cost: linear in the elements on those branches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from .shape import Field, Shape, shape_of

if TYPE_CHECKING:
    from ..primitives import Lexical
    from .codes import CodeList
    from .element import Element

Place = tuple[str | int, ...]
"""A place in a model: Python names and positions."""
Wanted = "Lexical | type[CodeList] | type[Element]"
Plan = tuple[tuple[Field, "Plan | None"], ...]


def values_of(
    root: Element, wanted: Lexical | type[CodeList] | type[Element]
) -> Iterator[tuple[Place, Any]]:
    """Every value in the model whose type is ``wanted``, in document order."""
    return _follow(root, _plan(type(root), wanted), ())


def lists_of(root: Element) -> Iterator[tuple[Place, Field, tuple[Any, ...]]]:
    """Every repeated field of leaves (codes, references, lines) that has a value, with its field."""
    return _lists(root, _list_plan(type(root)), ())


def _follow(element: Any, plan: Plan, place: Place) -> Iterator[tuple[Place, Any]]:
    for field, below in plan:
        value = getattr(element, field.name)
        if value is None:
            continue
        here = (*place, field.name)
        for at, item in (
            [((*here, i), v) for i, v in enumerate(value)] if field.many else [(here, value)]
        ):
            if below is None:
                yield at, item
            else:
                yield from _follow(item, below, at)


def _lists(element: Any, plan: Plan, place: Place) -> Iterator[tuple[Place, Field, tuple[Any, ...]]]:
    for field, below in plan:
        value = getattr(element, field.name)
        if not value:
            continue
        here = (*place, field.name)
        if below is None:
            yield here, field, value
        elif field.many:
            for i, item in enumerate(value):
                yield from _lists(item, below, (*here, i))
        else:
            yield from _lists(value, below, here)


@lru_cache(maxsize=None)
def _plan(cls: type[Element], wanted: Any) -> Plan:
    return _branches(shape_of(cls), lambda field: field.type is wanted or field.type == wanted)


@lru_cache(maxsize=None)
def _list_plan(cls: type[Element]) -> Plan:
    return _branches(shape_of(cls), lambda field: field.many and field.element is None)


def _branches(shape: Shape, hit: Callable[[Field], bool]) -> Plan:
    branches: list[tuple[Field, Plan | None]] = []
    for field in shape.fields:
        if hit(field):
            branches.append((field, None))
        elif field.element is not None and (below := _branches(shape_of(field.element), hit)):
            branches.append((field, below))
    return tuple(branches)
