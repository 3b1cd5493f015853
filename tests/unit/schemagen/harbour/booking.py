"""A booking, and its own rule."""

from typing import Annotated

from samarbejde_schema.modelling.marks import about
from samarbejde_schema.validation.rule import BOER, GYLDIGHED, SKAL, Breaches, rule

from .parts import Boat, Covered, Picture


class Booking(Covered, fixed={"cover.paper": "BOOKING", "cover.stamp.paper": "BOOKING"}):
    """A berth is booked.

    The cover says twice what it is.
    """

    boat: Annotated[tuple[Boat, ...], about("boats", "toy:11", many=(1, 3))]
    picture: Annotated[Picture | None, about("picture", "toy:11")] = None


@rule(
    "H-1",
    da="Båden skal have <et> navn | et.",
    en="The boat must have a name.",
    demand={"GRUND": BOER, "STORM": SKAL},
    kind=GYLDIGHED,
    messages=("booking", "notice"),
    requirements=("R1",),
    fields=("boat.name",),
    source="toy:12",
)
def named(besked: object) -> Breaches:
    """En båd uden navn finder ingen."""
    return ()
