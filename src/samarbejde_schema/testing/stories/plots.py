"""Every plot there is, in the order they are told.

A complete example::

    [plot.name for plot in PLOTS]
"""

from __future__ import annotations

from . import cooperation, crossings, endings, municipal, placements, rates, searches
from .plot import Plot

PLOTS: tuple[Plot, ...] = (
    *placements.PLOTS,
    *searches.PLOTS,
    *endings.PLOTS,
    *cooperation.PLOTS,
    *municipal.PLOTS,
    *rates.PLOTS,
    *crossings.PLOTS,
)
