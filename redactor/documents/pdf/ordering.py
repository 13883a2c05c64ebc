"""Puts the lines of a page in the order in which they are read: column after column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import mean, median

from redactor.documents.pdf.lines import Line, Stretch, bounds, rows

MANY = 4_000
"""Stretches of a page; with more of them no columns are looked for."""

DEPTH = 8
"""Columns within columns."""

CANDIDATES = 60
"""Places that are tried for a gutter; the commonest."""

FULL = 0.5
"""Of a column's width: its lines are as long on the median, unless it is one of a table."""

LETTERS = 16
"""Likewise, their characters on average."""

SET_IN = 2.5
"""Of a font's size, by which a line of a column may be set in."""

_LIST_MARK = re.compile(r"\W|\(?(?:\d{1,3}|[A-Za-z]|[ivx]+)[.)]")
"""What alone before a gap begins an item of a list, and is no cell of a table."""

ALIGNED = 2.0
"""Points by which cells below one another may be out of line."""


def in_reading_order(found: Sequence[Stretch], page: int) -> list[Line]:
    """The lines of a page.

    Columns are told from tables by their lines, which fill them. Rows of a table are lines of
    cells.

    Args:
        found: stretches of characters that are turned alike, in any order.
        page: counted from 0.
    """
    return list(_region(found, page, 0))


def _region(found: Sequence[Stretch], page: int, depth: int) -> Iterator[Line]:
    gutter = _gutter(found) if depth < DEPTH and len(found) <= MANY else None
    if gutter is None:
        yield from _column(found, page)
        return
    for split, band in _bands(found, gutter):
        if split:
            left = [s for s in band if s.left < gutter]
            yield from _region(left, page, depth + 1)
            yield from _region([s for s in band if s.left >= gutter], page, depth + 1)
        elif len(band) < len(found):
            yield from _region(band, page, depth + 1)
        else:
            yield from _column(band, page)


def _gutter(found: Sequence[Stretch]) -> float | None:
    """Where most lines stand in columns to the left and the right."""
    lefts = sorted(s.left for s in found)
    places: Counter[float] = Counter()
    for each in found:
        after = next((left for left in lefts if left > each.right + 2), None)
        if after is not None:
            places[round((each.right + after) / 2)] += 1
    best, most = None, 0
    for place, _ in places.most_common(CANDIDATES):
        count = sum(len(band) for split, band in _bands(found, place) if split)
        if count > most:
            best, most = place, count
    return best


def _bands(found: Sequence[Stretch], gutter: float) -> list[tuple[bool, list[Stretch]]]:
    """Rows from top to bottom, together as long as they are, or are not, in two columns."""
    lines = rows(found)
    apart = _apart(lines, gutter)
    bands: list[tuple[bool, list[Stretch]]] = []
    at = 0
    for crossing, group in groupby(apart):
        end = at + len(list(group))
        band = lines[at:end]
        start, stop = (0, 0) if crossing else _level_part(band, gutter)
        for part, level in ((band[:start], False), (band[start:stop], True), (band[stop:], False)):
            if part:
                split = level and _is_prose(part, gutter)
                bands.append((split, [s for row in part for s in row]))
        at = end
    return bands


def _apart(lines: Sequence[Sequence[Stretch]], gutter: float) -> list[bool]:
    """Which rows do not keep to the two columns: lines across both, and rows of tables."""
    firsts = Counter(round(s.left) for row in lines for s in _right(row, gutter)[:1])
    usual = firsts.most_common(1)[0][0] if firsts else gutter
    ends = [s.right for row in lines for s in row if s.right <= gutter]
    misfit = []
    for row in lines:
        right = _right(row, gutter)
        left = row[: len(row) - len(right)]
        off = len(row) > 1 and right and not -3 < right[0].left - usual < SET_IN * right[0].size
        cells = len(left) > 1 and not _is_spaced_out(left, max(ends))
        misfit.append(bool(off) or cells)
    crossing = [any(s.left < gutter - 1 and s.right > gutter + 1 for s in row) for row in lines]
    found = []
    for index in range(len(lines)):
        beside = misfit[max(0, index - 1) : index] + misfit[index + 1 : index + 2]
        found.append(crossing[index] or (misfit[index] and any(beside)))
    return found


def _right(row: Sequence[Stretch], gutter: float) -> Sequence[Stretch]:
    return [s for s in row if s.left >= gutter]


def _level_part(band: Sequence[Sequence[Stretch]], gutter: float) -> tuple[int, int]:
    """From which row to which the text stands in two columns; what is beside nothing is before.

    Columns begin at one height. Of those that end first, the other goes on, but for one or two
    lines that are set off: these stand below both.
    """
    tops: dict[bool, float] = {}
    bottoms: dict[bool, float] = {}
    for row in band:
        for s in row:
            side = s.left >= gutter
            tops[side] = min(tops.get(side, s.top), s.top)
            bottoms[side] = max(bottoms.get(side, s.bottom), s.bottom)
    if len(tops) < 2:
        return 0, 0
    start, end = max(tops.values()), min(bottoms.values())
    first = next(i for i, row in enumerate(band) if row[0].bottom > start)
    last = max(i for i, row in enumerate(band) if row[0].top < end) + 1
    steps = [two[0].base - one[0].base for one, two in pairwise(band)]
    set_off = last < len(band) <= last + 2 and steps[last - 1] > 1.25 * median(steps)
    return first, last if set_off else len(band)


def _is_prose(lines: Sequence[Sequence[Stretch]], gutter: float) -> bool:
    """True for rows of two columns of running text, false for cells."""
    for right in (False, True):
        side = [[s for s in row if (s.left >= gutter) is right] for row in lines]
        side = [row for row in side if row]
        if len(side) < 2:
            return False
        left, _, end, _ = bounds(s for row in side for s in row)
        widths = [max(s.right for s in row) - row[0].left for row in side]
        letters = [sum(len(s.glyphs) for s in row) for row in side]
        if median(widths) < FULL * (end - left) or mean(letters) < LETTERS:
            return False
    return True


def _column(found: Sequence[Stretch], page: int) -> Iterator[Line]:
    if not found:
        return
    box = bounds(found)
    lines = rows(found)
    tabular = [_is_tabular(lines, index, box[2]) for index in range(len(lines))]
    for index, row in enumerate(lines):
        yield Line(tuple(row), page, box, first=index == 0, cells=tabular[index])


def _is_tabular(lines: Sequence[Sequence[Stretch]], index: int, end: float) -> bool:
    """True when cells that are not the first stand right below others."""
    row = lines[index]
    if _LIST_MARK.fullmatch(row[0].text):
        return False
    # A line that is drawn apart to fill the column may have a word below another by chance.
    needed = 2 if _is_spaced_out(row, end) else 1
    return any(
        _in_line(row, other) >= max(needed, 2 if _is_spaced_out(other, end) else 1)
        for other in (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    )


def _in_line(row: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    return sum(
        any(
            abs(one.left - two.left) < ALIGNED or abs(one.right - two.right) < ALIGNED
            for two in other[1:]
        )
        for one in row[1:]
    )


def _is_spaced_out(row: Sequence[Stretch], end: float) -> bool:
    """True for a line whose words were drawn apart to fill it."""
    if len(row) < 2 or row[-1].right < end - ALIGNED:
        return False
    glyphs = [glyph for each in row for glyph in each.glyphs]
    gaps = [
        right.box[0] - left.box[2]
        for left, right in pairwise(glyphs)
        if right.box[0] - left.box[2] > 0.15 * right.size
    ]
    return bool(gaps) and max(gaps) < 1.6 * min(gaps)
