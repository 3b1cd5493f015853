"""Region A, forløbet: fra bestilling til afslutning, for hvert tilbud for sig.

Et helt eksempel::

    from samarbejde_schema.process import markdown
    from samarbejde_schema.standard.v1.proces.forloeb import REGION_A

    print(markdown(REGION_A))

Hver række læses højt: fra en tilstand, ved en besked fra en afsender, hvis betingelsen holder, til en
tilstand. Rækkens regler dømmes for sig og flytter intet. Et forløb kan begynde med en bestilling uden en
forespørgsel forud, eller med en borger, der allerede er i tilbuddet. Kilde: ``process.md``, region A.
"""

from __future__ import annotations

from datetime import datetime

from ....process import PRESENT, Guard, Region, Row, Situation, Tid, guard, later, on
from ..bestilling import Bestilling
from ..faelles.hverdage import dansk_dato
from ..kodelister.ffb import Opfoelgningsresultat
from ..kodelister.match import (
    Bestillingsart,
    Indgang,
    Indskrivningsfase,
    KontraktSvarEmne,
    KontraktSvarkode,
    Tilbudsart,
    Tilbudssvar,
)
from ..kodelister.opfoelgning import Beslutning
from ..kontrakt import Kontrakt
from ..kontrakt_svar import KontraktSvar
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .opslag import dagen_efter, i_dag, midnat, noeglens_part, sendt, tilbudsnoegler
from .tilstande import (
    AFSLUTTET,
    AFTALE_UNDER_INDGAAELSE,
    AFTALT,
    AKTIV,
    BESTILT,
    FORLOEB,
    FRAVALGT,
    INDGAAET,
    INDKALDER,
    INDSKRIVNING_PLANLAGT,
    INTET_MATCH,
    JUSTERING,
    KENDT,
    MYNDIGHED,
    OPHOERT,
    SENDT,
    TILBUD_AFGIVET,
    UDFOERER,
    A,
    C,
)


@guard("bestillingen er endelig")
def bestillingen_er_endelig(s: Situation) -> bool:
    """En endelig bestilling kan besvares med en kontrakt med det samme."""
    bestilling = s.own.newest(Bestilling)
    return bestilling is not None and bestilling.art is Bestillingsart.ENDELIG


@guard("tilbuddets frist er udløbet")
def tilbuddet_er_udloebet(s: Situation) -> bool:
    """Et tilbud, der faldt for sin frist, kan stadig tages imod; FR-125 siger, at det er for sent."""
    tilbud, svar = s.own.newest(Tilbud), s.own.newest(TilbudSvar)
    if tilbud is None or tilbud.art is not Tilbudsart.TILBUD or tilbud.gyldig_til is None:
        return False
    besvaret = svar is not None and svar.konvolut.afsendt > tilbud.konvolut.afsendt
    return not besvaret and tilbud.gyldig_til < i_dag(s)


def kontraktens_tilstand(s: Situation) -> str | None:
    """Tilstanden i region C for den kontrakt, der svares på, ellers den nyeste; ``None`` uden kontrakt."""
    if isinstance(s.message, KontraktSvar):
        return s.state_of(C, s.message.kontrakt_ref.id)
    kontrakt = s.own.newest(Kontrakt)
    return None if kontrakt is None else s.state_of(C, kontrakt.kontrakt_id)


KONTRAKT_TIL_UNDERSKRIFT = Guard(
    "kontrakten ligger til underskrift", lambda s: kontraktens_tilstand(s) == SENDT
)
INGEN_TIL_UNDERSKRIFT = KONTRAKT_TIL_UNDERSKRIFT.otherwise("ingen kontrakt ligger til underskrift")
KONTRAKT_MANGLER = Guard(
    "kontrakten er ikke på plads endnu", lambda s: kontraktens_tilstand(s) not in (INDGAAET, OPHOERT)
)
HAR_TILBUD = Guard("der er et tilbud i forløbet", lambda s: s.own.newest(Tilbud) is not None)
INTET_TILBUD = HAR_TILBUD.otherwise("der er intet tilbud i forløbet")


@guard("dagen er kommet")
def dagen_er_kommet(s: Situation) -> bool:
    """En indskrivning er først gennemført, når indflytningsdatoen er nået."""
    return s.message is None or s.message.indflytningsdato <= sendt(s.message)


