"""A notice, brought by 1.10."""

from typing import Annotated

from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Tekst

from .parts import Boat, Covered


class Notice(Covered, fixed={"cover.paper": "NOTICE"}):
    """Something is said of some boats."""

    boat: Annotated[tuple[Boat, ...], about("boats", "toy:13", many=(0, 3))] = ()
    text: Annotated[Tekst, about("text", "toy:13")]
