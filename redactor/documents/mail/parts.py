"""Reads the bodies of a message's parts, each as what it is."""

from __future__ import annotations

import mimetypes
import re
from pathlib import PurePath

from redactor.documents import formats
from redactor.documents.document import Document
from redactor.documents.mail.content import codec, text_of, transferred
from redactor.documents.mail.entity import Entity, transfer_encoding
from redactor.documents.mail.pieces import words
from redactor.documents.mail.plaintext import mark_message
from redactor.documents.mail.words import read_parameter
from redactor.documents.textual import TextFormat
from redactor.errors import (
    EncryptedFileError,
    NoTextError,
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
    own_name = f"{name}, {entity.place}{suffix}"
    return formats.format_in(data, own_name).read(data, own_name) if data else words("", name)


def read_attached(entity: Entity, name: str) -> Document | None:
    """A document of a part's body; `None` for an attachment that nobody can read.

    Args:
        entity: a part without parts.
        name: of the file, for messages.

    Raises:
        ReadError: as `read_part`, of what a reader takes for the message itself, too.
    """
    try:
        return read_part(entity, name)
    except (UnknownPartError, NoTextError):
        is_text = entity.parsed.get_content_maintype() in ("text", "message")
        if not entity.number or (is_text and _suffix_of(entity) is not None):
            raise
    return None


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
