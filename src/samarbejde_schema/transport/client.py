"""The drivers: they run the generators of :mod:`.flow` over a wire, and decide nothing.

A complete example, with a flow that only asks what is there::

    from samarbejde_schema.transport.flow import Outcome

    def knock(url):
        reply = yield Send(Request("GET", url, {}))
        return Result(Outcome.RETRY, reply.code if isinstance(reply, NoReply) else None)

    class Nobody:
        def send(self, request):
            return NoReply("AFL-FORBINDELSE")

    assert Client(Nobody()).run(knock("https://havblik.example/")).code == "AFL-FORBINDELSE"

Real flows are :func:`~.flow.attempt` and :func:`~.flow.deliver`, real wires :class:`~.wires.HttpxWire` and
:class:`~.wires.AsyncHttpxWire`; ``await AsyncClient(wire).run_all(flows)`` runs many beside one another.
Another HTTP library takes httpx's place by being a :class:`~.http.Wire`.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable

from .flow import Flow, Heard, Result, Send
from .http import AsyncWire, NoReply, Reply, Request, Wire

AT_ONCE = 20
"""How many requests are under way at a time, unless somebody says otherwise."""


class Client:
    """Runs flows one at a time; several threads may share it if they may share the wire.

    ``sleep`` takes the seconds a flow asks to wait.
    """

    def __init__(self, wire: Wire, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._wire = wire
        self._sleep = sleep

    def run(self, flow: Flow) -> Result:
        """Run a flow to its end. Raises what the flow raises; nothing for what the network does."""
        answer: Heard = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as end:
                result: Result = end.value
                return result
            if isinstance(step, Send):
                answer = self._wire.send(step.request)
            else:
                self._sleep(step.seconds)
                answer = None

    def get(self, url: str, accept: str = "*/*") -> Reply | NoReply:
        """Fetch what a participant tells of itself, such as ``/.well-known/samarbejde``."""
        return self._wire.send(Request("GET", url, {"accept": accept}))


class AsyncClient:
    """Runs flows in one event loop, with at most ``at_once`` requests under way; waits do not count."""

    def __init__(
        self,
        wire: AsyncWire,
        *,
        at_once: int = AT_ONCE,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._wire = wire
        self._sleep = sleep
        self._free = asyncio.Semaphore(at_once)

    async def run(self, flow: Flow) -> Result:
        """Run a flow to its end. Raises what the flow raises; nothing for what the network does."""
        answer: Heard = None
        while True:
            try:
                step = flow.send(answer)
            except StopIteration as end:
                result: Result = end.value
                return result
            if isinstance(step, Send):
                answer = await self._send(step.request)
            else:
                await self._sleep(step.seconds)
                answer = None

    async def run_all(self, flows: Iterable[Flow]) -> list[Result]:
        """Run flows beside one another; the results stand in their order.

        When one raises, the others are cancelled and an ExceptionGroup is raised.
        """
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(self.run(flow)) for flow in flows]
        return [task.result() for task in tasks]

    async def get(self, url: str, accept: str = "*/*") -> Reply | NoReply:
        """Fetch what a participant tells of itself, such as ``/.well-known/samarbejde``."""
        return await self._send(Request("GET", url, {"accept": accept}))

    async def _send(self, request: Request) -> Reply | NoReply:
        async with self._free:
            return await self._wire.send(request)
