"""Region A indtil indsatsen begynder: fra den første forespørgsel til kontrakten er underskrevet.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.forloeb_foer import SOEGNING

    assert SOEGNING[0].text == "myndigheden retter forespørgslen"

Rækkerne læses højt som i :mod:`.forloeb`, der samler dem. Kilde: ``process.md``, region A.
"""

from __future__ import annotations

from ....process import PRESENT, Row, Tid, on
from ..bestilling import Bestilling
from ..forespoergsel import Forespoergsel
from ..kodelister.afsoegning import Matchvurdering
from ..kodelister.konvolut import Annulleringsaarsag
from ..kodelister.match import (
    Indgang,
    Indskrivningsfase,
    KontraktSvarEmne,
    KontraktSvarkode,
    Tilbudsart,
    Tilbudssvar,
)
from ..kontrakt import Kontrakt
from ..match_svar import MatchSvar
from ..tilbud import Tilbud
from ..tilbud_svar import TilbudSvar
from .betingelser import (
    HAR_TILBUD,
    INGEN_TIL_UNDERSKRIFT,
    INTET_TILBUD,
    KONTRAKT_TIL_UNDERSKRIFT,
    afklaringen_er_gaaet,
    bestillingen_er_endelig,
    dagen_er_kommet,
    der_er_sagt_nej,
    fravalgt_loeber_ud,
    intet_er_tilbage,
    intet_match_loeber_ud,
    match_loeber_ud,
    svarfristen_er_gaaet,
    tilbud_udloeber,
    tilbuddet_er_udloebet,
    traekkes_tilbage,
)
from .tilstande import (
    AFSLUTTET,
    AFSOEGNING,
    AFTALE_UNDER_INDGAAELSE,
    AFTALT,
    AKTIV,
    AKTOER,
    ANNULLERET,
    BEGGE,
    BESTILT,
    FRAVALGT,
    INDKALDER,
    INTET_MATCH,
    KENDT,
    MATCH_FUNDET,
    MATCH_UNDER_AFKLARING,
    MYNDIGHED,
    PARTERNE,
    TILBUD_AFGIVET,
    UDFOERER,
)

ET_MATCH = (Matchvurdering.MATCH, Matchvurdering.DELVIST)
INTET, AFVENTER = Matchvurdering.INTET, Matchvurdering.AFVENTER
TILBUD, KAN_IKKE = Tilbudsart.TILBUD, Tilbudsart.KAN_IKKE_TILBYDE
ACCEPT, AFSLAG, FORHANDLING = Tilbudssvar.ACCEPT, Tilbudssvar.AFSLAG, Tilbudssvar.FORHANDLING
GENNEMFOERT, PLANLAGT = Indskrivningsfase.GENNEMFOERT, Indskrivningsfase.PLANLAGT
I_GANG, SELVMOEDER = Indgang.IGANGVAERENDE, Indgang.SELVMOEDER

FEJL = tuple(aarsag for aarsag in Annulleringsaarsag if aarsag is not Annulleringsaarsag.TRUKKET_TILBAGE)
"""De årsager, der tager en besked ud, som om den aldrig var sendt."""
TRAEKKES = on("annullering", aarsag=Annulleringsaarsag.TRUKKET_TILBAGE)

KONTRAKT = KontraktSvarEmne.KONTRAKT
UNDERSKRIFT = on("kontraktSvar", vedroerer=KONTRAKT, svar=KontraktSvarkode.UNDERSKREVET)
OENSKE_OM_AENDRING = on("kontraktSvar", vedroerer=KONTRAKT, svar=KontraktSvarkode.AENDRING_OENSKES)
AFVISNING = on("kontraktSvar", vedroerer=KONTRAKT, svar=KontraktSvarkode.AFVIST)

AF_FORESPOERGSEL = traekkes_tilbage("forespørgslen trækkes tilbage", Forespoergsel)
AF_MATCH = traekkes_tilbage("forespørgslen eller svaret trækkes tilbage", Forespoergsel, MatchSvar)
AF_BESTILLING = traekkes_tilbage("bestillingen trækkes tilbage", Bestilling)
AF_TILBUD = traekkes_tilbage("tilbuddet trækkes tilbage", Tilbud)
AF_AFTALE = traekkes_tilbage(
    "bestillingen, tilbuddet, svaret eller kontrakten trækkes tilbage",
    Bestilling, Tilbud, TilbudSvar, Kontrakt,
)  # fmt: skip

