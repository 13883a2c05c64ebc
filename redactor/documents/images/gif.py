"""Parts a GIF file into the blocks that draw the picture and all others.

Source of the blocks: Graphics Interchange Format, version 89a; Netscape's and Animexts' loops.
"""

from __future__ import annotations

from redactor.documents.images.parts import Block, Content, Cursor, Parts, after_the_end

_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_PLAIN_TEXT, _CONTROL, _COMMENT, _APPLICATION = 0x01, 0xF9, 0xFE, 0xFF
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
_XMP = b"XMP DataXMP"
_XMP_END = b"\x01\xff\xfe\xfd"
"""What follows an XMP packet begins so; Adobe XMP part 3, 1.1.2."""


def parted(data: bytes, name: str) -> Parts:
    """Part a GIF file, animated ones included; how often it loops stays.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
    """
    cursor = Cursor(data, name)
    screen = cursor.take(13)
    kept = [screen, cursor.take(_colours(screen[10]))]
    blocks: list[Block] = []
    control, drawn = b"", False
    while (kind := cursor.number("B")) != _TRAILER:
        if kind == _IMAGE:
            kept += [control, _image(cursor)]
            control, drawn = b"", True
        elif kind != _EXTENSION:
            raise cursor.damaged("a block of it is none")
        else:
            label = cursor.number("B")
            held = _sub_blocks(cursor)
            if label == _CONTROL and len(held) == 1 and len(held[0]) == 4:
                control = bytes([_EXTENSION, _CONTROL, 4]) + held[0] + b"\0"
            elif label == _APPLICATION and held and held[0] in _LOOPS:
                kept += _loops(held)
            else:
                # A control belongs to the words drawn next to it, which no viewer shows.
                control = b"" if label == _PLAIN_TEXT else control
                blocks.append(_block(label, held))
    if not drawn:
        raise cursor.damaged("there is no picture in it")
    return Parts(b"".join([*kept, b";"]), (*blocks, *after_the_end(cursor)))


def _colours(flags: int) -> int:
    """Bytes of the table of colours that flags announce."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _image(cursor: Cursor) -> bytes:
    start = cursor.at - 1
    cursor.take(_colours(cursor.take(9)[8]))
    cursor.take(1)
    _sub_blocks(cursor)
    return cursor.data[start : cursor.at]


def _sub_blocks(cursor: Cursor) -> list[bytes]:
    found = []
    while length := cursor.number("B"):
        found.append(cursor.take(length))
    return found


def _loops(held: list[bytes]) -> list[bytes]:
    count = next((block for block in held[1:] if len(block) == 3 and block[0] == 1), None)
    if count is None:
        return []
    return [b"!\xff\x0b", held[0], b"\x03", count, b"\0"]


def _block(label: int, held: list[bytes]) -> Block:
    if label == _COMMENT:
        return Block("comment", Content.TEXT, b"".join(held))
    if label == _APPLICATION and held and held[0] == _XMP:
        # XMP stands there in one piece, so that the lengths of the blocks are letters of it.
        pieces = [bytes([len(piece)]) + piece for piece in held[1:]]
        packet, _, _ = b"".join(pieces).partition(_XMP_END)
        return Block("XMP", Content.XMP, packet)
    if label == _PLAIN_TEXT:
        return Block("plain text", Content.TEXT, b"".join(held[1:]))
    return Block("application's block", Content.OTHER, b"".join(held))
