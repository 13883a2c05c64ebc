"""Tells which characters of a page a reader sees.

Text may be white, laid under a picture or a black bar, cut off, switched off with its layer, or
drawn without ink. All of that shows the same way: without it the page looks the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
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

CONTRAST = 20
"""By how much of 255 a pixel must change for a reader to see it."""

LEGIBLE = 1.5
"""Points of the size of a font that can be read at all."""

PARTS = 4
"""Of a character, from its top to its bottom."""

SEEN = 2
"""Parts that must be seen: the edge of a character may show beside a bar that covers it."""

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
    changed = _difference(shown, _picture(sheet.page, scale))
    plain, traces = _Counted(changed >= CONTRAST), _Counted(changed > 0)
    parts = np.array([_middle(glyph) for glyph in glyphs]) * scale
    seen = np.sum([plain.holds(parts[:, part]) for part in range(PARTS)], axis=0)
    traced = traces.holds(np.array([glyph.place for glyph in glyphs]) * scale, margin=1)
    return [
        _sight(glyph, count, trace=trace)
        for glyph, count, trace in zip(glyphs, seen.tolist(), traced.tolist(), strict=True)
    ]


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


def _sight(glyph: Glyph, parts: int, *, trace: bool) -> Sight:
    if glyph.clips or (parts >= SEEN and glyph.size >= LEGIBLE):
        return Sight.CLEAR
    return Sight.FAINT if trace else Sight.NONE


class _Counted:
    """Counts the pixels of a kind in many boxes at once.

    Args:
        pixels: true where a pixel is of the kind.
    """

    def __init__(self, pixels: NDArray[np.bool_]) -> None:
        import numpy as np

        self._shape = pixels.shape
        self._sums = np.zeros((pixels.shape[0] + 1, pixels.shape[1] + 1), dtype=np.int32)
        np.cumsum(pixels, axis=1, dtype=np.int32, out=self._sums[1:, 1:])
        np.cumsum(self._sums, axis=0, out=self._sums)

    def holds(self, boxes: NDArray[np.float64], margin: int = 0) -> NDArray[np.bool_]:
        """Whether each box holds such a pixel; one that is off the picture does not.

        Args:
            boxes: left, top, right, bottom of each, in pixels.
            margin: pixels around each that count too.
        """
        import numpy as np

        height, width = self._shape
        limits = np.array([width, height, width, height])
        inside = np.clip(np.nan_to_num(boxes), 0, limits)
        on = (inside[:, 0] < inside[:, 2]) & (inside[:, 1] < inside[:, 3])
        first = np.maximum(np.floor(inside[:, :2]).astype(int) - margin, 0)
        last = np.minimum(np.ceil(inside[:, 2:]).astype(int) + margin, limits[:2])
        (left, top), (right, bottom) = first.T, last.T
        sums = self._sums
        count = sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left]
        found: NDArray[np.bool_] = on & (count > 0)
        return found


def _middle(glyph: Glyph) -> list[Box]:
    """A character in parts one above the other, without what is at its sides.

    A neighbour's edge may reach into its box, but not to the middle.
    """
    left, top, right, bottom = glyph.ink
    across, down = right - left, bottom - top
    if glyph.turn % 2:
        near, far = top + down / 5, bottom - down / 5
        cuts = [left + across * part / PARTS for part in range(PARTS + 1)]
        return [(one, near, two, far) for one, two in pairwise(cuts)]
    near, far = left + across / 5, right - across / 5
    cuts = [top + down * part / PARTS for part in range(PARTS + 1)]
    return [(near, one, far, two) for one, two in pairwise(cuts)]


def _picture(page: Any, scale: float) -> NDArray[np.uint8]:
    bitmap = page.render(scale=scale, draw_annots=True, may_draw_forms=False)
    pixels: NDArray[np.uint8] = bitmap.to_numpy()[:, :, :3].copy()
    bitmap.close()
    return pixels


def _difference(one: NDArray[np.uint8], two: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """By how much each pixel differs, in the colour in which it differs most."""
    import numpy as np

    apart = np.maximum(one, two) - np.minimum(one, two)
    most: NDArray[np.uint8] = np.maximum(apart[:, :, 0], np.maximum(apart[:, :, 1], apart[:, :, 2]))
    return most


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
