"""What the rules of level ``register`` are judged by: the messages in the files somebody names.

A complete example::

    context = context_of(("sag/", "afstemning.json"))
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from ..exchange.reading import examine
from ..modelling.element import Besked
from ..standard import STANDARD
from .sources import TROUBLE, Source, documents, expand
from .stopped import Stopped


def context_of(arguments: Iterable[str]) -> Any:
    """The context the messages in files and folders make, in either form and any order.

    Raises :class:`Stopped` for a file that cannot be read, or that holds no message: what is judged by half
    of what was meant would be judged wrongly.
    """
    sources = chain.from_iterable(documents(name) for name in expand(arguments))
    return STANDARD.context([_message(source) for source in sources])


def _message(source: Source) -> Besked:
    if source.trouble is not None:
        raise Stopped(f"{source.label}: {TROUBLE[source.trouble][0]}")
    besked = examine(source.data, STANDARD, rules=False).besked
    if besked is None:
        raise Stopped(f"{source.label} er ikke en besked og kan ikke bruges med --context")
    return besked
