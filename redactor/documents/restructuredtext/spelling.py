"""Writes words so that reStructuredText prints them."""

from __future__ import annotations

import re

from redactor.documents.document import Document

_MARK = re.compile(r"[\\*`|]|_(?=\W|\Z)")


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written at `at`, with marks escaped; in code as they are."""
    if any(code.start <= at < code.end for code in document.code):
        return words
    return _MARK.sub(r"\\\g<0>", words)
