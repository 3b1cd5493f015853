"""M26 Koordinatorudpegning: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Heltal, Linje, Tekst
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked, Organisation
from .faelles.vurdering import MaalgruppeAngivelse
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Sektor


class Egnethedsvurdering(Element):
    """MANGLER."""

    kan_profitere: Annotated[Boolsk, about("kan indgå i og have gavn af modellen", "003:53-54", "FR-712")]
    behov_for_saerskilt_tilbud: Annotated[
        Boolsk, about("behov for fx plejehjem eller omfattende bostøtte", "003:54-56", "FR-712")
    ]
    begrundelse: Annotated[
        Tekst | None, about("hvorfor; nødvendig, når modellen bruges alligevel", "003:53-56", "FR-712")
    ] = None


class Koordinatorudpegning(Konvolutbesked, beskedtype=Beskedtype.KOORDINATORUDPEGNING):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:298")]
    koordinator: Annotated[Kontaktperson, about("koordinatoren", "003:298", "FR-701")]
    koordinator_organisation: Annotated[Organisation, about("hvor koordinatoren er ansat", "003:298")]
    fra: Annotated[Dato, about("fra hvornår", "003:298", "FR-701")]
    til: Annotated[Dato | None, about("til hvornår", "003:298")] = None
    afloeser_for: Annotated[Linje | None, about("den tidligere koordinator", "003:298")] = None
    overlevering: Annotated[Tekst | None, about("hvad der gives videre", "003:354")] = None
    egnethedsvurdering: Annotated[
        Egnethedsvurdering, about("om borgeren kan have gavn af modellen", "003:53-56", "FR-712")
    ]
    maalgruppe: Annotated[
        tuple[MaalgruppeAngivelse, ...], about("borgerens målgrupper", "003:44-45", "FR-716", many=(0, 20))
    ] = ()
    socialt_udsat_aeldre: Annotated[
        Boolsk | None, about("om borgeren er i målgruppen socialt udsatte ældre", "003:4-7", "FR-710")
    ] = None
    omraade: Annotated[
        tuple[Sektor, ...], about("hvad der koordineres på tværs af", "003:13-15", "FR-020", many=(0, 10))
    ] = ()
    planlagt_antal_moeder: Annotated[
        Heltal | None, about("hvor mange møder man regner med", "003:363-365")
    ] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "003:220", "FR-711")] = None
