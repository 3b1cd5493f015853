"""M37 StrukturaendringHoering: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Heltal, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.faelleskommunalt import Etableringsform, Hoeringsfase, Partnerskabstype, Strukturaendring
from .kodelister.ffb import FfbTilbudstype
from .kodelister.geografi import Kommune
from .kodelister.konvolut import Beskedtype


class Kommuneantal(Element):
    """MANGLER."""

    kommune: Annotated[Kommune, about("kommune", "004:198")]
    antal: Annotated[Heltal | None, about("antal; udelades, når det er for lille", "004:198", "FR-606")] = (
        None
    )


class StrukturaendringHoering(Konvolutbesked, beskedtype=Beskedtype.STRUKTURAENDRING_HOERING):
    """MANGLER."""

    hoering_id: Annotated[Uuid, about("høringens nøgle", "004:192")]
    fase: Annotated[Hoeringsfase, about("i høring, besluttet, gennemført eller opgivet", "004:192-206")]
    art: Annotated[Strukturaendring, about("lukning, ommærkning, etablering", "004:192-224")]
    tilbud: Annotated[Organisation, about("tilbuddet", "004:192")]
    tilbudstype: Annotated[FfbTilbudstype, about("tilbuddets art", "004:192")]
    pladser: Annotated[Heltal, about("antal pladser", "004:192")]
    beroert_kommune: Annotated[
        tuple[Kommuneantal, ...],
        about("hvor mange borgere fra hver kommune", "004:198", "FR-606", many=(0, 98)),
    ] = ()
    begrundelse: Annotated[Tekst, about("hvorfor", "004:192", "FR-605")]
    hoeringsfrist: Annotated[Dato, about("svar inden", "004:198", "FR-603")]
    politisk_beslutning_dato: Annotated[
        Dato | None, about("planlagt eller truffet beslutning", "004:200-204", "FR-603")
    ] = None
    gennemfoert_dato: Annotated[Dato | None, about("hvornår gennemført", "004:192")] = None
    oekonomi: Annotated[Tekst | None, about("økonomi", "004:192", "FR-605")] = None
    alternativ: Annotated[
        tuple[Tekst, ...], about("andre muligheder", "004:208", "FR-605", many=(0, 10))
    ] = ()
    etableringsform: Annotated[Etableringsform | None, about("ved etablering", "004:216-224")] = None
    partnerskabstype: Annotated[Partnerskabstype | None, about("partnerskab", "004:230-242")] = None
