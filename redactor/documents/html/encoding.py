"""Finds out the encoding of a page, as a browser does."""

from __future__ import annotations

import re

import webencodings

from redactor.documents.html.tokens import Kind, tokens

PRESCANNED = 1024
"""Bytes at a page's head that are searched for what says its encoding. Source: WHATWG HTML Living
Standard, "Determining the character encoding" (CC BY 4.0)."""

_XML = re.compile(rb"""\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._:-]+)["'][^>]*\?>""")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)


def declared(data: bytes) -> str:
    """Python's name of the encoding that a page says it is in; UTF-8 when it says nothing.

    Args:
        data: the page, without a byte order mark.
    """
    head = data[:PRESCANNED]
    xml = _XML.match(head)
    label = xml[1].decode("ascii") if xml else _in_meta(head.decode("latin-1"))
    if label is None:
        return "utf-8"
    found = webencodings.lookup(label)
    # A page whose bytes can be read that far is not UTF-16, whatever it says. Encodings that no
    # browser reads any more ("replacement") are as good as none.
    if found is None or found.name.startswith(("utf-16", "replacement")):
        return "utf-8"
    # Which Python lacks; a page that names it is read like this (WHATWG, as above).
    return "cp1252" if found.name == "x-user-defined" else str(found.codec_info.name)


def _in_meta(head: str) -> str | None:
    for token in tokens(head):
        if token.kind is not Kind.START or token.name != "meta":
            continue
        found: dict[str, str] = {}
        for attribute in token.attributes:
            if attribute.value is not None:
                found.setdefault(attribute.name.of(head).lower(), head[slice(*attribute.value)])
        if "charset" in found:
            return found["charset"]
        content = _CHARSET.search(found.get("content", ""))
        if content and found.get("http-equiv", "").lower() == "content-type":
            return str(content[1])
    return None
