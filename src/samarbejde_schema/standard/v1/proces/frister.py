"""Fristerne: hvem der skylder hvad inden hvornår, så længe en tilstand varer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister import FRISTER

    assert FRISTER[0].rule == "FR-124"          # tilbuddet skal komme inden svarfristen

En frist er den sidste dag, der er i tide. Den forsvinder, når det skyldige er kommet, fordi tilstanden da
er en anden. Det, ingen besked kan vise er gjort, og det, man har ret til, står kun, til dagen er gået.
Fristen for at slette oplysninger efter et nej (FR-114) er en regel og står ikke her.
"""

from __future__ import annotations

from datetime import date

from ....process import Duty, Situation, later
from ..bestilling import Bestilling
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato, efter_hverdage
from ..indskrivning import Indskrivning
from ..kodelister.match import Tilbudssvar
from ..kodelister.opfoelgning import Moedetype, Opfoelgningstype
from ..kontrakt import Kontrakt
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import i_dag, naeste_opfoelgning, sendt, skal_slutte
from .tilstande import (
    AFHOLDT,
    AFTALT,
    AKTIV,
    BESTILT,
    FORELOEBIG,
    INDGAAET,
    INDKALDER,
    INDKALDT,
    INDSKRIVNING_PLANLAGT,
    INGEN,
    JUSTERING,
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


def det_skal_meldes(s: Situation) -> date | None:
    """De aftalte hverdage efter dagen for indflytning, ellers efter kontraktens startdato."""
    indskrivning, kontrakt = s.own.newest(Indskrivning), s.own.newest(Kontrakt)
    if indskrivning is not None:
        dag = indskrivning.indflytningsdato
    elif kontrakt is not None:
        dag = kontrakt.startdato
    else:
        return None
    return efter_hverdage(dag, s.parameters.indskrivning_meldes_hverdage)


def opsigelsen_udestaar(s: Situation) -> date | None:
    """Den dag, indsatsen ventes afsluttet, når det nyeste møde besluttede, at den skal slutte."""
    referat = skal_slutte(s.own.newest_first(Referat))
    return None if referat is None else referat.forventet_afslutning


def naeste_planlagte(s: Situation) -> date | None:
    """Den dag, næste opfølgning senest skal holdes, når det ikke er den efter tre måneder."""
    naeste = naeste_opfoelgning(s)
    return None if naeste is None or naeste.efter_tre_maaneder else naeste.dag


def efter_tre_maaneder(s: Situation) -> date | None:
    """Den dag, den aftalte opfølgning efter tre måneder senest skal holdes, når den er den næste."""
    naeste = naeste_opfoelgning(s)
    return naeste.dag if naeste is not None and naeste.efter_tre_maaneder else None


def statusnotatet_skal_komme(s: Situation) -> date | None:
    """Den seneste leveringsfrist i dagsordenen, indtil notatet er kommet; som i FR-404.

    Til et årligt statusmøde skyldes notatet også uden en frist: det er i tide, når det kommer før mødet, så
    mødedagen er den sidste.
    """
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or s.own.newest(Statusnotat) is not None:
        return None
    aarlig = dagsorden.opfoelgningstype is Opfoelgningstype.AARLIG
    skyldes = aarlig and dagsorden.moedetype is Moedetype.STATUSMOEDE
    frister = [materiale.leveringsfrist for materiale in dagsorden.oensket_materiale]
    return max(frister, default=moededagen(s) if skyldes else None)


def moededagen(s: Situation) -> date | None:
    """Mødets dag."""
    dagsorden = s.own.newest(Dagsorden)
    return None if dagsorden is None else dansk_dato(dagsorden.moedetidspunkt)


def moedet_skal_holdes(s: Situation) -> date | None:
    """Mødets dag, til den er gået: derefter kan kun referatet vise, om mødet blev holdt."""
    return _indtil_da(moededagen(s), s)


def referatet_skal_sendes(s: Situation) -> date | None:
    """Den aftalte tid efter mødet, når mødetidspunktet er nået."""
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or s.at < dagsorden.moedetidspunkt:
        return None
    return later(dansk_dato(dagsorden.moedetidspunkt), s.parameters.referat_efter_moede)


def bemaerkningsfristen(s: Situation) -> date | None:
    """Fristen for bemærkninger til det nyeste referat, til den er gået: bemærkninger er en ret."""
    referat = s.own.newest(Referat)
    return None if referat is None else _indtil_da(referat.bemaerkningsfrist, s)


def _indtil_da(dag: date | None, s: Situation) -> date | None:
    return None if dag is None or dag < i_dag(s) else dag


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
    Duty(A, (AFTALT, INDSKRIVNING_PLANLAGT), UDFOERER, "", "praksis",
        "Meld, når borgeren er begyndt", "Report when the citizen has started", det_skal_meldes),
    Duty(A, (AKTIV, JUSTERING), MYNDIGHED, "", "praksis",
        "Opsigelse udestår: indsatsen skal slutte", "Notice is outstanding: the intervention is to end",
        opsigelsen_udestaar),
    Duty(B, (INGEN, PLANLAGT), INDKALDER, "FR-407", "000:214",
        "Hold næste opfølgning", "Hold the next follow-up", naeste_planlagte),
    Duty(B, (INGEN, PLANLAGT), INDKALDER, "FR-408", "000:226",
        "Hold den aftalte opfølgning efter tre måneder", "Hold the agreed follow-up after three months",
        efter_tre_maaneder),
    Duty(B, (INDKALDT,), UDFOERER, "FR-404", "000:269, 312",
        "Send statusnotatet", "Send the status report", statusnotatet_skal_komme),
    Duty(B, (STATUS_MANGLER,), UDFOERER, "FR-416", "000:312",
        "Send statusnotatet, som manglede ved mødet",
        "Send the status report that was missing at the meeting", moededagen),
    Duty(B, (INDKALDT, STATUS_MODTAGET), INDKALDER, "", "000:107, 260",
        "Hold mødet", "Hold the meeting", moedet_skal_holdes),
    Duty(B, (INDKALDT, STATUS_MODTAGET, STATUS_MANGLER), INDKALDER, "FR-405", "000:107, 260",
        "Send referatet", "Send the minutes", referatet_skal_sendes),
    Duty(B, (AFHOLDT, JUSTERING_AFTALT), UDFOERER, "", "praksis",
        "Send bemærkninger til referatet, hvis der er nogen", "Send remarks to the minutes, if any",
        bemaerkningsfristen),
    Duty(B, (JUSTERING_AFTALT,), MYNDIGHED, "", "000:296-308",
        "Få justeringen på plads", "Settle the adjustment", justeringen_skal_paa_plads),
    Duty(C, (FORELOEBIG,), UDFOERER, "FR-214", "000:93-94; KL",
        "Send kontrakten efter den foreløbige aftale", "Send the contract after the provisional agreement",
        kontrakten_skal_komme),
    Duty(C, (INDGAAET,), MYNDIGHED, "", "praksis",
        "Kontrakten udløber: aftal, hvad der så skal ske", "The contract ends: agree on what follows",
        kontrakten_udloeber),
)
# fmt: on
"""Kernens frister, region for region."""
