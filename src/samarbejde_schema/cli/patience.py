"""A limit on how long a stranger may take to say what he wants: uvicorn has none before the first request.

A complete example::

    uvicorn.Config(application, http=Impatient)

A connection that has not sent a whole request head :data:`HEAD_SECONDS` after it began to wait for one is
closed, however slowly the bytes come in. Bodies have limits of their own in the receiver.
"""

from __future__ import annotations

import asyncio

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_SECONDS = 10.0
"""How long the line and the fields of a request may take in all."""


class Impatient(H11Protocol):
    """uvicorn's protocol for HTTP/1.1, with a limit on the time a request head may take."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on waiting while the head is not whole; more of it buys no more time."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._waited()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        self._waited()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _waited(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
