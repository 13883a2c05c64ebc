"""Reads and writes the boxes of which HEIF files are made.

Source: ISO/IEC 14496-12 (ISO base media file format), 4.2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactor.documents.images.parts import Cursor

MOST = 100_000
"""Boxes that are read at most in a row."""


def boxes(data: bytes, name: str) -> Iterator[tuple[bytes, bytes, int]]:
    """Type, content and content's place of each of the boxes that data consists of.

    Raises:
        DamagedFileError: RED109.
    """
    cursor = Cursor(data, name)
    for _ in range(MOST):
        if cursor.at == len(data):
            return
        size, kind = cursor.number(">I"), cursor.take(4)
        if size == 1:
            length = cursor.number(">Q") - 16
        else:
            length = len(data) - cursor.at if size == 0 else size - 8
        yield kind, cursor.take(length), cursor.at - length
    raise cursor.damaged("it has too many parts")


def box(kind: bytes, *content: bytes) -> bytes:
    """A box."""
    body = b"".join(content)
    return struct.pack(">I", len(body) + 8) + kind + body


def full_box(kind: bytes, version: int, *content: bytes, flags: int = 0) -> bytes:
    """A box with a version."""
    return box(kind, struct.pack(">I", version << 24 | flags), *content)


def version_of(content: bytes) -> int:
    """The version of a full box; 0 of an empty one, which is damaged anyhow."""
    return content[0] if content else 0
