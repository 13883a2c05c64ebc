"""Finds the blocks of a reStructuredText draft, and marks what surrounds their prose."""

from __future__ import annotations

import re

from redactor.documents.lines import Lines
from redactor.documents.markdown.front_matter import ADDRESS_KEYS, PERSON_KEYS
from redactor.documents.markdown.html import mark_tags
from redactor.documents.markdown.marking import Marking, in_order
from redactor.documents.restructuredtext.directives import Content, mark_explicit, mark_path
from redactor.documents.restructuredtext.fitting import Row
from redactor.documents.restructuredtext.inline import mark_inline
from redactor.documents.restructuredtext.tables import (
    Margins,
    grid_gaps,
    is_border,
    is_grid,
    margins_of,
)
from redactor.documents.textual import Marked
from redactor.spans import Span

_ADORNMENT = re.compile(r"[ \t]*([!-/:-@\[-`{-~])\1+[ \t]*\Z")
_ITEM = re.compile(
    r"[ \t]*(?:[-*+•‣⁃]|\(?(?:\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,5}|\#)[.)])(?=[ \t]|[\r\n]|\Z)[ \t]*"
)
_LINE_BLOCK = re.compile(r"[ \t]*\|(?=[ \t]|[\r\n]|\Z)[ \t]*")
_FIELD = re.compile(
    r"[ \t]*:(?P<name>(?![ \t:`])(?:\\.|[^:\\\r\n]|:(?=[^ \t`\r\n])){1,80}):"
    r"(?=[ \t]|[\r\n]|\Z)[ \t]*"
)
_EXPLICIT = re.compile(r"[ \t]*\.\.(?=[ \t]|[\r\n]|\Z)[ \t]*")
_ANONYMOUS = re.compile(r"[ \t]*__[ \t]+(?=\S)")
_DOCTEST = re.compile(r"[ \t]*>>>[ \t]")
_KEY_NAME = re.compile(r"[a-z][\w.-]*\Z")
_BIBLIOGRAPHIC = frozenset(
    "abstract address author authors contact copyright date dedication organization revision "  # noqa: SIM905
    "status version".split()
)
"""Fields at the head of a document. Source: the reference of docutils, from general knowledge,
2026."""
_BY = PERSON_KEYS | {"authors", "contact"}


def mark_restructuredtext(text: str) -> Marked:
    """Tell prose from markup and addresses; any text will do, in time linear in its length.

    Prose are paragraphs, titles, cells, fields, comments, link texts, what directives print, and
    code. Addresses are targets, labels of references and footnotes, arguments that are paths or
    languages, and names of substitutions.
    """
    marking = Marking()
    _Blocks(Lines(text, marking)).mark()
    for span in marking.code:
        mark_tags(text, span.start, span.end, marking)
    return Marked(in_order(marking.regions), None, tuple(sorted(marking.code)))


def drawn_blocks(text: str) -> tuple[list[list[Row]], list[tuple[Row, list[Row]]]]:
    """The tables of a draft, each with all its lines, and lines under titles, with those beside."""
    blocks = _Blocks(Lines(text, Marking()))
    blocks.mark()
    return blocks.tables, blocks.titles


