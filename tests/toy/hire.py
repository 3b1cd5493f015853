"""A hire and its own rule."""

from typing import Annotated

from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import Tekst
from samarbejde_schema.validation.rule import BOER, GYLDIGHED, SKAL, Breaches, at, rule

from .parts import Bike, Client, Headed


class Hire(Headed, fixed={"head.kind_code": "HIRE"}):
    """Somebody hires bicycles."""

    client: Annotated[Client, about("kunde", "toy")]
    bike: Annotated[tuple[Bike, ...], about("cykler", "toy", "T-1", many=(1, 5))]
    wish: Annotated[Tekst | None, about("ønske", "toy")] = None


@rule(
    "T-1",
    da="Hver cykel nævnes én gang.",
    en="Each bicycle is named once.",
    demand={"GRUND": BOER, "HARD": SKAL},
    kind=GYLDIGHED,
    messages=("hire",),
    requirements=("R1",),
    fields=("bike.number",),
    source="toy",
)
def each_once(hire: Hire) -> Breaches:
    """Den samme cykel kan ikke lejes ud to gange på én seddel."""
    seen: set[int] = set()
    for i, bike in enumerate(hire.bike):
        if bike.number in seen:
            yield at("bike", i, "number")
        seen.add(bike.number)
