"""The toy's parts: an envelope, a code list, an element, a choice."""

from datetime import timedelta
from typing import Annotated

from samarbejde_schema.modelling.codes import CodeList, codes
from samarbejde_schema.modelling.element import Besked, Choice, Element
from samarbejde_schema.modelling.envelope import Envelope
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import (
    Beloeb,
    Boolsk,
    Cpr,
    Dato,
    Heltal,
    Linje,
    Skemaversion,
    Tekst,
    Tidspunkt,
    Uuid,
)

ENVELOPE = Envelope(
    field="head",
    id="head_id",
    type="kind_code",
    version="schema_version",
    profiles="profile",
    conversation="talk_id",
    case="case_id",
    reply_to="reply_to",
    replaces="replaces",
    last_seen="last_seen",
    sent="sent",
    expires="expires",
    sender="sender",
    receivers="receiver",
    role="role",
    lifetime=timedelta(days=7),
)


@codes(source="toy", sensitive=False)
class Colour(CodeList):
    """Colours."""

    RED = "RED", "rød"
    NIGHT_BLUE = "NIGHT_BLUE", "natblå", "2020-01-01", "2020-12-31"


class Party(Element):
    """Who."""

    role: Annotated[Linje, about("rolle", "toy")]
    name: Annotated[Linje | None, about("navn", "toy")] = None


class Head(Element):
    """The envelope."""

    head_id: Annotated[Uuid, about("nøgle", "toy")]
    kind_code: Annotated[Linje, about("type", "toy")]
    schema_version: Annotated[Skemaversion, about("version", "toy")]
    profile: Annotated[tuple[Linje, ...], about("profiler", "toy", many=(1, 4))]
    talk_id: Annotated[Uuid, about("samtale", "toy")]
    case_id: Annotated[Uuid | None, about("sag", "toy")] = None
    reply_to: Annotated[Uuid | None, about("svar på", "toy")] = None
    replaces: Annotated[Uuid | None, about("erstatter", "toy")] = None
    last_seen: Annotated[Uuid | None, about("senest set", "toy")] = None
    sent: Annotated[Tidspunkt, about("sendt", "toy")]
    expires: Annotated[Tidspunkt, about("udløber", "toy")]
    sender: Annotated[Party, about("afsender", "toy")]
    receiver: Annotated[tuple[Party, ...], about("modtager", "toy", many=(1, 3))]


class Client(Choice):
    """A client is known by number or by name."""

    cpr: Annotated[Cpr | None, about("nummer", "toy")] = None
    name: Annotated[Linje | None, about("navn", "toy")] = None


class Bike(Element):
    """A bicycle."""

    number: Annotated[Heltal, about("nummer", "toy")]
    colour: Annotated[Colour | None, about("farve", "toy")] = None
    electric: Annotated[Boolsk | None, about("el", "toy")] = None
    price: Annotated[Beloeb, about("pris", "toy")]
    note: Annotated[tuple[Tekst, ...], about("noter", "toy", many=(0, 3))] = ()
    since: Annotated[Dato | None, about("fra", "toy")] = None


class Headed(Besked, envelope=ENVELOPE):
    """A message with an envelope."""

    head: Annotated[Head, about("hoved", "toy")]
