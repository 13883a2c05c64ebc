"""Tells pages that are pictures: scans, photographs, letters that were turned into shapes."""

from __future__ import annotations

import ctypes
from enum import Enum

from redactor.documents.pdf.glyphs import Sheet
from redactor.documents.pdf.visibility import drawn_objects

COVERED = 0.4
"""Of a page: with pictures on more of it, they are what it shows."""

SHAPES = 60
"""Shapes on a page from which they may be letters."""


class Scan(Enum):
    """What a page shows beside its characters."""

    PICTURE = "picture"
    """Most of it is a picture, or shapes that may be letters."""
    PLAIN = "plain"


def scan(sheet: Sheet) -> Scan:
    """What a page shows beside its characters.

    Raises:
        Refusal: too many objects.
    """
    import pypdfium2.raw as pdfium

    covered, shapes = 0.0, 0
    for kind, drawn in drawn_objects(sheet.page):
        if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            covered += _area(sheet, drawn)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
    picture = covered > COVERED * sheet.width * sheet.height or shapes > SHAPES
    return Scan.PICTURE if picture else Scan.PLAIN


def _area(sheet: Sheet, drawn: object) -> float:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return 0.0
    left, top, right, bottom = sheet.box(*(float(side.value) for side in sides))
    across = min(right, sheet.width) - max(left, 0)
    down = min(bottom, sheet.height) - max(top, 0)
    return float(max(across, 0.0) * max(down, 0.0))
