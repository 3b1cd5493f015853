"""Delivery at full speed with asyncio: rows are leased, sent and settled beside one another.

A complete example::

    async for one in pump(worker, client, lambda row: attempt(row, verify=verify, clock=clock)):
        one.state                               # leveret, afvist, klar, ...

A settled delivery makes room at once for the next one, so a slow receiver holds up nobody else; what has
finished meanwhile is settled in one transaction. The store is used in threads, so that the event loop stays
free.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from .client import AT_ONCE, AsyncClient
from .flow import Flow, Result
from .store import Row
from .worker import Delivery, Worker

MOST = 48
"""How many leased rows are held at a time: those under way, and some that wait for a free connection."""

Sending = asyncio.Task[tuple[Row, Result | None]]


async def pump(
    worker: Worker,
    client: AsyncClient,
    flow_of: Callable[[Row], Flow],
    stop: Callable[[], bool] = lambda: False,
) -> AsyncIterator[Delivery]:
    """Send what is due until nothing is; what came of each try, as soon as it is written down.

    Once ``stop`` says so, what is under way is ended and nothing new is begun. What is under way when this is
    cancelled is cancelled too, and sent again when its lease runs out.
    """
    free = asyncio.Semaphore(AT_ONCE)

    async def send(row: Row) -> tuple[Row, Result | None]:
        async with free:
            return row, await client.run(flow_of(row)) if worker.may_send(row) else None

    running: set[Sending] = set()
    try:
        while True:
            if len(running) <= MOST // 2 and not stop():
                rows = await asyncio.to_thread(worker.lease, MOST - len(running))
                running |= {asyncio.create_task(send(row)) for row in rows}
            if not running:
                return
            finished, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            results = [(row, told) for row, told in (task.result() for task in finished) if told is not None]
            for one in await asyncio.to_thread(worker.settle, results):
                yield one
    finally:
        for task in running:
            task.cancel()
