"""Aftaler fra møder og skemaer, og hvordan det gik med dem.

Et helt eksempel::

    from samarbejde_schema.standard.v1.faelles.aftale import AftaleStatuslinje

    linje = AftaleStatuslinje(aftale_ref="5b6f0a52-6c1e-4d3a-9a51-0d5c6f1b2a10", status="OVERHOLDT")
    assert linje.ny_frist is None
"""

from typing import Annotated

from ....modelling.element import Element
from ....modelling.marks import about
from ....primitives import Dato, Tekst, Uuid
from ..kodelister.samarbejde import Aftalestatus


class AftaleStatuslinje(Element):
    """Om en aftale fra et møde eller et skema er holdt, og hvad der ellers er at sige om den."""

    aftale_ref: Annotated[Uuid, about("aftalen", "003:404")]
    status: Annotated[Aftalestatus, about("overholdt eller ej", "003:404-406")]
    kommentar: Annotated[Tekst | None, about("bemærkning", "003:404")] = None
    ny_frist: Annotated[Dato | None, about("ny frist", "003:404")] = None
