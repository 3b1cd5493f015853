"""Plots of what municipalities do together: vacancies, dearer places, and a closure that is heard.

A complete example::

    from samarbejde_schema.testing.stories import tell

    story = tell("takststigning-over-graensen", seed=7)
    assert all(letter.message.konvolut.forloeb_id is None for letter in story.letters)

None of these messages is about a citizen, and none belongs to a case.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from ...process import later
from ...standard.v1.dassos_opsamling import DassosOpsamling
from ...standard.v1.faelles.opfoelgning import Periode
from ...standard.v1.faelles.taelling import Taelling
from ...standard.v1.hoerings_svar import HoeringsSvar
from ...standard.v1.ledige_pladser_oversigt import LedigePladserOversigt, Pladspost
from ...standard.v1.ledigheds_afstemning import Afstemningssvar, LedighedsAfstemning
from ...standard.v1.strukturaendring_hoering import Kommuneantal, StrukturaendringHoering
from ...standard.v1.takststigningsindberetning import Takstperiode, Takststigningsindberetning
from .making import of
from .plot import Plot
from .teller import Teller

KIND = "MIDLERTIDIGT_BOTILBUD_TIL_VOKSNE"


def overview(teller: Teller, **fields: Any) -> LedigePladserOversigt:
    """A provider's vacancies."""
    provider = teller.cast.providers[2]
    total = teller.rng.randrange(8, 24)
    post = of(
        Pladspost,
        tilbud=provider.organisation,
        tilbudstype=KIND,
        paragraf=("SEL_107",),
        maalgruppe=("ANGST", "DEPRESSION"),
        pladser_i_alt=total,
        ledige=teller.rng.randrange(3),
        reserverede=1,
        takst=Decimal(teller.rng.randrange(1600, 3200)),
        takst_enhed="DOEGN",
    )
    said: dict[str, Any] = {"opgjort_tid": teller.now, "post": (post,)}
    return teller.send(LedigePladserOversigt, provider, teller.cast.secretariat, **said | fields)


def compare_vacancies(teller: Teller, **fields: Any) -> LedighedsAfstemning:
    """The authority asks its neighbours for a municipal place, hears, and concludes; the conclusion."""
    cast = teller.cast
    seen = overview(teller)
    asked = _compared(teller, cast.authority, cast.neighbours[:2], "SPOERGSMAAL", seen)
    answers = []
    for neighbour in cast.neighbours[:2]:
        teller.wait(days=2)
        code = str(neighbour.organisation.kommunekode)
        reason = "Vores plads er optaget til efteråret."
        answers.append(of(Afstemningssvar, kommune=code, ledig=False, begrundelse=reason))
        _compared(teller, neighbour, (cast.authority,), "SVAR", seen, answers=asked, svar=(answers[-1],))
    teller.wait(days=3)
    return _compared(
        teller,
        cast.authority,
        (*cast.neighbours[:2], cast.secretariat),
        "KONKLUSION",
        seen,
        goes_with=asked,
        svar=tuple(answers),
        konklusion="INGEN_LEDIG_PLADS",
        begrundelse="Ingen af de spurgte kommuner har en egnet plads inden for to måneder.",
        **fields,
    )


def compared(teller: Teller) -> None:
    """Vacancies are counted and compared, and there is no municipal place."""
    compare_vacancies(teller)


def _compared(
    teller: Teller, sender: Any, receivers: Any, art: str, seen: LedigePladserOversigt, **fields: Any
) -> LedighedsAfstemning:
    said: dict[str, Any] = {
        "art": art,
        "afstemt_dato": teller.today,
        "tilbudstype": KIND,
        "maalgruppe": ("ANGST",),
        "kilde": ("OVERSIGT", "DIREKTE_HENVENDELSE"),
        "oversigt_ref": (seen.konvolut.besked_id,),
    }
    return teller.send(LedighedsAfstemning, sender, *receivers, **said | fields)


