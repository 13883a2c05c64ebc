"""Takes out of a Word file what never belongs in a copy: revisions, makers, tools' leftovers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.documents.docx.definitions import (
    StyleIds,
    settle_numbering,
    settle_settings,
    settle_styles,
)
from redactor.documents.docx.fields import settle_fields
from redactor.documents.docx.kinds import DRAWINGS, MACROS, STORIES, Kind
from redactor.documents.docx.leftovers import Bookmarks, rename_bookmarks, strip
from redactor.documents.docx.namespaces import name, names
from redactor.documents.docx.package import Package, open_package
from redactor.documents.docx.repackaging import kept_relationships, reached, repackage
from redactor.documents.docx.revisions import (
    AUTHORED,
    accept_changes,
    anonymize_changes,
    comments_on,
    keep_only,
    remove_comments,
)
from redactor.documents.docx.trees import elements, remove_all
from redactor.documents.docx.vml import settle_vml
from redactor.documents.partnames import shown_part
from redactor.documents.xmltree import serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

_DEFINITIONS = (Kind.STYLES, Kind.NUMBERING, Kind.SETTINGS, Kind.THEME)
_DIAGRAM_DEFINITIONS = (Kind.DIAGRAM_LAYOUT, Kind.DIAGRAM_STYLE, Kind.DIAGRAM_COLORS)

MACRO_NOTE = "The copy holds no macros; the draft does."
TABLE_NOTE = "The copy's charts are pictures of their figures, without the tables behind them."
CHANGES_NOTE = "The draft's tracked changes are accepted in the copy."
HIDDEN_NOTE = "The draft has hidden text; in the copy it is redacted like the rest, and as hidden."
OUTSIDE_NOTE = "What the draft takes from other files is not in the copy; nothing was fetched."


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without what never belongs in a copy.

    Args:
        data: the file.
        notes: what an editor must be told of what was left out.
    """

    data: bytes = field(repr=False)
    notes: tuple[str, ...]


def clean_docx(data: bytes, file: str, *, keep_comments: bool, accept: bool = True) -> Cleaned:
    """Leave in a Word file what its pages show, and what they are laid out by.

    Args:
        data: the whole file.
        file: its path or name, for messages.
        keep_comments: whether comments stay, by numbers instead of authors, and without dates.
        accept: whether tracked changes are accepted; else they stay, as comments do.

    Raises:
        ReadError: RED108 to RED112.
        MissingExtraError: RED002.
    """
    package = open_package(data, file)
    stories = [
        part
        for part in package.of_kind(*STORIES - {Kind.GLOSSARY})
        if keep_comments or package.kinds[part] is not Kind.COMMENTS
    ]
    trees = {
        part: package.tree(part) for part in [*stories, *package.of_kind(*_DEFINITIONS, *DRAWINGS)]
    }
    told = [trees[part] for part in stories]
    notes = [*_notes(package), *_notes_on(told)]
    for root in told:
        if accept:
            accept_changes(root)
        if not keep_comments:
            remove_comments(root)
    _keep_referred(package, trees)
    bookmarks = Bookmarks(told)
    for root in told:
        settle_fields(root, bookmarks.rename)
        rename_bookmarks(root, bookmarks)
    anonymize_changes(told)
    _settle_definitions(package, trees)
    for root in trees.values():
        strip(root)
        settle_vml(root)
    relationships = kept_relationships(package, trees, comments=keep_comments)
    contents = {
        part: serialise(trees[part], bare=True) if part in trees else _picture(package, part)
        for part in reached(package, relationships)
    }
    return Cleaned(repackage(package, contents, relationships), tuple(notes))


def _keep_referred(package: Package, trees: dict[str, _Element]) -> None:
    """Leave the notes and comments that the pages refer to: others were on what is deleted."""
    pages = [trees[part] for part in trees if package.kinds[part] in STORIES]
    for kind, tag, reference in (
        (Kind.FOOTNOTES, "w:footnote", "w:footnoteReference"),
        (Kind.ENDNOTES, "w:endnote", "w:endnoteReference"),
    ):
        numbers = {
            element.get(name("w:id"), "")
            for root in pages
            for element in elements(root, names(reference))
        }
        for part in package.of_kind(kind):
            keep_only(trees[part], name(tag), numbers)
    for part in package.of_kind(Kind.COMMENTS):
        if part in trees:
            keep_only(trees[part], name("w:comment"), comments_on(pages))


def _settle_definitions(package: Package, trees: dict[str, _Element]) -> None:
    styles = package.of_kind(Kind.STYLES)
    ids = StyleIds(trees[styles[0]] if styles else None)
    for part, root in trees.items():
        ids.apply(root)
        if package.kinds[part] is Kind.STYLES:
            settle_styles(root)
        elif package.kinds[part] is Kind.NUMBERING:
            settle_numbering(root)
        elif package.kinds[part] is Kind.SETTINGS:
            settle_settings(root)
        elif package.kinds[part] in _DIAGRAM_DEFINITIONS:
            remove_all(root, names("dgm:title", "dgm:desc", "dgm:sampData"))


def _picture(package: Package, part: str) -> bytes:
    from redactor.documents.images import strip as strip_picture

    return strip_picture(package.archive.members[part], f"{package.name}: {shown_part(part)}")


def _notes_on(stories: Sequence[_Element]) -> list[str]:
    told = ((CHANGES_NOTE, AUTHORED), (HIDDEN_NOTE, names("w:vanish")))
    return [note for note, tags in told if any(elements(root, tags) for root in stories)]


def _notes(package: Package) -> list[str]:
    relationships = [r for some in package.relationships.values() for r in some]
    notes = []
    if any(r.type in MACROS for r in relationships):
        notes.append(MACRO_NOTE)
    if package.of_kind(Kind.TABLE):
        notes.append(TABLE_NOTE)
    if any(r.external and r.type not in ("hyperlink", "attachedTemplate") for r in relationships):
        notes.append(OUTSIDE_NOTE)
    return notes
