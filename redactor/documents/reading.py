"""Makes a document of a file's bytes."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from redactor.documents.document import Document
from redactor.documents.formats import format_in, format_named, format_of, text_format
from redactor.documents.textual import TextFormat
from redactor.errors import (
    FileMissingError,
    FileTooLargeError,
    NotAFileError,
    UnreadableFileError,
)

LARGEST = 100_000_000
"""Bytes of a file that are read at most."""
LARGEST_TEXT = 20_000_000
"""Bytes of a file that is a text: its reader takes up to 140 times as much memory."""


def read(data: bytes, name: str) -> Document:
    """Make a document of bytes.

    Args:
        data: the whole file.
        name: its path or name, which tells the format and stands in messages; `-` is Markdown.

    Raises:
        ReadError: RED104 to RED113.
        FileTooLargeError: RED805.
        MissingExtraError: RED002.
    """
    form = format_in(data, name)
    if isinstance(form, TextFormat) and len(data) > LARGEST_TEXT:
        raise FileTooLargeError(f"the text has over {LARGEST_TEXT // 10**6} MB", path=name)
    return form.read(data, name)


def parse(
    text: str, form: str, *, name: str = "-", bom: bool = False, encoding: str = "utf-8"
) -> Document:
    """Make a document of text already decoded.

    Args:
        text: without a byte order mark.
        form: the name of a text format.
        name: stands in messages.
        bom: whether its file begins with a byte order mark.
        encoding: of its file.

    Raises:
        UnknownFormatError: RED106.
    """
    return text_format(form).parse(text, name=name, bom=bom, encoding=encoding)


def read_path(path: Path) -> Document:
    """Read a file; never waits for a pipe or device.

    Raises:
        FileMissingError: RED101.
        NotAFileError: RED102.
        UnreadableFileError: RED103.
        FileTooLargeError: RED805.
        ReadError: as `read`.
    """
    return read(load(path), str(path))


def load(path: Path) -> bytes:
    """The bytes of a file that there is a reader for; never waits for a pipe or device.

    Raises:
        UnknownFormatError: RED106, no reader for its extension.
        RedactorError: as `read_path`, but for what its bytes tell.
    """
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFileError("this is a directory, device or pipe", path=name)
        format_of(name)
        # Another may stand there by now, or the file may grow while it is read.
        with open(path, "rb", opener=_without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise NotAFileError("this is a directory, device or pipe", path=name)
            data = file.read(LARGEST + 1) if status.st_size <= LARGEST else None
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise FileMissingError("no such file", path=name) from error
    except OSError as error:
        raise UnreadableFileError("the file cannot be read", path=name) from error
    if data is None or len(data) > LARGEST:
        raise FileTooLargeError(f"the file has over {LARGEST // 10**6} MB", path=name)
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def read_back(document: Document, data: bytes) -> Document:
    """Make a document of the bytes of a copy, in the format of its draft.

    Raises:
        ReadError: as `read`, but for what a name tells.
    """
    return format_named(document.format).read_back(document, data)


def revised(document: Document, text: str) -> Document:
    """A document of a text format with another text."""
    return parse(
        text, document.format, name=document.name, bom=document.bom, encoding=document.encoding
    )
