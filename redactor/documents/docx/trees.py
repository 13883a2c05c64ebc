"""Takes elements out of an XML tree without losing the text around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element


def elements(root: _Element, tags: Collection[str]) -> list[_Element]:
    """The elements of some names, the root included, in document order."""
    return list(root.iter(*tags)) if tags else []


def remove(element: _Element) -> None:
    """Take an element out with all that is in it; what follows it stays."""
    parent = element.getparent()
    if parent is not None:
        _leave_tail(element)
        parent.remove(element)


def remove_all(root: _Element, tags: Collection[str]) -> None:
    """Take out all elements of some names, but the root."""
    for element in elements(root, tags):
        remove(element)


def unwrap(element: _Element) -> None:
    """Put what is in an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at:at] = list(element)
    remove(element)


def children(element: _Element) -> Iterator[_Element]:
    """The elements in an element, without comments and processing instructions."""
    return (child for child in element if isinstance(child.tag, str))


def _leave_tail(element: _Element) -> None:
    tail, element.tail = element.tail, None
    if not tail:
        return
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail
