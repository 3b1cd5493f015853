"""Fristerne, indtil indsatsen begynder, og kontraktens egne: svar, besøg, tilbud, underskrift og tillæg.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.frister_aftale import FRISTER_AFTALE

    assert FRISTER_AFTALE[0].rule == "FR-124"          # tilbuddet skal komme inden svarfristen

Samlet og forklaret i :mod:`.frister`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ....process import Duty, Situation, later
from ..bestilling import Bestilling
from ..faelles.hverdage import dansk_dato, efter_hverdage
from ..forbesoeg_aftale import ForbesoegAftale
from ..forespoergsel import Forespoergsel
from ..indskrivning import Indskrivning
from ..kodelister.afsoegning import Forbesoegsstatus
from ..kodelister.match import Tilbudssvar
from ..kontrakt import Kontrakt
from ..match_svar import MatchSvar
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import i_kraft, indtil_da, sendt, ubesvaret_tillaeg
from .tilstande import (
    AFSOEGNING,
    AFTALE_UNDER_INDGAAELSE,
    AFTALT,
    BESTILT,
    FORELOEBIG,
    INDGAAET,
    INDSKRIVNING_PLANLAGT,
    MATCH_FUNDET,
    MATCH_UNDER_AFKLARING,
    MYNDIGHED,
    OPHOERT,
    OPSAGT,
    SENDT,
    TILBUD_AFGIVET,
    TILLAEG_SENDT,
    UDFOERER,
    A,
    C,
)


def forespoergslen_skal_besvares(s: Situation) -> date | None:
    """Forespørgslens svarfrist; har udføreren bedt om tid, den aftalte tid længere."""
    forespoergsel, svar = i_kraft(Forespoergsel, s), s.own.newest(MatchSvar)
    if forespoergsel is None or forespoergsel.svarfrist is None:
        return None
    afventer = svar is not None and svar.konvolut.afsendt > forespoergsel.konvolut.afsendt
    if s.state == MATCH_UNDER_AFKLARING and afventer:
        return later(forespoergsel.svarfrist, s.parameters.match_afklares)
    return forespoergsel.svarfrist


def spurgt(s: Situation) -> date | None:
    """Dagen, myndigheden spurgte."""
    forespoergsel = i_kraft(Forespoergsel, s)
    return None if forespoergsel is None else sendt(forespoergsel)


def foreslaaet_besoeg(s: Situation, af: tuple[str, ...]) -> ForbesoegAftale | None:
    """Det tidligste besøg, parten har foreslået, og som ikke er bekræftet eller aflyst."""
    sete: set[str] = set()
    aabne: list[ForbesoegAftale] = []
    for besoeg in s.own.newest_first(ForbesoegAftale):
        nyest = besoeg.forbesoeg_id not in sete
        sete.add(besoeg.forbesoeg_id)
        foreslaaet = besoeg.status is Forbesoegsstatus.FORESLAAET and besoeg.tidspunkt is not None
        if nyest and foreslaaet and besoeg.konvolut.afsender.rolle.value in af:
            aabne.append(besoeg)
    return min(aabne, key=_dagen, default=None)


def _dagen(besoeg: ForbesoegAftale) -> date:
    assert besoeg.tidspunkt is not None
    return dansk_dato(besoeg.tidspunkt)


def besoeget_skal_bekraeftes(af: tuple[str, ...]) -> Callable[[Situation], date | None]:
    """Dagen for det besøg, parten har foreslået, til den er gået."""

    def dag(s: Situation) -> date | None:
        besoeg = foreslaaet_besoeg(s, af)
        return None if besoeg is None else indtil_da(_dagen(besoeg), s)

    return dag


def besoeget_blev_foreslaaet(af: tuple[str, ...]) -> Callable[[Situation], date | None]:
    """Dagen, parten foreslog besøget."""

    def dag(s: Situation) -> date | None:
        besoeg = foreslaaet_besoeg(s, af)
        return None if besoeg is None else sendt(besoeg)

    return dag


def svarfrist(s: Situation) -> date | None:
    """Bestillingens svarfrist, eller den nye, når myndigheden ønskede tilbuddet ændret."""
    bestilling, tilbud, svar = i_kraft(Bestilling, s), i_kraft(Tilbud, s), s.own.newest(TilbudSvar)
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


def kontrakten_udloeber(s: Situation) -> date | None:
    """Kontraktens sidste dag."""
    kontrakt = s.own.newest(Kontrakt)
    return None if kontrakt is None else kontrakt.slutdato


def kontrakten_skal_besvares(s: Situation) -> date | None:
    """Den dag, indsatsen begynder: da bør kontrakten være underskrevet."""
    kontrakt = i_kraft(Kontrakt, s)
    return None if kontrakt is None else kontrakt.startdato


def tillaegget_skal_besvares(s: Situation) -> date | None:
    """Den dag, tillægget skal gælde fra."""
    tillaeg = ubesvaret_tillaeg(s)
    return None if tillaeg is None else tillaeg.gaelder_fra


def tillaegget_kom(s: Situation) -> date | None:
    """Dagen, tillægget blev sendt."""
    tillaeg = ubesvaret_tillaeg(s)
    return None if tillaeg is None else sendt(tillaeg)


FOER_INDSATSEN = (
    AFSOEGNING, MATCH_UNDER_AFKLARING, MATCH_FUNDET, BESTILT, TILBUD_AFGIVET, AFTALE_UNDER_INDGAAELSE, AFTALT,
    INDSKRIVNING_PLANLAGT,
)  # fmt: skip

# fmt: off
FRISTER_AFTALE = (
    Duty(A, (BESTILT,), UDFOERER, "FR-124", "praksis",
        "Svar på bestillingen med et tilbud", "Answer the order with an offer", svarfrist),
    Duty(A, (TILBUD_AFGIVET,), MYNDIGHED, "FR-125", "praksis",
        "Svar på tilbuddet, mens det står ved magt", "Answer the offer while it stands", tilbuddet_staar_til),
    Duty(A, (AFTALT, INDSKRIVNING_PLANLAGT), UDFOERER, "", "praksis",
        "Meld, når borgeren er begyndt", "Report when the citizen has started", det_skal_meldes),
    Duty(A, (AFSOEGNING, MATCH_UNDER_AFKLARING), UDFOERER, "", "000:78-93",
        "Svar på forespørgslen", "Answer the inquiry", forespoergslen_skal_besvares, since=spurgt),
    *(
        Duty(A, FOER_INDSATSEN, modpart, "", "000:89-91",
            "Bekræft eller aflys det foreslåede besøg", "Confirm or cancel the visit that was proposed",
            besoeget_skal_bekraeftes(af), since=besoeget_blev_foreslaaet(af))
        for af, modpart in ((MYNDIGHED, UDFOERER), (UDFOERER, MYNDIGHED))
    ),
    Duty(C, (FORELOEBIG,), UDFOERER, "FR-214", "000:93-94; KL",
        "Send kontrakten efter den foreløbige aftale", "Send the contract after the provisional agreement",
        kontrakten_skal_komme),
    Duty(C, (SENDT,), MYNDIGHED, "FR-220", "000:93-94",
        "Svar på kontrakten, før indsatsen begynder", "Answer the contract before the intervention starts",
        kontrakten_skal_besvares),
    Duty(C, (TILLAEG_SENDT, OPSAGT, OPHOERT), MYNDIGHED, "FR-206", "000:309",
        "Svar på tillægget, før det skal gælde", "Answer the addendum before it is to apply",
        tillaegget_skal_besvares, since=tillaegget_kom),
    Duty(C, (INDGAAET, TILLAEG_SENDT), MYNDIGHED, "", "praksis",
        "Kontrakten udløber: aftal, hvad der så skal ske", "The contract ends: agree on what follows",
        kontrakten_udloeber),
)
# fmt: on
"""Fristerne for aftalen."""
