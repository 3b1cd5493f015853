"""A receipt: a paper without a cover."""

from typing import Annotated

from samarbejde_schema.modelling.element import Besked
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Heltal, Linje

from .codes import Paper
from .parts import Depth


class Receipt(Besked, fixed={"paper": "RECEIPT", "seal": "§1"}):
    """What was paid."""

    paper: Annotated[Paper, about("which paper", "toy:14")]
    seal: Annotated[Linje, about("seal", "toy:14")]
    paid: Annotated[tuple[Heltal, ...], about("paid", "toy:14", many=(2, 3))]
    depth: Annotated[Depth | None, about("depth", "toy:14")] = None
