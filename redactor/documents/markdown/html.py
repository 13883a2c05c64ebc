"""Tells markup, addresses and prose apart in an HTML tag."""

from __future__ import annotations

import re
from bisect import bisect_right

from redactor.documents.document import Document, Escape, Side
from redactor.documents.html.elements import BLOCK, INLINE, PROSE_ATTRIBUTES, SWITCHES, VOID
from redactor.documents.html.references import references
from redactor.documents.markdown.marking import Marking

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"""\s+([A-Za-z_:@][\w:.@-]*)
        (?:\s*=\s*(?:"(?P<double>[^"]{0,4000})"|'(?P<single>[^']{0,4000})'|(?P<bare>[^\s"'=<>`]+)))?
    """,
    re.VERBOSE,
)
_OPENED = re.compile(r"[\w:.@-]\s*=\s*([\"']?)\Z")
_CLOSE = re.compile(r"\s*/?>")


def mark_tag(text: str, start: int, marking: Marking) -> int:
    """Mark the HTML tag that begins at `start`; return where it ends, or `start` if it is none.

    Anything in angle brackets but elements of HTML is prose: `<Ana Ruiz>` is a name, whatever a
    browser makes of it.

    Names of elements and attributes are markup. The value of an attribute that readers see (`alt`,
    `title`) is prose, as is one of several words; any other is an address.
    """
    name = _NAME.match(text, start)
    if name is None or name[1].lower() not in INLINE | BLOCK:
        return start
    stand_in = "" if name[1].lower() in INLINE else "\n"
    found = Marking()
    side: Side | None = _side(name[0])
    done, at = start, name.end()
    while attribute := _ATTRIBUTE.match(text, at):
        at = attribute.end()
        if attribute.lastgroup is None:
            if attribute[1].lower() not in SWITCHES:
                return start
            continue
        value_start, value_end = attribute.span(attribute.lastgroup)
        value = text[value_start:value_end]
        if attribute[1].lower() in PROSE_ATTRIBUTES or re.search(r"\s", value):
            found.markup(done, value_start, "\n", side)
            for span, characters in references(text, value_start, value_end, attribute=True):
                found.markup(span.start, span.end, characters)
            stand_in = "\n"
        else:
            found.markup(done, value_start, stand_in, side)
            found.address(value_start, value_end)
        done, side = value_end, None
    close = _CLOSE.match(text, at)
    if close is None:
        return start
    found.markup(done, close.end(), stand_in, side)
    marking.regions += found.regions
    return close.end()


def mark_tags(text: str, start: int, end: int, marking: Marking) -> None:
    """Mark the HTML tags and character references that stand in `text[start:end]`."""
    at = start
    while (at := text.find("<", at, end)) >= 0:
        found = Marking()
        after = mark_tag(text, at, found)
        if at < after <= end:
            marking.regions += found.regions
        at = max(at + 1, after)
    for span, characters in references(text, start, end):
        marking.markup(span.start, span.end, characters)


def attribute_around(document: Document, at: int) -> Escape | None:
    """How words are written at `at`, if that is in the value of an attribute of a tag."""
    regions = document.regions
    index = bisect_right(regions, at, key=lambda region: region.span.end) - 1
    while index >= 0 and regions[index].span.of(document.text).startswith("&"):
        index -= 1
    before = regions[index].span.of(document.text) if index >= 0 else ""
    opened = _OPENED.search(before)
    if opened is None or not re.search(r"\A<|\A[\"']?\s", before):
        return None
    quote, value = opened[1], document.text[regions[index].span.end : at]
    if quote:
        return Escape.ATTRIBUTE if quote not in value else None
    return Escape.UNQUOTED if not re.search(r"[\s>]", value) else None


def _side(opening: str) -> Side:
    if opening.startswith("</"):
        return Side.CLOSING
    return Side.ALONE if opening[1:].lower() in VOID else Side.OPENING
