"""Små, gyldige beskeder om afsøgning, øvrige aktører, annullering og hændelser, som ingen regel bryder.

Et helt eksempel::

    from tests.standard.byggere_afsoegning import match_svar

    svar = match_svar(metode_match=None)      # kun vurderingen af metoderne mangler

Hver bygger tager beskedens og konvoluttens felter under Python-navn; det, der gives, står. Parter, nøgler og
tid er de samme som i :mod:`.byggere`, så beskederne passer sammen til ét forløb.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from samarbejde_schema.standard.v1.aktoer_anmodning import AktoerAnmodning
from samarbejde_schema.standard.v1.aktoer_opfoelgning import AktoerOpfoelgning
from samarbejde_schema.standard.v1.annullering import Annullering
from samarbejde_schema.standard.v1.egenbetaling_oplysninger import EgenbetalingOplysninger, Egenbetalingspost
from samarbejde_schema.standard.v1.faelles.borger import BorgerensStemme, Borgerhenvisning, Identifikation
from samarbejde_schema.standard.v1.faelles.konvolut import Konvolutbesked, Organisation, Part
from samarbejde_schema.standard.v1.faelles.ydelse import FysiskKrav, Starttid
from samarbejde_schema.standard.v1.forbesoeg_aftale import ForbesoegAftale
from samarbejde_schema.standard.v1.forespoergsel import Forespoergsel
from samarbejde_schema.standard.v1.haendelses_underretning import HaendelsesUnderretning
from samarbejde_schema.standard.v1.match_svar import MatchSvar

from .byggere import BESKED, NU, borger, bosted, maalgruppe, noegle, ny, part, udfoerer, ydelse

FORBESOEG, SAMTYKKE, FORESPOERGSEL, AKTOERANMODNING = (noegle(nummer) for nummer in range(61, 65))
PSEUDONYM = Identifikation(pseudonym="borger-7f3a91")


def borger_ref(**felter: Any) -> Borgerhenvisning:
    """Kort om, hvem det handler om: en testperson."""
    return Borgerhenvisning(**{"identifikation": Identifikation(cpr="2512484916")} | felter)


def aktoer(**felter: Any) -> Part:
    """En skole: en øvrig aktør i borgerens liv."""
    skole = Organisation(navn="Fjordby STU", cvr="90000098", kommunekode="0851")
    return Part(**{"rolle": "AKTOER", "organisation": skole} | felter)


def forespoergsel(**felter: Any) -> Forespoergsel:
    """En forespørgsel om et midlertidigt ophold for en borger uden navn."""
    return ny(
        Forespoergsel,
        part(),
        udfoerer(),
        felter,
        borger=borger(identifikation=PSEUDONYM, foedselsaar=1990),
        aldersinterval="FRA_25_TIL_39",
        maalgruppe=(maalgruppe(),),
        oensket_ydelse=(ydelse(indsatsmaal_ref=()),),
        resume_af_behov="Støtte hele døgnet, mest om natten.",
        sagsforloeb="Kendt siden 2023; støtte i eget hjem slog ikke til.",
        svarfrist=date(2026, 11, 16),
        ressourcer="Holder af orden og af at lave mad til andre.",
        krav_til_fysiske_rammer=(FysiskKrav(krav="STILLE_OMGIVELSER"),),
        oensket_start=Starttid(dato=date(2026, 12, 1)),
        borgerens_stemme=BorgerensStemme(egne_ord="Jeg vil kunne sove."),
    )


def match_svar(**felter: Any) -> MatchSvar:
    """Et fuldt match: målgruppe, metoder og rammer passer."""
    return ny(
        MatchSvar,
        udfoerer(),
        part(),
        felter,
        svar_paa=BESKED,
        tilbud=bosted(),
        samlet_vurdering="MATCH",
        maalgruppe_match="JA",
        faelles_maalgruppe=("ANGST",),
        metode_match="JA",
        fysiske_rammer_match="JA",
        ledig_fra=Starttid(dato=date(2026, 12, 1)),
    )


def forbesoeg_aftale(**felter: Any) -> ForbesoegAftale:
    """Et bekræftet besøg på bostedet."""
    return ny(
        ForbesoegAftale,
        udfoerer(),
        part(),
        felter,
        forbesoeg_id=FORBESOEG,
        forbesoegstype="BORGER_BESOEGER_NYT_TILBUD",
        status="BEKRAEFTET",
        tidspunkt=NU + timedelta(days=7),
        sted="Bostedets køkken",
        formaal="At se værelset og møde dem, der er på arbejde om natten.",
    )


def egenbetaling_oplysninger(**felter: Any) -> EgenbetalingOplysninger:
    """Husleje og kost i et midlertidigt botilbud."""
    return ny(
        EgenbetalingOplysninger,
        udfoerer(),
        part(),
        felter,
        boligtype="PAR107",
        post=(
            Egenbetalingspost(art="BOLIGBETALING", beloeb=Decimal(3150), pr="MAANED", kan_fravaelges=False),
            Egenbetalingspost(art="KOST", beloeb=Decimal(112), pr="DAG", kan_fravaelges=True),
        ),
        gaeldende_fra=date(2026, 12, 1),
    )


def aktoer_anmodning(**felter: Any) -> AktoerAnmodning:
    """Myndigheden spørger skolen, med borgerens samtykke."""
    return ny(
        AktoerAnmodning,
        part(),
        aktoer(),
        felter,
        samtykke_ref=(SAMTYKKE,),
        borger_ref=borger_ref(),
        aktoertype="STU",
        oplysningstype=("UDDANNELSE", "HVERDAG_OG_TRIVSEL"),
        oenskede_oplysninger="Hvordan går dagene på skolen, og hvad hjælper?",
        hjemmel="SAMTYKKE_RSL_11A",
        frist=date(2026, 11, 25),
    )


def aktoer_opfoelgning(**felter: Any) -> AktoerOpfoelgning:
    """Skolens svar."""
    return ny(
        AktoerOpfoelgning,
        aktoer(),
        part(),
        felter,
        svar_paa=AKTOERANMODNING,
        borger_ref=borger_ref(),
        aktoertype="STU",
        opfoelgning="Kommer fire dage om ugen og er glad for værkstedet.",
        dato=date(2026, 11, 2),
    )


def annullering(**felter: Any) -> Annullering:
    """Myndigheden trækker en fejlsendt besked tilbage."""
    return ny(Annullering, part(), udfoerer(), felter, annulleret_besked_ref=BESKED, aarsag="FEJLSENDT")


def haendelses_underretning(**felter: Any) -> HaendelsesUnderretning:
    """Bostedet fortæller om en indlæggelse."""
    return ny(
        HaendelsesUnderretning,
        udfoerer(),
        part(),
        felter,
        kategori="INDLAEGGELSE",
        dato=date(2026, 11, 1),
        beskrivelse="Faldt på trappen og er indlagt til i morgen.",
        foranstaltning="Kontaktpersonen var med i bilen.",
    )


ALLE: dict[str, Callable[..., Konvolutbesked]] = {
    "forespoergsel": forespoergsel,
    "matchSvar": match_svar,
    "forbesoegAftale": forbesoeg_aftale,
    "egenbetalingOplysninger": egenbetaling_oplysninger,
    "aktoerAnmodning": aktoer_anmodning,
    "aktoerOpfoelgning": aktoer_opfoelgning,
    "annullering": annullering,
    "haendelsesUnderretning": haendelses_underretning,
}
"""Én bygger for hver besked om afsøgning, øvrige aktører, annullering og hændelser."""
