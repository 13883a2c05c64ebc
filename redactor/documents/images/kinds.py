"""The kinds of pictures there are, told by their first bytes."""

from __future__ import annotations

import re
from enum import Enum


class Kind(Enum):
    """A kind of picture, by the name that people know it by."""

    JPEG = "JPEG"
    PNG = "PNG"
    WEBP = "WebP"
    GIF = "GIF"
    TIFF = "TIFF"
    HEIF = "HEIC or AVIF"
    JPEG2000 = "JPEG 2000"


SUFFIXES = {
    ".jpg": Kind.JPEG,
    ".jpeg": Kind.JPEG,
    ".png": Kind.PNG,
    ".webp": Kind.WEBP,
    ".gif": Kind.GIF,
    ".tif": Kind.TIFF,
    ".tiff": Kind.TIFF,
    ".heic": Kind.HEIF,
    ".heif": Kind.HEIF,
    ".avif": Kind.HEIF,
    ".jp2": Kind.JPEG2000,
    ".jpx": Kind.JPEG2000,
    ".j2k": Kind.JPEG2000,
}
"""What a file's extension says that it is."""

PNG_START = b"\x89PNG\r\n\x1a\n"

_STARTS = {
    Kind.JPEG: re.compile(rb"\xff\xd8\xff"),
    Kind.PNG: re.compile(re.escape(PNG_START)),
    Kind.WEBP: re.compile(rb"RIFF....WEBP", re.DOTALL),
    Kind.GIF: re.compile(rb"GIF8[79]a"),
    Kind.TIFF: re.compile(rb"II[*+]\0|MM\0[*+]"),
    Kind.HEIF: re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs])", re.DOTALL),
    Kind.JPEG2000: re.compile(rb"\0\0\0\x0cjP {2}\r\n\x87\n|\xff\x4f\xff\x51"),
}


def kind_of(data: bytes) -> Kind | None:
    """The kind of picture that a file is; `None` for any other file."""
    return next((kind for kind, start in _STARTS.items() if start.match(data)), None)
