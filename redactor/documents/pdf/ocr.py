"""Reads pictures of pages with tesseract, on this machine."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from collections.abc import Iterable
from io import BytesIO
from itertools import groupby
from statistics import median

from redactor.documents.pdf.glyphs import Box, Glyph, Sheet
from redactor.documents.pdf.limits import OCR_SECONDS, PIXELS
from redactor.documents.pdf.lines import Line, bounds, stretch
from redactor.documents.pdf.refusals import DAMAGED, NO_TESSERACT, TOO_LARGE, Refusal

SCALE = 300 / 72
"""Pixels a point of the picture that is read."""


def recognized(sheet: Sheet, index: int) -> list[Line]:
    """The lines that tesseract reads on a page; each character stands where its word does.

    Args:
        sheet: the page.
        index: its number, counted from 0.

    Raises:
        Refusal: tesseract or its English data is missing, or it takes too long.
    """
    scale = min(SCALE, math.sqrt(PIXELS / (sheet.width * sheet.height)))
    return _lines(_tesseract(_png(sheet, scale)), scale, index)


def _png(sheet: Sheet, scale: float) -> bytes:
    picture = sheet.page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _tesseract(png: bytes) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise Refusal(NO_TESSERACT)
    command = [program, "stdin", "stdout", "-l", "eng", "--dpi", "300", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 - the one of the system, and no word of the user's
            command,
            input=png,
            capture_output=True,
            timeout=OCR_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        raise Refusal(TOO_LARGE) from None
    if done.returncode:
        raise Refusal(NO_TESSERACT if b"eng" in done.stderr else DAMAGED)
    return done.stdout.decode("utf-8", "replace")


def _lines(table: str, scale: float, index: int) -> list[Line]:
    """The lines of tesseract's table: level, page, block, paragraph, line, word, box, sureness."""
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = (int(cell) / scale for cell in cells[6:10])
            box = (left, top, left + width, top + height)
            words.append((tuple(cells[2:5]), box, cells[11].strip()))
    lines: list[Line] = []
    for _, block in groupby(words, key=lambda word: word[0][0]):
        found = [
            [(box, word) for _, box, word in line]
            for _, line in groupby(block, key=lambda word: word[0])
        ]
        size = 0.8 * median(max(box[3] - box[1] for box, _ in line) for line in found)
        whole = [stretch([*_glyphs(line, size)]) for line in found]
        column = bounds(whole)
        for at, each in enumerate(whole):
            lines.append(Line((each,), index, column, first=at == 0))
    return lines


def _glyphs(words: Iterable[tuple[Box, str]], size: float) -> Iterable[Glyph]:
    line = list(words)
    base = max(box[3] for box, _ in line)
    for at, (box, word) in enumerate(line):
        for number, letter in enumerate(word):
            yield Glyph(letter, box, box, base, max(size, 0.1), spaced=at > 0 and number == 0)
