"""Tells markup, addresses, code and prose apart in an element of JSX."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from redactor.documents.document import Escape, Literal, Side
from redactor.documents.html.elements import INLINE
from redactor.documents.markdown.marking import Marking
from redactor.documents.markdown.words import is_read
from redactor.spans import Span

_ATTRIBUTE = re.compile(
    r"""\s+(?P<name>[A-Za-z_$][\w$:.-]{0,80})
        (?:\s*=\s*(?:"(?P<double>[^"]{0,4000})"|'(?P<single>[^']{0,4000})'|(?P<opens>\{)))?""",
    re.VERBOSE,
)
_SPREAD = re.compile(r"\s*(?P<opens>\{)\s*\.\.\.")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_CLOSE = re.compile(r"\s*(?P<alone>/)?>")
_SWITCH = re.compile(r"[a-z]")


class Braces:
    """Where each brace of a text closes.

    Those in strings count, too: what is taken for too much code is read all the same.
    """

    def __init__(self, text: str) -> None:
        self._closings: dict[int, int] = {}
        opened: list[int] = []
        for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] == "}" and opened:
                self._closings[opened.pop()] = match.start()

    def closing(self, at: int) -> int:
        """Where the brace that opens at `at` closes; -1 if nowhere."""
        return self._closings.get(at, -1)


@dataclass(slots=True)
class Element:
    """What stands in a tag.

    Args:
        end: one past the tag.
        marking: its regions.
        scripts: the code in its braces, and the name of the attribute that it is the value of.
        literals: its attributes in quotation marks.
    """

    end: int
    marking: Marking = field(default_factory=Marking)
    scripts: dict[Span, str] = field(default_factory=dict)
    literals: list[Literal] = field(default_factory=list)


def mark_element(text: str, start: int, at: int, braces: Braces) -> Element | None:
    """Mark the tag that begins at `start`; `None` if it is none.

    A value of several words, one that begins with a capital, and that of an attribute that readers
    see is prose; another is an address, as is the name of an element that closes itself.

    Args:
        text: the whole draft.
        start: of the tag.
        at: after its name.
        braces: of the draft.
    """
    found = Element(at)
    name = text[start:at].strip("</")
    closes = text.startswith("</", start)
    attributes: list[tuple[Span, bool]] = []
    while True:
        spread = _SPREAD.match(text, at)
        attribute = None if spread else _ATTRIBUTE.match(text, at)
        match = spread or attribute
        if match is None:
            break
        at = match.end()
        if match["opens"]:
            close = braces.closing(match.start("opens"))
            if close < 0:
                return None
            if match.end("opens") < close:
                name_of = "" if attribute is None else attribute["name"]
                found.scripts[Span(match.end("opens"), close)] = name_of
            at = close + 1
        elif attribute is not None and attribute.lastgroup in ("double", "single"):
            first, last = attribute.span(attribute.lastgroup)
            if first < last:
                attributes.append((Span(first, last), is_read(attribute["name"], text[first:last])))
        elif attribute is not None and not _SWITCH.match(attribute["name"]):
            return None
    close_mark = _CLOSE.match(text, at)
    if close_mark is None or (closes and (attributes or found.scripts)):
        return None
    found.end = close_mark.end()
    is_alone = close_mark["alone"] is not None
    side = Side.CLOSING if closes else Side.ALONE if is_alone else Side.OPENING
    if is_alone and name[:1].isupper():
        attributes.append((Span(start + 1, start + 1 + len(name)), False))
    stand_in = "" if name[:1].isupper() or name in INLINE else "\n"
    _mark_parts(text, found, start, attributes, side, stand_in)
    return found


def _mark_parts(
    text: str,
    found: Element,
    start: int,
    attributes: list[tuple[Span, bool]],
    side: Side,
    stand_in: str,
) -> None:
    read = {span for span, is_read in attributes if is_read} | set(found.scripts)
    stand_in = "\n" if read else stand_in
    done, mark = start, None if stand_in else side
    for span in sorted([*found.scripts, *(span for span, _ in attributes)]):
        found.marking.markup(done, span.start, stand_in, mark)
        if span in read and span not in found.scripts:
            for match in _REFERENCE.finditer(text, span.start, span.end):
                found.marking.markup(*match.span(), stand_in=html.unescape(match[0]))
        elif span not in read:
            found.marking.address(span.start, span.end)
        if span not in found.scripts and span.start > start + 1:
            found.literals.append(Literal(span, (Escape.ATTRIBUTE,)))
        done, mark = span.end, None
    found.marking.markup(done, found.end, stand_in, mark)
