"""M19 BestillingJustering: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst
from .faelles.aendring import Aendring
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef, Indsatsmaal
from .faelles.ydelse import Ydelse
from .kodelister.justering import Justeringsanledning
from .kodelister.konvolut import Beskedtype


class BestillingJustering(Konvolutbesked, beskedtype=Beskedtype.BESTILLING_JUSTERING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    bestilling_ref: Annotated[ArtefaktRef, about("bestillingen og dens nye udgave", "000:109")]
    anledning: Annotated[Justeringsanledning, about("ny indsats, ny takst eller begge", "000:109")]
    aendring: Annotated[tuple[Aendring, ...], about("hvad der ændres, i ord", "000:109", many=(1, 50))]
    ydelse: Annotated[
        tuple[Ydelse, ...], about("ydelserne efter ændringen, alle", "000:109", many=(0, 30))
    ] = ()
    takst_anmodning: Annotated[Tekst | None, about("hvad der ønskes om taksten", "000:109")] = None
    maal_justering: Annotated[
        tuple[Indsatsmaal, ...], about("nye udgaver af mål", "000:109", "FR-415", many=(0, 30))
    ] = ()
    gaelder_fra: Annotated[Dato, about("fra hvornår", "000:109")]
    svarfrist: Annotated[Dato | None, about("frist for svar", "praksis")] = None
