"""Fristerne: hvem der skylder hvad inden hvornår, så længe en tilstand varer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister import FRISTER

    assert FRISTER[0].rule == "FR-124"          # tilbuddet skal komme inden svarfristen

En frist er den sidste dag, der er i tide. Den forsvinder, når det skyldige er kommet, fordi tilstanden da
er en anden. Fristen for at slette oplysninger efter et nej (FR-114) er en regel og står ikke her.
"""

from __future__ import annotations

from datetime import date

from ....process import Duty, Situation, later
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..indskrivning import Indskrivning
from ..kodelister.match import Tilbudssvar
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import naeste_opfoelgning, sendt
from .tilstande import (
    AFHOLDT,
    AFTALT,
    BESTILT,
    FORELOEBIG,
    INDGAAET,
    INDKALDER,
    INDKALDT,
    INDSKRIVNING_PLANLAGT,
    INGEN,
    JUSTERING_AFTALT,
    MYNDIGHED,
    PLANLAGT,
    STATUS_MANGLER,
    STATUS_MODTAGET,
    TILBUD_AFGIVET,
    UDFOERER,
    A,
    B,
    C,
)


def svarfrist(s: Situation) -> date | None:
    """Bestillingens svarfrist, eller den nye, når myndigheden ønskede tilbuddet ændret."""
    bestilling, tilbud, svar = s.own.newest(Bestilling), s.own.newest(Tilbud), s.own.newest(TilbudSvar)
    if bestilling is None:
        return None
    if tilbud is None or tilbud.konvolut.afsendt < bestilling.konvolut.afsendt:
        return bestilling.svarfrist
    if svar is None or svar.svar is not Tilbudssvar.FORHANDLING:
        return None
    return svar.svarfrist if svar.konvolut.afsendt > tilbud.konvolut.afsendt else None


def tilbuddet_staar_til(s: Situation) -> date | None:
    """Tilbuddets sidste dag."""
    tilbud = s.own.newest(Tilbud)
    return None if tilbud is None else tilbud.gyldig_til


def kontrakten_skal_komme(s: Situation) -> date | None:
    """Den aftalte tid efter, at den første foreløbige aftale blev sendt; som i FR-214."""
    aftalte = (i for i in s.own.all(Indskrivning) if i.foreloebig_aftale is not None)
    foerste = next(aftalte, None)
    return None if foerste is None else later(sendt(foerste), s.parameters.kontrakt_efter_foreloebig_aftale)


def borgeren_begynder(s: Situation) -> date | None:
    """Den aftalte dag for indflytning, ellers kontraktens startdato."""
    indskrivning, kontrakt = s.own.newest(Indskrivning), s.own.newest(Kontrakt)
    if indskrivning is not None:
        return indskrivning.indflytningsdato
    return None if kontrakt is None else kontrakt.startdato


def statusnotatet_skal_komme(s: Situation) -> date | None:
    """Den seneste leveringsfrist i dagsordenen, indtil notatet er kommet; som i FR-404."""
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or s.own.newest(Statusnotat) is not None:
        return None
    return max((materiale.leveringsfrist for materiale in dagsorden.oensket_materiale), default=None)


def moededagen(s: Situation) -> date | None:
    """Mødets dag."""
    dagsorden = s.own.newest(Dagsorden)
    return None if dagsorden is None else dansk_dato(dagsorden.moedetidspunkt)


def bemaerkningsfristen(s: Situation) -> date | None:
    """Fristen for bemærkninger til det nyeste referat."""
    referat = s.own.newest(Referat)
    return None if referat is None else referat.bemaerkningsfrist


def justeringen_skal_paa_plads(s: Situation) -> date | None:
    """Den aftalte tid efter mødet om justering."""
    return None if s.since is None else later(dansk_dato(s.since), s.parameters.justering)


def kontrakten_udloeber(s: Situation) -> date | None:
    """Kontraktens sidste dag."""
    kontrakt = s.own.newest(Kontrakt)
    return None if kontrakt is None else kontrakt.slutdato


# fmt: off
FRISTER = (
    Duty(A, (BESTILT,), UDFOERER, "FR-124", "praksis",
        "Svar på bestillingen med et tilbud", "Answer the order with an offer", svarfrist),
    Duty(A, (TILBUD_AFGIVET,), MYNDIGHED, "FR-125", "praksis",
        "Svar på tilbuddet, mens det står ved magt", "Answer the offer while it stands", tilbuddet_staar_til),
    Duty(A, (AFTALT, INDSKRIVNING_PLANLAGT), UDFOERER, "FR-220", "000:93-94",
        "Meld, når borgeren er begyndt", "Report when the citizen has started", borgeren_begynder),
    Duty(B, (INGEN, PLANLAGT), INDKALDER, "FR-407", "000:214",
        "Hold næste opfølgning", "Hold the next follow-up", naeste_opfoelgning),
    Duty(B, (INDKALDT,), UDFOERER, "FR-404", "000:269, 312",
        "Send statusnotatet", "Send the status note", statusnotatet_skal_komme),
    Duty(B, (STATUS_MANGLER,), UDFOERER, "FR-416", "000:312",
        "Send statusnotatet, som manglede ved mødet", "Send the status note that was missing at the meeting",
        moededagen),
    Duty(B, (INDKALDT, STATUS_MODTAGET), INDKALDER, "FR-405", "000:107, 260",
        "Hold mødet, og send referatet", "Hold the meeting and send the minutes", moededagen),
    Duty(B, (AFHOLDT, JUSTERING_AFTALT), UDFOERER, "", "praksis",
        "Send bemærkninger til referatet, hvis der er nogen", "Send remarks to the minutes, if any",
        bemaerkningsfristen),
    Duty(B, (JUSTERING_AFTALT,), MYNDIGHED, "", "000:296-308",
        "Få justeringen på plads", "Settle the adjustment", justeringen_skal_paa_plads),
    Duty(C, (FORELOEBIG,), UDFOERER, "FR-214", "000:93-94; KL",
        "Send kontrakten efter den foreløbige aftale", "Send the contract after the preliminary agreement",
        kontrakten_skal_komme),
    Duty(C, (INDGAAET,), MYNDIGHED, "", "praksis",
        "Kontrakten udløber: aftal, hvad der så skal ske", "The contract ends: agree on what follows",
        kontrakten_udloeber),
)
# fmt: on
"""Kernens frister, region for region."""
