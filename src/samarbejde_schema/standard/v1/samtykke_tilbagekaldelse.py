"""M25 SamtykkeTilbagekaldelse: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .faelles.samtykke import Registrering, SamtykkePart
from .kodelister.konvolut import Beskedtype
from .kodelister.samtykke import Tilbagekaldelsesomfang


class SamtykkeTilbagekaldelse(Konvolutbesked, beskedtype=Beskedtype.SAMTYKKE_TILBAGEKALDELSE):
    """MANGLER."""

    samtykke_ref: Annotated[Uuid, about("samtykket", "003:212")]
    registreret_af: Annotated[Registrering, about("den organisation, der har noteret det", "valg", "FR-305")]
    dato: Annotated[Dato, about("hvornår", "fvl. § 28", "FR-304")]
    omfang: Annotated[Tilbagekaldelsesomfang, about("helt eller delvist", "fvl. § 28")]
    beroert_part: Annotated[
        tuple[SamtykkePart, ...], about("de parter, det gælder, når delvist", "003:212", many=(0, 30))
    ] = ()
    bemaerkning: Annotated[Tekst | None, about("andet", "003:212")] = None
