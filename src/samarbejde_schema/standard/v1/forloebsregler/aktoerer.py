"""Forløbets regler om de øvrige aktører i borgerens liv: at de bliver spurgt i tide og svarer.

Et helt eksempel::

    from samarbejde_schema.standard.v1.forloebsregler.aktoerer import svar_foer_moedet

    assert svar_foer_moedet.id == "FR-423"
    assert svar_foer_moedet.messages == ("aktoerAnmodning",)

Kilde: 000:266-267.
"""

from __future__ import annotations

from ....findings import Stage
from ....process import Forloeb
from ....validation.rule import BOER, Breaches, NotJudged, at, rule
from ..aktoer_anmodning import AktoerAnmodning
from ..aktoer_opfoelgning import AktoerOpfoelgning
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..kodelister.opfoelgning import Moedestatus
from .opslag import i_dag, nyeste, samme_part, taeller


@rule(
    "FR-423",
    da="Sæt fristen før mødet, så aktørens bidrag kan være med.",
    en="Set the deadline before the meeting, so that the contribution can be used there.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("aktoerAnmodning",),
    requirements=("R122",),
    fields=("frist", "moedeRef"),
    source="000:266",
)
def svar_foer_moedet(besked: AktoerAnmodning, forloeb: Forloeb) -> Breaches:
    """Myndigheden indhenter opfølgninger fra de øvrige aktører, før mødet holdes (000:266-267).

    Mødet er det, anmodningen henviser til, ellers det nyeste i samme ombæring; et aflyst møde sætter ingen
    grænse.
    """
    if besked.frist is None:
        return
    dagsorden = nyeste(d for d in forloeb.before.newest_first(Dagsorden) if _er_til(besked, d))
    if dagsorden is None:
        if besked.moede_ref is not None:
            raise NotJudged
        return
    if dagsorden.moedestatus is not Moedestatus.AFLYST and besked.frist >= dansk_dato(
        dagsorden.moedetidspunkt
    ):
        yield at("frist")


def _er_til(besked: AktoerAnmodning, dagsorden: Dagsorden) -> bool:
    if besked.moede_ref is not None:
        return dagsorden.dagsorden_id == besked.moede_ref
    return dagsorden.konvolut.samtale_id == besked.konvolut.samtale_id


@rule(
    "FR-429",
    da="Spørg aktøren igen, eller hold mødet uden: fristen er gået uden svar.",
    en="Ask the other party again, or hold the meeting without: the deadline passed without an answer.",
    demand=BOER,
    level=Stage.FORLOEB,
    messages=("aktoerAnmodning",),
    requirements=("R122",),
    fields=("frist",),
    source="000:266",
)
def aktoeren_har_svaret(besked: AktoerAnmodning, forloeb: Forloeb) -> Breaches:
    """Opfølgninger fra de øvrige aktører hører med i billedet af borgerens liv (000:266-267).

    En anmodning med frist, som ingen har svaret på, ses, indtil svaret kommer. Svaret er det, der nævner
    anmodningen, eller som kommer fra en af dens modtagere i samme ombæring.
    """
    if besked.frist is None or i_dag(forloeb) <= besked.frist or not taeller(besked, forloeb):
        return
    if not any(_er_svaret(besked, svar) for svar in forloeb.log.newest_first(AktoerOpfoelgning)):
        yield at("frist")


def _er_svaret(besked: AktoerAnmodning, svar: AktoerOpfoelgning) -> bool:
    if svar.konvolut.svar_paa is not None:
        return svar.konvolut.svar_paa == besked.konvolut.besked_id
    spurgte = besked.konvolut.modtager
    return svar.konvolut.samtale_id == besked.konvolut.samtale_id and any(
        samme_part(spurgt, svar.konvolut.afsender) for spurgt in spurgte
    )
