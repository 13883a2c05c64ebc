"""How much of a PDF is read at most."""

from __future__ import annotations

PAGES = 2_000
"""Pages of one file."""

CHARACTERS = 2_000_000
"""Characters on all pages of one file, those of earlier revisions included."""

GLYPHS = 100_000
"""Characters on one page."""

OBJECTS = 1_000_000
"""Objects of one file that are looked at for words."""

REVISIONS = 20
"""Earlier states of one file; of more the latest."""

PIXELS = 60_000_000
"""Pixels of the picture of a page."""

SIDE = 20_000.0
"""Points (1/72 inch) of a page's width or height."""

MEMORY = 2 * 2**30
"""Bytes of address space for the process that reads."""

SECONDS = 300
"""Seconds of a processor for it to finish in."""

PATIENCE = 900
"""Seconds of the clock for it to finish in; a busy machine gives it less than a processor."""

OCR_SECONDS = 60
"""Seconds of reading one picture of a page."""
