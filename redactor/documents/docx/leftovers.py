"""Takes out of a part's XML what no page shows: identifiers, names, and what tools left there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from redactor.documents.docx.attributes import PLAIN_BOOKMARK, is_wordy
from redactor.documents.docx.namespaces import KNOWN, VML, local, name, names, namespace
from redactor.documents.docx.story import INSTRUCTIONS, WORDS
from redactor.documents.docx.trees import elements, remove, unwrap

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = names(
    "w:permStart", "w:permEnd", "w:proofErr", "w:subDoc", "w:altChunk", "w:entryMacro",
    "w:exitMacro", "w:dataBinding", "w15:dataBinding", "w:placeholder", "w:docPartCategory",
    "w:smartTagPr", "w:customXmlPr", "w:fldData", "w:rsid", "w:rsids", "w:control",
    "o:signatureline", "w16sdtdh:dataHash", "a:snd",
)  # fmt: skip
"""Elements that are no part of a page."""

_WRAPPERS = names("w:smartTag", "w:customXml")
"""What a program takes the words for; the words stay."""

_ATTRIBUTES = names(
    "w14:paraId", "w14:textId", "w:fullDate", "o:gfxdata", "o:title", "o:href", "r:link",
    "w:tplc", "wp14:anchorId", "wp14:editId", "w:tgtFrame", "w:docLocation",
    "w16cid:durableId", "src", "althref", "o:althref",
)  # fmt: skip
"""Attributes that tell one file of the same words from another, or what is not on the page."""

_OBJECTS = frozenset({"docPr", "cNvPr"})
"""The elements that give a picture, a shape or a chart a name, which no reader sees."""

_NAMED = names("w:bookmarkStart")
_NAME = name("w:name")
_EXTENSIONS = frozenset({"extLst"})
_MODEL = "dataModelExt"
_TEXTUAL = (
    WORDS
    | INSTRUCTIONS
    | names(
        "wp:align", "wp:posOffset", "wp14:pctPosHOffset", "wp14:pctPosVOffset", "wp14:pctWidth",
        "wp14:pctHeight", "c:v", "c:f", "c:formatCode", "c:separator", "o:LinkType",
        "o:LockedField",
    )
)  # fmt: skip
"""Elements that hold text."""

_FORMULA = name("c:f")
_NUMBER_FORMATS = names("c:numFmt", "c:formatCode")
_GENERAL = "General"
_SHEET = re.compile(r"(?:(?<!')'(?:[^']|'')*'|(?<![^'!,()])[^'!,()]+)!")
_VML_ID = re.compile(r"_x0000_[a-z]?\d+")
_IGNORABLE = name("mc:Ignorable")
_CHOICE = name("mc:Choice")


class Bookmarks:
    """The names that bookmarks have in a copy: those that people gave them become numbers.

    Args:
        roots: the stories, in reading order.
    """

    def __init__(self, roots: Iterable[_Element]) -> None:
        found = [e.get(_NAME, "") for root in roots for e in elements(root, _NAMED)]
        given = dict.fromkeys(n for n in found if n and not PLAIN_BOOKMARK.fullmatch(n))
        self._names = {n: n for n in found if PLAIN_BOOKMARK.fullmatch(n)}
        self._names |= {given_name: f"b{n}" for n, given_name in enumerate(given, 1)}
        self._lower = {given_name.lower(): new for given_name, new in self._names.items()}

    def rename(self, bookmark: str) -> str:
        """The name in the copy, whatever the case; empty when there is no such bookmark."""
        return self._names.get(bookmark, self._lower.get(bookmark.lower(), ""))


def rename_bookmarks(root: _Element, bookmarks: Bookmarks) -> None:
    """Give bookmarks, and what leads to them, their names in the copy."""
    for element in elements(root, _NAMED):
        element.set(_NAME, bookmarks.rename(element.get(_NAME, "")) or "b0")
    anchor = name("w:anchor")
    for link in elements(root, names("w:hyperlink")):
        target = link.get(anchor)
        if target is None:
            continue
        # With an address, the anchor is on that page.
        new = target if link.get(name("r:id")) else bookmarks.rename(target)
        link.set(anchor, new or "_top")
    for data in elements(root, names("w:ffData")):
        for field_name in elements(data, names("w:name")):
            new = bookmarks.rename(field_name.get(name("w:val"), ""))
            field_name.set(name("w:val"), new)


def strip(root: _Element) -> None:
    """Take out of a part's tree what no page shows, but for words that a reader may come to see.

    Comments in the XML, elements and attributes of programs that nothing is known of, identifiers
    of revisions and paragraphs, names of pictures and shapes, what binds controls to data, smart
    tags, permissions, extensions of drawings, and text where no text is shown.
    """
    _choose(root)
    _strip_elements(root)
    for element in root.iter():
        _strip_attributes(element)
        _strip_text(element)
    _strip_namespaces(root)


def _strip_elements(root: _Element) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            remove(element)
        elif namespace(element.tag) not in KNOWN or element.tag in _GONE:
            if element is not root:
                remove(element)
        elif local(element.tag) in _EXTENSIONS and not _has_model(element):
            remove(element)
    for element in elements(root, _WRAPPERS):
        unwrap(element)
    for properties in elements(root, names("w:sdtPr")):
        for number in list(properties.iterchildren(name("w:id"))):
            remove(number)


def _strip_text(element: _Element) -> None:
    if element.tag not in _TEXTUAL and (element.text or "").strip():
        element.text = None
    if (element.tail or "").strip():
        element.tail = None
    if element.tag == _FORMULA:
        element.text = _SHEET.sub("Sheet1!", element.text or "")
    elif element.tag in _NUMBER_FORMATS:
        _settle_number_format(element)


def _settle_number_format(element: _Element) -> None:
    """Leave a chart's format of numbers, unless it holds words of its own."""
    if '"' in (element.text or ""):
        element.text = _GENERAL
    if '"' in element.get("formatCode", ""):
        element.set("formatCode", _GENERAL)


