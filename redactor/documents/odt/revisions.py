"""Takes tracked changes out of an OpenDocument text, as if all were accepted, and comments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from redactor.documents.odt.namespaces import name, names
from redactor.documents.odt.trees import drop

if TYPE_CHECKING:
    from lxml.etree import _Element

Found = Counter[str]
"""How many of each were left out."""

LEFT_OUT = ("comment", "tracked change", "hidden passage")

_COMMENT = name("office:annotation")
_COMMENTS = names("office:annotation", "office:annotation-end")
_CHANGES = names("text:tracked-changes", "table:tracked-changes")
_CHANGE, _DELETION = name("text:changed-region"), name("text:deletion")
_START, _END = name("text:change-start"), name("text:change-end")
_MARKS = names("text:change", "text:change-start", "text:change-end")
_IDS = (name("text:id"), name("xml:id"))
_CHANGE_ID = name("text:change-id")


def drop_revisions(root: _Element, found: Found, *, keep_comments: bool) -> None:
    """Take out tracked changes, as if they were accepted, and comments unless they are kept.

    Args:
        root: of a part; changed in place.
        found: counts what was left out.
        keep_comments: whether comments stay.
    """
    found["tracked change"] += sum(1 for _ in root.iter(_CHANGE))
    deleted = frozenset(
        str(region.get(attribute))
        for region in root.iter(_CHANGE)
        if region.find(_DELETION) is not None
        for attribute in _IDS
    )
    if deleted:
        _Deleting(deleted).visit(root)
    gone = _CHANGES | _MARKS
    if not keep_comments:
        found["comment"] += sum(1 for _ in root.iter(_COMMENT))
        gone |= _COMMENTS
    for element in list(root.iter(*gone)):
        drop(element)


class _Deleting:
    """Takes out what stands between the marks of a deletion.

    LibreOffice leaves deleted words where they were when it shows changes as it saves.

    Args:
        deleted: the ids of deletions.
    """

    def __init__(self, deleted: frozenset[str]) -> None:
        self._deleted = deleted
        self._open: set[str] = set()
        self._marks = 0

    def visit(self, element: _Element) -> None:
        """Go through an element and all in it; what is wholly deleted is gone."""
        change = str(element.get(_CHANGE_ID)) if isinstance(element.tag, str) else ""
        if change in self._deleted and element.tag in (_START, _END):
            self._marks += 1
            (self._open.add if element.tag == _START else self._open.discard)(change)
        if self._open:
            element.text = None
        for child in list(element):
            within, marks = bool(self._open), self._marks
            self.visit(child)
            if self._open:
                child.tail = None
            if within and self._open and self._marks == marks:
                drop(child)
