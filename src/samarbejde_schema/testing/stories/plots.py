"""Every plot there is, in the order they are told.

A complete example::

    [plot.name for plot in PLOTS]
"""

from __future__ import annotations

from . import crossings, endings, municipal, placements, searches
from .plot import Plot

PLOTS: tuple[Plot, ...] = (
    *placements.PLOTS,
    *searches.PLOTS,
    *endings.PLOTS,
    *municipal.PLOTS,
    *crossings.PLOTS,
)
