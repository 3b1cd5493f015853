"""Parts of messages from plain values.

A complete example::

    from decimal import Decimal

    from samarbejde_schema.standard.v1.faelles.ydelse import Omfang
    from samarbejde_schema.testing.stories.making import of

    of(Omfang, antal=Decimal(7), enhed="DOEGN", pr="UGE")
"""

from __future__ import annotations

from typing import Any, TypeVar

from ...modelling.element import Element

E = TypeVar("E", bound=Element)


def of(kind: type[E], /, **fields: Any) -> E:
    """A part of a kind; codes are given by their keys. :class:`LocalError` when it cannot be built."""
    return kind(**filled(fields))


def filled(fields: dict[str, Any]) -> dict[str, Any]:
    """Without the fields that say nothing."""
    return {name: value for name, value in fields.items() if value is not None}
