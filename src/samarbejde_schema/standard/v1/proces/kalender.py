"""Forløbets møder som datoer i en kalender: statusmøder, netværksmøder og forbesøg, også de aflyste.

Et helt eksempel, hvor ``course`` er et forløb, som det står::

    from samarbejde_schema.standard.v1.proces.kalender import moeder

    for moede in moeder(course):
        print(moede.tidspunkt, moede.titel, "aflyst" if moede.aflyst else "")

Et møde er det samme møde, når det flyttes eller aflyses: ``noegle`` er dagsordenens eller besøgets nøgle, og
``udgave`` tæller, hvor mange gange det er ændret, så en kalender kan rette den aftale, den har. Stedet er
ikke med: det kan være borgerens hjem, og en kalender læses af andre. Kilder: 000:89, 000:257-260.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ....modelling.element import Besked
from ....process import Course
from ..dagsorden import Dagsorden
from ..forbesoeg_aftale import ForbesoegAftale
from ..kodelister.afsoegning import Forbesoegsstatus
from ..kodelister.opfoelgning import Moedestatus
from ..referat import Referat

FORBESOEG = "forbesøg"
NAESTE = "næste møde"


@dataclass(frozen=True, slots=True)
class Moede:
    """Et møde: hvornår (med forskydning), hvad for ét, og om det er aflyst.

    ``noegle`` er den samme, når mødet flyttes; ``udgave`` er 0 første gang og vokser med hver ændring.
    """

    noegle: str
    tidspunkt: datetime
    titel: str
    aflyst: bool = False
    udgave: int = 0


def moeder(course: Course) -> tuple[Moede, ...]:
    """Møderne i forløbet, det tidligste først.

    En indkaldelse, der ikke tæller, er ikke med; en, der er rettet, tæller med i ``udgave``. Det aftalte
    næste møde er med, til der er indkaldt til et møde, som er lige så sent eller senere.
    """
    fundne: dict[str, Moede] = {}
    for step in course.steps:
        for noegle, tidspunkt, titel, aflyst in _naevnte(step.message):
            foer = fundne.get(noegle)
            udgave = 0 if foer is None else foer.udgave + 1
            if step.counts or foer is None:
                fundne[noegle] = Moede(noegle, tidspunkt, titel, aflyst, udgave)
    talte = {noegle for entry in course.log for noegle, *_ in _naevnte(entry.message)}
    indkaldte = [moede for noegle, moede in fundne.items() if noegle in talte]
    naeste = _naeste(course, indkaldte)
    return tuple(sorted((*indkaldte, *naeste), key=lambda moede: (moede.tidspunkt, moede.noegle)))


def _naevnte(besked: Besked) -> Iterator[tuple[str, datetime, str, bool]]:
    if isinstance(besked, Dagsorden):
        aflyst = besked.moedestatus is Moedestatus.AFLYST
        yield besked.dagsorden_id, besked.moedetidspunkt, besked.moedetype.label, aflyst
    elif isinstance(besked, ForbesoegAftale) and besked.tidspunkt is not None:
        aflyst = besked.status is Forbesoegsstatus.AFLYST
        yield besked.forbesoeg_id, besked.tidspunkt, FORBESOEG, aflyst


def _naeste(course: Course, indkaldte: list[Moede]) -> Iterator[Moede]:
    referat = course.log.newest(Referat)
    if referat is None or referat.naeste_moede is None or referat.naeste_moede.tidspunkt is None:
        return
    tidspunkt = referat.naeste_moede.tidspunkt
    if not any(moede.tidspunkt >= tidspunkt for moede in indkaldte if not moede.aflyst):
        yield Moede(referat.referat_id, tidspunkt, NAESTE)
