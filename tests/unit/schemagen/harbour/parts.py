"""The harbour's parts: an envelope, elements, choices, and simple types with awkward characters."""

from datetime import timedelta
from decimal import Decimal
from typing import Annotated

from samarbejde_schema.modelling.element import Besked, Choice, Element
from samarbejde_schema.modelling.envelope import Envelope
from samarbejde_schema.modelling.marks import about
from samarbejde_schema.primitives import (
    HELTAL,
    LINJE,
    Antal2,
    Base64,
    Beloeb,
    Boolsk,
    Cpr,
    Dato,
    Email,
    Klokkeslaet,
    Linje,
    Procent,
    Skemaversion,
    Tekst,
    Telefon,
    Tidspunkt,
    Url,
    Uuid,
    lexical,
    narrowed,
)

from .codes import Flag, Paper, Rig

ENVELOPE = Envelope(
    field="cover",
    id="cover_id",
    type="paper",
    version="edition",
    profiles="profile",
    conversation="cover_id",
    case="cover_id",
    reply_to="cover_id",
    replaces="cover_id",
    last_seen="cover_id",
    sent="sent",
    expires="sent",
    sender="from_whom",
    receivers="from_whom",
    role="from_whom",
    lifetime=timedelta(days=1),
)

Depth = Annotated[int, narrowed(HELTAL, "Depth", "en dybde", "a depth", minimum=-120, maximum=9)]
Plate = Annotated[
    str,
    narrowed(
        LINJE, "Plate", "et skilt", "a plate", max_length=8,
        forbidden=tuple(sorted((*LINJE.forbidden, *((ord(c), ord(c)) for c in "/\\-]^[&<")))),
    ),
]  # fmt: skip
Buoy = Annotated[
    str,
    narrowed(
        LINJE, "Buoy", "en bøje", "a buoy", forbidden=(), min_length=2, max_length=6,
        pattern="[-+.A-ZÆØÅ]+(?:<1>)?",
    ),
]  # fmt: skip
Share = Annotated[
    Decimal, narrowed(lexical(Procent), "Share", "en andel", "a share", pattern=r"(0|1)\.[0-9]{2}")
]


class Stamp(Element):
    """The stamp on a cover."""

    paper: Annotated[Paper, about("which paper", "toy:4")]
    colour: Annotated[Linje | None, about("colour", "toy:4")] = None


class Cover(Element):
    """The envelope of every paper of the :class:`~harbour.Booking` kind."""

    cover_id: Annotated[Uuid, about("key", "toy:5")]
    paper: Annotated[Paper, about("which paper", "toy:5")]
    edition: Annotated[Skemaversion, about("edition", "toy:5")]
    stamp: Annotated[Stamp, about("stamp", "toy:5")]
    sent: Annotated[Tidspunkt, about("when", "toy:5", "H-1")]
    from_whom: Annotated[Linje, about("from whom", "toy:5")]
    note: Annotated[tuple[Tekst, ...], about("notes", "toy:5", many=(0, 2))] = ()
    flag: Annotated[tuple[Flag, ...], about("flags", "toy:5", many=(0, 3), since="1.2")] = ()


class Crew(Element):
    """Some people; every field may be absent."""

    head_count: Annotated[Depth | None, about("how many", "toy:7")] = None
    mail: Annotated[Email | None, about("mail", "toy:7")] = None
    phone: Annotated[tuple[Telefon, ...], about("phones", "toy:7", many=(0, 4))] = ()


class Skipper(Choice):
    """A skipper is known in one way only."""

    cpr: Annotated[Cpr | None, about("number", "toy:6")] = None
    name: Annotated[Linje | None, about("name", "toy:6")] = None
    crew: Annotated[Crew | None, about("a whole crew", "toy:6")] = None
    unknown: Annotated[Boolsk | None, about("nobody knows", "toy:6", since="1.2")] = None


class Boat(Element):
    """A boat."""

    name: Annotated[Linje, about("name", "toy:8", "H-1", "H-9")]
    rig: Annotated[tuple[Rig, ...], about("rigs", "toy:8", many=(1, 2))]
    plate: Annotated[Plate | None, about("plate", "toy:8")] = None
    buoy: Annotated[Buoy | None, about("buoy", "toy:8")] = None
    draught: Annotated[Depth, about("draught | depth", "toy:8")]
    length: Annotated[Antal2 | None, about("length", "toy:8")] = None
    price: Annotated[Beloeb | None, about("price", "toy:8")] = None
    share: Annotated[Share | None, about("share", "toy:8")] = None
    built: Annotated[Dato | None, about("built", "toy:8")] = None
    seaworthy: Annotated[Boolsk, about("seaworthy", "toy:8")]
    skipper: Annotated[tuple[Skipper, ...], about("skippers", "toy:8", many=(0, 2))] = ()
    log: Annotated[Tekst | None, about("log", "toy:8", since="1.10")] = None


class Picture(Element):
    """A picture."""

    content: Annotated[Base64 | None, about("content", "toy:9")] = None
    place: Annotated[Url | None, about("place", "toy:9")] = None
    at: Annotated[Klokkeslaet | None, about("when", "toy:9")] = None


class Covered(Besked, envelope=ENVELOPE):
    """A paper with a cover."""

    cover: Annotated[Cover, about("cover", "toy:10")]
