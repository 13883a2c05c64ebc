"""The sentence around words that are replaced."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from redactor.documents.document import Document
from redactor.spans import Span

CONTEXT = 80
"""Code points of text before and after that an operator sees, to fit the grammar."""

_REACH = 4 * CONTEXT
"""Code points of the draft read for them, as markup is left out."""

_BREAK = re.compile(r"[ \t]*\n\s*(?P<bullet>(?:[-*•–—]|\d{1,3}[.)])[ \t])?")
_STRAIGHT = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟«»", '"')})


def context(document: Document, span: Span) -> tuple[str, str]:
    """What stands before and after `span`: prose alone, up to `CONTEXT` code points of each.

    Markup gives way to its stand-in, quotes are straight, wrapped lines are joined by a space, and
    a line feed parts blocks (paragraphs, list items).
    """
    before = _prose(document, max(0, span.start - _REACH), span.start)
    after = _prose(document, span.end, min(len(document.text), span.end + _REACH))
    return before[-CONTEXT:], after[:CONTEXT]


def _prose(document: Document, start: int, end: int) -> str:
    regions = document.regions
    first = bisect_right(regions, start, key=lambda r: r.span.end)
    last = bisect_left(regions, end, key=lambda r: r.span.start)
    pieces: list[str] = []
    for region in regions[first:last]:
        pieces += [_unwrapped(document.text[start : region.span.start]), region.stand_in]
        start = max(start, region.span.end)
    return "".join([*pieces, _unwrapped(document.text[start:end])])


def _unwrapped(text: str) -> str:
    lines = text.translate(_STRAIGHT).replace("\r\n", "\n").replace("\r", "\n")
    return _BREAK.sub(_joint, lines)


def _joint(match: re.Match[str]) -> str:
    parts = match["bullet"] is not None or match[0].count("\n") > 1
    return ("\n" if parts else " ") + (match["bullet"] or "")
