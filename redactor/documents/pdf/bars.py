"""Draws bars over parts of a picture, with words on them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.documents.pdf.glyphs import Box

if TYPE_CHECKING:
    from PIL.Image import Image

MARGIN = 2
"""Pixels that a bar is wider on each side than what it covers: edges of letters are blurred."""

SMALLEST = 12
"""Pixels of the height of words on a bar; where they do not fit, there are none."""

LETTERS = 0.72
"""Of a bar's height: the size of words on it."""

Area = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels; right and bottom are one past it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar, over one line or several.

    Args:
        boxes: what is filled, one for each line.
        words: on the widest.
    """

    boxes: tuple[Area, ...]
    words: str = field(repr=False)


def bars(boxes: Sequence[Box], words: str, scale: float, size: tuple[int, int]) -> Bar | None:
    """The bar over some characters; `None` when none of them is on the page.

    Args:
        boxes: in points, one for each character.
        words: on the bar.
        scale: pixels a point.
        size: of the picture, in pixels.
    """
    areas = []
    for left, top, right, bottom in _lines(boxes):
        area = (
            max(0, math.floor(left * scale) - MARGIN),
            max(0, math.floor(top * scale) - MARGIN),
            min(size[0], math.ceil(right * scale) + MARGIN),
            min(size[1], math.ceil(bottom * scale) + MARGIN),
        )
        if area[0] < area[2] and area[1] < area[3]:
            areas.append(area)
    return Bar(tuple(areas), words) if areas else None


def draw_bars(image: Image, found: Iterable[Bar]) -> None:
    """Fill the bars black, and write their words on them in white."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(image)
    drawn = list(found)
    for bar in drawn:
        for left, top, right, bottom in bar.boxes:
            draw.rectangle((left, top, right - 1, bottom - 1), fill="black")
    for bar in drawn:
        _write(image, max(bar.boxes, key=lambda box: box[2] - box[0]), bar.words)


def _write(image: Image, area: Area, words: str) -> None:
    from PIL import Image as Images
    from PIL import ImageDraw, ImageFont

    width, height = area[2] - area[0], area[3] - area[1]
    size = int(height * LETTERS)
    while words and size >= SMALLEST:
        font = ImageFont.load_default(size)
        left, top, right, bottom = font.getbbox(words, anchor="lm")
        if right - left <= width - 2 * MARGIN and bottom - top <= height:
            label = Images.new(image.mode, (width, height), "black")
            middle = (MARGIN, height // 2)
            ImageDraw.Draw(label).text(middle, words, font=font, fill="white", anchor="lm")
            image.paste(label, area[:2])
            return
        size -= 1


def _lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """Boxes beside one another in a line, together."""
    current: Box | None = None
    for box in boxes:
        if current is not None and _beside(current, box):
            current = (
                min(current[0], box[0]),
                min(current[1], box[1]),
                max(current[2], box[2]),
                max(current[3], box[3]),
            )
            continue
        if current is not None:
            yield current
        current = box
    if current is not None:
        yield current


def _beside(one: Box, two: Box) -> bool:
    height = min(one[3] - one[1], two[3] - two[1])
    overlap = min(one[3], two[3]) - max(one[1], two[1])
    return overlap > 0.4 * height and -2 * height < two[0] - one[2] < 1.5 * height
