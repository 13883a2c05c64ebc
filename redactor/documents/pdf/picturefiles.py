"""Reads and strips files of pictures as a PDF holds them, be they whole or cut short.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from redactor.documents.format import Property
from redactor.documents.images import stripping
from redactor.documents.images.kinds import Kind, kind_of
from redactor.documents.pdf.refusals import ODD_PICTURE, Refusal
from redactor.errors import ReadError

_END = b"\xff\xd9"


def told(data: bytes) -> list[Property]:
    """What a picture says of its makers; of one that cannot be read, as far as it shows."""
    return stripping.told(_ended(data))


def words_in(data: bytes) -> str:
    """The words in a picture's bytes that draw no pixels; one stretch a line."""
    try:
        return stripping.remains(_ended(data), "picture")
    except ReadError:
        return "\n".join(f"{each.place} {each.value}" for each in told(data))


def stripped(data: bytes) -> bytes:
    """The file with nothing in it but the picture.

    Raises:
        Refusal: the picture cannot be read, so that nobody knows what else it says.
    """
    try:
        picture = stripping.strip(_ended(data), "picture")
    except ReadError:
        picture = b""
    if not picture:
        raise Refusal(ODD_PICTURE)
    # With an end, a viewer would show pixels of a picture cut short that it did not show.
    return picture if data.endswith(_END) else picture.removesuffix(_END)


def _ended(data: bytes) -> bytes:
    """A picture's file; a JPEG that may lack nothing but its end, with one."""
    lacks = kind_of(data) is Kind.JPEG and not data.endswith(_END)
    return data + _END if lacks else data
