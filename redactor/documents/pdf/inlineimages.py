"""Reads and strips the pictures that stand in a PDF's contents, between `BI` and `EI`.

Runs in a process of its own; see `process`. Source: ISO 32000-2, 8.9.7 (inline images).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.picturefiles import stripped
from redactor.documents.pdf.refusals import ODD_PICTURE, Refusal
from redactor.documents.pdf.values import unpacked

_PICTURE = re.compile(
    rb"\bBI(?=[\s\0/].{0,600}?/(?:DCT|JPX|[A-Za-z]{0,9}#[0-9A-Fa-f]{2}))", re.DOTALL
)
"""The head of a picture with such a filter, whose name may be written with numbers."""
_PACKED_AS = frozenset({"/DCTDecode", "/JPXDecode"})
_START = re.compile(rb"\xff\xd8\xff")
_HEAD = re.compile(rb"(?<![\w/])BI(?=[\s\0/])")
_BLANK = re.compile(rb"(?:\r?\n|[ \t\r\f\0])\Z")
_PACKING = ("/F", "/Filter", "/DP", "/DecodeParms", "/L", "/Length")
"""Entries of a picture that say how it is packed."""


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture in a content.

    Args:
        raw: what stands between `ID` and `EI`.
        data: the picture's file; as it stands where it cannot be unpacked.
        packing: the name of its own filter.
        parameters: of that, as PDF writes them.
        is_packed: whether it is packed by other filters as well.
    """

    raw: bytes = field(repr=False)
    data: bytes = field(repr=False)
    packing: str
    parameters: bytes = field(repr=False)
    is_packed: bool


def inline_files(content: bytes) -> Iterator[bytes]:
    """The files of JPEG and JPEG 2000 that stand in a content, unpacked."""
    if not _PICTURE.search(content):
        return
    try:
        yield from (each.data for each in _pictures(content))
    except Refusal:
        yield from (content[match.start() :] for match in _START.finditer(content))


def without_inline(content: bytes) -> bytes:
    """The content with nothing of these files but the pictures; see `inline_files`.

    Raises:
        Refusal: one cannot be read, so that nobody knows what else it says.
    """
    if not _PICTURE.search(content):
        return content
    at, pieces = 0, []
    for each in _pictures(content):
        start = content.index(each.raw, at)
        picture = stripped(each.data)
        if picture != each.data:
            heads = [match.start() for match in _HEAD.finditer(content, at, start)]
            if not heads:
                raise Refusal(ODD_PICTURE)
            pieces += [content[at : heads[-1]], _written(content[heads[-1] : start], each, picture)]
            at = start + len(each.raw)
    return b"".join([*pieces, content[at:]])


def _written(head: bytes, old: _Picture, picture: bytes) -> bytes:
    """A picture in a content up to its `EI`; one that was packed, in hexadecimal digits.

    Args:
        head: what stood before it, from `BI` to the blank after `ID`.
        old: what it was.
        picture: its file.
    """
    import pikepdf

    try:
        entries = pikepdf.Object.parse(b"<<" + head[2:].rstrip(b"\0\t\n\f\r ")[:-2] + b">>")
    except (pikepdf.PdfError, ValueError, TypeError):
        raise Refusal(ODD_PICTURE) from None
    for key in _PACKING:
        if key in entries:
            del entries[key]
    said_of_it = entries.unparse().strip()[2:-2]
    outer, null = (b"/AHx", b"null") if old.is_packed else (b"", b"")
    packing = b"/F [%s %s] /DP [%s %s]" % (outer, old.packing.encode(), null, old.parameters)
    data = binascii.hexlify(picture) + b">" if old.is_packed else picture
    return b"BI " + said_of_it + packing + b" /L %d ID " % len(data) + data


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
        filters = [(name, _own(parameters)) for name, parameters in image.filter_decodeparms]
        raw = _BLANK.sub(b"", bytes(image.read_raw_bytes()))
    except (pikepdf.PdfError, ValueError, TypeError, NotImplementedError):
        raise Refusal(ODD_PICTURE) from None
    if not filters or filters[-1][0] not in _PACKED_AS:
        return None
    packing, parameters = filters.pop()
    data = raw
    if filters:
        scratch = pikepdf.new()
        packed = pikepdf.Stream(scratch, b"")
        packed.write(
            raw,
            filter=pikepdf.Array([pikepdf.Name(name) for name, _ in filters]),
            decode_parms=pikepdf.Array([pikepdf.Object.parse(own) for _, own in filters]),
        )
        data = unpacked(packed) or raw
    return _Picture(raw, data, packing, parameters, bool(filters))


def _own(parameters: Any) -> bytes:
    """Parameters as PDF writes them."""
    import pikepdf

    is_some = isinstance(parameters, pikepdf.Dictionary)
    return bytes(parameters.unparse(resolved=True)) if is_some else b"null"
