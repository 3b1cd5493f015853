"""What a rule of level ``modtagelse`` gets beside the message it judges: the facts of its arrival.

A complete example::

    reception = Reception(at=now, signer="90000004", digest=sha256(payload).hexdigest())
    check(payload, contexts={Stage.MODTAGELSE: reception})
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reception:
    """When and from whom a message came.

    ``at`` is the receiver's clock (with offset), ``signer`` the CVR number in the certificate that signed,
    ``digest`` the SHA-256 (64 hexadecimal digits) of the exact bytes of the message. ``known`` is the digest
    of an earlier message from the same sender with the same id, ``None`` when the id is unused.
    """

    at: datetime
    signer: str
    digest: str
    known: str | None = None
