"""Tilstandene i region A, B og C, med de ord en sagsbehandler bruger om dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.tilstande import BESTILT, FORLOEB

    tekster = {tilstand.name: tilstand.text for tilstand in FORLOEB}
    assert tekster[BESTILT] == "myndigheden har bestilt og venter på udføreren"

Kilde: ``process.md``.
"""

from ....process import State
from ..kodelister.konvolut import Rolle

MYNDIGHED = (Rolle.MYNDIGHED.value,)
UDFOERER = (Rolle.UDFOERER.value, Rolle.DRIFTSHERRE.value)
"""Udfører: det tilbud, der leverer, eller driftsherren bag."""
INDKALDER = (Rolle.MYNDIGHED.value, Rolle.KOORDINATOR.value)
"""Dem, der kan indkalde til møde og skrive referat."""
AKTOER = (Rolle.AKTOER.value,)
BEGGE = (*MYNDIGHED, *UDFOERER)
"""Aftalens to sider."""
PARTERNE = (*BEGGE, Rolle.KOORDINATOR.value, *AKTOER)
"""Alle, der kan sende det, et forløb består af."""

A, B, C = "A", "B", "C"

KENDT = "KENDT"
AFSOEGNING = "AFSOEGNING"
MATCH_UNDER_AFKLARING = "MATCH_UNDER_AFKLARING"
MATCH_FUNDET = "MATCH_FUNDET"
INTET_MATCH = "INTET_MATCH"
FRAVALGT = "FRAVALGT"
BESTILT = "BESTILT"
TILBUD_AFGIVET = "TILBUD_AFGIVET"
AFTALE_UNDER_INDGAAELSE = "AFTALE_UNDER_INDGAAELSE"
AFTALT = "AFTALT"
INDSKRIVNING_PLANLAGT = "INDSKRIVNING_PLANLAGT"
AKTIV = "AKTIV"
JUSTERING = "JUSTERING"
OPSAGT = "OPSAGT"
UDSKREVET = "UDSKREVET"
AFSLUTTET = "AFSLUTTET"
ANNULLERET = "ANNULLERET"

FORLOEB = (
    State(KENDT, "borgeren er kendt, men intet er bestilt"),
    State(AFSOEGNING, "myndigheden har spurgt, om udføreren kan"),
    State(MATCH_UNDER_AFKLARING, "udføreren er ved at finde ud af, om det kan lade sig gøre"),
    State(MATCH_FUNDET, "udføreren kan, og myndigheden kan bestille"),
    State(INTET_MATCH, "der er intet match her: udføreren kan ikke eller har ikke svaret"),
    State(FRAVALGT, "der arbejdes ikke videre hos denne udfører"),
    State(BESTILT, "myndigheden har bestilt og venter på udføreren"),
    State(TILBUD_AFGIVET, "udføreren har givet et tilbud, som myndigheden skal svare på"),
    State(AFTALE_UNDER_INDGAAELSE, "kontrakten er ved at blive indgået"),
    State(AFTALT, "kontrakten er underskrevet, og borgeren er ikke begyndt endnu"),
    State(INDSKRIVNING_PLANLAGT, "dagen for indflytning eller start er aftalt"),
    State(AKTIV, "indsatsen er i gang"),
    State(JUSTERING, "det er besluttet at ændre indsatsen"),
    State(OPSAGT, "indsatsen er sagt op, men ikke afsluttet endnu"),
    State(UDSKREVET, "indsatsen er slut, og der mangler at blive gjort op"),
    State(AFSLUTTET, "forløbet er afsluttet"),
    State(ANNULLERET, "alt, der blev sendt, er annulleret"),
)

INGEN = "INGEN"
PLANLAGT = "PLANLAGT"
INDKALDT = "INDKALDT"
STATUS_MODTAGET = "STATUS_MODTAGET"
STATUS_MANGLER = "STATUS_MANGLER"
AFHOLDT = "AFHOLDT"
JUSTERING_AFTALT = "JUSTERING_AFTALT"
AFLYST = "AFLYST"
AFSLUTTET_CYKLUS = "AFSLUTTET_CYKLUS"

OPFOELGNING = (
    State(INGEN, "ingen opfølgning er begyndt"),
    State(PLANLAGT, "det er tid til at planlægge opfølgningen"),
    State(INDKALDT, "der er indkaldt til møde"),
    State(STATUS_MODTAGET, "udførerens statusnotat er modtaget"),
    State(STATUS_MANGLER, "mødet er passeret, uden at statusnotatet er kommet"),
    State(AFHOLDT, "mødet er holdt, og referatet er sendt"),
    State(JUSTERING_AFTALT, "det er aftalt, hvordan indsatsen justeres"),
    State(AFLYST, "opfølgningen bliver ikke holdt"),
    State(AFSLUTTET_CYKLUS, "opfølgningen er slut"),
)

UDKAST = "UDKAST"
FORELOEBIG = "FORELOEBIG"
SENDT = "SENDT"
INDGAAET = "INDGAAET"
TILLAEG_SENDT = "TILLAEG_SENDT"
AFVIST = "AFVIST"
OPHOERT = "OPHOERT"

KONTRAKT = (
    State(UDKAST, "udføreren skriver på kontrakten"),
    State(FORELOEBIG, "der er en foreløbig aftale, og kontrakten mangler"),
    State(SENDT, "kontrakten ligger til underskrift hos myndigheden"),
    State(INDGAAET, "kontrakten er underskrevet af begge parter"),
    State(TILLAEG_SENDT, "et tillæg ligger til underskrift; kontrakten gælder som hidtil imens"),
    State(OPSAGT, "kontrakten er sagt op og gælder, til den ophører"),
    State(AFVIST, "myndigheden har afvist kontrakten"),
    State(OPHOERT, "kontrakten er ophørt"),
)
