"""Looks offsets up in ranges of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from redactor.spans import Span


class Ranges:
    """Ranges of a text.

    Args:
        spans: in order of their starts.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def at(self, offset: int) -> int | None:
        """Index of the last range that begins at or before `offset`, if it holds it."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._spans[index].end else None

    def over(self, span: Span) -> int | None:
        """Index of the last range that shares a code point with `span`."""
        index = bisect_right(self._starts, span.end - 1) - 1
        return index if index >= 0 and span.start < self._spans[index].end else None
