"""Region B, opfølgningen: fra planlagt til slut, for hver ombæring (samtale) for sig.

Et helt eksempel::

    from samarbejde_schema.process import mermaid
    from samarbejde_schema.standard.v1.proces.opfoelgning import REGION_B

    print(mermaid(REGION_B))

En opfølgning, som ingen har indkaldt til endnu, har ingen samtale; når det er tid til at planlægge den,
vises den under nøglen ``næste``. Kilde: ``process.md``, region B.
"""

from __future__ import annotations

from datetime import datetime

from ....process import Guard, Region, Row, Situation, Tid, earlier, guard, later, on
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..kodelister.opfoelgning import Beslutning, Moedestatus, Moedetype, Opfoelgningstype
from ..referat import Referat
from ..statusnotat import Statusnotat
from .opslag import NAESTE, midnat, naeste_opfoelgning
from .tilstande import (
    AFHOLDT,
    AFSLUTTET_CYKLUS,
    INDKALDER,
    INDKALDT,
    INGEN,
    JUSTERING_AFTALT,
    MYNDIGHED,
    OPFOELGNING,
    PLANLAGT,
    STATUS_MANGLER,
    STATUS_MODTAGET,
    UDFOERER,
    B,
)

JUSTERINGSMOEDE = Moedetype.JUSTERINGSMOEDE
ANDRE_MOEDER = tuple(moedetype for moedetype in Moedetype if moedetype is not JUSTERINGSMOEDE)
AFLYST, FLYTTET = Moedestatus.AFLYST, Moedestatus.FLYTTET
HOLDES = (None, Moedestatus.INDKALDT, FLYTTET)
"""Mødet er ikke aflyst; udeladt betyder indkaldt."""


@guard("et statusnotat er bestilt")
def statusnotat_er_bestilt(s: Situation) -> bool:
    """Til et årligt statusmøde skylder udføreren altid et notat, til andre når der er bedt om materiale."""
    dagsorden = s.own.newest(Dagsorden)
    if dagsorden is None or dagsorden.moedetype is not Moedetype.STATUSMOEDE:
        return False
    return dagsorden.opfoelgningstype is Opfoelgningstype.AARLIG or bool(dagsorden.oensket_materiale)


INTET_ER_BESTILT = statusnotat_er_bestilt.otherwise("der er ikke bestilt noget statusnotat")


@guard("mødet besluttede, at noget skal ændres eller afgøres")
def der_er_en_opgave(s: Situation) -> bool:
    """Beslutningen AENDRE eller AFVENTER_MYNDIGHED efterlader en opgave hos myndigheden."""
    referat = s.own.newest(Referat)
    return referat is not None and referat.beslutning in (Beslutning.AENDRE, Beslutning.AFVENTER_MYNDIGHED)


INTET_UDESTAAR = der_er_en_opgave.otherwise("mødet efterlod ingen opgave")
IKKE_JUSTERINGSMOEDE = Guard(
    "samtalen er ikke et møde om justering",
    lambda s: not (isinstance(s.message, Referat) and s.message.moedetype is JUSTERINGSMOEDE),
)


def skal_planlaegges(s: Situation) -> datetime | None:
    """Når der er den aftalte tid til næste opfølgning."""
    naeste = naeste_opfoelgning(s)
    return None if naeste is None else midnat(earlier(naeste.dag, s.parameters.planlaegning))


def moedet_er_passeret(s: Situation) -> datetime | None:
    """Mødets tidspunkt, når statusnotatet ikke er kommet."""
    dagsorden = s.own.newest(Dagsorden)
    return dagsorden.moedetidspunkt if dagsorden is not None and s.own.newest(Statusnotat) is None else None


def moedet_er_laengst_passeret(s: Situation) -> datetime | None:
    """Den aftalte tid efter mødet, når intet er kommet."""
    moede = moedet_er_passeret(s)
    return None if moede is None else midnat(later(dansk_dato(moede), s.parameters.statusnotat_mangler))


def opfoelgningen_er_slut(s: Situation) -> datetime | None:
    """Den aftalte tid efter mødet."""
    return _efter(s, s.parameters.cyklus_efter_moede)


def justeringen_er_slut(s: Situation) -> datetime | None:
    """Den aftalte tid efter mødet om justering."""
    return _efter(s, s.parameters.justering)


def _efter(s: Situation, tid: str) -> datetime | None:
    return None if s.since is None else midnat(later(dansk_dato(s.since), tid))


