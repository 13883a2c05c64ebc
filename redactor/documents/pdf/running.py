"""Keeps apart what stands on page after page: running heads and feet, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from redactor.documents.pdf.lines import Line, Stretch, bounds, rows
from redactor.documents.pdf.paragraphs import Atom, Paragraph, Place, atoms

MARGIN = 0.15
"""Of a page's height: running heads and feet stand within, at the top or the bottom."""

NEAR = 5.0
"""Points by which one may stand higher or lower on another page."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[^\w#]*(?:(?:pages?|pp?)[^\w#]*)?#\W*(?:of[^\w#]*#\W*)?", re.IGNORECASE)


def part_running(
    pages: Sequence[Sequence[Stretch]], heights: Sequence[float]
) -> tuple[list[list[Stretch]], list[Paragraph]]:
    """What is left of each page, and the running heads and feet.

    Page numbers are in neither: they say nothing once pages are gone.

    Args:
        pages: upright stretches of each page.
        heights: of the pages, in points.
    """
    groups: dict[str, list[Line]] = defaultdict(list)
    for index, (page, height) in enumerate(zip(pages, heights, strict=True)):
        edge = [s for s in page if not MARGIN * height < s.base < (1 - MARGIN) * height]
        for row in rows(edge):
            line = Line(tuple(row), index, bounds(row), first=True)
            groups[_DIGITS.sub("#", line.text)].append(line)
    running: list[Paragraph] = []
    taken: set[int] = set()
    for masked, lines in groups.items():
        for group in _level(lines):
            if len({line.page for line in group}) < 2:
                continue
            taken.update(id(s) for line in group for s in line.stretches)
            if not (_NUMBER.fullmatch(masked) and _counts_up(group)):
                running.append(_paragraph(group))
    return [[s for s in page if id(s) not in taken] for page in pages], running


def _level(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand at about the same height, together."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if groups and line.base - groups[-1][-1].base < NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [sorted(group, key=lambda line: line.page) for group in groups]


def _counts_up(lines: Sequence[Line]) -> bool:
    numbers = [int(_DIGITS.findall(line.text)[0][:9]) - line.page for line in lines]
    return len(set(numbers)) == 1


def _paragraph(lines: Sequence[Line]) -> Paragraph:
    """What stands on the first of the pages, shown on all of them."""
    cell = atoms(lines[0])
    for line in lines[1:]:
        cell = _shown_again(cell, atoms(line))
    return Paragraph([cell], size=lines[0].size)


def _shown_again(cell: Sequence[Atom], other: Sequence[Atom]) -> list[Atom]:
    """The characters with the places of those of another page, from which numbers may differ."""
    again: list[Atom] = []
    for mine, its in zip(_parts(cell), _parts(other), strict=False):
        if len(mine) == len(its):
            pairs = zip(mine, its, strict=True)
            again += [Atom(atom.text, (*atom.places, *twin.places)) for atom, twin in pairs]
        else:
            places: tuple[Place, ...] = tuple(place for atom in its for place in atom.places)
            again += [Atom(atom.text, (*atom.places, *places)) for atom in mine]
    return again


def _parts(cell: Sequence[Atom]) -> list[list[Atom]]:
    """Numbers, and what stands between them."""
    parts: list[list[Atom]] = []
    for atom in cell:
        if parts and parts[-1][-1].text.isdigit() is atom.text.isdigit():
            parts[-1].append(atom)
        else:
            parts.append([atom])
    return parts
