"""A participant's settings: one TOML file that names the keys, the trust, the store and the network.

A complete example, ``samarbejde.toml``::

    environment = "test"
    name = "Fjordby Kommune"
    cvr = "90000004"
    roles = ["MYNDIGHED"]
    endpoint = "http://127.0.0.1:8701/beskeder"

    [keys]
    files = ["noegle.pem"]                # newest first; key and chain in one PEM file, or PKCS#12
    store = "lager.key"                   # 32 bytes in base64
    password_env = "FJORDBY_KODEORD"      # left out when the files have no password

    [trust]
    roots = "roedder.pem"
    register = "register.jws"
    register_cvr = "90000101"
    revoked = "spaerrede.json"

    [store]
    file = "samarbejde.sqlite"

    [network]
    listen = "127.0.0.1:8701"
    allow_loopback = true

File names are relative to the settings file. Names nobody knows are refused, so that a mistyped one is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import LocalError

ENVIRONMENTS = ("test", "produktion")
"""Test and production never meet in one process."""

_TABLES: Mapping[str, Mapping[str, type]] = {
    "": {"environment": str, "name": str, "cvr": str, "roles": list, "endpoint": str},
    "keys": {"files": list, "store": str, "password_env": str},
    "trust": {"roots": str, "register": str, "register_cvr": str, "revoked": str},
    "store": {"file": str},
    "network": {"listen": str, "allow_loopback": bool, "allow_private": bool},
}
_OPTIONAL = frozenset(
    {"keys.password_env", "network.listen", "network.allow_loopback", "network.allow_private"}
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What stands in the file; paths are absolute or relative to the working folder.

    ``password_env`` names the environment variable that holds the password of the key files. ``listen`` is
    ``host:port``; port 0 lets the system choose. ``revoked`` names the list of revoked certificates. ``file``
    is where the settings were read, if they were.
    """

    environment: str
    name: str
    cvr: str
    roles: tuple[str, ...]
    endpoint: str
    key_files: tuple[Path, ...]
    store_key: Path
    password_env: str | None
    roots: Path
    register: Path
    register_cvr: str
    revoked: Path
    store: Path
    listen: str = "127.0.0.1:0"
    allow_loopback: bool = False
    allow_private: bool = False
    file: Path | None = None

    @classmethod
    def read(cls, file: Path) -> Settings:
        """The settings in ``file``, or in ``samarbejde.toml`` when ``file`` is a folder.

        Raises :class:`~samarbejde_schema.errors.LocalError` that says what is missing or mistyped.
        """
        try:
            file = file / "samarbejde.toml" if file.is_dir() else file
            found = tomllib.loads(file.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            fault = "mappen har ingen opsætning; den hedder samarbejde.toml"
        except UnicodeDecodeError:
            fault = "opsætningen er ikke skrevet i UTF-8"
        except OSError:
            fault = "opsætningen kunne ikke læses"
        except tomllib.TOMLDecodeError:
            fault = "samarbejde.toml er ikke TOML"
        else:
            return cls._of(_flat(found), file)
        raise LocalError(fault)

    @classmethod
    def _of(cls, given: Mapping[str, Any], file: Path) -> Settings:
        folder = file.parent
        if given["environment"] not in ENVIRONMENTS:
            raise LocalError("opsætningen: environment er test eller produktion")
        return cls(
            environment=given["environment"],
            name=given["name"],
            cvr=given["cvr"],
            roles=_texts("roles", given["roles"]),
            endpoint=given["endpoint"],
            key_files=tuple(folder / name for name in _texts("keys.files", given["keys.files"])),
            store_key=folder / given["keys.store"],
            password_env=given.get("keys.password_env"),
            roots=folder / given["trust.roots"],
            register=folder / given["trust.register"],
            register_cvr=given["trust.register_cvr"],
            revoked=folder / given["trust.revoked"],
            store=folder / given["store.file"],
            listen=given.get("network.listen", "127.0.0.1:0"),
            allow_loopback=given.get("network.allow_loopback", False),
            allow_private=given.get("network.allow_private", False),
            file=file,
        )


def _flat(found: Mapping[str, Any]) -> dict[str, Any]:
    """The settings by dotted name, each of its type; :class:`LocalError` for a missing or unknown one."""
    flat: dict[str, Any] = {}
    for table, names in _TABLES.items():
        values = found.get(table, {}) if table else {k: v for k, v in found.items() if k not in _TABLES}
        if not isinstance(values, dict) or set(values) - set(names):
            raise LocalError(
                f"opsætningen: i [{table}] står et navn, der ikke findes; de kendte er {', '.join(names)}"
                if table
                else _unknown()
            )
        for name, kind in names.items():
            dotted = f"{table}.{name}" if table else name
            if name not in values:
                if dotted in _OPTIONAL:
                    continue
                raise LocalError(f"opsætningen mangler {dotted}")
            if not isinstance(values[name], kind):
                raise LocalError(f"opsætningen: {dotted} skal være {_KINDS[kind]}")
            flat[dotted] = values[name]
    return flat


def _unknown() -> str:
    return "opsætningen kender " + ", ".join(_TABLES[""]) + " og " + ", ".join(f"[{t}]" for t in _TABLES if t)


_KINDS: Mapping[type, str] = {str: "en tekst", list: "en liste af tekster", bool: "true eller false"}


def _texts(name: str, values: list[Any]) -> tuple[str, ...]:
    if not values or not all(isinstance(value, str) and value for value in values):
        raise LocalError(f"opsætningen: {name} er en liste af tekster med mindst én")
    return tuple(values)
