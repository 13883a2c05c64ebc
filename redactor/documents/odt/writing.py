"""Makes an OpenDocument text of a document with edits: the words change, all around them stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from redactor.documents.archives import read_archive, rewrite
from redactor.documents.document import Document, Edit
from redactor.documents.odt.flat import FLAT, is_flat
from redactor.documents.odt.namespaces import name
from redactor.documents.odt.reading import INSIDE, NAME, OdtOrigin
from redactor.documents.odt.story import ELEMENT, pieces
from redactor.documents.odt.trees import flatten
from redactor.documents.odt.vocabulary import COLLAPSING
from redactor.documents.textmap import Node, rewritten
from redactor.documents.xmltree import parse, serialise
from redactor.errors import RedactionError

if TYPE_CHECKING:
    from lxml.etree import _Element

_PIECES = {"\t": name("text:tab"), "\n": name("text:line-break"), " ": name("text:s")}
_BLANKS = re.compile(r"([\t\n]|(?<= ) |\A | \Z)")
"""White space that is written as an element; a space between words is a character."""

_IMMOVABLE = "a replacement stands where the file's words cannot be replaced"


def write_odt(document: Document, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made; every part without one holds the bytes it held.

    Raises:
        RedactionError: RED301, an edit has no place in the file.
    """
    origin = document.origin
    if not isinstance(origin, OdtOrigin):
        raise RedactionError("the document was not read from an OpenDocument file")
    if not edits:
        return origin.data
    by_part: dict[str, dict[Node, str]] = {}
    for node, words in rewritten(document.text, origin.slots, edits).items():
        by_part.setdefault(node.part, {})[node] = words
    if is_flat(origin.data):
        return _changed(origin.data, by_part.get(FLAT, {}), document.name, FLAT)
    archive = read_archive(origin.data, document.name)
    changed = {
        part: _changed(archive.members[part], nodes, document.name, part)
        for part, nodes in by_part.items()
    }
    return rewrite(archive, changed)


def _changed(data: bytes, nodes: Mapping[Node, str], file: str, part: str) -> bytes:
    if any(node.field in (NAME, INSIDE) or node.index < 0 for node in nodes):
        raise RedactionError(_IMMOVABLE)
    root = parse(data, file, part)
    _collapse(root, part)
    wanted = {node.index for node in nodes}
    elements = {index: each for index, each in enumerate(root.iter()) if index in wanted}
    # Last first: what is put in for white space comes after what is still to be changed.
    for node in sorted(nodes, key=lambda node: (-node.index, node.field == "text")):
        _put(elements[node.index], node.field, nodes[node])
    return serialise(root)


def _collapse(root: _Element, part: str) -> None:
    """Take out the white space that no page shows: beside other words it might."""
    page, ending = pieces(root, part)
    read = {piece.node: piece.words for piece in [*page, *ending] if piece.node is not None}
    for index, element in enumerate(root.iter()):
        if element.tag in COLLAPSING and element.text:
            words = read.get(Node(part, index, "text"), "")
            if words or element.text.isspace():
                element.text = words
        parent = element.getparent()
        if parent is not None and parent.tag in COLLAPSING and element.tail:
            words = read.get(Node(part, index, "tail"), "")
            if words or element.tail.isspace():
                element.tail = words


def _put(element: _Element, field: str, words: str) -> None:
    if field == ELEMENT:
        _replace(element, words)
    elif field == "text":
        _put_text(element, words)
    elif field == "tail":
        _put_tail(element, words)
    else:
        element.set(field, words)


def _put_text(element: _Element, words: str) -> None:
    if element.tag not in COLLAPSING:
        element.text = words
        return
    first, *rest = _BLANKS.split(words)
    element.text = first
    for at, new in enumerate(_elements(element, rest)):
        element.insert(at, new)


def _put_tail(element: _Element, words: str) -> None:
    parent = element.getparent()
    if parent is None or parent.tag not in COLLAPSING:
        element.tail = words
        return
    first, *rest = _BLANKS.split(words)
    element.tail = first
    at = element
    for new in _elements(element, rest):
        tail = new.tail
        at.addnext(new)
        new.tail = tail
        at = new


def _replace(element: _Element, words: str) -> None:
    """Put words in the place of an element that is a character."""
    flatten(element)
    if words:
        _put_text(element, words)


def _elements(near: _Element, split: Sequence[str]) -> list[_Element]:
    """Elements for white space, each with the words behind it as its tail."""
    found: list[_Element] = []
    for blank, words in zip(split[::2], split[1::2], strict=True):
        new: _Element = near.makeelement(_PIECES[blank])
        new.tail = words
        found.append(new)
    return found
