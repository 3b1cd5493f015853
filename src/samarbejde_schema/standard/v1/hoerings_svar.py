"""M38 HoeringsSvar: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Heltal, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .kodelister.faelleskommunalt import Holdning
from .kodelister.konvolut import Beskedtype


class HoeringsSvar(Konvolutbesked, beskedtype=Beskedtype.HOERINGS_SVAR):
    """MANGLER."""

    hoering_ref: Annotated[Uuid, about("høringen, eller opsamlingens beskedId", "004:198", "FR-003")]
    holdning: Annotated[Holdning, about("ingen bemærkning, bemærkning, indsigelse", "004:198")]
    tekst: Annotated[Tekst | None, about("svaret i ord", "004:198", "FR-605", "FR-609")] = None
    eget_behov: Annotated[Heltal | None, about("hvor mange pladser man selv har brug for", "004:208")] = None
