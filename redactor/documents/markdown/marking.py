"""Collects the regions of a Markdown draft."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from redactor.documents.document import Region, RegionKind, Side
from redactor.spans import Span

_WRAP = re.compile(r"(?<=[^\s-])[ \t]{0,80}(?:\r\n?|\n)[ \t]*(?=\S)")


@dataclass(slots=True)
class Marking:
    """Growing lists of regions, of code and of asides over one text."""

    regions: list[Region] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    asides: list[Span] = field(default_factory=list)

    def markup(self, start: int, end: int, stand_in: str = "", side: Side | None = None) -> None:
        """Mark what prose skips; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.MARKUP, stand_in, side))

    def pair(self, opening: tuple[int, int], closing: tuple[int, int]) -> None:
        """Mark two marks that belong together."""
        self.markup(*opening, side=Side.OPENING)
        self.markup(*closing, side=Side.CLOSING)

    def address(self, start: int, end: int) -> None:
        """Mark an address; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.ADDRESS))

    def aside(self, start: int, end: int) -> None:
        """Take words out of their sentence, unless they stand in what is out of one already.

        Asides are taken out in the order in which they begin.
        """
        if start < end and not (self.asides and start < self.asides[-1].end):
            self.asides.append(Span(start, end))

    def join(self, text: str, start: int, end: int) -> None:
        """Mark the ends of lines in a part of `text` as spaces, but for what ends in a hyphen."""
        for match in _WRAP.finditer(text, start, end):
            self.markup(*match.span(), stand_in=" ")

    def in_aside(self, at: int) -> bool:
        """True in the last aside."""
        return bool(self.asides) and at < self.asides[-1].end


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that runs over several lines, without what containers put before each.

    Args:
        content: its lines, joined by line feeds, each as it stands in the text.
        starts: where in the text each of its lines begins.
    """

    content: str = field(repr=False)
    starts: tuple[int, ...]

    def moved(self, marking: Marking) -> Marking:
        """What is marked in offsets of `content`, in offsets of the text; split at line ends."""
        moved = Marking()
        heads = [0]
        for words in self.content.split("\n"):
            heads.append(heads[-1] + len(words) + 1)
        for region in marking.regions:
            stand_in, side = region.stand_in, region.side
            for span in self._lines_of(region.span, heads):
                moved.regions.append(Region(span, region.kind, stand_in, side))
                stand_in, side = "", None
        for span in marking.code:
            moved.code += self._lines_of(span, heads)
        return moved

    def _lines_of(self, span: Span, heads: list[int]) -> Iterator[Span]:
        start = span.start
        line = bisect_right(heads, start) - 1
        while start < span.end:
            stop = min(span.end, heads[line + 1] - 1)
            if start < stop:
                yield Span(start, stop).shifted(self.starts[line] - heads[line])
            line += 1
            start = heads[line]


def in_order(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Sort regions; of two that overlap the one that starts first stays."""
    kept: list[Region] = []
    for region in sorted(regions, key=lambda region: region.span):
        if not kept or kept[-1].span.end <= region.span.start:
            kept.append(region)
    return tuple(kept)
