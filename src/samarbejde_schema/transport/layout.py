"""What lies in a participant's folder, and how it is written: over nothing, and keys for one user only.

A complete example::

    trusted = Trusted(world / "roedder.pem", world / "register.jws", "90000101", world / "spaerrede.json")
    text = settings_text(folder, trusted, environment="test", name="Fjordby Kommune", cvr="90000004",
                         roles=("MYNDIGHED",), endpoint="http://127.0.0.1:8701/beskeder")
    write_new(folder / SETTINGS, text.encode(), mode=READABLE)
    write_new(folder / STORE_KEY, b64encode(Vault.new_key()))

:mod:`.settings` reads what is written here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ..errors import LocalError

SETTINGS = "samarbejde.toml"
KEY = "noegle.pem"
STORE_KEY = "lager.key"
STORE = "samarbejde.sqlite"
ROOTS, REGISTER, REVOKED = "roedder.pem", "register.jws", "spaerrede.json"
SECRET = 0o600
"""The mode of a file with a key: its owner reads and writes it, nobody else does anything."""
READABLE = 0o644
"""The mode of a file anybody may read."""

_TEMPLATE = """\
# Opsætningen af en deltager. Filnavne er i forhold til denne fil.
environment = {environment}  # test eller produktion
name = {name}
cvr = {cvr}
roles = {roles}
endpoint = {endpoint}  # hvor andre sender beskeder til; står også i deltagerregisteret

[keys]
files = [{key}]  # nyeste først; privat nøgle og certifikatkæde i PEM, eller PKCS#12
store = {store_key}  # låser lageret: 32 bytes i base64; tag en kopi et andet sted
{password}
[trust]
roots = {roots}  # de rødder, der stoles på i dette miljø
register = {register}  # deltagerregisteret, signeret
register_cvr = {register_cvr}  # den organisation, der signerer det
revoked = {revoked}  # spærrede certifikater

[store]
file = {store}

[network]
listen = {listen}  # hvor modtageren lytter
{allow}"""

_PASSWORD = "  # miljøvariablen med nøglens kodeord\n"


@dataclass(frozen=True, slots=True)
class Trusted:
    """The files that say whom to trust, and the CVR number of the organisation that signs the register."""

    roots: Path
    register: Path
    register_cvr: str
    revoked: Path


def settings_text(
    folder: Path,
    trusted: Trusted,
    *,
    environment: str,
    name: str,
    cvr: str,
    roles: Sequence[str],
    endpoint: str,
    password_env: str | None = None,
) -> str:
    """The settings file of a participant in ``folder``, with a word on each setting.

    An endpoint on this machine is also where the receiver listens, and lets others on it be reached.
    """
    host, loopback = listening(endpoint)
    password = "" if password_env is None else f"password_env = {_text(password_env)}{_PASSWORD}"
    values = {
        "environment": environment,
        "name": name,
        "cvr": cvr,
        "endpoint": endpoint,
        "key": KEY,
        "store_key": STORE_KEY,
        "roots": _relative(trusted.roots, folder),
        "register": _relative(trusted.register, folder),
        "register_cvr": trusted.register_cvr,
        "revoked": _relative(trusted.revoked, folder),
        "store": STORE,
        "listen": host,
    }
    return _TEMPLATE.format(
        roles="[" + ", ".join(map(_text, roles)) + "]",
        password=password,
        allow="allow_loopback = true\n" if loopback else "",
        **{key: _text(value) for key, value in values.items()},
    )


def listening(endpoint: str) -> tuple[str, bool]:
    """Where the receiver of an endpoint listens, ``host:port``, and whether that is this machine alone.

    What stands behind a proxy with TLS listens on this machine; the port is then for the operator to choose.
    """
    parts = urlsplit(endpoint)
    loopback = parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost", "::1")
    return (parts.netloc if loopback and parts.port else "127.0.0.1:8701"), loopback


def write_new(file: Path, data: bytes, *, mode: int = SECRET) -> None:
    """Write a file that is not there yet; nobody but its owner could read it at any time if ``mode`` says so.

    Raises :class:`~samarbejde_schema.errors.LocalError` when it is there, or cannot be written.
    """
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(number, "wb") as opened:
            opened.write(data)
    except FileExistsError:
        fault = f"filen {file.name} findes allerede og overskrives ikke"
    except OSError:
        fault = f"filen {file.name} kunne ikke skrives"
    else:
        return
    raise LocalError(fault)


def _relative(file: Path, folder: Path) -> str:
    """A file as seen from a folder, with slashes."""
    return Path(os.path.relpath(file.absolute(), folder.absolute())).as_posix()


def _text(value: str) -> str:
    """A text as TOML writes it: every JSON string but one with DEL is a TOML string."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
