"""Directories of tags, of which TIFF files and EXIF blocks are made."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

ORIENTATION = 0x0112

SHORT, LONG = 3, 4

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
"""Bytes of a value of each type. Source: TIFF 6.0, section 2; 13 is an offset of a directory."""

_NUMBERS = {1: "B", 3: "H", 4: "I", 5: "I", 6: "b", 8: "h", 9: "i", 10: "i", 13: "I"}
_REALS = {11: "f", 12: "d"}
_RATIONALS = (5, 10)


MOST_TAGS = 2_000
"""Tags of a directory that are read at most; cameras write less than a hundred."""


class MalformedError(Exception):
    """Not built as a directory of tags."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its values.

    Args:
        number: of the tag.
        type: of its values, 1 to 13.
        count: of its values.
        raw: their bytes, in the file's byte order.
        order: `<` or `>`.
    """

    number: int
    type: int
    count: int
    raw: bytes = field(repr=False)
    order: str

    def numbers(self) -> list[int]:
        """Its values as whole numbers, a rational as two; none when they are no numbers."""
        code = _NUMBERS.get(self.type)
        count = self.count * (2 if self.type in _RATIONALS else 1)
        return [] if code is None else list(struct.unpack(f"{self.order}{count}{code}", self.raw))

    def reals(self) -> list[float]:
        """Its values; none when they are no numbers. A rational without a denominator is 0."""
        if self.type in _REALS:
            return list(struct.unpack(f"{self.order}{self.count}{_REALS[self.type]}", self.raw))
        found = self.numbers()
        if self.type in _RATIONALS:
            pairs = zip(found[::2], found[1::2], strict=True)
            return [over / under if under else 0.0 for over, under in pairs]
        return [float(number) for number in found]


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory.

    Args:
        tags: in the order of the file.
        following: where the next one begins; 0 after the last.
    """

    tags: tuple[Tag, ...]
    following: int

    @property
    def size(self) -> int:
        """Bytes of all its values."""
        return sum(len(tag.raw) for tag in self.tags)

    def tag(self, number: int) -> Tag | None:
        """The first tag of that number."""
        return next((tag for tag in self.tags if tag.number == number), None)


def header(data: bytes) -> tuple[str, int]:
    """The byte order of a TIFF file or EXIF block, and where its first directory begins.

    Raises:
        MalformedError: there is no such header.
    """
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4])
    if order is None or len(data) < 8:
        raise MalformedError
    return order, int(struct.unpack_from(f"{order}I", data, 4)[0])


def directory(data: bytes, order: str, offset: int) -> Directory:
    """The directory at an offset; a tag of a type that does not exist is left out.

    Raises:
        MalformedError: it, or one of its values, is not wholly in the data, or it is too long.
    """
    try:
        (count,) = struct.unpack_from(f"{order}H", data, offset)
        if count > MOST_TAGS:
            raise MalformedError
        entries = [
            struct.unpack_from(f"{order}HHI4s", data, offset + 2 + 12 * i) for i in range(count)
        ]
        end = offset + 2 + 12 * count
        # Cameras leave out the offset after a last directory.
        following = struct.unpack_from(f"{order}I", data, end)[0] if end + 4 <= len(data) else 0
    except struct.error:
        raise MalformedError from None
    tags, total = [], 0
    for number, type_, amount, value in entries:
        if type_ not in _SIZES:
            continue
        size = _SIZES[type_] * amount
        at = int(struct.unpack(f"{order}I", value)[0])
        total += size
        if size > 4 and (at + size > len(data) or total > len(data)):
            raise MalformedError
        raw = value[:size] if size <= 4 else data[at : at + size]
        tags.append(Tag(number, type_, amount, raw, order))
    return Directory(tuple(tags), following)


def encode(tags: Sequence[Tag], at: int, following: int) -> bytes:
    """A directory's bytes, with its values behind it, to stand at the even offset `at`.

    Args:
        tags: at least one, all of one byte order.
        at: where it will begin.
        following: where the next one begins; 0 after the last.
    """
    order = tags[0].order
    values = b""
    start = at + 2 + 12 * len(tags) + 4
    entries = [struct.pack(f"{order}H", len(tags))]
    for tag in sorted(tags, key=lambda tag: tag.number):
        held = tag.raw.ljust(4, b"\0")
        if len(tag.raw) > 4:
            held = struct.pack(f"{order}I", start + len(values))
            values += tag.raw + b"\0" * (len(tag.raw) % 2)
        entries.append(struct.pack(f"{order}HHI4s", tag.number, tag.type, tag.count, held))
    entries.append(struct.pack(f"{order}I", following))
    return b"".join(entries) + values


def orientation(exif: bytes) -> int:
    """Which way up an EXIF block says that the picture is, 1 to 8; 1 when it does not say."""
    try:
        order, offset = header(exif)
        tag = directory(exif, order, offset).tag(ORIENTATION)
    except MalformedError:
        return 1
    turned = tag.numbers()[:1] if tag is not None else []
    return turned[0] if turned and 1 <= turned[0] <= 8 else 1


def upright(turned: int) -> bytes:
    """An EXIF block that says which way up the picture is, and nothing else."""
    tag = Tag(ORIENTATION, SHORT, 1, struct.pack(">H", turned), ">")
    return b"MM\0*\0\0\0\x08" + encode([tag], 8, 0)
