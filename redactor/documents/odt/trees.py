"""Takes elements out of a tree, and leaves what stands behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from redactor.documents.odt.namespaces import name

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPAN = name("text:span")


def drop(element: _Element) -> None:
    """Take an element out with all that is in it; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def empty(element: _Element) -> None:
    """Take out all that is in an element; the text behind it stays."""
    for child in list(element):
        element.remove(child)
    element.text = None


def flatten(element: _Element) -> None:
    """Leave of an element what it shows: a stretch of text without any meaning."""
    element.tag = _SPAN
    element.attrib.clear()
