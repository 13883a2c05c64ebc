"""Reads pictures of pages with tesseract, on this machine."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from statistics import median

from redactor.documents.pdf.glyphs import Glyph, Sheet
from redactor.documents.pdf.limits import OCR_SECONDS, PIXELS
from redactor.documents.pdf.lines import Stretch, stretches
from redactor.documents.pdf.refusals import DAMAGED, NO_TESSERACT, TOO_LARGE, Refusal

SCALE = 300 / 72
"""Pixels a point of the picture that is read."""


def recognized(sheet: Sheet) -> list[Stretch]:
    """What tesseract reads on a page; each character stands where its word does.

    Raises:
        Refusal: tesseract or its English data is missing, or it takes too long.
    """
    scale = min(SCALE, math.sqrt(PIXELS / (sheet.width * sheet.height)))
    return list(stretches(_glyphs(_tesseract(_png(sheet, scale)), scale)))


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


def _glyphs(table: str, scale: float) -> Iterator[Glyph]:
    """The characters of tesseract's table.

    Its columns: level, page, block, paragraph, line, word, left, top, width, height, how sure,
    and the word itself.
    """
    words = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            left, top, width, height = (int(cell) / scale for cell in cells[6:10])
            words.append((cells[2:5], (left, top, left + width, top + height), cells[11].strip()))
    for _, block in groupby(words, key=lambda word: word[0][0]):
        lines = [list(line) for _, line in groupby(block, key=lambda word: word[0])]
        size = 0.8 * median(max(box[3] - box[1] for _, box, _ in line) for line in lines)
        for line in lines:
            base = max(box[3] for _, box, _ in line) - 0.2 * size
            for at, (_, box, word) in enumerate(line):
                width = (box[2] - box[0]) / len(word)
                for number, letter in enumerate(word):
                    first = number == 0
                    left = box[0] + number * width
                    yield Glyph(
                        text=letter,
                        place=box,
                        ink=box,
                        box=(left, box[1], left + width, box[3]),
                        base=base,
                        size=max(size, 0.1),
                        spaced=first and at > 0,
                        broken=first and at == 0,
                    )