class _Blocks:
    def __init__(self, lines: Lines) -> None:
        self.tables: list[list[Row]] = []
        self.titles: list[tuple[Row, list[Row]]] = []
        self._lines = lines
        self._marking = lines.marking
        self._number = 0
        self._margins: Margins | None = None
        self._in_grid = False

    def mark(self) -> None:
        while self._number < len(self._lines):
            number = self._number
            self._block(number, self._lines.line(number))
            self._number = max(self._number, number + 1)

    def _block(self, number: int, line: str) -> None:
        if not line.strip():
            self._in_grid = False
        elif is_border(line):
            self._border(number, line)
        elif self._in_grid or self._margins is not None:
            self._row(number, line)
        elif line.strip() == "::":
            self._lines.whole(number)
            self._literal(number + 1, self._lines.indent(number))
        elif _ADORNMENT.match(line) and line.strip() != "..":
            self._lines.whole(number)
            beside = [n for n in (number - 1, number + 1) if n >= 0 and not self._lines.is_blank(n)]
            self.titles.append((self._at(number), [self._at(other) for other in beside]))
        elif _DOCTEST.match(line):
            while not self._lines.is_blank(self._number):
                self._code_line(self._number)
                self._number += 1
        else:
            self._content(number)

    def _content(self, number: int) -> None:
        """Mark a line with the marks that begin it, and the lines of its paragraph."""
        text, at, end = self._lines.text, self._lines.start(number), self._lines.end(number)
        in_list = False
        while item := _ITEM.match(text, at, end) or _LINE_BLOCK.match(text, at, end):
            self._marking.markup(at, item.end(), "\n")
            at, in_list = item.end(), True
        if explicit := _EXPLICIT.match(text, at, end):
            self._marking.markup(at, explicit.end(), "\n")
            self._explicit(number, explicit.end())
        elif anonymous := _ANONYMOUS.match(text, at, end):
            self._marking.markup(at, anonymous.end(), "\n")
            self._marking.address(anonymous.end(), end)
        elif field := _FIELD.match(text, at, end):
            self._field(field, end)
            self._paragraph(number, field.end(), in_list=True)
        else:
            self._paragraph(number, at, in_list=in_list)

    def _explicit(self, number: int, at: int) -> None:
        indent = self._lines.indent(number)
        self._number, content = mark_explicit(self._lines, number, at)
        if content is Content.CODE:
            self._literal(self._number, indent)
        while content is Content.PATHS and self._number < len(self._lines):
            if not self._lines.is_blank(self._number):
                if self._lines.indent(self._number) <= indent:
                    break
                mark_path(self._lines, self._number)
            self._number += 1

    def _field(self, field: re.Match[str], end: int) -> None:
        start, stop = field.span("name")
        name = field["name"].lower()
        if name in _BIBLIOGRAPHIC | ADDRESS_KEYS | PERSON_KEYS:
            self._marking.markup(field.start(), field.end(), "\nBy " if name in _BY else "\n")
        else:
            self._marking.markup(field.start(), start, "\n")
            if _KEY_NAME.match(field["name"]):
                self._marking.address(start, stop)
            self._marking.markup(stop, field.end(), "\n")
        if name in ADDRESS_KEYS:
            said = self._lines.text[field.end() : end].rstrip()
            self._marking.address(field.end(), field.end() + len(said))

    def _paragraph(self, number: int, at: int, *, in_list: bool) -> None:
        """Mark a paragraph that begins at `at`; the next item of a list begins another."""
        lines, last = self._lines, number
        while not lines.is_blank(last + 1) and not self._ends(lines.line(last + 1), in_list):
            if lines.indent(last + 1) < lines.indent(last):
                break
            last += 1
        self._number = last + 1
        if not lines.is_blank(last + 1):
            lines.end_line(last)
        words = lines.text[at : lines.end(last)].rstrip()
        end = at + len(words)
        mark_inline(lines.text, at, end, self._marking)
        if in_list or last == number or lines.indent(number + 1) <= lines.indent(number):
            self._marking.join(lines.text, at, end)
        else:
            # A term, and what it means.
            lines.end_line(number)
            self._marking.join(lines.text, lines.start(number + 1), end)
        if words.endswith("::"):
            self._marking.markup(end - 2, end, ":" if words[:-2].strip() else "\n")
            self._literal(last + 1, lines.indent(number))

    def _ends(self, line: str, in_list: bool) -> bool:
        """True where a line begins something else than more of the paragraph before it."""
        if _ADORNMENT.match(line) or is_border(line) or _EXPLICIT.match(line):
            return True
        marks = (_ITEM, _FIELD, _LINE_BLOCK)
        return in_list and any(mark.match(line) for mark in marks)

    def _literal(self, number: int, indent: int) -> None:
        """Mark as code the lines from `number` on that are indented more."""
        while number < len(self._lines):
            if not self._lines.is_blank(number):
                if self._lines.indent(number) <= indent:
                    break
                self._code_line(number)
            number += 1
        self._number = number

    def _code_line(self, number: int) -> None:
        self._marking.code.append(Span(self._lines.start(number), self._lines.end(number)))
        self._lines.end_line(number)

    def _at(self, number: int) -> Row:
        return Row(self._lines.start(number), self._lines.line(number))

    def _border(self, number: int, line: str) -> None:
        self._lines.whole(number)
        if not self._in_grid and self._margins is None:
            if not is_grid(line) and "=" not in line:
                # No simple table begins so.
                return
            self.tables.append([])
        self.tables[-1].append(self._at(number))
        if is_grid(line):
            self._in_grid = True
        elif self._margins is None:
            self._margins = margins_of(line)
        elif "=" in line and self._lines.is_blank(number + 1):
            self._margins = None

    def _row(self, number: int, line: str) -> None:
        self.tables[-1].append(self._at(number))
        start = done = self._lines.start(number)
        gaps: list[tuple[int, int]] = []
        if self._in_grid:
            gaps = grid_gaps(line)
        elif self._margins is not None:
            gaps = self._margins.gaps(line)
        for gap_start, gap_end in gaps:
            mark_inline(self._lines.text, done, start + gap_start, self._marking)
            self._marking.markup(start + gap_start, start + gap_end, "\n")
            done = start + gap_end
        mark_inline(self._lines.text, done, self._lines.end(number), self._marking)
        self._lines.end_line(number)
