"""Ranges of speech beside one another, and what of a sentence a verb reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.spans import Span

_THAT = re.compile(r"\s*(?:,|:)?\s*(?:[a-z]+ )?(?:that )?")


def content(text: str, sentence: Span, verb: Span) -> Span | None:
    """The words a verb reports: after it, or before it when it closes the sentence."""
    comma = text.rfind(", ", sentence.start, verb.start)
    rest = text[verb.end : sentence.end].strip(" .\n\"'")
    closes = comma > sentence.start + 8 and len(rest) < 60 and " that " not in rest
    if closes and comma >= verb.start - 60:
        return Span(sentence.start, comma)
    start = _THAT.match(text, verb.end, sentence.end)
    at = verb.end if start is None else start.end()
    return Span(at, sentence.end) if at < sentence.end else None


def without(span: Span, holes: Sequence[Span]) -> list[Span]:
    """The parts of `span` outside `holes`, which are disjoint and in order."""
    parts = []
    at = span.start
    for hole in holes:
        if hole.start > at and hole.start < span.end:
            parts.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        parts.append(Span(at, span.end))
    return parts


def distance(one: Span, other: Span) -> int:
    """Code points between the two; 0 when they touch or overlap."""
    return max(one.start - other.end, other.start - one.end, 0)


def outside(spans: Sequence[Span], items: Sequence[Span]) -> list[int]:
    """Indices of the items that begin in none of `spans`; both in order."""
    kept = []
    at = 0
    for i, item in enumerate(items):
        while at < len(spans) and spans[at].end <= item.start:
            at += 1
        if at == len(spans) or item.start < spans[at].start:
            kept.append(i)
    return kept
