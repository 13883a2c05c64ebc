"""Finds what MDX adds to Markdown: imports and exports, expressions, elements of JSX."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from redactor.documents.document import Literal
from redactor.documents.markdown.blocks import mark_markdown
from redactor.documents.markdown.elements import EndTags
from redactor.documents.markdown.front_matter import front_matter, front_matter_end
from redactor.documents.markdown.jsx import Braces, mark_element
from redactor.documents.markdown.marking import Marking, in_order
from redactor.documents.markdown.scripts import mark_script
from redactor.documents.markdown.scripttokens import names_meet
from redactor.documents.textual import Marked
from redactor.spans import Span

_TOKEN = re.compile(
    r"""(?P<escape>\\[{}<])
      | (?P<module>^(?:import|export)(?=[ \t{*"']))
      | (?P<comment>\{[ \t]*/\*)
      | (?P<expression>\{)
      | (?P<element></?(?:[A-Za-z][\w.:-]{0,80})?(?=[\s/>]))
    """,
    re.VERBOSE | re.MULTILINE,
)
_COMMENT_END = re.compile(r"\*/[ \t]*\}")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?=[\r\n]|\Z)|\Z")
_AFTER_BLANK = re.compile(r"(?:\A|\r\n?|\n)[ \t]*(?:\r\n|\r|\n)\Z")
_BRACKET_ESCAPED = re.compile(r"\\(?=[()\[\]])")
_MASK = "\ufdd0"
"""A code point that stands for no character."""
_NO_BREAK = re.compile(r"[^\r\n]")


def mark_mdx(text: str) -> Marked:
    """Tell prose from markup, code and addresses in MDX; any text will do, in linear time.

    As in Markdown; imports, exports and expressions are code, elements are markup, their attributes
    prose where readers see them. Indented lines are no code, and there are no blocks of HTML.
    """
    scan = _Scan(text)
    scan.mark()
    regions, code = mark_markdown(scan.masked(), is_mdx=True)
    parts = scan.parts
    starts = [part.start for part in parts]

    def is_outside(span: Span) -> bool:
        index = bisect_right(starts, span.end - 1) - 1
        return index < 0 or parts[index].end <= span.start

    outside = [region for region in regions if is_outside(region.span)]
    kept = [span for span in code if is_outside(span)]
    return Marked(
        in_order([*outside, *scan.marking.regions]),
        front_matter(text),
        tuple(sorted([*kept, *scan.marking.code])),
        literals=tuple(sorted(scan.literals, key=lambda literal: literal.span)),
    )


class _Scan:
    def __init__(self, text: str) -> None:
        self._text = text
        self._body = front_matter_end(text)
        self._code = mark_markdown(text, is_mdx=True)[1]
        self._code_starts = [span.start for span in self._code]
        self._braces = Braces(text)
        self._ends = EndTags(text)
        self.marking = Marking()
        self.parts: list[Span] = []
        self._elements: list[tuple[int, Marking]] = []
        self._unclosed = False
        self._met: Span | None = None
        self.literals: list[Literal] = []

    def mark(self) -> None:
        at = self._body
        while match := _TOKEN.search(self._text, at):
            start, at = match.span()
            code = self._code_at(start)
            if code is not None:
                at = max(at, code.end)
            elif match["module"]:
                at = self._module(start)
            elif match["comment"]:
                at = self._comment(start, at)
            elif match["expression"]:
                at = self._expression(start)
            elif match["element"]:
                at = self._element(start, at)

    def masked(self) -> str:
        """The text with commas for all but the line ends of what was found.

        A line of nothing else is blank, and the elements on it part what is around them.
        """
        pieces, at = [], 0
        for part in self.parts:
            pieces += [self._text[at : part.start], _NO_BREAK.sub(_MASK, part.of(self._text))]
            at = part.end
        lines = "".join([*pieces, self._text[at:]]).splitlines(keepends=True)
        blank: list[bool] = []
        for number, line in enumerate(lines):
            blank.append(_MASK in line and not line.strip(f" \t\r\n{_MASK}"))
            lines[number] = line.replace(_MASK, " " if blank[-1] else ",")
        starts = [0, *accumulate(map(len, lines))]
        for start, marking in self._elements:
            is_alone = blank[bisect_right(starts, start) - 1]
            for region in marking.regions:
                parts = is_alone and not region.stand_in
                parting = replace(region, stand_in="\n", side=None)
                self.marking.regions.append(parting if parts else region)
        return "".join(lines)

    def _code_at(self, at: int) -> Span | None:
        index = bisect_right(self._code_starts, at) - 1
        return self._code[index] if index >= 0 and at < self._code[index].end else None

    def _module(self, start: int) -> int:
        """Mark imports and exports up to a blank line."""
        before = self._text[max(self._body, start - 80) : start]
        if start > self._body and not _AFTER_BLANK.search(before):
            return start + 1
        found = _BLANK_LINE.search(self._text, start)
        end = found.start() if found else len(self._text)
        self.marking.markup(start - 1 if start else 0, start, "\n")
        self._script(start, end)
        self.parts.append(Span(start, end))
        return end

    def _script(self, start: int, end: int, attribute: str | None = None) -> None:
        if start < end:
            self.marking.code.append(Span(start, end))
            self.literals += mark_script(
                self._text, start, end, self.marking, self._ends, attribute
            )

    def _comment(self, start: int, at: int) -> int:
        end = None if self._unclosed else _COMMENT_END.search(self._text, at)
        if end is None:
            self._unclosed = True
            return self._expression(start)
        self.marking.markup(start, at, "\n")
        for escape in _BRACKET_ESCAPED.finditer(self._text, at, end.start()):
            self.marking.markup(*escape.span())
        self.marking.markup(*end.span(), stand_in="\n")
        self.parts.append(Span(start, end.end()))
        return end.end()

    def _expression(self, start: int) -> int:
        close = self._braces.closing(start)
        if close < 0:
            return start + 1
        # What is prose in the braces around these is prose in these.
        if self._met is None or not start < self._met.start < self._met.end <= close:
            self._met = names_meet(self._text, start + 1, close, self._ends)
        if self._met is not None:
            return start + 1
        self.marking.markup(start, start + 1)
        self._script(start + 1, close)
        self.marking.markup(close, close + 1)
        self.parts.append(Span(start, close + 1))
        return close + 1

    def _element(self, start: int, at: int) -> int:
        found = mark_element(self._text, start, at, self._braces)
        if found is None:
            return at
        self._elements.append((start, found.marking))
        self.literals += found.literals
        for script, attribute in found.scripts.items():
            self._script(script.start, script.end, attribute)
        self.parts.append(Span(start, found.end))
        return found.end
