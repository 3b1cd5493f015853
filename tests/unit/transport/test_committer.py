"""Group commit: who waits gets an answer when, and only when, its transaction is done; nobody waits for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import CancelledError
from threading import Event, Thread
from typing import Any

import pytest

from samarbejde_schema.errors import DeliveryError, LocalError
from samarbejde_schema.transport.committer import LARGEST, PATIENCE, Committer

BUSY = DeliveryError("AFL-LAGER", "Lageret er optaget.")


class Desk:
    """Settles numbers by doubling them; waits while it is held, and raises for those in ``bad``."""

    def __init__(self, bad: dict[int, BaseException] | None = None) -> None:
        self.groups: list[list[int]] = []
        self.bad = bad or {}
        self.free, self.begun = Event(), Event()
        self.free.set()

    def __call__(self, group: Sequence[int]) -> Sequence[int]:
        self.begun.set()
        assert self.free.wait(10)
        self.groups.append(list(group))
        for one in group:
            if one in self.bad:
                raise self.bad[one]
        return [one * 2 for one in group]


def held(desk: Desk) -> Committer[int, int]:
    """A committer that is busy with the number 0, so that what comes now is one group."""
    desk.free.clear()
    committer = Committer(desk)
    committer.submit(0)
    assert desk.begun.wait(10)
    return committer


def test_what_comes_meanwhile_is_one_group() -> None:
    desk = Desk()
    committer = held(desk)
    answers = [committer.submit(number) for number in range(1, 6)]
    assert not any(answer.done() for answer in answers)
    desk.free.set()
    assert [answer.result(10) for answer in answers] == [2, 4, 6, 8, 10]
    committer.close()
    assert desk.groups == [[0], [1, 2, 3, 4, 5]]


def test_a_group_has_a_largest_size() -> None:
    desk = Desk()
    committer = held(desk)
    answers = [committer.submit(number) for number in range(LARGEST + 1)]
    desk.free.set()
    assert [answer.result(10) for answer in answers] == [number * 2 for number in range(LARGEST + 1)]
    committer.close()
    assert list(map(len, desk.groups)) == [1, LARGEST, 1]


@pytest.mark.parametrize("fault", [ZeroDivisionError(), LocalError("nej"), BUSY, SystemExit()])
def test_nobody_pays_for_anothers_message(fault: BaseException) -> None:
    desk = Desk({2: fault})
    committer = held(desk)
    answers = [committer.submit(number) for number in (1, 2, 3)]
    desk.free.set()
    assert (answers[0].result(10), answers[2].result(10)) == (2, 6)
    assert answers[1].exception(10) is fault
    assert committer.submit(4).result(10) == 8
    committer.close()
    assert desk.groups == [[0], [1, 2, 3], [1], [2], [3], [4]]


def test_while_the_store_is_away_the_rest_of_a_group_is_told_so_at_once() -> None:
    desk = Desk(dict.fromkeys(range(1, 60), BUSY))
    committer = held(desk)
    answers = [committer.submit(number) for number in range(1, 60)]
    desk.free.set()
    assert {answer.exception(10) for answer in answers} == {BUSY}
    committer.close()
    assert len(desk.groups) == 2 + PATIENCE


def test_too_few_answers_are_a_fault_and_no_answer() -> None:
    committer: Committer[int, int] = Committer(lambda group: [])
    assert isinstance(committer.submit(1).exception(10), ValueError)
    assert isinstance(committer.submit(1).exception(10), ValueError)
    committer.close()


def test_an_answer_nobody_waits_for_any_more_is_not_settled() -> None:
    desk = Desk()
    committer = held(desk)
    first, second = committer.submit(1), committer.submit(2)
    assert first.cancel()
    desk.free.set()
    assert second.result(10) == 4
    with pytest.raises(CancelledError):
        first.result(10)
    committer.close()
    assert desk.groups == [[0], [2]]


def test_what_has_begun_can_no_longer_be_cancelled() -> None:
    desk = Desk()
    desk.free.clear()
    committer = Committer(desk)
    answer = committer.submit(1)
    assert desk.begun.wait(10)
    assert not answer.cancel()
    desk.free.set()
    assert answer.result(10) == 2
    committer.close()


def test_a_task_that_is_cancelled_harms_nobody() -> None:
    """A server that ends cancels what is under way; the thread goes on for the others."""
    desk = Desk()

    async def run() -> int:
        committer = held(desk)
        waiting = [asyncio.create_task(ask(committer, number)) for number in (1, 2)]
        await asyncio.sleep(0.01)
        waiting[0].cancel()
        desk.free.set()
        assert isinstance(
            (await asyncio.gather(waiting[0], return_exceptions=True))[0], asyncio.CancelledError
        )
        answer = await waiting[1]
        committer.close()
        return answer

    assert asyncio.run(run()) == 4


async def ask(committer: Committer[int, int], number: int) -> int:
    return await asyncio.wrap_future(committer.submit(number))


def test_close_settles_what_was_submitted_and_takes_no_more() -> None:
    desk = Desk()
    committer = held(desk)
    answers = [committer.submit(number) for number in range(1, 100)]
    ending = Thread(target=committer.close)
    ending.start()
    desk.free.set()
    ending.join(10)
    assert [answer.result(0) for answer in answers] == [number * 2 for number in range(1, 100)]
    with pytest.raises(DeliveryError) as caught:
        committer.submit(1)
    assert caught.value.code == "AFL-LUKKET"
    committer.close()


def test_one_that_was_never_used_can_be_closed() -> None:
    committer: Committer[Any, Any] = Committer(lambda group: group)
    committer.close()
    committer.close()


def test_many_threads_get_each_their_own_answer() -> None:
    desk, results = Desk(), dict[int, int]()
    committer = Committer(desk)

    def submit(number: int) -> None:
        results[number] = committer.submit(number).result(10)

    threads = [Thread(target=submit, args=(number,)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    committer.close()
    assert results == {number: number * 2 for number in range(200)}
    assert sorted(one for group in desk.groups for one in group) == list(range(200))
