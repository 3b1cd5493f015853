"""M41 Annullering: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .kodelister.konvolut import Annulleringsaarsag, Beskedtype


class Annullering(Konvolutbesked, beskedtype=Beskedtype.ANNULLERING):
    """MANGLER."""

    annulleret_besked_ref: Annotated[Uuid, about("beskeden", "valg", "FR-026")]
    aarsag: Annotated[Annulleringsaarsag, about("hvorfor", "valg", "FR-029")]
    begrundelse: Annotated[Tekst | None, about("uddybning", "valg")] = None
