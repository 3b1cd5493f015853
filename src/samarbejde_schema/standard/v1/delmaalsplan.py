"""M11 Delmaalsplan: MANGLER."""

from typing import Annotated

from ...modelling.marks import about
from ...primitives import Tekst, Uuid, Version
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef, Delmaal
from .kodelister.konvolut import Beskedtype


class Delmaalsplan(Konvolutbesked, beskedtype=Beskedtype.DELMAALSPLAN):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    plan_id: Annotated[Uuid, about("delmålsplanens nøgle", "000:142")]
    version: Annotated[Version, about("planens udgave", "000:142")]
    delmaal: Annotated[tuple[Delmaal, ...], about("delmålene", "000:124", "FR-415", "FR-130", many=(1, 100))]
    handleplan_ref: Annotated[
        ArtefaktRef | None, about("handleplanen, når der er en", "000:306", "FR-414")
    ] = None
    aendringsbegrundelse: Annotated[Tekst | None, about("hvorfor ændret", "000:142")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens syn", "000:138")] = None
