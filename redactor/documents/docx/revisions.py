"""Accepts tracked changes, and takes out comments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from redactor.documents.docx.namespaces import name, names
from redactor.documents.docx.trees import elements, remove, remove_all, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element

INSERTED = names("w:ins", "w:moveTo")
DELETED = names("w:del", "w:moveFrom")
AUTHORED = INSERTED | DELETED
"""Elements that tell whose change they are."""

_CHANGES = names(
    "w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:tblPrExChange",
    "w:tblGridChange", "w:trPrChange", "w:tcPrChange", "w:numberingChange", "w:cellIns",
    "w:cellMerge",
)  # fmt: skip
"""What a property was before, and by whom it was changed."""

_RANGES = names(
    "w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd",
    "w:customXmlInsRangeStart", "w:customXmlInsRangeEnd", "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd", "w:customXmlMoveFromRangeStart", "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart", "w:customXmlMoveToRangeEnd",
)  # fmt: skip

_COMMENTS = names("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference")
_ANNOTATION = names("w:annotationRef")

_PROPERTIES = names("w:rPr", "w:numPr", "w:trPr", "m:ctrlPr")
"""In which a change is a mark of its own, not what is around the changed words."""

_PARAGRAPH, _RUN = name("w:p"), name("w:r")
_PARAGRAPH_PROPERTIES, _RUN_PROPERTIES = name("w:pPr"), name("w:rPr")
_CELL, _ROW, _TABLE = name("w:tc"), name("w:tr"), name("w:tbl")
_SECTION = name("w:sectPr")
_AUTHOR, _INITIALS = name("w:author"), name("w:initials")
_DATES = names("w:date", "w16du:dateUtc")


def accept_changes(root: _Element) -> None:
    """Leave a story as it is once every tracked change in it is accepted.

    What was inserted or moved here stays; what was deleted or moved away goes, rows and cells
    included, and so do the ends of paragraphs, whose words then belong to the next one; of changed
    properties the new ones stay.
    """
    remove_all(root, _CHANGES | _RANGES)
    _remove_rows(root)
    merged = [p for p in elements(root, {_PARAGRAPH}) if _ends_deleted(p)]
    for element in elements(root, AUTHORED):
        parent = element.getparent()
        if parent is not None and parent.tag in _PROPERTIES:
            remove(element)
    for element in elements(root, DELETED):
        remove(element)
    for element in elements(root, INSERTED):
        unwrap(element)
    # The last first, so that no words move more than once.
    for paragraph in reversed(merged):
        _merge(paragraph)
    remove_all(root, names("w:delText", "w:delInstrText"))


def remove_comments(root: _Element) -> None:
    """Take out what marks the places that comments are on."""
    for element in elements(root, _COMMENTS):
        run = element.getparent()
        remove(element)
        if run is not None and run.tag == _RUN and _is_empty(run):
            remove(run)


def comments_on(roots: Iterable[_Element]) -> set[str]:
    """The numbers of the comments that are on some place of the stories."""
    return {
        element.get(name("w:id"), "")
        for root in roots
        for element in elements(root, names("w:commentReference"))
    }


def keep_only(root: _Element, tag: str, numbers: set[str]) -> None:
    """Take out the notes or comments of a part that nothing refers to.

    Args:
        root: of the part.
        tag: of a note or comment in it.
        numbers: that are referred to.
    """
    for note in elements(root, {tag}):
        # Those with a type are the lines that part notes from the text.
        if note.get(name("w:type")) in (None, "normal") and note.get(name("w:id")) not in numbers:
            remove(note)


def anonymize_changes(roots: Iterable[_Element]) -> None:
    """Let comments and tracked changes tell who made them by a number alone, and not when."""
    numbers: dict[str, int] = {}
    for root in roots:
        for element in root.iter():
            author = element.get(_AUTHOR) if isinstance(element.tag, str) else None
            if author is None:
                continue
            number = numbers.setdefault(author, len(numbers) + 1)
            element.set(_AUTHOR, f"Author {number}")
            if element.get(_INITIALS) is not None:
                element.set(_INITIALS, f"A{number}")
            for date in _DATES:
                element.attrib.pop(date, "")


def _is_empty(run: _Element) -> bool:
    return all(child.tag in _ANNOTATION | {_RUN_PROPERTIES} for child in run)


def _remove_rows(root: _Element) -> None:
    for mark in elements(root, DELETED):
        properties = mark.getparent()
        if properties is not None and properties.tag == name("w:trPr"):
            row = properties.getparent()
            if row is not None:
                _remove_with_empty(row)
    for mark in elements(root, names("w:cellDel")):
        properties = mark.getparent()
        cell = None if properties is None else properties.getparent()
        if cell is not None and cell.tag == _CELL:
            _remove_with_empty(cell)


def _remove_with_empty(element: _Element) -> None:
    """Take out a cell or row, and the row or table that it leaves without any."""
    parent = element.getparent()
    remove(element)
    if parent is None:
        return
    rest = {_ROW: _CELL, _TABLE: _ROW}.get(str(parent.tag))
    # A content control may hold cells and rows.
    if rest is not None and next(parent.iter(rest), None) is None:
        _remove_with_empty(parent)


def _ends_deleted(paragraph: _Element) -> bool:
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    marks = None if properties is None else properties.find(_RUN_PROPERTIES)
    return marks is not None and any(child.tag in DELETED for child in marks)


def _merge(paragraph: _Element) -> None:
    """Put a paragraph's words before those of the next one, whose properties stay."""
    following = paragraph.getnext()
    properties = paragraph.find(_PARAGRAPH_PROPERTIES)
    if following is None or following.tag != _PARAGRAPH:
        return
    if properties is not None:
        if properties.find(_SECTION) is not None:
            return
        remove(properties)
    own = following.find(_PARAGRAPH_PROPERTIES)
    at = 0 if own is None else following.index(own) + 1
    following[at:at] = list(paragraph)
    remove(paragraph)
