"""Plots of the Samarbejdsmodel: a team that works, one the citizen changes, and one that is stopped.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("samtykke-kaldt-tilbage", seed=7)
"""

from __future__ import annotations

from datetime import date
from typing import Any

from ...process import later
from ...standard.v1.faelles.opfoelgning import Periode
from ...standard.v1.faelles.taelling import Taelling
from ...standard.v1.ledergrupperapport import Gruppemedlem, Kerneelementstatus, Ledergrupperapport
from .making import of
from .plot import Plot
from .teamwork import Teamwork
from .teller import Teller

CORE = {
    "KOORDINATOR": "OPFYLDT",
    "TVAERFAGLIGT_TEAM": "OPFYLDT",
    "TVAERFAGLIGE_MOEDER": "OPFYLDT",
    "FORPLIGTENDE_AFTALER": "OPFYLDT",
    "RESULTATER": "DELVIST",
    "LEDERGRUPPE": "OPFYLDT",
}
"""The six core elements, and how far the leaders say they have come."""


def begun(teller: Teller) -> Teamwork:
    """From the appointment of the coordinator to the form of the first network meeting."""
    team = Teamwork(teller)
    team.appoint()
    team.consent()
    team.draw_map()
    team.compose()
    team.fill_in(team.hold(team.convene()))
    return team


def whole(teller: Teller) -> None:
    """A whole course: team, two network meetings, agreements that are followed, results and a report."""
    team = begun(teller)
    team.follow_up()
    team.tell_own(0)
    held = team.hold(team.convene())
    team.fill_in(held)
    team.document()
    report(teller)


def stopped(teller: Teller) -> None:
    """The consent is taken back in the middle: the team falls silent, and begins again on a new one."""
    team = begun(teller)
    team.follow_up()
    team.withdraw(bemaerkning="Jeg vil selv fortælle dem det, der er at fortælle.")
    teller.wait(days=40)
    team.consent_id = teller.key()
    team.consent(*team.team[:2], teller.cast.authority)
    team.compose(left=[team.members[2].name])
    team.hold(team.convene())


def ended_silent(teller: Teller) -> None:
    """The citizen takes the consent back and does not give a new one: nobody is told anything more."""
    team = begun(teller)
    team.withdraw()


def narrowed(teller: Teller) -> None:
    """The citizen takes one of the team out; the others go on."""
    team = begun(teller)
    out = team.members[1]
    assert out.part is not None
    team.withdraw(out.part, bemaerkning="Jeg har ikke lyst til at de får det hele at vide.")
    team.compose(left=[out.name])
    team.follow_up()
    team.document()


def handed_on(teller: Teller) -> None:
    """The coordinator leaves, and another takes over what is under way."""
    team = begun(teller)
    teller.wait(days=30)
    team.hand_on()
    team.follow_up()


def report(teller: Teller, **fields: Any) -> Ledergrupperapport:
    """What the leadership group tells the directors of half a year; no person is in it."""
    year = teller.today.year
    count = teller.rng.randrange(12, 30)
    said: dict[str, Any] = {
        "niveau": "LEDERGRUPPE",
        "periode": of(Periode, fra=date(year, 1, 1), til=later(date(year, 1, 1), "P6M")),
        "ledergruppe": (
            of(Gruppemedlem, forvaltning="Voksen og handicap", sektor="SOCIAL"),
            of(Gruppemedlem, forvaltning="Sundhed og Omsorg", sektor="OMSORG"),
            of(Gruppemedlem, forvaltning="Jobcentret", sektor="BESKAEFTIGELSE"),
        ),
        "antal_forloeb": count,
        "aktivitet": (of(Taelling, navn="Netværksmøder", antal=2 * count + 5),),
        "resultat": (of(Taelling, navn="Mål, der er nået", antal=count + 3),),
        "effekt": (of(Taelling, navn="Borgere, der oplever sammenhæng", antal=count - 4),),
        "kerneelement": tuple(
            of(Kerneelementstatus, kerneelement=core, opfyldelse=reached) for core, reached in CORE.items()
        ),
        "kernevaerdi": ("RECOVERY", "EJERSKAB"),
        "udfordring": ("Det er svært at få lægerne med til møder om formiddagen.",),
        "anbefaling": ("Læg netværksmøderne, så praktiserende læger kan nå dem.",),
    }  # fmt: skip
    return teller.send(Ledergrupperapport, teller.cast.leaders, teller.cast.directors, **said | fields)


PLOTS = (
    Plot(
        "samarbejdsmodellen",
        "Koordinator, samtykke, team, netværksmøder, aftaler, resultater og rapport.",
        ("GRUND", "SAM"),
        whole,
        ends=("D OPFOELGNING_SAM",),
    ),
    Plot(
        "samtykke-kaldt-tilbage",
        "Samtykket kaldes tilbage midt i forløbet og gives igen til færre.",
        ("GRUND", "SAM"),
        stopped,
        ends=("D OPFOELGNING_SAM",),
    ),
    Plot(
        "samtykke-bortfaldet",
        "Samtykket kaldes tilbage, og samarbejdet ligger stille.",
        ("GRUND", "SAM"),
        ended_silent,
        ends=("D SAMTYKKE_BORTFALDET",),
    ),
    Plot(
        "samtykke-delvist-tilbage",
        "Borgeren tager én ud af teamet; de andre fortsætter.",
        ("GRUND", "SAM"),
        narrowed,
        ends=("D OPFOELGNING_SAM",),
    ),
    Plot(
        "ny-koordinator",
        "Koordinatoren skiftes, og det, der er i gang, gives videre.",
        ("GRUND", "SAM"),
        handed_on,
        ends=("D OPFOELGNING_SAM",),
    ),
)
