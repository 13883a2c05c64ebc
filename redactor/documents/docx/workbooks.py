"""Reads the workbooks that charts were made of: no page shows them, and no copy has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from redactor.documents.archives import EXPANDED, SIGNATURE, read_archive
from redactor.documents.docx.kinds import Kind
from redactor.documents.docx.story import Piece, everything
from redactor.documents.format import Property
from redactor.documents.images.strings import strings
from redactor.documents.textmap import BLOCK, Node
from redactor.documents.xmltree import parse
from redactor.errors import DamagedFileError, UnknownPartError

if TYPE_CHECKING:
    from redactor.documents.docx.package import Package

_LOOKS = re.compile(r"/(?:styles|theme\d*)\.xml|\[Content_Types\]")
"""Parts of a workbook by which it looks."""

_XML = (".xml", ".vml", ".rels")
_DEEPEST = 3
"""Files in a workbook, one inside the other, that are read."""


def workbook_pieces(package: Package, name: str) -> Iterator[list[Piece]]:
    """What the cells say, whose it is, what it links to, where it is printed, and its pictures.

    Each workbook of the Word file is one list.

    Args:
        package: the Word file.
        name: of the field of the node that all in a workbook stands in.

    Raises:
        ReadError: RED109 to RED112.
    """
    for part, members in groupby(_members(package), key=_part):
        yield list(_pieces(package, members, Node(part, 0, name)))


def told_by_workbooks(package: Package) -> dict[str, list[Property]]:
    """What the pictures in each say besides what they show; see `workbook_pieces`."""
    return {
        part: [
            Property(f"{member.place}: {each.place}", each.value)
            for member in members
            if not member.place.endswith(_XML)
            for each in _told(member.content)
        ]
        for part, members in groupby(_members(package), key=_part)
    }


@dataclass(frozen=True, slots=True)
class _Member:
    """A file in a workbook.

    Args:
        part: the workbook's.
        place: where in the workbook it is.
        content: what it holds.
    """

    part: str = field(repr=False)
    place: str = field(repr=False)
    content: bytes = field(repr=False)


def _part(member: _Member) -> str:
    return member.part


def _pieces(package: Package, members: Iterable[_Member], node: Node) -> Iterator[Piece]:
    for member in members:
        place, content = member.place, member.content
        if place.endswith(".rels"):
            for element in parse(content, package.name, place):
                if element.get("TargetMode") == "External":
                    yield from (Piece(BLOCK), Piece(element.get("Target", ""), node, address=True))
        elif place.endswith(_XML):
            yield from _in_xml(content, package.name, place, node)
        elif "printerSettings" in place:
            yield from _words(["\n".join(strings(content))], node)
        else:
            yield from _words([each.value for each in _told(content)], node)


def _in_xml(content: bytes, file: str, place: str, node: Node) -> Iterator[Piece]:
    if _LOOKS.search(place):
        return
    try:
        root = parse(content, file, place)
    except DamagedFileError:
        if place.endswith(".xml"):
            raise
        # Excel writes some that are not well-formed.
        yield from _words(["\n".join(strings(content))], node)
        return
    for piece in everything(root, place):
        yield Piece(piece.words, None if piece.node is None else node, piece.address)


def _words(said: list[str], node: Node) -> Iterator[Piece]:
    for words in said:
        yield from (Piece(BLOCK), Piece(words, node, address=True))


def _told(content: bytes) -> list[Property]:
    from redactor.documents.images import told

    return told(content)


def _members(package: Package) -> Iterator[_Member]:
    """The members of the workbooks, and of the archives in them, one workbook after another.

    All archives together may unpack to what one file may.
    """
    room = EXPANDED
    waiting: list[tuple[str, str, Mapping[str, bytes], int]] = [
        (part, "", {part: package.archive.members[part]}, 0)
        for part in reversed(package.of_kind(Kind.TABLE))
    ]
    while waiting:
        part, folder, members, depth = waiting.pop()
        for name, content in members.items():
            place = f"{folder}{name}"
            if not content.startswith(SIGNATURE):
                yield _Member(part, place, content)
                continue
            if depth == _DEEPEST:
                raise UnknownPartError("a chart's workbook holds files in files", path=package.name)
            inner = read_archive(content, package.name, room)
            room -= sum(map(len, inner.members.values()))
            waiting.append((part, f"{place}: ", inner.members, depth + 1))
