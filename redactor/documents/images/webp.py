"""Parts a WebP file into the chunks that draw the picture and all others.

Source of the chunks: RFC 9649 (WebP Image Format), section 2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactor.documents.images.ifd import orientation, upright
from redactor.documents.images.parts import (
    Block,
    Content,
    Cursor,
    Parts,
    after_the_end,
    icc_profile,
)

_DRAWN = (b"VP8 ", b"VP8L", b"ALPH")
_FEATURES, _ANIMATION, _FRAME = b"VP8X", b"ANIM", b"ANMF"
_PROFILE, _EXIF, _XMP = b"ICCP", b"EXIF", b"XMP "

_HAS_PROFILE, _HAS_ALPHA, _HAS_EXIF, _IS_ANIMATED = 0x20, 0x10, 0x08, 0x02


def parted(data: bytes, name: str) -> Parts:
    """Part a WebP file, animated ones included.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
    """
    whole = Cursor(data, name)
    whole.take(4)
    cursor = Cursor(whole.take(whole.number("<I")), name)
    cursor.take(4)
    # What stands behind the length given, but for the padding of an odd one.
    if len(cursor.data) % 2 and whole.at < len(data):
        whole.take(1)
    features, profile, turned = b"", b"", 1
    drawn: list[bytes] = []
    blocks: list[Block] = []
    for kind, body in _chunks(cursor):
        if kind in _DRAWN:
            drawn.append(_chunk(kind, body))
        elif kind == _FRAME:
            drawn.append(_chunk(kind, _frame(body, name, blocks)))
        elif kind == _ANIMATION and len(body) == 6:
            drawn.append(_chunk(kind, body))
        elif kind == _FEATURES and len(body) == 10 and not features:
            features = body
        elif kind == _PROFILE and not profile:
            profile = icc_profile(body) or b""
            if len(body) > len(profile):
                blocks.append(Block("colour profile", Content.OTHER, body[len(profile) :]))
        elif kind == _EXIF:
            exif = body.removeprefix(b"Exif\0\0")
            turned = orientation(exif)
            blocks.append(Block("EXIF", Content.EXIF, exif))
        elif kind == _XMP:
            blocks.append(Block("XMP", Content.XMP, body))
        else:
            shown = kind.decode("ascii", "backslashreplace")
            blocks.append(Block(f"chunk {shown}", Content.OTHER, body))
    if not any(chunk.startswith((b"VP8 ", b"VP8L", _FRAME)) for chunk in drawn):
        raise cursor.damaged("there is no picture in it")
    exif = upright(turned) if turned != 1 else b""
    picture = _assembled(features, profile, drawn, exif)
    return Parts(picture, (*blocks, *after_the_end(whole)), profile)


def _assembled(features: bytes, profile: bytes, drawn: list[bytes], exif: bytes) -> bytes:
    chunks = list(drawn)
    if features:
        flags = features[0] & (_HAS_ALPHA | _IS_ANIMATED)
        flags |= _HAS_PROFILE if profile else 0
        flags |= _HAS_EXIF if exif else 0
        if profile:
            chunks.insert(0, _chunk(_PROFILE, profile))
        chunks.insert(0, _chunk(_FEATURES, bytes([flags, 0, 0, 0]) + features[4:]))
        if exif:
            chunks.append(_chunk(_EXIF, exif))
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _frame(body: bytes, name: str, blocks: list[Block]) -> bytes:
    """A frame of an animation, without chunks that do not draw."""
    cursor = Cursor(body, name)
    kept = [cursor.take(16)]
    for kind, chunk in _chunks(cursor):
        if kind in _DRAWN:
            kept.append(_chunk(kind, chunk))
        else:
            blocks.append(Block("chunk in a frame", Content.OTHER, chunk))
    return b"".join(kept)


def _chunks(cursor: Cursor) -> Iterator[tuple[bytes, bytes]]:
    while cursor.at < len(cursor.data):
        kind = cursor.take(4)
        body = cursor.take(cursor.number("<I"))
        if len(body) % 2 and cursor.at < len(cursor.data):
            cursor.take(1)
        yield kind, body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
