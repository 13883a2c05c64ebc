"""Makes a Word file of parts: those that the main document leads to, under plain names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import quote

from redactor.documents.archives import Archive, rewrite
from redactor.documents.docx.kinds import LEFT_OUT, SINGLE, Kind
from redactor.documents.docx.namespaces import NAMESPACES, local, namespace
from redactor.documents.docx.package import (
    PLAIN_ID,
    ROOT,
    TYPES,
    Package,
    Relationship,
    relationships_of,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELATION_TYPES = "application/vnd.openxmlformats-package.relationships+xml"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_FULL_TYPES = {
    **{
        end: _OFFICE + end
        for end in (
            "officeDocument", "styles", "numbering", "settings", "theme", "footnotes", "endnotes",
            "comments", "header", "footer", "image", "hyperlink", "chart", "chartUserShapes",
            "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
        )
    },
    "diagramDrawing": "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing",
}  # fmt: skip
"""The types of relationships in a copy, by their ends: ECMA-376 5th edition part 1, 11 and 15."""

_LINKS = frozenset({"hyperlink"})
"""Relationships that lead outside in a copy too; all others would be fetched, or tell a path."""

_IMPLICIT = frozenset(
    {
        "styles",
        "numbering",
        "settings",
        "theme",
        "footnotes",
        "endnotes",
        "comments",
        "diagramDrawing",
    }
)
"""Relationships that no element of their part names."""

_BREAKABLE = frozenset({"externalData", "attachedTemplate", "subDoc", "altChunk"})
"""Elements that are nothing without the relationship that they name."""


def kept_relationships(
    package: Package, trees: Mapping[str, _Element], *, comments: bool
) -> dict[str, tuple[Relationship, ...]]:
    """The relationships of a copy, by source part; those that no element names any more are gone.

    Elements and attributes that name one that is gone go from the trees as well.

    Args:
        package: the file.
        trees: the parts that were parsed, as they are in the copy.
        comments: whether comments are kept.
    """
    kept: dict[str, tuple[Relationship, ...]] = {}
    for source, some in package.relationships.items():
        if source == ROOT:
            kept[source] = tuple(r for r in some if r.part == package.main)
            continue
        tree = trees.get(source)
        if tree is None:
            continue
        named = _named(tree)
        here = tuple(
            r
            for r in some
            if _stays(package, r, comments=comments) and (r.id in named or r.type in _IMPLICIT)
        )
        _forget(tree, named - {r.id for r in here})
        ids = _plain_ids(here)
        _rename(tree, ids)
        if source == package.main:
            for part in package.of_kind(Kind.DIAGRAM_DATA):
                _rename_drawing(trees[part], ids)
        kept[source] = tuple(replace(r, id=ids[r.id]) for r in here)
    return kept


def reached(package: Package, relationships: Mapping[str, Iterable[Relationship]]) -> list[str]:
    """The parts that a copy's main document leads to, in the order of the file."""
    waiting, seen = [package.main], {package.main}
    while waiting:
        for relationship in relationships.get(waiting.pop(), ()):
            part = relationship.part
            if part is not None and part not in seen:
                seen.add(part)
                waiting.append(part)
    return [part for part in package.archive.members if part in seen]


def repackage(
    package: Package,
    contents: Mapping[str, bytes],
    relationships: Mapping[str, Iterable[Relationship]],
) -> bytes:
    """The file of a copy.

    Args:
        package: the file.
        contents: the bytes of the parts in it, by their names in the file.
        relationships: as `kept_relationships` gives them.
    """
    renamed = _renamed(package, contents)
    members: dict[str, bytes] = {TYPES: _types(package, renamed)}
    members[relationships_of(ROOT)] = _written(relationships[ROOT], ROOT, renamed)
    for part, new in renamed.items():
        members[new] = contents[part]
        some = relationships.get(part, ())
        if some:
            members[relationships_of(new)] = _written(some, new, renamed)
    return rewrite(Archive(members, frozenset()), {})


def _stays(package: Package, relationship: Relationship, *, comments: bool) -> bool:
    if relationship.external or relationship.part is None:
        return relationship.type in _LINKS
    if relationship.type not in _FULL_TYPES:
        return False
    kind = package.kinds[relationship.part]
    return kind not in LEFT_OUT and (comments or kind is not Kind.COMMENTS)


