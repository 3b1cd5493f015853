"""M07 EgenbetalingOplysninger: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Antal2, Beloeb, Boolsk, Dato, Tekst, Uuid
from .faelles.borger import Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .kodelister.afsoegning import Boligtype, Egenbetalingsart
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Periodeenhed


class Egenbetalingspost(Element):
    """MANGLER."""

    art: Annotated[Egenbetalingsart, about("hvad posten er", "000:114")]
    beloeb: Annotated[Beloeb, about("beløb", "000:114")]
    pr: Annotated[Periodeenhed, about("pr. dag, måned m.v.", "000:114")]
    kan_fravaelges: Annotated[Boolsk | None, about("om borgeren kan sige nej", "BEK 1244/2017")] = None


class EgenbetalingOplysninger(Konvolutbesked, beskedtype=Beskedtype.EGENBETALING_OPLYSNINGER):
    """MANGLER."""

    borger_ref: Annotated[Borgerhenvisning | None, about("hvem det handler om", "praksis", "FR-032")] = None
    boligtype: Annotated[Boligtype, about("boligens retlige art", "SEL § 163")]
    post: Annotated[
        tuple[Egenbetalingspost, ...], about("hvad borgeren kan komme til at betale", "000:114", many=(1, 30))
    ]
    gaeldende_fra: Annotated[Dato, about("fra hvornår", "000:114")]
    boligareal: Annotated[Antal2 | None, about("m²", "000:114")] = None
    servicepakke: Annotated[Tekst | None, about("kost, vask m.v.", "praksis")] = None
    bilag_ref: Annotated[
        tuple[Uuid, ...], about("boligdokumenter (BOLIGDOKUMENT)", "000:114", "FR-036", many=(0, 20))
    ] = ()
    bemaerkning: Annotated[Tekst | None, about("andet", "praksis")] = None
