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
    """Et navn på det, der tælles, og tallet.

    Mangler tallet, er det så lille, at nogen kunne kendes på det (FR-606); det betyder ikke nul.
    """

    navn: Annotated[Linje, about("hvad der tælles; ingen navne på personer", "003:465", "FR-605")]
    antal: Annotated[Heltal | None, about("antal; udelades, når det er under fem", "003:465", "FR-606")] = (
        None
    )