# fmt: off
REGION_B = Region(
    name=B,
    label="Opfølgning",
    states=OPFOELGNING,
    initial=INGEN,
    final=(AFSLUTTET_CYKLUS,),
    rows=(
        # Begyndelsen
        Row(INGEN, Tid("den aftalte tid før næste opfølgning", skal_planlaegges), (), IKKE_JUSTERINGSMOEDE,
            PLANLAGT, "", "opfølgningen skal planlægges"),
        Row(INGEN, on("dagsorden"), INDKALDER, None, INDKALDT, "FR-401",
            "der indkaldes til møde"),
        Row(INGEN, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-402",
            "udføreren giver status uden at være spurgt"),
        Row(INGEN, on("referat", moedetype=ANDRE_MOEDER), INDKALDER, None, AFHOLDT, "",
            "et møde, der er aftalt på anden vis, er holdt"),
        Row(INGEN, on("referat", moedetype=JUSTERINGSMOEDE), MYNDIGHED, None, JUSTERING_AFTALT, "",
            "et møde om justering er holdt"),
        Row(PLANLAGT, on("dagsorden"), INDKALDER, None, INDKALDT, "FR-401",
            "der indkaldes til møde", awaited=True),
        Row(PLANLAGT, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-402",
            "udføreren giver status"),
        Row(PLANLAGT, on("referat"), INDKALDER, None, AFHOLDT, "",
            "mødet er holdt"),
        # Før mødet
        Row(INDKALDT, on("dagsorden", moedestatus=HOLDES, replacing=True), INDKALDER, None, INDKALDT, "",
            "mødet flyttes, eller dagsordenen rettes"),
        Row(INDKALDT, on("dagsorden", moedestatus=AFLYST, replacing=True), INDKALDER, None, PLANLAGT, "",
            "mødet aflyses, men opfølgningen skal stadig holdes"),
        Row(INDKALDT, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-402, FR-404",
            "udføreren giver status", awaited=statusnotat_er_bestilt),
        Row(INDKALDT, on("referat"), INDKALDER, None, AFHOLDT, "",
            "mødet er holdt", awaited=INTET_ER_BESTILT),
        Row(INDKALDT, Tid("mødet er passeret uden statusnotat", moedet_er_passeret), (),
            statusnotat_er_bestilt, STATUS_MANGLER, "FR-416",
            "statusnotatet mangler"),
        Row(INDKALDT, Tid("intet er kommet i den aftalte tid efter mødet", moedet_er_laengst_passeret), (),
            INTET_ER_BESTILT, STATUS_MANGLER, "FR-416", "der mangler status eller referat"),
        Row(STATUS_MODTAGET, on("dagsorden", moedestatus=HOLDES), INDKALDER, None, STATUS_MODTAGET, "",
            "der indkaldes, eller mødet flyttes"),
        Row(STATUS_MODTAGET, on("dagsorden", moedestatus=AFLYST, replacing=True), INDKALDER, None, PLANLAGT,
            "", "mødet aflyses; statusnotatet gælder stadig"),
        Row(STATUS_MODTAGET, on("statusnotat", replacing=True), UDFOERER, None, STATUS_MODTAGET, "",
            "udføreren retter sin status"),
        Row(STATUS_MODTAGET, on("referat"), INDKALDER, None, AFHOLDT, "FR-405",
            "mødet er holdt", awaited=True),
        Row(STATUS_MANGLER, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-404",
            "status kommer for sent", awaited=True),
        Row(STATUS_MANGLER, on("dagsorden", moedestatus=FLYTTET, replacing=True), INDKALDER, None, INDKALDT,
            "", "mødet flyttes"),
        Row(STATUS_MANGLER, on("dagsorden", moedestatus=AFLYST, replacing=True), INDKALDER, None, PLANLAGT,
            "", "mødet aflyses, men opfølgningen skal stadig holdes"),
        Row(STATUS_MANGLER, on("referat"), INDKALDER, None, AFHOLDT, "FR-416",
            "mødet er holdt uden status"),
        # Efter mødet
        Row(AFHOLDT, on("statusnotat"), UDFOERER, None, AFHOLDT, "",
            "status kommer sent eller rettes"),
        Row(AFHOLDT, on("referat", replacing=True), INDKALDER, None, AFHOLDT, "",
            "referatet rettes"),
        Row(AFHOLDT, on("dagsorden", moedetype=JUSTERINGSMOEDE), MYNDIGHED, None, AFHOLDT, "",
            "der indkaldes til møde om justering"),
        Row(AFHOLDT, on("referat", moedetype=JUSTERINGSMOEDE, replacing=False), MYNDIGHED, None,
            JUSTERING_AFTALT, "FR-405", "mødet om justering er holdt", awaited=der_er_en_opgave),
        Row(AFHOLDT, Tid("den aftalte tid efter mødet", opfoelgningen_er_slut), (), INTET_UDESTAAR,
            AFSLUTTET_CYKLUS, "", "opfølgningen er slut"),
        Row(JUSTERING_AFTALT, on("referat", replacing=True), INDKALDER, None, JUSTERING_AFTALT, "",
            "referatet rettes"),
        Row(JUSTERING_AFTALT, on("statusnotat"), UDFOERER, None, JUSTERING_AFTALT, "",
            "status kommer sent"),
        Row(JUSTERING_AFTALT, Tid("den aftalte tid efter mødet om justering", justeringen_er_slut), (), None,
            AFSLUTTET_CYKLUS, "", "opfølgningen er slut; det, der mangler, er noteret"),
        # Sene papirer
        Row(AFSLUTTET_CYKLUS, on("statusnotat"), UDFOERER, None, AFSLUTTET_CYKLUS, "",
            "sene papirer"),
        Row(AFSLUTTET_CYKLUS, on("referat", replacing=True), INDKALDER, None, AFSLUTTET_CYKLUS, "",
            "sene papirer"),
    ),
    keys=lambda besked, kendte: (besked.konvolut.samtale_id,),
    waiting=NAESTE,
)
# fmt: on
"""Region B: én maskine for hver opfølgning."""
