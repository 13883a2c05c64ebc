"""Text made safe to print: what a terminal would obey is shown instead."""

from __future__ import annotations

import json


def printable(text: str) -> str:
    """`text` with everything escaped that is no printable character, line breaks included."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def printable_json(text: str) -> str:
    """JSON with every character escaped that is not printable, but for line breaks."""
    return "".join(
        char if char.isprintable() or char == "\n" else json.dumps(char)[1:-1] for char in text
    )
