"""Tells which paragraphs of a document hold replacements."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from redactor.spans import Span

_BREAK = re.compile(r"\r?\n[ \t>]*\r?\n")


COPY = 5
"""Replacements that make a text a copy: a draft in which an editor put words in brackets hardly has
as many that are ours by chance."""


class Paragraphs:
    """The paragraphs of a text that hold replacements; in a copy all count as such.

    Args:
        text: any text; a blank line ends a paragraph.
        spans: where replacements stand.
        breaks: where else paragraphs begin, as markup says.
    """

    def __init__(self, text: str, spans: Iterable[Span], breaks: Iterable[int] = ()) -> None:
        self._starts = sorted({0, *(found.end() for found in _BREAK.finditer(text)), *breaks})
        numbers = [self._number(span) for span in spans]
        self._holding = frozenset(numbers)
        self._is_copy = len(numbers) >= COPY

    def hold(self, span: Span) -> bool:
        """True when the paragraph that `span` begins in is one of them."""
        return self._is_copy or self._number(span) in self._holding

    def _number(self, span: Span) -> int:
        return bisect_right(self._starts, span.start)
