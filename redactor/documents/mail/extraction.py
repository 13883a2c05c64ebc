"""Finds the words of a message with the standard library's parser, to look behind our reading."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from pathlib import PurePath
from urllib.parse import unquote

from redactor.documents import formats
from redactor.documents.format import Extract
from redactor.documents.html.extraction import extracted as page_extracted
from redactor.errors import UnknownFormatError

_BUILT = frozenset(
    {"content-disposition", "content-transfer-encoding", "content-type", "mime-version"}
)
"""Headers that say how a message is built."""
_SETTINGS = frozenset({"charset", "delsp", "format", "protocol", "report-type", "type"})
"""Their parameters that take no words."""
_LONGEST = 20_000
"""Characters of a header that the standard library decodes soon enough."""
_RUN = re.compile(rb"[\x20-\x7e]{6,}")
_WIDE_RUN = re.compile(rb"(?:[\x20-\x7e]\x00){6,}")


def extracted(data: bytes, name: str) -> Iterator[Extract]:
    """The words of a message: its headers decoded, and the decoded bodies of its parts.

    Attachments are looked through as their own format does; see `Format.extracts` for what that
    raises.

    Args:
        data: a message.
        name: of its file, for messages.
    """
    for number, part in enumerate(message_from_bytes(data).walk()):
        place = f"part {number}" if number else "the message"
        yield Extract(f"{place}, headers", "\n".join(_headers(part)))
        yield Extract(f"{place}, around it", f"{part.preamble or ''}\n{part.epilogue or ''}")
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes):
            continue
        if part.get_content_maintype() in ("text", "message"):
            for charset in (part.get_content_charset("utf-8"), "utf-8"):
                yield from _written(_piece(body, charset), part, place)
        else:
            yield from _attached(body, part, place, name)


def _written(text: str, part: Message, place: str) -> Iterator[Extract]:
    if part.get_content_subtype() != "html":
        yield Extract(place, text)
        return
    for found in page_extracted(text):
        yield Extract(f"{place}: {found.place}", found.text)


def _attached(body: bytes, part: Message, place: str, name: str) -> Iterator[Extract]:
    runs = [run.decode("ascii") for run in _RUN.findall(body)]
    runs += [run.decode("utf-16-le") for run in _WIDE_RUN.findall(body)]
    yield Extract(place, "\n".join(runs))
    suffix = PurePath(str(part.get_filename(""))).suffix
    suffix = suffix or mimetypes.guess_extension(part.get_content_type()) or ""
    try:
        form = formats.format_of(f"part{suffix}")
    except UnknownFormatError:
        return
    if suffix and body:
        for found in form.extracts(body, f"{name}, {place}{suffix}"):
            yield Extract(f"{place}: {found.place}", found.text)


def _headers(part: Message) -> Iterator[str]:
    for name, value in part.items():
        if name.lower() in _BUILT:
            yield str(part.get_filename())
            found = part.get_params([], name)
            yield from (str(said) for key, said in found[1:] if key.lower() not in _SETTINGS)
            continue
        text = " ".join(str(value).split())
        yield text
        yield unquote(text)
        try:
            pieces = decode_header(text) if len(text) < _LONGEST else []
        except Exception:  # noqa: BLE001 - the standard library's parser has many ways to fail
            pieces = []
        yield "".join(_piece(piece, charset) for piece, charset in pieces)


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8", "replace")
    except LookupError:
        return piece.decode("latin-1")
