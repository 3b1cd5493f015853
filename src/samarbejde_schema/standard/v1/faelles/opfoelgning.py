"""Opfølgning og møder: hvornår, hvem der er med, og hvad der aftales.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.opfoelgning import Opfoelgningstid

    naar = Opfoelgningstid(hver="P3M")
    assert naar.member == ("hver", "P3M")
"""

from typing import Annotated

from ....modelling.element import Choice, Element
from ....modelling.marks import about
from ....primitives import Dato, Linje, Navn, Tekst, Uuid, Varighed
from ..kodelister.ffb import FfbTema
from ..kodelister.konvolut import Rolle
from ..kodelister.match import Aktoertype
from ..kodelister.opfoelgning import Opfoelgningsemne, Opfoelgningstype, Statusform, Statusskabelon


class Opfoelgningstid(Choice):
    """Hvornår der følges op: senest en dag, med mellemrum, eller slet ikke.

    Mellemrum regnes i kalendermåneder fra indflytning eller sidste møde. En fravalgt opfølgning begrundes
    (FR-408).
    """

    senest: Annotated[Dato | None, about("senest på en dato", "000:214")] = None
    hver: Annotated[
        Varighed | None,
        about("med mellemrum, regnet fra indflytning eller sidste møde", "000:226"),
    ] = None
    fravalgt: Annotated[Tekst | None, about("fravalgt, med begrundelse", "000:226", "FR-408")] = None


class PlanlagtOpfoelgning(Element):
    """Én aftalt opfølgning. Dagsorden og statusnotat henviser til den med dens nøgle."""

    plan_id: Annotated[Uuid, about("nøgle, som dagsorden og statusnotat henviser til", "000:214")]
    type: Annotated[Opfoelgningstype, about("hvilken opfølgning", "000:205-230")]
    naar: Annotated[Opfoelgningstid, about("hvornår", "000:214", "FR-407", "FR-408")]


class Opfoelgningsplan(Element):
    """Hvad der følges op på, hvornår og i hvilken form. Det aftales, når indsatsen begynder."""

    planlagt: Annotated[
        tuple[PlanlagtOpfoelgning, ...],
        about("de aftalte opfølgninger", "000:214", many=(1, 20)),
    ]
    emne: Annotated[
        tuple[Opfoelgningsemne, ...],
        about("hvad der følges op på", "004:104-112", "FR-205", "FR-020", many=(0, 10)),
    ] = ()
    statusform: Annotated[Statusform | None, about("i ord, i tal eller begge dele", "000:278", "FR-403")] = (
        None
    )
    livstema: Annotated[
        tuple[FfbTema, ...],
        about("de aftalte livstemaer", "000:284", "FR-403", "FR-020", many=(0, 11)),
    ] = ()
    skabelon: Annotated[Statusskabelon | None, about("statusnotatets skabelon", "000:313")] = None


class Moededeltager(Element):
    """En, der deltager i et møde, og i hvilken rolle. Borgeren behøver ikke navngives."""

    rolle: Annotated[Rolle, about("i hvilken rolle", "000:291", "FR-405")]
    navn: Annotated[Navn | None, about("navn", "000:291")] = None
    organisation: Annotated[Navn | None, about("hvorfra", "000:291")] = None
    aktoertype: Annotated[Aktoertype | None, about("slags øvrig aktør", "000:266")] = None


class Fravaer(Element):
    """En, der burde have været med til mødet, og hvorfor det ikke blev sådan (FR-405)."""

    rolle: Annotated[Rolle, about("hvem der ikke var med", "000:291")]
    begrundelse: Annotated[Tekst, about("hvorfor", "004:60", "FR-405", "FR-701")]


class Moedeaftale(Element):
    """En aftale fra et møde: hvad, hvem og inden hvornår."""

    hvad: Annotated[Tekst, about("hvad der er aftalt", "000:251-252")]
    hvem: Annotated[tuple[Linje, ...], about("hvem der gør det", "003:397", many=(1, 5))]
    hvornaar: Annotated[Dato | None, about("inden hvornår", "003:397", "FR-702")] = None


class Periode(Element):
    """Et tidsrum med begge dage med; uden sidste dag er det åbent."""

    fra: Annotated[Dato, about("første dag", "praksis")]
    til: Annotated[Dato | None, about("sidste dag", "praksis", "FR-034")] = None
