"""Finds the blocks of a Markdown draft, and marks what surrounds their prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from redactor.documents.document import Region, RegionKind
from redactor.documents.markdown.front_matter import front_matter_end, mark_front_matter
from redactor.documents.markdown.inline import defined_labels, mark_inline
from redactor.documents.markdown.marking import Marking, Piece, in_order
from redactor.spans import Span

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_CONTAINERS = re.compile(r"[ \t]*(?:(?:>|[-*+](?=[ \t]|\Z)|\d{1,9}[.)](?=[ \t]|\Z))[ \t]*)*")
_BAR = re.compile(r"(?<!\\)\|")
_HARD_BREAKS = ("  ", "\\")
_HASHES = re.compile(_CONTAINERS.pattern + "#")
_FENCE_LINE = re.compile(r"(?P<marks>(?:`{3,}|~{3,})[ \t]*)(?P<word>[a-z{.]\S*)?")
_DIRECTIVE = re.compile(r":{3,}[ \t]*(?:\{?[a-z][\w-]*\}?)?(?:\[|[ \t]+|\Z)|:{3,}\Z")
"""What begins or ends an admonition or the like, before its title."""
_WORD = re.compile(r"[^\W_]")
_YEAR = re.compile(r"\d{4}")


def mark_markdown(
    text: str, *, is_mdx: bool = False
) -> tuple[tuple[Region, ...], tuple[Span, ...]]:
    """Markup and addresses of a Markdown draft, and its code: sorted, disjoint, in linear time.

    CommonMark with tables, strikethrough, footnotes and front matter. Prose are paragraphs,
    headings, cells, list items, quotes, link texts, alternative texts, titles, front matter values,
    comments and all code. Addresses are link targets, labels, slugs and languages of code.

    Args:
        text: any text.
        is_mdx: whether indented lines and elements of HTML are like other lines.
    """
    marking = Marking()
    body = front_matter_end(text)
    mark_front_matter(text, body, marking)
    _Blocks(text, body, marking).mark(["code", "html_block"] if is_mdx else [])
    return in_order(marking.regions), tuple(sorted(marking.code))


class _Blocks:
    def __init__(self, text: str, body: int, marking: Marking) -> None:
        self._text = text
        self._marking = marking
        self._lines = [match.span(1) for match in _LINE.finditer(text, body)]
        self._covered = [False] * len(self._lines)
        self._labels = defined_labels(text)
        self._body = body

    def mark(self, without: list[str]) -> None:
        parser = MarkdownIt("commonmark").enable("table").disable(["reference", *without])
        parser.core.ruler.enableOnly(["normalize", "block"])
        before = ""
        in_table = False
        for token in parser.parse(self._text[self._body :]):
            if token.map and not in_table:
                self._block(token, *token.map, is_heading=before == "heading_open")
            if token.type in {"table_open", "table_close"}:
                in_table = token.type == "table_open"
            before = token.type
        self._rest()

    def _block(self, token: Token, first: int, stop: int, *, is_heading: bool) -> None:
        kind = token.type
        if kind == "inline" and not is_heading:
            self._paragraph(token.content, first)
        elif kind == "inline" and _HASHES.match(self._line(first)):
            self._hash_heading(token.content, first)
        elif kind == "inline":
            self._underlined_heading(token.content, first)
        elif kind == "fence":
            self._fence(token.content, first, stop)
        elif kind == "code_block":
            self._verbatim(token.content, first)
        elif kind == "html_block":
            self._html(token.content, first)
        elif kind == "table_open":
            self._table(first, stop)
        elif kind == "hr":
            self._rule(first)

    def _line(self, number: int) -> str:
        start, end = self._lines[number]
        return self._text[start:end]

    def _break_after(self, number: int) -> None:
        """Mark the line's end as one that prose does not run on across."""
        end = self._lines[number][1]
        following = self._lines[number + 1][0] if number + 1 < len(self._lines) else end
        self._marking.markup(end, following, "\n")

    def _rule(self, number: int) -> None:
        """Mark a line of nothing but punctuation: a rule, an underline, a closing fence."""
        if not _WORD.search(self._line(number)):
            self._marking.markup(*self._lines[number], "\n")
        self._covered[number] = True

    def _piece(self, contents: list[str], first: int) -> Piece:
        """Where the lines of a token's content stand; what is before them is a container's mark."""
        lines, starts = [], []
        for number, content in enumerate(contents, first):
            line = self._line(number)
            words = content.strip()
            indent = len(line.rstrip()) - len(words)
            if indent < 0 or line[indent : indent + len(words)] != words:
                # Something that the parser rewrote: all of the line is read.
                words, indent = line.strip(), len(line) - len(line.lstrip())
            lines.append(words)
            starts.append(self._lines[number][0] + indent)
            self._covered[number] = True
        return Piece("\n".join(lines), tuple(starts))

    def _prefix(self, number: int, end: int) -> None:
        """Mark what stands before a line's content: quote marks vanish, list marks break."""
        start = self._lines[number][0]
        prefix = self._text[start:end]
        if prefix.strip() and not _YEAR.search(prefix):
            self._marking.markup(start, end, "\n" if prefix.strip("> \t") else "")

    def _prose(self, content: str, first: int) -> tuple[Piece, Marking]:
        piece = self._piece(content.split("\n"), first)
        return piece, self._inline(piece)

    def _inline(self, piece: Piece) -> Marking:
        found = piece.moved(mark_inline(piece.content, self._labels))
        self._marking.regions += found.regions
        self._marking.code += found.code
        return found

    def _paragraph(self, content: str, first: int) -> None:
        piece, marking = self._prose(content, first)
        # Where a line was wrapped shows in its length, but not if an address made it longer.
        addressed = {
            bisect_right(piece.starts, region.span.start) - 1
            for region in marking.regions
            if region.kind is RegionKind.ADDRESS
        }
        self._prefix(first, piece.starts[0])
        for number, (line, start) in enumerate(
            zip(piece.content.split("\n"), piece.starts, strict=True), first
        ):
            if directive := _DIRECTIVE.match(line):
                self._marking.markup(start, start + directive.end(), "\n")
                self._break_after(number)
        for index, (line, (start, following)) in enumerate(
            zip(piece.content.split("\n"), pairwise(piece.starts), strict=False)
        ):
            end = start + len(line)
            if self._line(first + index).endswith(_HARD_BREAKS):
                self._marking.markup(end - line.endswith("\\"), following, "\n")
            elif addressed & {index, index + 1} and not line.endswith("-"):
                self._marking.markup(end, following, " ")
            else:
                self._prefix(first + index + 1, following)

    def _hash_heading(self, content: str, number: int) -> None:
        line = self._line(number)
        start, end = self._lines[number]
        hashes = line.index("#")
        after = len(line) - len(line[hashes:].lstrip("#"))
        at = line.find(content, after)
        if at < 0:
            at, content = after, line[after:]
        self._marking.markup(start, start + at, "\n")
        self._inline(Piece(content, (start + at,)))
        self._marking.markup(start + at + len(content), end)
        self._break_after(number)
        self._covered[number] = True

    def _underlined_heading(self, content: str, first: int) -> None:
        self._paragraph(content, first)
        underline = first + content.count("\n") + 1
        self._break_after(underline - 1)
        self._rule(underline)

    def _fence(self, content: str, first: int, stop: int) -> None:
        start = self._lines[first][0]
        marks = _FENCE_LINE.search(self._line(first))
        if marks:
            self._prefix(first, start + marks.start())
            self._marking.markup(start + marks.start(), start + marks.end("marks"), "\n")
            if marks["word"]:
                self._marking.address(start + marks.start("word"), start + marks.end("word"))
            self._code(start + marks.end(), self._lines[first][1])
        self._covered[first] = True
        self._break_after(first)
        closing = self._verbatim(content, first + 1)
        if closing < stop:
            self._rule(closing)

    def _verbatim(self, content: str, first: int) -> int:
        """Mark what stands before each line of code; return the number of the line after it."""
        lines = content.removesuffix("\n").split("\n") if content else []
        piece = self._piece(lines, first)
        for number, start in enumerate(piece.starts, first):
            self._prefix(number, start)
            self._code(start, self._lines[number][1])
        return first + len(lines)

    def _code(self, start: int, end: int) -> None:
        if start < end:
            self._marking.code.append(Span(start, end))

    def _html(self, content: str, first: int) -> None:
        piece, _ = self._prose(content.removesuffix("\n"), first)
        for number, start in enumerate(piece.starts, first):
            self._prefix(number, start)

    def _table(self, first: int, stop: int) -> None:
        for number in range(first, stop):
            if number == first + 1:
                self._rule(number)
            else:
                self._row(number)
            self._break_after(number)

    def _row(self, number: int) -> None:
        line = self._line(number)
        start = self._lines[number][0]
        containers = _CONTAINERS.match(line)
        at = containers.end() if containers else 0
        self._prefix(number, start + at)
        for bar in _BAR.finditer(line, at):
            self._cell(line[at : bar.start()], start + at)
            self._marking.markup(start + bar.start(), start + bar.end(), "\n")
            at = bar.end()
        self._cell(line[at:], start + at)
        self._covered[number] = True

    def _cell(self, content: str, start: int) -> None:
        self._inline(Piece(content, (start,)))

    def _rest(self) -> None:
        """Mark the quote and list marks of lines that no block has: empty items and quotes."""
        for number, (start, end) in enumerate(self._lines):
            if start == end or self._covered[number]:
                continue
            containers = _CONTAINERS.match(self._line(number))
            if containers:
                self._prefix(number, start + containers.end())
