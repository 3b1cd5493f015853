"""M17 Aendringsmeddelelse: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.justering import Aendringsaarsag, Aendringsart
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Hastegrad


class Aendringsmeddelelse(Konvolutbesked, beskedtype=Beskedtype.AENDRINGSMEDDELELSE):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    art: Annotated[Aendringsart, about("ændring, behov for opfølgning, kan ikke levere", "000:229-233")]
    aarsag: Annotated[
        tuple[Aendringsaarsag, ...], about("hvorfor", "000:158-160, 232", "FR-020", many=(1, 5))
    ]
    beskrivelse: Annotated[Tekst, about("ændringen", "000:237", "FR-411")]
    konsekvens: Annotated[Tekst, about("konsekvenser for indsatsen", "000:238", "FR-411")]
    konstateret_dato: Annotated[Dato, about("hvornår det blev set", "000:235")]
    hastegrad: Annotated[Hastegrad | None, about("hvor meget det haster", "000:159")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("dokumentation, om muligt", "000:239", "FR-411", "FR-036", many=(0, 20))
    ] = ()
    maal_ref: Annotated[tuple[Uuid, ...], about("de mål, der er berørt", "000:158", many=(0, 30))] = ()
    forslag: Annotated[Tekst | None, about("udførers forslag", "000:220")] = None
    midlertidig_foranstaltning: Annotated[
        Tekst | None, about("hvad der er gjort indtil videre", "praksis")
    ] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "000:138")] = None