def raise_rate(
    teller: Teller, percent: Decimal, before: Decimal = Decimal(2000), *, other: bool = False
) -> Takststigningsindberetning:
    """A rate goes up by exactly so many percent, and is reported; with ``other`` that of another place."""
    cast = teller.cast
    provider = cast.providers[1] if other else cast.provider
    after = (before * (1 + percent / 100)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    year = teller.today.year
    return teller.send(
        Takststigningsindberetning,
        cast.host(provider),
        cast.inspection,
        cast.secretariat,
        tilbud=provider.organisation,
        tilbudstype=KIND,
        foer=_in_year(year - 1, before),
        efter=_in_year(year, after),
        grundlag="TAKST",
        prisniveau="PL_RENSET",
        stigning_pct=percent,
        aarsag=("NORMERING",),
        forklaring="Natdækningen er udvidet fra sovende til vågen.",
    )


def _in_year(year: int, amount: Decimal) -> Takstperiode:
    return of(Takstperiode, periode=of(Periode, fra=date(year, 1, 1), til=date(year, 12, 31)), beloeb=amount)


def collect(teller: Teller, *reports: Takststigningsindberetning, half: str = "FOERSTE") -> DassosOpsamling:
    """The secretariat collects the half-year's reports for the steering group."""
    return teller.send(
        DassosOpsamling,
        teller.cast.secretariat,
        teller.cast.steering,
        aar=teller.today.year,
        halvaar=half,
        indberetning_ref=tuple(report.konvolut.besked_id for report in reports),
        statistik=(of(Taelling, navn="Indberettede takststigninger", antal=len(reports) + 6),),
        droeftelsespunkt=("Natdækning er den hyppigste begrundelse.",),
        droeftet_dato=teller.today + timedelta(days=21),
    )


def five(teller: Teller) -> None:
    """A rate goes up by 5.00 percent: reported, though nobody had to."""
    _rise(teller, Decimal("5.00"))


def above_five(teller: Teller) -> None:
    """A rate goes up by 5.01 percent: reported, collected and discussed."""
    _rise(teller, Decimal("5.01"))


def _rise(teller: Teller, percent: Decimal) -> None:
    report = raise_rate(teller, percent)
    teller.wait_until(date(teller.today.year, 6, 15))
    collect(teller, report)
    teller.wait_until(date(teller.today.year, 11, 16))
    collect(teller, half="ANDET_HALVAAR")


def hear(teller: Teller, *, days: int, phase: str = "I_HOERING", **fields: Any) -> StrukturaendringHoering:
    """A closure is heard; the deadline lies ``days`` after today, the decision sixty."""
    cast = teller.cast
    said: dict[str, Any] = {
        "hoering_id": fields.pop("hoering_id", None) or teller.key(),
        "fase": phase,
        "art": "LUKNING",
        "tilbud": cast.provider.organisation,
        "tilbudstype": KIND,
        "pladser": 14,
        "beroert_kommune": (
            of(Kommuneantal, kommune=cast.neighbours[0].organisation.kommunekode, antal=6),
            of(Kommuneantal, kommune=cast.neighbours[1].organisation.kommunekode),
        ),
        "begrundelse": "Bygningen er nedslidt, og efterspørgslen er faldet tre år i træk.",
        "hoeringsfrist": teller.today + timedelta(days=days),
        "politisk_beslutning_dato": teller.today + timedelta(days=60),
        "oekonomi": "Lukningen sparer driftsudgifter og koster en flytning.",
        "alternativ": ("At pladserne drives videre sammen med en nabokommune.",),
    }
    receivers = (*cast.neighbours[:2], cast.steering, cast.secretariat)
    return teller.send(StrukturaendringHoering, cast.host(), *receivers, **said | fields)


def answer(
    teller: Teller, heard: StrukturaendringHoering, sender: Any, view: str, **fields: Any
) -> HoeringsSvar:
    """One of those heard answers."""
    receiver = teller.cast.host()
    said: dict[str, Any] = {"hoering_ref": heard.hoering_id, "holdning": view}
    return teller.send(HoeringsSvar, sender, receiver, answers=heard, **said | fields)


def closure(teller: Teller) -> None:
    """A closure is heard, answered, decided and carried out."""
    heard = hear(teller, days=30)
    teller.wait(days=10)
    objection = "Vi har seks borgere boende og ser gerne, at pladserne drives videre."
    answer(teller, heard, teller.cast.neighbours[0], "INDSIGELSE", tekst=objection, eget_behov=6)
    teller.wait(days=5)
    answer(teller, heard, teller.cast.neighbours[1], "INGEN_BEMAERKNING")
    teller.wait(days=50)
    same = {"hoering_id": heard.hoering_id, "hoeringsfrist": heard.hoeringsfrist, "goes_with": heard}
    decided = teller.today
    hear(teller, days=0, phase="POLITISK_BESLUTTET", politisk_beslutning_dato=decided, **same)
    teller.wait_until(later(decided, "P3M"))
    hear(teller, days=0, phase="GENNEMFOERT", politisk_beslutning_dato=decided,
         gennemfoert_dato=teller.today, **same)  # fmt: skip


def given_up(teller: Teller) -> None:
    """A closure is heard, all object, and it is given up."""
    heard = hear(teller, days=30)
    teller.wait(days=8)
    objection = "Vi har ikke andre tilbud inden for en times kørsel."
    answer(teller, heard, teller.cast.neighbours[0], "INDSIGELSE", tekst=objection, eget_behov=6)
    teller.wait(days=4)
    objection = "Pladserne er fyldt af vores borgere, og de har boet der længe."
    answer(teller, heard, teller.cast.neighbours[1], "INDSIGELSE", tekst=objection)
    teller.wait(days=30)
    same = {"hoering_id": heard.hoering_id, "hoeringsfrist": heard.hoeringsfrist, "goes_with": heard}
    hear(teller, days=0, phase="OPGIVET", begrundelse="Høringen viste, at behovet er der endnu.", **same)


def late_hearing(teller: Teller) -> None:
    """A closure is heard until after the council has decided."""
    hear(teller, days=75)


PLOTS = (
    Plot(
        "ledige-pladser-afstemt",
        "Ledige pladser opgøres og afstemmes mellem kommuner.",
        ("GRUND", "MIDT"),
        compared,
    ),
    Plot(
        "takststigning-paa-graensen",
        "En takst stiger 5,00 %: indberettet, selv om ingen skulle.",
        ("GRUND", "MIDT"),
        five,
        ends=("E1 DROEFTET", "E1 OPSAMLET"),
    ),
    Plot(
        "takststigning-over-graensen",
        "En takst stiger 5,01 %: indberettet, samlet op og drøftet.",
        ("GRUND", "MIDT"),
        above_five,
        ends=("E1 DROEFTET", "E1 OPSAMLET"),
    ),
    Plot(
        "lukning-hoeres",
        "En lukning høres, besluttes og gennemføres.",
        ("GRUND", "MIDT"),
        closure,
        ends=("E2 GENNEMFOERT_STRUKTUR",),
    ),
    Plot(
        "lukning-opgives",
        "En lukning høres og opgives.",
        ("GRUND", "MIDT"),
        given_up,
        ends=("E2 OPGIVET_STRUKTUR",),
    ),
    Plot(
        "hoering-slutter-for-sent",
        "En høring slutter først efter den politiske beslutning.",
        ("GRUND", "MIDT"),
        late_hearing,
        ends=("E2 I_HOERING",),
        breaks=("FR-603",),
    ),
)
