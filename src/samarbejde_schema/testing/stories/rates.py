"""Plots of a rate that rises by an addendum, on both sides of the limit from which it must be reported.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("tillaeg-over-graensen", seed=7)
"""

from __future__ import annotations

from decimal import Decimal

from .municipal import raise_rate
from .placement import Placement
from .plot import Plot
from .teller import Teller

DAILY = Decimal(2000)
"""A rate of which both five percent and 5.01 percent are whole øre."""


def _placement(teller: Teller) -> Placement:
    placement = Placement(teller, teller.cast.provider, months=None)
    placement.rate = placement.rate_of(placement.yearly(DAILY))
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    return placement


def _raise(placement: Placement, factor: str) -> None:
    placement.sign(placement.addendum(by=Decimal(factor)), topic="TILLAEG")


def on_the_limit(teller: Teller) -> None:
    """The rate rises by 5.00 percent: nobody has to report it; what is reported is another place's rise."""
    placement = _placement(teller)
    teller.wait(days=5)
    raise_rate(teller, Decimal("6.20"), other=True)
    _raise(placement, "1.05")


def above_reported(teller: Teller) -> None:
    """The rate rises by 5.01 percent, and the owner has reported it first."""
    placement = _placement(teller)
    teller.wait(days=5)
    raise_rate(teller, Decimal("5.01"), before=DAILY)
    _raise(placement, "1.0501")


def above_unreported(teller: Teller) -> None:
    """The rate rises by 5.01 percent; what has been reported is another place's rise."""
    placement = _placement(teller)
    teller.wait(days=5)
    raise_rate(teller, Decimal("6.20"), other=True)
    _raise(placement, "1.0501")


PLOTS = (
    Plot(
        "tillaeg-paa-graensen",
        "En takst stiger 5,00 % med et tillæg; det skal ikke indberettes.",
        ("GRUND", "MIDT"),
        on_the_limit,
        ends=("A AKTIV", "C INDGAAET", "E1 INDBERETTET"),
    ),
    Plot(
        "tillaeg-over-graensen",
        "En takst stiger 5,01 % med et tillæg, og det er indberettet.",
        ("GRUND", "MIDT"),
        above_reported,
        ends=("A AKTIV", "C INDGAAET", "E1 INDBERETTET"),
    ),
    Plot(
        "tillaeg-uden-indberetning",
        "En takst stiger 5,01 % med et tillæg, og det er ikke indberettet.",
        ("GRUND", "MIDT"),
        above_unreported,
        ends=("A AKTIV", "C INDGAAET", "E1 INDBERETTET"),
        breaks=("FR-602",),
    ),
)