# fmt: off
VEJE_IND = (
    Row(KENDT, on("forespoergsel"), MYNDIGHED, None, AFSOEGNING, "FR-102",
        "myndigheden spørger, om udføreren kan"),
    Row(KENDT, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden bestiller uden forudgående forespørgsel"),
    Row(KENDT, on("kontrakt", indgang=I_GANG), UDFOERER, None, AKTIV, "",
        "indsatsen er allerede i gang"),
    Row(KENDT, on("indskrivning", indgang=I_GANG), UDFOERER, None, AKTIV, "",
        "borgeren er der allerede"),
    Row(KENDT, on("indskrivning", indgang=SELVMOEDER), UDFOERER, None, AKTIV, "FR-211",
        "borgeren er selv mødt op"),
    Row(KENDT, on("delmaalsplan"), UDFOERER, None, AKTIV, "",
        "delmål i en indsats, der allerede er i gang"),
    Row(KENDT, on("dagsorden"), INDKALDER, None, AKTIV, "",
        "der indkaldes i en indsats, der allerede er i gang"),
    Row(KENDT, on("aktoerAnmodning"), MYNDIGHED, None, AKTIV, "",
        "en anden aktør spørges i en indsats, der allerede er i gang"),
    Row(KENDT, on("aktoerOpfoelgning"), AKTOER, None, AKTIV, "",
        "en anden aktør svarer i en indsats, der allerede er i gang"),
    Row(KENDT, on("statusnotat"), UDFOERER, None, AKTIV, "",
        "status i en indsats, der allerede er i gang"),
    Row(KENDT, on("referat"), INDKALDER, None, AKTIV, "",
        "møde i en indsats, der allerede er i gang"),
    Row(KENDT, on("aendringsmeddelelse"), UDFOERER, None, AKTIV, "",
        "en ændring i en indsats, der allerede er i gang"),
    Row(KENDT, on("indsatsmaalOpdatering"), MYNDIGHED, None, AKTIV, "",
        "nye mål i en indsats, der allerede er i gang"),
    Row(KENDT, on("bestillingJustering"), MYNDIGHED, None, AKTIV, "",
        "en indsats, der allerede er i gang, justeres"),
    Row(KENDT, on("handleplan"), MYNDIGHED, None, AKTIV, "",
        "handleplan i en indsats, der allerede er i gang"),
    Row(KENDT, on("annullering", aarsag=FEJL), PARTERNE, intet_er_tilbage, ANNULLERET, "FR-026",
        "det eneste, der var sendt, er annulleret"),
    Row(ANNULLERET, on("forespoergsel"), MYNDIGHED, None, AFSOEGNING, "FR-102",
        "myndigheden begynder forfra med en forespørgsel"),
    Row(ANNULLERET, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden begynder forfra med en bestilling"),
)
"""Hvordan et forløb begynder, og hvad der sker, når alt viser sig at være en fejl."""

SOEGNING = (
    Row(AFSOEGNING, on("forespoergsel", replacing=True), MYNDIGHED, None, AFSOEGNING, "",
        "myndigheden retter forespørgslen"),
    Row(AFSOEGNING, on("matchSvar", samlet_vurdering=ET_MATCH), UDFOERER, None, MATCH_FUNDET, "FR-118",
        "udføreren kan, helt eller delvist", awaited=True),
    Row(AFSOEGNING, on("matchSvar", samlet_vurdering=AFVENTER), UDFOERER, None, MATCH_UNDER_AFKLARING,
        "FR-118", "udføreren kan ikke svare endnu", awaited=True),
    Row(AFSOEGNING, on("forbesoegAftale"), BEGGE, None, MATCH_UNDER_AFKLARING, "",
        "et besøg skal vise, om det kan lade sig gøre"),
    Row(AFSOEGNING, on("matchSvar", samlet_vurdering=INTET), UDFOERER, None, INTET_MATCH, "FR-118",
        "udføreren kan ikke", awaited=True),
    Row(AFSOEGNING, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden bestiller uden at vente på svar"),
    Row(AFSOEGNING, Tid("svarfristen er gået uden svar", svarfristen_er_gaaet), (), None, INTET_MATCH, "",
        "udføreren har ikke svaret"),
    Row(AFSOEGNING, TRAEKKES, MYNDIGHED, AF_FORESPOERGSEL, FRAVALGT, "FR-026",
        "myndigheden søger ikke længere"),
    Row(MATCH_UNDER_AFKLARING, on("forespoergsel", replacing=True), MYNDIGHED, None, MATCH_UNDER_AFKLARING,
        "", "myndigheden retter forespørgslen"),
    Row(MATCH_UNDER_AFKLARING, on("forbesoegAftale"), BEGGE, None, MATCH_UNDER_AFKLARING, "",
        "et besøg aftales, flyttes eller holdes"),
    Row(MATCH_UNDER_AFKLARING, on("matchSvar", samlet_vurdering=AFVENTER), UDFOERER, None,
        MATCH_UNDER_AFKLARING, "FR-118", "udføreren kan stadig ikke svare"),
    Row(MATCH_UNDER_AFKLARING, on("matchSvar", samlet_vurdering=ET_MATCH), UDFOERER, None, MATCH_FUNDET,
        "FR-118", "udføreren kan, helt eller delvist", awaited=True),
    Row(MATCH_UNDER_AFKLARING, on("matchSvar", samlet_vurdering=INTET), UDFOERER, None, INTET_MATCH,
        "FR-118", "udføreren kan ikke", awaited=True),
    Row(MATCH_UNDER_AFKLARING, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden bestiller uden at vente på svar"),
    Row(MATCH_UNDER_AFKLARING, Tid("den aftalte tid efter svarfristen", afklaringen_er_gaaet), (), None,
        INTET_MATCH, "", "det blev aldrig afklaret"),
    Row(MATCH_UNDER_AFKLARING, TRAEKKES, MYNDIGHED, AF_FORESPOERGSEL, FRAVALGT, "FR-026",
        "myndigheden søger ikke længere"),
    Row(MATCH_FUNDET, on("forbesoegAftale"), BEGGE, None, MATCH_FUNDET, "",
        "et besøg aftales, flyttes eller holdes"),
    Row(MATCH_FUNDET, on("matchSvar", samlet_vurdering=ET_MATCH, replacing=True), UDFOERER, None,
        MATCH_FUNDET, "FR-118", "udføreren retter svaret"),
    Row(MATCH_FUNDET, on("matchSvar", samlet_vurdering=AFVENTER, replacing=True), UDFOERER, None,
        MATCH_UNDER_AFKLARING, "FR-118", "udføreren er alligevel ikke sikker"),
    Row(MATCH_FUNDET, on("matchSvar", samlet_vurdering=INTET, replacing=True), UDFOERER, None, INTET_MATCH,
        "FR-118", "udføreren kan alligevel ikke"),
    Row(MATCH_FUNDET, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-601",
        "myndigheden bestiller", awaited=True),
    Row(MATCH_FUNDET, TRAEKKES, BEGGE, AF_MATCH, FRAVALGT, "FR-026",
        "en af parterne trækker sig"),
    Row(MATCH_FUNDET, Tid("intet er sket i den aftalte tid", match_loeber_ud), (), None, FRAVALGT, "FR-114",
        "sagen regnes for fravalgt"),
    Row(INTET_MATCH, on("forespoergsel", replacing=False), MYNDIGHED, None, AFSOEGNING, "",
        "myndigheden spørger igen"),
    Row(INTET_MATCH, on("matchSvar", samlet_vurdering=ET_MATCH), UDFOERER, None, MATCH_FUNDET, "FR-118",
        "udføreren kan alligevel"),
    Row(INTET_MATCH, on("tilbud", art=TILBUD), UDFOERER, der_er_sagt_nej, TILBUD_AFGIVET, "",
        "udføreren kan alligevel tilbyde noget"),
    Row(INTET_MATCH, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden bestiller igen"),
    Row(INTET_MATCH, Tid("intet er sket i den aftalte tid", intet_match_loeber_ud), (), None, FRAVALGT,
        "FR-114", "sagen regnes for fravalgt"),
    Row(FRAVALGT, on("forespoergsel"), MYNDIGHED, None, AFSOEGNING, "",
        "myndigheden spørger igen"),
    Row(FRAVALGT, on("bestilling"), MYNDIGHED, None, BESTILT, "FR-101",
        "myndigheden vender tilbage"),
    Row(FRAVALGT, Tid("intet er sket i den aftalte tid", fravalgt_loeber_ud), (), None, AFSLUTTET,
        "FR-114", "forløbet lukkes"),
)
"""Fra forespørgsel til match, og når der ikke er noget match."""

AFTALE = (
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
    Row(BESTILT, on("handleplan"), MYNDIGHED, None, BESTILT, "FR-412",
        "myndigheden sender handleplanen"),
    Row(BESTILT, TRAEKKES, MYNDIGHED, AF_BESTILLING, FRAVALGT, "FR-026",
        "myndigheden trækker bestillingen tilbage"),
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
    Row(TILBUD_AFGIVET, TRAEKKES, UDFOERER, AF_TILBUD, BESTILT, "FR-026",
        "udføreren trækker tilbuddet tilbage"),
    Row(TILBUD_AFGIVET, TRAEKKES, MYNDIGHED, AF_BESTILLING, FRAVALGT, "FR-026",
        "myndigheden trækker bestillingen tilbage"),
    Row(TILBUD_AFGIVET, Tid("tilbuddets frist er udløbet", tilbud_udloeber), (), None, BESTILT, "FR-125",
        "tilbuddet falder bort"),
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
    Row(AFTALE_UNDER_INDGAAELSE, on("indskrivning", fase=GENNEMFOERT, foreloebig_aftale=None), UDFOERER,
        dagen_er_kommet, AKTIV, "FR-220", "borgeren er begyndt, før kontrakten er underskrevet"),
    Row(AFTALE_UNDER_INDGAAELSE, on("indskrivning", fase=PLANLAGT, foreloebig_aftale=None), UDFOERER, None,
        AFTALE_UNDER_INDGAAELSE, "", "dagen for indflytning aftales, mens kontrakten er på vej"),
    Row(AFTALE_UNDER_INDGAAELSE, on("handleplan"), MYNDIGHED, None, AFTALE_UNDER_INDGAAELSE, "FR-412",
        "myndigheden sender handleplanen"),
    Row(AFTALE_UNDER_INDGAAELSE, TRAEKKES, BEGGE, AF_AFTALE, AFSOEGNING, "FR-026",
        "en af parterne trækker sig, og der søges igen"),
)
"""Fra bestilling til underskrift."""
# fmt: on
