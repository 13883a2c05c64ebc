"""Keeps tables and titles of reStructuredText in shape when words in them change.

Source: docutils, "reStructuredText Markup Specification" (public domain): sections, grid tables,
simple tables. Columns stand where they do in a line of letters of one width, of which wide
characters take two places.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from redactor.documents.document import Edit
from redactor.documents.restructuredtext.tables import is_border, is_grid
from redactor.errors import RedactionError
from redactor.spans import Span

_RULE = re.compile(r"[-=]+ *")
_CORNER = re.compile(r"(?<=[-=])\+|\+(?=[-=])")
_COLUMN = re.compile(r"[-=]+")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a text.

    Args:
        start: where it begins in the text.
        line: the line.
    """

    start: int
    line: str = field(repr=False)

    def edits(self, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Those that begin or end in it."""
        end = self.start + len(self.line)
        first = bisect_right(edits, self.start, key=lambda edit: edit.span.end)
        return edits[first : bisect_left(edits, end, key=lambda edit: edit.span.start)]

    def growth(self, edit: Edit) -> int:
        """Places that an edit in it adds."""
        old = self.line[max(0, edit.span.start - self.start) : edit.span.end - self.start]
        return width(edit.words) - width(old)


def width(words: str) -> int:
    """How many places words take."""
    wide = sum(unicodedata.east_asian_width(c) in ("W", "F") for c in words)
    return len(words) + wide - sum(unicodedata.combining(c) > 0 for c in words)


def fitted_title(mark: Row, beside: Sequence[Row], edits: Sequence[Edit]) -> Iterator[Edit]:
    """What makes the line under or over a title as long as the title becomes.

    Args:
        mark: that line.
        beside: the lines before and after it, one of which is the title.
        edits: all that are made.
    """
    drawn = mark.line.rstrip()
    length = len(drawn)
    for row in beside:
        old = width(row.line.rstrip())
        if old <= len(drawn):
            length = max(length, old + sum(map(row.growth, row.edits(edits))))
    if length > len(drawn):
        last = mark.start + len(drawn)
        yield Edit(Span(last - 1, last), drawn[-1] * (1 + length - len(drawn)))


def fitted_table(rows: Sequence[Row], edits: Sequence[Edit]) -> list[Edit]:
    """What keeps the columns of a table where they belong; nothing where no edit is in it.

    Args:
        rows: its lines, borders included.
        edits: all that are made.

    Raises:
        RedactionError: RED301, an edit reaches over a bar, or tabs hide where cells begin.
    """
    if not any(row.edits(edits) for row in rows):
        return []
    if any("\t" in row.line for row in rows):
        raise _refused()
    columns = _grid_columns(rows) if is_grid(rows[0].line) else _simple_columns(rows)
    cells = [cell for row in rows for cell in _cells(row, columns, edits)]
    ending: defaultdict[int | None, list[_Cell]] = defaultdict(list)
    for cell in cells:
        ending[cell.limit].append(cell)
    moved: dict[int, int] = {}
    before = None
    for column in columns.order:
        least = column if before is None else moved[before] + column - before
        needed = (moved[c.first] + column - c.first + c.need for c in ending[column])
        moved[column] = max(least, max(needed, default=least))
        before = column
    found = sorted((e for c in cells for e in c.fitted(moved)), key=lambda edit: edit.span)
    if any(Row(e.span.start, " " * (e.span.end - e.span.start)).edits(edits) for e in found):
        raise _refused()
    return found


def _refused() -> RedactionError:
    return RedactionError(
        "a table cannot take the words that would stand in it",
        next_step="Write the table with blanks instead of tabs, or as a list-table.",
    )


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a table begin.

    Args:
        gaps: of each column, in order, the places that part it from the text of the one before.
        is_grid: whether bars part them.
        order: the columns alone.
    """

    gaps: dict[int, int]
    is_grid: bool
    order: tuple[int, ...]

    def after(self, at: int) -> int | None:
        """The first column after a place."""
        following = bisect_right(self.order, at)
        return self.order[following] if following < len(self.order) else None

    def bounds(self, line: str) -> list[tuple[int, int]]:
        """The columns that begin in a line, and where in it."""
        places, at = {}, 0
        for index, character in enumerate(line):
            places[at] = index
            at += width(character)
        reached = self.order[: bisect_left(self.order, at)]
        found = [(column, places[column]) for column in reached if column in places]
        if self.is_grid:
            return [(column, index) for column, index in found if line[index] in "|+"]
        return [
            (column, index)
            for column, index in found
            if not line[max(0, index - self.gaps[column]) : index].strip()
        ]


def _grid_columns(rows: Sequence[Row]) -> _Columns:
    corners = set()
    for row in rows:
        at = done = 0
        for match in _CORNER.finditer(row.line):
            at += width(row.line[done : match.start()])
            done = match.start()
            corners.add(at)
    order = tuple(sorted(corners))
    return _Columns(dict.fromkeys(order, 0), True, order)


def _simple_columns(rows: Sequence[Row]) -> _Columns:
    gaps, end = {}, 0
    for match in _COLUMN.finditer(rows[0].line):
        gaps[match.start()] = match.start() - end
        end = match.end()
    return _Columns(gaps, False, tuple(gaps))


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a line from one column to another.

    Args:
        first: the column where it begins.
        limit: the column that it may not reach into; `None`: it may be of any length.
        start: where its text begins.
        end: where its text ends, blanks included, if the next cell follows; else `None`.
        blanks: how many of them there are.
        growth: places that edits in it add.
        need: places by which it has to grow.
        rule: what its line is drawn of, if it is one that parts rows.
        following: the sign after it.
    """

    first: int
    limit: int | None
    start: int
    end: int | None
    blanks: int
    growth: int
    need: int
    rule: str
    following: str = field(repr=False)

    def fitted(self, moved: dict[int, int]) -> Iterator[Edit]:
        """What fills it up to where the next column begins."""
        if self.limit is None or self.end is None:
            return
        more = moved[self.limit] - moved[self.first] - (self.limit - self.first) - self.growth
        if more and self.rule:
            yield Edit(Span(self.start, self.start + 1), self.rule * (1 + more))
        elif more and self.blanks:
            yield Edit(Span(self.end - self.blanks, self.end), " " * (self.blanks + more))
        elif more:
            yield Edit(Span(self.end, self.end + 1), " " * more + self.following)


def _cells(row: Row, columns: _Columns, edits: Sequence[Edit]) -> Iterator[_Cell]:
    bounds = columns.bounds(row.line)
    may_be_rule = columns.is_grid or is_border(row.line)
    if not columns.is_grid:
        apart = [b for b in bounds if not _is_over(edits, row.start + b[1])]
        # Words in the place of several cells fill the first of them.
        yield from _joint_cells(row, bounds, apart, columns, edits)
        bounds = apart
    for number, (first, index) in enumerate(bounds):
        following = bounds[number + 1] if number + 1 < len(bounds) else None
        if columns.is_grid and following is None:
            return
        inside = index + columns.is_grid
        stop = len(row.line) if following is None else following[1]
        text = row.line[inside:stop]
        start, end = row.start + inside, row.start + stop
        changed = Row(start, text).edits(edits)
        if any(edit.span.start < start or edit.span.end > end for edit in changed):
            raise _refused()
        growth = sum(map(row.growth, changed))
        said = width(text.rstrip(" "))
        limit = following[0] if following else columns.after(first + said)
        kept = 1 if columns.is_grid and text.endswith(" ") else columns.gaps.get(limit or 0, 0)
        room = 0 if limit is None else limit - first - columns.is_grid - kept
        last = max((edit.span.end for edit in changed), default=start)
        blanks = min(len(text) - len(text.rstrip(" ")), end - last)
        is_rule = may_be_rule and _RULE.fullmatch(text)
        yield _Cell(
            first=first,
            limit=limit,
            start=start,
            end=end if following else None,
            blanks=blanks,
            growth=growth,
            need=max(0, min(growth, said + growth - room)),
            rule=text[0] if is_rule else "",
            following=row.line[stop : stop + 1],
        )


def _is_over(edits: Sequence[Edit], at: int) -> bool:
    following = bisect_left(edits, at, key=lambda edit: edit.span.start)
    return following > 0 and at < edits[following - 1].span.end


def _joint_cells(
    row: Row,
    bounds: Sequence[tuple[int, int]],
    kept: Sequence[tuple[int, int]],
    columns: _Columns,
    edits: Sequence[Edit],
) -> Iterator[_Cell]:
    """The cells that take in what stood in others, each without filling it up."""
    places = [at for _, at in bounds]
    for number, (first, index) in enumerate(kept):
        stop = kept[number + 1][1] if number + 1 < len(kept) else len(row.line)
        covered = bounds[bisect_right(places, index) : bisect_left(places, stop)]
        lost = [column for column, _ in covered]
        if lost:
            start = row.start + index
            said = row.line[index:stop]
            for edit in reversed(Row(start, said).edits(edits)):
                said = said[: edit.span.start - start] + edit.words + said[edit.span.end - start :]
            room = lost[0] - first - columns.gaps[lost[0]]
            need = max(0, width(said.rstrip()) - room)
            yield _Cell(first, lost[0], start, None, 0, 0, need, "", "")
