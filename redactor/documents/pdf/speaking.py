"""Finds what contents of a PDF say beside what they paint: marked contents and comments.

Runs in a process of its own; see `process`. Source: ISO 32000-2, 7.2.4 (comments), 14.6 (marked
contents), 14.9 (text in place of what is painted).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from redactor.documents.pdf.naming import name_of
from redactor.documents.pdf.standard import is_standard
from redactor.documents.pdf.values import decoded, is_language, text_of

_MARK = re.compile(rb"\b(?:BDC|BMC|DP|MP)\b")
_COMMENT = re.compile(rb"(?:\A|(?<=[\r\n]))%+([ -~\x80-\xff]{4,})")
_INNER = rb"\((?:\\.|[^()\\])*\)"
_SAID = re.compile(
    rb"/(?:ActualText|Alt|E|T)\s*"
    rb"(\((?:\\.|[^()\\]|\((?:\\.|[^()\\]|" + _INNER + rb")*\))*\)|<[0-9A-Fa-f\s]*>)",
    re.DOTALL,
)
"""What is said in a damaged content, with parentheses in parentheses as people write them."""
_LIGATURE = 3
"""Letters that one sign may stand for: as long, such a text names nobody."""
_DEPTH = 12
_WORD = re.compile(r"[^\W\d_]{2}")
_FOR_PROGRAMS = frozenset({"/Type", "/Subtype", "/Attached", "/O", "/MCID"})


def spoken(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Keys, what stands under them, and whether it is a name, of marked contents and comments.

    Args:
        content: unpacked.
    """
    import pikepdf

    for comment in _COMMENT.finditer(content):
        if _WORD.search(words := decoded(comment[1]).strip()):
            yield "comment", words, False
    if not _MARK.search(content):
        return
    scratch = pikepdf.new()
    try:
        stream = pikepdf.Stream(scratch, content)
        found = pikepdf.parse_content_stream(stream, operators="BDC BMC DP MP")
    except (pikepdf.PdfError, ValueError, TypeError):
        found = []
    for instruction in found:
        for operand in instruction.operands:
            yield from _of("tag", operand, _DEPTH)
    for match in _SAID.finditer(content):
        yield from _of("/ActualText", pikepdf.Object.parse(match[1]), _DEPTH)


def _of(key: str, value: Any, depth: int) -> Iterator[tuple[str, str, bool]]:
    import pikepdf

    if isinstance(value, pikepdf.String):
        text = text_of(value)
        is_silent = key == "/Lang" and is_language(text)
        is_short = key == "/ActualText" and len(text.strip()) <= _LIGATURE
        if _WORD.search(text) and not is_silent and not is_short:
            yield key, text, False
    elif isinstance(value, pikepdf.Name):
        name = name_of(value)
        if key not in _FOR_PROGRAMS and _WORD.search(name) and not is_standard(name):
            yield key, name, True
    elif isinstance(value, pikepdf.Dictionary) and depth:
        for inner, each in value.items():
            yield from _of(inner, each, depth - 1)
    elif isinstance(value, pikepdf.Array) and depth:
        for each in value:
            yield from _of(key, each, depth - 1)
