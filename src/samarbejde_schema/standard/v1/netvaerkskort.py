"""M27 Netvaerkskort: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Linje, Navn, Tekst, Telefon, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.konvolut import Beskedtype
from .kodelister.samarbejde import Netvaerksrelevans, Teammedlemstype


class Netvaerksperson(Element):
    """MANGLER."""

    navn: Annotated[Navn, about("navn eller funktion", "003:515")]
    type: Annotated[Teammedlemstype, about("fagperson, civilsamfund, privat netværk", "003:346-348")]
    relation: Annotated[Linje | None, about("forhold til borgeren", "003:516")] = None
    relevans: Annotated[Netvaerksrelevans | None, about("hvor relevant", "003:516")] = None
    oenskes_inddraget: Annotated[Boolsk, about("om borgeren ønsker vedkommende med", "003:347-348", "FR-714")]
    hjaelper_med: Annotated[Tekst | None, about("hvad vedkommende kan hjælpe med", "003:310-311")] = None
    telefon: Annotated[Telefon | None, about("telefon", "003:310-311")] = None


class Netvaerkskort(Konvolutbesked, beskedtype=Beskedtype.NETVAERKSKORT):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:515")]
    version: Annotated[Version, about("udgave", "003:515")]
    person: Annotated[tuple[Netvaerksperson, ...], about("personerne", "003:515-517", many=(1, 60))]
    udarbejdet_med_borger: Annotated[Boolsk, about("lavet sammen med borgeren", "003:515", "FR-713")]
    dato: Annotated[Dato, about("hvornår", "003:515")]
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "003:220", "FR-711")] = None
