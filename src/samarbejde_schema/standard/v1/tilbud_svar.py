"""M06 TilbudSvar: myndigheden siger ja eller nej til et tilbud, eller beder om ændringer.

Et fuldt eksempel, hvor ``tilbud`` er det modtagne tilbud::

    from samarbejde_schema.standard.v1.tilbud_svar import TilbudSvar

    svar = tilbud.besvar(
        TilbudSvar,
        fortrolighed="FOELSOM",
        behandlingsgrundlag="MYNDIGHEDSOPGAVE",
        tilbud_ref=tilbud.tilbud_id,
        svar="FORHANDLING",
        begrundelse="Natdækningen er større, end vores afgørelse giver plads til.",
        oensket_aendring=("Sovende i stedet for vågen nattevagt.",),
    )
    assert svar.konvolut.svar_paa == tilbud.konvolut.besked_id

At et svar, der ikke er et ja, har en begrundelse, er FR-127 i :mod:`.faelles.regler_aftale`.
"""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.ydelse import Starttid
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Tilbudssvar


class TilbudSvar(Konvolutbesked, beskedtype=Beskedtype.TILBUD_SVAR):
    """Myndighedens svar på et tilbud: ja tak, nej tak, eller et ønske om at ændre noget.

    Et ja fører til en kontrakt fra udføreren. Ved forhandling siges, hvad der ønskes ændret, og udføreren
    svarer med et nyt tilbud. Nej og forhandling begrundes altid.
    """

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    tilbud_ref: Annotated[Uuid, about("tilbuddet", "000:93", "FR-003")]
    svar: Annotated[Tilbudssvar, about("ja, nej eller forhandling", "000:93", "FR-127")]
    begrundelse: Annotated[Tekst | None, about("nødvendig ved nej og forhandling", "000:85", "FR-127")] = None
    oensket_aendring: Annotated[
        tuple[Tekst, ...], about("hvad der ønskes ændret", "000:109", many=(0, 20))
    ] = ()
    svarfrist: Annotated[Dato | None, about("ny frist", "praksis")] = None
    oensket_start: Annotated[Starttid | None, about("ønsket start ved ja", "praksis")] = None
