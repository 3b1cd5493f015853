"""M01 Forespoergsel: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst
from .faelles.borger import Borger, BorgerensStemme
from .faelles.konvolut import Konvolutbesked
from .faelles.vurdering import KomplekseUdfordringer, MaalgruppeAngivelse, TemaVurdering
from .faelles.ydelse import FysiskKrav, Starttid, Ydelse
from .kodelister.afsoegning import Aldersinterval
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Hastegrad


class Forespoergsel(Konvolutbesked, beskedtype=Beskedtype.FORESPOERGSEL):
    """MANGLER."""

    borger: Annotated[Borger, about("borgeren, normalt kun med pseudonym", "000:86, 98", "FR-010")]
    identificeret_begrundelse: Annotated[
        Tekst | None, about("hvorfor borgeren nævnes med personnummer", "000:98", "FR-010")
    ] = None
    aldersinterval: Annotated[Aldersinterval | None, about("alder uden fødselsdato", "000:53")] = None
    maalgruppe: Annotated[
        tuple[MaalgruppeAngivelse, ...], about("borgerens målgrupper", "000:78", "FR-102", many=(1, 20))
    ]
    oensket_ydelse: Annotated[
        tuple[Ydelse, ...], about("den ydelse, der søges", "000:93", "FR-030", many=(1, 20))
    ]
    resume_af_behov: Annotated[Tekst, about("kort om behovet for støtte", "000:75")]
    sagsforloeb: Annotated[Tekst | None, about("kort om sagens forløb", "000:85-86", "FR-116")] = None
    svarfrist: Annotated[Dato | None, about("hvornår svar ønskes", "praksis")] = None
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...], about("funktionsevne og forhold", "000:75", "FR-108", many=(0, 70))
    ] = ()
    ressourcer: Annotated[Tekst | None, about("borgerens ressourcer", "000:80")] = None
    krav_til_metode: Annotated[tuple[Linje, ...], about("metoder, der ønskes", "000:80", many=(0, 10))] = ()
    krav_til_fysiske_rammer: Annotated[
        tuple[FysiskKrav, ...], about("krav til bolig og omgivelser", "000:82-83", many=(0, 10))
    ] = ()
    geografi: Annotated[tuple[Linje, ...], about("ønsket område", "praksis", many=(0, 5))] = ()
    oensket_start: Annotated[Starttid | None, about("hvornår der ønskes start", "praksis")] = None
    komplekse_udfordringer: Annotated[
        KomplekseUdfordringer | None, about("særlige kendetegn", "004:11-72", "FR-111")
    ] = None
    hastegrad: Annotated[Hastegrad | None, about("almindelig eller akut", "004:52")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens ønsker", "000:76", "FR-115")] = None
    bemaerkning: Annotated[Tekst | None, about("andet", "praksis")] = None
