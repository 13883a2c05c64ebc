"""Makes a PDF of pictures of the pages, with bars over what is redacted."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from redactor.documents.document import Document, Edit
from redactor.documents.pdf.format import BOX, Pdf, PdfOrigin
from redactor.documents.pdf.refusals import UNSEEN, error_for
from redactor.errors import RedactionError, UnknownFormatError

DPI = 200
"""Pixels an inch."""

NOTES = (
    "Look at the pages: words in pictures, faces, screens and signs on them are as they were.",
    "The width of a bar tells about how long the words under it are; Markdown does not.",
)
"""What an editor must be told of a PDF of pictures."""


def rasterize(document: Document, edits: Sequence[Edit], dpi: int = DPI) -> bytes:
    """A PDF of pictures of a PDF's pages, each redacted stretch under a black bar.

    It holds no text, properties, attachments, layers, forms, notes, scripts, thumbnails or earlier
    states: it is made of the pictures alone. Shapes that were drawn as notes are in them; notes
    with words, stamps and form fields are bars. Words in pictures on a page are not looked for, and
    the width of a bar tells about how long the words under it are.

    Args:
        document: a PDF as read and cleaned.
        edits: disjoint, in order; their words are written on the bars where they fit.
        dpi: pixels an inch.

    Raises:
        UnknownFormatError: RED106: the document is no PDF.
        NoTextError: RED113: a page is a picture, and tesseract was not asked to read it.
        ExpansionError: RED112: a page has too many pixels.
        RedactionError: RED301: something else than pictures is in the file that was made.
    """
    from redactor.documents.pdf.process import ask

    origin = document.origin
    if not isinstance(origin, PdfOrigin):
        raise UnknownFormatError("only a PDF can be made into pictures", path=document.name)
    if origin.overlaid:
        raise error_for(UNSEEN, document.name)
    regions = [*_regions(origin, edits), *([page, [box], ""] for page, box in origin.faint)]
    asked = {"regions": regions, "dpi": dpi}
    _, data = ask("rasterize", origin.data, document.name, asked, slow=True)
    if any(extract.text.strip() for extract in Pdf().extracts(data, document.name)):
        raise RedactionError("the file of pictures has a text")
    return data


def _regions(origin: PdfOrigin, edits: Sequence[Edit]) -> Iterator[list[Any]]:
    """Page, boxes and words of each edit, on each page that shows it."""
    from array import array

    numbers = array("f", origin.shown)
    starts = numbers[::BOX]
    for edit in edits:
        first, last = bisect_left(starts, edit.span.start), bisect_left(starts, edit.span.end)
        pages: dict[int, list[tuple[float, ...]]] = {}
        for at in range(first, last):
            _, page, *box = numbers[at * BOX : (at + 1) * BOX]
            pages.setdefault(int(page), []).append(tuple(box))
        for page, boxes in pages.items():
            yield [page, boxes, edit.words]
