"""Takes words out of the values of a PDF's objects."""

from __future__ import annotations

import re
from typing import Any

from redactor.documents.html.references import unescaped

_WORD = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile(r"<[^<>]*>")
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
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def plain(xml: str) -> str:
    """The words of XML: what stands between its tags, and the values of attributes."""
    pieces = []
    for tag in _TAG.findall(xml):
        if not tag.startswith(("<?", "</")):
            values = [one or two for one, two in _QUOTED.findall(tag)]
            pieces += [value for value in values if "://" not in value or "ns" not in value]
    pieces += _TAG.sub("\n", xml).split("\n")
    return unescaped("\n".join(piece.strip() for piece in pieces if _WORD.search(piece)))


def decoded(data: bytes) -> str:
    """Text of bytes whose encoding nothing tells."""
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")
