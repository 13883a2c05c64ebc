"""Which attributes of a Word document's elements hold words that a person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactor.documents.docx.builtin_styles import is_builtin
from redactor.documents.docx.namespaces import KNOWN, VML, local, name, names, namespace
from redactor.documents.docx.vml import is_odd
from redactor.documents.fonts import is_common

if TYPE_CHECKING:
    from lxml.etree import _Element

VAL = name("w:val")

_PROSE_VALUES = names(
    "w:alias",
    "w:default",
    "w:helpText",
    "w:statusText",
    "w:listEntry",
    "w:lvlText",
    "w:tblCaption",
    "w:tblDescription",
    "w15:sectionTitle",
    "dgm:title",
    "dgm:desc",
)
"""Elements with words to be read in their attribute `val`."""

_NAME_VALUES = names(
    "w:tag",
    "w:aliases",
    "w:docPart",
    "w:docPartCategory",
    "w:docPartGallery",
    "w:entryMacro",
    "w:exitMacro",
    "w:name",
    "w:query",
    "w:connectString",
    "w:addressFieldName",
    "w:mailSubject",
    "w:udl",
    "w:table",
    "w:mappedName",
    "w:attachedSchema",
    "w:saveThroughXslt",
    "w:category",
    "w:description",
)
"""Elements with a name for machines, or for people at work, in their attribute `val`."""

_PROSE = {
    name("w:listItem"): names("w:displayText", "w:value"),
    name("w:hyperlink"): names("w:tooltip"),
    name("a:hlinkClick"): frozenset({"tooltip"}),
    name("a:hlinkHover"): frozenset({"tooltip"}),
    name("v:textpath"): frozenset({"string"}),
    name("dgm:prSet"): frozenset({"phldrT"}),
}
"""Attributes with words to be read, of some elements."""

_PROSE_ANYWHERE = frozenset({"descr", "title", "alt"})
"""Alternative texts, by the names of their attributes: in DrawingML and VML."""

_IN_FONTS = frozenset({"typeface"}) | names("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia", "w:font")
_FONTS = names("w:rFonts", "w:sym", "a:latin", "a:ea", "a:cs", "a:sym", "a:font", "a:buFont")
_BOXES = names("w14:checkedState", "w14:uncheckedState")
"""Elements that name a font."""

_NAMES = {
    **dict.fromkeys(_FONTS, _IN_FONTS),
    **dict.fromkeys(_BOXES, names("w14:font")),
    name("w:hyperlink"): names("w:anchor", "w:docLocation", "w:tgtFrame"),
    name("w:bookmarkStart"): names("w:name"),
    name("w:permStart"): names("w:ed", "w:edGrp"),
    name("w:docVar"): names("w:name", "w:val"),
    name("w:caption"): names("w:name"),
    name("w:smartTag"): names("w:element", "w:uri"),
    name("w:customXml"): names("w:element", "w:uri"),
    name("w:attr"): names("w:name", "w:val", "w:uri"),
    name("w:smartTagType"): names("w:name", "w:namespaceuri", "w:url"),
    name("w:dataBinding"): names("w:xpath", "w:prefixMappings"),
    name("w15:dataBinding"): names("w:xpath", "w:prefixMappings"),
    name("w:control"): names("w:name"),
    name("w:lsdException"): names("w:name"),
}
"""Attributes with names, of some elements."""

_NAMES_ANYWHERE = frozenset({"name", "href", "id", "ID", "src", "althref"}) | names(
    "o:althref", "w:author", "w:initials", "o:title", "o:href", "o:suggestedsigner",
    "o:suggestedsigner2", "o:suggestedsigneremail", "o:signinginstructions", "o:spid",
)  # fmt: skip
"""Attributes with names, wherever they stand, `id` in VML alone (LibreOffice writes `ID`, too);
and with the paths of pictures in VML."""

_MEANT_FOR_MACHINES = re.compile(r"_x0000_[a-z]?\d+|[\W\d_]*")
"""Identifiers of shapes."""

_NUMBERED = re.compile(r"Author \d+|A\d+")
"""Authors and their initials, as a copy has them."""

PLAIN_BOOKMARK = re.compile(r"_(?:Toc|Ref|Hlk|Hlt|PictureBullets|GoBack|top)\d*")
"""Bookmarks that Word makes."""

_COPIED_BOOKMARK = re.compile(r"b\d+")
"""Bookmarks as a copy has them."""

_LEVEL = re.compile(r"%\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_BLANKED = re.compile(r"\.\.\.|[\u2588\u2026]")
"""What stands for words that were taken out: an ellipsis, or a bar."""

_WORD = re.compile(rf"[^\W\d_]|{_BLANKED.pattern}")
_WORDY = re.compile(
    r"[^\W\d_]{2}\s+[^\W\d_]{2}|[^\x00-\x7f\W\d_][^\W\d_]|[a-zA-Z][^\x00-\x7f\W\d_]"
)
_OF_SEVERAL_WORDS = frozenset(
    {
        "style", "ascii", "hAnsi", "cs", "eastAsia", "typeface", "font", "eqn", "path", "Requires",
        "Ignorable", "ProcessContent", "formatCode", "instr",
    }
)  # fmt: skip
"""Attributes whose value the format, or a font, has the words of."""

_FORMATS = names(
    "w:dateFormat", "w:lvlText", "w:noLineBreaksAfter", "w:noLineBreaksBefore", "m:mathFont",
)  # fmt: skip
"""Elements whose `val` may hold several words, or a sign, that no person wrote."""

_STYLE = name("w:style")


def words_in(element: _Element) -> Iterator[tuple[str, str, bool]]:
    """The attributes of an element that hold words.

    Yields:
        Name of the attribute, words, and whether they are a name for machines (an address).
    """
    tag = element.tag
    if not isinstance(tag, str):
        return
    for attribute, value in ((str(a), str(v)) for a, v in element.attrib.items()):
        if not says(value):
            continue
        kind = _kind(element, tag, attribute, value)
        odd = is_wordy(element, attribute, value) or is_odd(element, attribute, value)
        if kind is not None or odd:
            yield attribute, value, kind is not False


def says(text: str) -> bool:
    """True for text with a letter, or with what a replacement may be without any."""
    return _WORD.search(text) is not None


def is_numbered(author: str) -> bool:
    """True for the number that an author, or an author's initials, have in a copy."""
    return _NUMBERED.fullmatch(author) is not None


