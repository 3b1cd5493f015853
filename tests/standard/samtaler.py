"""Samtaler til prøver: en række trin bliver til beskeder, følges gennem processen og ender i en tilstand.

Et helt eksempel::

    from tests.standard.samtaler import ENDELIG, KONTRAKTEN, a, foelg

    assert a(foelg(ENDELIG, KONTRAKTEN)) == "AFTALE_UNDER_INDGAAELSE"

Alle beskeder er mellem de samme to parter i det samme forløb, en dag efter hinanden. ``retter`` gør et trin
til en rettelse af et tidligere, ``trukket`` trækker det tilbage, og ``fejl`` annullerer det.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from samarbejde_schema.process import Course, Entry, follow
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Organisation, Part
from samarbejde_schema.standard.v1.faelles.maal import ArtefaktRef
from samarbejde_schema.standard.v1.faelles.opfoelgning import (
    Opfoelgningsplan,
    Opfoelgningstid,
    PlanlagtOpfoelgning,
)
from samarbejde_schema.standard.v1.proces import PROCES

from . import byggere_afsoegning, byggere_justering, byggere_opfoelgning
from .byggere_opfoelgning import MYNDIGHED, NU, UDFOERER, noegle

AKTOER = Part(rolle="AKTOER", organisation=Organisation(navn="Fjordby STU", cvr="90000098"))
_PARTERNE = {"MYNDIGHED": MYNDIGHED, "UDFOERER": UDFOERER, "AKTOER": AKTOER}


def _her(bygger: Callable[..., Any], fra: str, til: str, **fast: Any) -> Callable[..., Any]:
    """Byggeren, men mellem vores to parter, i vores forløb og om vores kontrakt."""
    konvolut = {
        "forloeb_id": noegle(1), "samtale_id": noegle(2), "svar_paa": None,
        "afsender": _PARTERNE[fra], "modtager": (_PARTERNE[til],),
    }  # fmt: skip
    return lambda **felter: bygger(**konvolut | fast | felter)


_M, _U, _A = _PARTERNE
_AFTALEN = ArtefaktRef(id=noegle(46), version=1)
_SOEG, _JUST = byggere_afsoegning.ALLE, byggere_justering.ALLE
BYGGERE: dict[str, Callable[..., Any]] = {
    **byggere_opfoelgning.ALLE,
    "forespoergsel": _her(_SOEG["forespoergsel"], _M, _U, svarfrist=date(2026, 11, 16)),
    "matchSvar": _her(_SOEG["matchSvar"], _U, _M),
    "forbesoegAftale": _her(_SOEG["forbesoegAftale"], _U, _M),
    "egenbetalingOplysninger": _her(_SOEG["egenbetalingOplysninger"], _U, _M),
    "aktoerAnmodning": _her(_SOEG["aktoerAnmodning"], _M, _A),
    "aktoerOpfoelgning": _her(_SOEG["aktoerOpfoelgning"], _A, _M),
    "annullering": _her(_SOEG["annullering"], _M, _U),
    "haendelsesUnderretning": _her(_SOEG["haendelsesUnderretning"], _U, _M),
    "delmaalsplan": _her(_JUST["delmaalsplan"], _U, _M),
    "aendringsmeddelelse": _her(_JUST["aendringsmeddelelse"], _U, _M),
    "indsatsmaalOpdatering": _her(_JUST["indsatsmaalOpdatering"], _M, _U),
    "bestillingJustering": _her(_JUST["bestillingJustering"], _M, _U),
    "handleplan": _her(_JUST["handleplan"], _M, _U),
    "kontrakttillaeg": _her(_JUST["kontrakttillaeg"], _U, _M, kontrakt_id=noegle(46)),
    "opsigelse": _her(_JUST["opsigelse"], _M, _U, kontrakt_ref=_AFTALEN),
    "udskrivning": _her(_JUST["udskrivning"], _U, _M),
}
"""Én bygger for hver besked i region A, B og C."""

TILBUDSNOEGLE = "90000012/1003456789"
KONTRAKT, OPFOELGNING = noegle(46), noegle(2)


@dataclass(frozen=True)
class Trin:
    """Én besked i en samtale: typen, felterne, og hvor mange dage efter den forrige den sendes."""

    type: str
    felter: dict[str, Any]
    dage: float


NUMRE = ("erstatter", "senest_set", "svar_paa", "annulleret_besked_ref")
"""De felter, der i et trin peger på en besked ved dens nummer i samtalen, fra 1."""


def trin(type: str, dage: float = 1, **felter: Any) -> Trin:
    return Trin(type, felter, dage)


def beskeder(*samtale: Trin) -> list[Konvolutbesked]:
    """Beskederne i rækkefølge; den første har nøglen 1001. ``erstatter`` og ``senest_set`` er numre fra 1."""
    skrevet: list[Konvolutbesked] = []
    tid = NU
    for nummer, ét in enumerate(samtale, 1):
        tid += timedelta(days=ét.dage)
        felter = {"besked_id": noegle(1000 + nummer), "afsendt": tid, "udloeber": tid + timedelta(days=7)}
        for navn, vaerdi in ét.felter.items():
            felter[navn] = noegle(1000 + vaerdi) if navn in NUMRE else vaerdi
        besked = BYGGERE[ét.type](**felter)
        assert isinstance(besked, Konvolutbesked)
        skrevet.append(besked)
    return skrevet


def foelg(*samtale: Trin, dage: float = 0, **aendret: Any) -> Course:
    """Forløbet, så mange dage efter den sidste besked."""
    skrevet = beskeder(*samtale)
    nu = skrevet[-1].konvolut.afsendt + timedelta(days=dage)
    return follow(replace(PROCES, **aendret), [Entry(besked) for besked in skrevet], now=nu)


def a(forloeb: Course) -> str | None:
    return forloeb.states.get(("A", TILBUDSNOEGLE))


def b(forloeb: Course, samtale: str = OPFOELGNING) -> str | None:
    return forloeb.states.get(("B", samtale))


def c(forloeb: Course, kontrakt: str = KONTRAKT) -> str | None:
    return forloeb.states.get(("C", kontrakt))


ANMODNING = trin("bestilling", art="TILBUDSANMODNING")
ENDELIG = trin("bestilling", art="ENDELIG")
TILBUD = trin("tilbud", gyldig_til=date(2026, 11, 20))
KAN_IKKE = trin("tilbud", art="KAN_IKKE_TILBYDE")
JA, NEJ, FORHANDLING = (trin("tilbudSvar", svar=svar) for svar in ("ACCEPT", "AFSLAG", "FORHANDLING"))
KONTRAKTEN = trin("kontrakt")
UNDERSKRIFT, OENSKE, AFVISNING = (
    trin("kontraktSvar", svar=svar) for svar in ("UNDERSKREVET", "AENDRING_OENSKES", "AFVIST")
)
PLANLAGT_IND = trin("indskrivning", fase="PLANLAGT")
IND = trin("indskrivning", dage=30, fase="GENNEMFOERT")
FORELOEBIG = trin("indskrivning", foreloebig_aftale="Aftalt i telefonen.")
I_GANG = trin("indskrivning", fase="GENNEMFOERT", indgang="IGANGVAERENDE")
DAGSORDEN = trin("dagsorden", moedetidspunkt=datetime.fromisoformat("2026-12-15T10:00:00+01:00"))
STATUS = trin("statusnotat")
FORTSAET, AENDRE, AFSLUT, AFVENTER = (
    trin("referat", beslutning=beslutning)
    for beslutning in ("FORTSAET", "AENDRE", "AFSLUT", "AFVENTER_MYNDIGHED")
)
JUSTERING = trin("referat", moedetype="JUSTERINGSMOEDE", beslutning="AENDRE")
TIL_AFTALE = (ENDELIG, KONTRAKTEN)
TIL_AFTALT = (*TIL_AFTALE, UNDERSKRIFT)
TIL_TILBUD = (ANMODNING, TILBUD)


def retter(ét: Trin, nummer: int, **felter: Any) -> Trin:
    """Trinnet igen, som en rettelse af besked ``nummer``."""
    return Trin(ét.type, {**ét.felter, "erstatter": nummer, **felter}, ét.dage)


def fra(part: Part, til: Part, ét: Trin, **felter: Any) -> Trin:
    """Trinnet, sendt af en anden."""
    return Trin(ét.type, {**ét.felter, "afsender": part, "modtager": (til,), **felter}, ét.dage)


def trukket(nummer: int, af: str = "MYNDIGHED", **felter: Any) -> Trin:
    """Besked ``nummer`` trækkes tilbage."""
    return _annulleret(nummer, af, "TRUKKET_TILBAGE", **felter)


def fejl(nummer: int, af: str = "MYNDIGHED", aarsag: str = "FEJLSENDT", **felter: Any) -> Trin:
    """Besked ``nummer`` var en fejl."""
    return _annulleret(nummer, af, aarsag, **felter)


def _annulleret(nummer: int, af: str, aarsag: str, **felter: Any) -> Trin:
    parter = (MYNDIGHED, UDFOERER) if af == "MYNDIGHED" else (UDFOERER, MYNDIGHED)
    annullering = trin("annullering", annulleret_besked_ref=nummer, aarsag=aarsag)
    return fra(*parter, annullering, **felter)


def med(ét: Trin, dage: float | None = None, **felter: Any) -> Trin:
    return Trin(ét.type, {**ét.felter, **felter}, ét.dage if dage is None else dage)


def plan(**naar: Any) -> Opfoelgningsplan:
    planlagt = PlanlagtOpfoelgning(plan_id=noegle(9), type="AARLIG", naar=Opfoelgningstid(**naar))
    return Opfoelgningsplan(planlagt=(planlagt,))


AARET_EFTER = datetime.fromisoformat("2027-11-20T10:00:00+01:00")


@dataclass(frozen=True)
class Scene:
    """En samtale og det, den fører til."""

    navn: str
    samtale: tuple[Trin, ...]
    a: str | None = None
    b: str | None = None
    c: str | None = None
    dage: float = 0
    tur: tuple[str, ...] | None = None
    ulovlig: tuple[int, ...] = field(default=())


M, U = ("MYNDIGHED",), ("UDFOERER",)
