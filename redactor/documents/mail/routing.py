"""Finds and drops what a message says of its way, its sender's programs and the clock there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta, timezone
from email.utils import format_datetime, parsedate_to_datetime

from redactor.documents import formats
from redactor.documents.document import Document, Unread
from redactor.documents.format import Property
from redactor.documents.mail.attachments import CONVERTED, LEFT_OUT, converted
from redactor.documents.mail.attachments import scrubbed as scrubbed_attachment
from redactor.documents.mail.entity import (
    Entity,
    Header,
    Multipart,
    all_entities,
    parsed,
    put_together,
)
from redactor.documents.mail.parts import SIGNATURES, read_attached, told_by_part
from redactor.documents.mail.reading import CONTENT, SHOWN
from redactor.documents.mail.words import (
    read_parameters,
    read_words,
    write_parameters,
    write_words,
)
from redactor.documents.mail.writing import with_content
from redactor.errors import UnknownPartError

_KEPT = SHOWN | CONTENT
_KEPT_PARAMETERS = frozenset(
    "boundary charset delsp filename format method name report-type start type".split()  # noqa: SIM905
)
"""Parameters that say how to read a part, and its file's name; not its dates and size."""
_ZONE = re.compile(r":\d\d\s+(?!-0000\Z)\S")
"""Something after the time of a date, other than what says that its zone is not known."""
_NOBODY = "MAILER-DAEMON Thu Jan  1 00:00:00 1970"
"""What is left of the line before a message in a mailbox."""


Parts = Mapping[str, Document | Unread]
"""What was read of the bodies of a message, by number of the entity."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A message without routing headers, signatures, its sender's clock and words around parts.

    Args:
        message: what is left.
        notes: what an editor must be told of attachments.
    """

    message: Entity
    notes: tuple[str, ...]


def cleaned(
    message: Entity, parts: Parts, name: str, *, keep_comments: bool, in_mailbox: bool
) -> Cleaned:
    """What is left of a message for a copy.

    Attachments that nobody can read are left out, and PDF files become Markdown.

    Args:
        message: one of a file.
        parts: what was read of its bodies.
        name: of the file, for messages.
        keep_comments: as for the formats of attachments.
        in_mailbox: whether a line that begins with `From ` has to precede it.

    Raises:
        UnknownPartError: RED111: nothing would be left.
        AttachmentError: RED114: an attachment is damaged or locked.
    """
    cleaner = _Cleaner(name, parts, keep_comments=keep_comments)
    clean = _begun(cleaner.entity(message), message, in_mailbox=in_mailbox)
    return Cleaned(clean, tuple(cleaner.notes))


def scrubbed(message: Entity, name: str, *, in_mailbox: bool) -> Entity:
    """The message so cleaned, with its comments and with all its attachments as they are.

    Raises:
        UnknownPartError: RED111: an attachment that nobody can read.
        AttachmentError: RED114: an attachment is damaged or locked.
    """
    clean = _Scrubber(name, {}, keep_comments=True).entity(message)
    return _begun(clean, message, in_mailbox=in_mailbox)


def _begun(clean: Entity, message: Entity, *, in_mailbox: bool) -> Entity:
    """With the line that begins a message in a mailbox."""
    first = Header("", b"From \n") if in_mailbox else None
    if first is None:
        return clean
    newline = b"\r\n" if message.headers and message.headers[0].raw.endswith(b"\r\n") else b"\n"
    line = replace(first, raw=b"From " + _NOBODY.encode() + newline)
    return replace(clean, headers=(line, *clean.headers))


def properties(message: Entity, name: str) -> Iterator[Property]:
    """What a message says of its way and makers, and what its attachments say of theirs."""
    for entity in all_entities(message):
        for header in entity.headers:
            label = header.name or "From line"
            place = f"{entity.place}: {label}"
            said = read_words(header.value, entity.place, name)
            if header.name not in _KEPT:
                yield Property(place, said)
            elif header.name == "date" and _in_utc(said) != said:
                yield Property(f"{place}: time zone", said)
            elif header.name in ("content-disposition", "content-type"):
                for key, value in read_parameters(parsed((header,)), header.name)[1:]:
                    if key not in _KEPT_PARAMETERS:
                        yield Property(f"{place}: {key}", value)
        if isinstance(entity.body, bytes) and entity.body.strip():
            yield from _of_part(entity, name)


def _of_part(entity: Entity, name: str) -> Iterator[Property]:
    told = told_by_part(entity, name)
    if told is None:
        yield Property(entity.place, "an attachment that cannot be read")
    for found in told or ():
        yield replace(found, place=f"{entity.place}: {found.place}")


