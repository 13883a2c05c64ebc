"""What is worked out beside the server, and given up when the review is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from anyio import CancelScope
from anyio.to_thread import run_sync

from redactor.errors import ReviewError

Answer = TypeVar("Answer")


class Waits:
    """Answers that a tab waits for, each worked out in a thread of its own."""

    def __init__(self) -> None:
        self._scopes: set[CancelScope] = set()
        self._is_over = False

    async def answer(self, act: Callable[..., Answer], *args: object) -> Answer:
        """What an act that writes nothing gives.

        Raises:
            ReviewError: RED551: the review was over before.
            Exception: whatever the act raises.
        """
        with CancelScope() as scope:
            self._scopes.add(scope)
            if self._is_over:
                scope.cancel()
            try:
                return await run_sync(partial(act, *args), abandon_on_cancel=True)
            finally:
                self._scopes.discard(scope)
        raise ReviewError("the review is over", next_step="")

    def give_up(self) -> None:
        """Wait for nothing any more; to be called where the server runs."""
        self._is_over = True
        for scope in tuple(self._scopes):
            scope.cancel()
