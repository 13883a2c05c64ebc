"""Parts a TIFF file into the tags and strips that draw its pictures and all others.

Source of the tags: TIFF 6.0; TIFF technical note 2 (JPEG in TIFF); ICC.1:2022, annex B.3.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from redactor.documents.images import jpeg
from redactor.documents.images.ifd import (
    LONG,
    ORIENTATION,
    Directory,
    MalformedError,
    Tag,
    directory,
    encode,
    header,
)
from redactor.documents.images.parts import Block, Content, Parts, icc_profile
from redactor.errors import DamagedFileError, ExpansionError, UnknownPartError

_COMPRESSION = 259
_STRIPS, _TILES = (273, 279), (324, 325)
_JPEG_TABLES, _ICC = 347, 34675
_JPEG = 7

_PACKINGS = {1, 2, 3, 4, 5, _JPEG, 8, 32773, 32946, 34925, 50000}
"""Ways of packing pixels that hold nothing but pixels."""

_FEW = frozenset(
    {254, 255, 256, 257, 258, _COMPRESSION, 262, 266, ORIENTATION, 277, 278, 280, 281, 282, 283}
    | {284, 286, 287, 290, 292, 293, 296, 297, 317, 318, 319, 321, 322, 323, 332, 334, 336, 338}
    | {339, 340, 341, 529, 530, 531, 532}
)
"""Tags that tell how the picture is drawn, with a number or a few."""

_TABLES = {291: 65_536, 301: 3 * 65_536, 320: 3 * 65_536}
"""Likewise, and how many numbers they have at most: response, transfer function, colours."""

_MOST_NUMBERS = 32
MOST_PAGES = 5_000
"""Pictures in a file that are read at most."""


@dataclass(slots=True)
class _Written:
    """The new file, as far as it is written."""

    pieces: list[bytes] = field(default_factory=list)
    length: int = 0

    def append(self, data: bytes) -> int:
        """Append bytes, padded to an even length; where they begin."""
        at = self.length
        padded = data + b"\0" * (len(data) % 2)
        self.pieces.append(padded)
        self.length += len(padded)
        return at


def parted(data: bytes, name: str) -> Parts:
    """Part a TIFF file of one picture or several.

    The new file is put together from what draws the pictures, so that nothing else comes along.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
        ExpansionError: RED112: over `MOST_PAGES` pictures, or parts that stand on each other.
        UnknownPartError: RED111: pixels packed in a way that may hold more than pixels.
    """
    try:
        return _parted(data, name)
    except MalformedError:
        pass
    raise DamagedFileError(
        "the picture is damaged: its directory of tags cannot be read", path=name
    )


def _parted(data: bytes, name: str) -> Parts:
    order, offset = header(data)
    pages = _pages(data, order, offset, name)
    written = _Written()
    # The first directory's offset is filled in when it is known.
    written.append(data[:4] + b"\0\0\0\0")
    links: list[int] = []
    profiles: list[bytes] = []
    taken = 0
    for page in pages:
        tags, strips = _drawn(page, data, name)
        taken += sum(map(len, strips))
        if taken > len(data):
            raise ExpansionError("the strips of the picture stand on each other", path=name)
        places = [written.append(strip) for strip in strips]
        profiles += [tag.raw for tag in tags if tag.number == _ICC]
        tags += _placed(page, strips, places, order)
        links.append(written.length)
        written.append(encode(tags, written.length, 0))
    picture = _linked(b"".join(written.pieces), order, links)
    # Its own tags tell the rest; what no tag points to is not told.
    return Parts(picture, (Block("EXIF", Content.EXIF, data),), b"".join(profiles))


def _pages(data: bytes, order: str, offset: int, name: str) -> list[Directory]:
    pages: list[Directory] = []
    seen: set[int] = set()
    size = 0
    while offset:
        if offset in seen or len(pages) == MOST_PAGES:
            raise ExpansionError("the picture has too many pages", path=name)
        seen.add(offset)
        pages.append(directory(data, order, offset))
        size += pages[-1].size
        if size > 2 * len(data):
            raise ExpansionError("the tags of the picture stand on each other", path=name)
        offset = pages[-1].following
    if not pages:
        raise MalformedError
    return pages


def draws(tag: Tag) -> bool:
    """True for a tag that tells how a picture is drawn, and no more."""
    if tag.number in (*_STRIPS, *_TILES, _JPEG_TABLES, _ICC):
        return True
    most = _TABLES.get(tag.number, _MOST_NUMBERS if tag.number in _FEW else 0)
    return tag.count <= most


def _drawn(page: Directory, data: bytes, name: str) -> tuple[list[Tag], list[bytes]]:
    """The tags that draw a picture, but for where its strips are, and its strips or tiles."""
    packing = page.tag(_COMPRESSION)
    packed = packing.numbers()[:1] if packing is not None else [1]
    if packed and packed[0] not in _PACKINGS:
        raise UnknownPartError("the picture is packed in a way that no reader knows", path=name)
    offsets, lengths = (page.tag(number) for number in _layout(page))
    if offsets is None or lengths is None or offsets.count != lengths.count:
        raise MalformedError
    spans = list(zip(offsets.numbers(), lengths.numbers(), strict=True))
    if any(at + length > len(data) for at, length in spans):
        raise MalformedError
    if sum(length for _, length in spans) > len(data):
        raise ExpansionError("the strips of the picture stand on each other", path=name)
    strips = [data[at : at + length] for at, length in spans]
    if packed == [_JPEG]:
        strips = [jpeg.parted(strip, name).picture for strip in strips]
    tags = [tag for tag in page.tags if draws(tag)]
    kept = {tag.number: tag for tag in tags if tag.number not in (*_STRIPS, *_TILES)}
    if _JPEG_TABLES in kept:
        tables = jpeg.parted(kept[_JPEG_TABLES].raw, name, whole=False).picture
        kept[_JPEG_TABLES] = Tag(_JPEG_TABLES, 7, len(tables), tables, kept[_JPEG_TABLES].order)
    profile = kept.pop(_ICC, None)
    cut = icc_profile(profile.raw) if profile is not None else None
    if profile is not None and cut is not None:
        kept[_ICC] = Tag(_ICC, 7, len(cut), cut, profile.order)
    return list(kept.values()), strips


def _layout(page: Directory) -> tuple[int, int]:
    return _TILES if page.tag(_TILES[0]) is not None else _STRIPS


def _placed(page: Directory, strips: list[bytes], places: list[int], order: str) -> list[Tag]:
    offsets, lengths = _layout(page)
    return [
        _longs(offsets, places, order),
        _longs(lengths, [len(strip) for strip in strips], order),
    ]


def _longs(number: int, values: list[int], order: str) -> Tag:
    raw = struct.pack(f"{order}{len(values)}I", *values)
    return Tag(number, LONG, len(values), raw, order)


def _linked(data: bytes, order: str, links: list[int]) -> bytes:
    """Let the header point to the first directory, and each directory to the next."""
    linked = bytearray(data)
    at = 4
    for link in links:
        struct.pack_into(f"{order}I", linked, at, link)
        (count,) = struct.unpack_from(f"{order}H", linked, link)
        at = link + 2 + 12 * count
    return bytes(linked)
