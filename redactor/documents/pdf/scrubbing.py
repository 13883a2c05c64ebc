"""Writes a PDF anew without what it says of its makers.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from redactor.documents.pdf.objects import opened
from redactor.documents.pdf.photographs import strip
from redactor.documents.pdf.renaming import rename
from redactor.documents.pdf.standard import strange
from redactor.documents.pdf.values import said
from redactor.documents.pdf.walking import whole

_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/JS", "/CreatorInfo")
"""Of any object: its makers, what programs noted, a picture of the page, scripts."""

_PRIVATE = re.compile(r"/(?:AAPL:|FICL:|PTEX\.)")
"""How programs begin names of their own (ISO 32000-2, annex E): Apple's, Enfocus', pdfTeX's."""

_OF_NOTES = ("/T", "/M", "/CreationDate", "/NM", "/RC")
"""Of a note: who wrote it, when, and the same again."""


def scrubbed(data: bytes) -> bytes:
    """The file without properties, scripts, attachments, authors of notes and earlier states.

    Of the catalog, pages, pictures and forms stay the entries that show and lead, see `standard`;
    of signatures what pages show. Layers and destinations are numbered. Names of form fields stay,
    since the form is made of them, and so does what is read aloud in place of what is painted.
    Nothing dates the new file.

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
    names = file.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in list(names.keys()):
            if key != "/Dests":
                del names[key]
    rename(file, lambda: whole(file))
    strip(file)
    written = BytesIO()
    file.remove_unreferenced_resources()
    file.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def _scrub(parent: Any) -> None:
    import pikepdf

    private = [key for key in parent.keys() if _PRIVATE.match(key)]  # noqa: SIM118
    for key in {*_ANYWHERE, *private, *strange(parent)}:
        # In an object of type Metadata itself, it is no link to one.
        if key in parent:
            del parent[key]
    if "/EF" in parent:
        for key in ("/EF", "/RF", "/F", "/UF", "/DOS", "/Mac", "/Unix", "/Desc", "/ID"):
            if key in parent:
                del parent[key]
    if _is_signature(parent.get("/V")):
        del parent["/V"]
    usage = parent.get("/Usage")
    if isinstance(usage, pikepdf.Dictionary) and "/User" in usage:
        del usage["/User"]
    if "/Rect" in parent and "/Subtype" in parent and "/FT" not in parent:
        for key in _OF_NOTES:
            if key in parent and parent.Subtype != pikepdf.Name.Widget:
                del parent[key]


def _is_signature(value: Any) -> bool:
    import pikepdf

    is_dictionary = isinstance(value, pikepdf.Dictionary)
    return is_dictionary and ("/ByteRange" in value or said(value, "/Type") == "/Sig")
