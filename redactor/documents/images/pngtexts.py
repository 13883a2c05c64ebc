"""Reads the texts that PNG files hold, packed or not, and the profiles that programs put there.

Source: W3C Portable Network Graphics (PNG) Specification, third edition, 11.3.3; ImageMagick's "Raw
profile type" texts.
"""

from __future__ import annotations

import zlib

from redactor.documents.images.parts import Block, Content

MOST_TEXT = 4_000_000
"""Bytes that a packed text is unpacked to at most."""


def text_block(kind: bytes, body: bytes) -> Block:
    """What a text chunk says, with its keyword.

    Args:
        kind: `tEXt`, `zTXt` or `iTXt`.
        body: of the chunk.
    """
    keyword, _, rest = body.partition(b"\0")
    label = keyword.decode("latin-1")
    if kind == b"tEXt":
        words = rest.decode("latin-1").encode()
    elif kind == b"zTXt":
        words = (unpacked(rest[1:]) or rest).decode("latin-1").encode()
    else:
        packed = rest[:1] == b"\x01"
        language, _, others = rest[2:].partition(b"\0")
        translated, _, text = others.partition(b"\0")
        words = (unpacked(text) or text) if packed else text
        label = " ".join(filter(None, [label, language.decode("latin-1")]))
        label = " ".join(filter(None, [label, translated.decode("utf-8", "replace")]))
    if keyword == b"XML:com.adobe.xmp":
        return Block("XMP", Content.XMP, words)
    if keyword.startswith(b"Raw profile type "):
        return _raw_profile(keyword, words)
    return Block(f"text {label}", Content.TEXT, words)


def _raw_profile(keyword: bytes, words: bytes) -> Block:
    """What ImageMagick writes: a name, a length and hexadecimal digits, line by line."""
    kind = keyword.removeprefix(b"Raw profile type ")
    lines = words.split(b"\n")
    try:
        raw = bytes.fromhex(b"".join(lines[3:]).decode("ascii"))
    except ValueError:
        return Block("text Raw profile", Content.TEXT, words)
    if kind in (b"exif", b"APP1") and raw.startswith(b"Exif\0\0"):
        return Block("EXIF", Content.EXIF, raw[6:])
    if kind in (b"iptc", b"8bim"):
        return Block("IPTC", Content.IPTC, raw)
    if kind == b"xmp":
        return Block("XMP", Content.XMP, raw)
    return Block("raw profile", Content.OTHER, raw)


def unpacked(packed: bytes) -> bytes | None:
    """Bytes unpacked, `MOST_TEXT` of them at most; `None` for bytes that are not packed."""
    try:
        return zlib.decompressobj().decompress(packed, MOST_TEXT)
    except zlib.error:
        return None
