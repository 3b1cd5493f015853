"""Plots of a placement's ordinary course.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("midlertidigt-ophold", seed=7)
"""

from __future__ import annotations

from .placement import Placement
from .plot import Plot
from .teller import Teller


def temporary(teller: Teller) -> None:
    """A temporary placement with visit, self-payment and plan, followed up after three months and a year."""
    placement = Placement(teller, teller.cast.provider, months=18)
    placement.inquire()
    visit = placement.propose_visit()
    placement.confirm_visit(visit)
    placement.match()
    placement.order()
    placement.offer()
    placement.tell_own_payment()
    placement.accept()
    placement.agree()
    placement.plan()
    placement.move_in(planned=True)
    placement.set_subgoals()
    agenda = placement.convene("TRE_MAANEDERS")
    placement.actor_answers(placement.ask_actor(agenda))
    placement.write_minutes(agenda, placement.status(agenda))
    placement.meet("AARLIG")


def longer(teller: Teller) -> None:
    """A long-term placement whose rate changes by an addendum."""
    placement = Placement(
        teller,
        teller.cast.provider,
        paragraph="SEL_108",
        service="LAENGEREVARENDE_OPHOLD",
        kind="LAENGEREVARENDE_BOTILBUD_TIL_VOKSNE",
        months=None,
    )
    placement.begin()
    minutes = placement.meet("TRE_MAANEDERS", decision="AENDRE", justeringsbehov=("TAKST",))
    adjusted = placement.adjust_order(minutes)
    placement.sign(placement.addendum(adjusted), topic="TILLAEG")
    placement.set_subgoals(goes_with=minutes)
    placement.meet("AARLIG")


def ended(teller: Teller) -> None:
    """The goals are reached: notice, discharge and what is handed over."""
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    placement.meet("TRE_MAANEDERS")
    placement.tell_incident()
    placement.discharge(placement.give_notice())


def changed(teller: Teller) -> None:
    """A change is reported, met about, and answered with new goals."""
    placement = Placement(teller, teller.cast.provider)
    placement.begin()
    reported = placement.report()
    agenda = placement.convene("EKSTRAORDINAER", answers=reported)
    minutes = placement.write_minutes(agenda, placement.status(agenda), decision="AENDRE")
    placement.change_goals(goes_with=minutes)
    placement.set_subgoals(goes_with=minutes)


NOT_DELIVERED = "Taksten bortfalder for hver dag, der ikke leveres."


def negotiated(teller: Teller) -> None:
    """The authority wants the contract changed before it signs; a corrected one takes its place."""
    placement = Placement(teller, teller.cast.provider)
    _to_contract(placement)
    first = placement.draw_up()
    placement.refuse(first, "AENDRING_OENSKES", "Taksten skal bortfalde for de dage, der ikke leveres.")
    second = placement.draw_up(
        replaces=first, answers=placement.accepted, vilkaar_ved_manglende_levering=NOT_DELIVERED
    )
    placement.sign(second)
    placement.move_in()


def refused(teller: Teller) -> None:
    """The parties cannot agree on the contract, and the offer is declined."""
    placement = Placement(teller, teller.cast.provider)
    _to_contract(placement)
    placement.refuse(placement.draw_up(), "AFVIST", "Betalingsfristen er ikke den, der blev tilbudt.")
    placement.accept("AFSLAG", begrundelse="Parterne kunne ikke blive enige om kontrakten.")


def _to_contract(placement: Placement) -> None:
    placement.inquire()
    placement.match()
    placement.order()
    placement.offer()
    placement.accept()


PLOTS = (
    Plot(
        "midlertidigt-ophold",
        "Et midlertidigt ophold med opfølgning efter tre måneder og et år.",
        ("GRUND",),
        temporary,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "laengerevarende-botilbud",
        "Et længerevarende ophold, hvor taksten ændres med et tillæg.",
        ("GRUND",),
        longer,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "aendring-og-nye-maal",
        "En melding om ændring, et møde om justering og nye mål.",
        ("GRUND",),
        changed,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "opsigelse-og-udskrivning",
        "Målene er nået: opsigelse, udskrivning og overlevering.",
        ("GRUND",),
        ended,
        ends=("A UDSKREVET", "C OPHOERT"),
    ),
    Plot(
        "kontrakt-forhandles",
        "Kontrakten ændres, før den underskrives.",
        ("GRUND",),
        negotiated,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "kontrakt-afvist",
        "Parterne kan ikke enes om kontrakten, og tilbuddet fravælges.",
        ("GRUND",),
        refused,
        ends=("A FRAVALGT", "C AFVIST"),
    ),
)
