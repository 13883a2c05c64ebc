"""Tells what IPTC records, and Photoshop's resources that hold them, say of a picture.

Source: IPTC-NAA Information Interchange Model 4.2; Adobe Photoshop file formats specification.
"""

from __future__ import annotations

from collections.abc import Iterator

from redactor.documents.images.strings import decoded, strings
from redactor.documents.images.tagnames import IIM_NAMES
from redactor.documents.images.xmp import xmp_fields

_IIM, _XMP = 0x0404, 0x0424
_UTF_8 = b"\x1b%G"


def photoshop_fields(data: bytes) -> Iterator[tuple[str, str]]:
    """Names and values of Photoshop's resources; of others than IPTC's and XMP's, words in them."""
    if not data.startswith(b"8BIM"):
        yield from iim_fields(data)
        return
    at = 0
    while data[at : at + 4] == b"8BIM" and at + 12 <= len(data):
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        label = data[at + 6]
        name = data[at + 7 : at + 7 + label]
        at += 6 + 1 + label + (label + 1) % 2
        size = int.from_bytes(data[at : at + 4], "big")
        held = data[at + 4 : at + 4 + size]
        at += 4 + size + size % 2
        if number == _IIM:
            yield from iim_fields(held)
        elif number == _XMP:
            yield from xmp_fields(held)
        else:
            kind = f"resource 0x{number:04x}"
            yield from ((kind, words) for words in strings(name) + strings(held))
    yield from (("behind the resources", words) for words in strings(data[at:]))


def iim_fields(data: bytes) -> Iterator[tuple[str, str]]:
    """Names and values of IPTC records; of what cannot be read as such, the words in it."""
    at, utf_8 = 0, False
    while data[at : at + 1] == b"\x1c" and at + 5 <= len(data):
        record, number = data[at + 1], data[at + 2]
        size = int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:
            width = size & 0x7FFF
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        value = data[at : at + size]
        at += size
        if (record, number) == (1, 90):
            utf_8 = value == _UTF_8
        elif number:
            name = IIM_NAMES.get((record, number), f"dataset {record}:{number}")
            yield name, value.decode("utf-8", "replace") if utf_8 else decoded(value)
    yield from (("behind the records", words) for words in strings(data[at:]))
