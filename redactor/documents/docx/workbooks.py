"""Reads the workbook that a chart was made of: no page shows it, and no copy has it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from redactor.documents.archives import SIGNATURE, read_archive
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


def workbook_pieces(package: Package, part: str, node: Node) -> Iterator[Piece]:
    """What the cells say, whose it is, what it links to, where it is printed, and its pictures.

    Args:
        package: the Word file.
        part: the workbook.
        node: where all that is said to stand.

    Raises:
        ReadError: RED109 to RED112.
    """
    for place, content in _members(package, part):
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


def told_by_workbook(package: Package, part: str) -> Iterator[Property]:
    """What the pictures in it say besides what they show; see `workbook_pieces`."""
    for place, content in _members(package, part):
        if not place.endswith(_XML):
            yield from (Property(f"{place}: {each.place}", each.value) for each in _told(content))


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


def _members(package: Package, part: str) -> Iterator[tuple[str, bytes]]:
    """The members of a workbook, and of the archives in it, each by its place."""
    waiting: list[tuple[str, Mapping[str, bytes], int]] = [
        ("", {part: package.archive.members[part]}, 0)
    ]
    while waiting:
        folder, members, depth = waiting.pop()
        for member, content in members.items():
            place = f"{folder}{member}"
            if not content.startswith(SIGNATURE):
                yield place, content
                continue
            if depth == _DEEPEST:
                raise UnknownPartError("a chart's workbook holds files in files", path=package.name)
            inner = read_archive(content, package.name)
            waiting.append((f"{place}: ", inner.members, depth + 1))
