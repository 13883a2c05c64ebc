"""Finds pictures whose files stand in a text in base 64, and what those files say."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from redactor.documents.format import Format, Property
from redactor.errors import DamagedFileError, ReadError

_DATA = re.compile(
    r"data:image(?:/|%2f)(?P<kind>[\w.+-]{1,40})(?:;[\w=.+-]{1,60}){0,4};base64,"
    r"(?P<octets>(?:[A-Za-z0-9+/=%_-]+(?:[ \t]*\r?\n[ \t]*(?=[A-Za-z0-9+/=%]{20}))?)+)",
    re.IGNORECASE,
)
"""Source: RFC 2397 (the `data` URL scheme); lines are broken as editors break them."""
_HINT = "base64,"
_DRAWING = "svg"


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


def told_by_pictures(text: str) -> list[Property]:
    """What the pictures in a text say besides what they show; of one that cannot be read, too."""
    from redactor.documents.images import properties, salvaged

    found = []
    for each in _inlined(text):
        place = f"picture in line {text.count(chr(10), 0, each.start) + 1}"
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
    from redactor.documents.images import salvaged, strip

    try:
        return _svg().scrub(each.data, "") if each.is_drawing else strip(each.data, "")
    except ReadError:
        # What stands for a picture in an example, say, is no file, and says nothing.
        if each.is_drawing or len(salvaged(each.data)) == 1:
            return each.data
    line = text.count("\n", 0, each.start) + 1
    fault = "a picture in it is damaged, so that what it says of its makers cannot be taken out"
    raise DamagedFileError(fault, path=name, line=line, col=1)


def _inlined(text: str) -> Iterator[_Inlined]:
    if _HINT not in text.lower():
        return
    for match in _DATA.finditer(text):
        packed = re.sub(r"\s", "", unquote(match["octets"])).rstrip("=")
        try:
            data = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=_altchars(packed))
        except (ValueError, binascii.Error):
            continue
        yield _Inlined(*match.span("octets"), data, _DRAWING in match["kind"].lower())


def _altchars(packed: str) -> bytes:
    """The signs for 62 and 63: of addresses, if it has any, else the usual."""
    return b"-_" if "-" in packed or "_" in packed else b"+/"


def _svg() -> Format:
    from redactor.documents.images.svg import Svg

    return Svg()
