"""Group commit: many messages that came at the same time are settled in one transaction.

A complete example::

    committer = Committer(lambda items: settle_all(items))
    committer.submit(received).result()
    committer.close()

One thread does the writing, which an embedded database wants anyway. Whoever submits gets an answer when,
and only when, the transaction that holds it has been committed. An answer that is cancelled before its turn
is not settled at all; from then on it can no longer be cancelled.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Generic, TypeVar

from ..errors import DeliveryError

LARGEST = 64
"""The most that is settled in one transaction: an answer should not wait for too many others."""
PATIENCE = 2
"""After so many of a group in a row could not be stored, the rest of it is told so without a try."""
CLOSED, FORKED = "AFL-LUKKET", "AFL-INTERN"

T = TypeVar("T")
R = TypeVar("R")


class Committer(Generic[T, R]):
    """Settles what is submitted, group by group; ``settle`` answers a group in its order, or raises."""

    def __init__(self, settle: Callable[[Sequence[T]], Sequence[R]], largest: int = LARGEST) -> None:
        self._settle = settle
        self._largest = largest
        self._queue: SimpleQueue[tuple[T, Future[R]] | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None
        self._closed = False
        self._process = os.getpid()

    def submit(self, item: T) -> Future[R]:
        """The answer to come; :class:`~samarbejde_schema.errors.DeliveryError` after :meth:`close`."""
        answer: Future[R] = Future()
        if os.getpid() != self._process:  # its thread stayed behind; a lock may have been held
            raise DeliveryError(FORKED, "deltageren er åbnet før en fork; åbn den i hver proces")
        with self._lock:
            if self._closed:
                raise DeliveryError(CLOSED, "modtageren lukker ned")
            if self._thread is None:
                self._thread = Thread(target=self._run, name="samarbejde-committer", daemon=True)
                self._thread.start()
            self._queue.put((item, answer))
        return answer

    def close(self) -> None:
        """Settle what was submitted, and end the thread."""
        with self._lock:
            self._closed = True
            thread = self._thread
            self._queue.put(None)
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            first = self._queue.get()
            if first is None:
                return
            group, ending = [first], False
            while len(group) < self._largest and not ending:
                try:
                    more = self._queue.get_nowait()
                except Empty:
                    break
                if more is None:
                    ending = True
                else:
                    group.append(more)
            self._answer([one for one in group if one[1].set_running_or_notify_cancel()])
            if ending:
                return

    def _answer(self, group: Sequence[tuple[T, Future[R]]]) -> None:
        """Settle a group; when that fails, one by one, so that nobody pays for another's message."""
        if not group or self._try(group) is None:
            return
        fault, failed = None, 0
        for one in group:
            if failed < PATIENCE:
                fault = self._try([one])
                failed = failed + 1 if isinstance(fault, DeliveryError) else 0
            if fault is not None:
                one[1].set_exception(fault)

    def _try(self, group: Sequence[tuple[T, Future[R]]]) -> BaseException | None:
        """Settle a group in one transaction and answer it; or why that could not be done."""
        try:
            results = self._settle([item for item, _ in group])
            answered = list(zip(group, results, strict=True))
        except BaseException as fault:  # noqa: BLE001 - handed to whoever submitted, never swallowed
            return fault
        for (_, answer), result in answered:
            answer.set_result(result)
        return None
