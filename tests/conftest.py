"""What every test gets: no network beyond loopback, and hypothesis with a profile for everyday and for CI."""

from __future__ import annotations

import os
import socket
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

import samarbejde_schema

ROOT = Path(__file__).resolve().parent.parent
"""The repository."""

settings.register_profile(
    "samarbejde",
    deadline=None,  # a slow machine is no fault of the code
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("SAMARBEJDE_PROPERTY_EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("samarbejde")


def pytest_sessionstart() -> None:
    """``make test`` promises to test the wheel; a source tree on the path would break that in silence."""
    if os.environ.get("SAMARBEJDE_TEST_INSTALLED"):
        where = Path(samarbejde_schema.__file__).resolve()
        home = Path(sysconfig.get_path("purelib")).resolve()
        if not where.is_relative_to(home):
            raise pytest.UsageError("the suite would test a source tree instead of the installed package")


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """Connections leave this machine in no test."""

    def guarded(connect: Any) -> Any:
        def allowed(self: socket.socket, address: Any) -> Any:
            inet = self.family in (socket.AF_INET, socket.AF_INET6)
            if inet and address[0] not in ("127.0.0.1", "::1", "localhost"):
                raise AssertionError("a test tried to reach the network")
            return connect(self, address)

        return allowed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
        patch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
        yield


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def package() -> Path:
    """The folder of the package under test."""
    return Path(samarbejde_schema.__file__).resolve().parent
