"""Finds what an OpenDocument text hides from its reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from redactor.documents.odt.namespaces import name
from redactor.documents.odt.trees import drop, empty

if TYPE_CHECKING:
    from lxml.etree import _Element

_DISPLAY, _IS_HIDDEN = name("text:display"), name("text:is-hidden")
_STYLE, _STYLE_NAME = name("style:style"), name("text:style-name")
_NAME, _FAMILY, _PARENT = (name(f"style:{own}") for own in ("name", "family", "parent-style-name"))
_PROPERTIES = name("style:text-properties")
_FAMILIES = {name("text:span"): "text", name("text:p"): "paragraph", name("text:h"): "paragraph"}
_SECTION, _HIDDEN_PARAGRAPH = name("text:section"), name("text:hidden-paragraph")

_HIDDEN_TEXT = name("text:hidden-text")

_LONGEST_CHAIN = 50

Styles = dict[tuple[str, str], tuple[str | None, str]]
"""By family and name: whether the style's text is displayed, if it says so, and its parent."""


def styles_of(roots: Iterable[_Element]) -> Styles:
    """The styles of a document's parts."""
    found: Styles = {}
    for root in roots:
        for style in root.iter(_STYLE):
            properties = style.find(_PROPERTIES)
            display = None if properties is None else properties.get(_DISPLAY)
            key = style.get(_FAMILY, ""), style.get(_NAME, "")
            found[key] = display, style.get(_PARENT, "")
    return found


def drop_hidden(root: _Element, styles: Styles) -> int:
    """Take out hidden words, paragraphs and sections; how many there were.

    Words of a style that is not displayed, sections switched off, and paragraphs that a field
    hides: what does not show when the document is opened, whatever a condition may say later.

    Args:
        root: of a part; changed in place.
        styles: of the document.
    """
    hidden = 0
    for field in list(root.iter(_HIDDEN_TEXT)):
        drop(field)
        hidden += 1
    for section in list(root.iter(_SECTION)):
        if section.get(_DISPLAY) == "none" or section.get(_IS_HIDDEN) == "true":
            drop(section)
            hidden += 1
    for mark in list(root.iter(_HIDDEN_PARAGRAPH)):
        paragraph = next((a for a in mark.iterancestors() if a.tag in _FAMILIES), None)
        if mark.get(_IS_HIDDEN) == "true" and paragraph is not None:
            empty(paragraph)
            hidden += 1
    for element in list(root.iter(*_FAMILIES)):
        if _is_hidden(element, styles) and (len(element) or element.text):
            empty(element)
            hidden += 1
    return hidden


def _is_hidden(element: _Element, styles: Styles) -> bool:
    family, style = _FAMILIES[str(element.tag)], element.get(_STYLE_NAME, "")
    for _ in range(_LONGEST_CHAIN):
        if (family, style) not in styles:
            return False
        display, style = styles[family, style]
        if display is not None:
            return display == "none"
    return False
