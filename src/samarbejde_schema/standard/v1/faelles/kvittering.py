"""Det, kvitteringerne har til fælles: brudte regler og kædens hoved.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.kvittering import Fejl

    fejl = Fejl(regel_id="FR-012", sti="/konvolut/afsender", alvor="FEJL", tekst="Ret CVR-nummeret.")
    assert "FR-012" in repr(fejl)
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Sha256
from ..kodelister.konvolut import Alvor
from .typer import Loebenummer, RegelId, Regeltekst, Sti


class Fejl(Element):
    """En brudt regel, som den står i en kvittering: hvilken, hvor og hvor alvorlig.

    Teksten er reglens egen faste tekst, og stien er feltnavne og pladser i lister. Beskedens indhold
    gentages aldrig.
    """

    regel_id: Annotated[RegelId, about("reglen", "D21")]
    sti: Annotated[Sti | None, about("hvor", "D21")] = None
    alvor: Annotated[Alvor, about("fejl, advarsel, oplysning", "D21")]
    tekst: Annotated[Regeltekst, about("hvad", "D21")]


class AuditHoved(Element):
    """Det seneste led i udstederens kæde over kvitteringer.

    Med nummer og fingeraftryk kan begge parter senere vise, at ingen kvittering er fjernet eller føjet til.
    """

    loebenr: Annotated[Loebenummer, about("nummer i kæden", "valg")]
    hash: Annotated[Sha256, about("kædens hoved", "valg")]
