"""Makes pictures of pages with bars over what is redacted, and a PDF of nothing but these.

Runs in a process of its own; see `process`. A page is drawn, then the bars, and only then is the
picture encoded: nothing of what was under them is left anywhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from redactor.documents.pdf.bars import Bar, bars, draw_bars
from redactor.documents.pdf.extraction import opened, sheets
from redactor.documents.pdf.glyphs import Box, Sheet
from redactor.documents.pdf.limits import PIXELS
from redactor.documents.pdf.notes import without_notes
from redactor.documents.pdf.refusals import CHANGED, TOO_LARGE, Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

LEVEL = 6
"""Of compression."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as a picture.

    Args:
        width: in points.
        height: in points.
        image: grey or colour, with its bars.
        bars: that were drawn.
    """

    width: float
    height: float
    image: Image
    bars: tuple[Bar, ...]


def painted(data: bytes, regions: Sequence[Sequence[Any]], dpi: int) -> bytes:
    """A PDF of pictures.

    Args:
        data: the file.
        regions: page, boxes in points, and words for the bar over them.
        dpi: pixels an inch.

    Raises:
        Refusal: the file cannot be read, a page is too large, or a bar does not hold.
    """
    import pikepdf

    made = pikepdf.new()
    drawn = []
    for index, sheet in enumerate(sheets(opened(data))):
        mine = [(boxes, words) for page, boxes, words in regions if page == index]
        picture = _picture(sheet, mine, dpi / 72)
        _append(made, picture)
        drawn.append(picture.bars)
    written = BytesIO()
    made.save(written, deterministic_id=True, fix_metadata_version=False)
    verify(written.getvalue(), drawn)
    return written.getvalue()


def verify(data: bytes, drawn: Sequence[Sequence[Bar]]) -> None:
    """Look again at a file of pictures: nothing but these, and every bar as drawn on nothing.

    Raises:
        Refusal: there is something else.
    """
    import pikepdf
    from PIL import Image

    file = pikepdf.open(BytesIO(data))
    allowed = {"/Type", "/Pages"}
    if set(file.Root.keys()) != allowed or "/Info" in file.trailer:
        raise Refusal(CHANGED)
    for page, bars_of_page in zip(file.pages, drawn, strict=True):
        body: Any = page.obj
        if set(body.keys()) != {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}:
            raise Refusal(CHANGED)
        stream = body.Resources.XObject.Page
        mode = "L" if stream.ColorSpace == pikepdf.Name.DeviceGray else "RGB"
        size = int(stream.Width), int(stream.Height)
        shown = Image.frombytes(mode, size, stream.read_bytes())
        blank = Image.new(mode, size, "white")
        draw_bars(blank, bars_of_page)
        for bar in bars_of_page:
            for box in bar.boxes:
                if shown.crop(box).tobytes() != blank.crop(box).tobytes():
                    raise Refusal(CHANGED)


def _picture(sheet: Sheet, regions: Sequence[tuple[Sequence[Box], str]], scale: float) -> Picture:
    if sheet.width * sheet.height * scale * scale > PIXELS:
        raise Refusal(TOO_LARGE)
    covered = [([box], "") for box in without_notes(sheet)]
    bitmap = sheet.page.render(
        scale=scale, draw_annots=True, may_draw_forms=False, rev_byteorder=True
    )
    image = bitmap.to_pil().convert("RGB")
    bitmap.close()
    found = tuple(
        bar
        for boxes, words in [*regions, *covered]
        if (bar := bars(boxes, words, scale, image.size)) is not None
    )
    draw_bars(image, found)
    return Picture(sheet.width, sheet.height, _grey(image), found)


def _grey(image: Image) -> Image:
    """The picture without colours, if it has none."""
    from PIL import ImageChops

    red, green, blue = image.split()
    same = ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox()
    return image if same else red


def _append(made: Any, picture: Picture) -> None:
    from pikepdf import Array, Dictionary, Name, Page, Stream

    image = picture.image
    stream = Stream(made, b"")
    stream.write(zlib.compress(image.tobytes(), LEVEL), filter=Name.FlateDecode)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = image.size
    stream.ColorSpace = Name.DeviceGray if image.mode == "L" else Name.DeviceRGB
    stream.BitsPerComponent = 8
    width, height = f"{picture.width:.2f}", f"{picture.height:.2f}"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(picture.width, 2), round(picture.height, 2)]),
        Resources=Dictionary(XObject=Dictionary(Page=stream)),
        Contents=Stream(made, f"q {width} 0 0 {height} 0 0 cm /Page Do Q".encode()),
    )
    made.pages.append(Page(made.make_indirect(page)))
