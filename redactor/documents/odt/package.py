"""An OpenDocument text as a package: its parts, and what each of them is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from redactor.documents.archives import Archive, read_archive
from redactor.documents.odt.namespaces import local, name
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

MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
CONTENT, STYLES, SETTINGS, META = "content.xml", "styles.xml", "settings.xml", "meta.xml"

_TYPE = "application/vnd.oasis.opendocument."
_TEXTS = frozenset({"text", "text-template", "text-web", "text-master", "text-master-template"})
_LOCKED = ("encryption-data", "encrypted-key", "keyinfo")
_ENTRY, _PATH = name("manifest:file-entry"), name("manifest:full-path")


class Kind(Enum):
    """What a part of an OpenDocument file is."""

    CONTENT = "content"
    """The text, or that of an object in it: a formula, a chart, another document."""
    STYLES = "styles"
    """Styles, with headers and footers."""
    SETTINGS = "settings"
    PICTURE = "picture"
    FRAME = "frame"
    """Of the package itself: its type and its list of parts."""
    META = "meta"
    """What the document says of its makers."""
    LEFTOVER = "leftover"
    """A preview, a program's window, RDF, a signature: no reader of the page misses it."""
    MACRO = "macro"
    VERSION = "version"
    """An earlier version of the document."""
    REPLACEMENT = "replacement"
    """A picture of an object, for programs that cannot draw it."""
    FONT = "font"


_OBJECT = r"(?:Object \d+/)*"
_KINDS = (
    (Kind.CONTENT, _OBJECT + r"content\.xml"),
    (Kind.STYLES, _OBJECT + r"styles\.xml"),
    (Kind.SETTINGS, _OBJECT + r"settings\.xml"),
    (Kind.META, _OBJECT + r"meta\.xml"),
    (Kind.FRAME, r"mimetype|META-INF/manifest\.xml"),
    (Kind.PICTURE, _OBJECT + r"(?:Pictures|media)/[^/]+"),
    (Kind.REPLACEMENT, _OBJECT + r"ObjectReplacements/.*"),
    (Kind.MACRO, r"(?:Basic|Dialogs|Scripts)/.*"),
    (Kind.VERSION, r"Versions/.*|VersionList\.xml"),
    (Kind.FONT, _OBJECT + r"Fonts/.*"),
    (
        Kind.LEFTOVER,
        _OBJECT + r"(?:(?:Thumbnails|Configurations2?)/.*|manifest\.rdf|layout-cache|"
        r"META-INF/[^/]+|mimetype)",
    ),
)
"""Source: OpenDocument 1.3, part 2, 3; the files of LibreOffice and Word."""

_PATTERNS = tuple((kind, re.compile(pattern, re.DOTALL)) for kind, pattern in _KINDS)


@dataclass(frozen=True, slots=True)
class Package:
    """An OpenDocument text in parts.

    Args:
        name: the file's path or name, for messages.
        archive: its parts' bytes.
        kinds: of every part, by name, in the archive's order; folders left out.
    """

    name: str
    archive: Archive
    kinds: Mapping[str, Kind] = field(repr=False)

    def tree(self, part: str) -> _Element:
        """The root element of an XML part.

        Raises:
            DamagedFileError: RED109.
            ExpansionError: RED112.
            MissingExtraError: RED002.
        """
        return parse(self.archive.members[part], self.name, part)

    def of_kind(self, *kinds: Kind) -> list[str]:
        """The names of the parts of some kinds; the document's own before its objects'."""
        found = [part for part, kind in self.kinds.items() if kind in kinds]
        return sorted(found, key=lambda part: part.count("/"))


def media_type(data: bytes) -> str | None:
    """What an archive's first member says that it is; `None` when it does not begin as one.

    Source: OpenDocument 1.3, part 2, 3.3: the first member is `mimetype`, not compressed.
    """
    if data[:4] != b"PK\x03\x04" or data[30:38] != MIMETYPE.encode():
        return None
    said = re.match(rb"application/vnd\.oasis\.opendocument\.[a-z-]+", data[38:138])
    return None if said is None else said[0].decode()


def open_package(data: bytes, name: str) -> Package:
    """Take an OpenDocument text apart.

    Args:
        data: the whole file.
        name: its path or name, for messages.

    Raises:
        FormatMismatchError: RED108: a file of another kind.
        DamagedFileError: RED109.
        EncryptedFileError: RED110.
        UnknownPartError: RED111: a part that nothing is known of.
        ExpansionError: RED112.
        MissingExtraError: RED002.
    """
    archive = read_archive(data, name)
    said = archive.members.get(MIMETYPE, b"").decode("latin-1").strip()
    if not said.startswith(_TYPE):
        raise FormatMismatchError("this is no OpenDocument file", path=name)
    if said.removeprefix(_TYPE) not in _TEXTS:
        raise FormatMismatchError("this is OpenDocument, but no text", path=name)
    if MANIFEST not in archive.members or "encrypted-package" in archive.members:
        if "encrypted-package" in archive.members:
            raise EncryptedFileError("the file is locked with a password", path=name)
        raise DamagedFileError("the file has no list of its parts", path=name)
    manifest = parse(archive.members[MANIFEST], name, MANIFEST)
    if any(local(str(element.tag)).lower() in _LOCKED for element in manifest.iter()):
        raise EncryptedFileError("the file is locked with a password", path=name)
    if CONTENT not in archive.members:
        raise DamagedFileError("the file has no content", path=name)
    kinds = {part: _kind(part, name) for part in archive.members if not part.endswith("/")}
    return Package(name, archive, kinds)


def _kind(part: str, name: str) -> Kind:
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(part):
            return kind
    raise UnknownPartError(f"nothing is known of the part {shown_part(part)}", path=name)


def manifest_without(root: _Element, kept: Collection[str], renamed: Mapping[str, str]) -> None:
    """Leave in the list of parts those that are kept, and folders of kept parts.

    Args:
        root: of the list; changed in place.
        kept: names of parts.
        renamed: new names of parts, by their old ones.
    """
    folders = {f"{parent}/" for part in kept for parent in _parents(part)} | {"/"}
    for entry in list(root):
        path = entry.get(_PATH, "") if entry.tag == _ENTRY else ""
        if path not in folders and path not in kept:
            root.remove(entry)
        elif path in renamed:
            entry.set(_PATH, renamed[path])


def _parents(part: str) -> Iterator[str]:
    while part := posixpath.dirname(part):
        yield part
