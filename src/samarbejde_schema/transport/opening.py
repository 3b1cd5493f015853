"""From a settings file to a participant: reads the files it names, and says which one is wrong.

A complete example::

    participant = open_participant(Settings.read(Path("fjordby")), STANDARD)
    try:
        participant.deliver()
    finally:
        participant.close()
"""

from __future__ import annotations

import json
import os
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from ..catalogue.catalogue import Catalogue
from ..doors.json import strict_json
from ..doors.limits import Limits
from ..errors import Error, LocalError
from ..exchange.arrival import Host
from ..security.certificates import Certificate, certificates_from_pem
from ..security.codes import outcome
from ..security.encoding import from_base64url
from ..security.keys import Key, Keyring, key_from_pem, key_from_pkcs12
from ..security.register import Register, read_register
from ..security.revocation import Listed, Revocation
from ..security.trust import Anchors, Trust
from ..security.vault import Vault
from .addresses import Addresses
from .participant import Participant
from .settings import Settings
from .store import Store
from .wires import AsyncHttpxWire, HttpxWire

T = TypeVar("T")

LARGEST_FILE = 16 * 1024 * 1024
"""No file of keys, certificates or trust is larger."""
_LIST = Limits(bytes=LARGEST_FILE, depth=2, members=250_010, items=250_000, name=16, text=64, findings=1)
"""How large the list of revoked certificates may be."""


def now() -> datetime:
    """What the machine's clock shows."""
    return datetime.now(UTC)


def open_participant(
    settings: Settings, catalogue: Catalogue, *, clock: Callable[[], datetime] = now
) -> Participant:
    """The participant of a settings file; close it when done.

    Raises :class:`~samarbejde_schema.errors.LocalError` for a file that is missing or wrong, and for settings
    that do not agree with the certificates or the standard;
    :class:`~samarbejde_schema.errors.UntrustedError` for a register that cannot be trusted; and
    :class:`~samarbejde_schema.errors.DeliveryError` for a store that cannot be used now.
    """
    ring = read_ring(settings)
    host = _host(settings, ring, catalogue)
    trust = read_trust(settings, clock())
    addresses = Addresses(allow_loopback=settings.allow_loopback, allow_private=settings.allow_private)
    with ExitStack() as opened:
        store = opened.enter_context(Store.open(settings.store, read_vault(settings)))
        participant = Participant(
            host=host,
            name=settings.name,
            endpoint=settings.endpoint,
            ring=ring,
            trust=trust,
            store=store,
            catalogue=catalogue,
            clock=clock,
            wire=opened.enter_context(HttpxWire(addresses)),
            connect=lambda: AsyncHttpxWire(addresses),
        )
        opened.pop_all()  # the participant closes them now
    return participant


def _host(settings: Settings, ring: Keyring, catalogue: Catalogue) -> Host:
    """Who receives here: the organisation of every certificate, in roles that messages are sent to."""
    for file, key in zip(settings.key_files, ring.keys, strict=True):
        cvr = Certificate.from_der(key.chain[0]).cvr
        if cvr != settings.cvr:
            whose = "intet CVR-nummer" if cvr is None else f"CVR-nummer {cvr}"
            raise LocalError(f"certifikatet i {file.name} har {whose}; opsætningen siger {settings.cvr}")
    known = dict.fromkeys(role for entry in catalogue.entries for role in entry.receivers)
    if set(settings.roles) - set(known):
        raise LocalError(f"opsætningen: en af rollerne findes ikke; kendte er {', '.join(known)}")
    return Host(settings.cvr, frozenset(settings.roles))


def read_ring(settings: Settings) -> Keyring:
    """The keys, newest first. Where there are several files, the error says which one is wrong."""
    return _kept_to_ourselves(_ring, settings)


def _ring(settings: Settings) -> Keyring:
    password = None
    if settings.password_env is not None:
        said = os.environ.get(settings.password_env)
        if said is None:
            raise LocalError(f"miljøvariablen {settings.password_env} med nøglens kodeord er ikke sat")
        password = said.encode()
    keys = []
    for file in settings.key_files:
        key = outcome(_key, file, password)
        if isinstance(key, Error):
            raise LocalError(f"{file.name}: {key}") if len(settings.key_files) > 1 else key
        keys.append(key)
    return Keyring(tuple(keys))


