"""Writes words so that LaTeX prints them."""

from __future__ import annotations

import re

from redactor.documents.document import Document
from redactor.documents.textual import is_code

_SPECIAL = str.maketrans(
    {
        **{character: f"\\{character}" for character in "%&_#${}"},
        "\\": "\\textbackslash{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
_TAKES_OPTION = re.compile(r"(?:\\[A-Za-z@]+\*?|\\\\\*?|[\]}])\s*\Z")
_IN_OPTION = re.compile(r"(?:\\[A-Za-z@]+\*?|[\]}])\s*\[[^\[\]]*\Z")
_REACH = 300
"""Code points before the words in which the command may stand whose option they would be."""


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written at `at`; in code as they are."""
    if is_code(document, at):
        return words
    written = words.translate(_SPECIAL)
    before = document.text[max(0, at - _REACH) : at]
    bracketed = written[:1] in ("[", "(") or "]" in written
    if bracketed and (_TAKES_OPTION.search(before) or _IN_OPTION.search(before)):
        return f"{{{written}}}"
    return written
