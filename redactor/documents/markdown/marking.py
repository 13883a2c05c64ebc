"""Collects the regions of a Markdown draft."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from redactor.documents.document import Region, RegionKind
from redactor.spans import Span


@dataclass(slots=True)
class Marking:
    """A growing list of regions over one text."""

    regions: list[Region] = field(default_factory=list)

    def markup(self, start: int, end: int, stand_in: str = "") -> None:
        """Mark what prose skips; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.MARKUP, stand_in))

    def address(self, start: int, end: int) -> None:
        """Mark an address; nothing when empty."""
        if start < end:
            self.regions.append(Region(Span(start, end), RegionKind.ADDRESS))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text that runs over several lines, without what containers put before each.

    Args:
        content: its lines, joined by line feeds, each as it stands in the text.
        starts: where in the text each of its lines begins.
    """

    content: str = field(repr=False)
    starts: tuple[int, ...]

    def moved(self, regions: Iterable[Region]) -> list[Region]:
        """The regions, given in offsets of `content`, in offsets of the text; one or more each."""
        heads = [0]
        for words in self.content.split("\n"):
            heads.append(heads[-1] + len(words) + 1)
        found = []
        for region in regions:
            start, stand_in = region.span.start, region.stand_in
            line = bisect_right(heads, start) - 1
            while start < region.span.end:
                stop = min(region.span.end, heads[line + 1] - 1)
                if start < stop:
                    span = Span(start, stop).shifted(self.starts[line] - heads[line])
                    found.append(Region(span, region.kind, stand_in))
                    stand_in = ""
                line += 1
                start = heads[line]
        return found


def in_order(regions: Iterable[Region]) -> tuple[Region, ...]:
    """Sort regions; of two that overlap the one that starts first stays."""
    kept: list[Region] = []
    for region in sorted(regions, key=lambda region: region.span):
        if not kept or kept[-1].span.end <= region.span.start:
            kept.append(region)
    return tuple(kept)
