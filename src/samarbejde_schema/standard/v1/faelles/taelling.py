"""Et tal om det, der tælles; små tal om personer udelades.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.taelling import Taelling

    tal = Taelling(navn="Netværksmøder", antal=12)
    assert tal.antal == 12
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Heltal, Linje


class Taelling(Element):
    """MANGLER."""

    navn: Annotated[Linje, about("hvad der tælles", "003:465")]
    antal: Annotated[Heltal | None, about("antal; udelades, når det er for lille", "003:465", "FR-606")] = (
        None
    )
