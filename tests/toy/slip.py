"""A document without an envelope."""

from typing import Annotated

from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Linje


class Slip(Besked, fixed={"kind_code": "SLIP"}):
    """A slip of paper."""

    kind_code: Annotated[Linje, about("type", "toy")]
    text: Annotated[Linje, about("tekst", "toy")]
