"""M30 AftaleOpfoelgning: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato
from .faelles.aftale import AftaleStatuslinje
from .faelles.borger import BorgerensStemme
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .kodelister.konvolut import Beskedtype


class AftaleOpfoelgning(Konvolutbesked, beskedtype=Beskedtype.AFTALE_OPFOELGNING):
    """MANGLER."""

    skema_ref: Annotated[ArtefaktRef, about("mål- og aftaleskemaet", "003:404", "FR-003")]
    aftale_status: Annotated[
        tuple[AftaleStatuslinje, ...], about("status for aftaler", "003:404-406", many=(1, 60))
    ]
    dato: Annotated[Dato, about("hvornår", "003:404")]
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "003:220", "FR-711")] = None
