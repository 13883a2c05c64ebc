"""Paragraphs and sentences of an analysis text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.detection.vocabulary import ABBREVIATED_TITLES, MONTH_NAMES, MONTHS
from redactor.spans import Span

LONGEST = 4_000
"""Code points from which on a sentence is cut, so that time stays linear in length."""

_LINE = re.compile(r"^[^\S\n]*\S[^\n]*", re.MULTILINE)
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"')\]]*\s+(?=[\"'(\[—–-]?\s?[A-Z0-9À-ÖØ-ÞĀ-Ž])")
_ABBREVIATED = (
    ABBREVIATED_TITLES
    | (frozenset(MONTHS) - frozenset(MONTH_NAMES))
    | frozenset("approx art cf ch co corp inc ltd mt no nos p pp vs v".split())  # noqa: SIM905
)
"""Words that a full stop follows without ending a sentence."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where paragraphs and sentences of a text begin and end.

    Args:
        paragraphs: lines with something on them, in order.
        sentences: disjoint, in order; none crosses a paragraph, and none ends inside a quotation.
    """

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    _paragraph_starts: tuple[int, ...] = field(repr=False)
    _sentence_starts: tuple[int, ...] = field(repr=False)

    def paragraph(self, at: int) -> int:
        """Index of the paragraph that holds offset `at`, or of the last before it; -1 if none."""
        return bisect_right(self._paragraph_starts, at) - 1

    def sentence(self, at: int) -> int:
        """Index of the sentence that holds offset `at`, or of the last before it; -1 if none."""
        return bisect_right(self._sentence_starts, at) - 1


def paragraphs(text: str) -> list[Span]:
    """The lines of `text` that are not blank: normalization has joined wrapped ones."""
    return [Span(*match.span()) for match in _LINE.finditer(text)]


def lay_out(text: str, lines: Sequence[Span], quotes: Sequence[Span]) -> Layout:
    """The layout of `text`.

    Args:
        text: an analysis text.
        lines: its paragraphs.
        quotes: its quotations, disjoint and in order.
    """
    starts = [quote.start for quote in quotes]
    found: list[Span] = []
    for line in lines:
        at = line.start
        for match in _END.finditer(text, line.start, line.end):
            index = bisect_right(starts, match.start()) - 1
            inside = index >= 0 and match.end() < quotes[index].end
            if not inside and not _is_abbreviation(text, match.start(), at):
                found += _cut(text, Span(at, match.end()))
                at = match.end()
        if at < line.end:
            found += _cut(text, Span(at, line.end))
    return Layout(
        paragraphs=tuple(lines),
        sentences=tuple(found),
        _paragraph_starts=tuple(line.start for line in lines),
        _sentence_starts=tuple(sentence.start for sentence in found),
    )


def _cut(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, in pieces of at most `LONGEST` that end at a space where there is one."""
    at = sentence.start
    while sentence.end - at > LONGEST:
        space = text.rfind(" ", at, at + LONGEST)
        end = space + 1 if space > at else at + LONGEST
        yield Span(at, end)
        at = end
    yield Span(at, sentence.end)


def _is_abbreviation(text: str, stop: int, start: int) -> bool:
    """True when the full stop at `stop` belongs to the word before it: `Dr.`, `J.`, `U.S.`."""
    if text[stop] != ".":
        return False
    word = re.split(r"[\s(\"'.-]", text[max(start, stop - 12) : stop])[-1]
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATED
