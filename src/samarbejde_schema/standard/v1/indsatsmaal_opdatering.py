"""M18 IndsatsmaalOpdatering: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Indsatsmaal
from .kodelister.konvolut import Beskedtype


class IndsatsmaalOpdatering(Konvolutbesked, beskedtype=Beskedtype.INDSATSMAAL_OPDATERING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    indsatsmaal: Annotated[
        tuple[Indsatsmaal, ...],
        about(
            "nye udgaver af målene", "000:108", "FR-104", "FR-105", "FR-106", "FR-107", "FR-112", many=(1, 30)
        ),
    ]
    aarsag: Annotated[Tekst, about("hvorfor målene opdateres", "000:108")]
    borgerens_stemme: Annotated[BorgerensStemme, about("borgerens syn", "000:136", "FR-115")]
    delmaal_konsekvens: Annotated[Tekst | None, about("hvad det betyder for delmålene", "000:306")] = None
    gaelder_fra: Annotated[Dato | None, about("fra hvornår", "000:108")] = None
