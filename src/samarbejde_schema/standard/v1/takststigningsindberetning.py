"""M35 Takststigningsindberetning: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Procent, Tekst
from .faelles.konvolut import Konvolutbesked, Organisation
from .faelles.opfoelgning import Periode
from .faelles.ydelse import Takstberegning
from .kodelister.faelleskommunalt import Prisniveau, Stigningsaarsag, Stigningsgrundlag
from .kodelister.ffb import FfbTilbudstype
from .kodelister.konvolut import Beskedtype


class Takstperiode(Element):
    """MANGLER."""

    periode: Annotated[Periode, about("perioden", "004:124", "FR-034")]
    beloeb: Annotated[Beloeb, about("beløbet", "004:124", "FR-608")]


class Takststigningsindberetning(Konvolutbesked, beskedtype=Beskedtype.TAKSTSTIGNINGSINDBERETNING):
    """MANGLER."""

    tilbud: Annotated[Organisation, about("tilbuddet", "004:126")]
    tilbudstype: Annotated[FfbTilbudstype, about("tilbuddets art", "004:126")]
    foer: Annotated[Takstperiode, about("før", "004:124")]
    efter: Annotated[Takstperiode, about("efter", "004:124")]
    grundlag: Annotated[Stigningsgrundlag, about("takst eller samlet udgift", "004:124-132")]
    prisniveau: Annotated[Prisniveau, about("løbende eller renset for pris og løn", "004:124-132")]
    stigning_pct: Annotated[Procent, about("stigningen i procent", "004:132", "FR-602", "FR-608")]
    aarsag: Annotated[tuple[Stigningsaarsag, ...], about("hvorfor", "004:124", "FR-020", many=(1, 5))]
    forklaring: Annotated[Tekst | None, about("uddybning", "004:124", "FR-605")] = None
    beregning: Annotated[Takstberegning | None, about("beregningen", "004:114")] = None
