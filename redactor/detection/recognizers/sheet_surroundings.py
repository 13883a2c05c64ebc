"""What stands around a match of a source sheet's words, and whether it lets the match count."""

from __future__ import annotations

import regex

from redactor.detection.names import Kind, kind
from redactor.detection.recognizers.sheet_terms import Shape, SheetTerm
from redactor.spans import Span

_BEFORE = regex.compile(r"(\w+)\.?\s+\Z")
_OPENING = regex.compile(r"(?:\A|[.!?:\n\uffff])[\s\"'(\[*_>-]*\Z")
_CHUNK = 64
"""Code points on either side of a match that tell whether it is part of a handle or link."""


def is_cut(text: str, span: Span) -> bool:
    """Whether letters or digits stand right beside a match."""
    before = span.start > 0 and text[span.start - 1].isalnum()
    return before or (span.end < len(text) and text[span.end].isalnum())


def is_marked(text: str, span: Span) -> bool:
    """Whether a match is part of a handle, hashtag, e-mail address or link."""
    before, _, after = _chunk(text, span).partition("\0")
    return any(mark in before for mark in "@#/") or "@" in after


def has_at_sign(text: str, span: Span) -> bool:
    """Whether a match is part of a handle or e-mail address."""
    return "@" in _chunk(text, span)


def are_initials(text: str, span: Span, count: int) -> bool:
    """Whether a match is `count` capitals, a full stop after each."""
    words = span.of(text)
    return words.isupper() and words.count(".") == count - 1 and _dot_at(text, span.end)


def ends_well(text: str, span: Span, term: SheetTerm) -> bool:
    """Whether a letter at the end is an initial rather than a word of the sentence."""
    if len(term.words) == 1 or len(term.words[-1]) > 1:
        return True
    last = text[span.end - 1]
    sure = _dot_at(text, span.end) or last not in "AI"
    return last.isupper() and sure and text[span.end - 2] in " .-"


def with_full_stop(text: str, span: Span, term: SheetTerm) -> Span:
    """The match with the full stop that belongs to its last initial."""
    initial = term.shape is Shape.DOTTED or (len(term.words) > 1 and len(term.words[-1]) == 1)
    return Span(span.start, span.end + 1) if initial and _dot_at(text, span.end) else span


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word has its capital from opening a sentence; one after a title has not."""
    before = text[max(0, start - _CHUNK) : start]
    if not _OPENING.search(before):
        return False
    title = _BEFORE.search(before)
    return title is None or kind(title[1]) is not Kind.HONORIFIC


def _chunk(text: str, span: Span) -> str:
    """What stands around a match without a space."""
    left = text[max(0, span.start - _CHUNK) : span.start].split()
    right = text[span.end : span.end + _CHUNK].split()
    before = left[-1] if left and not text[span.start - 1].isspace() else ""
    after = right[0] if right and not text[span.end].isspace() else ""
    return f"{before}\0{after}"


def _dot_at(text: str, at: int) -> bool:
    return at < len(text) and text[at] == "."
