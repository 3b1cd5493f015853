"""What a participant accepts, told by itself and signed: the document at ``/.well-known/samarbejde``.

A complete example::

    description = Description(
        cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",), types=("tilbud",), versions=("1.0",),
        profiles=("GRUND",), endpoint="https://fjordby.example/beskeder", limit=16 * 1024 * 1024,
        encryption=(leaf_der,), issued=now, expires=tomorrow,
    )
    data = write_description(description, key=ring.signing(now), now=now)
    assert read_description(data, trust=trust, now=now) == description

The register says whom to trust; this says what they can take today, so that a sender can choose the highest
version both know. It expires, because what somebody accepts changes.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..doors.json import strict_json
from ..security.codes import untrusted
from ..security.jws import AHEAD, Typ, open_signed, sign
from ..security.keys import Key
from ..security.trust import Trust

MEDIA_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Description:
    """What one participant accepts.

    ``types`` are the message types that may be delivered, by their codes as in the register; ``versions`` the
    minors read, oldest first; ``endpoint`` is where messages are posted; ``limit`` is the most bytes of a
    sealed message; ``encryption`` are certificates (DER), the one to use first. ``issued`` and ``expires``
    have offsets.
    """

    cvr: str
    name: str
    roles: tuple[str, ...]
    types: tuple[str, ...]
    versions: tuple[str, ...]
    profiles: tuple[str, ...]
    endpoint: str
    limit: int
    encryption: tuple[bytes, ...]
    issued: datetime
    expires: datetime


_LISTS = {"roller": "roles", "beskedtyper": "types", "skemaversioner": "versions", "profiler": "profiles"}
_TEXTS = {"cvr": "cvr", "navn": "name", "endpoint": "endpoint"}
_TIMES = {"udstedt": "issued", "udloeber": "expires"}
_MEMBERS = {*_LISTS, *_TEXTS, *_TIMES, "stoersteBesked", "kryptering"}


def write_description(description: Description, *, key: Key, now: datetime) -> bytes:
    """The document as a compact JWS."""
    told: dict[str, Any] = {wire: getattr(description, name) for wire, name in _TEXTS.items()}
    told |= {wire: list(getattr(description, name)) for wire, name in _LISTS.items()}
    told |= {wire: getattr(description, name).isoformat() for wire, name in _TIMES.items()}
    told["stoersteBesked"] = description.limit
    told["kryptering"] = [b64encode(der).decode("ascii") for der in description.encryption]
    payload = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    return sign(payload, key=key, typ=Typ.DELTAGER, cty=MEDIA_TYPE, now=now)


def read_description(data: bytes, *, trust: Trust, now: datetime) -> Description:
    """The document, when the signature holds, its signer is the one it speaks of, and it has not expired.

    Raises :class:`~samarbejde_schema.errors.UntrustedError`: as :func:`.jws.verify` does, ``SIK-TYPE`` for
    another form and for another signer, ``SIK-TID`` for one issued more than five minutes ahead of ``now``
    (with offset), ``SIK-UDLOEBET`` for one that has expired.
    """
    signed = open_signed(data, trust=trust, typ=Typ.DELTAGER, now=now)
    description = _parsed(signed.payload)
    if description is None or description.cvr != signed.signer.cvr:
        raise untrusted("SIK-TYPE")
    if description.issued > now + AHEAD:
        raise untrusted("SIK-TID")
    if now >= description.expires:
        raise untrusted("SIK-UDLOEBET")
    return description


def _parsed(payload: bytes) -> Description | None:
    tree = strict_json(payload).tree
    if not isinstance(tree, dict) or set(tree) != _MEMBERS:
        return None
    texts = {name: tree[wire] for wire, name in _TEXTS.items()}
    lists = {name: tree[wire] for wire, name in _LISTS.items()}
    limit, ders = tree["stoersteBesked"], tree["kryptering"]
    strings = [*texts.values(), *(tree[wire] for wire in _TIMES)]
    for values in (*lists.values(), ders):
        if not isinstance(values, list):
            return None
        strings += values
    if type(limit) is not int or limit < 1 or not all(isinstance(one, str) for one in strings):
        return None
    try:
        times = {name: datetime.fromisoformat(tree[wire]) for wire, name in _TIMES.items()}
        encryption = tuple(b64decode(one, validate=True) for one in ders)
    except (ValueError, NotBase64):
        return None
    if any(time.tzinfo is None for time in times.values()):
        return None
    return Description(
        cvr=texts["cvr"],
        name=texts["name"],
        roles=tuple(lists["roles"]),
        types=tuple(lists["types"]),
        versions=tuple(lists["versions"]),
        profiles=tuple(lists["profiles"]),
        endpoint=texts["endpoint"],
        limit=limit,
        encryption=encryption,
        issued=times["issued"],
        expires=times["expires"],
    )
