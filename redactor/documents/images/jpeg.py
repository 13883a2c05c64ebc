"""Parts a JPEG file into the segments that draw the picture and all others.

Source of the segments: ITU-T T.81 (JPEG), annex B; JFIF 1.02; ICC.1:2022, annex B.4; CIPA DC-008
(EXIF) 4.7; Adobe XMP part 3.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
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
from redactor.errors import ReadError

_SOI, _EOI, _SOS, _DQT, _DNL, _DRI, _COM = 0xD8, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, 0xFE
_DHT, _DAC = 0xC4, 0xCC
_APP0, _APP1, _APP2, _APP13, _APP14, _APP15 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {_DHT, 0xC8, _DAC}
_MARKER = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")

_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_EXIF, _XMP = b"Exif\0", b"http://ns.adobe.com/xap/1.0/\0"
_MORE_XMP = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_MOST_ICC = 65_519
"""Bytes of a colour profile that a segment holds at most."""


@dataclass(slots=True)
class _Found:
    """What is met on the way through a file."""

    jfif: bytes = b""
    adobe: bytes = b""
    turned: int = 1
    icc: dict[int, bytes] = field(default_factory=dict)
    drawn: list[bytes] = field(default_factory=list)
    more_xmp: list[bytes] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def parted(data: bytes, name: str, *, whole: bool = True) -> Parts:
    """Part a JPEG file.

    Args:
        data: the file.
        name: its path or name, for messages.
        whole: whether it must hold a picture, and not tables alone (of a TIFF file).

    Raises:
        DamagedFileError: RED109.
    """
    cursor = Cursor(data, name)
    cursor.take(2)
    found = _Found()
    framed = scanned = False
    for marker, body, scan in _segments(cursor):
        framed |= marker in _FRAMES
        scanned |= marker == _SOS
        if _APP0 <= marker <= _APP15 or marker == _COM:
            _sort(marker, body, found)
        elif _is_sound(marker, body):
            found.drawn += [_segment(marker, body), scan]
        else:
            raise cursor.damaged("a segment is not built as it should be")
    if whole and not (framed and scanned):
        raise cursor.damaged("there is no picture in it")
    if found.more_xmp:
        found.blocks.append(Block("XMP", Content.XMP, b"".join(found.more_xmp)))
    head = [b"\xff\xd8", found.jfif]
    if found.turned != 1:
        head.append(_segment(_APP1, _EXIF + b"\0" + upright(found.turned)))
    profile = _profile(found)
    head += [*_profile_segments(profile), found.adobe]
    picture = b"".join([*head, *found.drawn, b"\xff\xd9"])
    return Parts(picture, (*found.blocks, *after_the_end(cursor)), profile)


def blocks_before_damage(data: bytes) -> list[Block]:
    """What a JPEG file that `parted` refuses says besides the picture.

    That is all application segments and comments up to the damage, and, unless the damage is in
    the data of a scan, the bytes from there on.

    Args:
        data: the file, beginning with its first marker.
    """
    cursor = Cursor(data, "")
    cursor.take(2)
    found = _Found()
    with suppress(ReadError):
        for marker, body, _ in _segments(cursor):
            if _APP0 <= marker <= _APP15 or marker == _COM:
                _sort(marker, body, found)
            elif not _is_sound(marker, body):
                found.blocks.append(Block("segment", Content.OTHER, body))
    if found.more_xmp:
        found.blocks.append(Block("XMP", Content.XMP, b"".join(found.more_xmp)))
    rest = data[cursor.at :]
    if rest.startswith(_EXIF):
        return [*found.blocks, Block("EXIF", Content.EXIF, rest[len(_EXIF) + 1 :])]
    return [*found.blocks, *([Block("after the damage", Content.OTHER, rest)] if rest else [])]


def _segments(cursor: Cursor) -> Iterator[tuple[int, bytes, bytes]]:
    """Marker, body and, of a scan, the data that follows, up to the end of the picture."""
    while True:
        if cursor.take(1) != b"\xff":
            raise cursor.damaged("a segment has no marker")
        marker = cursor.number("B")
        while marker == 0xFF:
            marker = cursor.number("B")
        if marker == _EOI:
            return
        if marker < 0xC0 or _SOI >= marker >= 0xD0:
            raise cursor.damaged("a segment has no marker")
        body = cursor.take(cursor.number(">H") - 2)
        scan = b""
        if marker == _SOS:
            end = _MARKER.search(cursor.data, cursor.at)
            if end is None:
                cursor.at = len(cursor.data)
                raise cursor.damaged("it is cut short")
            scan = cursor.take(end.start() - cursor.at)
        yield marker, body, scan


def _sort(marker: int, body: bytes, found: _Found) -> None:
    """Keep what a viewer needs of an application's segment, and note the rest."""
    if marker == _APP0 and body.startswith(_JFIF) and len(body) >= 14 and not found.jfif:
        found.jfif = _segment(_APP0, body[:12] + b"\0\0")
        if len(body) > 14:
            found.blocks.append(Block("JFIF thumbnail", Content.OTHER, body[14:]))
    elif marker == _APP1 and body.startswith(_EXIF):
        exif = body[len(_EXIF) + 1 :]
        if found.turned == 1:
            found.turned = orientation(exif)
        found.blocks.append(Block("EXIF", Content.EXIF, exif))
    elif marker == _APP1 and body.startswith(_XMP):
        found.blocks.append(Block("XMP", Content.XMP, body[len(_XMP) :]))
    elif marker == _APP1 and body.startswith(_MORE_XMP):
        found.more_xmp.append(body[len(_MORE_XMP) + 40 :])
    elif marker == _APP2 and body.startswith(_ICC) and len(body) > len(_ICC) + 2:
        found.icc.setdefault(body[len(_ICC)], body[len(_ICC) + 2 :])
    elif marker == _APP13 and body.startswith(_PHOTOSHOP):
        found.blocks.append(Block("IPTC", Content.IPTC, body[len(_PHOTOSHOP) :]))
    elif marker == _APP14 and body.startswith(_ADOBE) and len(body) >= 12 and not found.adobe:
        found.adobe = _segment(_APP14, _ADOBE + struct.pack(">H4xB", 100, body[11]))
    elif marker == _COM:
        found.blocks.append(Block("comment", Content.TEXT, body))
    else:
        found.blocks.append(Block(f"segment APP{marker - _APP0}", Content.OTHER, body))


