"""Reads a part of an OpenDocument file: its words in reading order, then what hides in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.documents.fonts import is_common
from redactor.documents.odt import vocabulary as words
from redactor.documents.odt.labels import is_font, is_label, is_programs
from redactor.documents.odt.namespaces import is_known, local, name
from redactor.documents.textmap import BLOCK, Node, TextMapBuilder

if TYPE_CHECKING:
    from lxml.etree import _Element

ELEMENT = "element"
"""The field of a node that is all of an element, such as a tab."""

OUTSIDE = -1
"""The index of a comment in a part's XML before or behind its root."""

MOST_SPACES = 100
"""Spaces that an element is read as at most."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_WORD = re.compile(r"[^\W\d_]{2}|[\[\]\u2588]")
"""What a person may have written, and what a copy has in its place."""
_SIGN = re.compile(r"\S")
_LETTER_OR_DIGIT = re.compile(r"\w|[\[\]\u2588]")
_KEYWORD = re.compile(r"(?!.*(?:redacted|withheld))[a-z][a-zA-Z0-9-]*\Z")
"""A value that the format has a list of; what stands for a redacted name is none."""
_MACHINES = re.compile(
    r"""(?:(?:ooo:|ooow:)?com\.sun\.star[\w.]*
    | (?:[-+]?\d[\d.]*(?:in|cm|mm|pt|px|pc|em|ex|deg|rad|grad|%)\s*)+
    | \#[0-9A-Fa-f]{3,8} | chart:[a-z]+
    | http://docs\.oasis-open\.org/ns/office/[\w./\#-]*
    | (?:content|styles)\.xml
    )\Z""",
    re.VERBOSE,
)
"""Services, lengths, colours, and what manifest.rdf says of every document."""
_DISPLAY_NAME = name("style:display-name")
_SETTING, _SETTINGS = name("config:config-item"), name("config:config-item-set")
_SETTING_TYPE, _SETTING_NAME = name("config:type"), name("config:name")
_HREF = name("xlink:href")
_INSIDE = re.compile(r"(?:\./)?(?:Pictures|media|Object \d+|ObjectReplacements)(?:/[\w .-]*)?\Z")
_COUNT = name("text:c")


NUMERIC = frozenset({"boolean", "short", "int", "long", "double"})
"""Types of settings that no words fit in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words or, without a node, a separator."""

    words: str = field(repr=False)
    node: Node | None = None
    address: bool = False


def pieces(root: _Element, part: str) -> tuple[list[Piece], list[Piece]]:
    """What a part says, in reading order, and what stands in it elsewhere than on the page.

    Spaces, tabs and breaks are words. Notes and boxes follow the paragraph that holds them. Apart
    are comments, tracked changes, alternative texts, hidden words, declarations, attributes with
    words or names, and comments in the XML.

    Args:
        root: of the part.
        part: its name.
    """
    reader = _Reader(part)
    page: list[Piece] = []
    reader.visit(root, page)
    for box in reader.later:
        page += box
    around = [*root.itersiblings(preceding=True), *root.itersiblings()]
    for stray in around:
        reader.ending += [Piece(BLOCK), Piece(stray.text or "", Node(part, OUTSIDE, "text"))]
    return page, reader.ending


def put(pieces: list[Piece], builder: TextMapBuilder) -> None:
    """Append pieces to a text."""
    for piece in pieces:
        if piece.node is None:
            builder.separate(piece.words)
        else:
            builder.words(piece.words, piece.node, address=piece.address)


def spaces(element: _Element) -> int:
    """How many spaces an element for spaces is."""
    count = element.get(_COUNT, "1")
    return min(int(count), MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1


@dataclass(slots=True)
class _Reader:
    """Goes through a part's elements in document order, which their numbers follow."""

    part: str
    index: int = -1
    ending: list[Piece] = field(default_factory=list, repr=False)
    later: list[list[Piece]] = field(default_factory=list, repr=False)
    after_space: bool = True

    def visit(self, element: _Element, out: list[Piece]) -> None:
        """Append the words of an element, and those behind it, to `out` or to the ending."""
        self.index += 1
        tag = element.tag
        behind = Node(self.part, self.index, "tail")
        if isinstance(tag, str):
            self._attributes(element, tag)
            self._inside(element, tag, out)
        elif element.text and _WORD.search(element.text):
            self._apart(element.text, Node(self.part, self.index, "text"))
        parent = element.getparent()
        collapsing = parent is not None and parent.tag in words.COLLAPSING
        self._text(element.tail, behind, out, collapsing=collapsing)

    def _inside(self, element: _Element, tag: str, out: list[Piece]) -> None:
        node = Node(self.part, self.index, "text")
        if tag in words.CHARACTERS:
            self._character(element, tag, out)
            out_of_sight: list[Piece] = self.ending
            self._text(element.text, node, out_of_sight, collapsing=False)
            for child in element:
                self.visit(child, out_of_sight)
            return
        if tag == words.BINARY:
            for child in element:
                self.visit(child, self.ending)
            return
        inline = tag not in words.PARAGRAPHS and tag in words.INLINE
        into, space = self._destination(tag, out), self.after_space
        if not inline:
            self.after_space = True
            into.append(Piece(BLOCK))
        held = len(self.later)
        counts = tag == _SETTING and element.get(_SETTING_TYPE) in NUMERIC
        counts |= tag in words.NUMBERS and not _WORD.search(element.text or "")
        if not counts:
            self._text(element.text, node, into, collapsing=tag in words.COLLAPSING)
        for child in element:
            self.visit(child, into)
        if not inline:
            into.append(Piece(BLOCK))
        if tag in words.PARAGRAPHS:
            for box in self.later[held:]:
                into += box
            del self.later[held:]
        if into is not out:
            self.after_space = space

    def _destination(self, tag: str, out: list[Piece]) -> list[Piece]:
        if tag in words.APART:
            return self.ending
        if tag in words.LATER and out is not self.ending:
            box: list[Piece] = []
            self.later.append(box)
            return box
        return out

    def _character(self, element: _Element, tag: str, out: list[Piece]) -> None:
        read = words.CHARACTERS[tag] * (spaces(element) if tag == words.SPACE else 1)
        if read:
            out.append(Piece(read, Node(self.part, self.index, ELEMENT)))
            self.after_space = False

    def _text(self, text: str | None, node: Node, out: list[Piece], *, collapsing: bool) -> None:
        if not text:
            return
        if not collapsing:
            # Signs alone, such as those of a format for dates, say nothing off the page.
            if (_SIGN if out is not self.ending else _LETTER_OR_DIGIT).search(text):
                self.after_space = False
                out.append(Piece(text, node))
            return
        text = _BLANKS.sub(" ", text)
        if self.after_space:
            text = text.removeprefix(" ")
        if text:
            self.after_space = text.endswith(" ")
            out.append(Piece(text, node))

    def _attributes(self, element: _Element, tag: str) -> None:
        for attribute, value in element.attrib.items():
            if says(tag, str(attribute), str(value)):
                address = attribute not in words.PROSE_ATTRIBUTES
                self._apart(str(value), Node(self.part, self.index, str(attribute)), address)

    def _apart(self, text: str, node: Node, address: bool = False) -> None:
        self.ending += [Piece(BLOCK), Piece(text, node, address), Piece(BLOCK)]


def says(tag: str, attribute: str, value: str) -> bool:
    """Whether the value of an attribute holds words, or a name that a person may have given."""
    if not _WORD.search(value):
        return False
    # An attribute without a namespace is its element's own.
    if attribute in words.PROSE_ATTRIBUTES or not is_known(attribute if "}" in attribute else tag):
        return True
    if attribute == _HREF:
        return not _INSIDE.match(value)
    if attribute == _DISPLAY_NAME:
        return not is_programs(value.replace(" ", "_20_"))
    return _may_say(tag, attribute, value)


def _may_say(tag: str, attribute: str, value: str) -> bool:
    if attribute == _SETTING_NAME and tag in (_SETTING, _SETTINGS):
        return False
    if is_label(tag, attribute):
        return not is_programs(value)
    if is_font(tag, attribute):
        return not is_common(value)
    grammar = local(attribute) in words.GEOMETRY or _MACHINES.match(value)
    return not grammar and not _KEYWORD.match(value)
