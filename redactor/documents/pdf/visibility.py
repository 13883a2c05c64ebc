"""Tells which characters of a page a reader sees.

Text may be white, laid under a picture or a black bar, cut off, switched off with its layer, or
drawn without ink. All of that shows the same way: without it the page looks the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from redactor.documents.pdf.glyphs import Box, Glyph, Sheet
from redactor.documents.pdf.limits import OBJECTS
from redactor.documents.pdf.refusals import TOO_LARGE, Refusal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SCALE = 1.5
"""Pixels a point, at which pages are compared."""

PIXELS = 6_000_000
"""Pixels of a page that is compared; a larger one is drawn smaller."""

CONTRAST = 40
"""By how much of 255 a pixel must change for a reader to see it."""

HEIGHT = 0.3
"""Of a character's height that must be seen: its edge may show beside a bar that covers it."""

DEPTH = 12
"""Forms within forms that are looked into for text."""


class Sight(Enum):
    """How well a character is seen."""

    CLEAR = "clear"
    FAINT = "faint"
    """Not by a reader, but it changes pixels, from which it could be brought out."""
    NONE = "none"


def sights(sheet: Sheet, glyphs: Sequence[Glyph]) -> list[Sight]:
    """How well each character is seen. The text of the page is not drawn any more afterwards."""
    import numpy as np

    if not glyphs:
        return []
    scale = min(SCALE, math.sqrt(PIXELS / (sheet.width * sheet.height)))
    shown = _picture(sheet.page, scale)
    for drawn in _texts(sheet.page):
        _hide(drawn)
    changed = np.abs(shown - _picture(sheet.page, scale)).max(axis=2)
    return [_sight(glyph, changed, scale) for glyph in glyphs]


def hidden_words(glyphs: Sequence[Glyph], seen: Sequence[Sight]) -> list[bool]:
    """Whether each character belongs to a word that a reader does not see whole.

    A word counts as hidden when a third of its letters are: a bar may not quite reach its ends.
    """
    hidden: list[bool] = []
    for word in _words(glyphs):
        telling = [i for i in word if glyphs[i].text.isalnum()] or list(word)
        lost = sum(seen[i] is not Sight.CLEAR for i in telling)
        hidden += [lost * 3 >= len(telling)] * len(word)
    return hidden


def _words(glyphs: Sequence[Glyph]) -> Iterator[range]:
    start = 0
    for index, glyph in enumerate(glyphs):
        if index > start and (glyph.spaced or glyph.broken):
            yield range(start, index)
            start = index
    if start < len(glyphs):
        yield range(start, len(glyphs))


def _sight(glyph: Glyph, changed: NDArray[np.int16], scale: float) -> Sight:
    if glyph.clips:
        return Sight.CLEAR
    left, top, right, bottom = glyph.ink
    # A neighbour's edge may reach into a box, but not to its middle.
    if glyph.turn % 2:
        margin = (bottom - top) / 5
        middle = _cut(changed, (left, top + margin, right, bottom - margin), scale, 0).T
    else:
        margin = (right - left) / 5
        middle = _cut(changed, (left + margin, top, right - margin, bottom), scale, 0)
    if middle.size and (middle.max(axis=1) >= CONTRAST).mean() >= HEIGHT:
        return Sight.CLEAR
    whole = _cut(changed, glyph.place, scale, 1)
    return Sight.FAINT if whole.size and whole.max() > 0 else Sight.NONE


def _cut(changed: NDArray[np.int16], box: Box, scale: float, margin: int) -> NDArray[np.int16]:
    height, width = changed.shape
    left, right = (min(max(side * scale, 0.0), width) for side in (box[0], box[2]))
    top, bottom = (min(max(side * scale, 0.0), height) for side in (box[1], box[3]))
    if left == right or top == bottom:
        return changed[:0, :0]
    rows = slice(max(0, math.floor(top) - margin), math.ceil(bottom) + margin)
    across = slice(max(0, math.floor(left) - margin), math.ceil(right) + margin)
    return changed[rows, across]


def _picture(page: Any, scale: float) -> NDArray[np.int16]:
    import numpy as np

    bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=False)
    pixels: NDArray[np.int16] = bitmap.to_numpy()[:, :, :3].astype(np.int16)
    bitmap.close()
    return pixels


def _hide(drawn: Any) -> None:
    import pypdfium2.raw as pdfium

    mode = pdfium.FPDFTextObj_GetTextRenderMode(drawn)
    if mode < pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP:
        pdfium.FPDFTextObj_SetTextRenderMode(drawn, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _texts(page: Any) -> Iterator[Any]:
    import pypdfium2.raw as pdfium

    for kind, drawn in drawn_objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield drawn


def drawn_objects(page: Any) -> Iterator[tuple[int, Any]]:
    """What is drawn on a page, in order, forms before what is in them: pdfium's type and handle.

    Raises:
        Refusal: more than `OBJECTS`, or forms within forms deeper than `DEPTH`.
    """
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    stack: list[tuple[Any, Any, int, int]] = [(page, pdfium.FPDFPage_GetObject, 0, count)]
    done = 0
    while stack:
        parent, get, at, count = stack.pop()
        if at == count:
            continue
        stack.append((parent, get, at + 1, count))
        drawn = get(parent, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        done += 1
        if done > OBJECTS or len(stack) > DEPTH:
            raise Refusal(TOO_LARGE)
        yield kind, drawn
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            inner = pdfium.FPDFFormObj_CountObjects(drawn)
            stack.append((drawn, pdfium.FPDFFormObj_GetObject, 0, inner))
