"""M14 AktoerOpfoelgning: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, LangTekst
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Kontaktperson, Konvolutbesked
from .faelles.vurdering import TemaVurdering
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Aktoertype


class AktoerOpfoelgning(Konvolutbesked, beskedtype=Beskedtype.AKTOER_OPFOELGNING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning, about("hvem det handler om", "000:266")]
    aktoertype: Annotated[Aktoertype, about("slags aktør", "000:266")]
    opfoelgning: Annotated[LangTekst, about("aktørens opfølgning", "000:266")]
    dato: Annotated[Dato, about("hvornår den er lavet", "000:266")]
    kontakt: Annotated[Kontaktperson | None, about("hvem man kan tale med", "000:266")] = None
    tema_vurdering: Annotated[
        tuple[TemaVurdering, ...], about("efter temaer", "000:200", "FR-108", many=(0, 70))
    ] = ()