def _profile(found: _Found) -> bytes:
    joined = b"".join(found.icc[number] for number in sorted(found.icc) if number)
    profile = icc_profile(joined) or b""
    if len(joined) > len(profile):
        found.blocks.append(Block("colour profile", Content.OTHER, joined[len(profile) :]))
    return profile


def _profile_segments(profile: bytes) -> list[bytes]:
    pieces = [profile[at : at + _MOST_ICC] for at in range(0, len(profile), _MOST_ICC)]
    return [
        _segment(_APP2, _ICC + bytes([number, len(pieces)]) + piece)
        for number, piece in enumerate(pieces, 1)
    ]


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _is_sound(marker: int, body: bytes) -> bool:
    """Whether a segment holds what it must, and no byte more: nothing can hide behind it."""
    if marker in _FRAMES:
        return len(body) >= 6 and len(body) == 6 + 3 * body[5]
    shaped = _SHAPES.get(marker)
    return shaped is not None and shaped(body)


def _quantization(body: bytes) -> bool:
    at = 0
    while at < len(body):
        at += 129 if body[at] >> 4 else 65
    return at == len(body)


def _huffman(body: bytes) -> bool:
    at = 0
    while at + 17 <= len(body):
        at += 17 + sum(body[at + 1 : at + 17])
    return at == len(body)


_SHAPES: dict[int, Callable[[bytes], bool]] = {
    _SOS: lambda body: len(body) >= 4 and len(body) == 4 + 2 * body[0],
    _DQT: _quantization,
    _DHT: _huffman,
    _DAC: lambda body: len(body) % 2 == 0,
    _DRI: lambda body: len(body) == 2,
    _DNL: lambda body: len(body) == 2,
}
