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
"""Left, top, right, bottom, in points."""

SLANTED = -1
"""The turn of what is read neither along nor across the page."""

ABOVE = 0.78
"""Of a font's size: how far its letters rise above their base."""

BELOW = 0.24
"""Likewise, how far they hang below."""

_SLANT = math.radians(5)
_HYPHENS = "\x02\u00ad\ufffe"
"""What pdfium gives for a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of a page.

    Args:
        text: one code point, or the letters of a ligature.
        place: what it takes up on the page as it is shown, with room for ascenders and descenders;
            counted from the top left corner.
        ink: what its outline takes up there.
        box: `place`, as seen by who turns the page until the character is upright.
        base: of its line, seen likewise.
        size: of its font, in points.
        turn: how often it is turned by a right angle against the clock, 0 to 3, or `SLANTED`.
        spaced: whether white space stands before it.
        broken: whether a line ends before it.
        clips: whether what shows of it is something else, which it cuts out.
        unknown: whether its font does not tell which character it is.
    """

    text: str = field(repr=False)
    place: Box
    ink: Box
    box: Box
    base: float
    size: float
    turn: int = 0
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
        x, y = self.point(left, bottom)
        u, v = self.point(right, top)
        return (x if x < u else u, y if y < v else v, u if x < u else x, v if y < v else y)

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

    loaded = sheet.page.get_textpage()
    text = loaded.raw
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
    loaded.close()
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
    place = ink
    if pdfium.FPDFText_GetLooseCharBox(text, index, loose):
        place = _around(ink, sheet.box(loose.left, loose.bottom, loose.right, loose.top))
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, index, matrix)
    size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, index, across, up)
    origin = sheet.point(across.value, up.value)
    mode = _mode(text, index)
    # Against the clock; pdfium has it with the clock, before the page is turned.
    angle = -pdfium.FPDFText_GetCharAngle(text, index) - sheet.turned
    slanted = abs(math.remainder(angle, math.pi / 2)) > _SLANT
    turn = SLANTED if slanted else round(angle / (math.pi / 2)) % 4
    if turn == 0:
        # Fonts claim any room for their lines, and a bar that high would cut into others.
        above, below = origin[1] - ABOVE * size, origin[1] + BELOW * size
        place = (place[0], min(ink[1], above), place[2], max(ink[3], below))
    return Glyph(
        text=_legible(letter),
        place=place,
        ink=ink,
        box=_turned(place, turn),
        base=_turned((*origin, *origin), turn)[1],
        size=max(size, 0.1),
        turn=turn,
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


def _turned(box: Box, turn: int) -> Box:
    """A box as seen by who has turned the page back by that many right angles."""
    for _ in range(max(turn, 0)):
        left, top, right, bottom = box
        box = (-bottom, left, -top, right)
    return box


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
