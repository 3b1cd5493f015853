"""A new participant's folder: for real use with a request to the certificate issuer, or in a trial world.

A complete example::

    wanted = Wanted("90000004", "Fjordby Kommune", ("MYNDIGHED",), "https://udveksling.fjordby.example/beskeder")
    for line in for_real(Path("fjordby"), wanted, environment="test", password_env="FJORDBY_KODEORD"):
        click.echo(line)

Nothing is ever written over: when one of the files is there, none is written. Sources: RFC 2986 (PKCS#10),
RFC 5958 and 8018 (the encrypted key); the subject's attributes in ``design/security.md``, "Certificates".
"""

from __future__ import annotations

import os
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from cryptography.x509.oid import NameOID

from ..errors import LocalError
from ..security.certificates import is_cvr
from ..security.vault import Vault
from ..standard import STANDARD
from ..transport.layout import (
    KEY,
    READABLE,
    REGISTER,
    REVOKED,
    ROOTS,
    SETTINGS,
    STORE_KEY,
    Trusted,
    settings_text,
    write_new,
)
from .danish import Refusal
from .stopped import Stopped

REQUEST = "anmodning.csr"
BITS = 3072
SHORTEST_PASSWORD = 12
"""A key file can be copied and guessed at in peace; shorter passwords do not protect it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who the participant is, and where others send messages to it. :class:`Refusal` for what cannot be."""

    cvr: str
    name: str
    roles: tuple[str, ...]
    endpoint: str

    def __post_init__(self) -> None:
        known = known_roles()
        if not is_cvr(self.cvr):
            raise Refusal("--cvr er otte cifre, og det skrevne er ikke et CVR-nummer")
        if set(self.roles) - set(known):
            raise Refusal(f"--role er en af: {', '.join(known)}")
        if not 1 <= len(self.name.strip()) <= 64 or not self.name.isprintable():
            raise Refusal("--name er på 1 til 64 tegn")
        if not is_endpoint(self.endpoint):
            raise Refusal(
                "--endpoint er en adresse som https://udveksling.fjordby.example/beskeder; http går kun an "
                "på denne maskine"
            )


def known_roles() -> tuple[str, ...]:
    """The roles that some message is sent to, in the order of the catalogue."""
    return tuple(dict.fromkeys(role for entry in STANDARD.entries for role in entry.receivers))


def is_endpoint(url: str) -> bool:
    """Whether messages can be sent to an address: https, or http on this machine, without anything secret."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if port == 0 or not parts.hostname or parts.username or parts.query or parts.fragment:
        return False
    here = parts.hostname in ("127.0.0.1", "::1", "localhost")
    return parts.scheme == "https" or (parts.scheme == "http" and here)


def for_real(folder: Path, wanted: Wanted, *, environment: str, password_env: str) -> list[str]:
    """Key, request, store key and settings; what to do next, line by line.

    Raises :class:`Stopped` when the password is not set or too short, or a file is there already.
    """
    password = os.environ.get(password_env, "")
    if len(password) < SHORTEST_PASSWORD:
        del password
        raise Stopped(
            f"miljøvariablen {password_env} skal rumme det kodeord, som nøglen låses med, på mindst "
            f"{SHORTEST_PASSWORD} tegn"
        )
    key = generate_private_key(65537, BITS)
    trusted = Trusted(folder / ROOTS, folder / REGISTER, "", folder / REVOKED)
    text = settings_text(
        folder,
        trusted,
        environment=environment,
        name=wanted.name,
        cvr=wanted.cvr,
        roles=wanted.roles,
        endpoint=wanted.endpoint,
        password_env=password_env,
    )
    locked = key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(password.encode("utf-8"))
    )
    _write(
        folder,
        {
            KEY: (locked, 0o600),
            REQUEST: (request(key, wanted), READABLE),
            STORE_KEY: (b64encode(Vault.new_key()) + b"\n", 0o600),
            SETTINGS: (text.encode(), READABLE),
        },
    )
    return _next_steps(folder)


def _next_steps(folder: Path) -> list[str]:
    return [
        f"Lavet i {folder}: {KEY}, {REQUEST}, {STORE_KEY} og {SETTINGS}.",
        f"1. Giv {REQUEST} til udstederen af OCES3, og bed om et organisations- eller systemcertifikat.",
        f"2. Føj certifikatet og udstederens certifikat til {KEY} i PEM, under nøglen; roden skal ikke med.",
        f"3. Læg {ROOTS}, {REGISTER} og {REVOKED} i mappen, og skriv register_cvr i {SETTINGS}.",
        "4. Meld certifikat, rolle og adresse ind i deltagerregisteret.",
        f"5. Gem en kopi af {STORE_KEY} et sikkert sted: uden den kan lageret ikke læses.",
        f"6. Se, om alt er i orden: samarbejde keys check {folder}",
    ]


def request(key: RSAPrivateKey, wanted: Wanted) -> bytes:
    """The request for a certificate (PKCS#10, PEM) with the subject of an OCES3 organisation certificate.

    The issuer adds the serial number ``UI:DK-O:G:…``, which is his to give.
    """
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "DK"),
            x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"NTRDK-{wanted.cvr}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, wanted.name),
            x509.NameAttribute(NameOID.COMMON_NAME, wanted.name),
        ]
    )
    signed = x509.CertificateSigningRequestBuilder(subject).sign(key, SHA256())
    return signed.public_bytes(Encoding.PEM)


def for_trial(folder: Path, wanted: Wanted, *, world: Path) -> list[str]:
    """A participant of a trial world, which is made when it is not there; what to do next, line by line.

    Raises :class:`Stopped` when the participant is there already.
    """
    from ..testing.world import World

    if folder.resolve() == world.resolve():
        raise Refusal("deltageren skal have sin egen mappe, fx en mappe i prøveverdenens")
    fault = ""
    try:
        home = World.open(world) if World.is_at(world) else World.create(world)
        home.add(
            folder.absolute(),
            cvr=wanted.cvr,
            name=wanted.name,
            roles=wanted.roles,
            endpoint=wanted.endpoint,
        )
    except LocalError as error:
        fault = str(error)
    if fault:
        raise Stopped(fault)
    return [
        f"{wanted.name} (CVR {wanted.cvr}, {', '.join(wanted.roles)}) er deltager i prøveverdenen {world}.",
        f"Se, at alt er i orden: samarbejde keys check {folder}",
        f"Modtag beskeder: samarbejde serve {folder}",
    ]


def _write(folder: Path, files: dict[str, tuple[bytes, int]]) -> None:
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise Stopped(f"{', '.join(there)} findes allerede i mappen; intet er skrevet")
    fault = ""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name, (data, mode) in files.items():
            write_new(folder / name, data, mode=mode)
    except OSError:
        fault = "mappen kunne ikke laves"
    except LocalError as error:
        fault = str(error)
    if fault:
        raise Stopped(fault)
