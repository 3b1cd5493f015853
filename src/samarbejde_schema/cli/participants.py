"""A participant's folder on the command line: the argument, and the participant while a command runs.

A complete example::

    @command("outbox", short_help="Vis udbakken.")
    @folder
    def outbox(folder: Path) -> int:
        with opened(folder) as participant:
            participant.deliver()

Nothing heavy is loaded before a participant is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ..errors import DeliveryError, LocalError, UntrustedError
from .sources import label_of
from .stopped import Stopped

if TYPE_CHECKING:
    from ..security.keys import Keyring
    from ..security.trust import Trust
    from ..transport.participant import Participant
    from ..transport.settings import Settings
    from ..transport.store import Store

T = TypeVar("T")

folder = click.argument("folder", type=click.Path(path_type=Path), metavar="MAPPE")
"""The folder of a participant, or its settings file."""
output_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    metavar="text|json",
    help="Svarets form; udeladt er den text.",
)


def settings_in(folder: Path) -> Settings:
    """The settings of a participant; :class:`Stopped` says what is wrong with them."""
    from ..transport.settings import Settings

    try:
        return Settings.read(folder)
    except LocalError as error:
        fault = str(error)
    raise Stopped(f"{fault}. En ny deltager laves med: samarbejde keys new")


@contextmanager
def opened(folder: Path) -> Iterator[Participant]:
    """The participant of a folder, closed when the block is left.

    Raises :class:`Stopped` when it cannot be opened, and when its store fails in the middle.
    """
    from ..standard import STANDARD
    from ..transport.opening import open_participant

    _quiet()
    participant = _or_stopped(folder, lambda settings: open_participant(settings, STANDARD))
    fault = ""
    try:
        yield participant
    except DeliveryError as error:
        fault = str(error)
    finally:
        participant.close()
    if fault:
        raise Stopped(fault)


@contextmanager
def stored(folder: Path) -> Iterator[Store]:
    """The store of a participant, which can be looked into whatever has become of keys and register.

    Raises :class:`Stopped` as :func:`opened` does.
    """
    from ..transport.opening import read_vault
    from ..transport.store import Store

    store = _or_stopped(folder, lambda settings: Store.open(settings.store, read_vault(settings)))
    fault = ""
    try:
        yield store
    except DeliveryError as error:
        fault = str(error)
    finally:
        store.close()
    if fault:
        raise Stopped(fault)


def trusting(folder: Path) -> tuple[Keyring, Trust]:
    """The keys of a participant and whom it trusts; :class:`Stopped` as :func:`opened`.

    No participant is opened, but where there is a store, its register must not be older than it has been.
    """
    return _or_stopped(folder, _trusting)


def _trusting(settings: Settings) -> tuple[Keyring, Trust]:
    from ..transport.opening import read_ring, read_trust, read_vault
    from ..transport.renewal import take_into_use
    from ..transport.store import Store

    ring, trust = read_ring(settings), read_trust(settings, datetime.now(UTC))
    if settings.store.exists():
        with Store.open(settings.store, read_vault(settings)) as store:
            take_into_use(trust.register, store)
    return ring, trust


def _or_stopped(folder: Path, read: Callable[[Settings], T]) -> T:
    settings = settings_in(folder)
    try:
        return read(settings)
    except (LocalError, UntrustedError, DeliveryError) as error:
        fault = str(error)
    end = "" if fault.endswith((".", "!", "?")) else "."
    raise Stopped(f"{fault}{end} Se, hvad der er galt: samarbejde keys check {label_of(str(folder), None)}")


def _quiet() -> None:
    """The HTTP library tells of every request, with its address; here it only warns."""
    import logging

    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
