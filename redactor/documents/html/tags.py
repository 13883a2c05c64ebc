"""Marks a tag of a page: its names, and the values of its attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from redactor.documents.document import Escape, Side
from redactor.documents.html.attributes import Value, value_of
from redactor.documents.html.elements import (
    CODE_ATTRIBUTES,
    KNOWN,
    LINKS,
    MACHINE_ATTRIBUTES,
    PARAGRAPHS,
    PROSE_ATTRIBUTES,
    SWITCHES,
    UNBROKEN,
    VOID,
)
from redactor.documents.html.jsons import mark_json
from redactor.documents.html.marks import Decoded, Marks, nested
from redactor.documents.html.references import decoded
from redactor.documents.html.tokens import Attribute, Token
from redactor.documents.html.words import mark_words

_KNOWN_ATTRIBUTES = (
    PROSE_ATTRIBUTES
    | SWITCHES
    | LINKS
    | MACHINE_ATTRIBUTES
    | CODE_ATTRIBUTES
    | {"datetime", "srcdoc"}
)
_WORDED = frozenset({Value.PROSE, Value.MAKER, Value.PAGE, Value.JSON})
_PICTURE = re.compile(
    r"""\burl\(\s*(?:["']|&quot;|&\#0?39;)?(?!data:)
        (?P<address>(?:(?!&quot;|&\#0?39;)[^"'()\s<>]){1,2000})""",
    re.IGNORECASE | re.VERBOSE,
)
"""What the style of an element calls, such as the cover of a page."""
_LETTER = re.compile(r"[^\W_]")

MarkPage = Callable[[str], Marks]
"""Marks a page that stands in another; it holds no asides."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How the tags of a page are marked.

    Args:
        flat: whether all is an aside already, so that it holds none.
        mark_page: for pages in attributes.
    """

    flat: bool
    mark_page: MarkPage


def parting(name: str) -> str:
    """What the prose around a tag reads in its place."""
    if name in UNBROKEN or (name not in KNOWN and "-" not in name):
        return ""
    return "\n\n" if name in PARAGRAPHS else "\n"


def values(text: str, token: Token) -> dict[str, str]:
    """The attributes of a start tag by name in lower case, references read; the first counts."""
    found: dict[str, str] = {}
    for attribute in token.attributes:
        name = attribute.name.of(text).lower()
        if name not in found:
            found[name] = decoded(text, *(attribute.value or (0, 0)), attribute=True)
    return found


def mark_end(text: str, token: Token, marks: Marks, setup: Setup) -> None:
    """Mark an end tag; what it holds beside its name no browser shows."""
    tag = _Tag(text, token, marks, setup, parting(token.name), Side.CLOSING)
    tag.name()
    tag.unknown(token.end, token.span.end - 1)
    tag.close()


def mark_start(text: str, token: Token, marks: Marks, setup: Setup) -> None:
    """Mark a start tag. Names that nobody knows are words, since `<Ana Ruiz>` may be a name."""
    alone = token.alone or token.name in VOID
    others = values(text, token)
    kinds = [_kind(text, token.name, attribute, others) for attribute in token.attributes]
    stand_in = parting(token.name)
    if token.name in VOID and _WORDED.intersection(kinds):
        stand_in = stand_in or "\n"
    side = Side.ALONE if alone else Side.OPENING
    tag = _Tag(text, token, marks, setup, stand_in, side)
    tag.name()
    for attribute, kind in zip(token.attributes, kinds, strict=True):
        if kind is not None:
            tag.attribute(attribute, kind)
        elif attribute.name.of(text).lower() not in SWITCHES:
            tag.unknown(attribute.name.start, attribute.name.end)
    tag.close()


def _kind(text: str, element: str, attribute: Attribute, others: dict[str, str]) -> Value | None:
    if attribute.value is None:
        return None
    value = decoded(text, *attribute.value, attribute=True)
    return value_of(element, attribute.name.of(text).lower(), value, others)


class _Tag:
    """Marks from the start of a tag to its end."""

    def __init__(
        self, text: str, token: Token, marks: Marks, setup: Setup, stand_in: str, side: Side
    ) -> None:
        self._text = text
        self._token = token
        self._marks = marks
        self._setup = setup
        self._stand_in = stand_in
        self._side: Side | None = side
        self._done = token.span.start
        self._names: tuple[int, int] | None = None

    def close(self) -> None:
        """Mark the rest."""
        self._flush()
        self._upto(self._token.span.end)

    def name(self) -> None:
        """Mark the name of the element."""
        token = self._token
        if token.name in KNOWN:
            return
        if "-" in token.name or ":" in token.name:
            self._name(token.start, token.end)
        else:
            self.unknown(token.start, token.end)

    def unknown(self, start: int, end: int) -> None:
        """Let names that mean nothing in HTML be read, in a row with those that follow them."""
        self._names = (self._names or (start, end))[0], end

    def _flush(self) -> None:
        if self._names and _LETTER.search(self._text, *self._names):
            self._aside(*self._names)
            # Nothing is escaped in a name.
            self._marks.literal(*self._names, Escape.VERBATIM)
        self._names = None

    def _aside(self, start: int, end: int, stand_in: str = "\n") -> None:
        """Let words be read by themselves; where all is an aside, between line feeds."""
        self._upto(start, stand_in if self._parts else None)
        if self._parts:
            self._stand_in = self._stand_in or "\n"
        else:
            self._marks.aside(start, end)
        self._done = end

    def attribute(self, attribute: Attribute, kind: Value) -> None:
        """Mark an attribute that has a value."""
        self._flush()
        name = attribute.name.of(self._text).lower()
        if name not in _KNOWN_ATTRIBUTES and not name.startswith("on"):
            self._name(attribute.name.start, attribute.name.end)
        start, end = attribute.value or (0, 0)
        if name == "style" and kind is Value.CODE:
            for picture in _PICTURE.finditer(self._text, start, end):
                self._address(*picture.span("address"))
        if start == end or kind is Value.CODE:
            return
        if kind is Value.ADDRESS:
            self._address(start, end)
            return
        if kind is Value.NAME:
            self._name(start, end)
            return
        self._aside(start, end, "\nBy " if kind is Value.MAKER else "\n")
        self._words(start, end, kind, Escape.ATTRIBUTE if attribute.quoted else Escape.UNQUOTED)

    @property
    def _parts(self) -> bool:
        """Whether words in the tag stand in the same row as those around it."""
        return self._setup.flat or bool(self._stand_in)

    def _words(self, start: int, end: int, kind: Value, escape: Escape) -> None:
        if kind is Value.PROSE or kind is Value.MAKER:
            mark_words(self._text, start, end, self._marks, attribute=True)
            self._marks.literal(start, end, escape)
            return
        value = Decoded.of_attribute(self._text, start, end)
        if kind is Value.PAGE:
            inner = self._setup.mark_page(value.text)
        else:
            inner = Marks()
            mark_json(value.text, 0, len(value.text), inner, self._setup.mark_page)
        nested(inner, value, escape, self._marks)

    def _address(self, start: int, end: int) -> None:
        self._upto(start)
        self._marks.address(start, end)
        self._done = end

    def _name(self, start: int, end: int) -> None:
        self._upto(start)
        self._marks.name(start, end)
        self._done = end

    def _upto(self, end: int, stand_in: str | None = None) -> None:
        if self._done < end:
            reads = self._stand_in if stand_in is None else max(stand_in, self._stand_in, key=len)
            self._marks.markup(self._done, end, reads, self._side)
            self._side = None
        self._done = end
