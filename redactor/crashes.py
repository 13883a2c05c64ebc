"""Keeps what is in memory out of what a crash leaves."""

from __future__ import annotations

import faulthandler
import sys
import threading
from contextlib import suppress
from typing import Final

from redactor.errors import InternalError

_TOO_SMALL: Final = 1
"""Bytes. Smaller than any core dump, so that none is written to a file. At a limit of 1, unlike 0,
Linux does not start a program that collects crashes either. Source: `do_coredump` of Linux."""


def leave_nothing() -> None:
    """Forbid core dumps and tracebacks of crashes, in this process and those that it starts.

    Of an exception that nobody takes only its kind is told: its message may quote a draft. Rust's
    panics are no `Exception`, and quote the text in which they could not find a place.
    """
    faulthandler.disable()
    sys.excepthook = lambda kind, *_: _tell(kind)
    threading.excepthook = lambda args: _tell(args.exc_type)
    sys.unraisablehook = lambda args: _tell(args.exc_type)
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (_TOO_SMALL, _TOO_SMALL))


def told(kind: type[BaseException]) -> InternalError:
    """The error for an exception of that kind, which was not to be."""
    return InternalError(f"internal error: {kind.__name__}")


def _tell(kind: type[BaseException]) -> None:
    if sys.stderr is not None and not issubclass(kind, SystemExit):
        with suppress(OSError, ValueError):
            sys.stderr.write(f"{told(kind)}\n")
