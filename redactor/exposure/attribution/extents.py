"""Ranges of speech beside one another, and what of a sentence a verb reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from redactor.spans import Span

_CLAUSE = 80
"""Farthest that the verb of a closing clause is from its comma, in code points."""

_THAT = re.compile(r"\s*(?:[,:]\s*)?(?:[a-z]+ )?(?:that )?")


def content(text: str, sentence: Span, verb: Span, said_by: Span) -> Span | None:
    """The words a verb reports: before the clause it closes the sentence with, else after it.

    Args:
        text: the analysis text.
        sentence: the verb's sentence.
        verb: the verb of saying.
        said_by: the mention that is its subject.
    """
    comma = text.rfind(", ", sentence.start, min(verb.start, said_by.start))
    start = _THAT.match(text, verb.end, sentence.end)
    after = verb.end if start is None else start.end()
    closes = comma > 0 and verb.start - comma <= _CLAUSE
    if closes and comma - sentence.start > sentence.end - after:
        return Span(sentence.start, comma)
    return Span(after, sentence.end) if after < sentence.end else None


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
