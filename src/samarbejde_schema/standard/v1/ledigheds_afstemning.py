"""M34 LedighedsAfstemning: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Boolsk, Dato, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .kodelister.faelleskommunalt import Afstemningsart, Afstemningskilde, Afstemningskonklusion
from .kodelister.ffb import FfbMaalgruppe, FfbTilbudstype
from .kodelister.geografi import Kommune
from .kodelister.konvolut import Beskedtype


class Afstemningssvar(Element):
    """MANGLER."""

    kommune: Annotated[Kommune, about("hvem der svarer", "004:248")]
    ledig: Annotated[Boolsk, about("om der er en ledig plads", "004:246")]
    egnet: Annotated[Boolsk | None, about("om den er egnet", "004:224-228")] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor ikke", "004:246", "FR-605")] = None


class LedighedsAfstemning(Konvolutbesked, beskedtype=Beskedtype.LEDIGHEDS_AFSTEMNING):
    """MANGLER."""

    art: Annotated[Afstemningsart, about("spørgsmål, svar eller konklusion", "004:244")]
    afstemt_dato: Annotated[Dato, about("hvornår afstemt", "004:244", "FR-601")]
    tilbudstype: Annotated[FfbTilbudstype, about("hvad der søges", "004:244")]
    maalgruppe: Annotated[
        tuple[FfbMaalgruppe, ...], about("målgruppe", "004:244", "FR-020", many=(0, 20))
    ] = ()
    soegekriterie: Annotated[
        tuple[Tekst, ...], about("andre krav, uden personoplysninger", "004:244", "FR-605", many=(0, 10))
    ] = ()
    kilde: Annotated[
        tuple[Afstemningskilde, ...], about("hvor der er søgt", "004:244", "FR-020", many=(1, 3))
    ]
    oversigt_ref: Annotated[
        tuple[Uuid, ...], about("oversigter (M33), der er set på", "004:298", many=(0, 20))
    ] = ()
    svar: Annotated[tuple[Afstemningssvar, ...], about("kommunernes svar", "004:244", many=(0, 98))] = ()
    konklusion: Annotated[
        Afstemningskonklusion | None, about("hvad afstemningen viste", "004:244", "FR-601")
    ] = None
    begrundelse: Annotated[Tekst | None, about("hvorfor", "004:244", "FR-605")] = None
