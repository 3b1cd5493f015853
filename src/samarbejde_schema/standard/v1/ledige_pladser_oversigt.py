"""M33 LedigePladserOversigt: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Dato, Heltal, Tekst, Tidspunkt
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.ffb import FfbMaalgruppe, FfbTilbudstype
from .kodelister.konvolut import Beskedtype
from .kodelister.lov import Lovparagraf
from .kodelister.match import Enhed


class Pladspost(Element):
    """MANGLER."""

    tilbud: Annotated[Organisation, about("tilbuddet", "004:298", "FR-109")]
    tilbudstype: Annotated[FfbTilbudstype, about("tilbuddets art", "004:298")]
    paragraf: Annotated[tuple[Lovparagraf, ...], about("bestemmelse", "004:298", "FR-020", many=(1, 5))]
    maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...], about("målgrupper", "004:298", "FR-020", many=(0, 20))
    ] = ()
    pladser_i_alt: Annotated[Heltal, about("pladser i alt", "004:298", "FR-607")]
    ledige: Annotated[Heltal, about("ledige pladser", "004:298", "FR-607")]
    reserverede: Annotated[Heltal | None, about("reserverede pladser", "004:298", "FR-607")] = None
    ledig_fra: Annotated[Dato | None, about("fra hvornår", "004:298")] = None
    takst: Annotated[Beloeb | None, about("takst pr. enhed", "004:298")] = None
    takst_enhed: Annotated[Enhed | None, about("enheden", "004:298")] = None
    venteliste: Annotated[Heltal | None, about("antal på venteliste", "004:298")] = None


class LedigePladserOversigt(Konvolutbesked, beskedtype=Beskedtype.LEDIGE_PLADSER_OVERSIGT):
    """MANGLER."""

    opgjort_tid: Annotated[Tidspunkt, about("hvornår opgjort", "004:298")]
    post: Annotated[
        tuple[Pladspost, ...], about("ét tilbud og én pladstype pr. linje", "004:298", many=(1, 500))
    ]
    bemaerkning: Annotated[Tekst | None, about("andet", "004:298", "FR-605")] = None
