"""Where a standard keeps what every message carries: the engines know the envelope only by these names.

A complete example::

    ENVELOPE = Envelope(field="konvolut", id="besked_id", type="beskedtype", ...)
    ENVELOPE.of(besked).besked_id

All names are Python names of fields of the envelope; a standard without one of them says ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .element import Besked


@dataclass(frozen=True, slots=True)
class Envelope:
    """The names of the envelope's fields, and the few facts needed to fill one in.

    ``role`` and ``organisation`` are fields of a sender or receiver, ``cvr`` and ``unit`` (the P-number) of
    its organisation. ``lifetime`` is how long a new message may be received for the first time.
    """

    field: str
    id: str
    type: str
    version: str
    profiles: str
    conversation: str
    case: str
    reply_to: str
    replaces: str
    last_seen: str
    sent: str
    expires: str
    sender: str
    receivers: str
    role: str
    organisation: str = "organisation"
    cvr: str = "cvr"
    unit: str = "p_nummer"
    lifetime: timedelta = timedelta(days=7)

    def of(self, message: Besked) -> Any:
        """The message's envelope, or ``None`` for a document without one."""
        return getattr(message, self.field, None)

    def value(self, message: Besked, name: str) -> Any:
        """One envelope value by its role here (``"id"``, ``"sent"``, …); ``None`` without an envelope."""
        envelope = self.of(message)
        return None if envelope is None else getattr(envelope, getattr(self, name))

    def address(self, part: Any) -> tuple[str | None, str, str | None]:
        """CVR number, role and P-number of a sender or receiver."""
        its = getattr(part, self.organisation)
        return getattr(its, self.cvr), str(getattr(part, self.role)), getattr(its, self.unit)
