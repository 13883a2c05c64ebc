"""Tells pages that are pictures: scans, photographs, letters that were turned into shapes."""

from __future__ import annotations

import ctypes

from redactor.documents.pdf.glyphs import Sheet
from redactor.documents.pdf.visibility import drawn_objects

LETTERS = ((0.8, 200), (0.4, 40))
"""How much of a page pictures cover, and how many characters it must have then.

A scan may have a line of them, from a court or an archive, at its head.
"""

SHAPES = 60
"""Shapes on a page from which they may be letters."""


def letters_expected(sheet: Sheet) -> int:
    """How many characters a page must have so that these, not pictures, are what it says.

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
    share = covered / (sheet.width * sheet.height)
    found = [letters for least, letters in LETTERS if share > least]
    return max([*found, LETTERS[-1][1] if shapes > SHAPES else 0])


def _area(sheet: Sheet, drawn: object) -> float:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(drawn, *sides):
        return 0.0
    left, top, right, bottom = sheet.box(*(float(side.value) for side in sides))
    across = min(right, sheet.width) - max(left, 0)
    down = min(bottom, sheet.height) - max(top, 0)
    return float(max(across, 0.0) * max(down, 0.0))
