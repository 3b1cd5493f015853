"""What a participant does in the background: deliver what is due, keep its trust fresh, and tidy up.

A complete example, in a program with threads::

    with Service(participant, settings):
        ...                                        # messages that are put are sent within a second

and in one with an event loop::

    async def main(stop):
        await Service(participant, settings).run(stop)     # until stop is set

Several services may run on one store, in several processes: a row of the outbox is leased by one at a time.
A fault, ours or of the store, is logged without its text and everything is tried again; nothing stops a
service but being told to.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Any, Self

from ..errors import LocalError, UntrustedError
from .http import AsyncWire
from .opening import read_register_file, read_revocation
from .participant import Participant
from .settings import Settings
from .worker import Delivery

EVERY = timedelta(seconds=1)
"""How often a service looks into the outbox: another process may have put something there."""
TIDY_EVERY = timedelta(days=1)
"""How often receipts that nobody can ask for any more are let go."""
ENDING_SECONDS = 10.0
"""How long a delivery that is under way may take to end when the service is to stop."""

_log = logging.getLogger("samarbejde_schema.service")


Stop = Event | asyncio.Event
"""What tells a service to end."""


class Service:
    """The background of one participant.

    With ``settings`` a newer register or list of revocations is taken into use when its file has changed.
    ``deliver=False`` leaves the outbox to others. ``told`` is called with what came of every try, after it
    was written down. It is a convenience: who must not miss an ``afvist``, ``uafklaret`` or ``opgivet``, also
    when the process dies or another one delivers, asks :meth:`Participant.outbox`.
    """

    def __init__(
        self,
        participant: Participant,
        settings: Settings | None = None,
        *,
        deliver: bool = True,
        every: timedelta = EVERY,
        told: Callable[[Delivery], None] | None = None,
    ) -> None:
        self._participant, self._every, self._told = participant, every, told
        self._connect: Callable[[], AbstractAsyncContextManager[Any]]
        self._connect = participant.connected if deliver else nullcontext
        self._renewal = Renewal(participant, settings) if settings is not None else None
        self._tidied: datetime | None = None
        self._stop = Event()
        self._thread: Thread | None = None

    async def run(self, stop: Stop) -> None:
        """Work until ``stop`` is set; what is under way then is ended first."""
        async with self._connect() as wire, asyncio.TaskGroup() as group:
            group.create_task(self._again(stop, "vedligehold", self._upkeep))
            if wire is not None:
                group.create_task(self._again(stop, "udbakke", lambda: self._deliver(wire, stop)))

    async def _again(self, stop: Stop, what: str, work: Callable[[], Awaitable[None]]) -> None:
        """Do something again and again. Upkeep has a task of its own: delivery may be busy for hours."""
        while not stop.is_set():
            try:
                await work()
            except Exception as error:  # noqa: BLE001 - told without its text, and tried again
                _log.error(what, extra=_fault(error))
            await self._pause(stop)

    async def _upkeep(self) -> None:
        if self._renewal is not None:
            await asyncio.to_thread(self._renewal.renew)
        await asyncio.to_thread(self._tidy)

    async def _deliver(self, wire: AsyncWire, stop: Stop) -> None:
        async for one in self._participant.deliveries(wire, stop.is_set):
            _log.info("aflevering", extra=_delivery(one))
            try:
                if self._told is not None:
                    self._told(one)
            except Exception as error:  # noqa: BLE001 - the program's own fault; the next one is told all the same
                _log.error("besked-om-aflevering", extra={**_delivery(one), **_fault(error)})

    async def _pause(self, stop: Stop) -> None:
        seconds = self._every.total_seconds()
        if isinstance(stop, asyncio.Event):
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await stop.wait()
        else:
            await asyncio.to_thread(stop.wait, seconds)

    def _tidy(self) -> None:
        now = self._participant.clock()
        if self._tidied is None or now - self._tidied >= TIDY_EVERY:
            self._participant.tidy()
            self._tidied = now

    def start(self) -> None:
        """Work in a thread of its own from now on. Raises LocalError when it does already."""
        if self._thread is not None:
            raise LocalError("tjenesten er allerede i gang")
        self._stop.clear()
        self._thread = Thread(
            target=lambda: asyncio.run(self.run(self._stop)), name="samarbejde-service", daemon=True
        )
        self._thread.start()

    def end(self, seconds: float = ENDING_SECONDS) -> bool:
        """Stop the thread; whether what was under way ended within ``seconds``.

        What did not is left behind: its lease runs out, and the same bytes are sent again.
        """
        self._stop.set()
        thread, self._thread = self._thread, None
        if thread is None:
            return True
        thread.join(seconds)
        return not thread.is_alive()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()


Stamps = tuple[tuple[int, int] | None, ...]


class Renewal:
    """Keeps a participant's trust as new as the files it comes from."""

    def __init__(self, participant: Participant, settings: Settings) -> None:
        self._participant, self._settings = participant, settings
        self._taken: Stamps | None = None  # the files may have changed since the participant read them
        self._said: Stamps | None = None

    def renew(self) -> bool:
        """Read the files when one has changed; whether what they say was taken into use.

        What is not trusted, or older than what was used before, is not used; it is logged once, and looked
        at again each time.
        """
        stamps = self._stamps()
        if stamps == self._taken:
            return False
        before, fault = self._participant.trust, self._take()
        if fault is None:
            self._taken = stamps
        if fault is None and self._participant.trust is before:
            return False
        if fault is None:
            _log.info("register", extra={"version": self._participant.trust.register.version})
        elif stamps != self._said:
            _log.error("register", extra=_fault(fault))
        self._said = stamps
        return fault is None

    def _take(self) -> LocalError | UntrustedError | None:
        """Take what can be trusted; a register that cannot be keeps no list of revocations out."""
        participant, settings = self._participant, self._settings
        known = participant.trust
        try:
            revocation = read_revocation(settings)
            if revocation != known.revocation:
                participant.trust = replace(known, revocation=revocation)
            now, anchors = participant.clock(), known.anchors
            register = read_register_file(settings, anchors, revocation, now)
            if register != known.register:
                participant.trust = replace(participant.trust, register=register)
        except (LocalError, UntrustedError) as fault:
            return fault
        return None

    def _stamps(self) -> Stamps:
        return tuple(map(_stamp, (self._settings.register, self._settings.revoked)))


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _delivery(one: Delivery) -> dict[str, str | None]:
    return {"besked_id": one.message_id, "cvr": one.receiver, "state": one.state, "code": one.code}


def _fault(error: Exception) -> dict[str, str | int | None]:
    return {"fault": type(error).__name__, "code": getattr(error, "code", None)}