def _key(file: Path, password: bytes | None) -> Key:
    data = read_file(file)
    if file.suffix.lower() in (".p12", ".pfx"):
        return key_from_pkcs12(data, password)
    return key_from_pem(data, data, password)


def _kept_to_ourselves(read: Callable[[Settings], T], settings: Settings) -> T:
    """What a call reads; an error of ours has lost the frames in which keys and passwords stood."""
    found = outcome(read, settings)
    if isinstance(found, Error):
        raise found
    return found


def read_vault(settings: Settings) -> Vault:
    """The key that locks the store."""
    return _kept_to_ourselves(_vault, settings)


def _vault(settings: Settings) -> Vault:
    try:
        key = b64decode(read_file(settings.store_key).strip(), validate=True)
    except NotBase64:
        key = b""
    if len(key) != Vault.KEY_BYTES:
        raise LocalError("lagerets nøgle skal være 32 bytes skrevet i base64")
    return Vault(key)


def read_trust(settings: Settings, now: datetime, *, newer_than: int | None = None) -> Trust:
    """Whom to trust: pinned roots, the signed register, the list of revoked certificates."""
    anchors = read_anchors(settings)
    revocation = read_revocation(settings)
    register = read_register_file(settings, anchors, revocation, now, newer_than=newer_than)
    return Trust(anchors, register, revocation)


def read_anchors(settings: Settings) -> Anchors:
    """The pinned roots of the environment."""
    return Anchors(settings.environment, certificates_from_pem(read_file(settings.roots)))


def read_register_file(
    settings: Settings,
    anchors: Anchors,
    revocation: Revocation,
    now: datetime,
    *,
    newer_than: int | None = None,
) -> Register:
    """The signed register; :class:`~samarbejde_schema.errors.UntrustedError` when it is not to be trusted."""
    return read_register(
        read_file(settings.register),
        anchors=anchors,
        revocation=revocation,
        authority_cvr=settings.register_cvr,
        now=now,
        newer_than=newer_than,
    )


def read_revocation(settings: Settings) -> Listed:
    """The list of revoked certificates: ``{"gyldigTil": "…", "spaerrede": ["<fingeraftryk>", …]}``."""
    tree = strict_json(read_file(settings.revoked), _LIST).tree
    fault = LocalError("listen over spærrede certifikater har ikke den rette form")
    if not isinstance(tree, dict) or set(tree) != {"gyldigTil", "spaerrede"}:
        raise fault
    until, revoked = tree["gyldigTil"], tree["spaerrede"]
    if not isinstance(until, str) or not isinstance(revoked, list):
        raise fault
    try:
        valid_until = datetime.fromisoformat(until)
    except ValueError:
        raise fault from None
    if valid_until.tzinfo is None or not all(map(_is_thumbprint, revoked)):
        raise fault
    return Listed(frozenset(revoked), valid_until)


def _is_thumbprint(text: object) -> bool:
    """Whether something is the thumbprint of a certificate; what is not would never match one in silence."""
    return isinstance(text, str) and text.isascii() and len(from_base64url(text.encode()) or b"") == 32


def write_revocation(revoked: frozenset[str], valid_until: datetime) -> bytes:
    """The list as a file."""
    return json.dumps({"gyldigTil": valid_until.isoformat(), "spaerrede": sorted(revoked)}).encode()


def read_file(file: Path) -> bytes:
    """A file's bytes; :class:`~samarbejde_schema.errors.LocalError` names the file that cannot be read."""
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        fault = f"filen {file.name} findes ikke"
    except (OSError, ValueError):  # ValueError: a name no file can have
        fault = f"filen {file.name} kunne ikke læses"
    else:
        if len(data) <= LARGEST_FILE:
            return data
        fault = f"filen {file.name} er for stor"
    raise LocalError(fault)
