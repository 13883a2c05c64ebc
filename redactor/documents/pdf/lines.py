"""Joins characters to stretches of a line, and stretches to lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from redactor.documents.pdf.glyphs import Box, Glyph

GAP = 0.85
"""Of a font's size: a wider gap may be one between columns or cells."""

RAISED = 0.72
"""Of a line's size: smaller digits above its base are a footnote's mark."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that stand in one line without a wide gap.

    Args:
        glyphs: from left to right.
        left: where it begins.
        right: where it ends.
        size: of its font.
        base: of its line.
    """

    glyphs: tuple[Glyph, ...] = field(repr=False)
    left: float
    right: float
    size: float
    base: float

    @property
    def top(self) -> float:
        """Where its letters begin; not its box, which fonts make as high as they like."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.base + 0.22 * self.size

    @property
    def text(self) -> str:
        """Its characters with a space wherever one stands."""
        return "".join(f" {g.text}" if g.spaced else g.text for g in self.glyphs).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column, or a row of a table.

    Args:
        stretches: from left to right.
        page: counted from 0.
        column: what it stands in: left, top, right, bottom.
        first: whether it is the first line of that.
        cells: whether it is a row of a table, with a cell for each stretch.
    """

    stretches: tuple[Stretch, ...] = field(repr=False)
    page: int
    column: Box
    first: bool = False
    cells: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(s.right for s in self.stretches)

    @property
    def size(self) -> float:
        """Of its font."""
        return max(self.stretches, key=lambda s: len(s.glyphs)).size

    @property
    def base(self) -> float:
        """From the top of the page."""
        return max(self.stretches, key=lambda s: len(s.glyphs)).base

    @property
    def glyphs(self) -> list[Glyph]:
        """All characters, those that begin a stretch as after a space."""
        found: list[Glyph] = []
        for each in self.stretches:
            first = each.glyphs[0]
            apart = not found or first.spaced or first.box[0] - found[-1].box[2] > 0.1 * first.size
            found += [replace(first, spaced=apart), *each.glyphs[1:]]
        return found

    @property
    def text(self) -> str:
        """Its characters with a space wherever one stands."""
        return "".join(f" {g.text}" if g.spaced else g.text for g in self.glyphs).strip()


def stretch(glyphs: Sequence[Glyph]) -> Stretch:
    """The stretch of some characters."""
    return Stretch(
        tuple(glyphs),
        glyphs[0].box[0],
        max(glyph.box[2] for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
        median(glyph.base for glyph in glyphs),
    )


def stretches(glyphs: Iterable[Glyph]) -> Iterator[Stretch]:
    """The stretches of characters that are turned alike, in the order of the page's content."""
    current: list[Glyph] = []
    for glyph in glyphs:
        if current and not _follows(current[-1], glyph):
            yield stretch(current)
            current = []
        current.append(glyph)
    if current:
        yield stretch(current)


def rows(found: Iterable[Stretch]) -> list[list[Stretch]]:
    """Stretches that stand side by side, from top to bottom, each row from left to right."""
    groups: list[list[Stretch]] = []
    for each in sorted(found, key=lambda s: (s.bottom, s.left)):
        if groups and _beside(groups[-1], each):
            groups[-1].append(each)
        else:
            groups.append([each])
    return [sorted(group, key=lambda s: s.left) for group in groups]


def bounds(found: Iterable[Stretch]) -> Box:
    """What some stretches take up."""
    sides = [(s.left, s.top, s.right, s.bottom) for s in found]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def slanted(glyphs: Sequence[Glyph], page: int) -> Iterator[Line]:
    """Lines of characters that are slanted, as the page's content has them."""
    current: list[Glyph] = []
    for glyph in [*glyphs, None]:
        if current and (glyph is None or glyph.broken):
            whole = stretch(current)
            yield Line((whole,), page, bounds([whole]), first=True)
            current = []
        if glyph is not None:
            current.append(glyph)


def is_mark(glyph: Glyph, size: float, base: float) -> bool:
    """True for a digit that is raised above a line of that size and base."""
    return glyph.text.isdigit() and glyph.size < RAISED * size and base - glyph.base > 0.15 * size


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    if abs(glyph.base - last.base) > 0.55 * size:
        return False
    gap = glyph.box[0] - last.box[2]
    return -0.6 * size < gap < GAP * min(last.size, glyph.size)


def _beside(row: Sequence[Stretch], other: Stretch) -> bool:
    last = row[-1]
    overlap = min(last.bottom, other.bottom) - max(last.top, other.top)
    return overlap > 0.5 * min(last.bottom - last.top, other.bottom - other.top)
