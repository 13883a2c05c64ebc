"""What a tab waits for, and no longer when the review is over."""

from __future__ import annotations

import asyncio
from threading import Event, Thread

import pytest

from redactor.errors import PolicyError, ReviewError
from redactor.review.waiting import Waits


def test_what_is_waited_for_is_given_up() -> None:
    """At once, whatever the thread that works it out is at; and nothing is begun after."""
    gate, began = Event(), Event()

    def slow() -> None:
        began.set()
        gate.wait(60)

    async def over() -> None:
        waits = Waits()
        asked = asyncio.create_task(waits.answer(slow))
        while not began.is_set():
            await asyncio.sleep(0.01)
        waits.give_up()
        with pytest.raises(ReviewError, match="RED551 the review is over"):
            await asked
        began.clear()
        with pytest.raises(ReviewError, match="RED551"):
            await waits.answer(slow)
        assert not began.is_set()

    asyncio.run(over())
    gate.set()


def test_what_is_given_up_before_its_thread_runs_is_never_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor does that thread fail."""
    gate, begun, failures = Event(), Event(), list[object]()
    threads: list[Thread] = []

    class Late(Thread):
        def run(self) -> None:
            threads.append(self)
            gate.wait(30)
            super().run()

    async def over() -> None:
        waits = Waits()
        asked = asyncio.create_task(waits.answer(begun.set))
        await asyncio.sleep(0)
        waits.give_up()
        with pytest.raises(ReviewError, match="RED551"):
            await asked

    monkeypatch.setattr("redactor.review.waiting.Thread", Late)
    monkeypatch.setattr("threading.excepthook", failures.append)
    asyncio.run(over())
    gate.set()
    for thread in threads:
        thread.join(30)
    assert (len(threads), begun.is_set(), failures) == (1, False, [])


def test_answers_and_failures_come_from_the_thread() -> None:
    """As if the act had been called where it is waited for."""

    def failing() -> None:
        raise PolicyError("the policy is broken")

    async def asked() -> None:
        waits = Waits()
        assert await waits.answer(divmod, 7, 2) == (3, 1)
        with pytest.raises(PolicyError):
            await waits.answer(failing)

    asyncio.run(asked())
