"""Reads a part of paragraphs, tables and drawings: its words in reading order, then what hides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.documents.docx.attributes import says, words_in
from redactor.documents.docx.namespaces import name, names, namespace
from redactor.documents.textmap import BLOCK, Node, TextMapBuilder

if TYPE_CHECKING:
    from lxml.etree import _Element

ELEMENT = "element"
"""The field of a node that is all of an element, such as a tab."""

WORDS = names("w:t", "m:t", "a:t", "w:delText")
"""Elements whose text a reader sees, or saw."""

INSTRUCTIONS = names("w:instrText", "w:delInstrText")
FIELD = name("w:fldSimple")
FIELD_INSTRUCTION = name("w:instr")

_RUN = name("w:r")
_CHARACTERS = {
    name("w:tab"): "\t",
    name("w:ptab"): "\t",
    name("w:br"): "\n",
    name("w:cr"): "\n",
    name("a:br"): "\n",
    name("w:noBreakHyphen"): "\u2011",
    name("w:softHyphen"): "\xad",
}
"""Elements that are a character each; a tab of a run, not of a list of tab stops."""

_SYMBOL = name("w:sym")
_SYMBOL_CHARACTER = name("w:char")
_PRIVATE = range(0xF020, 0xF100)
"""Where symbol fonts have their characters, 0xF000 above their codes ([MS-DOC] 2.9.322)."""

_PARAGRAPHS = names("w:p", "a:p")
_BLOCKS = names("w:tc", "w:tr", "w:tbl", "w:footnote", "w:endnote", "w:comment", "w:docPart")
_BOXES = names("w:txbxContent")
"""Blocks in the midst of a paragraph, to be read after it."""

_ELSEWHERE = names("w:del", "w:moveFrom", "mc:Fallback", "w:rt")
"""What is read apart, at the end: deleted, there for other programs, or a gloss."""

_DELETIONS = names("w:del", "w:moveFrom")

_STRINGS = names("c:strCache", "c:strLit", "c:multiLvlStrCache", "c:lvl", "c:tx")
_CACHED = name("c:v")

_MACHINES = names(
    "wp:align", "wp:posOffset", "wp14:pctPosHOffset", "wp14:pctPosVOffset", "wp14:pctWidth",
    "wp14:pctHeight", "c:formatCode", "o:LinkType", "o:LockedField", "w:fldData",
)  # fmt: skip
"""Elements with text that no person wrote."""

_CELLS = re.compile(r"Sheet1!\$?[A-Z]{1,3}\$?\d|:\$?[A-Z]{1,3}\$?\d")
"""Cells of a table behind a chart, as a copy names them."""

_HYPERLINK = re.compile(r"\s*(?:HYPERLINK|INCLUDEPICTURE)\b", re.IGNORECASE)

_PLAIN_INSTRUCTION = re.compile(
    r"\s*(?:(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES|FORM(?:TEXT|CHECKBOX|DROPDOWN)|TOC"
    r"|(?:NOTE|PAGE)?REF +(?:b\d+|_(?:Toc|Ref|Hlk)\d+)|SEQ +(?:Figure|Table))\s*)?"
    r"(?:\\(?:[a-z]|\*\s*(?i:mergeformat|charformat|arabic|roman|alphabetic|ordinal|upper|lower))\s*"
    r"|\"[\d-]+\"\s*)*"
)
"""Instructions that only number, refer and format; without words they are nothing to read."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words or, without a node, a separator."""

    words: str = field(repr=False)
    node: Node | None = None
    address: bool = False


