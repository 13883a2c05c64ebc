"""Cuts a long text where no entity runs across, so that time grows linearly with length."""

from __future__ import annotations

from collections.abc import Iterator

MAX_LENGTH = 8_000
"""Longest segment, in code points: a few paragraphs of news copy."""

CUTS = ("\n\n", "\n", ". ", " ")
"""Where to cut, best first."""


def segments(text: str, max_length: int = MAX_LENGTH) -> Iterator[tuple[int, str]]:
    """Each segment with its offset; joined they are `text`.

    A segment ends after a blank line, else a line, a sentence or a word; a run of `max_length` code
    points without any of these is cut as it stands.
    """
    start = 0
    while len(text) - start > max_length:
        end = _cut(text, start, start + max_length)
        yield start, text[start:end]
        start = end
    if start < len(text):
        yield start, text[start:]


def _cut(text: str, start: int, limit: int) -> int:
    for mark in CUTS:
        at = text.rfind(mark, start, limit)
        if at > start:
            return at + len(mark)
    return limit
