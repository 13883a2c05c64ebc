"""Where parts of a document stand in its analysis text."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from redactor.spans import Span

if TYPE_CHECKING:
    from redactor.detection.normalization import Normalized


def located(normalized: Normalized, span: Span) -> Span | None:
    """The part of the analysis text that stands for `span` of the document; `None` where none does.

    Characters that stand for more than `span` are left out.
    """
    offsets = range(len(normalized.text))
    start = bisect_left(offsets, span.start, key=lambda i: _original(normalized, i).start)
    end = bisect_left(offsets, span.end + 1, key=lambda i: _original(normalized, i).end)
    return Span(start, end) if start < end else None


def _original(normalized: Normalized, offset: int) -> Span:
    return normalized.original(Span(offset, offset + 1))
