"""M21 Kontrakttillaeg: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid, Version
from .faelles.aendring import Aendring
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked, Leverandoer, Organisation
from .faelles.ydelse import Takst, Ydelse
from .kodelister.justering import Tillaegsart
from .kodelister.konvolut import Beskedtype


class Kontrakttillaeg(Konvolutbesked, beskedtype=Beskedtype.KONTRAKTTILLAEG):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    kontrakt_id: Annotated[Uuid, about("kontrakten", "000:309", "FR-003")]
    version: Annotated[Version, about("kontraktens nye udgave", "000:309", "FR-213")]
    art: Annotated[Tillaegsart, about("takst, vilkår, partsskifte, efterregulering", "000:309", "FR-216")]
    aendret_vilkaar: Annotated[tuple[Aendring, ...], about("hvad der ændres", "000:309", many=(0, 50))] = ()
    ydelse: Annotated[
        tuple[Ydelse, ...], about("ydelserne efter ændringen, alle", "000:309", many=(0, 30))
    ] = ()
    takst: Annotated[
        tuple[Takst, ...],
        about("taksterne efter ændringen, alle", "000:309", "FR-206", "FR-201", many=(0, 30)),
    ] = ()
    ny_part: Annotated[Leverandoer | None, about("ny leverandør ved partsskifte", "praksis", "FR-216")] = None
    ny_koeber: Annotated[Organisation | None, about("ny køber ved partsskifte", "praksis", "FR-216")] = None
    gaelder_fra: Annotated[Dato, about("fra hvornår", "000:309", "FR-206")]
    begrundelse: Annotated[Tekst | None, about("hvorfor", "000:309")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("tillægget som dokument (KONTRAKT_PDF)", "000:309", "FR-036", many=(0, 5))
    ] = ()