def is_wordy(element: _Element, attribute: str, value: str) -> bool:
    """True for an attribute that should hold no words, and holds several, or foreign letters."""
    tag = str(element.tag)
    if not _WORDY.search(value) or local(attribute) in _OF_SEVERAL_WORDS:
        return False
    if tag in _FORMATS or (attribute == VAL and is_builtin(value)):
        return False
    made = tag in _NAMES and _is_made(tag, value)
    return not made and _kind(element, tag, attribute, value) is None


def _kind(element: _Element, tag: str, attribute: str, value: str) -> bool | None:
    """True for a name, false for words to be read, `None` for what no person wrote."""
    if attribute == VAL and tag in _PROSE_VALUES:
        label = _LEVEL.sub("", value)
        labelled = _LETTERS.search(label) or _BLANKED.search(label)
        return False if labelled or tag != name("w:lvlText") else None
    if attribute == VAL and tag in _NAME_VALUES:
        return None if _is_builtin_style(element, tag, value) else True
    if attribute in _PROSE.get(tag, ()) or attribute in _PROSE_ANYWHERE:
        return False
    if attribute in _NAMES.get(tag, ()):
        return None if _is_made(tag, value) else True
    if attribute in _NAMES_ANYWHERE:
        return True if _is_name(tag, attribute, value) else None
    # What Word does not know it passes over, and so does every reader of the page.
    return True if namespace(attribute) not in KNOWN | {""} else None


def _is_made(tag: str, value: str) -> bool:
    """True for a name that Word or a copy gives."""
    if tag == name("w:lsdException"):
        return is_builtin(value)
    if tag in _FONTS or tag in _BOXES:
        return is_common(value)
    return bool(PLAIN_BOOKMARK.fullmatch(value) or _COPIED_BOOKMARK.fullmatch(value))


def _is_name(tag: str, attribute: str, value: str) -> bool:
    if attribute in ("id", "ID", name("o:spid")) and namespace(tag) not in VML:
        return False
    meant = _MEANT_FOR_MACHINES.fullmatch(value) or is_numbered(value)
    return not meant and local(tag) not in _VOCABULARY


_VOCABULARY = frozenset({"gd", "ahXY", "ahPolar", "compatSetting", "constr", "rule"})
"""Elements whose `name` is one of a list, or of a formula."""


def _is_builtin_style(element: _Element, tag: str, value: str) -> bool:
    parent = element.getparent()
    in_style = tag == name("w:name") and parent is not None and parent.tag == _STYLE
    return in_style and is_builtin(value)
