"""Takes notes off a page before it is drawn, or before it is told what a reader sees there."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from redactor.documents.pdf.glyphs import Box, Sheet

_WRITES = re.compile(r"(?:\bT[jJ]|['\"]|\bDo)\s*(?:\s|\Z)")
"""What in a drawing writes text, or draws something else, which may."""


def without_notes(sheet: Sheet) -> Iterator[Box]:
    """Take off the page what may show words that are none of its own; where that covered it.

    Shapes stay: a bar that somebody drew over a face is one. Of notes with words, stamps and form
    fields what they cover is told, since it was not to be seen.
    """
    import pypdfium2.raw as pdfium

    shapes = {
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_INK,
    }
    covering = {
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_WIDGET,
        pdfium.FPDF_ANNOT_REDACT,
    }
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(sheet.page))):
        note = pdfium.FPDFPage_GetAnnot(sheet.page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        sides = pdfium.FS_RECTF()
        known = pdfium.FPDFAnnot_GetRect(note, ctypes.byref(sides))
        shape = kind in shapes
        stays = shape and not _WRITES.search(_drawing(note))
        pdfium.FPDFPage_CloseAnnot(note)
        if stays:
            continue
        if known and (shape or kind in covering):
            yield sheet.box(sides.left, sides.bottom, sides.right, sides.top)
        pdfium.FPDFPage_RemoveAnnot(sheet.page, index)


def without_icons(sheet: Sheet) -> None:
    """Take off the page what marks a note or a file there, which readers open or move away.

    Programs draw it as large as they like, over words as well.
    """
    import pypdfium2.raw as pdfium

    icons = {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_POPUP,
        pdfium.FPDF_ANNOT_FILEATTACHMENT,
        pdfium.FPDF_ANNOT_SOUND,
    }
    for index in reversed(range(pdfium.FPDFPage_GetAnnotCount(sheet.page))):
        note = pdfium.FPDFPage_GetAnnot(sheet.page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind in icons:
            pdfium.FPDFPage_RemoveAnnot(sheet.page, index)


def _drawing(note: Any) -> str:
    """The content of what a note is drawn as; empty where the reader makes it up."""
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
    length = pdfium.FPDFAnnot_GetAP(note, mode, None, 0)
    held = ctypes.create_string_buffer(length)
    taken = ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort))
    pdfium.FPDFAnnot_GetAP(note, mode, taken, length)
    return held.raw.decode("utf-16-le", "replace").rstrip("\0")
