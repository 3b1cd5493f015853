"""What a participant's certificates say, for people and for programs; never anything of a private key.

A complete example::

    show_all(Settings.read(folder), form="text", now=datetime.now(UTC))
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from ..errors import LocalError, UntrustedError
from ..security.certificates import Certificate, Kind
from ..transport.opening import read_ring
from ..transport.settings import Settings
from .listing import as_json, when
from .stopped import Stopped

KINDS = {
    Kind.ORGANISATION: "organisation eller system",
    Kind.EMPLOYEE: "medarbejder (kan ikke bruges)",
    Kind.OTHER: "anden art (kan ikke bruges)",
}


def show_all(settings: Settings, *, form: str, now: datetime) -> None:
    """Print the participant and each certificate; :class:`Stopped` when a key cannot be read."""
    fault = ""
    try:
        found = [Certificate.from_der(key.chain[0]) for key in read_ring(settings).keys]
    except (LocalError, UntrustedError) as error:
        fault = str(error)
    if fault:
        raise Stopped(fault)
    told = [
        _told(file, certificate, now) for file, certificate in zip(settings.key_files, found, strict=True)
    ]
    who = {
        "cvr": settings.cvr,
        "name": settings.name,
        "roles": settings.roles,
        "environment": settings.environment,
        "endpoint": settings.endpoint,
    }
    if form == "json":
        as_json({**who, "certificates": told})
    else:
        click.echo("\n".join(_lines(settings, told)))


def _told(file: Path, certificate: Certificate, now: datetime) -> dict[str, Any]:
    return {
        "file": file.name,
        "cvr": certificate.cvr,
        "kind": certificate.kind.value,
        "subject": certificate.subject_name if certificate.kind is Kind.ORGANISATION else None,
        "thumbprint": certificate.thumbprint,
        "bits": certificate.public_key.key_size,
        "not_before": certificate.not_before,
        "not_after": certificate.not_after,
        "days_left": (certificate.not_after - now).days,
        "valid": certificate.valid_at(now),
    }


def _lines(settings: Settings, told: list[dict[str, Any]]) -> Iterator[str]:
    yield f"{settings.name}, CVR {settings.cvr}, {', '.join(settings.roles)}"
    yield f"  Miljø:          {settings.environment}"
    yield f"  Adresse:        {settings.endpoint}"
    for one in told:
        yield f"{one['file']}"
        yield f"  Certifikat til: {one['subject'] or '–'}, CVR {one['cvr'] or '–'}"
        yield f"  Art:            {KINDS[Kind(one['kind'])]}, RSA {one['bits']} bit"
        yield f"  Gælder:         {when(one['not_before'])} til {when(one['not_after'])}{_left(one)}"
        yield f"  Fingeraftryk:   {one['thumbprint']}"


def _left(one: dict[str, Any]) -> str:
    if not one["valid"]:
        return " (udløbet)" if one["days_left"] < 0 else " (endnu ikke trådt i kraft)"
    return f" ({one['days_left']} dage endnu)"
