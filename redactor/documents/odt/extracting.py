"""Finds all words in an OpenDocument file without reading it as one, nor as XML."""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote

from redactor.documents.fonts import is_common
from redactor.documents.format import Extract
from redactor.documents.html.references import unescaped
from redactor.documents.images import remains
from redactor.documents.images.kinds import kind_of
from redactor.documents.images.strings import strings
from redactor.documents.odt.labels import is_programs
from redactor.documents.odt.namespaces import NAMESPACES

_BLOCK_END = re.compile(
    r"</(?:text:(?!span|a|ruby|meta)|table:|draw:|office:|svg:|dc:|meta:)[^<>]*>"
)
_XML = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
_BLANK = re.compile(r"<text:(?:s|tab|line-break)\b[^<>]*>")
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(
    r"""(?<=\s)(?:(?P<prefix>[\w.-]+):)?(?P<name>[\w.-]+)\s*=\s*
    (?:"(?P<double>[^"<]*)"|'(?P<single>[^'<]*)')""",
    re.VERBOSE,
)
_FORMATTING = frozenset(
    {"fo", "style", "svg", "draw", "text", "table", "number", "chart", "dr3d", "loext", "xlink"}
)
_KEYWORD = re.compile(r"[a-z][a-z0-9-]*\Z")
_NAMED = re.compile(r"(?:.*-)?(?:name|href|title|label|value|id|ref)\Z")
_FONT = re.compile(r"font-(?:name|family)(?:-\w+)?|name")
_REMARK = re.compile(r"<!--(.*?)(?:-->|\Z)|<\?(.*?)(?:\?>|\Z)", re.DOTALL)
_BINARY = re.compile(r"<office:binary-data>([^<]*)</office:binary-data>")
_PREFIX = re.compile(r"\sxmlns:([\w.-]+)\s*=")
_NAMESPACE = re.compile(r"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"]*\"|'[^']*')")


def extracts_of(data: bytes, name: str) -> Iterator[Extract]:
    """The words of every part, of its tags' attributes and comments, and the parts' names.

    Args:
        data: a file that this package has written.
        name: its path or name, for messages.
    """
    if not data.startswith(b"PK"):
        yield from _of_xml(data, "document", name)
        return
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield Extract("names of parts", "\n".join(archive.namelist()))
        yield Extract("comment of the archive", archive.comment.decode("utf-8", "replace"))
        for part in archive.namelist():
            yield from _of_part(archive.read(part), part, name)


def _of_part(data: bytes, part: str, name: str) -> Iterator[Extract]:
    if kind_of(data) is not None:
        yield Extract(part, remains(data, f"{name}: {part}"))
    elif _XML.match(data):
        yield from _of_xml(data, part, name)
    else:
        yield Extract(part, "\n".join(strings(data)))


def _of_xml(data: bytes, part: str, name: str) -> Iterator[Extract]:
    text = _decoded(data)
    own = [prefix for prefix in _PREFIX.findall(text) if prefix not in NAMESPACES]
    text = _NAMESPACE.sub("", text)
    for number, match in enumerate(_BINARY.finditer(text)):
        try:
            picture = base64.b64decode(match[1])
        except (binascii.Error, ValueError):
            picture = b""
        yield from _of_part(picture, f"{part}: picture {number}", name)
    text = _BINARY.sub("", text)
    remarks = [first or second for first, second in _REMARK.findall(text)]
    values = [found for match in _VALUE.finditer(text) if (found := _said(match))]
    apart = dict.fromkeys([*remarks, *values, *own])
    yield Extract(part, "\n".join([*apart, *(unquote(value) for value in apart if "%" in value)]))
    shown = _TAG.sub("", _BLOCK_END.sub("\n", _BLANK.sub(" ", _REMARK.sub("", text))))
    yield Extract(part, unescaped(shown))


def _said(match: re.Match[str]) -> str:
    """What an attribute says; nothing for the format's own, such as `center`, or common fonts."""
    value = unescaped(match["double"] or match["single"] or "")
    if match["prefix"] in _FORMATTING and _FONT.fullmatch(match["name"]) and is_common(value):
        return ""
    own = _KEYWORD.match(value) and not _NAMED.match(match["name"])
    if own and match["prefix"] in _FORMATTING:
        return ""
    return "" if is_programs(value.replace(" ", "_20_")) else value


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:100]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    return data.decode("utf-8", "replace")
