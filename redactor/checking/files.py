"""Reads a file once, whole, and never waits for a pipe or device."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from redactor.errors import (
    FileChangedError,
    FileMissingError,
    FileTooLargeError,
    NotAFileError,
    UnreadableFileError,
)

MOST_BYTES = 5_000_000
"""Larger files are refused: marking up their Markdown takes more memory than a CI machine has."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(path: Path, shown: str) -> bytes:
    """The bytes of a regular file.

    Args:
        path: where it is.
        shown: its path as it is told to the user.

    Raises:
        FileMissingError: RED101.
        NotAFileError: RED102: a directory, device or pipe.
        UnreadableFileError: RED103.
        FileChangedError: RED804: it changed while it was read.
        FileTooLargeError: RED805: more than `MOST_BYTES`.
    """
    try:
        # Opening a device can already move it, so its kind is asked for first.
        _require_regular(path.stat(), shown)
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            before = os.fstat(handle)
            _require_regular(before, shown)
            if before.st_size > MOST_BYTES:
                raise too_large(shown)
            data = file.read(MOST_BYTES + 1)
            after = os.fstat(handle)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise FileMissingError("no such file", path=shown) from error
    except OSError as error:
        raise UnreadableFileError("the file cannot be read", path=shown) from error
    if len(data) != after.st_size or _version(before) != _version(after):
        raise FileChangedError("the file changed while it was read", path=shown)
    return data


def too_large(shown: str) -> FileTooLargeError:
    """The error for a file of more than `MOST_BYTES`."""
    return FileTooLargeError(
        f"the file is larger than {MOST_BYTES // 1_000_000} MB, the most that is checked at once",
        path=shown,
    )


def _require_regular(status: os.stat_result, shown: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError("this is a directory, device or pipe", path=shown)


def _version(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
