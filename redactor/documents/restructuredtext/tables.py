"""Knows the borders of tables in reStructuredText."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*\Z")
_SIMPLE = re.compile(r"[ \t]*(?:=+(?:[ ]+=+)+|-+(?:[ ]+-+)+)[ \t]*\Z")
_BARS = re.compile(r"(?:(?<![ \t])[ \t]+)?[|+](?:[-=]+\+)*[ \t]*")
_GAP = re.compile(r"(?<=[=-])[ ]+(?=[=-])")


def is_border(line: str) -> bool:
    """True for a line that parts rows, of a grid or of a simple table."""
    return bool(_GRID.match(line) or _SIMPLE.match(line))


def is_grid(line: str) -> bool:
    """True for a border of a grid."""
    return bool(_GRID.match(line))


def grid_gaps(line: str) -> list[tuple[int, int]]:
    """What parts the cells of a row of a grid."""
    return [match.span() for match in _BARS.finditer(line)]


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the columns of a simple table are parted.

    Args:
        columns: the first and one past the last column of text of each margin.
    """

    columns: tuple[tuple[int, int], ...]

    def gaps(self, line: str) -> list[tuple[int, int]]:
        """The margins of a row, as far as they are blank; in a time that the row's length sets."""
        reached = bisect_right(self.columns, len(line), key=lambda column: column[1])
        return [
            (start, end) for start, end in self.columns[:reached] if not line[start:end].strip()
        ]


def margins_of(border: str) -> Margins:
    """The margins that the border of a simple table shows."""
    return Margins(tuple(match.span() for match in _GAP.finditer(border)))
