"""M31 Resultatdokumentation: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Dato, Linje, Tekst, Uuid
from .faelles.borger import BorgerensStemme, Borgerhenvisning
from .faelles.konvolut import Konvolutbesked
from .faelles.maal import ArtefaktRef
from .faelles.opfoelgning import Periode
from .kodelister.konvolut import Beskedtype
from .kodelister.opfoelgning import Kilde
from .kodelister.samarbejde import Effektindikator


class Resultat(Element):
    """MANGLER."""

    maal_ref: Annotated[Uuid, about("målet", "003:429")]
    maaledato: Annotated[Dato, about("hvornår målt", "003:429")]
    vaerdi: Annotated[Linje, about("målingen, i ord eller tal", "003:429")]
    kilde: Annotated[Kilde, about("hvem oplysningen kommer fra", "003:429")]


class Effekt(Element):
    """MANGLER."""

    indikator: Annotated[Effektindikator, about("hvad der ses på", "003:118-120, 158")]
    vaerdi: Annotated[Linje, about("hvordan det går", "003:118-120")]
    kilde: Annotated[Kilde, about("hvem der siger det", "003:118-120")]


class Resultatdokumentation(Konvolutbesked, beskedtype=Beskedtype.RESULTATDOKUMENTATION):
    """MANGLER."""

    borger: Annotated[Borgerhenvisning, about("hvem det angår", "003:429")]
    skema_ref: Annotated[ArtefaktRef, about("mål- og aftaleskemaet", "003:429", "FR-003")]
    periode: Annotated[Periode, about("den periode, der ses på", "003:429", "FR-034")]
    resultat: Annotated[tuple[Resultat, ...], about("resultater for målene", "003:429-431", many=(1, 60))]
    aktivitet: Annotated[tuple[Tekst, ...], about("hvad der er gjort", "003:430", many=(0, 40))] = ()
    effekt: Annotated[
        tuple[Effekt, ...], about("mestring, livssituation m.v.", "003:118-120, 158", many=(0, 10))
    ] = ()
    borgervendt_tekst: Annotated[Tekst, about("det samme, skrevet til borgeren", "003:434-435")]
    borgerens_bidrag: Annotated[Tekst | None, about("hvad borgeren selv har gjort", "003:447-448")] = None
    borgeroplevelse: Annotated[Tekst | None, about("hvordan borgeren oplever indsatsen", "003:228")] = None
    borgerens_stemme: Annotated[BorgerensStemme | None, about("borgerens egne ord", "003:220", "FR-711")] = (
        None
    )
