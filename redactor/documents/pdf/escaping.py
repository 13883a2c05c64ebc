"""Says where words need a backslash so that Markdown reads them as they are."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*\[\]<|]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|&(?=#?\w+;)")
_AT_START = re.compile(
    r"""
      (?:\#{1,6})(?=\s|\Z)              # a heading
    | [-+](?=\s|\Z)                     # an item of a list
    | \d{1,9}(?=[.)](?:\s|\Z))          # likewise; the mark is after the number
    | >                                 # a quotation
    | [-=]+\s*\Z                        # what makes a heading of the line before, or a rule
    | -(?:\s*-){2,}\s*\Z
    | ~~~
    | \+\+\+                            # front matter
    | ---
    | :(?=\s)
    """,
    re.VERBOSE,
)


def escapes(text: str, *, start: bool = True) -> list[int]:
    """The offsets before which a backslash belongs, in order.

    Args:
        text: one line, without white space at its ends.
        start: whether it begins a line.
    """
    found = {match.start() for match in _ANYWHERE.finditer(text)}
    head = _AT_START.match(text) if start else None
    if head:
        found.add(head.end() if head[0].isdigit() else head.start())
    return sorted(found)
