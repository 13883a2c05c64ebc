"""Parts a HEIF file (HEIC, AVIF) into the items that draw the picture and all others.

Source: ISO/IEC 23008-12 (HEIF); ISO/IEC 14496-12, 8.11; MPEG MIAF (23000-22) for alpha.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from redactor.documents.images.boxes import box, boxes, full_box
from redactor.documents.images.heifitems import Item, Meta, read_meta
from redactor.documents.images.parts import Block, Content, Cursor, Parts, icc_profile
from redactor.errors import ExpansionError, UnknownPartError

_DRAWN = frozenset({b"hvc1", b"av01", b"avc1", b"jpeg", b"grid", b"iovl", b"iden"})
_PARTS_OF, _BESIDE, _PREMULTIPLIED = b"dimg", b"auxl", b"prem"
_ALPHA = (
    b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha",
    b"urn:mpeg:hevc:2015:auxid:1",
)
_PROPERTIES = frozenset(
    {b"ispe", b"pixi", b"colr", b"hvcC", b"av1C", b"avcC", b"jpgC", b"irot", b"imir", b"clap"}
    | {b"pasp", b"auxC", b"clli", b"mdcv", b"cclv", b"a1op", b"a1lx", b"lsel", b"amve"}
)
_SEQUENCE = b"moov"


def parted(data: bytes, name: str) -> Parts:
    """Part a HEIF file that holds one picture, of several tiles or not.

    Which way up it is shown is a property of the picture, and not of its EXIF block. Depth and
    brightness maps, thumbnails and other pictures in the file are left out.

    Args:
        data: the file.
        name: its path or name, for messages.

    Raises:
        DamagedFileError: RED109.
        UnknownPartError: RED111: a film or a sequence of pictures.
        ExpansionError: RED112: parts that stand on each other.
    """
    cursor = Cursor(data, name)
    outer = list(boxes(data, name))
    if any(kind == _SEQUENCE for kind, _, _ in outer):
        raise UnknownPartError(
            "the picture moves", path=name, next_step="Export it as JPEG or PNG."
        )
    start = next((content for kind, content, _ in outer if kind == b"ftyp"), None)
    told = next((content for kind, content, _ in outer if kind == b"meta"), None)
    if start is None or told is None or len(start) < 8 or len(start) % 4:
        raise cursor.damaged("there is no picture in it")
    meta = read_meta(told, name)
    kept = _kept(meta)
    if meta.primary not in kept or meta.items[meta.primary].kind not in _DRAWN:
        raise cursor.damaged("there is no picture in it")
    if sum(length for item in meta.items.values() for _, length in item.extents) > 2 * len(data):
        raise ExpansionError("the parts of the picture stand on each other", path=name)
    contents = {number: _content(meta, number, data, cursor) for number in meta.items}
    profiles = [
        profile
        for kind, content in meta.properties
        if kind == b"colr" and (profile := icc_profile(content[4:]))
    ]
    picture = _written(start, meta, kept, contents)
    blocks = [_block(meta.items[n], contents[n]) for n in meta.items if n not in kept]
    for kind, content, _ in outer:
        if kind not in (b"ftyp", b"meta", b"mdat", b"free", b"skip"):
            blocks.append(Block(f"box {_shown(kind)}", Content.OTHER, content))
        elif kind in (b"free", b"skip") and any(content):
            blocks.append(Block("unused space", Content.OTHER, content))
    blocks += [
        Block(f"property {_shown(kind)}", Content.OTHER, content)
        for kind, content in meta.properties
        if kind not in _PROPERTIES
    ]
    blocks += [
        Block("name of a part", Content.TEXT, meta.items[n].label)
        for n in kept
        if meta.items[n].label
    ]
    return Parts(picture, tuple(blocks), b"".join(profiles))


def _kept(meta: Meta) -> list[int]:
    """The picture, its tiles, and its transparency with its tiles, in the file's order."""
    kept, waiting = set[int](), [meta.primary]
    while waiting:
        number = waiting.pop()
        if number in kept or number not in meta.items:
            continue
        kept.add(number)
        for kind, source, targets in meta.references:
            if kind == _PARTS_OF and source == number:
                waiting += targets
            elif kind == _BESIDE and number in targets and _is_alpha(meta, source):
                waiting.append(source)
    return [n for n in meta.items if n in kept and meta.items[n].kind in _DRAWN]


def _is_alpha(meta: Meta, number: int) -> bool:
    item = meta.items.get(number)
    properties = [] if item is None else _properties(meta, item)
    return any(kind == b"auxC" and held[4:].startswith(_ALPHA) for _, kind, held in properties)


