"""Makes a document of an OpenDocument text: what it says, then what hides in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from redactor.documents.document import Document, Origin
from redactor.documents.images import properties
from redactor.documents.images.kinds import kind_of
from redactor.documents.images.strings import strings
from redactor.documents.odt.flat import FLAT, flat_root, is_flat, pictures
from redactor.documents.odt.package import MANIFEST, Kind, Package, open_package
from redactor.documents.odt.story import Piece, pieces, put
from redactor.documents.textmap import BLOCK, Node, Slot, TextMapBuilder
from redactor.documents.xmltree import parse
from redactor.errors import DamagedFileError, ReadError

NAME, INSIDE = "name", "inside"
"""Fields of a node that is the name of a part, and of one whose words cannot be replaced."""

_PLAIN_NAME = re.compile(
    r"(?:Object \d+/|ObjectReplacements/)*(?:(?:content|styles|settings|meta)\.xml|mimetype"
    r"|Object \d+/?|manifest\.rdf|layout-cache|META-INF/[a-z]+\.xml|Thumbnails/thumbnail\.png"
    r"|VersionList\.xml|Versions/Version\d+|(?:Pictures/(?:[0-9A-F]{16,64}|\d+)|media/image\d+)\.[a-z]+"
    r"|Configurations2/[\w/.-]*"
    r"|(?:Basic|Dialogs)/(?:script|dialog)-lc\.xml"
    r"|(?:Basic|Dialogs)/Standard/(?:(?:script|dialog)-lb|Module\d+|Dialog\d+)\.xml)"
)
"""Names that programs give to parts."""


@dataclass(frozen=True, slots=True)
class OdtOrigin(Origin):
    """An OpenDocument text, and where the words of a document stand in it.

    Args:
        slots: in the order of the text.
    """

    slots: tuple[Slot, ...] = field(default=(), repr=False)


def read_odt(data: bytes, name: str, form: str) -> Document:
    """Make a document of an OpenDocument text, with all that is in it, seen or not.

    Args:
        data: the whole file, an archive or a single XML file.
        name: its path or name, for messages.
        form: the name of the format.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    builder = TextMapBuilder()
    stories = _flat(data, name) if is_flat(data) else _packed(data, name)
    for story in stories:
        put(story, builder)
        builder.separate(BLOCK)
    made = builder.finish()
    return Document(
        text=made.text,
        name=name,
        format=form,
        regions=made.regions,
        origin=OdtOrigin(data, made.slots),
    )


def _flat(data: bytes, name: str) -> Iterator[list[Piece]]:
    root = flat_root(data, name)
    page, ending = pieces(root, FLAT)
    yield page
    yield ending
    for index, picture in pictures(root, name):
        yield _told_by_picture(picture, FLAT, name, index)


def _packed(data: bytes, name: str) -> Iterator[list[Piece]]:
    package = open_package(data, name)
    endings: list[Piece] = []
    for kind in (Kind.CONTENT, Kind.STYLES):
        for part in package.of_kind(kind):
            page, ending = pieces(package.tree(part), part)
            yield page
            endings += [*ending, Piece(BLOCK)]
    yield endings
    for part in package.of_kind(
        Kind.META, Kind.SETTINGS, Kind.MACRO, Kind.LEFTOVER, Kind.VERSION, Kind.REPLACEMENT
    ):
        yield _hidden(package, part)
    for part in package.of_kind(Kind.PICTURE, Kind.FONT):
        yield _told_by_picture(package.archive.members[part], part, name)
    page, ending = pieces(package.tree(MANIFEST), MANIFEST)
    yield [*page, *(p for p in ending if p.node is None or not _PLAIN_NAME.fullmatch(p.words))]
    for part in package.kinds:
        if not _PLAIN_NAME.fullmatch(part):
            yield [Piece(part, Node(part, 0, NAME), address=True)]


def _hidden(package: Package, part: str) -> list[Piece]:
    """What a part says that no reader of the page sees."""
    data = package.archive.members[part]
    if data.lstrip().startswith((b"<", b"\xef\xbb\xbf<")):
        try:
            page, ending = pieces(parse(data, package.name, part), part)
        except DamagedFileError:
            # A part that a copy leaves out may have a document type, as scripts have.
            return _words(strings(data), part)
        return [*page, Piece(BLOCK), *ending]
    if data.startswith(b"PK") and package.kinds[part] is Kind.VERSION:
        try:
            return _words([read_odt(data, package.name, "").text], part)
        except ReadError:
            return _words(strings(data), part)
    return _told_by_picture(data, part, package.name)


def _told_by_picture(data: bytes, part: str, name: str, index: int = 0) -> list[Piece]:
    if kind_of(data) is None:
        return _words(strings(data), part, index)
    told = (f"{found.place}: {found.value}" for found in properties(data, f"{name}: {part}"))
    return _words(told, part, index)


def _words(found: Iterator[str] | list[str], part: str, index: int = 0) -> list[Piece]:
    told = "\n".join(found)
    return [Piece(told, Node(part, index, INSIDE))]
