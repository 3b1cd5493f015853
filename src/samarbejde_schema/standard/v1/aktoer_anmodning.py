"""M13 AktoerAnmodning: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Aktoertype
from .kodelister.samtykke import Oplysningshjemmel, Oplysningstype


class AktoerAnmodning(Konvolutbesked, beskedtype=Beskedtype.AKTOER_ANMODNING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning, about("hvem det handler om", "000:266")]
    aktoertype: Annotated[Aktoertype, about("slags aktør", "000:266")]
    oplysningstype: Annotated[
        tuple[Oplysningstype, ...], about("hvad der bedes om", "000:266", "FR-301", "FR-020", many=(1, 20))
    ]
    oenskede_oplysninger: Annotated[Tekst, about("hvad der bedes om, i ord", "000:266")]
    hjemmel: Annotated[Oplysningshjemmel, about("på hvilket grundlag", "rsl §§ 11 a, 11 c", "FR-301")]
    moede_ref: Annotated[Uuid | None, about("dagsordenen", "000:266")] = None
    frist: Annotated[Dato | None, about("inden hvornår", "000:266", "FR-423")] = None
