"""Tells words from code in the scripts of MDX: strings and comments are read, the rest is not."""

from __future__ import annotations

import html
import re

from redactor.documents.document import Escape, Literal
from redactor.documents.markdown.elements import EndTags
from redactor.documents.markdown.marking import Marking
from redactor.documents.markdown.scripttokens import KEYWORDS, tokens
from redactor.documents.markdown.words import is_read
from redactor.spans import Span

_REFERENCE_OR_WRAP = re.compile(
    r"(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<wrap>(?<![ \t])[ \t]*(?:\r\n?|\n)\s*)"
)
_SOURCES = frozenset({"from", "import", "require"})
"""Words before the path of a file."""
_ASSIGNS = re.compile(r"""["'`]?\]?\s*[:=]\s*""")
"""What stands between the name of a property and its value."""
_WITHIN = re.compile(r"""(?P<line>\r\n?|\n)|\\(?=[\\"'`])|(?P<code>\$\{[^{}`\r\n]{0,1000}\})""")
_QUOTES = ("", '"', "'", "`")


def mark_script(
    text: str, start: int, end: int, marking: Marking, ends: EndTags, name: str | None = None
) -> list[Literal]:
    """Mark code of JavaScript in `text[start:end]`; how words are written in each part of it.

    What strings say is prose or an address, see `is_read`; comments and the texts of elements are
    prose, over the tags of elements within a line; names and numbers are addresses. All else is
    markup that parts what is read, so that no finding takes in code.

    Args:
        text: the draft.
        start: where the script begins.
        end: one past it.
        marking: added to.
        ends: of elements in the draft.
        name: of the attribute whose value it is, if it is one.
    """
    script = text[start:end].strip()
    at, before, glue = start, "", "\n"
    literals: list[Literal] = []
    for token in tokens(text, start, end, ends):
        first, last = token.inner.start, token.inner.end
        if token.kind == "name" and token.whole.of(text) in KEYWORDS:
            before, glue = token.whole.of(text), "\n"
            continue
        if token.kind == "tag":
            if glue != "\n":
                marking.markup(at, last, " " if token.side is None else "", token.side)
                at = last
            continue
        is_bare = name is None and token.whole.of(text) == script
        is_read_here = token.kind in ("text", "comment", "words") or is_bare
        if token.kind == "string":
            known = before if _ASSIGNS.fullmatch(text, at, token.whole.start) else name or ""
            known = known if token.name is None else token.name
            is_source = before in _SOURCES and token.name is None
            is_read_here = not is_source and (is_bare or is_read(known, text[first:last]))
            # What begins a scope of packages is no handle.
            first += is_source and text.startswith("@", first, last)
        is_glued = token.kind == "text" or (token.name and not is_read_here)
        runs_on = glue != "\n" and bool(is_glued)
        marking.markup(at, first, "" if runs_on or is_bare else "\n")
        if not is_read_here:
            marking.address(first, last)
        elif token.kind == "text" or token.name is not None:
            _mark_text(text, first, last, marking)
        else:
            _mark_words(text, first, last, marking)
        if token.kind == "text" or token.name is not None:
            how = Escape.ELEMENT if token.kind == "text" else Escape.ATTRIBUTE
            literals.append(Literal(Span(first, last), (how,)))
        glue = "" if token.kind == "text" or runs_on else "\n"
        at, before = last, text[first:last]
    is_end = at > start and text[at:end].strip() in _QUOTES and name is None
    marking.markup(at, end, "" if is_end else "\n")
    return _filled(literals, start, end)


def _filled(literals: list[Literal], start: int, end: int) -> list[Literal]:
    """These and, for all between them, that words there are in a script."""
    found: list[Literal] = []
    for literal in literals:
        if start < literal.span.start:
            found.append(Literal(Span(start, literal.span.start), (Escape.SCRIPT,)))
        found.append(literal)
        start = literal.span.end
    if start < end:
        found.append(Literal(Span(start, end), (Escape.SCRIPT,)))
    return found


def _mark_text(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark, in the text of an element or the value of an attribute, line ends and references."""
    for found in _REFERENCE_OR_WRAP.finditer(text, start, end):
        stand_in = " " if found["wrap"] else html.unescape(found[0])
        marking.markup(*found.span(), stand_in=stand_in)


def _mark_words(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark, in what a string or a comment says, line ends, escapes, and code in it."""
    for found in _WITHIN.finditer(text, start, end):
        if found["code"]:
            marking.address(*found.span())
        else:
            marking.markup(*found.span(), stand_in="\n" if found["line"] else "")
