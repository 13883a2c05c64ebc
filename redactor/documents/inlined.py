"""Finds pictures whose files stand in a text in base 64, and what those files say."""

from __future__ import annotations

import base64
import binascii
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from redactor.documents.format import Format, Property
from redactor.documents.html.references import unescaped
from redactor.documents.images.kinds import Kind, kind_of
from redactor.errors import DamagedFileError, ReadError
from redactor.spans import line_starts

_NEXT_LINE = r"""[A-Za-z0-9+/=%]{20}|[A-Za-z0-9+/%]{1,19}={0,2}[ \t]*(?:\r?\n[ \t]*)?["')>]"""
"""A line that goes on with base 64, or the last of it and what ends an address."""
_ESCAPE = r"\\(?:/|(?:u00|x)(?:2[bf]|3d))|&(?:\#(?:43|47|61|x2[bf]|x3d)|plus|sol|equals);"
"""One of the three signs of base 64 that are no letters, as scripts and pages may write it."""
_DATA = re.compile(
    rf"""data:(?P<type>[^,"'<>`\r\n]{{0,200}}?)base64,[ \t]*
    (?P<octets>(?:(?:[A-Za-z0-9+/=%_-]|{_ESCAPE})+(?:[ \t]*\r?\n[ \t]*(?={_NEXT_LINE}))?)+)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Source: RFC 2397 (the `data` URL scheme); lines are broken as editors break them."""
_ADDRESS = re.compile(
    r"data:image/[\w.+-]{1,40};base64,(?P<first>[A-Za-z0-9+/]{16})[A-Za-z0-9+/]*={0,2}",
    re.IGNORECASE,
)
_XML = (b"<svg", b"<?xml")
_HEXADECIMAL = re.compile(r"\\(?:u00|x)([0-9a-f]{2})", re.IGNORECASE)
_HINT = "base64,"
_PICTURE = "image"
_DRAWING = "svg"
_TELLING = re.compile(
    rb"[itz]txt|exif|xmp[ m]|ns\.adobe|uuid|mime|<(?:metadata|title|desc|text|rdf|!--)|inkscape"
    rb"|sodipodi|!\xfe|\A(?:II\*\0|MM\0\*)",
    re.IGNORECASE,
)
"""What begins metadata in PNG, WebP, HEIC, JPEG 2000, SVG and GIF; a TIFF file begins with it."""


@dataclass(frozen=True, slots=True)
class _Inlined:
    """A picture's file in a text.

    Args:
        start: where its base 64 begins.
        end: one past its last character.
        data: the file.
        is_drawing: whether it is SVG.
    """

    start: int
    end: int
    data: bytes = field(repr=False)
    is_drawing: bool


def is_picture(text: str, start: int, end: int) -> bool:
    """True for an address that is a picture's file in base 64 and nothing else."""
    found = _ADDRESS.fullmatch(text, start, end)
    if found is None:
        return False
    first = base64.b64decode(found["first"])
    return kind_of(first) is not None or first.startswith(_XML)


def told_by_pictures(text: str) -> list[Property]:
    """What the pictures in a text say besides what they show; of one that cannot be read, too."""
    from redactor.documents.images import properties, salvaged

    found = []
    starts: list[int] = []
    for each in _inlined(text):
        starts = starts or line_starts(text)
        place = f"picture in line {bisect_right(starts, each.start)}"
        try:
            told = _svg().metadata(each.data, "") if each.is_drawing else properties(each.data, "")
        except ReadError:
            told = salvaged(each.data)
        found += [Property(f"{place}: {one.place}", one.value) for one in told]
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
    for each in _inlined(text):
        stripped = _stripped(each, text, name)
        if stripped != each.data:
            pieces += [text[at : each.start], base64.b64encode(stripped).decode("ascii")]
            at = each.end
    return "".join([*pieces, text[at:]])


def _stripped(each: _Inlined, text: str, name: str) -> bytes:
    from redactor.documents.images import strip

    try:
        return _svg().scrub(each.data, "") if each.is_drawing else strip(each.data, "")
    except ReadError:
        # What stands for a picture in an example, say, is no file, and says nothing.
        if not _may_say_something(each):
            return each.data
    line = text.count("\n", 0, each.start) + 1
    fault = "a picture in it is damaged, so that what it says of its makers cannot be taken out"
    raise DamagedFileError(fault, path=name, line=line, col=1)


def _may_say_something(each: _Inlined) -> bool:
    """True for a damaged file unless nothing in it looks like metadata."""
    from redactor.documents.images import salvaged

    if each.is_drawing or kind_of(each.data) not in (None, Kind.JPEG):
        return _TELLING.search(each.data) is not None
    return len(salvaged(each.data)) > 1


def _inlined(text: str) -> Iterator[_Inlined]:
    if _HINT not in text.lower():
        return
    for match in _DATA.finditer(text):
        packed = re.sub(r"\s", "", _plain(match["octets"])).rstrip("=")
        try:
            data = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=_altchars(packed))
        except (ValueError, binascii.Error):
            continue
        said = match["type"].lower()
        if _PICTURE in said or kind_of(data) is not None:
            yield _Inlined(*match.span("octets"), data, _DRAWING in said)


def _plain(octets: str) -> str:
    """Base 64 without the escapes of pages, scripts and addresses."""
    spelled = _HEXADECIMAL.sub(lambda match: chr(int(match[1], 16)), unescaped(octets))
    return unquote(spelled.replace("\\/", "/"))


def _altchars(packed: str) -> bytes:
    """The signs for 62 and 63: of addresses, if it has any, else the usual."""
    return b"-_" if "-" in packed or "_" in packed else b"+/"


def _svg() -> Format:
    from redactor.documents.images.svg import Svg

    return Svg()
