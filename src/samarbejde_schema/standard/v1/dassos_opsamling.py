"""M36 DassosOpsamling: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Aarstal, Dato, Tekst, Uuid
from .faelles.konvolut import Konvolutbesked
from .faelles.taelling import Taelling
from .kodelister.faelleskommunalt import Halvaar
from .kodelister.konvolut import Beskedtype


class DassosOpsamling(Konvolutbesked, beskedtype=Beskedtype.DASSOS_OPSAMLING):
    """MANGLER."""

    aar: Annotated[Aarstal, about("år", "004:134", "FR-604")]
    halvaar: Annotated[Halvaar, about("første eller andet halvår", "004:134", "FR-604")]
    indberetning_ref: Annotated[
        tuple[Uuid, ...], about("indberetninger (M35)", "004:132", "FR-604", many=(0, 500))
    ] = ()
    statistik: Annotated[tuple[Taelling, ...], about("tal", "004:132", many=(0, 40))] = ()
    droeftelsespunkt: Annotated[
        tuple[Tekst, ...], about("hvad der skal drøftes", "004:132", "FR-605", many=(0, 20))
    ] = ()
    droeftet_dato: Annotated[Dato | None, about("hvornår drøftet", "004:132")] = None
