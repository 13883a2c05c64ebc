"""Marks what surrounds the prose of a page: tags, addresses, references, code."""

from __future__ import annotations

import re
from functools import partial

from redactor.documents.document import Escape
from redactor.documents.html.jsons import mark_json
from redactor.documents.html.marks import Decoded, Marks, nested
from redactor.documents.html.tags import Setup, mark_end, mark_start, values
from redactor.documents.html.tokens import Kind, Token, tokens
from redactor.documents.html.words import mark_words
from redactor.documents.markdown.front_matter import front_matter_end, mark_front_matter
from redactor.documents.markdown.marking import Marking, in_order

_PLAIN_DOCTYPE = re.compile(r"\s*html(?:\s+(?:public|system)\b[^\[]*)?\s*", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"<\?xml(?:-stylesheet)?\s", re.IGNORECASE)
_CODE_TYPES = re.compile(
    r"(?:module|importmap|speculationrules|(?:text|application)/(?:x-)?"
    r"(?:javascript[\d.]*|ecmascript|jscript|livescript)(?:;.*)?)?",
    re.IGNORECASE,
)
_KEEPS_SPACES = frozenset({"listing", "pre", "textarea"})
_DEEPEST = 3
"""How deep pages may stand in attributes, comments or scripts of others to be read as such."""


def mark_html(text: str) -> Marks:
    """Markup, addresses, asides and code of a page or a part of one; any text will do.

    Prose are the text, the attributes that readers see, and the strings of JSON. Comments are
    asides, as are such attributes of an element within a sentence. Scripts and styles are code.
    Front matter may stand at the head.
    """
    marks = Marks()
    body = front_matter_end(text)
    head = Marking()
    mark_front_matter(text, body, head)
    marks.regions += in_order(head.regions)
    _Page(text, marks, depth=0).mark(body)
    return marks


def _mark_inner(text: str, depth: int, *, flat: bool) -> Marks:
    marks = Marks()
    if depth < _DEEPEST:
        _Page(text, marks, depth, flat=flat).mark(0)
    else:
        mark_words(text, 0, len(text), marks)
    return marks


class _Page:
    def __init__(self, text: str, marks: Marks, depth: int, *, flat: bool = False) -> None:
        self._text = text
        self._marks = marks
        self._flat = flat
        self._inner = partial(_mark_inner, depth=depth + 1)
        self._setup = Setup(flat, partial(self._inner, flat=True))
        self._preformatted = 0
        self._script_type = ""

    def mark(self, body: int) -> None:
        """Mark the page from `body` on, token by token."""
        act = {
            Kind.TEXT: self._words,
            Kind.PLAIN: self._words,
            Kind.RAW: self._raw,
            Kind.START: self._start,
            Kind.END: self._end,
            Kind.COMMENT: self._comment,
            Kind.DOCTYPE: self._doctype,
            Kind.DROPPED: self._dropped,
        }
        for token in tokens(self._text, body):
            act[token.kind](token)

    def _start(self, token: Token) -> None:
        self._preformatted += token.name in _KEEPS_SPACES and not token.alone
        if token.name == "script":
            self._script_type = values(self._text, token).get("type", "")
        mark_start(self._text, token, self._marks, self._setup)

    def _end(self, token: Token) -> None:
        self._preformatted -= token.name in _KEEPS_SPACES and self._preformatted > 0
        mark_end(self._text, token, self._marks, self._setup)

    def _words(self, token: Token) -> None:
        spaces = not self._preformatted
        mark_words(self._text, token.start, token.end, self._marks, spaces=spaces)

    def _dropped(self, token: Token) -> None:
        self._words(token)
        self._marks.literal(token.start, token.end, Escape.ATTRIBUTE)

    def _raw(self, token: Token) -> None:
        start, end, marks = token.start, token.end, self._marks
        marks.markup(token.span.start, start)
        if token.name == "style" or (
            token.name == "script" and _CODE_TYPES.fullmatch(self._script_type.strip())
        ):
            marks.markup(start, end)
            marks.code.append(token.span)
        elif token.name == "script" and "json" in self._script_type.lower():
            mark_json(self._text, start, end, marks, self._setup.mark_page)
        elif token.name in ("", "plaintext", "xmp"):
            spaces = not token.name
            mark_words(self._text, start, end, marks, decodes=False, spaces=spaces)
            marks.literal(start, end, Escape.VERBATIM)
        elif start < end:
            inner = self._inner(self._text[start:end], flat=self._flat)
            nested(inner, Decoded.of(self._text, start, end), None, marks)
        marks.markup(end, token.span.end)

    def _comment(self, token: Token) -> None:
        start, end, marks = token.start, token.end, self._marks
        reads = "\n" if self._flat else ""
        if _XML_DECLARATION.match(self._text, token.span.start) or start == end:
            marks.markup(token.span.start, token.span.end, reads)
            return
        marks.markup(token.span.start, start, reads)
        if not self._flat:
            marks.aside(start, end)
        inner = self._inner(self._text[start:end], flat=True)
        nested(inner, Decoded.of(self._text, start, end), None, marks)
        marks.markup(end, token.span.end, reads)

    def _doctype(self, token: Token) -> None:
        start, end = token.start, token.end
        if _PLAIN_DOCTYPE.fullmatch(self._text, start, end):
            self._marks.markup(token.span.start, token.span.end, "\n")
            return
        self._marks.markup(token.span.start, start, "\n")
        self._marks.markup(end, token.span.end, "\n")
