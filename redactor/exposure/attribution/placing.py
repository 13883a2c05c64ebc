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
        self._prose = prose
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
        if 0 <= guess < len(self._prose.text) and self._start(guess) == offset:
            return guess
        at = self._first_from(offset, 0)
        if at >= len(self._prose.text):
            return None
        self._shift = at - offset
        return at

    def _start(self, at: int) -> int:
        return self._prose.original(Span(at, at + 1)).start

    def _ends(self, at: int, offset: int) -> bool:
        return at <= len(self._prose.text) and (
            self._prose.original(Span(at - 1, at)).end == offset
        )

    def _first_from(self, offset: int, low: int) -> int:
        """The first offset of the analysis text, from `low`, that stands for `offset` or later."""
        positions = range(low, len(self._prose.text))
        return low + bisect_right(positions, offset - 1, key=self._start)
