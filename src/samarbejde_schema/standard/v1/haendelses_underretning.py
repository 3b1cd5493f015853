"""M42 HaendelsesUnderretning: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.justering import Haendelseskategori
from .kodelister.konvolut import Beskedtype


class HaendelsesUnderretning(Konvolutbesked, beskedtype=Beskedtype.HAENDELSES_UNDERRETNING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "000:369", "FR-032")] = None
    kategori: Annotated[Haendelseskategori, about("hvad slags", "socialtilsynsloven § 12(2) nr. 6")]
    dato: Annotated[Dato, about("hvornår", "socialtilsynsloven § 12(2) nr. 6")]
    beskrivelse: Annotated[Tekst, about("hvad der er sket", "socialtilsynsloven § 12(2) nr. 6")]
    foranstaltning: Annotated[
        Tekst | None, about("hvad der er gjort", "socialtilsynsloven § 12(2) nr. 6")
    ] = None
    indberetningsnummer: Annotated[
        tuple[Linje, ...],
        about("nummer på indberetning, der er sendt andet sted", "000:369-370", many=(0, 5)),
    ] = ()
