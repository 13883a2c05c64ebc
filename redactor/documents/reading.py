"""Makes a document of a file's bytes."""

from __future__ import annotations

import codecs
import re
import stat
from pathlib import Path

from redactor.documents.document import Document
from redactor.errors import (
    BinaryFileError,
    EncodingError,
    FileMissingError,
    NotAFileError,
    UnknownFormatError,
    UnreadableFileError,
)

_FORMATS = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
}
STANDARD = "-"
"""The name of standard input, which is read as Markdown."""

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def format_of(name: str) -> str:
    """The format that a file of this name is read as: `text` or `markdown`.

    Raises:
        UnknownFormatError: RED106, no reader for its extension.
    """
    # Plain text comes through the reading as Markdown unharmed; Markdown read as text may not.
    found = "markdown" if name == STANDARD else _FORMATS.get(Path(name).suffix.lower())
    if found is None:
        supported = ", ".join(sorted(filter(None, _FORMATS)))
        raise UnknownFormatError(
            "no reader for this kind of file",
            path=name,
            next_step=f"Supported are {supported} and plain text without an extension.",
        )
    return found


def read(data: bytes, name: str) -> Document:
    """Make a document of bytes.

    Args:
        data: the whole file: strict UTF-8, with or without a byte order mark.
        name: its path or name, which tells the format and stands in messages; `-` is Markdown.

    Raises:
        UnknownFormatError: RED106.
        EncodingError: RED105, with line and column of the first byte that is not UTF-8.
        BinaryFileError: RED104.
    """
    form = format_of(name)
    bom = data.startswith(codecs.BOM_UTF8)
    text = _decode(data[len(codecs.BOM_UTF8) :] if bom else data, name)
    return parse(text, form, name=name, bom=bom)


def parse(text: str, form: str, *, name: str = "-", bom: bool = False) -> Document:
    """Make a document of text already decoded.

    Args:
        text: without a byte order mark.
        form: `text` or `markdown`.
        name: stands in messages.
        bom: whether its file begins with a byte order mark.

    Raises:
        UnknownFormatError: RED106.
    """
    if form not in _FORMATS.values():
        known = ", ".join(sorted(set(_FORMATS.values())))
        raise UnknownFormatError("no reader for that format", next_step=f"Known: {known}.")
    if form == "text":
        return Document(text, name, form, bom=bom)
    from redactor.documents.markdown import front_matter, mark_markdown

    regions, code = mark_markdown(text)
    return Document(text, name, form, regions, bom, front_matter(text), code)


def read_path(path: Path) -> Document:
    """Read a file; never waits for a pipe or device.

    Raises:
        FileMissingError: RED101.
        NotAFileError: RED102.
        UnreadableFileError: RED103.
        ReadError: as `read`.
    """
    name = str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotAFileError("this is a directory, device or pipe", path=name)
        format_of(name)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise FileMissingError("no such file", path=name) from error
    except OSError as error:
        raise UnreadableFileError("the file cannot be read", path=name) from error
    return read(data, name)


def read_back(document: Document, data: bytes) -> Document:
    """Make a document of the bytes of a copy, in the format of its draft.

    Raises:
        ReadError: as `read`, format aside.
    """
    text = _decode(data.removeprefix(codecs.BOM_UTF8), document.name)
    return parse(text, document.format, name=document.name, bom=document.bom)


def _decode(data: bytes, name: str) -> str:
    if data.startswith(_UTF16_MARKS):
        raise EncodingError("the file is UTF-16, not UTF-8", path=name)
    if _CONTROLS.search(data):
        raise BinaryFileError("the file holds control bytes, so it is no text", path=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    before = data[:bad]
    line_start = before.rfind(b"\n") + 1
    # Outside the handler, so that the bytes, which the decoder's own error holds, go no further.
    raise EncodingError(
        "the file is not UTF-8",
        path=name,
        line=before.count(b"\n") + 1,
        col=len(before[line_start:].decode("utf-8")) + 1,
    )
