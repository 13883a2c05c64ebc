"""A Word file as a package: its parts, their kinds, and the relationships between them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from redactor.documents.archives import Archive, read_archive
from redactor.documents.docx.kinds import Kind, kind_of
from redactor.documents.docx.namespaces import STRICT, local
from redactor.documents.partnames import shown_part
from redactor.documents.xmltree import parse
from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    FormatMismatchError,
    UnknownPartError,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

TYPES = "[Content_Types].xml"
ROOT = ""
"""The package itself, as the source of relationships."""

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")


PLAIN_ID = re.compile(r"(?:r|rId)\d+|R[0-9a-f]{8,32}")
"""Identifiers that programs give to relationships."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """How a part refers to another part, or to something outside the file.

    Args:
        id: by which the part's elements name it.
        type: the end of its type, such as `hyperlink`.
        full_type: the whole type.
        target: as written.
        part: the name of the part that it leads to; `None` for one that leads outside or nowhere.
        external: whether it leads outside the file.
    """

    id: str = field(repr=False)
    type: str
    full_type: str = field(repr=False)
    target: str = field(repr=False)
    part: str | None = field(repr=False)
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file.

    Args:
        name: the file's path or name, for messages.
        archive: its parts' bytes.
        main: the name of the main document's part.
        kinds: of every part but the content types and the relationships, in reading order.
        types: content types of parts.
        relationships: by source part, `ROOT` included, in the file's order.
    """

    name: str
    archive: Archive
    main: str = field(repr=False)
    kinds: Mapping[str, Kind] = field(repr=False)
    types: Mapping[str, str] = field(repr=False)
    relationships: Mapping[str, tuple[Relationship, ...]] = field(repr=False)

    def tree(self, part: str) -> _Element:
        """The root element of an XML part.

        Raises:
            DamagedFileError: RED109.
            ExpansionError: RED112.
            MissingExtraError: RED002.
        """
        return parse(self.archive.members[part], self.name, part)

    def of_kind(self, *kinds: Kind) -> list[str]:
        """The names of the parts of some kinds, in reading order."""
        return [part for part, kind in self.kinds.items() if kind in kinds]


def open_package(data: bytes, name: str) -> Package:
    """Take a Word file apart.

    Args:
        data: the whole file.
        name: its path or name, for messages.

    Raises:
        FormatMismatchError: RED108: a file of Word 97 to 2003, or of another program.
        DamagedFileError: RED109.
        EncryptedFileError: RED110.
        UnknownPartError: RED111: Strict Open XML, or a part that nothing is known of.
        ExpansionError: RED112.
        MissingExtraError: RED002.
    """
    if data.startswith(_COMPOUND):
        if _LOCKED in data:
            raise EncryptedFileError("the file is locked with a password", path=name)
        raise FormatMismatchError(
            "this is a file of Word 97 to 2003",
            path=name,
            next_step="Save it as a Word document (.docx).",
        )
    archive = read_archive(data, name)
    types = _content_types(archive, name)
    actual = {part.lower(): part for part in archive.members}
    relationships = {
        source: _relationships(archive, actual, member, name)
        for member in archive.members
        if (source := source_of(member)) is not None
    }
    mains = [r for r in relationships.get(ROOT, ()) if r.type == "officeDocument"]
    if any(r.full_type.startswith(STRICT) for r in mains):
        raise UnknownPartError(
            "the file is Strict Open XML",
            path=name,
            next_step="Save it as a Word document (.docx), not a strict one.",
        )
    if len(mains) != 1 or mains[0].part is None:
        raise DamagedFileError("the file has no main document", path=name)
    main = mains[0].part
    kinds = _kinds(archive, types, relationships, name)
    if kinds[main] is not Kind.DOCUMENT:
        raise FormatMismatchError("this is no document of Word", path=name)
    return Package(name, archive, main, _ordered(kinds, relationships, main), types, relationships)


def source_of(member: str) -> str | None:
    """The part whose relationships a member holds, `ROOT` for the package's; else `None`."""
    match = re.fullmatch(r"(?P<folder>(?:.*/)?)_rels/(?P<file>[^/]*)\.rels", member)
    return None if match is None else match["folder"] + match["file"]


def relationships_of(part: str) -> str:
    """The member that holds a part's relationships; of `ROOT` the package's."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _content_types(archive: Archive, name: str) -> dict[str, str]:
    if TYPES not in archive.members:
        raise DamagedFileError("the file does not tell the types of its parts", path=name)
    by_suffix: dict[str, str] = {}
    by_part: dict[str, str] = {}
    for element in parse(archive.members[TYPES], name, TYPES):
        said = element.get("ContentType", "")
        if local(element.tag) == "Default":
            by_suffix[element.get("Extension", "").lower()] = said
        elif local(element.tag) == "Override":
            by_part[element.get("PartName", "").lower()] = said
    return {
        member: by_part.get(
            f"/{member}".lower(), by_suffix.get(posixpath.splitext(member)[1][1:].lower(), "")
        )
        for member in archive.members
    }


def _relationships(
    archive: Archive, actual: Mapping[str, str], member: str, name: str
) -> tuple[Relationship, ...]:
    found = []
    folder = posixpath.dirname(posixpath.dirname(member))
    for element in parse(archive.members[member], name, member):
        if local(element.tag) != "Relationship":
            continue
        target, kind = element.get("Target", ""), element.get("Type", "")
        external = element.get("TargetMode") == "External"
        part = None
        if not external:
            path = unquote(target.partition("#")[0])
            whole = posixpath.normpath(posixpath.join("/", folder, path))
            part = actual.get(whole.lstrip("/").lower())
        found.append(
            Relationship(
                element.get("Id", ""), kind.rpartition("/")[2], kind, target, part, external
            )
        )
    return tuple(found)


def _kinds(
    archive: Archive,
    types: Mapping[str, str],
    relationships: Mapping[str, tuple[Relationship, ...]],
    name: str,
) -> dict[str, Kind]:
    leading: dict[str, set[str]] = {}
    sources: dict[str, str] = {}
    for source, some in relationships.items():
        for relationship in some:
            if relationship.part is not None:
                leading.setdefault(relationship.part, set()).add(relationship.type)
                sources.setdefault(relationship.part, source)
    kinds: dict[str, Kind] = {}
    parts = [m for m in archive.members if m != TYPES and source_of(m) is None]
    for part in parts:
        if part.endswith("/"):
            continue
        owner = sources.get(part)
        kind = kind_of(
            part,
            types[part],
            frozenset(leading.get(part, ())),
            None if owner is None else kind_of(owner, types.get(owner, ""), frozenset(), None),
        )
        if kind is None:
            raise UnknownPartError(f"nothing is known of the part {shown_part(part)}", path=name)
        kinds[part] = kind
    return kinds


_ORDER = {kind: rank for rank, kind in enumerate(Kind)}


def _ordered(
    kinds: Mapping[str, Kind],
    relationships: Mapping[str, Iterable[Relationship]],
    main: str,
) -> dict[str, Kind]:
    """The parts by kind, and within a kind as the main document refers to them."""
    ranks = {r.part: rank for rank, r in enumerate(relationships.get(main, ()))}
    last = len(ranks)
    ordered = sorted(kinds, key=lambda part: (_ORDER[kinds[part]], ranks.get(part, last)))
    return {part: kinds[part] for part in ordered}