def _choose(root: _Element) -> None:
    """Leave, of what is there for several programs, what is made of known namespaces."""
    for choice in elements(root, {_CHOICE}):
        required = choice.get("Requires", "").split()
        if not all(choice.nsmap.get(prefix) in KNOWN for prefix in required):
            remove(choice)
    for alternatives in elements(root, names("mc:AlternateContent")):
        if alternatives.find(_CHOICE) is None:
            for fallback in list(alternatives):
                unwrap(fallback)
            unwrap(alternatives)


def _has_model(element: _Element) -> bool:
    """True for an extension that says where the drawing of a diagram is."""
    return any(local(inner.tag) == _MODEL for inner in element.iter())


def _strip_attributes(element: _Element) -> None:
    tag = str(element.tag)
    for attribute in [str(a) for a in element.attrib]:
        kind = local(attribute) if attribute.startswith("{") else attribute
        space = namespace(attribute)
        unknown = space not in KNOWN | {""}
        foreign = unknown or attribute in _ATTRIBUTES or kind.startswith("rsid")
        if foreign or is_wordy(element, attribute, str(element.get(attribute))):
            del element.attrib[attribute]
        elif attribute == "name" and (local(tag) in _OBJECTS or _is_named_in_theme(tag)):
            element.set("name", "")
        elif namespace(tag) in VML and _is_vml_name(element, attribute):
            del element.attrib[attribute]


def _is_named_in_theme(tag: str) -> bool:
    """True for the elements of a theme that have names of their own."""
    return tag in names("a:theme", "a:clrScheme", "a:fontScheme", "a:fmtScheme", "a:extraClrScheme")


def _is_vml_name(element: _Element, attribute: str) -> bool:
    if attribute in ("id", "ID", name("o:spid")):
        return not _VML_ID.fullmatch(element.get(attribute, ""))
    return attribute in ("name", "title") and element.tag != name("v:f")


def _strip_namespaces(root: _Element) -> None:
    """Leave no namespace declared that is not known; those that may be passed over stay so."""
    from lxml import etree

    known = _known(root)
    ignorable = root.get(_IGNORABLE)
    if ignorable is not None:
        root.set(_IGNORABLE, " ".join(p for p in ignorable.split() if p in known))
    # What a choice requires is named in an attribute, so that its namespace seems unused.
    required = {prefix for choice in elements(root, {_CHOICE}) for prefix in _known(choice)}
    etree.cleanup_namespaces(root, keep_ns_prefixes=sorted(known | required))


def _known(element: _Element) -> set[str]:
    """The prefixes of the known namespaces that may stand in an element."""
    return {str(prefix) for prefix, uri in element.nsmap.items() if prefix and uri in KNOWN}
