"""Writes words so that AsciiDoc prints them."""

from __future__ import annotations

import re

from redactor.documents.document import Document
from redactor.documents.textual import is_code

_IN_MACRO = re.compile(
    r"(?<![\w:])(?:[a-z][a-z0-9-]{1,20}:(?!:)[^\s\[\]]*|(?:https?|ftp|irc)://[^\s\[\]]+)"
    r"\[(?:\\.|[^\]\\\r\n])*\Z"
)
_REACH = 400
"""Code points before the words in which the macro may begin that they stand in."""


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written at `at`; in code as they are.

    A line that begins with a bracket could be the attributes of a block; in the brackets of a macro
    one that closes would end it.
    """
    if is_code(document, at):
        return words
    before = document.text[max(0, at - _REACH) : at]
    if _IN_MACRO.search(before):
        return words.replace("]", "\\]")
    begins_line = not before or before[-1] in "\r\n"
    return f"{{startsb}}{words[1:]}" if begins_line and words.startswith("[") else words
