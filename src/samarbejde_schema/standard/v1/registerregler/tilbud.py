"""Reglerne om det tilbud, der købes: nøglen på Tilbudsportalen, og ledige pladser hos andre kommuner først.

Et helt eksempel, hvor ``kontrakt`` nævner tilbuddets nøgle på Tilbudsportalen::

    from samarbejde_schema.standard.v1.registerregler.tilbud import paa_tilbudsportalen

    assert list(paa_tilbudsportalen.judge(kontrakt, None)) == []

Kilder: SEL § 14, socialtilsynsloven § 4, 004:244-252.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from ....findings import Stage
from ....validation.rule import BOER, KAN, PLIGT, SKAL, Breaches, NotJudged, at, clause, rule
from ..kodelister.geografi import Region
from ..kodelister.konvolut import Beskedtype, Rolle
from ..kodelister.lov import Lovparagraf
from ..kodelister.match import Driftsherretype, Hastegrad, SocialtilsynStatus
from ..kontekst import Kontekst
from .opslag import er, er_doegntilbud, konteksten

if TYPE_CHECKING:
    from ..bestilling import Bestilling
    from ..faelles.konvolut import Konvolutbesked, Organisation
    from ..forespoergsel import Forespoergsel
    from ..ledigheds_afstemning import LedighedsAfstemning

_OMFATTET = frozenset(
    {
        Lovparagraf.SEL_103,
        Lovparagraf.SEL_104,
        Lovparagraf.SEL_107,
        Lovparagraf.SEL_108,
        Lovparagraf.SEL_109,
        Lovparagraf.SEL_110,
    }
)
"""De bestemmelser, hvis tilbud står på Tilbudsportalen."""
_MAASKE = frozenset({Lovparagraf.SEL_83, Lovparagraf.SEL_85, Lovparagraf.SEL_101, Lovparagraf.ABL_105})
"""De bestemmelser, hvis tilbud kan høre under socialtilsynet; det afhænger af tilbuddet."""
_KOEBES_SIDST = frozenset(Driftsherretype) - {Driftsherretype.KOMMUNAL}
"""De ejere, der først købes hos, når kommunernes egne pladser er set efter."""


@rule(
    "FR-109",
    clauses=(
        clause(
            "kontrakt",
            da="Skriv tilbuddets nøgle på Tilbudsportalen; kun registrerede tilbud kan indgå i forsyningen.",
            en="State the key on Tilbudsportalen; only registered services may be part of the supply.",
            demand=SKAL,
            kind=PLIGT,
        ),
        clause(
            "tilbud",
            da="Skriv gerne tilbuddets nøgle på Tilbudsportalen allerede nu.",
            en="Please state the key on Tilbudsportalen already now.",
            demand=BOER,
        ),
    ),
    level=Stage.REGISTER,
    messages=("matchSvar", "tilbud", "kontrakt", "ledigePladserOversigt"),
    fields=(
        "leverandoer.tilbud.tilbudsportalId",
        "tilbud.tilbudsportalId",
        "post.tilbud.tilbudsportalId",
        "socialtilsynStatus",
    ),
    source="SEL § 14(2)",
)
def paa_tilbudsportalen(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """Tilbud efter socialtilsynslovens § 4 og SEL §§ 103 og 104 står på Tilbudsportalen (SEL § 14, stk. 2).

    I kontrakten skal nøglen være der; i matchsvar, tilbud og oversigter over ledige pladser bør den. Dag- og
    botilbud efter SEL §§ 103, 104 og 107–110 er omfattet. Ved støtte i egen bolig, almene boliger og
    misbrugsbehandling afhænger det af tilbuddet: tilbuddets egen oplysning om socialtilsyn eller registret i
    konteksten afgør det, og uden nogen af dem er reglen ikke bedømt. Er indsatsen bestilt akut, kræves
    nøglen ikke; om den er det, ses af bestillingen eller forespørgslen.
    """
    kendt = konteksten(kontekst)
    if er(besked, Beskedtype.LEDIGE_PLADSER_OVERSIGT):
        yield from _i_oversigten(besked, kendt)
        return
    sted, tilbuddet = _tilbuddet(besked)
    if tilbuddet is None or tilbuddet.tilbudsportal_id is not None:
        return
    bestilt = _bestilt(besked, kendt)
    if bestilt is not None and bestilt.hastegrad is Hastegrad.AKUT:
        return
    if _omfattet(besked, tilbuddet, bestilt, kendt):
        if bestilt is None:
            raise NotJudged
        yield at(*sted, clause="kontrakt" if er(besked, Beskedtype.KONTRAKT) else "tilbud")


def _i_oversigten(besked: Any, kendt: Kontekst) -> Breaches:
    ukendt = False
    for i, post in enumerate(besked.post):
        if post.tilbud.tilbudsportal_id is None:
            omfattet = _efter_bestemmelse(post.paragraf, post.tilbud, kendt)
            ukendt = ukendt or omfattet is None
            if omfattet:
                yield at("post", i, "tilbud", clause="tilbud")
    if ukendt:
        raise NotJudged


def _tilbuddet(besked: Any) -> "tuple[tuple[str, ...], Organisation | None]":
    """Det tilbud, beskeden nævner, og hvor; driftsherren selv, når den kun driver ét."""
    if er(besked, Beskedtype.MATCH_SVAR):
        return ("tilbud",), besked.tilbud
    if besked.leverandoer is None:
        return ("leverandoer",), None
    if besked.leverandoer.tilbud is not None:
        return ("leverandoer", "tilbud"), besked.leverandoer.tilbud
    return ("leverandoer", "driftsherre"), besked.leverandoer.driftsherre


def _bestilt(besked: Any, kendt: Kontekst) -> "Bestilling | Forespoergsel | None":
    """Den bestilling eller forespørgsel, det begyndte med, så vidt konteksten kender den."""
    ref = getattr(besked, "bestilling_ref", None)
    for fundet in reversed(kendt.bestilt or ()):
        if fundet.konvolut.besked_id == besked.konvolut.svar_paa:
            return fundet
        if ref is not None and getattr(fundet, "bestilling_id", None) == ref.id:
            return fundet
    samme = [b for b in kendt.bestilt or () if b.konvolut.forloeb_id == besked.konvolut.forloeb_id]
    return max(samme, key=lambda b: b.konvolut.afsendt, default=None)


def _omfattet(
    besked: Any, tilbuddet: "Organisation", bestilt: "Bestilling | Forespoergsel | None", kendt: Kontekst
) -> bool:
    """Om tilbuddet skal stå på Tilbudsportalen; :class:`NotJudged`, når det ikke kan ses."""
    status = vars(besked).get("socialtilsyn_status")
    if status is not None:
        return status is not SocialtilsynStatus.IKKE_OMFATTET
    ydelser = vars(besked).get("ydelse") or ()
    if not ydelser and bestilt is not None:
        ydelser = vars(bestilt).get("ydelse") or vars(bestilt).get("oensket_ydelse") or ()
    omfattet = _efter_bestemmelse([ydelse.paragraf for ydelse in ydelser], tilbuddet, kendt)
    if omfattet is None or not ydelser:
        raise NotJudged
    return omfattet


def _efter_bestemmelse(
    paragraffer: Iterable[Lovparagraf], tilbuddet: "Organisation", kendt: Kontekst
) -> bool | None:
    """Om et tilbud efter bestemmelserne er omfattet; ``None``, når det afhænger af noget, ingen har sagt."""
    givet = frozenset(paragraffer)
    if not givet.isdisjoint(_OMFATTET):
        return True
    if givet.isdisjoint(_MAASKE):
        return False
    if kendt.tilbudsportal is None or tilbuddet.p_nummer is None:
        return None
    return tilbuddet.p_nummer in kendt.tilbudsportal


@rule(
    "FR-601",
    clauses=(
        clause(
            "mangler",
            da="Afstem ledige pladser i andre kommuner, før der købes hos andre end en kommune, og henvis "
            "til afstemningen.",
            en="Check vacant places in other municipalities before buying from anybody but a municipality, "
            "and refer to the check.",
            demand={"GRUND": KAN, "MIDT": SKAL},
            kind=PLIGT,
        ),
        clause(
            "ikke-afsluttet",
            da="Vent med at bestille, til afstemningen er afsluttet: den har ingen konklusion, eller den er "
            "dateret efter bestillingen.",
            en="Order only when the check is concluded: it has no conclusion or is dated after the order.",
            demand={"GRUND": KAN, "MIDT": SKAL},
            kind=PLIGT,
        ),
        clause(
            "dato",
            da="Ret den dag, der er afstemt: den ligger efter den dag, beskeden er sendt.",
            en="Correct the day of the check: it lies after the day the message was sent.",
            demand={"GRUND": KAN, "MIDT": SKAL},
            kind=PLIGT,
        ),
    ),
    level=Stage.REGISTER,
    messages=("bestilling", "ledighedsAfstemning"),
    requirements=("R283",),
    fields=("ledighedsAfstemningRef", "afstemtDato"),
    source="004:244",
)
def ledige_pladser_er_afstemt(besked: "Konvolutbesked", kontekst: Kontekst) -> Breaches:
    """De midtjyske kommuner bruger først hinandens ledige bo- og døgntilbud (004:244-252).

    Bestilles et bo- eller døgntilbud hos en region eller en selvejende, privat, fondsejet eller non-profit
    driftsherre, henviser bestillingen til en afstemning, der har en konklusion og er dateret senest samme
    dag. Siger bestillingen ikke, hvem der ejer tilbuddet, eller kendes afstemningen ikke, er reglen ikke
    bedømt. En afstemning er dateret senest den dag, den sendes; ellers kan ingen bestilling bygge på den.
    """
    kendt = konteksten(kontekst)
    if er(besked, Beskedtype.LEDIGHEDS_AFSTEMNING):
        if _afstemt(besked) > kendt.dag(besked):
            yield at("afstemt_dato", clause="dato")
        return
    brud = _uden_afstemning(besked, kendt) if _er_bo(besked) else ""
    if not brud:
        return
    ejere = set(_ejere(besked))
    if not ejere.isdisjoint(_KOEBES_SIDST):
        yield at("ledigheds_afstemning_ref", clause=brud)
    elif None in ejere:
        raise NotJudged


def _afstemt(besked: Any) -> date:
    dag: date = besked.afstemt_dato
    return dag


def _er_bo(besked: Any) -> bool:
    return er_doegntilbud(besked.tilbudstype, (ydelse.paragraf for ydelse in besked.ydelse))


def _uden_afstemning(besked: Any, kendt: Kontekst) -> str:
    """Det led af reglen, der er brudt, hvis tilbuddet er et, der købes sidst; tomt, når intet er."""
    noegle = besked.ledigheds_afstemning_ref
    if noegle is None:
        return "mangler"
    fundet = next((a for a in kendt.afstemninger or () if a.konvolut.besked_id == noegle), None)
    if fundet is None:
        return "" if set(_ejere(besked)) == {Driftsherretype.KOMMUNAL} else _ukendt()
    return "" if _afsluttet(fundet, besked, kendt) else "ikke-afsluttet"


def _ukendt() -> str:
    raise NotJudged


def _afsluttet(afstemning: "LedighedsAfstemning", besked: Any, kendt: Kontekst) -> bool:
    return afstemning.konklusion is not None and afstemning.afstemt_dato <= kendt.dag(besked)


def _ejere(besked: Any) -> Iterator[Driftsherretype | None]:
    """Hvem der ejer de tilbud, der bestilles hos; ``None``, hvor bestillingen ikke siger det."""
    for part in besked.konvolut.modtager:
        if part.rolle in (Rolle.UDFOERER, Rolle.DRIFTSHERRE):
            region: Region | None = part.organisation.regionskode
            yield part.organisation.driftsherretype or (Driftsherretype.REGIONAL if region else None)
