"""Plots of what goes wrong between honest people: minutes corrected, a rejection, and messages that cross.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("to-beskeder-krydser", seed=7)
    assert story.plot.breaks == ("FR-027",)
"""

from __future__ import annotations

from ...standard.v1.annullering import Annullering
from .placement import Placement
from .plot import Plot
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


def rejected(teller: Teller) -> None:
    """A provider rejects an order that is not for it; the order is sent to the right one."""
    wrong = Placement(teller, teller.cast.providers[1])
    wrong.reject(wrong.order())
    right = Placement(teller, teller.cast.provider)
    right.order()
    right.offer()
    right.accept()
    right.agree()


def crossed(teller: Teller) -> None:
    """The authority corrects its order while the offer is under way; a new offer follows."""
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


def crossed_withdrawal(teller: Teller) -> None:
    """The authority withdraws its order on the day the offer is sent, before either has read the other."""
    placement = Placement(teller, teller.cast.provider)
    placement.inquire()
    placement.match()
    order = placement.order()
    withdrawn = teller.send(
        Annullering,
        placement.authority,
        placement.provider,
        goes_with=order,
        annulleret_besked_ref=order.konvolut.besked_id,
        aarsag="TRUKKET_TILBAGE",
        begrundelse="Borgeren har valgt at blive boende hos sin søster.",
    )
    placement.offer(unseen=(withdrawn,), at_once=True)


def crossed_answer(teller: Teller) -> None:
    """The authority accepts an offer while a dearer one is under way in its place: the acceptance stands."""
    placement = Placement(teller, teller.cast.provider)
    placement.inquire()
    placement.match()
    placement.order()
    first = placement.offer()
    accepted = placement.accept()
    placement.offer(
        replaces=first,
        unseen=(accepted,),
        at_once=True,
        bemaerkning="Taksten i det første tilbud var for lav.",
    )
    placement.offered = first
    placement.agree(answers=accepted)
    placement.move_in()


PLOTS = (
    Plot(
        "referat-rettet",
        "Et referat rettes efter udførerens bemærkninger.",
        ("GRUND",),
        corrected,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "bestilling-afvist",
        "En bestilling er havnet hos den forkerte og afvises.",
        ("GRUND",),
        rejected,
        ends=("A AFTALT", "C INDGAAET"),
    ),
    Plot(
        "to-beskeder-krydser",
        "Bestillingen rettes, mens tilbuddet er på vej.",
        ("GRUND",),
        crossed,
        ends=("A AFTALT", "C INDGAAET"),
        breaks=("FR-027",),
    ),
    Plot(
        "tilbagetraekning-krydser-tilbud",
        "Bestillingen trækkes tilbage, mens tilbuddet er på vej.",
        ("GRUND",),
        crossed_withdrawal,
        ends=("A FRAVALGT",),
        breaks=("FR-027",),
    ),
    Plot(
        "accept-krydser-rettet-tilbud",
        "Tilbuddet tages imod, mens et rettet er på vej.",
        ("GRUND",),
        crossed_answer,
        ends=("A AKTIV", "C INDGAAET"),
        breaks=("FR-027",),
    ),
)
