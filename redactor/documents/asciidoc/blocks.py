"""Finds the blocks of an AsciiDoc draft, and marks what surrounds their prose."""

from __future__ import annotations

import re

from redactor.documents.asciidoc.attributes import mark_attributes
from redactor.documents.asciidoc.inline import mark_inline
from redactor.documents.lines import Lines
from redactor.documents.markdown.front_matter import (
    ADDRESS_KEYS,
    PERSON_KEYS,
    front_matter,
    front_matter_end,
    mark_front_matter,
)
from redactor.documents.markdown.html import mark_tags
from redactor.documents.markdown.marking import Marking, in_order
from redactor.documents.textual import Marked
from redactor.spans import Span

_HEADING = re.compile(r"(?:={1,6}|\#{1,6})[ \t]+(?=\S)")
_ENTRY = re.compile(r":(?P<key>!?\w[\w-]*!?):(?=[ \t]|\Z)[ \t]*")
_DELIMITER = re.compile(
    r"(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--"
    r"|(?P<fence>```)(?P<language>\w*)[^`]*)[ \t]*\Z"
)
_UNDERLINE = re.compile(r"(?:={2,}|-{2,}|~{2,}|\^{2,}|\+{2,})[ \t]*\Z")
_TABLE = re.compile(r"[|,:!]={3,}[ \t]*\Z")
_CELL = re.compile(
    r"(?:(?<!\S)(?:\d{0,3}(?:\.\d{1,3})?[+*])?[<^>]?(?:\.[<^>])?[aehlmsdv]?)?(?<!\\)\|[ \t]*"
)
_SEPARATORS = {mark: re.compile(rf"{mark}[ \t]*") for mark in ",:"}
_ATTRIBUTES = re.compile(r"\[(?=[^\[\]\s]|\[)(?P<list>.*)\][ \t]*\Z")
_ANCHOR = re.compile(r"\[\[(?P<id>[\w:.-]+)(?:,[ \t]*(?P<text>[^\[\] \t][^\[\]]*))?\]\][ \t]*\Z")
_TITLE = re.compile(r"\.(?=[^\s.])")
_COMMENT = re.compile(r"//(?!/)[ \t]?")
_ITEM = re.compile(
    r"[ \t]*(?:\*{1,5}|-|\.{1,5}|\d{1,3}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>)[ \t]+"
    r"(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_TERM = re.compile(r"[ \t]*(?P<term>\S.{0,200}?)(?P<mark>:{2,4}|;;)(?=[ \t]|\Z)[ \t]*")
_NOTE = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_CONTINUES = re.compile(r"[ \t]*\+[ \t]*\Z")
_BREAK = re.compile(r"(?:'{3,}|<{3,}|-{3}|\*{3}|-[ ]-[ ]-|\*[ ]\*[ ]\*)[ \t]*\Z")
_REVISION = re.compile(r"[vV]?\d[\w.]*,|[vV]\d")
_MAIL = re.compile(r"(?<![ \t])[ \t]*<(?P<address>[^<>]+)>")
_VERBATIM = ("-", ".", "+", "`", "/")
"""What delimits blocks in which marks are letters: listings, passed text, comments."""
_NO_NAMES = frozenset(
    "description keywords title subtitle doctype toc toclevels icons sectnums author email revdate "  # noqa: SIM905
    "revnumber revremark lang numbered experimental source-highlighter imagesdir copyright "
    "organization idprefix idseparator stylesheet stylesdir linkcss docinfo figure-caption "
    "table-caption toc-title version-label nofooter noheader sectanchors sectlinks".split()
)
"""Attributes that AsciiDoc has; any other name is the draft's own, and an address."""


_CALLOUT = re.compile(r"<(?:!--)?(?:\.|\d{1,3})(?:--)?>")
"""A number in code, with what is said of it below."""


def mark_asciidoc(text: str) -> Marked:
    """Tell prose from markup and addresses; any text will do, in time linear in its length.

    Prose are paragraphs, titles, cells, front matter, the header, comments, link texts, what
    attributes print, and code. Addresses are targets, ids, roles, and names of attributes of the
    draft's own.
    """
    marking = Marking()
    body = front_matter_end(text)
    mark_front_matter(text, body, marking)
    _Blocks(Lines(text, marking)).mark(body)
    for span in marking.code:
        mark_tags(text, span.start, span.end, marking)
        for callout in _CALLOUT.finditer(text, span.start, span.end):
            marking.markup(*callout.span())
    return Marked(
        in_order(marking.regions),
        front_matter(text),
        tuple(sorted(marking.code)),
        tuple(marking.asides),
    )


class _Blocks:
    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._marking = lines.marking
        self._number = 0
        self._table = ""
        self._missing: set[str] = set()

    def mark(self, body: int) -> None:
        while self._number < len(self._lines) and self._lines.start(self._number) < body:
            self._number += 1
        self._header()
        while self._number < len(self._lines):
            number = self._number
            self._number += 1
            if not self._lines.is_blank(number):
                self._block(number, self._lines.line(number))

    def _header(self) -> None:
        """Mark the title and the lines of author and revision right after it."""
        while self._number < len(self._lines) and (
            self._lines.is_blank(self._number)
            or _ENTRY.match(self._lines.line(self._number))
            or _COMMENT.match(self._lines.line(self._number))
        ):
            number = self._number
            self._number += 1
            if not self._lines.is_blank(number):
                self._block(number, self._lines.line(number))
        first = self._number
        if first >= len(self._lines) or not self._lines.line(first).startswith(("= ", "# ")):
            return
        self._block(first, self._lines.line(first))
        for number in range(first + 1, min(first + 3, len(self._lines))):
            line = self._lines.line(number)
            if self._lines.is_blank(number) or _ENTRY.match(line) or _COMMENT.match(line):
                break
            is_revision = number > first + 1 or _REVISION.match(line)
            self._credits(number, line, is_maker=not is_revision)
            self._number = number + 1

    def _credits(self, number: int, line: str, *, is_maker: bool) -> None:
        at = self._lines.start(number)
        self._marking.regions.pop()
        self._marking.markup(self._lines.end(number - 1), at, "\nBy " if is_maker else "\n")
        done = at
        for mail in _MAIL.finditer(line):
            mark_inline(self._lines.text, done, at + mail.start(), self._marking)
            self._marking.markup(at + mail.start(), at + mail.start("address"))
            self._marking.address(at + mail.start("address"), at + mail.end("address"))
            self._marking.markup(at + mail.end("address"), at + mail.end())
            done = at + mail.end()
        mark_inline(self._lines.text, done, self._lines.end(number), self._marking)
        self._lines.end_line(number)

    def _block(self, number: int, line: str) -> None:
        start = self._lines.start(number)
        if self._table and not _TABLE.match(line):
            self._row(number, line)
        elif _TABLE.match(line):
            self._table = "" if self._table else line.strip()
            self._lines.whole(number)
        elif delimiter := _DELIMITER.match(line):
            self._delimited(number, delimiter)
        elif _BREAK.match(line) or _CONTINUES.match(line):
            self._lines.whole(number)
        elif comment := _COMMENT.match(line):
            self._comment(number, comment.end())
        elif entry := _ENTRY.match(line):
            self._entry(number, entry)
        elif anchor := _ANCHOR.match(line):
            self._anchor(number, anchor)
        elif attributes := _ATTRIBUTES.match(line):
            inside, close = attributes.span("list")
            self._marking.markup(start, start + inside, "\n")
            mark_attributes(self._lines.text, start + inside, start + close, self._marking)
            self._marking.markup(start + close, self._lines.end(number), "\n")
            self._lines.end_line(number)
        elif heading := _HEADING.match(line) or _TITLE.match(line):
            self._marking.markup(start, start + heading.end(), "\n")
            mark_inline(
                self._lines.text, start + heading.end(), self._lines.end(number), self._marking
            )
            self._lines.end_line(number)
        else:
            self._paragraph(number, line)

    def _delimited(self, number: int, delimiter: re.Match[str]) -> None:
        lines, mark = self._lines, delimiter[0].strip()
        if delimiter["language"]:
            start = lines.start(number)
            first, last = (start + at for at in delimiter.span("language"))
            self._marking.markup(start, first, "\n")
            self._marking.address(first, last)
            lines.end_line(number)
        else:
            lines.whole(number)
        closing = delimiter["fence"] or mark
        if not mark.startswith(_VERBATIM) or mark == "--" or closing in self._missing:
            return
        last = number + 1
        while last < len(lines) and lines.line(last).rstrip() != closing:
            last += 1
        if last >= len(lines):
            self._missing.add(closing)
            return
        for inside in range(number + 1, last):
            start, end = lines.start(inside), lines.end(inside)
            if start < end:
                self._marking.code.append(Span(start, end))
            lines.end_line(inside)
        lines.whole(last)
        self._number = last + 1

    def _comment(self, number: int, at: int) -> None:
        start = self._lines.start(number)
        if number and not self._lines.is_blank(number - 1):
            self._lines.end_line(number - 1)
        self._marking.markup(start, start + at, "\n")
        self._lines.end_line(number)

    def _entry(self, number: int, entry: re.Match[str]) -> None:
        start = self._lines.start(number)
        key, value = (
            entry["key"].strip("!").lower(),
            self._lines.line(number)[entry.end() :].rstrip(),
        )
        stand_in = "\nBy " if key in PERSON_KEYS else "\n"
        if key in _NO_NAMES | ADDRESS_KEYS | PERSON_KEYS:
            self._marking.markup(start, start + entry.end(), stand_in)
        else:
            self._marking.markup(start, start + entry.start("key"), "\n")
            self._marking.address(start + entry.start("key"), start + entry.end("key"))
            self._marking.markup(start + entry.end("key"), start + entry.end(), "\n")
        at = start + entry.end()
        if key in ADDRESS_KEYS or key.endswith(("dir", "url", "uri", "path")):
            self._marking.address(at, at + len(value))
        else:
            self._wrapped(number, at)
            return
        self._lines.end_line(number)

    def _wrapped(self, number: int, at: int) -> None:
        """Mark the value of an attribute, and what goes on in lines that a backslash ends."""
        last = number
        while last + 1 < len(self._lines) and self._lines.line(last).endswith(" \\"):
            following = self._lines.start(last + 1) + self._lines.indent(last + 1)
            self._marking.markup(self._lines.end(last) - 2, following, " ")
            last += 1
        mark_inline(self._lines.text, at, self._lines.end(last), self._marking)
        self._lines.end_line(last)
        self._number = last + 1

    def _anchor(self, number: int, anchor: re.Match[str]) -> None:
        start = self._lines.start(number)
        self._marking.markup(start, start + 2, "\n")
        self._marking.address(start + anchor.start("id"), start + anchor.end("id"))
        done = start + anchor.end("id")
        if anchor["text"]:
            self._marking.markup(done, start + anchor.start("text"), "\n")
            done = start + anchor.end("text")
        self._marking.markup(done, self._lines.end(number), "\n")
        self._lines.end_line(number)

    def _row(self, number: int, line: str) -> None:
        start = done = self._lines.start(number)
        bars = _CELL if self._table[0] in "|!" else _SEPARATORS[self._table[0]]
        for bar in bars.finditer(line):
            mark_inline(self._lines.text, done, start + bar.start(), self._marking)
            self._marking.markup(start + bar.start(), start + bar.end(), "\n")
            done = start + bar.end()
        mark_inline(self._lines.text, done, self._lines.end(number), self._marking)

    def _paragraph(self, number: int, line: str) -> None:
        """Mark a paragraph with the marks that begin it; what is not one of its lines ends it."""
        lines, start = self._lines, self._lines.start(number)
        at = start
        item = _ITEM.match(line)
        if item:
            self._marking.markup(start, start + item.end(), "\n")
            at = start + item.end()
        if note := _NOTE.match(lines.text, at, lines.end(number)):
            self._marking.markup(at, note.end(), "\n")
            at = note.end()
        elif term := _TERM.match(lines.text, at, lines.end(number)):
            self._marking.markup(term.start("mark"), term.end(), "\n")
            mark_inline(lines.text, at, term.start("mark"), self._marking)
            at = term.end()
        last = number
        if at == start and self._is_underlined(number):
            lines.whole(number + 1)
            mark_inline(lines.text, at, lines.end(number), self._marking)
            self._number = number + 2
            return
        while not lines.is_blank(last + 1) and not _ends(lines.line(last + 1), item is not None):
            last += 1
        end = lines.end(last)
        mark_inline(lines.text, at, end, self._marking)
        self._marking.join(lines.text, at, end)
        self._number = last + 1
        if not lines.is_blank(last + 1):
            lines.end_line(last)

    def _is_underlined(self, number: int) -> bool:
        """True for a heading in two lines, of about the same length."""
        if self._lines.is_blank(number + 1):
            return False
        line, below = self._lines.line(number).rstrip(), self._lines.line(number + 1).rstrip()
        return bool(_UNDERLINE.match(below)) and abs(len(line) - len(below)) <= 1


def _ends(line: str, in_list: bool) -> bool:
    """True where a line begins something else than more of the paragraph before it."""
    marks = (_DELIMITER, _TABLE, _ATTRIBUTES, _COMMENT, _CONTINUES, _ENTRY, _TERM)
    return any(mark.match(line) for mark in marks) or (in_list and bool(_ITEM.match(line)))
