"""Joins lines to paragraphs, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from statistics import median

from redactor.documents.pdf.glyphs import Box
from redactor.documents.pdf.lines import Line, is_mark

LEADING = 1.25
"""Of the usual distance of lines: more parts paragraphs."""

INDENT = 0.8
"""Of a font's size, by which a first line is set in or others are set out."""

NOTE = 0.9
"""Of the usual size: smaller lines that begin with a number or sign are footnotes."""

HEADING = 1.15
"""Of the usual size: larger lines are headings."""

_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])[.)]?(?:\s|(?=[^\W\d]))")
_ITEM = re.compile(r"(?:[•◦▪‣●○■–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_ENDED = re.compile(r"[.!?:…]['\"’”»)\]]*(?:\d{1,3})?$")
_HYPHENATED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W_]+-$")
_FIRST_WORD = re.compile(r"[^\W_]+")

Place = tuple[int, Box]
"""A page, counted from 0, and where on it."""


@dataclass(frozen=True, slots=True)
class Atom:
    """What one character, or the letters of a ligature, add to a text.

    Args:
        text: one or more code points.
        places: where they are shown; nowhere for what only joins others.
    """

    text: str = field(repr=False)
    places: tuple[Place, ...] = ()


class Kind(Enum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    ROW = "row"
    """A row of a table."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph, growing.

    Args:
        cells: its characters; those of each cell of a row, of any other all in one.
        kind: what it is.
        size: of its font.
    """

    cells: list[list[Atom]] = field(repr=False)
    kind: Kind = Kind.TEXT
    size: float = 0.0

    @property
    def text(self) -> str:
        """Its characters, cells apart."""
        return " | ".join("".join(a.text for a in cell) for cell in self.cells)


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of all pages, footnotes after the rest.

    Args:
        lines: of all pages, in the order in which they are read.
    """
    usual = usual_size(lines)
    compounds = {word for line in lines for word in _HYPHENATED.findall(line.text)}
    notes: list[Line] = []
    rest: list[Line] = []
    in_note = False
    for line in lines:
        small = line.size < NOTE * usual and not line.cells
        in_note = small and (bool(_NOTE.match(line.text)) or (in_note and not line.first))
        (notes if in_note else rest).append(line)
    return [*_joined(rest, usual, compounds), *_joined(notes, 0, compounds)]


def usual_size(lines: Iterable[Line]) -> float:
    """The size of most characters; 0 of none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for each in line.stretches:
            sizes[round(each.size * 2) / 2] += len(each.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def atoms(line: Line) -> list[Atom]:
    """The characters of a line; raised digits as marks of footnotes in brackets."""
    return list(_atoms(line))


def _atoms(line: Line) -> Iterator[Atom]:
    size, base = line.size, line.base
    in_mark = False
    for index, glyph in enumerate(line.glyphs):
        mark = index > 0 and is_mark(glyph, size, base)
        if in_mark and not mark:
            yield Atom("]")
        if glyph.spaced and index and not mark:
            yield Atom(" ")
        if mark and not in_mark:
            yield Atom("[")
        in_mark = mark
        yield Atom(glyph.text, ((line.page, glyph.place),))
    if in_mark:
        yield Atom("]")


def _joined(lines: Sequence[Line], usual: float, compounds: Collection[str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    leadings = _leadings(lines)
    last: Line | None = None
    count = 0
    for line in lines:
        if line.cells:
            cells = [atoms(Line((each,), line.page, line.column)) for each in line.stretches]
            found.append(Paragraph(cells, Kind.ROW, line.size))
            last = None
            continue
        if last is not None and _goes_on(last, line, found[-1], count, leadings):
            _append(found[-1].cells[0], atoms(line), compounds)
            count += 1
        else:
            heads = usual and line.size > HEADING * usual
            kind = Kind.HEADING if heads else Kind.TEXT
            found.append(Paragraph([atoms(line)], kind, line.size))
            count = 1
        last = line
    return found


def _leadings(lines: Sequence[Line]) -> dict[tuple[int, Box], float]:
    """The usual distance of lines in each column."""
    steps: dict[tuple[int, Box], list[float]] = {}
    for one, two in pairwise(lines):
        if not two.first and one.page == two.page and two.base > one.base:
            alike = abs(one.size - two.size) < 0.1 * one.size
            if alike and not one.cells and not two.cells:
                steps.setdefault((two.page, two.column), []).append(two.base - one.base)
    # The lesser half: in a list every other step may part paragraphs.
    return {key: median(sorted(found)[: len(found) // 2 + 1]) for key, found in steps.items()}


def _goes_on(
    last: Line,
    line: Line,
    paragraph: Paragraph,
    count: int,
    leadings: dict[tuple[int, Box], float],
) -> bool:
    size = last.size
    if abs(line.size - size) > 0.1 * size or _ITEM.match(line.text):
        return False
    ended = bool(_ENDED.search(paragraph.text))
    left, _, right, _ = last.column
    full = last.right > right - 0.2 * (right - left)
    if line.first or line.page != last.page:
        return not ended and (full or line.text[:1].islower())
    usual = leadings.get((line.page, line.column), 1.2 * size)
    step = line.base - last.base
    if step > LEADING * usual or step < 0:
        return False
    item = bool(_ITEM.match(paragraph.text))
    if line.left > last.left + INDENT * size and not (item and count == 1):
        return count == 1 and not ended and not full
    if line.left < last.left - INDENT * size and count > 1:
        return False
    return not (ended and not full and last.right < right - 2 * size)


def _append(cell: list[Atom], more: Sequence[Atom], compounds: Collection[str]) -> None:
    """Add a line to a paragraph, with the word whole that the line's end may part."""
    text = "".join(atom.text for atom in cell[-60:])
    head = _LAST_WORD.search(text)
    tail = _FIRST_WORD.match("".join(atom.text for atom in more[:60]))
    if head is None or tail is None:
        cell.append(Atom(" "))
    elif tail[0][0].islower() and f"{head[0]}{tail[0]}" not in compounds:
        hyphen, letter = cell.pop(), cell.pop()
        cell.append(Atom(letter.text, letter.places + hyphen.places))
    cell.extend(more)
