"""Cuts a long text between blocks, so that time grows linearly with length."""

from __future__ import annotations

from collections.abc import Iterator

MAX_LENGTH = 8_000
"""Longest segment, in code points: a few paragraphs of news copy."""

OVERLAP = 240
"""Code points that segments share where one ends inside a line, so that every entity that is no
longer stands whole in one of them."""


def segments(
    text: str, max_length: int = MAX_LENGTH, overlap: int = OVERLAP
) -> Iterator[tuple[int, str]]:
    """Segments that cover `text`, in order, each with its offset.

    A segment ends after a blank line, else after a line; a line of an analysis text is a block. In
    a line longer than a segment it ends where it must, and the next begins `overlap` code points or
    a little more before, at a word. What a recognizer concludes from words of another segment (a
    name mentioned in full before) it does not conclude.

    Args:
        text: any text.
        max_length: of a segment, in code points; more than twice `overlap`.
        overlap: see above.
    """
    start = 0
    while len(text) - start > max_length:
        limit = start + max_length
        end = _last(text, "\n\n", start, limit) or _last(text, "\n", start, limit)
        if end:
            yield start, text[start:end]
            start = end
        else:
            yield start, text[start:limit]
            start = _last(text, " ", start, limit - overlap) or limit - overlap
    if start < len(text):
        yield start, text[start:]


def _last(text: str, mark: str, start: int, end: int) -> int:
    """One past the last `mark` of `text` between `start` and `end`; 0 if there is none."""
    return text.rfind(mark, start, end) + len(mark) if text.find(mark, start, end) >= 0 else 0