def tilbud_udloeber(s: Situation) -> datetime | None:
    """Når tilbuddets sidste dag er gået; uden en frist står tilbuddet ved magt."""
    tilbud = s.own.newest(Tilbud)
    return None if tilbud is None else dagen_efter(tilbud.gyldig_til)


def intet_match_loeber_ud(s: Situation) -> datetime | None:
    """Når et forløb uden match har ligget stille i den aftalte tid."""
    return _stille(s, s.parameters.intet_match)


def fravalgt_loeber_ud(s: Situation) -> datetime | None:
    """Når et fravalgt forløb har ligget stille i den aftalte tid."""
    return _stille(s, s.parameters.fravalgt)


def _stille(s: Situation, tid: str) -> datetime | None:
    return None if s.quiet_since is None else midnat(later(dansk_dato(s.quiet_since), tid))


TILBUD, KAN_IKKE = Tilbudsart.TILBUD, Tilbudsart.KAN_IKKE_TILBYDE
ACCEPT, AFSLAG, FORHANDLING = Tilbudssvar.ACCEPT, Tilbudssvar.AFSLAG, Tilbudssvar.FORHANDLING
I_GANG, SELVMOEDER = Indgang.IGANGVAERENDE, Indgang.SELVMOEDER
PLANLAGT, GENNEMFOERT = Indskrivningsfase.PLANLAGT, Indskrivningsfase.GENNEMFOERT
FORTSAET, AENDRE = Beslutning.FORTSAET, Beslutning.AENDRE
AFSLUT, AFVENTER = Beslutning.AFSLUT, Beslutning.AFVENTER_MYNDIGHED
TIL_NY = Opfoelgningsresultat.AFSLUT_OG_VISITER_TIL_NY
IKKE_TIL_NY = (None, *(resultat for resultat in Opfoelgningsresultat if resultat is not TIL_NY))

