"""Lets one process at a time change the files of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def locked(folders: Iterable[Path]) -> Iterator[None]:
    """Hold some folders; another process that wants to hold one of them waits until then.

    The system lets go of them when the process ends, however it ends, and nothing is left in them.
    Where it has no such locks, as on Windows and some network file systems, or a folder cannot be
    opened, nothing is held.
    """
    with ExitStack() as held:
        # In one order for all, so that no two processes wait for each other.
        for folder in sorted({os.path.realpath(folder) for folder in folders}):
            with suppress(ImportError, OSError):
                import fcntl

                descriptor = os.open(folder, os.O_RDONLY)
                held.callback(os.close, descriptor)
                fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
