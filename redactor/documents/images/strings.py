"""Words in bytes of which nobody says how they are written."""

from __future__ import annotations

import re

_NARROW = re.compile(rb"(?:[\x20-\x7e]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){4,}")
_WIDE_LITTLE = re.compile(rb"(?:[\x20-\x7e\xc0-\xff]\0|[\x10-\x4f]\x04|[\x00-\x7f]\x01){4,}")
_WIDE_BIG = re.compile(rb"(?:\0[\x20-\x7e\xc0-\xff]|\x04[\x10-\x4f]|\x01[\x00-\x7f]){4,}")
_WORD = re.compile(r"[^\W\d_]{3}")
_WIDE_WORD = re.compile("[A-Za-z]{3}|[\u0410-\u044f]{3}")

MOST = 2_000
"""Stretches of each kind that are told at most."""

_LARGEST = 8_000_000
"""Bytes that are searched at most."""


def strings(data: bytes) -> list[str]:
    """Stretches of four or more characters that hold three letters in a row.

    Those in UTF-8 first, then those in UTF-16 whose letters are Latin or Russian.
    """
    searched = data[:_LARGEST]
    narrow = (match[0].decode("utf-8", "ignore") for match in _some(_NARROW, searched))
    wide = [match[0].decode("utf-16-le", "ignore") for match in _some(_WIDE_LITTLE, searched)]
    wide += [match[0].decode("utf-16-be", "ignore") for match in _some(_WIDE_BIG, searched)]
    found = [text for text in narrow if _WORD.search(text)]
    return [text.strip() for text in found + [t for t in wide if _WIDE_WORD.search(t)]]


def _some(pattern: re.Pattern[bytes], data: bytes) -> list[re.Match[bytes]]:
    return [match for _, match in zip(range(MOST), pattern.finditer(data), strict=False)]


def decoded(data: bytes) -> str:
    """The words of a field that says no encoding: UTF-16 or UTF-8 if it is, else ISO 8859-1."""
    if len(data) >= 4 and len(data) % 2 == 0:
        for wide, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
            if not any(zeros):
                return data.decode(wide).rstrip("\0 ")
    raw = data.rstrip(b"\0 ")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
