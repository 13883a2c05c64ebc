"""Ranges of code points."""

from __future__ import annotations

from dataclasses import dataclass

from redactor.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of a text.

    Args:
        start: first code point, counted from 0.
        end: one past the last code point; `end > start`.

    Raises:
        SpanError: RED201.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span {self.start}:{self.end} is empty or reversed")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when every code point of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same range `by` code points further on."""
        return Span(self.start + by, self.end + by)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The 1-based line and column (code points) of `offset` in `text`; lines end at a line feed."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def line_starts(text: str) -> list[int]:
    """The offsets at which lines of `text` begin; lines end at a line feed."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
