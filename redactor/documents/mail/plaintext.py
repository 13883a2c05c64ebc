"""Marks quotation marks of replies and soft line breaks in the text of a message."""

from __future__ import annotations

import re

from redactor.documents.document import Region, RegionKind
from redactor.spans import Span

_LINE = re.compile(r"(?P<quote>(?:>[ \t]?)*)(?P<said>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")
_SIGNATURE = "-- "


def mark_message(text: str, *, flowed: bool, joined: bool) -> tuple[Region, ...]:
    """The marks of quoted lines, and, in flowed text, the line ends that are no breaks.

    Source: RFC 3676, "The Text/Plain Format and DelSp Parameters".

    Args:
        text: of a part.
        flowed: whether a line that ends in a space goes on.
        joined: whether that space is none of the text's.
    """
    regions: list[Region] = []
    depth, soft = -1, False
    for match in _LINE.finditer(text):
        if match.end() == match.start():
            break
        quote = match["quote"].count(">")
        start = match.start("said")
        if soft and quote == depth and match["said"] != _SIGNATURE:
            _extend(regions, start)
        elif match["quote"]:
            _mark(regions, match.start(), start, "" if quote == depth else "\n")
        if match["said"].rstrip() == _SIGNATURE.rstrip():
            _mark(regions, start, match.end(), "\n\n")
        soft = flowed and match["said"].endswith(" ") and match["said"] != _SIGNATURE
        depth = quote
        if soft:
            end = match.end("said") - (1 if joined else 0)
            _mark(regions, end, match.end(), "")
    return tuple(regions)


def _mark(regions: list[Region], start: int, end: int, stand_in: str) -> None:
    if start < end:
        regions.append(Region(Span(start, end), RegionKind.MARKUP, stand_in))


def _extend(regions: list[Region], end: int) -> None:
    """Let the soft break before it take in a line's quotation marks."""
    last = regions.pop()
    regions.append(Region(Span(last.span.start, end), last.kind, last.stand_in))
