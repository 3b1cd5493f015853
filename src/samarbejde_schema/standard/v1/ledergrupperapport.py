"""M32 Ledergrupperapport: MANGLER."""

from typing import Annotated

from ...modelling.element import Element
from ...modelling.marks import about
from ...primitives import Heltal, Linje, Procent, Tekst
from .faelles.konvolut import Konvolutbesked
from .faelles.opfoelgning import Periode
from .faelles.taelling import Taelling
from .kodelister.konvolut import Beskedtype
from .kodelister.match import Sektor
from .kodelister.samarbejde import Kerneelement, Kernevaerdi, Opfyldelsesgrad, Rapportniveau


class Gruppemedlem(Element):
    """MANGLER."""

    forvaltning: Annotated[Linje, about("forvaltning eller afdeling", "003:461")]
    sektor: Annotated[Sektor, about("sektor", "003:461", "FR-718")]


class Kerneelementstatus(Element):
    """MANGLER."""

    kerneelement: Annotated[Kerneelement, about("kerneelement", "003:129-134")]
    opfyldelse: Annotated[Opfyldelsesgrad, about("hvor langt", "003:292")]
    bemaerkning: Annotated[Tekst | None, about("bemærkning", "003:292")] = None


class Ledergrupperapport(Konvolutbesked, beskedtype=Beskedtype.LEDERGRUPPERAPPORT):
    """MANGLER."""

    niveau: Annotated[Rapportniveau, about("fra koordinator eller fra ledergruppe", "003:465")]
    periode: Annotated[Periode, about("den periode, der ses på", "003:465", "FR-034")]
    ledergruppe: Annotated[
        tuple[Gruppemedlem, ...],
        about("forvaltninger og sektorer i gruppen", "003:461-463", "FR-718", many=(0, 40)),
    ] = ()
    antal_forloeb: Annotated[Heltal, about("antal forløb", "003:465", "FR-606")]
    aktivitet: Annotated[
        tuple[Taelling, ...], about("aktiviteter i tal", "003:465", "FR-606", many=(0, 40))
    ] = ()
    resultat: Annotated[
        tuple[Taelling, ...], about("resultater i tal", "003:465", "FR-606", many=(0, 40))
    ] = ()
    andel_udredt: Annotated[Procent | None, about("andel, der er udredt", "003:154", "FR-606")] = None
    effekt: Annotated[
        tuple[Taelling, ...], about("effekt i tal", "003:118-120, 158-164", "FR-606", many=(0, 20))
    ] = ()
    kerneelement: Annotated[
        tuple[Kerneelementstatus, ...],
        about("opfyldelse af de seks kerneelementer", "003:129-134, 292", "FR-703", many=(0, 6)),
    ] = ()
    kernevaerdi: Annotated[
        tuple[Kernevaerdi, ...], about("kerneværdier i fokus", "003:138-145", "FR-020", many=(0, 3))
    ] = ()
    ressourceprioritering: Annotated[Tekst | None, about("prioritering af ressourcer", "003:463")] = None
    afsat_tid: Annotated[Tekst | None, about("tid sat af til fagpersoner", "003:486-488")] = None
    samarbejdsaftale: Annotated[Linje | None, about("aftalen, samarbejdet bygger på", "003:166-167")] = None
    kompetenceudvikling: Annotated[Tekst | None, about("procedurer og kurser", "003:170-172")] = None
    udfordring: Annotated[tuple[Tekst, ...], about("udfordringer", "003:465", many=(0, 20))] = ()
    anbefaling: Annotated[tuple[Tekst, ...], about("anbefalinger", "003:465", many=(0, 20))] = ()