class _Cleaner:
    def __init__(self, name: str, parts: Parts, *, keep_comments: bool) -> None:
        self._name = name
        self._parts = parts
        self._keep_comments = keep_comments
        self.notes: dict[str, None] = {}

    def entity(self, entity: Entity) -> Entity:
        headers = tuple(self._header(h) for h in entity.headers if h.name in _KEPT)
        entity = replace(entity, headers=headers)
        body = entity.body
        if isinstance(body, Entity):
            return replace(entity, body=self.entity(body))
        if isinstance(body, Multipart):
            return self._multipart(entity, body)
        return self._content(entity) if body.strip() else entity

    def _multipart(self, entity: Entity, body: Multipart) -> Entity:
        parts = tuple(
            (mark, self.entity(part))
            for mark, part in body.parts
            if part.type not in SIGNATURES and not self._leaves_out(part)
        )
        if not parts and body.parts:
            raise UnknownPartError("nothing in the message can be read", path=self._name)
        newline = re.search(rb"\r\n|\n|\Z", body.epilogue)
        rest = newline[0] if newline and not body.epilogue.strip() else b""
        whole = replace(body, preamble=b"", parts=parts, epilogue=rest)
        return _neutral(replace(entity, body=whole))

    def _leaves_out(self, entity: Entity) -> bool:
        """True for an attachment that nobody can read, and for what holds nothing else."""
        body = entity.body
        if isinstance(body, Entity):
            return self._leaves_out(body)
        if isinstance(body, Multipart):
            parts = [part for _, part in body.parts]
            return bool(parts) and all(
                part.type in SIGNATURES or self._leaves_out(part) for part in parts
            )
        if not body.strip():
            return False
        part = self._read(entity)
        if isinstance(part, Document):
            return False
        if part.is_damaged:
            raise part.error(self._name)
        self.notes[LEFT_OUT] = None
        return True

    def _read(self, entity: Entity) -> Document | Unread:
        """What is read of a part; nothing is read twice."""
        return self._parts.get(entity.number) or read_attached(entity, self._name)

    def _content(self, entity: Entity) -> Entity:
        document = self._read(entity)
        if isinstance(document, Unread):
            raise document.error(self._name)
        form = formats.format_named(document.format)
        if form.copy_format is not None:
            return self._of_another_format(entity, document)
        clean = form.clean(document, keep_comments=self._keep_comments)
        if clean == document:
            return entity
        return with_content(entity, clean, lambda document: form.write(document, []))

    def _of_another_format(self, entity: Entity, document: Document) -> Entity:
        clean = formats.format_named(document.format).clean(document)
        self.notes |= dict.fromkeys((CONVERTED, *clean.notes))
        return converted(entity, document, clean)

    def _header(self, header: Header) -> Header:
        if header.name == "date":
            said = read_words(header.value, "the message", self._name)
            plain = _in_utc(said)
            return header if plain == said else header.with_value(write_words(plain))
        if header.name not in ("content-disposition", "content-type"):
            return header
        found = read_parameters(parsed((header,)), header.name)
        kept = [pair for n, pair in enumerate(found) if n == 0 or pair[0] in _KEPT_PARAMETERS]
        return header if kept == found else header.with_value(write_parameters(kept))


class _Scrubber(_Cleaner):
    """Leaves attachments what they are."""

    def _leaves_out(self, entity: Entity) -> bool:
        return False

    def _of_another_format(self, entity: Entity, document: Document) -> Entity:
        return scrubbed_attachment(entity, document, self._name)


def _neutral(entity: Entity) -> Entity:
    """A message of parts that no longer says that it is signed, nor by its borders who made it."""
    header = entity.first("content-type")
    if header is None or not isinstance(entity.body, Multipart):
        return entity
    found = read_parameters(parsed((header,)), "content-type")
    old = dict(found).get("boundary", "")
    inside = b"".join(put_together(part) for _, part in entity.body.parts)
    new = f"=-{entity.number or 0}-="
    while f"--{new}".encode() in inside:
        new = f"={new}="
    kind = "multipart/mixed" if found[0][0].lower() == "multipart/signed" else found[0][0]
    changed = [(kind, ""), *((k, new if k == "boundary" else v) for k, v in found[1:])]
    if old == new and kind == found[0][0]:
        return entity
    before, after = b"--" + old.encode("utf-8", "surrogateescape"), f"--{new}".encode()
    body = entity.body
    parts = tuple((mark.replace(before, after, 1), part) for mark, part in body.parts)
    body = replace(body, parts=parts, closing=body.closing.replace(before, after, 1))
    value = header.with_value(write_parameters(changed))
    headers = tuple(value if h is header else h for h in entity.headers)
    return replace(entity, headers=headers, body=body)


def _in_utc(said: str) -> str:
    """A date without the zone and the comment that tell where it was written."""
    try:
        moment = parsedate_to_datetime(said)
        if moment.tzinfo is None or ("(" not in said and moment.utcoffset() == timedelta()):
            plain = said.partition("(")[0].strip()
            named = moment.tzinfo is None and _ZONE.search(plain)
            return format_datetime(moment) if named else plain
        return format_datetime(moment.astimezone(timezone.utc))
    except (TypeError, ValueError, IndexError, OverflowError):
        return said
