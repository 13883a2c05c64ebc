"""The steps that clean a part of an OpenDocument text, each a change of its tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from redactor.documents.odt.labels import Labels, is_label, is_programs
from redactor.documents.odt.namespaces import is_known, local, name, names
from redactor.documents.odt.story import NUMERIC
from redactor.documents.odt.trees import drop, empty, flatten
from redactor.documents.odt.vocabulary import FIELDS, REFERENCES

if TYPE_CHECKING:
    from lxml.etree import _Element

_AUTHORS = names("dc:creator", "meta:creator-initials", "loext:sender-initials")
_TIMES = names("dc:date", "meta:date-string")
_AUTHORED = names("office:annotation", "office:change-info")
_EPOCH = "1970-01-01T00:00:00"

_PERSONAL = names("office:meta", "text:alphabetical-index-auto-mark-file")
_SETTINGS = name("office:settings")
_SETTING, _SETTING_TYPE = name("config:config-item"), name("config:type")
_SETTING_NAME = name("config:name")
_SETTING_GROUPS = names(
    "config:config-item-map-indexed", "config:config-item-map-named", "config:config-item-map-entry"
)
_OF_A_MACHINE = re.compile(r"Rsid.*|View.*|.*Version|.*(?:Printer|Database|Key|Path|URL|Font).*")

_LAID_OUT_BY = re.compile(
    r"PrinterIndependentLayout (?:enabled|disabled|(?:low|high)-resolution)"
    r"|(?:CustomFontName|FontName)[A-Za-z]+ .*"
)
"""Settings with words that a layout depends on, with what they may say."""

_MACHINERY = names(
    "office:scripts", "office:event-listeners", "text:hidden-text", "text:variable-decls",
    "text:user-field-decls", "text:dde-connection-decls", "text:section-source",
    "office:dde-source", "text:script", "form:properties", "form:connection-resource",
    "field:fieldmark", "field:fieldmark-start", "field:fieldmark-end", "svg:font-face-src",
    "svg:font-face-uri", "presentation:settings", "text:label",
)  # fmt: skip
"""Elements that work on a page and are not on it."""

_MODEL = re.compile(r"\{http://www\.w3\.org/2002/xforms\}")
_CONTENT_CONTROL = name("loext:content-control")
_UNTOLD = names(
    "text:formula", "table:formula", "text:condition", "style:condition", "text:protection-key",
    "table:protection-key", "text:protection-key-digest-algorithm", "draw:display-name",
    "form:command", "form:datasource", "form:data-field", "form:list-source", "form:filter",
    "form:order", "form:href", "form:detail-fields", "form:master-fields", "xlink:title",
    "text:is-hidden", "form:linked-cell", "form:source-cell-range", "text:string-value-if-true",
    "text:string-value-if-false",
)  # fmt: skip
"""Attributes that a program works with, or shows when asked."""

_LABEL_FORMATS = names("style:num-list-format", "loext:num-list-format")
"""Attributes that repeat what stands before and after the number of a list."""

_REVISION_IDS = names("officeooo:rsid", "officeooo:paragraph-rsid")
_DISPLAY_NAME, _NAME = name("style:display-name"), name("style:name")
_HREF, _LINK, _IMAGE_LINK = name("xlink:href"), name("text:a"), name("draw:a")
_LOCAL = re.compile(r"(?:file:|vnd\.sun\.star|\.\.?/|/|\\|[A-Za-z]:)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


def scrub_tree(root: _Element) -> None:
    """Take out what tells of makers, their machines and their sessions."""
    for element in [e for e in root.iter() if not isinstance(e.tag, str)]:
        drop(element)
    for element in list(root.iter(*_PERSONAL)):
        drop(element)
    for authored in root.iter(*_AUTHORED):
        for element in list(authored):
            if element.tag in _AUTHORS:
                empty(element)
            elif element.tag in _TIMES:
                element.text = _EPOCH if local(str(element.tag)) == "date" else None
    for settings in root.iter(_SETTINGS):
        _reduce(settings)
    for element in root.iter():
        for attribute in list(element.attrib):
            own = str(attribute)
            if own in _REVISION_IDS or ("}" in own and not is_known(own)):
                del element.attrib[attribute]


def simplify(root: _Element) -> None:
    """Leave of fields and controls what they show, and nothing that works behind the page."""
    for element in [e for e in root.iter() if _MODEL.match(str(e.tag)) or e.tag in _MACHINERY]:
        drop(element)
    for element in list(root.iter(*FIELDS, _CONTENT_CONTROL)):
        flatten(element)
    for element in list(root.iter(*REFERENCES)):
        if any(_LETTERS.search(str(text)) for text in element.itertext()):
            flatten(element)
    for element in list(root.iter(_LINK, _IMAGE_LINK)):
        href = element.get(_HREF, "")
        if _is_local(href) or href.endswith("|outline"):
            _unlink(element)
    for element in root.iter():
        for attribute in _UNTOLD.intersection(element.attrib):
            del element.attrib[attribute]
        for attribute in _LABEL_FORMATS.intersection(element.attrib):
            if _LETTERS.search(str(element.get(attribute))):
                del element.attrib[attribute]


def neutralise(root: _Element, labels: Labels) -> None:
    """Give neutral names to what people named, and to all that refers to it."""
    for element in root.iter():
        if element.get(_DISPLAY_NAME) and not is_programs(element.get(_NAME, "")):
            del element.attrib[_DISPLAY_NAME]
        for attribute, value in element.attrib.items():
            if is_label(str(element.tag), str(attribute)):
                separate = str(value).split(" ") if local(str(attribute)) == "class-names" else None
                parts = separate or [str(value)]
                element.set(attribute, " ".join(labels.neutral(part) for part in parts))
            elif attribute == _HREF and str(value).startswith("#"):
                target, bar, kind = str(value)[1:].partition("|")
                element.set(attribute, f"#{labels.neutral(target)}{bar}{kind}")


def _is_local(href: str) -> bool:
    """Whether a link leads to a place on somebody's own machine."""
    if href.startswith("#") or not href:
        return False
    return bool(_LOCAL.match(href)) or not _SCHEME.match(href)


def _unlink(element: _Element) -> None:
    if element.tag == _LINK:
        flatten(element)
        return
    parent = element.getparent()
    if parent is not None:
        for child in list(element):
            element.addprevious(child)
        drop(element)


def _reduce(settings: _Element) -> None:
    """Leave the settings that say how the document is laid out: switches and numbers."""
    for element in list(settings.iter(*_SETTING_GROUPS)):
        drop(element)
    for element in list(settings.iter(_SETTING)):
        said = element.get(_SETTING_NAME, "")
        counts = element.get(_SETTING_TYPE) in NUMERIC and said.isascii() and said.isalnum()
        if not (counts and not _OF_A_MACHINE.fullmatch(said)) and not lays_out(element):
            drop(element)


def lays_out(setting: _Element) -> bool:
    """Whether a setting with words says how the document is laid out."""
    said = f"{setting.get(_SETTING_NAME, '')} {setting.text or ''}"
    return _LAID_OUT_BY.fullmatch(said) is not None
