"""Forløbets regler om det, der ændres i en aftale: nye takster, og hvilke ydelser der er aftalt.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.tillaeg import ny_takst_efter_tillaegget

    list(ny_takst_efter_tillaegget.judge(kontrakt_svar, forloeb))

Kilder: 000:46, 000:309.
"""

from __future__ import annotations

from datetime import date

from ....findings import Stage
from ....process import Forloeb, Log
from ....validation.rule import BOER, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..bestilling_justering import BestillingJustering
from ..faelles.ydelse import Takst
from ..kodelister.konvolut import Rolle
from ..kodelister.match import KontraktSvarEmne, KontraktSvarkode, Takstregulering
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..kontrakttillaeg import Kontrakttillaeg
from .opslag import hos_udfoereren, nyeste, sendt
from .opslag_kontrakt import (
    kontrakten,
    kontraktens_bestilling,
    kontraktens_tilbud,
    takster_i_kraft,
    ydelser_i_kraft,
)


@rule(
    "FR-206",
    clauses=(
        clause(
            "tillaeg",
            da="Lad den nye takst gælde fra en dag efter, at tillægget bliver skrevet under, ikke fra en dag "
            "før.",
            en="Let the new rate apply from a day after the addendum is signed, not from an earlier one.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "underskrift",
            da="Taksten skulle først gælde efter underskriften. Aftal en senere dag i et nyt tillæg.",
            en="The rate was to apply only after the signature. Agree on a later day in a new addendum.",
            demand=SKAL,
            kind=PLIGT,
            owes=Rolle.UDFOERER.value,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("kontrakttillaeg", "kontraktSvar"),
    requirements=("R135",),
    fields=("takst.gyldigFra", "gaelderFra", "dato"),
    source="000:309",
)
def ny_takst_efter_tillaegget(besked: Kontrakttillaeg | KontraktSvar, forloeb: Forloeb) -> Breaches:
    """Ved ændret takst opdateres også kontrakten (000:309), og først når tillægget er skrevet under, gælder
    den nye takst; pris- og lønfremskrivning er undtaget.

    Den tidligste dag er dagen efter underskriften, for en takst gælder hele dage. Et tillæg, der selv siger
    en dag før eller samme dag, som det sendes, kan ikke nå det; ellers bedømmes det på underskriften.
    Takster, der er de samme som før, er ikke nye.
    """
    if isinstance(besked, Kontrakttillaeg):
        for i, fra in _nye_takster(besked, forloeb.before):
            if fra <= sendt(besked):
                yield at("takst", i, clause="tillaeg")
        return
    if besked.vedroerer is not KontraktSvarEmne.TILLAEG or besked.svar is not KontraktSvarkode.UNDERSKREVET:
        return
    svar_paa = besked.konvolut.svar_paa
    tillaeg = None if svar_paa is None else forloeb.before.by_id(svar_paa)
    if not isinstance(tillaeg, Kontrakttillaeg):
        raise NotJudged
    if any(sendt(tillaeg) < fra <= besked.dato for _, fra in _nye_takster(tillaeg, forloeb.before)):
        yield at("dato", clause="underskrift")


def _nye_takster(tillaeg: Kontrakttillaeg, log: Log) -> list[tuple[int, date]]:
    """De takster, tillægget ændrer, med den dag, de gælder fra; pris- og lønfremskrivning er ikke med."""
    foer = {_prisen(takst) for takst in takster_i_kraft(tillaeg.kontrakt_id, log)}
    return [
        (i, takst.gyldig_fra or tillaeg.gaelder_fra)
        for i, takst in enumerate(tillaeg.takst)
        if takst.regulering is not Takstregulering.PL_FREMSKRIVNING and _prisen(takst) not in foer
    ]


def _prisen(takst: Takst) -> tuple[object, ...]:
    return takst.ydelse_ref, takst.ydelsestype, takst.beloeb, takst.enhed


@rule(
    "FR-221",
    clauses=(
        clause(
            "ny",
            da="Se efter, om ydelsen er aftalt: den er hverken bestilt eller tilbudt.",
            en="Check that the service was agreed: it was neither ordered nor offered.",
            demand=BOER,
        ),
        clause(
            "mangler",
            da="Se efter, om alt er med: mindst én ydelse, der er bestilt eller aftalt, mangler.",
            en="Check that all is there: at least one service that was ordered or agreed is missing.",
            demand=BOER,
        ),
    ),
    level=Stage.FORLOEB,
    messages=("kontrakt", "kontrakttillaeg"),
    requirements=("R007",),
    fields=("ydelse.id", "ydelse"),
    source="000:46",
)
def ydelserne_er_de_bestilte(besked: Kontrakt | Kontrakttillaeg, forloeb: Forloeb) -> Breaches:
    """Myndigheden visiterer støtten, og udføreren leverer den (000:46): kun myndigheden lægger ydelser til
    eller tager dem fra.

    Ydelsen beholder sin nøgle fra bestilling over tilbud til kontrakt og tillæg. Kontrakten sammenholdes med
    det tilbud, der er sagt ja til, ellers med bestillingen; et tillæg med kontrakten og den seneste justering
    af bestillingen. Et tillæg, der ikke nævner ydelser, ændrer ingen.
    """
    if isinstance(besked, Kontrakttillaeg):
        if not besked.ydelse:
            return
        foer = _foer_tillaegget(besked, forloeb.before)
    else:
        foer = _foer_kontrakten(besked, forloeb.before)
    for i, ydelse in enumerate(besked.ydelse):
        if ydelse.id not in foer:
            yield at("ydelse", i, "id", clause="ny")
    if not foer <= {ydelse.id for ydelse in besked.ydelse}:
        yield at("ydelse", clause="mangler")


def _foer_kontrakten(besked: Kontrakt, log: Log) -> set[str]:
    tilbud = kontraktens_tilbud(besked, log)
    if tilbud is not None and tilbud.ydelse:
        return {ydelse.id for ydelse in tilbud.ydelse}
    bestilling = kontraktens_bestilling(besked, log)
    if bestilling is None:
        raise NotJudged
    return {ydelse.id for ydelse in bestilling.ydelse}


def _foer_tillaegget(besked: Kontrakttillaeg, log: Log) -> set[str]:
    """De ydelser, der gjaldt før; en justering af bestillingen siger selv alle dem, der skal gælde."""
    kontrakt = kontrakten(besked.kontrakt_id, besked, log)
    justering = nyeste(j for j in hos_udfoereren(BestillingJustering, besked, log) if j.ydelse)
    if justering is not None:
        return {ydelse.id for ydelse in justering.ydelse}
    if kontrakt is None:
        raise NotJudged
    return {ydelse.id for ydelse in ydelser_i_kraft(kontrakt, log)}
