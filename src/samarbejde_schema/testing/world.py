"""A whole trial world on disk: an authority, a participant register, and participants ready to run.

A complete example::

    world = World.create(Path("verden"))
    fjordby = world.add("fjordby", cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",),
                        endpoint="http://127.0.0.1:8701/beskeder")
    participant = open_participant(Settings.read(fjordby), STANDARD)

    world = World.open(Path("verden"))                       # another day, another program
    world.add("aakanden", cvr="90000012", name="Bostedet Åkanden", roles=("UDFOERER",),
              endpoint="http://127.0.0.1:8702/beskeder")

The folder holds what every participant trusts (``roedder.pem``, ``register.jws``, ``spaerrede.json``) and,
under ``udsteder/``, the keys of the authority. They lie there without a password: the certificates of a trial
world are worth nothing in any other, and its environment is always ``test``. A participant's folder holds
``samarbejde.toml``, ``noegle.pem`` and ``lager.key``. Every file with a key has mode 0600.

Making a key of 3072 bits takes from 0.1 to 1 second; a world needs three and a participant one. Tests hand in
one :class:`~.issuing.KeyPool` for all their worlds, and a :class:`~.clock.Clock` where time matters.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from ssl import DER_cert_to_PEM_cert

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from ..errors import LocalError
from ..security.keys import key_from_pem
from ..security.register import Entry, Register, read_register, write_register
from ..security.revocation import Listed
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
from ..transport.opening import write_revocation
from .authority import Authority, Issued
from .issuing import KeyPool

REGISTER_CVR = "90000101"
"""The invented organisation that signs the register of every trial world."""
LIFE = timedelta(days=365)
"""How long the register and the list of revoked certificates hold after they were written."""
EARLIER = timedelta(days=1)
"""How long before the world was made its certificates begin to hold, since clocks differ."""
NAME = "Proeveverden"
"""What the authority of a trial world is called."""
_HOME, _SIGNER, _BEGUN = "udsteder", "register.pem", "begyndt.txt"


def _now() -> datetime:
    return datetime.now(UTC)


class FolderKeys(KeyPool):
    """Keys that lie in a folder; one that is not there is taken from ``source`` and put there."""

    def __init__(self, folder: Path, source: KeyPool) -> None:
        super().__init__()
        self._folder, self._source = folder, source

    def rsa(self, name: str, bits: int = 3072) -> RSAPrivateKey:
        """The key of that name, the same whenever the folder is opened."""
        file = self._folder / f"{name.replace(' ', '-')}.{bits}.pem"
        if file.exists():
            key = load_pem_private_key(file.read_bytes(), None)
            assert isinstance(key, RSAPrivateKey), "nobody else writes here"
            return key
        made = self._source.rsa(name, bits)
        write_new(file, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        return made


@dataclass(frozen=True)
class World:
    """A trial world in ``folder``; made by :meth:`create` or :meth:`open`.

    ``keys`` gives the private keys of participants, ``clock`` an instant with offset. What is written is
    written so that programs which read meanwhile see the old file or the new one.
    """

    folder: Path
    authority: Authority = field(repr=False)
    keys: KeyPool = field(repr=False)
    clock: Callable[[], datetime] = field(repr=False)

    @staticmethod
    def is_at(folder: Path) -> bool:
        """Whether there is a trial world in a folder."""
        return (folder / _HOME / _SIGNER).exists()

    @classmethod
    def create(
        cls, folder: Path, *, keys: KeyPool | None = None, clock: Callable[[], datetime] = _now
    ) -> World:
        """A new world without participants.

        Raises :class:`~samarbejde_schema.errors.LocalError` when one of its files is there already.
        """
        home = folder / _HOME
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_new(home / _BEGUN, (clock() - EARLIER).isoformat().encode(), mode=READABLE)
        world = cls._at(folder, keys, clock)
        write_new(folder / ROOTS, DER_cert_to_PEM_cert(world.authority.root).encode(), mode=READABLE)
        signer = world.authority.organisation(REGISTER_CVR, name="Deltagerregisteret")
        world.revoke(())
        world._write(Register(0, "test", clock(), clock() + LIFE, ()), signer)
        write_new(home / _SIGNER, signer.key_pem + signer.chain_pem)
        return world

    @classmethod
    def open(
        cls, folder: Path, *, keys: KeyPool | None = None, clock: Callable[[], datetime] = _now
    ) -> World:
        """The world in a folder; :class:`~samarbejde_schema.errors.LocalError` when there is none."""
        if not cls.is_at(folder):
            raise LocalError("der er ingen prøveverden i mappen")
        return cls._at(folder, keys, clock)

    @classmethod
    def _at(cls, folder: Path, keys: KeyPool | None, clock: Callable[[], datetime]) -> World:
        folder, keys = folder.resolve(), keys or KeyPool()
        start = datetime.fromisoformat((folder / _HOME / _BEGUN).read_text(encoding="utf-8"))
        serials = count(int(_now().timestamp() * 1000))  # a world that is opened again gives no number twice
        authority = Authority(start, name=NAME, keys=FolderKeys(folder / _HOME, keys), serials=serials)
        return cls(folder, authority, keys, clock)

    @property
    def trusted(self) -> Trusted:
        """The files that every participant trusts."""
        folder = self.folder
        return Trusted(folder / ROOTS, folder / REGISTER, REGISTER_CVR, folder / REVOKED)

    @property
    def register(self) -> Register:
        """The register as it stands.

        Raises :class:`~samarbejde_schema.errors.UntrustedError` when it has expired by the world's clock.
        """
        data, now = (self.folder / REGISTER).read_bytes(), self.clock()
        nobody = self.authority.revocation((), now)
        return read_register(data, self.authority.anchors, nobody, REGISTER_CVR, now)

    def add(
        self,
        folder: str | Path,
        *,
        cvr: str,
        name: str,
        roles: Sequence[str],
        endpoint: str,
        issued: Issued | None = None,
        listed: bool = True,
    ) -> Path:
        """A new participant; its folder, which stands in the world's own unless the path is absolute.

        ``issued`` is its certificate when it shall be another than an ordinary one of an organisation;
        ``listed=False`` leaves it out of the register. The receiver listens where ``endpoint`` says. Raises
        :class:`~samarbejde_schema.errors.LocalError` when the participant is there already, and for an
        endpoint that a register may not hold.
        """
        place = self.folder / folder
        if any((place / file).exists() for file in (SETTINGS, KEY, STORE_KEY)):
            raise LocalError("der er allerede en deltager i mappen; intet er skrevet")
        if issued is None:
            issued = self.authority.organisation(cvr, name=name, key=self.keys.rsa(f"{place.name} {cvr}"))
        if listed:
            self.list(issued, roles=roles, endpoint=endpoint)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = settings_text(
            place, self.trusted, environment="test", name=name, cvr=cvr, roles=roles, endpoint=endpoint
        )
        write_new(place / KEY, issued.key_pem + issued.chain_pem)
        write_new(place / STORE_KEY, b64encode(Vault.new_key()) + b"\n")
        write_new(place / SETTINGS, text.encode(), mode=READABLE)
        return place

    def list(self, issued: Issued, *, roles: Iterable[str], endpoint: str) -> Register:
        """A register where a certificate stands for these roles, in place of what stood there of them."""
        versions = STANDARD.release.versions
        new = [
            issued.entry(role=role, endpoint=endpoint, types=types_to(role), versions=versions)
            for role in roles
        ]
        taken = {entry.key for entry in new}
        return self.renew([*(entry for entry in self.register.entries if entry.key not in taken), *new])

    def renew(self, entries: Iterable[Entry] | None = None) -> Register:
        """The register anew, with other entries when they are given; its version is one higher."""
        register = self.register
        if entries is not None:
            register = replace(register, entries=tuple(entries))
        return self._write(register)

    def revoke(self, issued: Iterable[Issued]) -> Listed:
        """The list of revoked certificates anew, with exactly these."""
        listed = self.authority.revocation(issued, self.clock() + LIFE)
        _replace(self.folder / REVOKED, write_revocation(listed.revoked, listed.valid_until))
        return listed

    def _write(self, register: Register, signer: Issued | None = None) -> Register:
        pem = b"" if signer is not None else (self.folder / _HOME / _SIGNER).read_bytes()
        key = key_from_pem(pem, pem) if signer is None else signer.key
        now = self.clock()
        new = replace(register, version=register.version + 1, issued=now, expires=now + LIFE)
        _replace(self.folder / REGISTER, write_register(new, key, now))
        return new


def types_to(role: str) -> tuple[str, ...]:
    """What is sent to a role, by the codes that the register names message types by."""
    return tuple(entry.code for entry in STANDARD.entries if role in entry.receivers)


def _replace(file: Path, data: bytes) -> None:
    new = file.with_name(f"{file.name}.ny")
    new.touch(mode=READABLE)  # whatever the umask: what others may write is no ground for trust
    new.write_bytes(data)
    new.replace(file)
