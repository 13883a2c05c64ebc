"""Tells what an EXIF block, or a TIFF file's tags, say of a picture and its makers."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.documents.images import tagnames
from redactor.documents.images.ifd import Directory, MalformedError, Tag, directory, header
from redactor.documents.images.iptc import iim_fields, photoshop_fields
from redactor.documents.images.strings import decoded, strings
from redactor.documents.images.tiff import draws
from redactor.documents.images.xmp import xmp_fields

_ASCII = 2
_BYTES = (1, 6, 7)
_FEW_BYTES = 4
_MOST_DIRECTORIES = 100
_MOST_NUMBERS = 32
_WIDE_TEXTS = range(0x9C9B, 0x9CA0)


def exif_fields(data: bytes) -> Iterator[tuple[str, str]]:
    """Names and values, in the order of the block; a position in degrees.

    What only tells how the picture is drawn, or which way up, is left out. Of a block that is not
    built as one, the words in it.
    """
    try:
        order, offset = header(data)
    except MalformedError:
        yield from (("unreadable", words) for words in strings(data))
        return
    waiting, seen = [(offset, False)], set[int]()
    size = 0
    # Directories that stand on each other say the same again.
    while waiting and len(seen) < _MOST_DIRECTORIES and size <= 2 * len(data):
        at, is_gps = waiting.pop(0)
        if at in seen or not at:
            continue
        seen.add(at)
        try:
            found = directory(data, order, at)
        except MalformedError:
            yield from (("unreadable", words) for words in strings(data))
            continue
        size += found.size
        for tag in found.tags:
            if tag.number in tagnames.POINTERS and not is_gps:
                waiting += [(to, tag.number == tagnames.GPS_POINTER) for to in tag.numbers()[:1]]
            elif is_gps:
                yield from _gps(tag, found)
            elif not draws(tag):
                yield from _fields(tag)
        waiting.append((found.following, False))


def _fields(tag: Tag) -> Iterator[tuple[str, str]]:
    name = tagnames.NAMES.get(tag.number, f"tag 0x{tag.number:04x}")
    if tag.number == tagnames.XMP_TAG:
        yield from xmp_fields(tag.raw)
    elif tag.number == tagnames.IPTC_TAG:
        yield from iim_fields(tag.raw)
    elif tag.number == tagnames.PHOTOSHOP_TAG:
        yield from photoshop_fields(tag.raw)
    elif tag.number == tagnames.THUMBNAIL_LENGTH:
        yield "Thumbnail", f"{(tag.numbers() or [0])[0]} bytes"
    elif tag.number == tagnames.THUMBNAIL_AT:
        return
    elif tag.number in _WIDE_TEXTS:
        yield name, tag.raw.decode("utf-16-le", "replace").rstrip("\0")
    elif tag.number == tagnames.USER_COMMENT:
        yield name, _comment(tag)
    elif tag.type == _ASCII:
        yield name, decoded(tag.raw).replace("\0", "; ")
    elif tag.count > (_FEW_BYTES if tag.type in _BYTES else _MOST_NUMBERS):
        found = strings(tag.raw)
        yield from ((name, words) for words in found or [f"{len(tag.raw)} bytes"])
    else:
        yield name, " ".join(f"{number:g}" for number in tag.reals())


def _gps(tag: Tag, found: Directory) -> Iterator[tuple[str, str]]:
    name = tagnames.GPS_NAMES.get(tag.number, f"GPS tag {tag.number}")
    if tag.number in tagnames.GPS_ANGLES and tag.count == 3:
        degrees, minutes, seconds = tag.reals() or (0.0, 0.0, 0.0)
        side = found.tag(tagnames.GPS_ANGLES[tag.number])
        where = "" if side is None else f" {decoded(side.raw)}"
        yield name, f"{degrees + minutes / 60 + seconds / 3600:.6f}{where}"
    elif tag.number in tagnames.GPS_ANGLES.values():
        return
    elif tag.number in tagnames.GPS_TEXTS:
        yield name, _comment(tag)
    else:
        yield from ((name, value) for _, value in _fields(tag))


def _comment(tag: Tag) -> str:
    """Text that begins with the name of its encoding, in eight bytes."""
    encoding, words = tag.raw[:8], tag.raw[8:]
    if encoding.startswith(b"UNICODE"):
        wide = "utf-16-le" if tag.order == "<" else "utf-16-be"
        return words.decode(wide, "replace").rstrip("\0 ")
    if encoding.startswith(b"JIS"):
        return words.decode("iso2022_jp", "replace").rstrip("\0 ")
    return decoded(words if encoding.startswith((b"ASCII", b"\0\0\0\0")) else tag.raw)
