"""Tells what a Word file says of its makers, and of how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from redactor.documents.docx.attributes import is_numbered, words_in
from redactor.documents.docx.fields import instructions
from redactor.documents.docx.kinds import STORIES, Kind
from redactor.documents.docx.namespaces import local, name
from redactor.documents.docx.package import Package, open_package, relationships_of
from redactor.documents.docx.workbooks import told_by_workbooks
from redactor.documents.format import Property

if TYPE_CHECKING:
    from lxml.etree import _Element

_AUTHOR, _DATE = name("w:author"), name("w:date")
_VOCABULARIES = ("fontTable", "webSettings", "charts/", "themeOverride", "stylesWithEffects")
_PROTECTION = ("documentProtection", "writeProtection")
_IDENTIFIERS = ("docId",)


def properties_of(data: bytes, file: str) -> list[Property]:
    """What a Word file says besides its pages, in the order of its parts.

    Properties and custom properties; authors and times of comments and changes; people; how often
    it was edited (identifiers of revisions); templates, variables, sources of mail merges and other
    files that it names; instructions of fields; data of other programs; macros, fonts, thumbnails;
    what pictures say.

    Args:
        data: the whole file.
        file: its path or name, for messages.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    package = open_package(data, file)
    return [found for found in _told(package) if found.value.strip()]


def _told(package: Package) -> Iterator[Property]:
    comment = package.archive.comment.decode("utf-8", "replace")
    yield Property("archive: comment", comment)
    in_workbooks = told_by_workbooks(package)
    for part, kind in package.kinds.items():
        if kind is Kind.TOLD and not any(known in part for known in _VOCABULARIES):
            yield from _leaves(package.tree(part), part)
        elif kind in STORIES:
            yield from _revisions(package.tree(part), part)
        elif kind is Kind.SETTINGS:
            yield from _settings(package.tree(part), part)
        elif kind in (Kind.DROPPED, Kind.TABLE):
            yield Property(part, f"{len(package.archive.members[part])} bytes")
            if kind is Kind.TABLE:
                yield from in_workbooks.get(part, ())
        elif kind is Kind.PICTURE:
            yield from _pictured(package, part)
    for source, relationships in package.relationships.items():
        for relationship in relationships:
            if relationship.external and relationship.type != "hyperlink":
                yield Property(
                    f"{relationships_of(source)}: {relationship.type}", relationship.target
                )


def _leaves(root: _Element, part: str) -> Iterator[Property]:
    """The texts of a part, and the values of the attributes of elements without any."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield Property(f"{part}: comment", str(element.text or ""))
            continue
        place = f"{part}: {local(element.tag)}"
        # A custom property has its name outside the element with its value.
        parent = element.getparent()
        named = None if parent is None else parent.get("name")
        if named and len(element) == 0:
            place = f"{part}: {named}"
        text = (element.text or "").strip()
        if text:
            yield Property(place, text)
        elif len(element) == 0:
            for attribute, value in element.attrib.items():
                yield Property(f"{place} {local(str(attribute))}", str(value))


def _revisions(root: _Element, part: str) -> Iterator[Property]:
    authors: dict[str, list[str]] = {}
    rsids: set[str] = set()
    for element in root.iter():
        if not isinstance(element.tag, str):
            yield Property(f"{part}: comment in the XML", str(element.text or ""))
            continue
        author = element.get(_AUTHOR)
        if author is not None and not is_numbered(author):
            authors.setdefault(author, []).append(element.get(_DATE, ""))
        rsids |= {
            str(value)
            for key, value in element.attrib.items()
            if local(str(key)).startswith("rsid")
        }
    for instruction in instructions(root):
        yield Property(f"{part}: field", " ".join(instruction.split()))
    for author, times in authors.items():
        yield Property(f"{part}: author of comments and changes", author)
        dated = sorted(filter(None, times))
        if dated:
            yield Property(f"{part}: first and last time", f"{dated[0]} to {dated[-1]}")
    if rsids:
        yield Property(f"{part}: sessions of editing", str(len(rsids)))


def _settings(root: _Element, part: str) -> Iterator[Property]:
    for element in root.iter():
        tag = local(element.tag)
        place = f"{part}: {tag}"
        for _, words, _ in words_in(element):
            yield Property(place, words)
        if tag in _PROTECTION:
            yield Property(place, "on")
        elif tag in _IDENTIFIERS:
            yield Property(place, " ".join(str(value) for value in element.attrib.values()))
        elif tag == "rsids":
            yield Property(place, str(len(element)))


def _pictured(package: Package, part: str) -> Iterator[Property]:
    from redactor.documents.images import told

    for one in told(package.archive.members[part]):
        yield Property(f"{part}: {one.place}", one.value)
