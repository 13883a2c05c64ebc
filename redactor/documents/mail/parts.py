"""Reads the bodies of a message's parts, each as what it is."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import replace
from pathlib import PurePath

from redactor.documents import formats
from redactor.documents.document import Document, Unread
from redactor.documents.format import Format, Property
from redactor.documents.mail.content import codec, text_of, transferred
from redactor.documents.mail.entity import Entity, transfer_encoding
from redactor.documents.mail.pieces import words
from redactor.documents.mail.plaintext import mark_message
from redactor.documents.mail.words import read_parameter
from redactor.documents.textual import TextFormat
from redactor.errors import (
    DamagedFileError,
    EncryptedFileError,
    ExpansionError,
    FormatMismatchError,
    NoTextError,
    ReadError,
    UnknownFormatError,
    UnknownPartError,
)

SIGNATURES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
)
"""Types of parts that sign others. Source: RFC 3156 and RFC 8551."""
_ENCRYPTED = frozenset(
    {"application/pgp-encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
"""Types of parts that are encrypted. S/MIME that is signed alone looks the same."""
_READ_AS_TEXT = frozenset(
    {"message/delivery-status", "message/disposition-notification", "text/csv", "text/plain"}
    | {"text/rfc822-headers", "message/feedback-report"}
)
_MESSAGES = _READ_AS_TEXT | {"message/global", "message/rfc822"}
"""The messages that are in the file; others point out of it, or are pieces of one."""
_DAMAGES = (DamagedFileError, EncryptedFileError, ExpansionError, FormatMismatchError)
_TEXT, _NONE = ".txt", ".?"
_BY_TYPE = {
    "text/html": ".html",
    "text/x-amp-html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/x-web-markdown": ".md",
}
_SEALED = re.compile(r"^-----BEGIN PGP MESSAGE-----", re.MULTILINE)
_LETTERS = re.compile(rb"[\x20-\x7e\xc0-\xff]{4,}")


def content_of(entity: Entity, name: str) -> bytes:
    """The bytes that a part holds; see `transferred` for what it raises."""
    body = entity.body
    assert isinstance(body, bytes)  # noqa: S101 - only called for parts without parts
    return transferred(body, encoding_of(entity), entity.place, name)


def encoding_of(entity: Entity) -> str:
    """How a part's bytes are encoded, in lower case."""
    return transfer_encoding(entity.parsed)


def charset_of(entity: Entity) -> str:
    """The character set that a part says its text is in; empty when it does not."""
    return read_parameter(entity.parsed.get_param("charset", ""))


def read_part(entity: Entity, name: str) -> Document:
    """A document of a part's body.

    Args:
        entity: a part without parts.
        name: of the file, for messages.

    Raises:
        EncryptedFileError: RED110.
        UnknownPartError: RED111: a part of which nobody knows what is in it.
        ReadError: as its own format's.
    """
    kind = entity.type
    if kind in _ENCRYPTED:
        raise EncryptedFileError(f"{entity.place} is encrypted", path=name, next_step="Decrypt it.")
    data = content_of(entity, name)
    if kind in SIGNATURES:
        return words(" ".join(run.decode("latin-1") for run in _LETTERS.findall(data)), name)
    suffix = _suffix_of(entity)
    if suffix is None:
        # Without its name and media type: whoever wrote the message chose them.
        raise UnknownPartError(f"{entity.place} is an attachment that cannot be read", path=name)
    form = formats.format_of(f"part{suffix}")
    if isinstance(form, TextFormat) and entity.parsed.get_content_maintype() in ("text", "message"):
        return _text(entity, data, form, name)
    attached = _attached(entity, data, name)
    return words("", name) if attached is None else attached[0].read(data, attached[1])


def read_attached(entity: Entity, name: str) -> Document | Unread:
    """A document of a part's body, unless it is an attachment that nobody can read.

    Args:
        entity: a part without parts.
        name: of the file, for messages.

    Raises:
        ReadError: as `read_part`, of what a reader takes for the message itself, too.
    """
    is_text = entity.parsed.get_content_maintype() in ("text", "message")
    try:
        return read_part(entity, name)
    except (UnknownPartError, NoTextError):
        if not entity.number or (is_text and _suffix_of(entity) is not None):
            raise
    except _DAMAGES as error:
        if not entity.number or is_text or entity.type in _ENCRYPTED:
            raise
        cause = f"is a damaged, locked or oversized attachment ({error.code})"
        return Unread(f"{entity.place} {cause}", is_damaged=True)
    return Unread(f"{entity.place} is an attachment that cannot be read")


def told_by_part(entity: Entity, name: str) -> list[Property] | None:
    """What a part's file says of its makers; `None` for an attachment that nobody can read.

    See `read_attached` for arguments and what it raises.
    """
    try:
        data = content_of(entity, name)
        attached = None if entity.type in SIGNATURES else _attached(entity, data, name)
        if attached is not None and not isinstance(attached[0], TextFormat):
            return attached[0].metadata(data, attached[1])
    except ReadError:
        if entity.parsed.get_content_maintype() in ("text", "message"):
            raise
        return None
    document = read_attached(entity, name)
    if isinstance(document, Unread):
        return None
    if entity.type in SIGNATURES:
        return [Property("signature", document.text)]
    form = formats.format_named(document.format)
    # The part says its encoding, not the text in it; a byte order mark goes before both.
    return form.metadata(form.write(replace(document, encoding="utf-8", bom=True), []), name)


def _attached(entity: Entity, data: bytes, name: str) -> tuple[Format, str] | None:
    """The format of a file, and what it is called in messages; `None` for what has no reader."""
    suffix = _suffix_of(entity)
    if suffix is None or not data:
        return None
    own_name = f"{name}, {entity.place}{suffix}"
    return formats.format_in(data, own_name), own_name


def _suffix_of(entity: Entity) -> str | None:
    """The extension that tells the format of a part's body; `None`: it has no reader."""
    kind = entity.type
    suffix = PurePath(read_parameter(entity.parsed.get_filename("") or "")).suffix
    if entity.parsed.get_content_maintype() == "message" and kind not in _MESSAGES:
        return None
    if not suffix and kind in _READ_AS_TEXT:
        return _TEXT
    suffix = suffix or _BY_TYPE.get(kind) or mimetypes.guess_extension(kind, strict=False) or _NONE
    try:
        formats.format_of(f"part{suffix}")
    except UnknownFormatError:
        return _TEXT if kind in _READ_AS_TEXT else None
    return suffix.lower()


def _text(entity: Entity, data: bytes, form: TextFormat, name: str) -> Document:
    charset = charset_of(entity)
    encoding = codec(charset, entity.place, name)
    # What says it is ASCII, or nothing, is more often UTF-8 than damaged.
    encoding = "utf-8" if encoding == "ascii" else encoding
    text = text_of(data, encoding, entity.place, name)
    if _SEALED.search(text):
        raise EncryptedFileError(f"{entity.place} is encrypted", path=name, next_step="Decrypt it.")
    if form.name != "text":
        return form.parse(text, name=name, encoding=encoding)
    flowed = read_parameter(entity.parsed.get_param("format", "")).lower() == "flowed"
    joined = read_parameter(entity.parsed.get_param("delsp", "")).lower() == "yes"
    regions = mark_message(text, flowed=flowed, joined=joined)
    return Document(text, name=name, format="text", regions=regions, encoding=encoding)
