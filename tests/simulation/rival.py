"""A worker in a process of its own, beside others on the same outbox; it writes down when it sends what."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samarbejde_schema.transport.addresses import Addresses
from samarbejde_schema.transport.http import NoReply, Reply, Request
from samarbejde_schema.transport.wires import HttpxWire

from . import node


@dataclass(frozen=True)
class Order:
    """What a rival is told: to deliver what lies in the outbox of ``node`` until there is nothing more.

    It begins when the file ``gate`` is there, and writes to ``notes``.
    """

    node: dict[str, Any]
    gate: str
    notes: str


class NotedWire:
    """A wire that notes which message was under way from when to when."""

    def __init__(self, inner: HttpxWire, notes: Path) -> None:
        self._inner, self._notes = inner, notes

    def send(self, request: Request) -> Reply | NoReply:
        """Send and note."""
        begun = time.monotonic_ns()
        reply = self._inner.send(request)
        key = request.headers["idempotency-key"].strip('"')
        line = f"{key} {begun} {time.monotonic_ns()} {os.getpid()}\n"
        with self._notes.open("ab", buffering=0) as file:
            file.write(line.encode())
        return reply


def run(order: Order) -> None:
    """Deliver until nothing is on its way."""
    own = node.Order(**order.node)
    with node.told(own):
        wire = NotedWire(HttpxWire(Addresses(allow_loopback=True), tls=node.tls()), Path(order.notes))
        participant = node.open_node(own, wire=wire)
        while not Path(order.gate).exists():
            time.sleep(node.PAUSE)
        while True:
            participant.deliver()
            with participant.store.peek() as session:
                if session.outbox.next_due(participant.clock()) is None:
                    break
            time.sleep(node.PAUSE)
    os._exit(0)
