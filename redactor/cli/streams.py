"""Standard input, output and error, which may be closed, full or read by nobody."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

import typer

from redactor.documents.formats import STANDARD
from redactor.errors import UnreadableFileError, WriteError


def ensure_file(option: str, path: str | os.PathLike[str] | None) -> None:
    """Refuse `-` where a file is written: one of that name is not what anybody expects.

    Raises:
        typer.BadParameter: it is `-`.
    """
    if path is not None and os.fspath(path) == STANDARD:
        raise typer.BadParameter(f"{option} needs a file, not a stream")


def receive() -> bytes:
    """All of standard input.

    Raises:
        UnreadableFileError: RED103.
    """
    if sys.stdin is None:
        raise UnreadableFileError(
            "standard input is closed", path=STANDARD, next_step="Name a file, or pipe one in."
        )
    try:
        return sys.stdin.buffer.read()
    except OSError as problem:
        raise UnreadableFileError("standard input cannot be read", path=STANDARD) from problem


def emit(data: str | bytes, *, written: str = "") -> None:
    """Write to standard output at once, text as UTF-8; exit 2 when its reader has gone.

    Args:
        data: what to write.
        written: the next step to tell when it fails, where files were written before.

    Raises:
        WriteError: RED501.
    """
    raw = data if isinstance(data, bytes) else data.encode("utf-8", "backslashreplace")
    next_step = written or "What it got of the output is not all of it."
    if sys.stdout is None:
        raise WriteError("standard output is closed", next_step=next_step)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _abandon()
        if written:
            tell(written)
        sys.exit(2)
    except OSError as problem:
        _abandon()
        reason = (problem.strerror or "the system gives no reason").lower()
        raise WriteError(
            f"standard output cannot be written: {reason}", next_step=next_step
        ) from problem


def tell(text: str) -> None:
    """Write a line or more to standard error; nothing happens when that cannot be."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(text + "\n")
            sys.stderr.flush()


def _abandon() -> None:
    """Send what is still buffered nowhere, so that Python's flush at exit does not fail anew."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
