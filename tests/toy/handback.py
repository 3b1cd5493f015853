"""A bicycle comes back."""

from typing import Annotated

from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Heltal

from .parts import Headed


class Handback(Headed, fixed={"head.kind_code": "HANDBACK"}):
    """A bicycle comes back."""

    number: Annotated[tuple[Heltal, ...], about("numre", "toy", many=(1, 5))]
