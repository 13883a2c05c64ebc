"""Reads the letters that LaTeX puts an accent on."""

from __future__ import annotations

import re
import unicodedata

_COMBINING = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}
"""The combining mark of each accent. Source: general knowledge of LaTeX, 2026; Apache-2.0."""

ACCENT = r"""\\(?:[`'^~=."]|[uvHcdbkrt](?![A-Za-z]))[ \t]*
    (?:\{[ \t]*(?:[A-Za-z]|\\[ij])?[ \t]*\}|\\[ij](?![A-Za-z])[ \t]*|[A-Za-z])"""
"""A pattern (verbose) of an accent and the letter under it."""

_LETTER = re.compile(r"([A-Za-z])[\s}]*\Z")


def accented(written: str) -> str:
    """The letter that a match of `ACCENT` prints."""
    letter = _LETTER.search(written, 2)
    return unicodedata.normalize("NFC", (letter[1] if letter else "") + _COMBINING[written[1]])
