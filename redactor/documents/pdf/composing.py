"""Composes the text of a copy from paragraphs, as Markdown, and keeps where each word is shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from redactor.documents.pdf.escaping import escapes
from redactor.documents.pdf.paragraphs import Atom, Kind, Paragraph

LEVELS = 3
"""Of headings; smaller ones are of the last."""

Shown = tuple[int, int, float, float, float, float]
"""Offset in the text, page, left, top, right, bottom."""


class Composer:
    """Puts a text together."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.shown: list[Shown] = []

    @property
    def text(self) -> str:
        """What has been put together."""
        return "".join(self._pieces)

    def paragraphs(self, found: Sequence[Paragraph]) -> None:
        """Append paragraphs, rows of tables that are alike as a table."""
        sizes = sorted({round(p.size) for p in found if p.kind is Kind.HEADING}, reverse=True)
        for width, group in groupby(found, lambda p: len(p.cells) if p.kind is Kind.ROW else 0):
            members = list(group)
            if width and len(members) > 1:
                self._table(members)
                continue
            for paragraph in members:
                level = 0
                if paragraph.kind is Kind.HEADING:
                    level = min(sizes.index(round(paragraph.size)), LEVELS - 1) + 1
                self.paragraph(paragraph, level)

    def paragraph(self, paragraph: Paragraph, level: int = 0) -> None:
        """Append a paragraph; nothing when it has no words.

        Args:
            paragraph: of a row, the cells are set apart by bars.
            level: of a heading; 0 for none.
        """
        line = list(paragraph.cells[0])
        for cell in paragraph.cells[1:]:
            line += [Atom(" | "), *cell]
        if not "".join(atom.text for atom in line).strip():
            return
        self._block()
        if level:
            self._plain(f"{'#' * level} ")
        self._line(line, start=not level)

    def finish(self) -> None:
        """End the last line."""
        if self._length:
            self._plain("\n")

    def _table(self, rows: Sequence[Paragraph]) -> None:
        self._block()
        for index, row in enumerate(rows):
            for cell in row.cells:
                self._plain("| ")
                self._line(cell, start=False)
                self._plain(" ")
            self._plain("|\n" if index < len(rows) - 1 else "|")
            if index == 0:
                self._plain("| --- " * len(row.cells) + "|\n")

    def _block(self) -> None:
        if self._length:
            self._plain("\n\n")

    def _line(self, line: Sequence[Atom], *, start: bool) -> None:
        text = "".join(atom.text for atom in line)
        marked = set(escapes(text, start=start))
        at = 0
        for atom in line:
            for letter in atom.text:
                if at in marked:
                    self._plain("\\")
                for page, box in atom.places:
                    self.shown.append((self._length, page, *box))
                self._plain(letter)
                at += 1

    def _plain(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
