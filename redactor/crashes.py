"""Keeps what is in memory out of what a crash leaves."""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from typing import Final

_TOO_SMALL: Final = 1
"""Bytes. Smaller than any core dump, so that none is written to a file. At a limit of 1, unlike 0,
Linux does not start a program that collects crashes either. Source: `do_coredump` of Linux."""


def leave_nothing() -> None:
    """Forbid core dumps and tracebacks of crashes, in this process and those that it starts."""
    faulthandler.disable()
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (_TOO_SMALL, _TOO_SMALL))