UNDERSKRIFT = on("kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.UNDERSKREVET)
OENSKE_OM_AENDRING = on(
    "kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.AENDRING_OENSKES
)
AFVISNING = on("kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT, svar=KontraktSvarkode.AFVIST)

# fmt: off
REGION_A = Region(
    name=A,
    label="Forløb",
    states=FORLOEB,
    initial=KENDT,
    final=(AFSLUTTET,),
    rows=(
        # Veje ind
        Row(KENDT, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
            "myndigheden bestiller uden forudgående forespørgsel"),
        Row(KENDT, on("kontrakt", indgang=I_GANG), UDFOERER, None, AKTIV, "",
            "indsatsen er allerede i gang"),
        Row(KENDT, on("indskrivning", indgang=I_GANG), UDFOERER, None, AKTIV, "",
            "borgeren er der allerede"),
        Row(KENDT, on("indskrivning", indgang=SELVMOEDER), UDFOERER, None, AKTIV, "FR-211",
            "borgeren er selv mødt op"),
        Row(KENDT, on("dagsorden"), INDKALDER, None, AKTIV, "",
            "der indkaldes i en indsats, der allerede er i gang"),
        Row(KENDT, on("statusnotat"), UDFOERER, None, AKTIV, "",
            "status i en indsats, der allerede er i gang"),
        Row(KENDT, on("referat"), INDKALDER, None, AKTIV, "",
            "møde i en indsats, der allerede er i gang"),
        # Når der ikke er noget tilbud
        Row(INTET_MATCH, on("tilbud", art=TILBUD), UDFOERER, None, TILBUD_AFGIVET, "",
            "udføreren kan alligevel tilbyde noget"),
        Row(INTET_MATCH, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
            "myndigheden bestiller igen"),
        Row(INTET_MATCH, Tid("intet er sket i den aftalte tid", intet_match_loeber_ud), (), None, FRAVALGT,
            "FR-114", "sagen regnes for fravalgt"),
        Row(FRAVALGT, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
            "myndigheden vender tilbage"),
        Row(FRAVALGT, Tid("intet er sket i den aftalte tid", fravalgt_loeber_ud), (), None, AFSLUTTET,
            "FR-114", "forløbet lukkes"),
        # Bestilling og tilbud
        Row(BESTILT, on("bestilling", replacing=True), MYNDIGHED, None, BESTILT, "",
            "myndigheden retter bestillingen"),
        Row(BESTILT, on("tilbud", art=TILBUD), UDFOERER, None, TILBUD_AFGIVET, "FR-124",
            "udføreren giver et tilbud", awaited=True),
        Row(BESTILT, on("tilbud", art=KAN_IKKE), UDFOERER, None, INTET_MATCH, "FR-123",
            "udføreren kan ikke tilbyde det", awaited=True),
        Row(BESTILT, on("kontrakt"), UDFOERER, bestillingen_er_endelig, AFTALE_UNDER_INDGAAELSE, "",
            "udføreren sender kontrakten med det samme", awaited=True),
        Row(BESTILT, on("tilbudSvar", svar=ACCEPT), MYNDIGHED, tilbuddet_er_udloebet,
            AFTALE_UNDER_INDGAAELSE, "FR-125", "myndigheden tager imod efter fristen"),
        Row(BESTILT, on("indskrivning", foreloebig_aftale=PRESENT), UDFOERER, None, AKTIV, "FR-214",
            "borgeren begynder på en foreløbig aftale"),
        Row(TILBUD_AFGIVET, on("tilbud", replacing=True), UDFOERER, None, TILBUD_AFGIVET, "",
            "udføreren retter tilbuddet"),
        Row(TILBUD_AFGIVET, on("tilbudSvar", svar=FORHANDLING), MYNDIGHED, None, BESTILT, "FR-127",
            "myndigheden ønsker tilbuddet ændret", awaited=True),
        Row(TILBUD_AFGIVET, on("tilbudSvar", svar=AFSLAG), MYNDIGHED, None, FRAVALGT, "FR-127",
            "myndigheden siger nej tak", awaited=True),
        Row(TILBUD_AFGIVET, on("tilbudSvar", svar=ACCEPT), MYNDIGHED, None, AFTALE_UNDER_INDGAAELSE,
            "FR-125", "myndigheden tager imod tilbuddet", awaited=True),
        Row(TILBUD_AFGIVET, on("bestilling", replacing=True), MYNDIGHED, None, BESTILT, "",
            "myndigheden retter bestillingen, og tilbuddet gives på ny"),
        Row(TILBUD_AFGIVET, Tid("tilbuddets frist er udløbet", tilbud_udloeber), (), None, BESTILT, "FR-125",
            "tilbuddet falder bort"),
        # Kontrakt
        Row(AFTALE_UNDER_INDGAAELSE, on("kontrakt", replacing=False), UDFOERER, INGEN_TIL_UNDERSKRIFT,
            AFTALE_UNDER_INDGAAELSE, "", "udføreren sender kontrakten", awaited=True),
        Row(AFTALE_UNDER_INDGAAELSE, on("kontrakt", replacing=True), UDFOERER, None, AFTALE_UNDER_INDGAAELSE,
            "", "udføreren retter kontrakten"),
        Row(AFTALE_UNDER_INDGAAELSE, UNDERSKRIFT, MYNDIGHED, KONTRAKT_TIL_UNDERSKRIFT, AFTALT, "FR-209",
            "myndigheden skriver under"),
        Row(AFTALE_UNDER_INDGAAELSE, OENSKE_OM_AENDRING, MYNDIGHED, KONTRAKT_TIL_UNDERSKRIFT,
            AFTALE_UNDER_INDGAAELSE, "FR-127", "myndigheden ønsker kontrakten ændret"),
        Row(AFTALE_UNDER_INDGAAELSE, AFVISNING, MYNDIGHED, KONTRAKT_TIL_UNDERSKRIFT & HAR_TILBUD,
            TILBUD_AFGIVET, "FR-127", "myndigheden afviser kontrakten, og tilbuddet står"),
        Row(AFTALE_UNDER_INDGAAELSE, AFVISNING, MYNDIGHED, KONTRAKT_TIL_UNDERSKRIFT & INTET_TILBUD, BESTILT,
            "FR-127", "myndigheden afviser kontrakten, og bestillingen står"),
        Row(AFTALE_UNDER_INDGAAELSE, on("indskrivning", foreloebig_aftale=PRESENT), UDFOERER, None, AKTIV,
            "FR-214", "borgeren begynder på en foreløbig aftale"),
        # Indskrivning
        Row(AFTALT, on("indskrivning", fase=PLANLAGT), UDFOERER, None, INDSKRIVNING_PLANLAGT, "",
            "dagen for indflytning er aftalt", awaited=True),
        Row(AFTALT, on("indskrivning", fase=GENNEMFOERT), UDFOERER, dagen_er_kommet, AKTIV, "",
            "borgeren er begyndt", awaited=True),
        Row(AFTALT, on("dagsorden"), INDKALDER, None, AFTALT, "",
            "der indkaldes, før borgeren er begyndt"),
        Row(INDSKRIVNING_PLANLAGT, on("indskrivning", fase=PLANLAGT, replacing=True), UDFOERER, None,
            INDSKRIVNING_PLANLAGT, "", "dagen for indflytning flyttes"),
        Row(INDSKRIVNING_PLANLAGT, on("indskrivning", fase=GENNEMFOERT), UDFOERER, dagen_er_kommet, AKTIV,
            "", "borgeren er begyndt", awaited=True),
        Row(INDSKRIVNING_PLANLAGT, on("dagsorden"), INDKALDER, None, INDSKRIVNING_PLANLAGT, "",
            "der indkaldes, før borgeren er begyndt"),
        # Indsatsen er i gang
        Row(AKTIV, on("dagsorden"), INDKALDER, None, AKTIV, "",
            "der indkaldes til opfølgning"),
        Row(AKTIV, on("statusnotat"), UDFOERER, None, AKTIV, "",
            "udføreren giver status"),
        Row(AKTIV, on("referat", beslutning=(FORTSAET, AFVENTER)), MYNDIGHED, None, AKTIV, "",
            "indsatsen fortsætter"),
        Row(AKTIV, on("referat", beslutning=AENDRE), MYNDIGHED, None, JUSTERING, "",
            "indsatsen skal ændres"),
        Row(AKTIV, on("referat", beslutning=AFSLUT), MYNDIGHED, None, AKTIV, "",
            "indsatsen skal slutte; opsigelse udestår"),
        Row(AKTIV, on("tilbud"), UDFOERER, KONTRAKT_MANGLER, AKTIV, "",
            "tilbuddet kommer, mens kontrakten er på vej"),
        Row(AKTIV, on("tilbudSvar"), MYNDIGHED, KONTRAKT_MANGLER, AKTIV, "",
            "tilbuddet besvares, mens kontrakten er på vej"),
        Row(AKTIV, on("kontrakt"), UDFOERER, KONTRAKT_MANGLER, AKTIV, "",
            "kontrakten kommer, efter at indsatsen er begyndt"),
        Row(AKTIV, on("kontraktSvar", vedroerer=KontraktSvarEmne.KONTRAKT), MYNDIGHED,
            KONTRAKT_TIL_UNDERSKRIFT, AKTIV, "", "kontrakten besvares, efter at indsatsen er begyndt"),
        Row(AKTIV, on("indskrivning", fase=GENNEMFOERT), UDFOERER, None, AKTIV, "",
            "indskrivningen meldes gennemført"),
        # Justering
        Row(JUSTERING, on("dagsorden"), INDKALDER, None, JUSTERING, "",
            "der indkaldes, mens indsatsen justeres"),
        Row(JUSTERING, on("statusnotat"), UDFOERER, None, JUSTERING, "",
            "udføreren giver status, mens indsatsen justeres"),
        Row(JUSTERING, on("referat", beslutning=(AENDRE, AFVENTER), opfoelgningsresultat=IKKE_TIL_NY),
            MYNDIGHED, None, JUSTERING, "", "justeringen drøftes videre"),
        Row(JUSTERING, on("referat", beslutning=AFSLUT, opfoelgningsresultat=IKKE_TIL_NY), MYNDIGHED, None,
            JUSTERING, "", "indsatsen skal slutte; opsigelse udestår"),
        Row(JUSTERING, on("referat", beslutning=FORTSAET, opfoelgningsresultat=IKKE_TIL_NY), MYNDIGHED, None,
            AKTIV, "", "det aftales, at intet ændres", awaited=True),
        Row(JUSTERING, on("referat", opfoelgningsresultat=TIL_NY), MYNDIGHED, None, JUSTERING, "",
            "indsatsen afløses af en ny; opsigelse udestår"),
        # Efter afslutningen
        Row(AFSLUTTET, on("statusnotat"), UDFOERER, None, AFSLUTTET, "",
            "sene papirer"),
        Row(AFSLUTTET, on("referat"), INDKALDER, None, AFSLUTTET, "",
            "sene papirer"),
    ),
    keys=tilbudsnoegler,
    party=noeglens_part,
)
# fmt: on
"""Region A: én maskine for hvert tilbud i forløbet."""
