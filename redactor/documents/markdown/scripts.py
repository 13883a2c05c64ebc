"""Tells words from code in the scripts of MDX: strings and comments are read, the rest is not."""

from __future__ import annotations

import re

from redactor.documents.html.elements import PROSE_ATTRIBUTES
from redactor.documents.markdown.marking import Marking
from redactor.spans import Span

_TOKEN = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\\r\n]){0,4000}"|'(?:\\.|[^'\\\r\n]){0,4000}'
        |`(?:\\.|[^`\\]){0,4000}`)
      | (?P<comment>/\*(?s:.){0,4000}?\*/|//[^\r\n]*)
      | (?P<name>(?:[^\W\d]|\$)[\w$]*)
      | (?P<number>\d[\w.]*)""",
    re.VERBOSE | re.DOTALL,
)
_WITH_TEXTS = re.compile(
    rf"(?P<text>(?<!=)>[^<>{{}}=]{{1,4000}}(?=[<{{])) | {_TOKEN.pattern}", _TOKEN.flags
)
"""Beside tokens, the text of elements of JSX; also what looks like it, such as comparisons."""
_WRAP = re.compile(r"(?:\r\n?|\n)[ \t]*")
_KEYWORDS = frozenset(
    "as async await case class const default delete else export extends false for from function "  # noqa: SIM905
    "get if import in instanceof let new null of return set static throw true typeof undefined var "
    "void yield".split()
)
"""Words of JavaScript that stand beside names. Source: ECMA-262, 12.7.2, and its grammar."""
_SOURCES = frozenset({"from", "import", "require"})
"""Words before the path of a file."""
_ASSIGNS = re.compile(r"""["'`]?\]?\s*[:=]\s*""")
"""What stands between the name of a property and its value."""
_WITHIN = re.compile(r"""(?P<line>\r\n?|\n)|\\(?=[\\"'`])|(?P<code>\$\{[^{}`\r\n]{0,1000}\})""")
_QUOTES = ("", '"', "'", "`")
_WORDED = re.compile(r"\s|\A\[?[A-Z]|[^\x00-\x7f]")
_ADDRESSES = frozenset(
    {"class", "className", "href", "id", "key", "rel", "src", "srcSet", "style", "target", "to"}
)

_PROSE = PROSE_ATTRIBUTES - {"value"}
"""Names of what readers see; a value in small letters is mostly one for programs, such as a tab."""


def is_read(name: str, value: str) -> bool:
    """True for the value of an attribute or a property that is prose.

    Several words, one that begins with a capital or has letters beyond ASCII, and what stands under
    a name that readers see are; any other is an address: for machines, or in the small letters that
    they read names in.
    """
    if name in _ADDRESSES:
        return False
    return name.lower() in _PROSE or _WORDED.search(value) is not None


def mark_script(text: str, start: int, end: int, marking: Marking, name: str | None = None) -> None:
    """Mark code of JavaScript in `text[start:end]`.

    What strings say is prose or an address, see `is_read`; comments and the texts of elements are
    prose; names and numbers are addresses. All else is markup that parts what is read, so that no
    finding takes in code.

    Args:
        text: the draft.
        start: where the script begins.
        end: one past it.
        marking: added to.
        name: of the attribute whose value it is, if it is one.
    """
    script = text[start:end].strip()
    at, before = start, ""
    for token in _WITH_TEXTS.finditer(text, start, end):
        if token["name"] in _KEYWORDS:
            before = token[0]
            continue
        first, last = _inner(token)
        is_whole = token[0] == script
        marking.markup(at, first, "" if is_whole and name is None else "\n")
        if token["string"] and before in _SOURCES:
            # What begins a scope of packages is no handle.
            is_scope = text.startswith("@", first, last)
            marking.markup(first, first + is_scope)
            marking.address(first + is_scope, last)
        elif token["string"]:
            known = before if _ASSIGNS.fullmatch(text, at, token.start()) else name or ""
            if (is_whole and name is None) or is_read(known, text[first:last]):
                _mark_words(text, first, last, marking)
            else:
                marking.address(first, last)
        elif token["comment"]:
            _mark_words(text, first, last, marking)
        elif token["text"]:
            for wrap in _WRAP.finditer(text, first, last):
                marking.markup(*wrap.span(), stand_in=" ")
        else:
            marking.address(first, last)
        at, before = last, text[first:last]
    is_end = at > start and text[at:end].strip() in _QUOTES and name is None
    marking.markup(at, end, "" if is_end else "\n")


def _inner(token: re.Match[str]) -> tuple[int, int]:
    """Where the words of a token stand, without its marks."""
    first, last = token.span()
    if token["text"]:
        return first + 1, last
    if token["string"]:
        return first + 1, last - 1
    if token["comment"]:
        return first + 2, last - 2 * token[0].startswith("/*")
    return first, last


def names_meet(text: str, start: int, end: int) -> Span | None:
    """Where two words first follow each other, as in prose and elements, and in no script."""
    before: Span | None = None
    for token in _TOKEN.finditer(text, start, end):
        is_name = bool(token["name"]) and token["name"] not in _KEYWORDS
        if is_name and before is not None and text[before.end : token.start()].isspace():
            return Span(before.start, token.end())
        before = Span(*token.span()) if is_name else None
    return None


def _mark_words(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark, in what a string or a comment says, line ends, escapes, and code in it."""
    for found in _WITHIN.finditer(text, start, end):
        if found["code"]:
            marking.address(*found.span())
        else:
            marking.markup(*found.span(), stand_in="\n" if found["line"] else "")
