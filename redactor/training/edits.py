"""Cuts, joins and rewrites examples; marks stay on their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from redactor.training.examples import Example, Mark

_PARAGRAPH = re.compile(r"\n+")


def rewrite(document: Example, edits: Sequence[tuple[int, int, str]]) -> Example:
    """Replace disjoint ranges of the text and move the marks along.

    A mark that loses all its text is dropped; an edit must lie inside a mark or outside all.
    """
    text, last, shift = [], 0, 0
    moves: list[tuple[int, int, int]] = []
    for start, end, words in sorted(edits):
        text += [document.text[last:start], words]
        last = end
        shift += len(words) - (end - start)
        moves.append((start, end, shift))
    text.append(document.text[last:])

    def moved(place: int, closing: bool) -> int:
        total = 0
        for start, end, after in moves:
            if end <= place and not (closing is False and start == end == place):
                total = after
            elif start < place < end:
                return end + after if closing else start + total
            else:
                break
        return place + total

    marks = []
    for mark in document.marks:
        new = replace(mark, start=moved(mark.start, False), end=moved(mark.end, True))
        if new.end > new.start:
            marks.append(new)
    return replace(document, text="".join(text), marks=tuple(marks))


def head(document: Example, size: int) -> Example:
    """The paragraphs that end within the first `size` characters, or the first one."""
    ends = [end for _, end in paragraphs(document.text)]
    return cut(document, 0, max([end for end in ends if end <= size], default=ends[0]))


def cut(document: Example, start: int, end: int) -> Example:
    """One range of a document with the marks inside it."""
    marks = tuple(
        replace(m, start=m.start - start, end=m.end - start)
        for m in document.marks
        if m.start >= start and m.end <= end
    )
    return replace(document, text=document.text[start:end], marks=marks)


def join(blocks: Sequence[Example], gap: str) -> Example:
    """Put blocks one after another; what the first says of itself holds for the whole."""
    text, marks = "", []
    for block in blocks:
        text += gap if text else ""
        shift = len(text)
        marks += [replace(m, start=m.start + shift, end=m.end + shift) for m in block.marks]
        text += block.text
    return replace(blocks[0], text=text, marks=tuple(marks))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Ranges of the text between line breaks."""
    ranges, start = [], 0
    for match in _PARAGRAPH.finditer(text):
        if match.start() > start:
            ranges.append((start, match.start()))
        start = match.end()
    if start < len(text):
        ranges.append((start, len(text)))
    return ranges


def remove(document: Example, gone: Sequence[tuple[int, int]]) -> Example:
    """Remove whole paragraphs with their marks and the line breaks after them."""
    marks: list[Mark] = [
        m for m in document.marks if not any(s < m.end and m.start < e for s, e in gone)
    ]
    closed = []
    for start, end in gone:
        following = _PARAGRAPH.match(document.text, end)
        closed.append((start, following.end() if following else end, ""))
    return rewrite(replace(document, marks=tuple(marks)), closed)
