"""Reads and strips the pictures that stand in a PDF's contents, between `BI` and `EI`.

Runs in a process of its own; see `process`. Source: ISO 32000-2, 8.9.7 (inline images).
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.picturefiles import stripped
from redactor.documents.pdf.refusals import ODD_PICTURE, Refusal
from redactor.documents.pdf.values import said, unpacked

_PICTURE = re.compile(
    rb"\bBI(?=[\s\0/].{0,600}?/(?:DCT|JPX|[A-Za-z]{0,9}#[0-9A-Fa-f]{2}))", re.DOTALL
)
"""The head of a picture with such a filter, whose name may be written with numbers."""
_PACKED_AS = frozenset({"/DCTDecode", "/JPXDecode"})
_START = re.compile(rb"\xff\xd8\xff")
_LENGTH = re.compile(rb"/L(?:ength)?\s+\d+")
_BLANK = re.compile(rb"(?:\r?\n|[ \t\r\f\0])\Z")
_PACK: dict[str, Callable[[bytes], bytes]] = {
    "/ASCIIHexDecode": lambda data: binascii.hexlify(data) + b">",
    "/ASCII85Decode": lambda data: base64.a85encode(data) + b"~>",
    "/FlateDecode": zlib.compress,
}


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture in a content.

    Args:
        raw: what stands between `ID` and `EI`.
        data: the picture's file; as it stands where it cannot be unpacked.
        filters: which undo its packing, in order, without the picture's own.
    """

    raw: bytes = field(repr=False)
    data: bytes = field(repr=False)
    filters: tuple[str, ...]

    def packed(self, data: bytes) -> bytes:
        """Another file, packed the same way.

        Raises:
            Refusal: nobody packs it that way here.
        """
        for each in reversed(self.filters):
            if each not in _PACK:
                raise Refusal(ODD_PICTURE)
            data = _PACK[each](data)
        return data


def inline_files(parent: Any) -> Iterator[bytes]:
    """The files of JPEG and JPEG 2000 that stand in a content, or in those of a page together."""
    content = _content(parent)
    if content is None:
        return
    try:
        yield from (each.data for each in _pictures(content))
    except Refusal:
        yield from (content[match.start() :] for match in _START.finditer(content))


def strip_inline(parent: Any, file: Any) -> None:
    """Leave nothing of these files but the pictures; see `inline_files`.

    Raises:
        Refusal: one cannot be read, so that nobody knows what else it says.
    """
    import pikepdf

    content = _content(parent)
    if content is None:
        return
    at, pieces = 0, []
    for each in _pictures(content):
        start = content.index(each.raw, at)
        picture = stripped(each.data)
        if picture != each.data:
            packed = each.packed(picture)
            head = content.rindex(b"BI", at, start)
            length = b"/L %d" % len(packed)
            pieces += [content[at:head], _LENGTH.sub(length, content[head:start]), packed]
            at = start + len(each.raw)
    if pieces and isinstance(parent, pikepdf.Stream):
        parent.write(b"".join([*pieces, content[at:]]))
    elif pieces:
        parent.Contents = pikepdf.Stream(file, b"".join([*pieces, content[at:]]))


def _content(parent: Any) -> bytes | None:
    """What a content says, or those of a page together, if a picture may stand in it."""
    import pikepdf

    found = b""
    if isinstance(parent, pikepdf.Stream):
        if "/Length1" not in parent and said(parent, "/Subtype") in ("", "/Form"):
            found = unpacked(parent)
    elif isinstance(parent, pikepdf.Dictionary) and said(parent, "/Type") == "/Page":
        several = parent.get("/Contents")
        if isinstance(several, pikepdf.Array):
            streams = [each for each in several if isinstance(each, pikepdf.Stream)]
            found = b"\n".join(map(unpacked, streams))
    return found if _PICTURE.search(found) else None


def _pictures(content: bytes) -> Iterator[_Picture]:
    """The pictures in a content, in order.

    Raises:
        Refusal: it cannot be taken apart.
    """
    import pikepdf

    scratch = pikepdf.new()
    try:
        found = pikepdf.parse_content_stream(pikepdf.Stream(scratch, content), operators="BI ID EI")
    except (pikepdf.PdfError, ValueError, TypeError):
        found = None
    if found is None:
        raise Refusal(ODD_PICTURE)
    for each in found:
        if isinstance(each, pikepdf.ContentStreamInlineImage):
            picture = _picture(each.iimage)
            if picture is not None:
                yield picture


def _picture(image: Any) -> _Picture | None:
    import pikepdf

    try:
        filters = list(image.filter_decodeparms)
        raw = _BLANK.sub(b"", bytes(image.read_raw_bytes()))
    except (pikepdf.PdfError, ValueError, TypeError, NotImplementedError):
        raise Refusal(ODD_PICTURE) from None
    if not filters or filters[-1][0] not in _PACKED_AS:
        return None
    outer = [name for name, _ in filters[:-1]]
    if not outer or any(parameters for _, parameters in filters[:-1]):
        return _Picture(raw, raw, ())
    scratch = pikepdf.new()
    packed = pikepdf.Stream(scratch, b"")
    packed.write(raw, filter=pikepdf.Array([pikepdf.Name(each) for each in outer]))
    return _Picture(raw, unpacked(packed) or raw, tuple(outer))
