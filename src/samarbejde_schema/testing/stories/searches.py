"""Plots of searching and of other ways in: no match, several asked at once, urgent, existing, private.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("akut-start", seed=7)
"""

from __future__ import annotations

from typing import Any

from .municipal import compare_vacancies
from .placement import Placement
from .plot import Plot
from .teller import Teller

URGENT = "Aftalt i telefonen i dag: døgnophold til den aftalte takst, kontrakt følger."


def no_match(teller: Teller) -> None:
    """The first provider does not fit; the next one is asked in the same case, and does."""
    first = Placement(teller, teller.cast.providers[1])
    first.inquire()
    first.match("INTET")
    second = Placement(teller, teller.cast.provider)
    second.inquire()
    second.match("AFVENTER")
    second.match("DELVIST")
    second.order()
    second.offer()
    second.accept("FORHANDLING")
    second.offer(to=second.accepted)
    second.accept()
    second.agree()
    second.move_in()


def several(teller: Teller) -> None:
    """Three providers are asked at once; one fits, one offers in vain, one has no place."""
    asked = [Placement(teller, provider) for provider in teller.cast.providers[:3]]
    for one in asked:
        one.inquire()
    chosen, second, third = asked
    second.match("DELVIST")
    third.match("INTET")
    chosen.match()
    chosen.order()
    second.order()
    chosen.offer()
    second.offer()
    second.accept("AFSLAG", begrundelse="Borgeren har valgt det andet tilbud.")
    chosen.accept()
    chosen.agree()
    chosen.move_in()
    chosen.set_subgoals()


def urgent(teller: Teller) -> None:
    """An urgent order without inquiry: the citizen moves in before the contract is signed."""
    placement = Placement(teller, teller.cast.provider)
    placement.start = teller.today
    placement.order(
        final=True,
        hastegrad="AKUT",
        begrundelse_uden_forespoergsel="Borgeren står uden bolig i morgen.",
    )
    placement.start = teller.wait(days=1)
    placement.move_in(foreloebig_aftale=URGENT, goes_with=placement.ordered)
    placement.agree()
    placement.set_subgoals()


def existing(teller: Teller) -> None:
    """A placement that was there before the two systems could talk is taken in."""
    placement = Placement(teller, teller.cast.provider, months=None)
    placement.start = teller.today.replace(year=teller.today.year - 2)
    placement.move_in(indgang="IGANGVAERENDE", foerste_opfoelgning=None)
    placement.change_goals()
    placement.set_subgoals()
    placement.meet("AARLIG")


def self_referred(teller: Teller) -> None:
    """A citizen comes to a place for the homeless by himself; the municipality is told within three days."""
    placement = Placement(
        teller,
        teller.cast.provider,
        paragraph="SEL_110",
        service="AKUT_OPHOLD",
        kind="BOTILBUD_TIL_VOKSNE",
        months=None,
    )
    placement.start = teller.today
    placement.move_in(indgang="SELVMOEDER", foerste_opfoelgning=None)
    placement.plan()
    placement.set_subgoals()


def private_aligned(teller: Teller) -> None:
    """The municipalities have compared their vacancies before a place is bought from a fund."""
    compared = compare_vacancies(teller)
    _private(teller, ledigheds_afstemning_ref=compared.konvolut.besked_id)


def private_unaligned(teller: Teller) -> None:
    """A place is bought from a fund, and nobody has looked for a municipal one first."""
    _private(teller)


def _private(teller: Teller, **order: Any) -> None:
    placement = Placement(teller, teller.cast.private(teller.cast.provider), owner="FOND")
    placement.inquire()
    placement.match()
    placement.order(**order)
    placement.offer()
    placement.accept()
    placement.agree()
    placement.move_in()


PLOTS = (
    Plot(
        "intet-match-og-ny-soegning",
        "Det første tilbud passer ikke; det næste gør, efter forhandling.",
        ("GRUND",),
        no_match,
        ends=("A AKTIV", "A FRAVALGT", "C INDGAAET"),
    ),
    Plot(
        "flere-forespoergsler",
        "Tre tilbud spørges på én gang; ét vælges, ét fravælges, ét har ikke plads.",
        ("GRUND",),
        several,
        ends=("A AKTIV", "A FRAVALGT", "C INDGAAET"),
    ),
    Plot(
        "akut-start",
        "Akut bestilling uden forespørgsel, og indflytning før underskrift.",
        ("GRUND",),
        urgent,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "igangvaerende-indsats",
        "En indsats, der allerede er i gang, tages ind.",
        ("GRUND",),
        existing,
        ends=("A AKTIV",),
    ),
    Plot(
        "selvmoeder",
        "En borger møder selv op på et herberg.",
        ("GRUND",),
        self_referred,
        ends=("A AKTIV",),
    ),
    Plot(
        "koeb-af-fond-med-afstemning",
        "Ledige pladser er afstemt, før der købes hos en fond.",
        ("GRUND", "MIDT"),
        private_aligned,
        ends=("A AKTIV", "C INDGAAET"),
    ),
    Plot(
        "koeb-af-fond-uden-afstemning",
        "Der købes hos en fond, uden at ledige pladser er afstemt.",
        ("GRUND", "MIDT"),
        private_unaligned,
        ends=("A AKTIV", "C INDGAAET"),
        breaks=("FR-601",),
    ),
)
