"""The story of one case, told as often as a test wants: every telling a case of its own, always the same.

A complete example::

    first, second = telling(0), telling(1)
    assert first[0] != second[0] and telling(0) == first
    parties(read(first[0]))                                  # ("90000004", "90000012")

Every UUID is replaced by one that is computed from it and the number of the telling, so that what refers to
something still refers to it; the answer to the contract carries the digest of the contract as it is told
here. Nothing else is changed, the times least of all, unless :func:`sent_at` is asked to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from samarbejde_schema import read

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "forloeb" / "midlertidigt-botilbud"
KOMMUNE, BOSTED = "90000004", "90000012"
"""The two who speak, by their CVR numbers."""
PARTICIPANTS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    KOMMUNE: ("fjordby", "Fjordby Kommune", ("MYNDIGHED",)),
    BOSTED: ("aakanden", "Bostedet Åkanden", ("UDFOERER", "DRIFTSHERRE")),
}
"""Folder, name and roles of each."""
CONTRACT, SIGNED = 3, 4
"""The places of the contract and of the answer to it."""

_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TIME = rb"[0-9T:+Z-]+"
_SENT = re.compile(rb'("afsendt": "|<Afsendt>)' + _TIME)
_EXPIRES = re.compile(rb'("udloeber": "|<Udloeber>)' + _TIME)
LIFE = timedelta(days=7)
"""How long a message may be received."""


@cache
def documents() -> tuple[bytes, ...]:
    """The documents of the story as they stand, in the order in which they were sent."""
    return tuple(file.read_bytes() for file in sorted(FOLDER.iterdir()))


@cache
def times() -> tuple[datetime, ...]:
    """When each of them was sent."""
    return tuple(envelope(data).afsendt for data in documents())


@cache
def senders() -> tuple[str, ...]:
    """Who sent each of them."""
    return tuple(parties(data)[0] for data in documents())


def other(cvr: str) -> str:
    """The one of the two who is spoken to."""
    return BOSTED if cvr == KOMMUNE else KOMMUNE


def envelope(data: bytes) -> Any:
    """The envelope of a document."""
    besked: Any = read(data)
    return besked.konvolut


def parties(data: bytes) -> tuple[str, str]:
    """The CVR numbers of who sent a document and of who receives it."""
    said = envelope(data)
    return said.afsender.organisation.cvr, said.modtager[0].organisation.cvr


def renamed(data: bytes, name: str) -> bytes:
    """A document with every UUID replaced by one that is computed from it and ``name``."""
    known: dict[bytes, bytes] = {}

    def new(found: re.Match[bytes]) -> bytes:
        if found[0] not in known:
            known[found[0]] = key(found[0].decode(), name).encode()
        return known[found[0]]

    return _UUID.sub(new, data)


def key(uuid: str, name: str | int) -> str:
    """The UUID that stands for another in a telling."""
    return str(uuid5(UUID(uuid), str(name)))


def telling(number: int, steps: int = 5, times: Sequence[datetime] = ()) -> tuple[bytes, ...]:
    """The first ``steps`` documents of the story, as the case with this number, sent at these times if any."""
    return tuple(document(number, step, times) for step in range(steps))


def document(number: int, step: int, times: Sequence[datetime] = ()) -> bytes:
    """One document of :func:`telling`, counted from 0."""
    data = renamed(documents()[step], str(number))
    if times:
        data = sent_at(data, times[step])
    if step == SIGNED:
        told = sha256(documents()[CONTRACT]).hexdigest().encode()
        assert told in data, "the story binds the answer to the contract"
        data = data.replace(told, sha256(document(number, CONTRACT, times)).hexdigest().encode())
    return data


@cache
def _ids() -> tuple[tuple[str, str], ...]:
    found = (envelope(data) for data in documents())
    return tuple((one.besked_id, one.forloeb_id) for one in found)


def message_id(number: int, step: int) -> str:
    """The id of a document in a telling."""
    return key(_ids()[step][0], number)


def case_id(number: int) -> str:
    """The id of the case of a telling."""
    return key(_ids()[0][1], number)


def sent_at(data: bytes, at: datetime) -> bytes:
    """A document as if it were sent at another time, to be received within :data:`LIFE`."""
    assert at.tzinfo is not None
    data, sent = _SENT.subn(rb"\g<1>" + _written(at), data)
    data, expires = _EXPIRES.subn(rb"\g<1>" + _written(at + LIFE), data)
    assert (sent, expires) == (1, 1), "every message has one time of sending and one of expiry"
    return data


def _written(at: datetime) -> bytes:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}".encode()


def order(number: int, version: int = 1, *, at: datetime | None = None) -> bytes:
    """The order of a case, ``version`` 1, or a correction of it that takes the place of the one before.

    An authority may correct its order as long as nobody has answered it: many messages of one case, all from
    one side, each of which only makes sense after the one before.
    """
    (data,) = telling(number, 1)
    own, case = envelope(data).besked_id, case_id(number)
    if version > 1:
        before = own if version == 2 else key(own, version - 1)
        text = data.decode().replace(own, key(own, version))
        text = text.replace('"version": 1,\n  "art"', f'"version": {version},\n  "art"')
        text = text.replace(
            f'"forloebId": "{case}",', f'"forloebId": "{case}",\n    "erstatter": "{before}",'
        )
        data = text.encode()
    return data if at is None else sent_at(data, at)


def order_id(number: int, version: int = 1) -> str:
    """The id of what :func:`order` makes."""
    own = message_id(number, 0)
    return own if version == 1 else key(own, version)
