"""Reads and strips files of pictures as a PDF holds them, be they whole or cut short.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from redactor.documents.format import Property
from redactor.documents.images import stripping
from redactor.documents.pdf.refusals import ODD_PICTURE, Refusal
from redactor.errors import DamagedFileError, ReadError

_T = TypeVar("_T")
_END = b"\xff\xd9"


def told(data: bytes) -> list[Property]:
    """What a picture says of its makers; of one that cannot be read, as far as it shows."""
    try:
        return _ended(stripping.properties, data)
    except ReadError:
        return stripping.salvaged(data)


def words_in(data: bytes) -> str:
    """The words in a picture's bytes that draw no pixels; one stretch a line."""
    try:
        return _ended(stripping.remains, data)
    except ReadError:
        return "\n".join(f"{each.place} {each.value}" for each in stripping.salvaged(data))


def stripped(data: bytes) -> bytes:
    """The file with nothing in it but the picture.

    Raises:
        Refusal: the picture cannot be read, so that nobody knows what else it says.
    """
    try:
        picture = _ended(stripping.strip, data)
    except ReadError:
        picture = b""
    if not picture:
        raise Refusal(ODD_PICTURE)
    # With an end, a viewer would show pixels of a picture cut short that it did not show.
    return picture if data.endswith(_END) else picture.removesuffix(_END)


def _ended(read: Callable[[bytes, str], _T], data: bytes) -> _T:
    """What is read of a picture's file; of one that lacks nothing but its end, as if it had it."""
    try:
        return read(data, "picture")
    except DamagedFileError:
        return read(data + _END, "picture")
