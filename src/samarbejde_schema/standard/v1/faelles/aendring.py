"""En ændring, sagt i ord: hvad det var, og hvad det bliver.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.aendring import Aendring

    aendring = Aendring(hvad="Nattevagt", fra="Vågen", til="Sovende")
    assert aendring.til == "Sovende"
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Linje, Tekst


class Aendring(Element):
    """MANGLER."""

    hvad: Annotated[Linje, about("hvad der ændres", "000:109")]
    fra: Annotated[Tekst | None, about("før", "000:109")] = None
    til: Annotated[Tekst | None, about("efter", "000:109")] = None
