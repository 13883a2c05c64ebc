"""Lists what an OpenDocument text says of its makers, their machines and their sessions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactor.documents.format import Property
from redactor.documents.images import told
from redactor.documents.odt.flat import FLAT, flat_root, is_flat, pictures
from redactor.documents.odt.namespaces import local, name, names
from redactor.documents.odt.package import Kind, Package, open_package
from redactor.documents.odt.steps import lays_out
from redactor.documents.odt.story import NUMERIC

if TYPE_CHECKING:
    from lxml.etree import _Element

_META, _STATISTIC = name("office:meta"), name("meta:document-statistic")
_TEMPLATE, _USER_DEFINED = name("meta:template"), name("meta:user-defined")
_OF_A_TEMPLATE = (name("meta:date"), name("xlink:href"), name("xlink:title"))
_COMMENT, _CHANGE = name("office:annotation"), name("office:change-info")
_AUTHORED = (_COMMENT, _CHANGE)
_AUTHORSHIP = names(
    "dc:creator", "dc:date", "meta:creator-initials", "meta:date-string", "loext:sender-initials"
)
_NOBODY = frozenset({"", "1970-01-01T00:00:00"})
_SETTING, _SETTING_TYPE = name("config:config-item"), name("config:type")
_SETTING_NAME = name("config:name")
_REVISION_IDS = names("officeooo:rsid", "officeooo:paragraph-rsid")

_PARTS = {
    Kind.VERSION: "an earlier version of the document",
    Kind.LEFTOVER: "left there by a program",
}


def metadata_of(data: bytes, file: str) -> list[Property]:
    """What the file says of its makers, part by part.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    if is_flat(data):
        root = flat_root(data, file)
        found = [*_of_tree(root, FLAT)]
        for index, picture in pictures(root, file):
            found += _of_picture(picture, f"{FLAT}: picture {index}")
        return found
    return list(_of_package(open_package(data, file)))


def _of_package(package: Package) -> Iterator[Property]:
    for part in package.of_kind(Kind.META, Kind.CONTENT, Kind.STYLES, Kind.SETTINGS):
        yield from _of_tree(package.tree(part), part)
    for part in package.of_kind(Kind.PICTURE):
        yield from _of_picture(package.archive.members[part], part)
    for part in package.of_kind(*_PARTS):
        yield Property(part, _PARTS[package.kinds[part]])


def _of_tree(root: _Element, part: str) -> Iterator[Property]:
    revisions: Counter[str] = Counter()
    for element in root.iter():
        if element.tag == _META:
            yield from _of_meta(element, part)
        elif element.tag in _AUTHORED:
            yield from _authorship(element, part)
        elif element.tag == _SETTING and element.get(_SETTING_TYPE) not in NUMERIC:
            if (element.text or "").strip() and not lays_out(element):
                yield Property(f"{part}: {element.get(_SETTING_NAME)}", element.text or "")
        elif isinstance(element.tag, str):
            revisions.update(str(element.get(a)) for a in _REVISION_IDS if element.get(a))
    if revisions:
        yield Property(f"{part}: revisions", f"{len(revisions)} sessions of editing")


def _of_meta(meta: _Element, part: str) -> Iterator[Property]:
    for element in meta:
        if not isinstance(element.tag, str) or element.tag == _STATISTIC:
            continue
        place = f"{part}: {local(element.tag)}"
        if element.tag == _USER_DEFINED:
            place = f"{place} {element.get(name('meta:name'), '')}"
        values = [element.text or ""]
        if element.tag == _TEMPLATE:
            values = [element.get(attribute, "") for attribute in _OF_A_TEMPLATE]
        yield from (Property(place, value) for value in values if value.strip())


def _authorship(element: _Element, part: str) -> Iterator[Property]:
    what = "comment" if element.tag == _COMMENT else "change"
    for child in element:
        value = (child.text or "").strip() if child.tag in _AUTHORSHIP else ""
        if value not in _NOBODY:
            yield Property(f"{part}: {what}: {local(str(child.tag))}", value)


def _of_picture(data: bytes, place: str) -> Iterator[Property]:
    yield from (Property(f"{place}: {found.place}", found.value) for found in told(data))
