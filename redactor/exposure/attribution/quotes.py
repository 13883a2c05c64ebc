"""Where quotations begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from redactor.spans import Span

_INCHES = re.compile(r"\d$")
_SINGLE_OPEN = re.compile(r"(?<![\w'])'(?=[\w\"(\[…])")
_SINGLE_CLOSE = re.compile(r"(?<=[.,!?…;\"—-])'(?!\w)|(?<=[\w)])'(?=[\s,.;:!?)\]—–]|$)")
_ELIDED = re.compile(r"'(?:\d\ds?|tis|twas|em|til|cause|round|bout|n)\b", re.IGNORECASE)
_DASH = re.compile(r"[–—]\s?(?=[\"'(¿¡]?\w)")
_DASH_INSIDE = re.compile(r"(?<=[,.!?…\s])\s?[–—]\s?")
_CLAUSE = re.compile(r"[,.!?…] (?:[\w'-]+ ){0,3}$")
_CLAUSE_REACH = 60

_LONGEST = 2_000
"""How far the end of a single quotation is looked for, in code points."""

_SENTENCE_END = re.compile(r"[.?!…,]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation, marks included.

    Args:
        span: where it stands; never across paragraphs.
        continues: the paragraph ends before it is closed, and the next paragraph opens it again.
        words: how many words it has.
    """

    span: Span
    continues: bool
    words: int


def find_quotes(text: str, lines: Sequence[Span]) -> list[Quote]:
    """The quotations of `text`, disjoint and in order; one inside another is part of it.

    Double marks, single marks that are no apostrophes, and dashes that open a line. Normalization
    has made guillemets and curly marks straight. A quotation that is never closed ends with its
    paragraph.

    Args:
        text: an analysis text.
        lines: its paragraphs.
    """
    found: list[Quote] = []
    for i, line in enumerate(lines):
        opens_next = i + 1 < len(lines) and text[lines[i + 1].start] == '"'
        spans = list(_double(text, line)) or list(_single(text, line)) or list(_dashed(text, line))
        for span, closed in spans:
            words = text.count(" ", span.start, span.end) + 1
            found.append(Quote(span, not closed and opens_next, words))
    return found


def cut_dialogue(text: str, quotes: Sequence[Quote], verbs: Iterable[Span]) -> list[Quote]:
    """The quotations, those that a dash opens ended where a clause says who speaks.

    Args:
        text: an analysis text.
        quotes: its quotations, in order.
        verbs: its verbs of saying, in order.
    """
    starts = [quote.span.start for quote in quotes]
    cut = list(quotes)
    for verb in verbs:
        i = bisect_right(starts, verb.start) - 1
        if i < 0 or verb.start >= cut[i].span.end or not _DASH.match(text, starts[i]):
            continue
        clause = _CLAUSE.search(text, max(starts[i] + 2, verb.start - _CLAUSE_REACH), verb.start)
        if clause is not None:
            cut[i] = replace(cut[i], span=Span(starts[i], clause.start() + 1))
    return cut


def _double(text: str, line: Span) -> Iterator[tuple[Span, bool]]:
    """Double quotations, each with whether it is closed."""
    opened: int | None = None
    at = text.find('"', line.start, line.end)
    while at >= 0:
        if opened is not None:
            yield Span(opened, at + 1), True
            opened = None
        elif not _INCHES.search(text, max(line.start, at - 1), at):
            opened = at
        at = text.find('"', at + 1, line.end)
    if opened is not None and line.end - opened > 1:
        yield Span(opened, line.end), False


def _single(text: str, line: Span) -> Iterator[tuple[Span, bool]]:
    """Single quotations; an apostrophe ends none unless nothing else does."""
    at = line.start
    while (opening := _SINGLE_OPEN.search(text, at, line.end)) is not None:
        start = opening.start()
        if _ELIDED.match(text, start, line.end):
            at = start + 1
            continue
        end = _single_end(text, start + 1, line.end)
        if end is None:
            return
        yield Span(start, end), True
        at = end


def _single_end(text: str, start: int, stop: int) -> int | None:
    plural: int | None = None
    for match in _SINGLE_CLOSE.finditer(text, start, min(stop, start + _LONGEST)):
        if text[match.start() - 1] == "s":
            plural = plural or match.end()
        else:
            return match.end()
    return plural


def _dashed(text: str, line: Span) -> Iterator[tuple[Span, bool]]:
    """Speech that a dash opens; of the parts between dashes every other one is narration."""
    opening = _DASH.match(text, line.start, line.end)
    if opening is None or not _SENTENCE_END.search(text, opening.end(), line.end):
        return
    at = line.start
    speaks = True
    for match in _DASH_INSIDE.finditer(text, opening.end(), line.end):
        if speaks and not text[match.end() : match.end() + 1].islower():
            continue
        if speaks:
            yield Span(at, match.start()), True
        speaks = not speaks
        at = match.start()
    if speaks and line.end > at:
        yield Span(at, line.end), True
