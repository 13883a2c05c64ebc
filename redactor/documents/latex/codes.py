r"""Reads characters that LaTeX writes by their numbers, and the breaks that it allows in words.

Source: D. E. Knuth, The TeXbook, chapters 8 (`^^`, `\char`) and 14 (`\discretionary`); LaTeX2e's
`\symbol`; the four circumflexes are those of XeTeX and LuaTeX.
"""

from __future__ import annotations

import re
from typing import Final

CODE: Final = r"""\^\^\^\^[0-9a-f]{4}|\^\^[0-9a-f]{2}
        |\\symbol[ \t]*\{[ \t]*(?:[0-9]{1,7}|"[0-9A-Fa-f]{1,6}|'[0-7]{1,7})[ \t]*\}
        |\\char[ \t]*(?:[0-9]{1,7}|"[0-9A-F]{1,6}|'[0-7]{1,7}|`\\?[^\s\\])[ \t]?"""
"""A character by its number, for a verbose pattern."""

BREAK: Final = r"""\\discretionary(?:[ \t]*\{[^{}]{0,40}\}){3}|\\penalty[ \t]*-?[0-9]{1,10}[ \t]?"""
"""Where a word may be broken, for a verbose pattern."""

_NUMBER: Final = re.compile(
    r"(?:(?<!\^)\^+(?P<low>[0-9a-f]+)|\"(?P<hex>[0-9A-Fa-f]+)|'(?P<octal>[0-7]+)|`\\?(?P<sign>.)"
    r"|0*(?P<decimal>[0-9]{1,10}))"
)
_UNBROKEN: Final = re.compile(r"\}[ \t]*\{([^{}]*)\}\Z")


def written(code: str) -> str:
    """The character that a `CODE` prints; nothing for one that is none."""
    match = _NUMBER.search(code)
    if match is None:
        return ""
    if match["sign"]:
        return match["sign"]
    low, octal, decimal = match["low"] or match["hex"], match["octal"], match["decimal"]
    number = int(low, 16) if low else int(octal, 8) if octal else int(decimal)
    found = chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""
    return found if found.isprintable() else ""


def unbroken(code: str) -> str:
    """What a `BREAK` prints within a line."""
    match = _UNBROKEN.search(code)
    return "" if match is None else match[1]
