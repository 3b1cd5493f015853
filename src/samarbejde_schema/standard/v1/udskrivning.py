"""M23 Udskrivning: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Beloeb, Dato, Tekst, Uuid
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import Maalstatuslinje
from .faelles.opfoelgning import Moedeaftale
from .kodelister.ffb import Stoettebehovsniveau
from .kodelister.konvolut import Beskedtype
from .kodelister.opfoelgning import Ophoersaarsag


class YdelseAfslutning(Element):
    """MANGLER."""

    ydelse_ref: Annotated[Uuid, about("ydelsen", "000:361")]
    slutdato: Annotated[Dato, about("sidste dag", "000:361")]


class Udskrivning(Konvolutbesked, beskedtype=Beskedtype.UDSKRIVNING):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    udskrivningsdato: Annotated[Dato, about("sidste dag", "000:361", "FR-505")]
    aarsag: Annotated[Ophoersaarsag, about("hvorfor", "000:353")]
    slutstatus: Annotated[
        tuple[Maalstatuslinje, ...], about("status på hvert mål", "000:353", "FR-505", many=(0, 130))
    ] = ()
    ydelse_afslutning: Annotated[
        tuple[YdelseAfslutning, ...], about("hvornår hver ydelse slutter", "000:361", "FR-505", many=(0, 30))
    ] = ()
    stoettebehov_efter: Annotated[
        Stoettebehovsniveau | None, about("støttebehov ved afslutning", "000:211")
    ] = None
    overlevering: Annotated[Tekst | None, about("til næste tilbud", "000:361")] = None
    egenbetaling_ophoer: Annotated[Dato | None, about("hvornår egenbetaling slutter", "000:114")] = None
    restopgave: Annotated[tuple[Moedeaftale, ...], about("hvad der mangler", "000:361", many=(0, 20))] = ()
    slutafregningsdato: Annotated[Dato | None, about("hvornår der er gjort op", "000:361", "FR-208")] = None
    efterregulering: Annotated[Beloeb | None, about("beløb, der skal reguleres", "KL")] = None
    borgerens_stemme: Annotated[
        BorgerensStemme | None, about("borgerens syn på afslutningen", "000:361", "FR-115")
    ] = None
