"""Finds places of a document in its analysis text."""

from __future__ import annotations

from bisect import bisect_right

from redactor.detection.normalization import Normalized
from redactor.spans import Span


class Placing:
    """The way from document offsets to analysis offsets.

    Args:
        prose: the analysis text.
    """

    def __init__(self, prose: Normalized) -> None:
        self._length = len(prose.text)
        self._maps = prose.maps
        self._shift = 0

    def find(self, span: Span) -> Span | None:
        """The range of the analysis text that stands for `span`; `None` when nothing does.

        Args:
            span: code points of the document. Spans asked for in order are found soonest.
        """
        start = self._at(span.start)
        if start is None:
            return None
        end = start + len(span)
        if not self._ends(end, span.end):
            end = self._first_from(span.end, start)
        return Span(start, end) if end > start else None

    def _at(self, offset: int) -> int | None:
        guess = offset + self._shift
        if 0 <= guess < self._length and self._start(guess) == offset:
            return guess
        at = self._first_from(offset, 0)
        if at >= self._length:
            return None
        self._shift = at - offset
        return at

    def _start(self, at: int) -> int:
        for offsets in self._maps:
            at = offsets.start(at)
        return at

    def _ends(self, at: int, offset: int) -> bool:
        if at > self._length:
            return False
        for offsets in self._maps:
            at = offsets.end(at - 1)
        return at == offset

    def _first_from(self, offset: int, low: int) -> int:
        """The first offset of the analysis text, from `low`, that stands for `offset` or later."""
        positions = range(low, self._length)
        return low + bisect_right(positions, offset - 1, key=self._start)
