"""En ændring, sagt i ord: hvad det var, og hvad det bliver.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.aendring import Aendring

    aendring = Aendring(hvad="Nattevagt", fra="Vågen", til="Sovende")
    assert aendring.til == "Sovende"

Bruges af myndigheden, når en bestilling justeres (M19), og af udføreren i et tillæg til kontrakten (M21).
Kilder: 000:109, 000:309.
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Linje, Tekst


class Aendring(Element):
    """Én ændring af det aftalte, sagt så en læser uden de gamle papirer kan følge med.

    Udelades ``fra``, er det noget nyt; udelades ``til``, bortfalder det, der var. Ændringen står i ord, fordi
    den skal kunne læses op på et møde; det, der gælder bagefter, står kodet i beskedens egne felter, fx alle
    ydelser eller alle takster.
    """

    hvad: Annotated[Linje, about("hvad der ændres, i få ord", "000:109")]
    fra: Annotated[Tekst | None, about("hvordan det var; udeladt = noget nyt", "000:109")] = None
    til: Annotated[Tekst | None, about("hvordan det bliver; udeladt = det bortfalder", "000:109")] = None
