"""Region B, opfølgningen: fra planlagt til slut, for hver ombæring (samtale) for sig.

Et helt eksempel::

    from samarbejde_schema.process import mermaid
    from samarbejde_schema.standard.v1.proces.opfoelgning import REGION_B

    print(mermaid(REGION_B))

En opfølgning, som ingen har indkaldt til endnu, har ingen samtale; når det er tid til at planlægge den,
vises den under nøglen ``næste``. Kilde: ``process.md``, region B.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from ....process import Guard, Region, Row, Situation, Tid, earlier, guard, later, on
from ..aendringsmeddelelse import Aendringsmeddelelse
from ..aktoer_anmodning import AktoerAnmodning
from ..dagsorden import Dagsorden
from ..faelles.hverdage import dansk_dato
from ..faelles.konvolut import Konvolutbesked
from ..kodelister.match import KontraktSvarEmne
from ..kodelister.opfoelgning import Beslutning, Moedestatus, Moedetype, Opfoelgningstype
from ..opsigelse import Opsigelse
from ..referat import Referat
from ..statusnotat import Statusnotat
from ..udskrivning import Udskrivning
from .betingelser import der_udskrives
from .justering import skyldigt
from .opslag import NAESTE, faelles_udfoerer, midnat, naeste_opfoelgning
from .tilstande import (
    AFHOLDT,
    AFLYST,
    AFSLUTTET_CYKLUS,
    AKTOER,
    BEGGE,
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
MOEDE_AFLYST, FLYTTET = Moedestatus.AFLYST, Moedestatus.FLYTTET
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


@guard("udføreren har meldt en ændring")
def der_er_meldt_en_aendring(s: Situation) -> bool:
    """En opfølgning, der begyndte med en ændringsmeddelelse, kan sluttes uden et møde."""
    return s.own.newest(Aendringsmeddelelse) is not None


def _besluttet(beslutning: Beslutning, label: str) -> Guard:
    def holder(s: Situation) -> bool:
        referat = s.own.newest(Referat)
        return referat is not None and referat.beslutning is beslutning

    return Guard(label, holder)


INDSATSEN_FORTSAETTER = _besluttet(Beslutning.FORTSAET, "mødet besluttede, at indsatsen fortsætter")
INDSATSEN_SKAL_SLUTTE = _besluttet(Beslutning.AFSLUT, "mødet besluttede, at indsatsen skal slutte")
HOS_UDFOEREREN = Guard("opfølgningen er hos den udfører", lambda s: s.message is None or faelles_udfoerer(s))


def _noget_mangler(s: Situation) -> bool:
    """Hvad der skyldes, når beskeden er kommet."""
    moeder = s.own.all(Referat)
    return bool(moeder) and any(skyldigt(moeder[0], s.log, s.message))


NOGET_MANGLER = Guard("noget af det skyldige mangler", _noget_mangler)
INTET_MANGLER = NOGET_MANGLER.otherwise("intet af det skyldige mangler")
INTET_UDESTAAR = der_er_en_opgave.otherwise("mødet efterlod ingen opgave")


@guard("samtalen kan være den planlagte opfølgning")
def kan_vaere_planlagt(s: Situation) -> bool:
    """Et møde om justering og en ændringsmeddelelse begynder altid en opfølgning for sig."""
    if isinstance(s.message, Referat):
        return s.message.moedetype is not JUSTERINGSMOEDE
    return not isinstance(s.message, Aendringsmeddelelse)


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


def samtalenoegler(besked: Konvolutbesked, kendte: Collection[str]) -> tuple[str, ...]:
    """Den ombæring, en besked hører til: dens samtale.

    Det, der kun kan følge efter noget andet, hører kun til en opfølgning, der kendes; opsigelse og
    udskrivning angår alle opfølgninger hos udføreren.
    """
    if isinstance(besked, (Opsigelse, Udskrivning)):
        return tuple(kendte)
    samtale = besked.konvolut.samtale_id
    return (samtale,) if samtale in kendte or isinstance(besked, BEGYNDER) else ()


BEGYNDER = (Dagsorden, Statusnotat, Referat, Aendringsmeddelelse, AktoerAnmodning)
LAEGGER_OM = ("indsatsmaalOpdatering", "bestillingJustering", "handleplan")
LAEGGES_FOERST_OM = (
    (on("indsatsmaalOpdatering"), MYNDIGHED),
    (on("bestillingJustering"), MYNDIGHED),
    (on("kontrakttillaeg"), UDFOERER),
)
"""Det, der altid efterlader noget skyldigt: delmål efter nye mål eller ny bestilling, svar på et tillæg."""
KAN_GOERE_FAERDIG = (
    (on("handleplan"), MYNDIGHED),
    (on("delmaalsplan"), UDFOERER),
    (on("kontraktSvar", vedroerer=KontraktSvarEmne.TILLAEG), MYNDIGHED),
)


def _andre_aktoerer(fra: str) -> tuple[Row, ...]:
    return (
        Row(fra, on("aktoerAnmodning"), MYNDIGHED, None, fra, "FR-301",
            "en anden aktør spørges forud for mødet"),
        Row(fra, on("aktoerOpfoelgning"), AKTOER, None, fra, "",
            "en anden aktør svarer forud for mødet"),
    )  # fmt: skip


# fmt: off
REGION_B = Region(
    name=B,
    label="Opfølgning",
    states=OPFOELGNING,
    initial=INGEN,
    final=(AFSLUTTET_CYKLUS,),
    rows=(
        # Begyndelsen
        Row(INGEN, Tid("den aftalte tid før næste opfølgning", skal_planlaegges), (), kan_vaere_planlagt,
            PLANLAGT, "", "opfølgningen skal planlægges"),
        Row(INGEN, on("aendringsmeddelelse"), UDFOERER, None, PLANLAGT, "FR-411",
            "udføreren melder noget, der skal følges op på"),
        Row(INGEN, on("aktoerAnmodning"), MYNDIGHED, None, PLANLAGT, "FR-301",
            "en anden aktør spørges forud for opfølgningen"),
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
        *_andre_aktoerer(PLANLAGT),
        *(
            Row(PLANLAGT, on(type), MYNDIGHED, der_er_meldt_en_aendring, AFSLUTTET_CYKLUS, "",
                "ændringen er besvaret uden et møde")
            for type in LAEGGER_OM
        ),
        Row(PLANLAGT, on("udskrivning"), BEGGE, der_udskrives, AFLYST, "",
            "indsatsen er slut"),
        Row(PLANLAGT, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-402",
            "udføreren giver status"),
        Row(PLANLAGT, on("referat"), INDKALDER, None, AFHOLDT, "",
            "mødet er holdt"),
        # Før mødet
        Row(INDKALDT, on("dagsorden", moedestatus=HOLDES, replacing=True), INDKALDER, None, INDKALDT, "",
            "mødet flyttes, eller dagsordenen rettes"),
        Row(INDKALDT, on("dagsorden", moedestatus=MOEDE_AFLYST, replacing=True), INDKALDER, None, PLANLAGT,
            "", "mødet aflyses, men opfølgningen skal stadig holdes"),
        *_andre_aktoerer(INDKALDT),
        Row(INDKALDT, on("udskrivning"), BEGGE, der_udskrives, AFLYST, "",
            "indsatsen er slut"),
        Row(INDKALDT, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-402, FR-404",
            "udføreren giver status", awaited=statusnotat_er_bestilt),
        Row(INDKALDT, on("referat"), INDKALDER, None, AFHOLDT, "",
            "mødet er holdt", awaited=INTET_ER_BESTILT),
        Row(INDKALDT, Tid("mødet er passeret uden statusnotat", moedet_er_passeret), (),
            statusnotat_er_bestilt, STATUS_MANGLER, "FR-416",
            "statusnotatet mangler"),
        Row(INDKALDT, Tid("intet er kommet i den aftalte tid efter mødet", moedet_er_laengst_passeret), (),
            INTET_ER_BESTILT, STATUS_MANGLER, "FR-416", "der mangler status eller referat"),
        *_andre_aktoerer(STATUS_MODTAGET),
        Row(STATUS_MODTAGET, on("udskrivning"), BEGGE, der_udskrives, AFLYST, "",
            "indsatsen er slut"),
        Row(STATUS_MODTAGET, on("dagsorden", moedestatus=HOLDES), INDKALDER, None, STATUS_MODTAGET, "",
            "der indkaldes, eller mødet flyttes"),
        Row(STATUS_MODTAGET, on("dagsorden", moedestatus=MOEDE_AFLYST, replacing=True), INDKALDER, None,
            PLANLAGT, "", "mødet aflyses; statusnotatet gælder stadig"),
        Row(STATUS_MODTAGET, on("statusnotat", replacing=True), UDFOERER, None, STATUS_MODTAGET, "",
            "udføreren retter sin status"),
        Row(STATUS_MODTAGET, on("referat"), INDKALDER, None, AFHOLDT, "FR-405",
            "mødet er holdt", awaited=True),
        Row(STATUS_MANGLER, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "FR-404",
            "status kommer for sent", awaited=True),
        Row(STATUS_MANGLER, on("dagsorden", moedestatus=FLYTTET, replacing=True), INDKALDER, None, INDKALDT,
            "", "mødet flyttes"),
        Row(STATUS_MANGLER, on("dagsorden", moedestatus=MOEDE_AFLYST, replacing=True), INDKALDER, None,
            PLANLAGT, "", "mødet aflyses, men opfølgningen skal stadig holdes"),
        Row(STATUS_MANGLER, on("referat"), INDKALDER, None, AFHOLDT, "FR-416",
            "mødet er holdt uden status"),
        Row(STATUS_MANGLER, on("udskrivning"), BEGGE, der_udskrives, AFLYST, "",
            "indsatsen er slut"),
        # Efter mødet
        Row(AFHOLDT, on("statusnotat"), UDFOERER, None, AFHOLDT, "",
            "status kommer sent eller rettes"),
        Row(AFHOLDT, on("referat", replacing=True), INDKALDER, None, AFHOLDT, "",
            "referatet rettes"),
        Row(AFHOLDT, on("aktoerOpfoelgning"), AKTOER, None, AFHOLDT, "",
            "en anden aktør svarer sent"),
        Row(AFHOLDT, on("delmaalsplan"), UDFOERER, INDSATSEN_FORTSAETTER, AFSLUTTET_CYKLUS, "",
            "udføreren har lagt delmålene om, og opfølgningen er slut"),
        *(
            Row(AFHOLDT, on(type), MYNDIGHED, der_er_en_opgave, JUSTERING_AFTALT, "",
                "justeringen er i gang")
            for type in LAEGGER_OM
        ),
        Row(AFHOLDT, on("opsigelse"), BEGGE, INDSATSEN_SKAL_SLUTTE & HOS_UDFOEREREN, AFSLUTTET_CYKLUS, "",
            "indsatsen er sagt op, som det blev besluttet"),
        Row(AFHOLDT, on("udskrivning"), BEGGE, der_udskrives, AFSLUTTET_CYKLUS, "",
            "indsatsen er slut"),
        Row(AFHOLDT, on("dagsorden", moedetype=JUSTERINGSMOEDE), MYNDIGHED, None, AFHOLDT, "",
            "der indkaldes til møde om justering"),
        Row(AFHOLDT, on("referat", moedetype=JUSTERINGSMOEDE, replacing=False), MYNDIGHED, None,
            JUSTERING_AFTALT, "FR-405", "mødet om justering er holdt", awaited=der_er_en_opgave),
        Row(AFHOLDT, Tid("den aftalte tid efter mødet", opfoelgningen_er_slut), (), INTET_UDESTAAR,
            AFSLUTTET_CYKLUS, "", "opfølgningen er slut"),
        Row(JUSTERING_AFTALT, on("referat", replacing=True), INDKALDER, None, JUSTERING_AFTALT, "",
            "referatet rettes"),
        *(
            Row(JUSTERING_AFTALT, event, sender, None, JUSTERING_AFTALT, "",
                "en del af justeringen er på plads")
            for event, sender in LAEGGES_FOERST_OM
        ),
        *(
            row
            for event, sender in KAN_GOERE_FAERDIG
            for row in (
                Row(JUSTERING_AFTALT, event, sender, NOGET_MANGLER, JUSTERING_AFTALT, "",
                    "en del af justeringen er på plads"),
                Row(JUSTERING_AFTALT, event, sender, INTET_MANGLER, AFSLUTTET_CYKLUS, "",
                    "hele justeringen er på plads"),
            )
        ),
        Row(JUSTERING_AFTALT, on("udskrivning"), BEGGE, der_udskrives, AFSLUTTET_CYKLUS, "",
            "indsatsen er slut"),
        Row(JUSTERING_AFTALT, on("statusnotat"), UDFOERER, None, JUSTERING_AFTALT, "",
            "status kommer sent"),
        Row(JUSTERING_AFTALT, Tid("den aftalte tid efter mødet om justering", justeringen_er_slut), (), None,
            AFSLUTTET_CYKLUS, "", "opfølgningen er slut; det, der mangler, er noteret"),
        # Aflyst
        Row(AFLYST, on("dagsorden"), INDKALDER, None, INDKALDT, "",
            "der indkaldes alligevel"),
        Row(AFLYST, on("statusnotat"), UDFOERER, None, STATUS_MODTAGET, "",
            "udføreren giver status alligevel"),
        Row(AFLYST, on("referat"), INDKALDER, None, AFHOLDT, "",
            "mødet blev holdt alligevel"),
        # Sene papirer
        Row(AFSLUTTET_CYKLUS, on("delmaalsplan"), UDFOERER, None, AFSLUTTET_CYKLUS, "",
            "sene papirer"),
        Row(AFSLUTTET_CYKLUS, on("statusnotat"), UDFOERER, None, AFSLUTTET_CYKLUS, "",
            "sene papirer"),
        Row(AFSLUTTET_CYKLUS, on("referat", replacing=True), INDKALDER, None, AFSLUTTET_CYKLUS, "",
            "sene papirer"),
    ),
    keys=samtalenoegler,
    waiting=NAESTE,
)
# fmt: on
"""Region B: én maskine for hver opfølgning."""