def _properties(meta: Meta, item: Item) -> Iterator[tuple[int, bytes, bytes]]:
    """What a viewer must know of each of an item's properties, its kind and content."""
    for value in item.properties:
        index = value & 0x7FFF
        if 0 < index <= len(meta.properties):
            yield value & 0x8000, *meta.properties[index - 1]


def _content(meta: Meta, number: int, data: bytes, cursor: Cursor) -> bytes:
    item = meta.items[number]
    source = {0: data, 1: meta.inside}.get(item.method)
    if source is None:
        raise cursor.damaged("a part of it stands in another part")
    pieces = []
    for at, length in item.extents:
        end = at + length
        if end > len(source):
            raise cursor.damaged("it is cut short")
        pieces.append(source[at:end])
    return b"".join(pieces)


def _written(start: bytes, meta: Meta, kept: list[int], contents: dict[int, bytes]) -> bytes:
    ftyp = box(b"ftyp", start)
    # The places are of one size each, so that a second round has the same length.
    offset = 0
    for _ in range(2):
        told = _told(meta, kept, contents, offset)
        offset = len(ftyp) + len(told) + 8
    return ftyp + told + box(b"mdat", *(contents[number] for number in kept))


def _told(meta: Meta, kept: list[int], contents: dict[int, bytes], offset: int) -> bytes:
    numbers = {old: new for new, old in enumerate(kept, 1)}
    properties: dict[bytes, int] = {}
    entries, places, associations = [], [], []
    at = offset
    for number in kept:
        item = meta.items[number]
        head = struct.pack(">HH", numbers[number], 0)
        # Hidden items, such as tiles, are no pictures of their own.
        hidden = 0 if number == meta.primary else 1
        entries.append(full_box(b"infe", 2, head, item.kind, b"\0", flags=hidden))
        places.append(struct.pack(">HHHII", numbers[number], 0, 1, at, len(contents[number])))
        at += len(contents[number])
        listed = []
        for essential, kind, held in _properties(meta, item):
            written = _property(kind, held)
            if written:
                index = properties.setdefault(written, len(properties) + 1)
                listed.append(struct.pack(">H", essential | index))
        associations.append(struct.pack(">HB", numbers[number], len(listed)) + b"".join(listed))
    count = struct.pack(">H", len(kept))
    parts = [
        full_box(b"hdlr", 0, b"\0\0\0\0pict", b"\0" * 12, b"\0"),
        full_box(b"pitm", 0, struct.pack(">H", numbers[meta.primary])),
        full_box(b"iloc", 0, b"\x44\x00", count, *places),
        full_box(b"iinf", 0, count, *entries),
    ]
    references = list(_kept_references(meta, numbers))
    if references:
        parts.append(full_box(b"iref", 0, *references))
    ipma = full_box(b"ipma", 0, struct.pack(">I", len(kept)), *associations, flags=1)
    parts.append(box(b"iprp", box(b"ipco", *properties), ipma))
    return full_box(b"meta", 0, *parts)


def _property(kind: bytes, held: bytes) -> bytes:
    """A property that draws, without what may follow a colour profile; else nothing."""
    if kind not in _PROPERTIES:
        return b""
    if kind == b"colr" and held[:4] in (b"prof", b"rICC"):
        profile = icc_profile(held[4:])
        return box(kind, held[:4], profile) if profile else b""
    return box(kind, held)


def _kept_references(meta: Meta, numbers: dict[int, int]) -> Iterator[bytes]:
    for kind, source, targets in meta.references:
        if kind in (_PARTS_OF, _BESIDE, _PREMULTIPLIED) and source in numbers:
            known = [numbers[target] for target in targets if target in numbers]
            if known:
                yield box(
                    kind, struct.pack(f">HH{len(known)}H", numbers[source], len(known), *known)
                )


def _block(item: Item, content: bytes) -> Block:
    if item.kind == b"Exif" and len(content) >= 4:
        skipped = 4 + int.from_bytes(content[:4], "big")
        return Block("EXIF", Content.EXIF, content[skipped:])
    if item.kind == b"mime" and b"rdf+xml" in item.label:
        return Block("XMP", Content.XMP, content)
    if item.kind in _DRAWN:
        return Block("another picture", Content.TEXT, f"{len(content)} bytes".encode())
    return Block(f"part {_shown(item.kind)}", Content.OTHER, content)


def _shown(kind: bytes) -> str:
    return kind.decode("ascii", "backslashreplace")
