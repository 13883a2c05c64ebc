"""Makes a document of a Word file: what it says, in reading order, then what hides in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.documents.document import Document, Origin
from redactor.documents.docx.kinds import DRAWINGS, Kind
from redactor.documents.docx.namespaces import local
from redactor.documents.docx.package import PLAIN_ID, Package, open_package, relationships_of
from redactor.documents.docx.story import Piece, everything, pieces, put
from redactor.documents.docx.workbooks import workbook_pieces
from redactor.documents.textmap import BLOCK, Node, Slot, TextMapBuilder
from redactor.documents.xmltree import parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_SHOWN = (
    Kind.DOCUMENT,
    Kind.FOOTNOTES,
    Kind.ENDNOTES,
    Kind.HEADER,
    Kind.FOOTER,
    *sorted(DRAWINGS, key=lambda kind: kind.value),
    Kind.COMMENTS,
    Kind.GLOSSARY,
)
"""Parts with words on a page, or beside it, in the order in which they are read."""

_WORDED = (Kind.STYLES, Kind.NUMBERING, Kind.SETTINGS, Kind.THEME)
"""Parts that only hold names, and words of lists."""

NAME = "name"
"""The field of a node that is the name of a part."""

ENCLOSED = "enclosed"
"""The field of a node within a file in the file, or around the XML of a part."""

_PLAIN_NAME = re.compile(
    r"(?:word|docProps|customXml|_xmlsignatures|docMetadata)/(?:(?:_rels|theme|media|charts|"
    r"drawings|diagrams|embeddings|fonts|glossary|ink|activeX)/)?"
    r"(?:document|settings|styles|stylesWithEffects|webSettings|fontTable|numbering|header|footer|"
    r"footnotes|endnotes|comments|commentsExtended|commentsIds|commentsExtensible|people|core|app|"
    r"custom|thumbnail|theme|themeOverride|image|chart|style|colors|drawing|data|layout|"
    r"quickStyle|item|itemProps|font|vbaProject|vbaData|customizations|attachedToolbars|origin|sig|"
    r"recipientData|printerSettings|LabelInfo|Microsoft_(?:Excel|Office_Excel)_(?:Work)?[Ss]heet)"
    r"\d*\.[a-z]+"
)
"""Names that programs give to parts."""


@dataclass(frozen=True, slots=True)
class DocxOrigin(Origin):
    """A Word file, and where the words of a document stand in it.

    Args:
        slots: in the order of the text.
    """

    slots: tuple[Slot, ...] = field(default=(), repr=False)


def read_docx(data: bytes, name: str, form: str) -> Document:
    """Make a document of a Word file, with all that is in it, seen or not.

    Args:
        data: the whole file.
        name: its path or name, for messages.
        form: the name of the format.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    package = open_package(data, name)
    builder = TextMapBuilder()
    for some in _pieces(package):
        put(some, builder)
        builder.separate(BLOCK)
    made = builder.finish()
    return Document(
        text=made.text,
        name=name,
        format=form,
        regions=made.regions,
        origin=DocxOrigin(data, made.slots),
    )


def _pieces(package: Package) -> Iterator[list[Piece]]:
    endings: list[Piece] = []
    for kind in (*_SHOWN, *_WORDED):
        for part in package.of_kind(kind):
            root = package.tree(part)
            page, ending = pieces(root, part)
            yield page
            endings += [*ending, *_around(root, part), Piece(BLOCK)]
    yield endings
    for part in package.of_kind(Kind.TOLD):
        root = package.tree(part)
        yield [*everything(root, part), *_around(root, part)]
    yield from workbook_pieces(package, ENCLOSED)
    for part in package.of_kind(Kind.PICTURE):
        yield list(_in_picture(package, part))
    yield list(_addresses(package))
    yield list(_part_names(package))


def _around(root: _Element, part: str) -> Iterator[Piece]:
    """Comments and processing instructions before and after the root of a part."""
    for sibling in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield Piece(BLOCK)
        yield Piece(str(sibling.text or ""), Node(part, 0, ENCLOSED))


def _in_picture(package: Package, part: str) -> Iterator[Piece]:
    """What a picture's file says besides the picture; of one of another kind, its words."""
    from redactor.documents.images import told

    for found in told(package.archive.members[part]):
        yield Piece(BLOCK)
        yield Piece(found.value, Node(part, 0, ENCLOSED), address=True)


def _addresses(package: Package) -> Iterator[Piece]:
    """Where relationships lead to outside the file, and what a person may have called them."""
    for source in package.relationships:
        member = relationships_of(source)
        tree = parse(package.archive.members[member], package.name, member)
        for index, element in enumerate(tree.iter()):
            if local(element.tag) != "Relationship":
                continue
            for attribute, words in (("Target", _target(element)), ("Id", _id(element))):
                if words:
                    yield Piece(BLOCK)
                    yield Piece(words, Node(member, index, attribute), address=True)


def _target(element: _Element) -> str:
    return element.get("Target", "") if element.get("TargetMode") == "External" else ""


def _id(element: _Element) -> str:
    given = element.get("Id", "")
    return "" if PLAIN_ID.fullmatch(given) else given


def _part_names(package: Package) -> Iterator[Piece]:
    for part in package.kinds:
        if not _PLAIN_NAME.fullmatch(part):
            yield Piece(BLOCK)
            yield Piece(part, Node(part, 0, NAME), address=True)
