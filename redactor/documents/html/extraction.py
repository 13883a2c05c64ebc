"""Finds the words of a page without cutting it into tokens, to look behind the reading of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from redactor.documents.format import Extract
from redactor.documents.html.elements import INLINE
from redactor.documents.html.references import unescaped
from redactor.documents.lenient64 import decoded64

_CODE = re.compile(
    r"<(?P<name>script|style)\b[^>]*(?:>(?P<code>.*?)(?:</(?P=name)\b|\Z)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(INLINE))})\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_DECLARATION = re.compile(r"<[!?](?!--)([^<>]*)>?")
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))""")
_WORD = re.compile(r"[^\W\d_]{3}")
"""Without one, a value is a drawing's outline, or a number that its own reading judges."""
_DIGEST = re.compile(r"\s*(?:sha\d{3}-[A-Za-z0-9+/=]+\s*)+\Z")
_ESCAPE = re.compile(
    r"\\u\{(?P<long>[0-9A-Fa-f]{1,6})\}|\\u(?P<four>[0-9A-Fa-f]{4})|\\x(?P<two>[0-9A-Fa-f]{2})"
    r"|\\(?P<css>[0-9A-Fa-f]{1,6})\s?|\\(?P<plain>[^\w\s])"
)
_PACKED = re.compile(r"(?<!base64,)(?<![\w+/=-])[A-Za-z0-9+/_-]{12,}={0,2}(?![\w+/=-])")
"""What may be base 64: states that programs keep in attributes."""
_DATA = re.compile(
    r"data:[^,<>]{0,200}base64\s*,(?P<octets>[A-Za-z0-9+/_=%\s-]{8,})", re.IGNORECASE
)


def extracted(text: str) -> Iterator[Extract]:
    """The words of a page: of each script and style, of its text, and of attributes and comments.

    A tag here is whatever stands between angle brackets. Escapes of scripts, styles and addresses
    are read, and what is in base64, be it an address or a value. Document types count as comments.
    """
    for match in _CODE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        code = match[0] if match["code"] is None else match["code"]
        place = f"<{match['name'].lower()}> at line {line}"
        yield Extract(place, "\n".join({code: None, _plain(code): None}))
    rest = _CODE.sub(" ", text)
    joined = _INLINE_TAG.sub("", _COMMENT.sub("", rest))
    yield Extract("text", unescaped(_TAG.sub("\n\n", joined)))
    aside = [match[1] for match in _COMMENT.finditer(rest)]
    values = (match[1] or match[2] or match[3] or "" for match in _VALUE.finditer(rest))
    aside += (match[1] for match in _DECLARATION.finditer(rest))
    aside += (value for value in values if _WORD.search(value) and not _DIGEST.match(value))
    said = unescaped("\n".join(aside))
    yield Extract("attributes and comments", "\n".join({said: None, _plain(said): None}))
    packed = [_decoded(match[0]) for match in _PACKED.finditer(said)]
    yield Extract("values in base64", "\n".join(packed))
    for match in _DATA.finditer(unescaped(text)):
        yield Extract("data in base64", _decoded(match["octets"]))


def _plain(code: str) -> str:
    return unquote(unescaped(_ESCAPE.sub(_character, code)))


def _character(match: re.Match[str]) -> str:
    if match["plain"] is not None:
        return match["plain"]
    digits = match["long"] or match["four"] or match["two"] or match["css"]
    number = int(digits, 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def _decoded(octets: str) -> str:
    data, _ = decoded64(unquote(octets))
    # Of a picture, too, the words that programs wrote into it.
    return "\n".join((data.decode("utf-8", "replace"), data.decode("utf-16-le", "replace")))
