"""Takes words out of the values of a PDF's objects."""

from __future__ import annotations

import codecs
import re
from typing import Any

from redactor.documents.html.references import unescaped

_MARKS = (
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF16_LE, "utf-16"),
)
"""Before text of each encoding; that of the fourth begins that of the second."""
_WORD = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile(r"<[^<>]*>")
_HIDING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>")
_LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?:[-_][a-z]*\d[a-z\d]*)?"
)
_QUOTED = re.compile(r"""=\s*(?:"([^"<]*)"|'([^'<]*)')""")


def said(parent: Any, key: str) -> str:
    """The name or string under a key; empty when there is none."""
    import pikepdf

    value = parent.get(key)
    return text_of(value) if isinstance(value, pikepdf.Name | pikepdf.String) else ""


def text_of(value: Any) -> str:
    """What a name or string says, in whichever encoding it has."""
    try:
        return str(value)
    except UnicodeDecodeError:
        pass
    try:
        return decoded(bytes(value))
    except (UnicodeDecodeError, NotImplementedError):
        return ""


def key_said(key: str) -> str:
    """What the key of a dictionary says without its slash, in whichever encoding it has."""
    return decoded(key[1:].encode("utf-8", "surrogateescape"))


def unpacked(stream: Any) -> bytes:
    """What a stream holds; nothing when it cannot be unpacked."""
    import pikepdf

    try:
        return bytes(stream.read_bytes(pikepdf.StreamDecodeLevel.specialized))
    except pikepdf.PdfError:
        return b""


def plain(xml: str) -> str:
    """The words of XML: what stands between its tags, in comments and in attributes' values."""
    pieces = []
    xml = _HIDING.sub("\n", xml)
    for tag in _TAG.findall(xml):
        if not tag.startswith(("<?", "</")):
            values = [one or two for one, two in _QUOTED.findall(tag)]
            pieces += [value for value in values if "://" not in value or "ns" not in value]
    pieces += _TAG.sub("\n", xml).split("\n")
    return unescaped("\n".join(piece.strip() for piece in pieces if _WORD.search(piece)))


def decoded(data: bytes) -> str:
    """Text of bytes whose encoding nothing but a mark before them tells."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def is_language(text: str) -> bool:
    """True for the name of a language as programs write it (RFC 5646): `en-GB`."""
    return _LANGUAGE.fullmatch(text) is not None
