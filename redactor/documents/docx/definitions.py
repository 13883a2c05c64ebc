"""Leaves of styles, numberings and settings what pages are laid out by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactor.documents.docx.builtin_styles import is_builtin
from redactor.documents.docx.namespaces import name, names
from redactor.documents.docx.trees import children, elements, remove, remove_all

if TYPE_CHECKING:
    from lxml.etree import _Element

_VAL = name("w:val")
_STYLE, _STYLE_ID, _STYLE_NAME = name("w:style"), name("w:styleId"), name("w:name")
_REFERENCES = names(
    "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link", "w:styleLink",
    "w:numStyleLink",
)  # fmt: skip
"""Elements that name a style by its identifier."""

_LAYOUT = names(
    "w:view", "w:zoom", "w:displayBackgroundShape", "w:mirrorMargins",
    "w:alignBordersAndEdges", "w:bordersDoNotSurroundHeader", "w:bordersDoNotSurroundFooter",
    "w:gutterAtTop", "w:defaultTabStop", "w:autoHyphenation", "w:consecutiveHyphenLimit",
    "w:hyphenationZone", "w:doNotHyphenateCaps", "w:evenAndOddHeaders", "w:bookFoldRevPrinting",
    "w:bookFoldPrinting", "w:bookFoldPrintingSheets", "w:drawingGridHorizontalSpacing",
    "w:drawingGridVerticalSpacing", "w:displayHorizontalDrawingGridEvery",
    "w:displayVerticalDrawingGridEvery", "w:doNotUseMarginsForDrawingGridOrigin",
    "w:characterSpacingControl", "w:printTwoOnOne", "w:strictFirstAndLastChars",
    "w:noLineBreaksAfter", "w:noLineBreaksBefore", "w:footnotePr", "w:endnotePr", "w:compat",
    "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""Settings by which pages are laid out; no other is in a copy."""

_NOT_LETTERS = re.compile(r"[^0-9a-z]")


class StyleIds:
    """The identifiers that styles have in a copy.

    Word makes them of the names that people give to styles, and keeps them when a style is renamed;
    in a copy only Word's own styles have one that tells something.

    Args:
        styles: the root of the part of the styles; `None` without one.
    """

    def __init__(self, styles: _Element | None) -> None:
        self._ids: dict[str, str] = {}
        if styles is None:
            return
        for style in elements(styles, {_STYLE}):
            given = style.get(_STYLE_ID, "")
            said = style.find(_STYLE_NAME)
            plain = "" if said is None else said.get(_VAL, "")
            own = is_builtin(plain) and _bare(plain) == _bare(given)
            self._ids[given] = given if own else ""
        other = [given for given, kept in self._ids.items() if not kept]
        self._ids |= {given: f"s{number}" for number, given in enumerate(other, 1)}

    def apply(self, root: _Element) -> None:
        """Name the styles in a part by them; what names none that is there goes."""
        for style in elements(root, {_STYLE}):
            style.set(_STYLE_ID, self._ids[style.get(_STYLE_ID, "")])
        for reference in elements(root, _REFERENCES):
            new = self._ids.get(reference.get(_VAL, ""))
            if new is None:
                remove(reference)
            else:
                reference.set(_VAL, new)


def settle_styles(root: _Element) -> None:
    """Leave the styles, and what Word knows of those that it brings along."""
    remove_all(root, names("w:aliases"))
    for exception in elements(root, names("w:lsdException")):
        if not is_builtin(exception.get(_STYLE_NAME, "")):
            remove(exception)


def settle_numbering(root: _Element) -> None:
    """Leave how lists are numbered, without what tells lists of the same origin."""
    remove_all(root, names("w:tmpl"))
    for number, nsid in enumerate(elements(root, names("w:nsid")), 1):
        nsid.set(_VAL, f"{number:08X}")
    for abstract in elements(root, names("w:abstractNum")):
        for named in list(abstract.iterchildren(_STYLE_NAME)):
            remove(named)


def settle_settings(root: _Element) -> None:
    """Leave what pages are laid out by.

    Gone are revisions and their identifiers, variables, sources of mail merges, templates,
    protection, schemas, captions, and how the writer's program was set.
    """
    for child in list(children(root)):
        if child.tag not in _LAYOUT:
            remove(child)


def _bare(text: str) -> str:
    return _NOT_LETTERS.sub("", text.lower())
