"""An example as if it were written today, from one participant to another.

A complete example::

    besked = addressed(example, folder, "90000012:UDFOERER", now)

Keys, case and times are new; what the example says is not, so its dates may lie in the past.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from ..modelling.element import Besked
from ..standard import STANDARD
from ..standard.v1.faelles.konvolut import Organisation, Part
from .danish import Refusal
from .participants import settings_in, trusting


def addressed(besked: Besked, folder: Path, to: str, now: datetime) -> Besked:
    """The message with new keys and times, from the participant in ``folder`` to ``to``, ``CVR:ROLLE``.

    ``now`` has an offset. Raises :class:`Refusal` for a receiver that the register does not know, and for a
    participant that cannot send the type.
    """
    entry, settings = STANDARD.entry_of(besked), settings_in(folder)
    sending = [role for role in settings.roles if role in entry.senders]
    if not sending:
        raise Refusal(f"{entry.type} sendes af {' eller '.join(entry.senders)}, ikke af {settings.name}")
    cvr, _, role = to.partition(":")
    if role not in entry.receivers:
        raise Refusal(f"--to skrives CVR:ROLLE, og {entry.type} sendes til {' eller '.join(entry.receivers)}")
    _, trust = trusting(folder)
    receiver = trust.register.find(cvr, role)
    if receiver is None:
        raise Refusal("modtageren står ikke i deltagerregisteret i den rolle")
    envelope: Any = STANDARD.release.envelope.of(besked)
    if envelope is None:
        raise Refusal(f"{entry.type} har ingen konvolut og kan ikke sendes")
    sent = now.replace(microsecond=0)
    new = {
        "besked_id": str(uuid4()),
        "samtale_id": str(uuid4()),
        "forloeb_id": str(uuid4()),
        "svar_paa": None,
        "senest_set": None,
        "erstatter": None,
        "afsendt": sent,
        "udloeber": sent + STANDARD.release.envelope.lifetime,
        "afsender": _part(sending[0], settings.name, settings.cvr),
        "modtager": (_part(role, receiver.name, cvr),),
    }
    changed: dict[str, Any] = {STANDARD.release.envelope.field: envelope.model_copy(update=new)}
    if "svarfrist" in type(besked).model_fields:
        changed["svarfrist"] = None  # the example's own has passed
    return besked.model_copy(update=changed)


def _part(role: str, name: str, cvr: str) -> Part:
    return Part(rolle=role, organisation=Organisation(navn=name, cvr=cvr))  # type: ignore[arg-type]  # a role's code is taken too
