"""What is worked out beside the server, and given up when the review is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import Any, TypeVar

from redactor.errors import ReviewError

Answer = TypeVar("Answer")


class Waits:
    """Answers that a tab waits for, each worked out in a thread of its own.

    The threads are no executor's: its threads would have to end before the server does.
    """

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[Any]] = set()
        self._is_over = False

    async def answer(self, act: Callable[..., Answer], *args: object) -> Answer:
        """What an act that writes nothing gives.

        Raises:
            ReviewError: RED551: the review was over before.
            Exception: whatever the act raises.
        """
        if self._is_over:
            raise _over()
        worked_out: Future[Answer] = Future()
        Thread(target=_work, args=(worked_out, partial(act, *args)), daemon=True).start()
        waiting = asyncio.wrap_future(worked_out)
        self._waiting.add(waiting)
        try:
            return await waiting
        except asyncio.CancelledError:
            if self._is_over:
                raise _over() from None
            raise
        finally:
            self._waiting.discard(waiting)

    def give_up(self) -> None:
        """Wait for nothing any more; to be called where the server runs."""
        self._is_over = True
        for waiting in tuple(self._waiting):
            waiting.cancel()


def _work(worked_out: Future[Answer], act: Callable[[], Answer]) -> None:
    if not worked_out.set_running_or_notify_cancel():
        return
    try:
        worked_out.set_result(act())
    except Exception as problem:  # noqa: BLE001 - it is raised where the answer is waited for
        worked_out.set_exception(problem)


def _over() -> ReviewError:
    return ReviewError("the review is over", next_step="")
