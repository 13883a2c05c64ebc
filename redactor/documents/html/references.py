"""Character references of HTML, where they stand and what they write."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from redactor.spans import Span

_REFERENCE = re.compile(r"&(?:#[xX][0-9A-Fa-f]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_ZEROS = re.compile(r"(?<=&#)0{2,}")
_TOO_LONG = re.compile(r"&#[0-9]{9,};?")
"""A reference to no character, of which Python may refuse to make a number."""
_LONGEST = max(map(len, html5))
_MOST_DIGITS = 7
"""Digits of the highest character; Python refuses to make a number of thousands."""


def references(
    text: str, start: int, end: int, *, attribute: bool = False
) -> Iterator[tuple[Span, str]]:
    """The references in `text[start:end]`, in order, each with the characters that it writes.

    As a browser reads them: the semicolon of some may be missing, but in an attribute only before
    anything else than a letter, a digit or `=`.
    """
    at = text.find("&", start, end)
    while at >= 0:
        found = _reference(text, at, end, attribute)
        if found is None:
            at = text.find("&", at + 1, end)
            continue
        yield found
        at = text.find("&", found[0].end, end)


def decoded(text: str, start: int, end: int, *, attribute: bool = False) -> str:
    """What `text[start:end]` says; see `references`."""
    pieces, at = [], start
    for span, characters in references(text, start, end, attribute=attribute):
        pieces += [text[at : span.start], characters]
        at = span.end
    return "".join([*pieces, text[at:end]])


def unescaped(text: str) -> str:
    """What `text` says, with every reference in it read, however many digits one has."""
    return html.unescape(_TOO_LONG.sub("\ufffd", _ZEROS.sub("0", text)))


def _reference(text: str, at: int, end: int, attribute: bool) -> tuple[Span, str] | None:
    match = _REFERENCE.match(text, at, end)
    if match is None:
        return None
    written = match[0]
    if written[1] == "#":
        return Span(*match.span()), _numbered(written)
    name = _longest(written[1:])
    if not name:
        return None
    stop = at + 1 + len(name)
    if attribute and not name.endswith(";"):
        follows = text[stop : min(stop + 1, end)]
        if follows == "=" or (follows.isascii() and follows.isalnum()):
            return None
    return Span(at, stop), html5[name]


def _numbered(written: str) -> str:
    base = 16 if written[2] in "xX" else 10
    digits = written[2:].rstrip(";").lstrip("xX0")
    if len(digits) > _MOST_DIGITS:
        return "\ufffd"
    # Python drops controls and what is no character; browsers do not.
    short = f"&#{'x' if base == 16 else ''}{digits or '0'};"
    return html.unescape(short) or chr(int(digits, base))


def _longest(name: str) -> str:
    """The longest name of a reference that `name` begins with; empty when there is none."""
    lengths = range(min(len(name), _LONGEST), 1, -1)
    return next((name[:length] for length in lengths if name[:length] in html5), "")
