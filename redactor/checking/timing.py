"""Bounds the time of work in this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(BaseException):
    """The time was up before the work was done.

    No `Exception`: what turns any failure of a recognizer into an error must not turn this.
    """


AGAIN = 1.0
"""Seconds between alarms."""


def can_limit() -> bool:
    """Whether `limited` works here: in the main thread, on systems with alarms."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stops the work inside after that time; a single call into compiled code is not cut short.

    Where something on the way swallows the exception, it is raised again every second.

    Raises:
        OutOfTimeError: the time was up.
    """
    is_over = False

    def ring(_number: int, _frame: FrameType | None) -> None:
        if not is_over:
            raise OutOfTimeError

    before = signal.signal(signal.SIGALRM, ring)
    try:
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
            yield
        finally:
            is_over = True
    finally:
        # Also where the alarm rings between the end of the work and the line above.
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
