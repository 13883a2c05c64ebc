"""The sentence around words that are replaced."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from redactor.documents.document import Document
from redactor.spans import Span

CONTEXT = 80
"""Code points of text before and after that an operator sees, to fit the grammar."""

_REACH = 4 * CONTEXT
"""Code points of the draft read for them, as markup is left out."""

_BREAK = re.compile(r"(?:(?<![ \t])[ \t]+)?\n\s*(?P<bullet>(?:[-*•–—]|\d{1,3}[.)])[ \t])?")
_STRAIGHT = str.maketrans({**dict.fromkeys("‘’‚‛", "'"), **dict.fromkeys("“”„‟«»", '"')})


def context(document: Document, span: Span) -> tuple[str, str]:
    """What stands before and after `span`: prose alone, up to `CONTEXT` code points of each.

    Markup gives way to its stand-in, quotes are straight, wrapped lines are joined by a space, and
    a line feed parts blocks (paragraphs, list items). Asides are passed over; in an aside nothing
    is around it.
    """
    aside = _asides_in(document, span)
    if aside and aside[0].contains(span):
        lower, upper = aside[0].start, aside[0].end
        before = _prose(document, max(lower, span.start - _REACH), span.start)
        after = _prose(document, span.end, min(upper, span.end + _REACH))
    else:
        before = _around(document, max(0, span.start - _REACH), span.start)
        after = _around(document, span.end, min(len(document.text), span.end + _REACH))
    return before[-CONTEXT:], after[:CONTEXT]


def _asides_in(document: Document, span: Span) -> Sequence[Span]:
    asides = document.asides
    first = bisect_right(asides, span.start, key=lambda aside: aside.end)
    return asides[first : bisect_left(asides, span.end, key=lambda aside: aside.start)]


def _around(document: Document, start: int, end: int) -> str:
    if start >= end:
        return ""
    pieces = []
    for aside in _asides_in(document, Span(start, end)):
        pieces.append(_prose(document, start, max(start, aside.start)))
        start = aside.end
    return "".join([*pieces, _prose(document, start, max(start, end))])


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