def _named(tree: _Element) -> set[str]:
    """The identifiers of relationships that attributes of a part name."""
    return {
        str(value)
        for element in tree.iter()
        for attribute, value in element.attrib.items()
        if namespace(str(attribute)) == NAMESPACES["r"]
    }


def _plain_ids(relationships: Iterable[Relationship]) -> dict[str, str]:
    """The identifiers in a copy: those that no program gives are numbers."""
    ids = {r.id: r.id for r in relationships if PLAIN_ID.fullmatch(r.id)}
    free = (f"r{number}" for number in count(1) if f"r{number}" not in ids)
    return {r.id: ids.get(r.id) or next(free) for r in relationships}


def _rename(tree: _Element, ids: Mapping[str, str]) -> None:
    for element in tree.iter():
        for attribute in [str(a) for a in element.attrib]:
            if namespace(attribute) == NAMESPACES["r"]:
                given = element.get(attribute, "")
                element.set(attribute, ids.get(given, given))


def _rename_drawing(data: _Element, ids: Mapping[str, str]) -> None:
    """Let a diagram's data name its drawing as the main document does."""
    for element in data.iter():
        given = element.get("relId")
        if given is not None:
            element.set("relId", ids.get(given, ""))


def _forget(tree: _Element, gone: set[str]) -> None:
    for element in list(tree.iter()):
        for attribute in [str(a) for a in element.attrib]:
            if namespace(attribute) == NAMESPACES["r"] and element.get(attribute) in gone:
                del element.attrib[attribute]
                parent = element.getparent()
                if local(element.tag) in _BREAKABLE and parent is not None:
                    parent.remove(element)


def _renamed(package: Package, parts: Iterable[str]) -> dict[str, str]:
    """The plain names of parts, in the order given; no two parts get one name."""
    numbers: dict[Kind, int] = {}
    rank = {part: position for position, part in enumerate(package.kinds)}
    names = {}
    for part in sorted(parts, key=rank.__getitem__):
        kind = package.kinds[part]
        numbers[kind] = numbers.get(kind, 0) + 1
        number = "" if kind in SINGLE and numbers[kind] == 1 else str(numbers[kind])
        suffix = _suffix(package.types[part]) if kind is Kind.PICTURE else ".xml"
        names[part] = f"{kind.value}{number}{suffix}"
    return {part: names[part] for part in parts}


def _suffix(content_type: str) -> str:
    return {"image/jpeg": ".jpeg", "image/jpg": ".jpeg", "image/tiff": ".tiff"}.get(
        content_type, f".{content_type.partition('/')[2]}"
    )


def _types(package: Package, renamed: Mapping[str, str]) -> bytes:
    suffixes = {"rels": _RELATION_TYPES, "xml": "application/xml"}
    overrides = []
    for part, new in renamed.items():
        if package.kinds[part] is Kind.PICTURE:
            suffixes[new.rpartition(".")[2]] = package.types[part]
        else:
            overrides.append(f'<Override PartName="/{new}" ContentType="{package.types[part]}"/>')
    defaults = [
        f'<Default Extension="{suffix}" ContentType="{said}"/>' for suffix, said in suffixes.items()
    ]
    inner = "".join([*defaults, *overrides])
    return f'{_DECLARATION}<Types xmlns="{_PACKAGE}content-types">{inner}</Types>'.encode()


def _written(
    relationships: Iterable[Relationship], source: str, renamed: Mapping[str, str]
) -> bytes:
    from lxml import etree

    space = f"{_PACKAGE}relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})  # type: ignore[dict-item]
    for relationship in relationships:
        if relationship.part is not None and relationship.part not in renamed:
            continue
        element = etree.SubElement(root, f"{{{space}}}Relationship")
        element.set("Id", relationship.id)
        element.set("Type", _FULL_TYPES[relationship.type])
        element.set("Target", _target(relationship, source, renamed))
        if relationship.external:
            element.set("TargetMode", "External")
    return _DECLARATION.encode() + etree.tostring(root)


def _target(relationship: Relationship, source: str, renamed: Mapping[str, str]) -> str:
    if relationship.part is None:
        return relationship.target
    return quote(posixpath.relpath(renamed[relationship.part], posixpath.dirname(source) or "."))
