"""Makes a Word file of a document with edits: the words change, and all around them stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from redactor.documents.archives import Archive, read_archive, rewrite
from redactor.documents.document import Document, Edit
from redactor.documents.docx.namespaces import name
from redactor.documents.docx.reading import ENCLOSED, NAME, DocxOrigin
from redactor.documents.docx.story import ELEMENT, WORDS, character_of
from redactor.documents.textmap import Node, rewritten
from redactor.documents.xmltree import parse, serialise
from redactor.errors import RedactionError

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = name("xml:space")
_BREAKS = re.compile(r"([\t\n])")
_PIECES = {"\t": "w:tab", "\n": "w:br"}
_TEXT = name("w:t")


def write_docx(document: Document, edits: Sequence[Edit]) -> bytes:
    """The file with the edits made; every part without one holds the bytes it held.

    Raises:
        RedactionError: RED301, an edit has no place in the file.
    """
    origin = document.origin
    if not isinstance(origin, DocxOrigin):
        raise RedactionError("the document was not read from a Word file")
    archive = read_archive(origin.data, document.name)
    words = rewritten(document.text, origin.slots, edits)
    return rewrite(archive, changed_parts(archive, words, document.name))


def changed_parts(archive: Archive, words: Mapping[Node, str], file: str) -> dict[str, bytes]:
    """The bytes of the parts in which nodes get other words.

    Raises:
        RedactionError: RED301, for words in the name of a part, which a copy gives another, and in
            files in the file, which no copy holds.
    """
    by_part: dict[str, dict[int, list[tuple[str, str]]]] = {}
    for node, text in words.items():
        if node.field in (NAME, ENCLOSED):
            raise RedactionError("a replacement stands in a part that has to be cleaned first")
        by_part.setdefault(node.part, {}).setdefault(node.index, []).append((node.field, text))
    return {
        part: _changed(archive.members[part], file, part, changes)
        for part, changes in by_part.items()
    }


def _changed(
    data: bytes, file: str, part: str, changes: Mapping[int, Sequence[tuple[str, str]]]
) -> bytes:
    root = parse(data, file, part)
    found = [
        (element, changes[index]) for index, element in enumerate(root.iter()) if index in changes
    ]
    for element, some in found:
        for where, text in some:
            _put(element, where, text)
    return serialise(root)


def _put(element: _Element, where: str, text: str) -> None:
    if where == "tail":
        element.tail = text or None
    elif where == ELEMENT:
        _put_character(element, text)
    elif where != "text":
        element.set(where, text)
    elif element.tag == _TEXT:
        _put_words(element, text)
    else:
        element.text = text or None
        if element.tag in WORDS:
            element.set(_SPACE, "preserve")


def _put_character(element: _Element, text: str) -> None:
    if text == character_of(element):
        return
    parent = element.getparent()
    if parent is None:
        return
    if element.tag in (name("a:br"),):
        _put_in_drawing(element, text)
        return
    words = _new(element, "w:t")
    parent.replace(element, words)
    words.tail = element.tail
    _put_words(words, text)


def _put_in_drawing(element: _Element, text: str) -> None:
    """Turn a line break of a drawing's paragraph into a run with words."""
    element.tag = name("a:r")
    words = _new(element, "a:t")
    words.text = text
    element.append(words)


def _put_words(element: _Element, text: str) -> None:
    """Give a run's text element other words, with elements of their own for tabs and breaks."""
    parent = element.getparent()
    first, *rest = _BREAKS.split(text)
    element.text = first or None
    element.set(_SPACE, "preserve")
    tail, element.tail = element.tail, None
    at = element
    for piece in rest:
        new = _new(element, _PIECES.get(piece, "w:t"))
        if piece not in _PIECES:
            if not piece:
                continue
            new.text = piece
            new.set(_SPACE, "preserve")
        if parent is not None:
            at.addnext(new)
            at = new
    at.tail = tail


def _new(element: _Element, tag: str) -> _Element:
    new: _Element = element.makeelement(name(tag))
    return new
