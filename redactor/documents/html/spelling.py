"""Writes words so that a browser reads them where they stand."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right

from redactor.documents.document import Document, Escape

_UNQUOTED = re.compile(r"[\s=`]")
_ELEMENT = (Escape.ELEMENT,)


def spelled(document: Document, at: int, words: str) -> str:
    """The words as they are written in HTML at a place.

    Characters that the file's encoding lacks are written as references, or as JSON has them.

    Args:
        document: a page as read.
        at: where in its text.
        words: as they are to be read.
    """
    matter = document.front_matter
    if matter is not None and at < matter.end:
        return words
    for escape in _escapes_at(document, at):
        words = escaped(words, escape, document.encoding)
    return words


def _escapes_at(document: Document, at: int) -> tuple[Escape, ...]:
    index = bisect_right(document.literals, at, key=lambda literal: literal.span.start) - 1
    if index >= 0 and at < document.literals[index].span.end:
        return document.literals[index].escapes
    return _ELEMENT


def escaped(words: str, escape: Escape, encoding: str) -> str:
    """The words as an escape writes them, in characters that an encoding has."""
    if escape is Escape.VERBATIM:
        return words
    if escape in (Escape.JSON, Escape.BARE_JSON):
        string = json.dumps(words, ensure_ascii=not _fits(words, encoding))
        # No words may end the script that they stand in.
        string = string.replace("<", "\\u003c")
        return string[1:-1] if escape is Escape.JSON else string
    words = html.escape(words, quote=escape is not Escape.ELEMENT)
    if escape is Escape.UNQUOTED:
        words = _UNQUOTED.sub(lambda match: f"&#{ord(match[0])};", words)
    return words.encode(encoding, "xmlcharrefreplace").decode(encoding)


def _fits(words: str, encoding: str) -> bool:
    try:
        words.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
