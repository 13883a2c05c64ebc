"""Text made safe to print: what a terminal would obey is shown instead."""

from __future__ import annotations


def printable(text: str) -> str:
    """`text` with everything escaped that is no printable character, line breaks included."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
