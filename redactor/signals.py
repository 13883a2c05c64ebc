"""Signals that end a process: held back while nothing may be cut off, or made an orderly end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, Final

_ENDING: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Sent by Ctrl+C, by whoever shuts down, by a window that is closed. Each where there is one."""


class _Wanted(BaseException):
    """The process is to end; raised where it may, and told by the signal itself afterwards."""


@dataclass(slots=True)
class Held:
    """What came while signals were held back.

    Args:
        numbers: of the signals, in order.
    """

    numbers: list[int] = field(default_factory=list)

    def let_end(self) -> None:
        """Go no further if the process is to end."""
        if self.numbers:
            raise _Wanted


@contextmanager
def held_back() -> Iterator[Held]:
    """Hold signals back that would end the process; they come when the context is left.

    Only where they would come: in other threads than the main one nothing is to be held back.

    Raises:
        KeyboardInterrupt: `Held.let_end` ended it, and the signals did not end the process.
    """
    held = Held()
    if threading.current_thread() is not threading.main_thread():
        yield held
        return
    earlier = {}
    for number in _known(_ENDING):
        handler = signal.getsignal(number)
        if handler not in (signal.SIG_IGN, None):
            earlier[number] = signal.signal(number, lambda number, _: held.numbers.append(number))
    is_cut_off = False
    try:
        yield held
    except _Wanted:
        is_cut_off = True
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)
        for came in dict.fromkeys(held.numbers):
            signal.raise_signal(came)
    if is_cut_off:
        raise KeyboardInterrupt


@contextmanager
def ending_orderly() -> Iterator[None]:
    """Turn a signal that would end the process at once, but for Ctrl+C, into `SystemExit`.

    Those that come after the first one do nothing. To be entered in the main thread.
    """
    earlier: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int | None] = {}

    def leave(number: int, _: FrameType | None) -> None:
        for each in earlier:
            signal.signal(each, signal.SIG_IGN)
        raise SystemExit(128 + number)

    for number in _known(("SIGTERM", "SIGHUP")):
        handler = signal.getsignal(number)
        if handler not in (signal.SIG_IGN, None):
            earlier[number] = signal.signal(number, leave)
    try:
        yield
    finally:
        for number, handler in earlier.items():
            signal.signal(number, handler)


def _known(names: tuple[str, ...]) -> list[signal.Signals]:
    """The signals of those names that this system has."""
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]
