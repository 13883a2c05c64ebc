"""Where a document credits those who made it, and where it says it was filed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from redactor.exposure.attribution.layout import Layout
from redactor.spans import Span

_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž'. -]{2,40}(?:, [A-Z][\w. ]{2,30}?)?"
    r"(?:, (?:\d{1,2} \w+|\w+\.? \d{1,2}))?)(?: ?\([\w /]{2,20}\))?,? ?[-–—]{1,2} "
)
_DATELINES_IN = 6
"""A dateline opens one of the first so many paragraphs."""

_REACH = 160
"""How far a credit reaches, in code points, when nothing ends it before."""

_SHORT = 240
"""A paragraph no longer than this that holds a credit is all credit."""


def credit_spans(text: str, layout: Layout, credits: Iterable[Span]) -> list[Span]:
    """What credits cover, in order: a short paragraph whole, else up to a bracket or full stop.

    Args:
        text: the analysis text.
        layout: its paragraphs.
        credits: where the words that credit stand, in order.
    """
    spans: list[Span] = []
    for credit in credits:
        paragraph = layout.paragraphs[max(0, layout.paragraph(credit.start))]
        if len(paragraph) <= _SHORT:
            span = paragraph
        else:
            sentence = layout.sentences[max(0, layout.sentence(credit.start))]
            stop = text.find(")", credit.end, sentence.end)
            end = min(stop if stop >= 0 else sentence.end, credit.end + _REACH, paragraph.end)
            span = Span(max(sentence.start, credit.start - 80), max(end, credit.end))
        spans.append(span)
    return spans


def datelines(text: str, layout: Layout) -> list[Span]:
    """Places, and dates with them, that open a paragraph before a dash: `BRINDLE, May 3 - `."""
    opened = (_DATELINE.match(text, p.start, p.end) for p in layout.paragraphs[:_DATELINES_IN])
    return [Span(*match.span()) for match in opened if match is not None]
