"""Plots of what goes wrong between honest people: minutes corrected, and messages that cross.

A complete example::

    story = tell("to-beskeder-krydser", seed=7)
"""

from __future__ import annotations

from .plot import Plot
from .placement import Placement
from .teller import Teller


def corrected(teller: Teller) -> None:
    """Minutes are corrected after the remarks of the provider; the new ones take the old ones' place."""
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    agenda = placement.convene("TRE_MAANEDERS")
    status = placement.status(agenda)
    first = placement.write_minutes(agenda, status)
    teller.wait(days=6)
    placement.write_minutes(
        agenda,
        status,
        replaces=first,
        referat_id=first.referat_id,
        uenighed=("Udføreren mener, at aftenrutinen først skal tages op igen efter sommerferien.",),
    )


def crossed(teller: Teller) -> None:
    """The authority corrects its order while the offer is under way: the order stands, the offer is given anew."""
    placement = Placement(teller, teller.cast.provider)
    placement.inquire()
    placement.match()
    first = placement.order()
    placement.offer()
    placement.order(
        replaces=first,
        goes_with=None,
        version=2,
        unseen=(placement.offered,),
        bemaerkning="Med egen indgang.",
    )
    placement.offer_id = teller.key()
    placement.offer()
    placement.accept()
    placement.agree()


PLOTS = (
    Plot("referat-rettet", "Et referat rettes efter udførerens bemærkninger.", ("GRUND",), corrected),
    Plot("to-beskeder-krydser", "Bestillingen rettes, mens tilbuddet er på vej.", ("GRUND",), crossed, ("FR-027",)),
)  # fmt: skip
