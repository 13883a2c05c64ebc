"""Writes a PDF anew without what it says of its makers.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from redactor.documents.pdf.objects import opened, whole
from redactor.documents.pdf.photographs import strip
from redactor.documents.pdf.renaming import rename

_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/JS", "/CreatorInfo")
"""Of any object: its makers, what programs noted, a picture of the page, scripts."""

_OF_NOTES = ("/T", "/M", "/CreationDate", "/NM", "/RC")
"""Of a note: who wrote it, when, and the same again."""

_OF_FILE = ("/OpenAction", "/URI", "/Collection", "/AF", "/Perms", "/Legal", "/DSS")
"""Of the file: what happens when it is opened, attachments, signatures."""


def scrubbed(data: bytes) -> bytes:
    """The file without properties, scripts, attachments, authors of notes and earlier states.

    Layers and destinations are numbered. Names of form fields stay, since the form is made of them,
    and so does what is read aloud in place of what is painted. Nothing dates the new file.

    Raises:
        Refusal: the file, or a picture in it, cannot be read.
    """
    import pikepdf

    file = opened(data)
    for key in ("/Info", "/ID"):
        if key in file.trailer:
            del file.trailer[key]
    for parent in whole(file):
        if isinstance(parent, pikepdf.Dictionary | pikepdf.Stream):
            _scrub(parent)
    for key in _OF_FILE:
        if key in file.Root:
            del file.Root[key]
    names = file.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in ("/EmbeddedFiles", "/JavaScript"):
            if key in names:
                del names[key]
    rename(file, lambda: whole(file))
    strip(whole(file), file)
    written = BytesIO()
    file.remove_unreferenced_resources()
    file.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def _scrub(parent: Any) -> None:
    import pikepdf

    for key in _ANYWHERE:
        # In an object of type Metadata itself, it is no link to one.
        if key in parent:
            del parent[key]
    if "/EF" in parent:
        del parent["/EF"]
    if "/Rect" in parent and "/Subtype" in parent and "/FT" not in parent:
        for key in _OF_NOTES:
            if key in parent and parent.Subtype != pikepdf.Name.Widget:
                del parent[key]
