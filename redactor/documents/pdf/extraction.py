"""Reads a PDF: what its pages say in reading order, and what else is in it.

Runs in a process of its own; see `process`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from redactor.documents.pdf.composing import Composer, Shown
from redactor.documents.pdf.glyphs import SLANTED, Glyph, Sheet, glyphs
from redactor.documents.pdf.limits import CHARACTERS, PAGES
from redactor.documents.pdf.lines import Line, Stretch, slanted, stretches
from redactor.documents.pdf.notes import without_icons
from redactor.documents.pdf.ocr import recognized
from redactor.documents.pdf.ordering import in_reading_order
from redactor.documents.pdf.paragraphs import Place, paragraphs
from redactor.documents.pdf.refusals import (
    DAMAGED,
    ENCRYPTED,
    NO_LETTERS,
    NO_TEXT,
    TOO_LARGE,
    Refusal,
)
from redactor.documents.pdf.running import part_running
from redactor.documents.pdf.scans import letters_expected
from redactor.documents.pdf.visibility import Sight, hidden_words, sights

UNKNOWN = 0.2
"""Of a page's characters whose letter nothing tells; with more the page cannot be read."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What the pages of a file say.

    Args:
        text: what a reader reads, as Markdown.
        shown: where each code point of `text` is shown, in order.
        hidden: words that a reader does not see, page by page.
        faint: where characters are that nobody sees, but that change pixels.
        overlaid: whether a page is a picture with a text that is not seen.
        recognized: whether a page was read by tesseract.
    """

    text: str = field(repr=False)
    shown: list[Shown] = field(repr=False)
    hidden: list[str] = field(repr=False)
    faint: list[Place] = field(repr=False)
    overlaid: bool = False
    recognized: bool = False


@dataclass(slots=True)
class _Gathered:
    upright: list[list[Stretch]] = field(default_factory=list)
    aside: list[list[Line]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    faint: list[Place] = field(default_factory=list)
    characters: int = 0
    overlaid: bool = False
    recognized: bool = False


def opened(data: bytes) -> Any:
    """The file as pypdfium2 has it.

    Raises:
        Refusal: it is damaged, locked, or has too many pages.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
        count = len(file)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise Refusal(ENCRYPTED if locked else DAMAGED) from None
    if not count:
        raise Refusal(DAMAGED)
    if count > PAGES:
        raise Refusal(TOO_LARGE)
    return file


def read_pages(data: bytes, *, ocr: bool = False) -> Pages:
    """What the pages of a file say.

    Args:
        data: the file.
        ocr: whether pages that are pictures are read with tesseract.

    Raises:
        Refusal: it cannot be read.
    """
    gathered = _Gathered()
    for index, page in enumerate(sheets(opened(data))):
        _gather(gathered, page, index, ocr=ocr)
    upright, running = part_running(gathered.upright, gathered.heights)
    lines: list[Line] = []
    for index, found in enumerate(upright):
        lines += in_reading_order(found, index)
        lines += gathered.aside[index]
    composer = Composer()
    composer.paragraphs(paragraphs(lines))
    for head in running:
        composer.paragraph(head)
    composer.finish()
    if not composer.text and not gathered.hidden:
        raise Refusal(NO_TEXT)
    return Pages(
        composer.text,
        composer.shown,
        gathered.hidden,
        gathered.faint,
        gathered.overlaid,
        gathered.recognized,
    )


def sheets(file: Any) -> Iterator[Sheet]:
    """The pages of a file, each closed before the next is opened.

    Raises:
        Refusal: one cannot be read.
    """
    import pypdfium2

    for index in range(len(file)):
        try:
            page = file[index]
        except pypdfium2.PdfiumError:
            raise Refusal(DAMAGED) from None
        yield Sheet(page)
        page.close()


def _gather(gathered: _Gathered, sheet: Sheet, index: int, *, ocr: bool) -> None:
    found = glyphs(sheet)
    gathered.characters += len(found)
    if gathered.characters > CHARACTERS:
        raise Refusal(TOO_LARGE)
    without_icons(sheet)
    # Before the text is switched off.
    expected = letters_expected(sheet)
    seen = sights(sheet, found)
    unseen = hidden_words(found, seen)
    clear = [glyph for glyph, lost in zip(found, unseen, strict=True) if not lost]
    lost = [glyph for glyph, gone in zip(found, unseen, strict=True) if gone]
    gathered.faint += [
        (index, glyph.place)
        for glyph, sight, gone in zip(found, seen, unseen, strict=True)
        if gone and sight is not Sight.NONE
    ]
    gathered.heights.append(sheet.height)
    unread = len(clear) < expected
    unknown = sum(glyph.unknown for glyph in clear) > UNKNOWN * len(clear)
    if ocr and (unread or unknown):
        gathered.hidden += _words(lost)
        gathered.upright.append(recognized(sheet))
        gathered.aside.append([])
        gathered.recognized = True
        return
    if unknown:
        raise Refusal(NO_LETTERS)
    if unread and not lost:
        raise Refusal(NO_TEXT)
    if unread:
        # A scan with a text laid under it, which is all there is to read.
        gathered.overlaid = True
        clear, lost = found, []
    gathered.hidden += _words(lost)
    turned = [list(stretches(g for g in clear if g.turn == turn)) for turn in range(4)]
    gathered.upright.append(turned[0])
    aside = [line for found in turned[1:] for line in in_reading_order(found, index)]
    aside += slanted([glyph for glyph in clear if glyph.turn == SLANTED], index)
    gathered.aside.append(aside)


def _words(found: Iterable[Glyph]) -> list[str]:
    """Characters line by line, as the page's content has them; nothing of none."""
    pieces: list[str] = []
    for glyph in found:
        if glyph.broken or glyph.spaced:
            pieces.append("\n" if glyph.broken else " ")
        pieces.append(glyph.text)
    text = "".join(pieces).strip()
    return [text] if text else []
