"""Makes a copy of an OpenDocument text without what never belongs in one."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from redactor.documents.archives import Archive, rewrite
from redactor.documents.document import Document
from redactor.documents.images import strip
from redactor.documents.odt.flat import flat_root, is_flat
from redactor.documents.odt.hiding import drop_hidden, styles_of
from redactor.documents.odt.labels import Labels
from redactor.documents.odt.package import (
    MANIFEST,
    MIMETYPE,
    Kind,
    Package,
    manifest_without,
    open_package,
)
from redactor.documents.odt.pictures import picture_names, put_pictures, strip_inline
from redactor.documents.odt.reading import OdtOrigin, read_odt
from redactor.documents.odt.revisions import LEFT_OUT, Found, drop_revisions
from redactor.documents.odt.steps import neutralise, scrub_tree, simplify
from redactor.documents.partnames import shown_part
from redactor.documents.xmltree import serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_SAID_OF_MAKERS = frozenset({Kind.META, Kind.LEFTOVER, Kind.VERSION})
_NEVER_IN_A_COPY = _SAID_OF_MAKERS | {Kind.MACRO, Kind.REPLACEMENT, Kind.FONT}
_TREES = (Kind.CONTENT, Kind.STYLES, Kind.SETTINGS)

_PARTS_LEFT_OUT = {
    Kind.MACRO: "Macros were left out.",
    Kind.VERSION: "Earlier versions were left out.",
    Kind.FONT: "Embedded fonts were left out: the copy shows in others where they are missing.",
}


def clean_odt(document: Document, *, keep_comments: bool) -> Document:
    """The document without what does not belong in a copy, read anew; see `Format.clean`.

    Gone are what the file says of its makers and of their machines, tracked changes (as if all were
    accepted), hidden words, comments unless they are kept (whose authors are gone), macros, earlier
    versions, previews, fonts, and the names that people gave to styles, bookmarks, tables and
    frames. Fields that tell of anything else than the text are what they last showed.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    origin = document.origin
    if not isinstance(origin, OdtOrigin):
        return document
    found: Found = Counter()
    data = _cleaned(origin.data, document.name, found, keep_comments=keep_comments)
    cleaned = read_odt(data, document.name, document.format)
    told = [f"{found[what]} {what}{'s'[: found[what] > 1]}" for what in LEFT_OUT if found[what]]
    notes = [f"Left out: {', '.join(told)}."] if told else []
    notes += [note for kind, note in _PARTS_LEFT_OUT.items() if found[kind.value]]
    return replace(cleaned, notes=(*document.notes, *notes))


def scrubbed(data: bytes, name: str) -> bytes:
    """The file without what it says of its makers; its text, comments and changes stay.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    if is_flat(data):
        root = flat_root(data, name)
        scrub_tree(root)
        strip_inline(root, name)
        return serialise(root, bare=True)
    package = open_package(data, name)
    roots = {part: package.tree(part) for part in package.of_kind(*_TREES)}
    for root in roots.values():
        scrub_tree(root)
    pictures = _stripped(package, package.of_kind(Kind.PICTURE))
    changed = {part: serialise(root, bare=True) for part, root in roots.items()} | pictures
    return _packed(package, changed, _SAID_OF_MAKERS, frozenset(), {})


def _cleaned(data: bytes, name: str, found: Found, *, keep_comments: bool) -> bytes:
    labels = Labels()
    if is_flat(data):
        root = flat_root(data, name)
        _clean_trees([root], labels, found, keep_comments=keep_comments)
        strip_inline(root, name)
        return serialise(root, bare=True)
    package = open_package(data, name)
    found.update(kind.value for kind in package.kinds.values())
    roots = {part: package.tree(part) for part in package.of_kind(*_TREES)}
    for folder in sorted({posixpath.dirname(part) for part in roots}):
        own = [root for part, root in roots.items() if posixpath.dirname(part) == folder]
        _clean_trees(own, labels, found, keep_comments=keep_comments)
    renamed, unused = picture_names(package, roots)
    put_pictures(roots, renamed)
    used = [part for part in package.of_kind(Kind.PICTURE) if part not in unused]
    written = {part: serialise(root, bare=True) for part, root in roots.items()}
    changed = written | _stripped(package, used)
    return _packed(package, changed, _NEVER_IN_A_COPY, unused, renamed)


def _clean_trees(
    roots: Iterable[_Element], labels: Labels, found: Found, *, keep_comments: bool
) -> None:
    """Clean the parts of a document, or of an object in it."""
    trees = list(roots)
    styles = styles_of(trees)
    for root in trees:
        drop_revisions(root, found, keep_comments=keep_comments)
        found["hidden passage"] += drop_hidden(root, styles)
        scrub_tree(root)
        simplify(root)
        neutralise(root, labels)


def _stripped(package: Package, parts: Iterable[str]) -> dict[str, bytes]:
    members = package.archive.members
    return {part: strip(members[part], f"{package.name}: {shown_part(part)}") for part in parts}


def _packed(
    package: Package,
    changed: dict[str, bytes],
    left_out: frozenset[Kind],
    unused: frozenset[str],
    renamed: dict[str, str],
) -> bytes:
    """The archive, its type first, with a list of just the parts that are in it."""
    gone = {part for part, kind in package.kinds.items() if kind in left_out} | unused
    gone -= {MIMETYPE, MANIFEST}
    kept = [part for part in package.kinds if part not in gone and part != MIMETYPE]
    manifest = package.tree(MANIFEST)
    manifest_without(manifest, kept, renamed)
    contents = {**package.archive.members, **changed, MANIFEST: serialise(manifest, bare=True)}
    members = {MIMETYPE: contents[MIMETYPE].strip()}
    members.update({renamed.get(part, part): contents[part] for part in kept})
    stored = {renamed.get(part, part) for part in package.archive.stored} | {MIMETYPE}
    return rewrite(Archive(members, frozenset(stored)), {})