@dataclass(slots=True)
class _Reader:
    """Goes through a part's elements in document order, which their numbers follow."""

    part: str
    index: int = -1
    ending: list[Piece] = field(default_factory=list, repr=False)
    named: list[Piece] = field(default_factory=list, repr=False)
    boxes: list[list[Piece]] = field(default_factory=list, repr=False)
    in_address: bool = False

    def visit(self, element: _Element, out: list[Piece]) -> None:
        """Append the words of an element to `out`, and what is apart to the ending."""
        self.index += 1
        index, tag = self.index, element.tag
        if not isinstance(tag, str):
            self._apart(str(element.text or ""), Node(self.part, index, "text"))
            self._stray(element.tail, Node(self.part, index, "tail"))
            return
        self._attributes(element, index)
        if tag in WORDS or tag in INSTRUCTIONS or tag in _CHARACTERS or tag == _SYMBOL:
            self._characters(element, tag, index, out)
        elif tag == _CACHED:
            self._cached(element, index, out)
        else:
            if tag not in _MACHINES:
                self._stray(element.text, Node(self.part, index, "text"))
            self._inside(element, tag, out)
            self._stray(element.tail, Node(self.part, index, "tail"))
            return
        for child in element:
            self.visit(child, out)
        self._stray(element.tail, Node(self.part, index, "tail"))

    def _inside(self, element: _Element, tag: str, out: list[Piece]) -> None:
        if tag in _ELSEWHERE:
            out = self.ending
        parted = tag in _PARAGRAPHS or tag in _BLOCKS or tag in _ELSEWHERE
        if tag in _BOXES:
            parted = True
            if out is not self.ending:
                out = []
                self.boxes.append(out)
        inner = len(self.boxes)
        if parted and not _goes_on(element, element.getprevious()):
            out.append(Piece(BLOCK))
        for child in element:
            self.visit(child, out)
        if parted and not _goes_on(element, element.getnext()):
            out.append(Piece(BLOCK))
        if tag in _PARAGRAPHS:
            for box in self.boxes[inner:]:
                out += box
            del self.boxes[inner:]

    def _characters(self, element: _Element, tag: str, index: int, out: list[Piece]) -> None:
        text = element.text or ""
        if tag in INSTRUCTIONS:
            self.in_address = self.in_address or bool(_HYPERLINK.match(text))
            if not _PLAIN_INSTRUCTION.fullmatch(text):
                self.ending.append(
                    Piece(text, Node(self.part, index, "text"), address=self.in_address)
                )
        elif tag in WORDS:
            out.append(Piece(text, Node(self.part, index, "text")))
        else:
            self._stray(element.text, Node(self.part, index, "text"))
            if _is_character(element, tag):
                out.append(Piece(character_of(element), Node(self.part, index, ELEMENT)))

    def _cached(self, element: _Element, index: int, out: list[Piece]) -> None:
        """A value of a chart; numbers are what is drawn, and cannot be anything else."""
        strings = any(parent.tag in _STRINGS for parent in element.iterancestors())
        if strings and (element.text or "").strip():
            piece = Piece(element.text or "", Node(self.part, index, "text"))
            out += [Piece(BLOCK), piece, Piece(BLOCK)]

    def _attributes(self, element: _Element, index: int) -> None:
        if element.tag == name("w:fldChar"):
            self.in_address = False
            self.ending.append(Piece(BLOCK))
        for attribute, words, address in words_in(element):
            piece = Piece(words, Node(self.part, index, attribute), address)
            self.named += [Piece(BLOCK), piece]
        instruction = element.get(FIELD_INSTRUCTION) if element.tag == FIELD else None
        if instruction and not _PLAIN_INSTRUCTION.fullmatch(instruction):
            address = bool(_HYPERLINK.match(instruction))
            self._apart(instruction, Node(self.part, index, FIELD_INSTRUCTION), address=address)

    def _stray(self, text: str | None, node: Node) -> None:
        """Text that stands where no reader shows any."""
        if text and says(_CELLS.sub("", text)):
            self._apart(text, node)

    def _apart(self, words: str, node: Node, *, address: bool = False) -> None:
        self.ending += [Piece(BLOCK), Piece(words, node, address), Piece(BLOCK)]


def _goes_on(element: _Element, beside: _Element | None) -> bool:
    """True for a deletion beside another, since one is made of several where formats change."""
    return element.tag in _DELETIONS and beside is not None and beside.tag in _DELETIONS


def character_of(element: _Element) -> str:
    """The character that an element is; see `_is_character`."""
    if element.tag != _SYMBOL:
        return _CHARACTERS[str(element.tag)]
    try:
        code = int(element.get(_SYMBOL_CHARACTER, ""), 16)
    except ValueError:
        code = 0
    if code in _PRIVATE:
        code -= 0xF000
    character = chr(code) if 0 < code < 0xD800 else ""
    return character if character.isprintable() and character else "\ufffd"


def _is_character(element: _Element, tag: str) -> bool:
    parent = element.getparent()
    return tag != name("w:tab") or (parent is not None and parent.tag == _RUN)


def pieces(root: _Element, part: str) -> tuple[list[Piece], list[Piece]]:
    """What a part says, in reading order, and what stands in it elsewhere than on the page.

    Tabs, breaks, hyphens and symbols are words: nothing within a paragraph parts what it says.
    A text box follows the paragraph that holds it. Apart are: what is deleted, fields'
    instructions, glosses, drawings for other programs, attributes with words (alternative texts,
    names), comments in the XML, and text where no reader shows any.

    Args:
        root: of the part.
        part: its name.
    """
    reader = _Reader(part)
    page: list[Piece] = []
    reader.visit(root, page)
    for box in reader.boxes:
        page += box
    return page, [*reader.ending, *reader.named]


def put(pieces: list[Piece], builder: TextMapBuilder) -> None:
    """Append pieces to a text."""
    for piece in pieces:
        if piece.node is None:
            builder.separate(piece.words)
        else:
            builder.words(piece.words, piece.node, address=piece.address)


def everything(root: _Element, part: str) -> Iterator[Piece]:
    """All that a part says about the document: every text and every attribute with a letter.

    Args:
        root: of a part that is no story.
        part: its name.
    """
    for index, element in enumerate(root.iter()):
        for where, text in (("text", element.text), ("tail", element.tail)):
            if text and says(str(text)):
                yield Piece(BLOCK)
                yield Piece(str(text), Node(part, index, where), address=not _PROSE.search(text))
        if isinstance(element.tag, str):
            for attribute, value in element.attrib.items():
                if says(str(value)) and not _is_of_a_list(str(attribute), str(value)):
                    yield Piece(BLOCK)
                    yield Piece(str(value), Node(part, index, str(attribute)), address=True)


_PROSE = re.compile(r"\w\s+\w+\s+\w")
_LISTED = re.compile(r"[a-z][a-zA-Z]*")
_WORDPROCESSING = namespace(name("w:val"))


def _is_of_a_list(attribute: str, value: str) -> bool:
    """True for a value that the format has a list of, such as `roman`."""
    return namespace(attribute) == _WORDPROCESSING and _LISTED.fullmatch(value) is not None
