"""Parts a PNG file into the chunks that draw the picture and all others.

Source of the chunks: W3C Portable Network Graphics (PNG) Specification, third edition.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.documents.images.ifd import orientation, upright
from redactor.documents.images.parts import (
    Block,
    Content,
    Cursor,
    Parts,
    after_the_end,
    icc_profile,
)
from redactor.documents.images.pngtexts import text_block, unpacked
from redactor.errors import ExpansionError

_FIXED = {
    b"acTL": 8,
    b"fcTL": 26,
    b"cHRM": 32,
    b"gAMA": 4,
    b"sRGB": 1,
    b"pHYs": 9,
    b"cICP": 4,
    b"mDCV": 24,
    b"cLLI": 8,
}
"""Chunks that tell how the picture is shown, and how many bytes they have."""

_UP_TO = {b"PLTE": 768, b"tRNS": 512, b"sBIT": 4, b"bKGD": 6}
"""Likewise, and how many bytes they have at most."""

_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = (
    (0, 8, 0, 8),
    (4, 8, 0, 8),
    (0, 4, 4, 8),
    (2, 4, 0, 4),
    (0, 2, 2, 4),
    (1, 2, 0, 2),
    (0, 1, 1, 2),
)
"""Of an interlaced picture: first column and step, first row and step."""
_PASSLESS = ((0, 1, 0, 1),)

MOST_PIXEL_BYTES = 2_000_000_000
"""Bytes of the pixels of one picture that are unpacked at most, piece by piece, to see that nothing
stands behind them."""

_PIECE = 1 << 18


@dataclass(slots=True)
class _Found:
    head: bytes = b""
    turned: int = 1
    kept: list[bytes] = field(default_factory=list)
    pixels: list[bytes] = field(default_factory=list)
    frame: list[bytes] = field(default_factory=list)
    profile: bytes = b""
    size: tuple[int, int] = (0, 0)
    blocks: list[Block] = field(default_factory=list)


def parted(data: bytes, name: str) -> Parts:
    """Part a PNG file, animated ones included.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
        ExpansionError: RED112, the pixels unpack to over `MOST_PIXEL_BYTES`.
    """
    cursor = Cursor(data, name)
    start = cursor.take(8)
    found = _Found()
    drawn = False
    for kind, body in _chunks(cursor):
        if not found.head:
            if kind != b"IHDR" or len(body) != 13 or body[9] not in _SAMPLES:
                raise cursor.damaged("it does not begin with its size")
            found.head = body
            continue
        if kind == b"IDAT":
            if drawn:
                raise cursor.damaged("its pixels do not stand together")
            found.pixels.append(body)
            continue
        if found.pixels:
            found.size = struct.unpack(">II", found.head[:8])
            found.kept += _packed(found.pixels, b"IDAT", found, cursor)
            found.pixels, drawn = [], True
        _sort(kind, body, found, cursor)
    if found.frame:
        _end_frame(found, cursor)
    if not drawn:
        raise cursor.damaged("there is no picture in it")
    head = [start, _chunk(b"IHDR", found.head)]
    if found.turned != 1:
        head.append(_chunk(b"eXIf", upright(found.turned)))
    picture = b"".join([*head, *found.kept, _chunk(b"IEND", b"")])
    return Parts(picture, (*found.blocks, *after_the_end(cursor)), found.profile)


def _chunks(cursor: Cursor) -> Iterator[tuple[bytes, bytes]]:
    """Kind and body of each chunk; the last is the end, without its body."""
    while True:
        length = cursor.number(">I")
        kind = cursor.take(4)
        body = cursor.take(length)
        if cursor.number(">I") != zlib.crc32(body, zlib.crc32(kind)):
            raise cursor.damaged("a check sum is wrong")
        if kind == b"IEND" and not body:
            yield kind, b""
            return
        yield kind, body


def _sort(kind: bytes, body: bytes, found: _Found, cursor: Cursor) -> None:
    if found.frame and kind != b"fdAT":
        _end_frame(found, cursor)
    if kind == b"fdAT":
        found.frame.append(body)
    elif _FIXED.get(kind) == len(body) or len(body) <= _UP_TO.get(kind, -1):
        found.kept.append(_chunk(kind, body))
        if kind == b"fcTL":
            found.size = struct.unpack(">II", body[4:12])
    elif kind == b"iCCP":
        _keep_profile(body, found)
    elif kind == b"eXIf":
        found.turned = orientation(body)
        found.blocks.append(Block("EXIF", Content.EXIF, body))
    elif kind in (b"tEXt", b"zTXt", b"iTXt"):
        found.blocks.append(text_block(kind, body))
    elif kind == b"tIME" and len(body) == 7:
        year, *rest = struct.unpack(">H5B", body)
        words = "{:04}-{:02}-{:02} {:02}:{:02}:{:02}".format(year, *rest)
        found.blocks.append(Block("time", Content.TEXT, words.encode()))
    elif kind == b"IEND":
        return
    elif kind[:1].isupper():
        raise cursor.damaged("it holds a chunk that no reader knows")
    else:
        shown = kind.decode("ascii", "backslashreplace")
        found.blocks.append(Block(f"chunk {shown}", Content.OTHER, body))


def _keep_profile(body: bytes, found: _Found) -> None:
    label, _, packed = body.partition(b"\0")
    profile = icc_profile(unpacked(packed[1:]) or b"")
    if profile is not None and not found.profile:
        found.profile = profile
        # Its name is for people; any will do.
        found.kept.append(_chunk(b"iCCP", b"ICC\0\0" + zlib.compress(profile, 9)))
    if label != b"ICC":
        found.blocks.append(Block("colour profile", Content.TEXT, label))


def _end_frame(found: _Found, cursor: Cursor) -> None:
    """Keep a frame of an animation."""
    if any(len(body) < 4 for body in found.frame):
        raise cursor.damaged("a frame has no number")
    bodies = [body[4:] for body in found.frame]
    numbers = [body[:4] for body in found.frame]
    found.kept += _packed(bodies, b"fdAT", found, cursor, numbers)
    found.frame = []


def _packed(
    bodies: list[bytes],
    kind: bytes,
    found: _Found,
    cursor: Cursor,
    numbers: list[bytes] | None = None,
) -> list[bytes]:
    """The chunks of packed pixels, without what stands behind the pixels in them."""
    expected = _pixel_bytes(found.head, found.size)
    if expected > MOST_PIXEL_BYTES:
        raise ExpansionError("the picture is too large", path=cursor.name)
    surplus = _surplus(bodies, expected)
    if surplus is None:
        raise cursor.damaged("its pixels are not of its size")
    chunks = []
    left = sum(map(len, bodies)) - surplus
    rest = []
    for index, body in enumerate(bodies):
        kept, behind = body[:left], body[left:]
        left -= len(kept)
        rest.append(behind)
        # The numbers of an animation's chunks go on without a gap, so that none is left out.
        if kept or numbers is not None:
            chunks.append(_chunk(kind, (numbers[index] if numbers else b"") + kept))
    if surplus:
        found.blocks.append(Block("behind the pixels", Content.OTHER, b"".join(rest)))
    return chunks


def _pixel_bytes(head: bytes, size: tuple[int, int]) -> int:
    """Bytes of the pixels of a picture, unpacked."""
    depth, colour = head[8], head[9]
    width, height = size
    bits = depth * _SAMPLES[colour]
    total = 0
    for first_column, column_step, first_row, row_step in _PASSES if head[12] else _PASSLESS:
        columns = max(0, -(-(width - first_column) // column_step))
        rows = max(0, -(-(height - first_row) // row_step))
        if columns:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _surplus(bodies: list[bytes], expected: int) -> int | None:
    """Bytes behind the end of the packed pixels; `None` when these are not as many as expected."""
    unpacking = zlib.decompressobj()
    unpacked = 0
    try:
        for index, body in enumerate(bodies):
            piece, full = body, True
            while not unpacking.eof and (piece or full):
                pixels = len(unpacking.decompress(piece, _PIECE))
                unpacked += pixels
                if unpacked > expected:
                    return None
                piece, full = unpacking.unconsumed_tail, pixels == _PIECE
            if unpacking.eof:
                behind = len(unpacking.unused_data) + sum(map(len, bodies[index + 1 :]))
                return behind if unpacked == expected else None
    except zlib.error:
        return None
    return None


def _chunk(kind: bytes, body: bytes) -> bytes:
    crc = zlib.crc32(body, zlib.crc32(kind))
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)
