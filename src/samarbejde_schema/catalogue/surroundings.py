"""What rules of level ``register`` need to know of the world, as the engines see it: made of messages.

A complete example::

    SURROUNDINGS = Surroundings(of=lambda messages, beside: [*(beside or ()), *messages])

    context = SURROUNDINGS.of([bestilling], None)     # what the message tells
    more = SURROUNDINGS.of([tilbud], context)         # and what another tells beside it
    assert more == [bestilling, tilbud]

A release names the module that holds the one value of this kind. The context itself is the standard's own
and means nothing to an engine: it is made, handed to the rules, and never looked into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ..modelling.element import Besked


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a standard makes the context of its rules.

    ``of`` takes messages, in any order, and what is known beside them: an earlier context or ``None``.
    ``kind`` is the class of a context; any other value handed in is a mistake of the caller's.
    """

    of: Callable[[Iterable[Besked], Any], Any]
    kind: type = object
