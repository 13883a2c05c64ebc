"""Writes words so that reStructuredText prints them."""

from __future__ import annotations

import re

from redactor.documents.document import Document
from redactor.documents.textual import is_code

_MARK = re.compile(r"[\\*`|]|_(?=\W|\Z)")
_DOTS = re.compile(r"(?:^|[\r\n])[ \t]*\.\.[ \t]+\Z")
"""What makes a footnote of words in brackets that follow it."""


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written at `at`, with marks escaped; in code as they are."""
    if is_code(document, at):
        return words
    written = _MARK.sub(r"\\\g<0>", words)
    return f"\\{written}" if _DOTS.search(document.text, max(0, at - 80), at) else written
