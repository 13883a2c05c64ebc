"""A picture's file, parted into what draws the picture and all the rest."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import Enum

from redactor.errors import DamagedFileError, ExpansionError


class Content(Enum):
    """What a block that does not draw the picture is written in."""

    EXIF = "EXIF"
    XMP = "XMP"
    IPTC = "IPTC"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """Something in a picture's file that does not draw the picture.

    Args:
        place: where it stands, such as `comment` or `chunk tEXt`.
        content: how to read it.
        data: its bytes, without the file's own framing; of a text, UTF-8.
    """

    place: str
    content: Content
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Parts:
    """A picture's file, parted.

    Args:
        picture: a file that shows the same, pixel for pixel and the same way up, and says no more.
        blocks: what else was in it.
        profile: the colour profile in `picture`; empty without one.
    """

    picture: bytes = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    profile: bytes = field(default=b"", repr=False)


MOST_STEPS = 5_000_000
"""Pieces in which a file is read at most; a hundred megabytes of pixels are far fewer."""


class Cursor:
    """Reads a file's bytes from its start, never past its end, and not in endless small pieces.

    Args:
        data: the file.
        name: its path or name, for messages.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.data = data
        self.at = 0
        self.name = name
        self._steps = 0

    def take(self, length: int) -> bytes:
        """The next bytes.

        Raises:
            DamagedFileError: RED109, there are not as many.
            ExpansionError: RED112, over `MOST_STEPS` pieces.
        """
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise ExpansionError("the picture has too many parts", path=self.name)
        if length < 0 or self.at + length > len(self.data):
            raise self.damaged("it is cut short")
        self.at += length
        return self.data[self.at - length : self.at]

    def number(self, form: str) -> int:
        """The next number, written as `struct` has it.

        Raises:
            DamagedFileError: RED109.
        """
        (value,) = struct.unpack(form, self.take(struct.calcsize(form)))
        return int(value)

    def damaged(self, fault: str) -> DamagedFileError:
        """The error that says so."""
        return DamagedFileError(f"the picture is damaged: {fault}", path=self.name)


AFTER_THE_END = "after the end"
"""The place of what follows a picture in its file, where no program looks for it."""


def after_the_end(cursor: Cursor) -> list[Block]:
    """What is left of a file when its picture has ended."""
    rest = cursor.data[cursor.at :]
    return [Block(AFTER_THE_END, Content.OTHER, rest)] if rest else []


def icc_profile(data: bytes) -> bytes | None:
    """A colour profile without what follows it; `None` when it is none.

    Source: ICC.1:2022, 7.2 (size, signature).
    """
    if len(data) < 132 or data[36:40] != b"acsp":
        return None
    size = int.from_bytes(data[:4], "big")
    return data[:size] if 132 <= size <= len(data) else None
