"""Parts a JPEG 2000 file into what draws the picture and all the rest.

Source of boxes and segments: ITU-T T.800 (JPEG 2000 part 1), annexes A and I; T.801, annex M.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactor.documents.images.parts import (
    Block,
    Content,
    Cursor,
    Parts,
    after_the_end,
    icc_profile,
)

_SIGNATURE = b"jP  "
_CODESTREAM = b"jp2c"
_KEPT = frozenset(
    {_SIGNATURE, b"ftyp", b"rreq", b"ihdr", b"bpcc", b"pclr", b"cmap", b"cdef", b"opct"}
    | {b"resc", b"resd"}
)
"""Boxes that draw the picture."""

_OUTER = frozenset({b"jp2h", b"jpch", b"jplh", b"cgrp", b"res "})
"""Boxes of boxes that draw the picture."""

_COLOUR, _ICC_METHODS = b"colr", (2, 3)
_XML, _UUID = b"xml ", b"uuid"
_UUIDS = {
    bytes.fromhex("be7acfcb97a942e89c71999491e3afac"): Content.XMP,
    b"JpgTiffExif->JP2": Content.EXIF,
}
_DEEPEST = 4

_SOC, _SOT, _SOD, _EOC, _COM = 0xFF4F, 0xFF90, 0xFF93, 0xFFD9, 0xFF64


def parted(data: bytes, name: str) -> Parts:
    """Part a JPEG 2000 file, or a bare stream of its code.

    Comments within the code are overwritten, since the code tells its own length.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
        ExpansionError: RED112.
    """
    cursor = Cursor(data, name)
    blocks: list[Block] = []
    if data.startswith(struct.pack(">H", _SOC)):
        code = _code(data, name, blocks)
        return Parts(code, tuple(blocks))
    profiles: list[bytes] = []
    picture = _boxes(cursor, blocks, profiles, 0)
    if _CODESTREAM not in picture:
        raise cursor.damaged("there is no picture in it")
    return Parts(picture, tuple(blocks), b"".join(profiles))


def _boxes(cursor: Cursor, blocks: list[Block], profiles: list[bytes], depth: int) -> bytes:
    """The boxes that draw, one after the other."""
    if depth > _DEEPEST:
        raise cursor.damaged("boxes stand too deep in one another")
    kept = []
    for kind, body in _split(cursor):
        if kind == _CODESTREAM and not depth:
            kept.append(_box(kind, _code(body, cursor.name, blocks)))
        elif kind in _OUTER:
            inner = Cursor(body, cursor.name)
            kept.append(_box(kind, _boxes(inner, blocks, profiles, depth + 1)))
        elif kind in _KEPT:
            kept.append(_box(kind, body))
        elif kind == _COLOUR and len(body) > 3 and body[0] in _ICC_METHODS:
            profile = icc_profile(body[3:])
            if profile is None:
                raise cursor.damaged("its colour profile is none")
            profiles.append(profile)
            kept.append(_box(kind, body[:3] + profile))
        elif kind == _COLOUR and len(body) == 7:
            kept.append(_box(kind, body))
        else:
            blocks.append(_told(kind, body))
    return b"".join(kept)


def _split(cursor: Cursor) -> Iterator[tuple[bytes, bytes]]:
    while cursor.at < len(cursor.data):
        length = cursor.number(">I")
        kind = cursor.take(4)
        head = 8
        if length == 1:
            length, head = cursor.number(">Q"), 16
        elif length == 0:
            length = len(cursor.data) - cursor.at + head
        yield kind, cursor.take(length - head)


def _box(kind: bytes, body: bytes) -> bytes:
    if len(body) + 8 >= 1 << 32:
        return struct.pack(">I4sQ", 1, kind, len(body) + 16) + body
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _told(kind: bytes, body: bytes) -> Block:
    if kind == _XML:
        return Block("XML", Content.XMP, body)
    if kind == _UUID and body[:16] in _UUIDS:
        return Block(f"{_UUIDS[body[:16]].value}", _UUIDS[body[:16]], body[16:])
    return Block(f"box {kind.decode('ascii', 'backslashreplace')}", Content.OTHER, body)


def _code(data: bytes, name: str, blocks: list[Block]) -> bytes:
    """The picture's code with its comments overwritten, and nothing after its end."""
    cursor = Cursor(data, name)
    if cursor.number(">H") != _SOC:
        raise cursor.damaged("its code does not begin as such")
    written = bytearray(data)
    tile = 0
    while True:
        marker = cursor.number(">H")
        if marker == _EOC:
            break
        if marker == _SOD:
            length = int.from_bytes(data[tile + 6 : tile + 10], "big")
            end = tile + length if length else len(data) - 2
            cursor.take(end - cursor.at)
            continue
        if marker < 0xFF00:
            raise cursor.damaged("a segment has no marker")
        if marker == _SOT:
            tile = cursor.at - 2
        start = cursor.at + 2
        body = cursor.take(cursor.number(">H") - 2)
        if marker == _COM and body[2:].strip(b"\0"):
            blocks.append(Block("comment", Content.TEXT, body[2:]))
            written[start + 2 : cursor.at] = bytes(len(body) - 2)
    blocks += after_the_end(cursor)
    return bytes(written[: cursor.at])
