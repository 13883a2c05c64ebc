"""Reads the characters of a page, and where they stand."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.limits import GLYPHS, SIDE
from redactor.documents.pdf.refusals import DAMAGED, TOO_LARGE, Refusal

Box = tuple[float, float, float, float]
"""Left, top, right, bottom: points from the top left corner of a page as it is shown."""

ABOVE = 0.78
"""Of a font's size: how far its letters rise above their base."""

BELOW = 0.24
"""Likewise, how far they hang below."""

_UPRIGHT = math.radians(5)
_HYPHENS = "\x02\u00ad\ufffe"
"""What pdfium gives for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a page.

    Args:
        text: one code point, or the letters of a ligature.
        box: what it takes up, with room for ascenders and descenders.
        ink: what its outline takes up.
        base: of its line, from the top of the page.
        size: of its font, in points.
        upright: whether it is read from left to right as the page is shown.
        spaced: whether white space stands before it.
        broken: whether a line ends before it.
        clips: whether what shows of it is something else, which it cuts out.
        unknown: whether its font does not tell which character it is.
    """

    text: str = field(repr=False)
    box: Box
    ink: Box
    base: float
    size: float
    upright: bool = True
    spaced: bool = False
    broken: bool = False
    clips: bool = False
    unknown: bool = False


class Sheet:
    """A page, in points as it is shown: turned, and cut to its crop box.

    Args:
        page: of pypdfium2.

    Raises:
        Refusal: a page of no size, or of a monstrous one.
    """

    def __init__(self, page: Any) -> None:
        self.page = page
        self.width, self.height = page.get_size()
        if min(self.width, self.height) <= 0:
            raise Refusal(DAMAGED)
        if max(self.width, self.height) > SIDE:
            raise Refusal(TOO_LARGE)
        self.turned = math.radians(page.get_rotation())
        self._origin = self._device(0, 0)
        across, up = self._device(1000, 0), self._device(0, 1000)
        self._across = tuple((a - o) / 1000 for a, o in zip(across, self._origin, strict=True))
        self._up = tuple((a - o) / 1000 for a, o in zip(up, self._origin, strict=True))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page's own space is shown."""
        return (
            self._origin[0] + x * self._across[0] + y * self._up[0],
            self._origin[1] + x * self._across[1] + y * self._up[1],
        )

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Where a box of the page's own space is shown."""
        (x, y), (u, v) = self.point(left, bottom), self.point(right, top)
        return min(x, u), min(y, v), max(x, u), max(y, v)

    def _device(self, x: float, y: float) -> tuple[float, float]:
        import pypdfium2.raw as pdfium

        across, down = ctypes.c_int(), ctypes.c_int()
        width, height = int(self.width * _FINE), int(self.height * _FINE)
        pdfium.FPDF_PageToDevice(self.page, 0, 0, width, height, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE


_FINE = 1000
"""Steps of a point, since pdfium tells places in whole numbers."""


def glyphs(sheet: Sheet) -> list[Glyph]:
    """The characters of a page in the order of its content, white space left out.

    Raises:
        Refusal: more than `GLYPHS` of them.
    """
    import pypdfium2.raw as pdfium

    text = sheet.page.get_textpage()
    count = pdfium.FPDFText_CountChars(text)
    if count > GLYPHS:
        raise Refusal(TOO_LARGE)
    found: list[Glyph] = []
    spaced = broken = False
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        if letter in "\r\n":
            broken = True
        elif letter.isspace():
            spaced = True
        else:
            found.append(_glyph(sheet, text, index, letter, spaced=spaced, broken=broken))
            spaced = broken = False
    text.close()
    return found


def _glyph(
    sheet: Sheet, text: Any, index: int, letter: str, *, spaced: bool, broken: bool
) -> Glyph:
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, index, *sides)
    left, right, bottom, top = (side.value for side in sides)
    ink = sheet.box(left, bottom, right, top)
    loose = pdfium.FS_RECTF()
    box = ink
    if pdfium.FPDFText_GetLooseCharBox(text, index, loose):
        box = _around(ink, sheet.box(loose.left, loose.bottom, loose.right, loose.top))
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, across, up)
    base = sheet.point(across.value, up.value)[1]
    mode = _mode(text, index)
    angle = pdfium.FPDFText_GetCharAngle(text, index) - sheet.turned
    upright = abs(math.remainder(angle, math.tau)) < _UPRIGHT
    if upright:
        # Fonts claim any room for their lines, and a bar that high would cut into others.
        box = (box[0], min(ink[1], base - ABOVE * size), box[2], max(ink[3], base + BELOW * size))
    return Glyph(
        text=_legible(letter),
        box=box,
        ink=ink,
        base=base,
        size=max(size, 0.1),
        upright=upright,
        spaced=spaced,
        broken=broken,
        clips=mode >= pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP,
        unknown=letter == "\ufffd" or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1,
    )


def _mode(text: Any, index: int) -> int:
    import pypdfium2.raw as pdfium

    drawn = pdfium.FPDFText_GetTextObject(text, index)
    return int(pdfium.FPDFTextObj_GetTextRenderMode(drawn)) if drawn else 0


def _legible(letter: str) -> str:
    """The letter as it may stand in a text: no control, ligatures as their letters."""
    if letter in _HYPHENS:
        return "-"
    if "\ufb00" <= letter <= "\ufb06":
        return unicodedata.normalize("NFKC", letter)
    return "\ufffd" if unicodedata.category(letter) in ("Cc", "Cs", "Cn") else letter


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
