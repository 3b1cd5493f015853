"""Trial worlds for the command line: two invented organisations, made once and copied."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread
from uuid import UUID, uuid5

from samarbejde_schema import STANDARD
from samarbejde_schema.testing.issuing import KeyPool
from samarbejde_schema.testing.world import World
from samarbejde_schema.transport.http import Request
from samarbejde_schema.transport.intake import content_digest
from samarbejde_schema.transport.opening import open_participant
from samarbejde_schema.transport.settings import Settings
from tests.cli.calls import command

POOL = KeyPool()
"""The keys of every world of a test session: making them is slow."""
KOMMUNE, BOSTED = "90000004", "90000012"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
        return number


@dataclass(frozen=True)
class Two:
    """A world with a municipality and a provider."""

    world: World
    kommune: Path
    bosted: Path


def two(folder: Path, *, kommune_port: int = 8701, bosted_port: int = 8702) -> Two:
    """A new world in a folder; nobody listens yet."""
    world = World.create(folder / "verden", keys=POOL)
    kommune = world.add(
        "fjordby",
        cvr=KOMMUNE,
        name="Fjordby Kommune",
        roles=("MYNDIGHED",),
        endpoint=f"http://127.0.0.1:{kommune_port}/beskeder",
    )
    bosted = world.add(
        "aakanden",
        cvr=BOSTED,
        name="Bostedet Åkanden",
        roles=("UDFOERER",),
        endpoint=f"http://127.0.0.1:{bosted_port}/beskeder",
    )
    return Two(world, kommune, bosted)


def copied(original: Two, folder: Path) -> Two:
    """The same world in another folder, for a test that changes it."""
    shutil.copytree(original.world.folder, folder / "verden")
    world = World.open(folder / "verden", keys=POOL)
    return Two(world, world.folder / "fjordby", world.folder / "aakanden")


_DATE = re.compile(r"20(?:2[5-9]|3\d)-\d\d-\d\d")
_SENT = re.compile(r"""(?:"afsendt": "|<Afsendt>)(\d{4}-\d\d-\d\d)T""")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def fresh(original: Path, folder: Path, *, mark: str, days: int = 1) -> Path:
    """A message of the fixtures as if it were sent so many days ago; each mark gives a case of its own."""
    text = original.read_text(encoding="utf-8")
    sent = _SENT.search(text)
    assert sent is not None
    later = datetime.now(UTC).date() - timedelta(days=days) - date.fromisoformat(sent[1])
    text = _DATE.sub(lambda found: (date.fromisoformat(found[0]) + later).isoformat(), text)
    text = _UUID.sub(lambda found: str(uuid5(UUID(found[0]), mark)), text)
    file = folder / f"{mark}-{original.name}"
    file.write_text(text, encoding="utf-8")
    return file


def id_in(file: Path) -> str:
    """The id of a message in JSON."""
    found: str = json.loads(file.read_bytes())["konvolut"]["beskedId"]
    return found


def came(folder: Path, sealed: bytes) -> int:
    """Let a sealed message come to a participant without a network; the status of the answer."""
    participant = open_participant(Settings.read(folder), STANDARD)
    try:
        headers = {"content-type": "application/jose", "content-digest": content_digest(sealed)}
        return participant.receive(Request("POST", "/beskeder", headers, sealed)).status
    finally:
        participant.close()


class Served:
    """A server of its own process, which says ``address`` and logs to ``lines``."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        self.process, self.lines = process, list[str]()
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()
        line = process.stdout.readline()
        assert line.startswith("Lytter på http://"), self.lines
        self.address = line.removeprefix("Lytter på ").strip()

    def _read(self) -> None:
        assert self.process.stderr is not None
        self.lines.extend(iter(self.process.stderr.readline, ""))

    def logged(self, words: str) -> bool:
        """Whether a line with these words has been logged."""
        return any(words in line for line in tuple(self.lines))

    def end(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, unless it has ended, and wait; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        self._reader.join(timeout=20)
        return code

    @property
    def log(self) -> str:
        """What was logged until now."""
        return "".join(self.lines)


@contextmanager
def served(folder: Path, *more: str) -> Iterator[Served]:
    """``samarbejde serve`` for a participant, ended by its own process id."""
    words = [*command(), "serve", str(folder), *more]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            server = Served(process)
            yield server
            server.end()
        finally:
            if process.poll() is None:
                process.kill()


def eventually(happened: Callable[[], bool], seconds: float = 20.0) -> bool:
    """Whether something happens in another process before long; there is nothing to wait on but its doings."""
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True
