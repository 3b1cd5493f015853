"""Tilstandene i de tre regioner, med de ord en sagsbehandler bruger om dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.proces.tilstande import BESTILT, FORLOEB

    tekster = {tilstand.name: tilstand.text for tilstand in FORLOEB}
    assert tekster[BESTILT] == "myndigheden har bestilt og venter på udføreren"

Kun de tilstande, som kernens beskeder kan føre til, er med. Kilde: ``process.md``.
"""

from ....process import State
from ..kodelister.konvolut import Rolle

MYNDIGHED = (Rolle.MYNDIGHED.value,)
UDFOERER = (Rolle.UDFOERER.value, Rolle.DRIFTSHERRE.value)
"""Udfører: det tilbud, der leverer, eller driftsherren bag."""
INDKALDER = (Rolle.MYNDIGHED.value, Rolle.KOORDINATOR.value)
"""Dem, der kan indkalde til møde og skrive referat."""

A, B, C = "A", "B", "C"

KENDT = "KENDT"
INTET_MATCH = "INTET_MATCH"
FRAVALGT = "FRAVALGT"
BESTILT = "BESTILT"
TILBUD_AFGIVET = "TILBUD_AFGIVET"
AFTALE_UNDER_INDGAAELSE = "AFTALE_UNDER_INDGAAELSE"
AFTALT = "AFTALT"
INDSKRIVNING_PLANLAGT = "INDSKRIVNING_PLANLAGT"
AKTIV = "AKTIV"
JUSTERING = "JUSTERING"
AFSLUTTET = "AFSLUTTET"

FORLOEB = (
    State(KENDT, "borgeren er kendt, men intet er bestilt"),
    State(INTET_MATCH, "udføreren kan ikke tilbyde det, der er bedt om"),
    State(FRAVALGT, "tilbuddet er fravalgt"),
    State(BESTILT, "myndigheden har bestilt og venter på udføreren"),
    State(TILBUD_AFGIVET, "udføreren har givet et tilbud, som myndigheden skal svare på"),
    State(AFTALE_UNDER_INDGAAELSE, "parterne er enige, og kontrakten er på vej"),
    State(AFTALT, "kontrakten er underskrevet, og borgeren er ikke begyndt endnu"),
    State(INDSKRIVNING_PLANLAGT, "dagen for indflytning eller start er aftalt"),
    State(AKTIV, "indsatsen er i gang"),
    State(JUSTERING, "det er besluttet at ændre indsatsen"),
    State(AFSLUTTET, "forløbet er afsluttet"),
)

INGEN = "INGEN"
PLANLAGT = "PLANLAGT"
INDKALDT = "INDKALDT"
STATUS_MODTAGET = "STATUS_MODTAGET"
STATUS_MANGLER = "STATUS_MANGLER"
AFHOLDT = "AFHOLDT"
JUSTERING_AFTALT = "JUSTERING_AFTALT"
AFSLUTTET_CYKLUS = "AFSLUTTET_CYKLUS"

OPFOELGNING = (
    State(INGEN, "ingen opfølgning er begyndt"),
    State(PLANLAGT, "det er tid til at planlægge opfølgningen"),
    State(INDKALDT, "der er indkaldt til møde"),
    State(STATUS_MODTAGET, "udførerens statusnotat er modtaget"),
    State(STATUS_MANGLER, "mødet er passeret, uden at statusnotatet er kommet"),
    State(AFHOLDT, "mødet er holdt, og referatet er sendt"),
    State(JUSTERING_AFTALT, "det er aftalt, hvordan indsatsen justeres"),
    State(AFSLUTTET_CYKLUS, "opfølgningen er slut"),
)

UDKAST = "UDKAST"
FORELOEBIG = "FORELOEBIG"
SENDT = "SENDT"
INDGAAET = "INDGAAET"
AFVIST = "AFVIST"
OPHOERT = "OPHOERT"

KONTRAKT = (
    State(UDKAST, "udføreren skriver på kontrakten"),
    State(FORELOEBIG, "der er en foreløbig aftale, og kontrakten mangler"),
    State(SENDT, "kontrakten ligger til underskrift hos myndigheden"),
    State(INDGAAET, "kontrakten er underskrevet af begge parter"),
    State(AFVIST, "myndigheden har afvist kontrakten"),
    State(OPHOERT, "kontrakten er udløbet"),
)
