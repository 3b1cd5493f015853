"""Every plot there is, in the order they are told.

A complete example::

    [plot.name for plot in PLOTS]
"""

from __future__ import annotations

from .library import Plot
from .placements import PLOTS as PLACEMENTS

PLOTS: tuple[Plot, ...] = (*PLACEMENTS,)
