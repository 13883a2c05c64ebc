"""Reads what a HEIF file tells of its items: types, places, properties and references.

Source: ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 9.3.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from redactor.documents.images.boxes import boxes, version_of
from redactor.documents.images.parts import Cursor

_MOST_ITEMS = 10_000


@dataclass(slots=True)
class Item:
    """A part of a HEIF file, such as a tile, a picture or an EXIF block.

    Args:
        kind: its type, four letters.
        label: its name, or of one of MIME its type.
        extents: where its bytes stand: offsets and lengths.
        method: in what: 0 the file, 1 the box `idat`, 2 another item.
        properties: numbers of its properties from 1 on; bit 15: a viewer must know it.
    """

    kind: bytes
    label: bytes = b""
    extents: list[tuple[int, int]] = field(default_factory=list)
    method: int = 0
    properties: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Meta:
    """What a HEIF file tells of its items.

    Args:
        primary: the number of the picture.
        items: by number.
        references: their kind, the item that refers, and those that it refers to.
        properties: type and content of each.
        inside: the bytes of the box `idat`.
    """

    primary: int = 0
    items: dict[int, Item] = field(default_factory=dict)
    references: list[tuple[bytes, int, list[int]]] = field(default_factory=list)
    properties: list[tuple[bytes, bytes]] = field(default_factory=list)
    inside: bytes = b""


def read_meta(told: bytes, name: str) -> Meta:
    """Read the box `meta`.

    Args:
        told: its content.
        name: the file's path or name, for messages.

    Raises:
        DamagedFileError: RED109.
    """
    meta = Meta()
    found = {kind: content for kind, content, _ in boxes(told[4:], name)}
    meta.inside = found.get(b"idat", b"")
    primary = Cursor(found.get(b"pitm", b""), name)
    wide = version_of(primary.data) > 0
    primary.take(4)
    meta.primary = primary.number(">I" if wide else ">H")
    _items(found.get(b"iinf", b""), meta, name)
    _places(Cursor(found.get(b"iloc", b""), name), meta)
    if b"iref" in found:
        _references(found[b"iref"], meta, name)
    for kind, content, _ in boxes(found.get(b"iprp", b""), name):
        if kind == b"ipco":
            meta.properties = [(own, held) for own, held, _ in boxes(content, name)]
        elif kind == b"ipma":
            _associations(Cursor(content, name), meta)
    return meta


def _items(content: bytes, meta: Meta, name: str) -> None:
    head = 6 if version_of(content) == 0 else 8
    for kind, entry, _ in boxes(content[head:], name):
        cursor = Cursor(entry, name)
        version = version_of(entry)
        cursor.take(4)
        if kind != b"infe" or version < 2 or len(meta.items) == _MOST_ITEMS:
            raise cursor.damaged("its list of parts is none")
        number = cursor.number(">I" if version > 2 else ">H")
        cursor.take(2)
        item = Item(cursor.take(4))
        item.label, _, rest = entry[cursor.at :].partition(b"\0")
        if item.kind == b"mime":
            item.label = rest.partition(b"\0")[0]
        meta.items[number] = item


def _places(cursor: Cursor, meta: Meta) -> None:
    version = version_of(cursor.data)
    cursor.take(4)
    sizes = cursor.number(">H")
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    index = index if version else 0
    for _ in range(cursor.number(">I" if version > 1 else ">H")):
        number = cursor.number(">I" if version > 1 else ">H")
        item = meta.items.get(number, Item(b""))
        item.method = cursor.number(">H") & 15 if version else 0
        cursor.take(2)
        start = int.from_bytes(cursor.take(base), "big")
        for _ in range(cursor.number(">H")):
            cursor.take(index)
            at = start + int.from_bytes(cursor.take(offset), "big")
            item.extents.append((at, int.from_bytes(cursor.take(length), "big")))


def _references(content: bytes, meta: Meta, name: str) -> None:
    form = ">I" if version_of(content) else ">H"
    for kind, entry, _ in boxes(content[4:], name):
        cursor = Cursor(entry, name)
        source = cursor.number(form)
        targets = [cursor.number(form) for _ in range(cursor.number(">H"))]
        meta.references.append((kind, source, targets))


def _associations(cursor: Cursor, meta: Meta) -> None:
    wide, long = version_of(cursor.data) > 0, cursor.data[3:4] == b"\x01"
    cursor.take(4)
    for _ in range(cursor.number(">I")):
        item = meta.items.get(cursor.number(">I" if wide else ">H"), Item(b""))
        for _ in range(cursor.number("B")):
            value = cursor.number(">H" if long else "B")
            # The first bit says whether a viewer must know the property.
            item.properties.append(value if long else (value & 0x80) << 8 | value & 0x7F)
