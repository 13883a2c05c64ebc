"""Marks what in a page's text writes other characters than it reads as."""

from __future__ import annotations

import re
from heapq import merge

from redactor.documents.html.marks import Marks
from redactor.documents.html.references import references
from redactor.spans import Span

_SPACES = re.compile(r"[ \t\r\n\f]{2,}|[\r\n\f]")


def mark_words(
    text: str,
    start: int,
    end: int,
    marks: Marks,
    *,
    attribute: bool = False,
    decodes: bool = True,
    spaces: bool = True,
) -> None:
    """Mark references, and white space that reads as one space.

    Args:
        text: the page.
        start: where the words begin.
        end: one past them.
        marks: added to.
        attribute: whether they are an attribute's value.
        decodes: whether references count.
        spaces: whether white space runs together.
    """
    found = references(text, start, end, attribute=attribute) if decodes else iter(())
    runs = _SPACES.finditer(text, start, end) if spaces else iter(())
    blanks = ((Span(*run.span()), " ") for run in runs)
    for span, characters in merge(found, blanks, key=lambda item: item[0].start):
        marks.markup(span.start, span.end, characters)
