"""M02 MatchSvar: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Organisation
from .faelles.ydelse import Metode, Starttid, Takst
from .kodelister.afsoegning import Matchgrad, Matchvurdering
from .kodelister.ffb import FfbMaalgruppe
from .kodelister.konvolut import Beskedtype


class MatchSvar(Konvolutbesked, beskedtype=Beskedtype.MATCH_SVAR):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    tilbud: Annotated[Organisation, about("det tilbud, svaret gælder", "000:78", "FR-109")]
    samlet_vurdering: Annotated[
        Matchvurdering, about("match, delvist, intet eller afventer", "000:93", "FR-118")
    ]
    maalgruppe_match: Annotated[Matchgrad, about("passer målgruppen", "000:78-79", "FR-118")]
    faelles_maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...],
        about(
            "de målgrupper, tilbuddet og borgeren har til fælles",
            "000:78-79",
            "FR-118",
            "FR-020",
            many=(0, 20),
        ),
    ] = ()
    metode_match: Annotated[Matchgrad | None, about("passer metoderne", "000:79-80", "FR-119")] = None
    fysiske_rammer_match: Annotated[
        Matchgrad | None, about("passer de fysiske rammer", "000:81-82", "FR-119")
    ] = None
    begrundelse: Annotated[Tekst | None, about("nødvendig ved andet end fuldt match", "000:85", "FR-118")] = (
        None
    )
    ledig_fra: Annotated[Starttid | None, about("hvornår der er plads", "praksis")] = None
    forslag_til_forbesoeg: Annotated[Tekst | None, about("om et forbesøg vil hjælpe", "000:89")] = None
    metode: Annotated[tuple[Metode, ...], about("tilbuddets metoder", "000:87", many=(0, 20))] = ()
    faciliteter: Annotated[Tekst | None, about("tilbuddets rammer", "004:42")] = None
    kompetencer: Annotated[Tekst | None, about("medarbejdernes kompetencer", "004:42")] = None
    indikativ_takst: Annotated[tuple[Takst, ...], about("foreløbig takst", "praksis", many=(0, 10))] = ()
    oenskede_oplysninger: Annotated[Tekst | None, about("hvad udfører mangler for at vurdere", "000:85")] = (
        None
    )
