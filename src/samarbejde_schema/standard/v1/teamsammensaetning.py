"""M28 Teamsammensaetning: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Uuid, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Organisation
from .kodelister.konvolut import Beskedtype, Rolle
from .kodelister.match import Sektor
from .kodelister.samarbejde import Teammedlemstype


class Teammedlem(Element):
    """MANGLER."""

    medlem_id: Annotated[Uuid, about("medlemmets nøgle i forløbet", "003:345")]
    navn: Annotated[Navn, about("navn", "003:330")]
    type: Annotated[Teammedlemstype, about("slags medlem", "003:346-348", "FR-714")]
    organisation: Annotated[Organisation | None, about("hvor medlemmet kommer fra", "003:346")] = None
    sektor: Annotated[Sektor | None, about("sektor eller forvaltning", "003:410-412", "FR-707")] = None
    lovgrundlag: Annotated[Linje | None, about("den lov, medlemmet arbejder efter", "003:238-241")] = None
    opgave: Annotated[Tekst | None, about("hvad medlemmet hjælper med", "003:310-311")] = None
    oensket_af_borger: Annotated[Boolsk | None, about("ønsket af borgeren", "003:347-348", "FR-714")] = None


class Teamsammensaetning(Konvolutbesked, beskedtype=Beskedtype.TEAMSAMMENSAETNING):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:330")]
    version: Annotated[Version, about("udgave", "003:345")]
    medlem: Annotated[
        tuple[Teammedlem, ...], about("teamets medlemmer", "003:330", "FR-302", "FR-707", many=(2, 40))
    ]
    valgt_af: Annotated[
        tuple[Rolle, ...], about("hvem der har valgt teamet", "003:330", "FR-713", "FR-020", many=(1, 5))
    ]
    gaelder_fra: Annotated[Dato, about("fra hvornår", "003:345")]
    udtraadt: Annotated[tuple[Navn, ...], about("dem, der er gået ud", "003:212", many=(0, 40))] = ()
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "003:330", "FR-711")] = None
