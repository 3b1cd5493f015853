"""What the doctor looks at: the files of one participant, each read once, and what is said of them.

A complete example::

    case = Case(Settings.read(folder), now)
    if isinstance(case.register, Error):
        yield Check("register", FAULT, sentence(case.register))
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from ..errors import Error
from ..security.certificates import Certificate
from ..security.codes import outcome
from ..security.keys import Key
from ..security.register import Register
from ..security.revocation import Listed
from ..security.trust import Anchors
from ..transport.opening import read_anchors, read_register_file, read_revocation, read_ring
from ..transport.settings import Settings

GOOD, WARNING, FAULT = "OK", "ADVARSEL", "FEJL"
"""How much is wrong with one thing: nothing, not enough to stop for, or too much."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found about one thing. ``text`` says what is wrong and what to do; no secrets."""

    topic: str
    state: str
    text: str

    def as_dict(self) -> dict[str, str]:
        """The check for programs."""
        return asdict(self)

    def lines(self) -> Iterator[str]:
        """The check for people."""
        yield f"{self.state:<8}  {self.topic}: {self.text}"


@dataclass
class Case:
    """What the checks have in common: each file is read once, and is an error where it cannot be read."""

    settings: Settings
    now: datetime

    @property
    def lacks_password(self) -> bool:
        """Whether the password of the keys should be in an environment variable and is not."""
        name = self.settings.password_env
        return name is not None and not os.environ.get(name)

    @cached_property
    def keys(self) -> dict[Path, Key | Error]:
        """Each key file with its key, or with what is wrong with it."""
        found: dict[Path, Key | Error] = {}
        for file in self.settings.key_files:
            ring = outcome(read_ring, replace(self.settings, key_files=(file,)))
            found[file] = ring if isinstance(ring, Error) else ring.keys[0]
        return found

    @cached_property
    def certificates(self) -> dict[Path, Certificate]:
        """The certificate of each key that could be read."""
        return {
            file: Certificate.from_der(key.chain[0])
            for file, key in self.keys.items()
            if not isinstance(key, Error)
        }

    @cached_property
    def anchors(self) -> Anchors | Error:
        """The pinned roots."""
        return outcome(read_anchors, self.settings)

    @cached_property
    def revocation(self) -> Listed | Error:
        """The list of revoked certificates."""
        return outcome(read_revocation, self.settings)

    @cached_property
    def register(self) -> Register | Error:
        """The register."""
        return self.register_at(self.now)

    def register_at(self, now: datetime) -> Register | Error:
        """The register as it counts at a time, also when the list of revoked certificates is too old."""
        if isinstance(self.anchors, Error):
            return self.anchors
        revoked = frozenset[str]() if isinstance(self.revocation, Error) else self.revocation.revoked
        return outcome(read_register_file, self.settings, self.anchors, Listed(revoked, now), now)


def sentence(error: Error) -> str:
    """An error's text, with a full stop."""
    text = str(error)
    return text if text.endswith(".") else f"{text}."
