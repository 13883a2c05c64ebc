"""Tells what the pictures say whose files stand in a text, and strips them of it."""

from __future__ import annotations

import base64
import re
from bisect import bisect_right
from collections.abc import Iterator

from redactor.documents.dataurls import DataUrl, data_urls, is_drawing
from redactor.documents.format import Format, Property
from redactor.documents.images.kinds import Kind, kind_of
from redactor.errors import DamagedFileError, ReadError
from redactor.spans import line_starts

_ADDRESS = re.compile(
    r"data:image/[\w.+-]{1,40};base64,(?P<first>[A-Za-z0-9+/]{16})[A-Za-z0-9+/]*={0,2}",
    re.IGNORECASE,
)
_XML = (b"<svg", b"<?xml")
_PICTURE = "image"
_DRAWING = "svg"
_TELLING = re.compile(
    rb"[itz]txt|exif|xmp[ m]|ns\.adobe|uuid|mime|<(?:metadata|title|desc|text|rdf|!--)|inkscape"
    rb"|sodipodi|!\xfe|\A(?:II\*\0|MM\0\*)",
    re.IGNORECASE,
)
"""What begins metadata in PNG, WebP, HEIC, JPEG 2000, SVG and GIF; a TIFF file begins with it."""


def is_picture(text: str, start: int, end: int) -> bool:
    """True for an address that is a picture's file in base 64 and nothing else."""
    found = _ADDRESS.fullmatch(text, start, end)
    if found is None:
        return False
    first = base64.b64decode(found["first"])
    return kind_of(first) is not None or first.startswith(_XML)


def told_by_pictures(text: str) -> list[Property]:
    """What the pictures in a text say besides what they show; of one that cannot be read, too."""
    found = []
    starts: list[int] = []
    for each in _pictures(text):
        starts = starts or line_starts(text)
        place = f"picture in line {bisect_right(starts, each.start)}"
        found += [Property(f"{place}: {one.place}", one.value) for one in _told(each)]
    return found


def without_metadata(text: str, name: str) -> str:
    """The text with its pictures stripped of what they say; as it was where they say nothing.

    Args:
        text: of any text format.
        name: the file's path or name, for messages.

    Raises:
        DamagedFileError: RED109: a picture that says something cannot be read.
    """
    pieces, at = [], 0
    for each in _pictures(text):
        stripped = _stripped(each, text, name)
        if stripped != each.data:
            pieces += [text[at : each.start], each.written(stripped)]
            at = each.end
    return "".join([*pieces, text[at:]])


def _pictures(text: str) -> Iterator[DataUrl]:
    for url in data_urls(text):
        if _PICTURE in url.type or kind_of(url.data) is not None or is_drawing(url.data):
            yield url


def _told(each: DataUrl) -> list[Property]:
    from redactor.documents.images import salvaged, told

    if not _draws(each):
        return told(each.data)
    try:
        return _svg().metadata(each.data, "")
    except ReadError:
        return salvaged(each.data)


def _stripped(each: DataUrl, text: str, name: str) -> bytes:
    from redactor.documents.images import strip

    try:
        return _svg().scrub(each.data, "") if _draws(each) else strip(each.data, "")
    except ReadError:
        # What stands for a picture in an example, say, is no file, and says nothing.
        if not _may_say_something(each):
            return each.data
    line = text.count("\n", 0, each.start) + 1
    fault = "a picture in it is damaged, so that what it says of its makers cannot be taken out"
    raise DamagedFileError(fault, path=name, line=line, col=1)


def _may_say_something(each: DataUrl) -> bool:
    """True for a damaged file unless nothing in it looks like metadata."""
    from redactor.documents.images import salvaged

    kind = kind_of(each.data)
    if kind is not None and each.broken:
        return True
    if _draws(each) or kind not in (None, Kind.JPEG):
        return _TELLING.search(each.data) is not None
    return len(salvaged(each.data)) > 1


def _draws(each: DataUrl) -> bool:
    return kind_of(each.data) is None and (_DRAWING in each.type or is_drawing(each.data))


def _svg() -> Format:
    from redactor.documents.images.svg import Svg

    return Svg()
