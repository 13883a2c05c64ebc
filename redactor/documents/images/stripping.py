"""Strips pictures of all that does not draw them, and tells what that was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from redactor.documents.format import Property
from redactor.documents.images import gif, heif, jpeg, jpeg2000, png, tiff, webp
from redactor.documents.images.exif import exif_fields
from redactor.documents.images.iptc import photoshop_fields
from redactor.documents.images.kinds import Kind, kind_of
from redactor.documents.images.parts import Block, Content, Parts
from redactor.documents.images.strings import decoded, strings
from redactor.documents.images.xmp import xmp_fields
from redactor.errors import ReadError, UnknownPartError

_READERS = {
    Kind.JPEG: jpeg.parted,
    Kind.PNG: png.parted,
    Kind.WEBP: webp.parted,
    Kind.GIF: gif.parted,
    Kind.TIFF: tiff.parted,
    Kind.HEIF: heif.parted,
    Kind.JPEG2000: jpeg2000.parted,
}

_JPEG_START = b"\xff\xd8\xff"


def strip(data: bytes, name: str) -> bytes:
    """A picture's file without anything but the picture.

    Pixels, colour profile and animation stay bit for bit, and so does which way up it is shown.
    EXIF, XMP and IPTC, positions, makers' notes, thumbnails, second pictures, comments, times, and
    whatever follows the end of the picture, are gone. Stripping twice equals stripping once.

    Args:
        data: a whole file: JPEG, PNG, WebP, GIF, TIFF, HEIC, AVIF or JPEG 2000,
            which its first bytes tell.
        name: its path, or the name of the part that it is, for messages.

    Raises:
        DamagedFileError: RED109.
        UnknownPartError: RED111: a picture of another kind or one that moves, or no picture.
        ExpansionError: RED112.
    """
    return _parted(data, name).picture


def properties(data: bytes, name: str) -> list[Property]:
    """What a picture's file says besides the picture, in the order of the file.

    See `strip` for arguments and what it raises.
    """
    return list(_told(_parted(data, name).blocks))


def remains(data: bytes, name: str) -> str:
    """Words in a picture's file, found in bytes that draw no pixels; one stretch a line.

    Those of a stripped one are in its colour profile, if anywhere. See `strip` for arguments and
    what it raises.
    """
    parts = _parted(data, name)
    told = [f"{found.place} {found.value}" for found in _told(parts.blocks)]
    return "\n".join([*told, *strings(parts.profile)])


def told(data: bytes) -> list[Property]:
    """What a picture's file says besides the picture; of one that cannot be read, `salvaged`."""
    try:
        return properties(data, "")
    except ReadError:
        return salvaged(data)


def salvaged(data: bytes) -> list[Property]:
    """What a picture's file that `strip` refuses says besides the picture, as far as it shows.

    Of a JPEG file, also one with bytes before it, that is what stands before the damage; of a kind
    that is not known (EMF, WMF), the words in its bytes; of all others that they cannot be read.

    Args:
        data: the file.
    """
    found = [Property("unreadable", f"{len(data)} bytes that cannot be read as a picture")]
    at = data.find(_JPEG_START)
    if at >= 0 and kind_of(data) in (None, Kind.JPEG):
        before = [Block("before the picture", Content.OTHER, data[:at])] if at else []
        return [*found, *_told([*before, *jpeg.blocks_before_damage(data[at:])])]
    if kind_of(data) is None:
        found += [Property("words", words) for words in strings(data)]
    return found


def _parted(data: bytes, name: str) -> Parts:
    kind = kind_of(data)
    if kind is None:
        raise UnknownPartError("this is no picture of a kind that can be read", path=name)
    return _READERS[kind](data, name)


def _told(blocks: Iterable[Block], depth: int = 0) -> Iterator[Property]:
    for block in blocks:
        for name, value in _fields(block, depth):
            place = f"{block.place}: {name}" if name else block.place
            yield Property(place, " ".join(value.split()))


def _fields(block: Block, depth: int) -> Iterator[tuple[str, str]]:
    if block.content is Content.EXIF:
        yield from exif_fields(block.data)
    elif block.content is Content.XMP:
        yield from xmp_fields(block.data)
    elif block.content is Content.IPTC:
        yield from photoshop_fields(block.data)
    elif block.content is Content.TEXT:
        yield "", decoded(block.data)
    else:
        yield from _others(block.data, depth)


def _others(data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """What another picture says that stands in a picture's file; else the words in the bytes."""
    kind = kind_of(data)
    if kind is not None and depth < _DEEPEST:
        try:
            blocks = _READERS[kind](data, "").blocks
        except ReadError:
            pass
        else:
            yield "", f"{kind.value} of {len(data)} bytes"
            yield from ((told.place, told.value) for told in _told(blocks, depth + 1))
            return
    found = strings(data)
    yield from (("", words) for words in found or [f"{len(data)} bytes"])


_DEEPEST = 5
"""Pictures in a picture's file that are told of, one inside the other."""
