"""A simulated counterpart: whole participants in one process, without a network, on a clock of your own.

A complete example, a vendor's test of its own program::

    with Exchange(tmp_path, clock=clock) as exchange:
        kommune = exchange.add("kommune", cvr="90000004", name="Fjordby Kommune", roles=("MYNDIGHED",))
        udfoerer = Counterpart(
            exchange.add("udfoerer", cvr="90000012", name="Bostedet Åkanden", roles=("UDFOERER",))
        )
        udfoerer.answers("bestilling", lambda bestilling: tilbud_paa(bestilling))
        kommune.put(bestilling)
        kommune.deliver()
        udfoerer.work()                                    # takes the order, answers, delivers
        with kommune.next() as modtaget:
            assert modtaget.besked.konvolut.svar_paa == bestilling.konvolut.besked_id

Everything but the network is real: certificates, signatures, stores, receipts. ``exchange.between`` lays
another wire between the participants, such as :class:`~.wire.LossyWire`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from ..modelling.element import Besked
from ..standard import STANDARD
from ..transport.http import AsyncWire, NoReply, Reply, Request, Wire
from ..transport.opening import open_participant
from ..transport.participant import Participant
from ..transport.settings import Settings
from ..transport.worker import Delivery
from .clock import Clock
from .issuing import KeyPool
from .wire import DirectWire
from .world import World

Answering = Callable[[Besked], Besked | None]
"""Writes the answer to a message; ``None`` when there is none."""


class Exchange:
    """Participants of one trial world, each reachable by the others without a network.

    ``folder`` holds the world and the stores. ``keys`` saves the making of keys when it is shared by many
    tests. ``between`` makes the wire of each participant from the direct one.
    """

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock | None = None,
        keys: KeyPool | None = None,
        between: Callable[[Wire], Wire] | None = None,
    ) -> None:
        self.clock = clock or Clock()
        self.world = World.create(folder, keys=keys, clock=self.clock)
        self.participants: dict[str, Participant] = {}
        self._between = between or (lambda wire: wire)
        self._handlers: dict[str, Callable[[Request], Reply | NoReply]] = {}

    def add(self, folder: str, *, cvr: str, name: str, roles: tuple[str, ...]) -> Participant:
        """One more participant; everybody learns of it through the register."""
        origin = f"https://{folder}.example"
        place = self.world.add(folder, cvr=cvr, name=name, roles=roles, endpoint=f"{origin}/beskeder")
        participant = open_participant(Settings.read(place), STANDARD, clock=self.clock)
        self._handlers[origin] = participant.receive
        wire = participant.wire = self._between(DirectWire(self._handlers))
        participant.connect = lambda: _threaded(wire)
        self.participants[folder] = participant
        for one in self.participants.values():
            one.trust = participant.trust
        return participant

    def close(self) -> None:
        """Let go of every store."""
        for participant in self.participants.values():
            participant.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Threaded:
    """A wire for asyncio that waits for another in threads."""

    def __init__(self, inner: Wire) -> None:
        self._inner = inner

    async def send(self, request: Request) -> Reply | NoReply:
        return await asyncio.to_thread(self._inner.send, request)


@asynccontextmanager
async def _threaded(inner: Wire) -> AsyncIterator[AsyncWire]:
    yield _Threaded(inner)


class Counterpart:
    """A participant that answers by itself. ``taken`` are the messages it was given, in order."""

    def __init__(self, participant: Participant) -> None:
        self.participant = participant
        self.taken: list[Besked] = []
        self._answers: dict[str, Answering] = {}

    def answers(self, type: str, answer: Answering) -> None:
        """From now on messages of a type are answered so."""
        self._answers[type] = answer

    def work(self) -> tuple[Delivery, ...]:
        """Take every waiting message, answer it, and deliver the answers."""
        while True:
            with self.participant.next() as incoming:
                if incoming is None:
                    break
                self.taken.append(incoming.besked)
                answer = self._answers.get(STANDARD.entry_of(incoming.besked).type)
                written = answer(incoming.besked) if answer is not None and incoming.counts else None
                if written is not None:
                    self.participant.put(written)
        return self.participant.deliver()
