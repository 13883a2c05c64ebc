"""Messages and mailboxes as formats."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from redactor.documents.document import Document, Edit, Unread
from redactor.documents.format import Extract, Format, Property
from redactor.errors import DamagedFileError

if TYPE_CHECKING:
    from redactor.documents.mail.entity import Entity

_FROM = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From ")
_KNOWN = frozenset(
    "bcc cc comments content-description content-disposition content-id "  # noqa: SIM905
    "content-transfer-encoding content-type date delivered-to from keywords message-id "
    "mime-version received reply-to return-path sender subject to".split()
)
"""Headers of which a message has at least one."""


class Mail(Format):
    """A file of messages."""

    in_mailbox = False
    """Whether a line that begins with `From ` precedes each message."""

    @abstractmethod
    def split(self, data: bytes, name: str) -> Iterator[bytes]:
        """The messages of a file, in order; together all of its bytes.

        Raises:
            DamagedFileError: RED109.
        """

    def read(self, data: bytes, name: str) -> Document:
        """See `Format`.

        Raises:
            EncodingError: RED105.
            DamagedFileError: RED109: no message.
            EncryptedFileError: RED110: encrypted with PGP or S/MIME.
            UnknownPartError: RED111: a text that cannot be read; an attachment that cannot be, or
                is damaged or locked, is `unread`.
            ExpansionError: RED112.
            ReadError: as the format of an attachment.
            MissingExtraError: RED002.
        """
        from redactor.documents.mail.reading import read_messages

        messages = self._messages(data, name)
        return read_messages(messages, data, name, self.name)

    def write(self, document: Document, edits: Sequence[Edit]) -> bytes:
        """See `Format`."""
        from redactor.documents.mail.entity import put_together
        from redactor.documents.mail.writing import edited_messages

        return b"".join(map(put_together, edited_messages(document, edits)))

    def spell(self, document: Document, at: int, words: str) -> str:
        """As the format of the part spells them that they will stand in."""
        from redactor.documents.formats import format_named
        from redactor.documents.mail.pieces import MailOrigin, piece_at

        origin = document.origin
        piece = piece_at(origin.pieces, at) if isinstance(origin, MailOrigin) else None
        if piece is None:
            return words
        return format_named(piece.document.format).spell(piece.document, at - piece.start, words)

    def clean(self, document: Document, *, keep_comments: bool = False) -> Document:
        """Drop routing headers, signatures, time zones and what attachments say of their makers.

        Attachments that nobody can read are left out, and PDF files become Markdown; notes tell.

        Raises:
            AttachmentError: RED114: an attachment is damaged or locked.
        """
        from redactor.documents.mail.entity import put_together
        from redactor.documents.mail.pieces import MailOrigin
        from redactor.documents.mail.routing import cleaned

        origin = document.origin
        assert isinstance(origin, MailOrigin)  # noqa: S101 - made by the same format
        name, boxed = document.name, self.in_mailbox
        parts: list[dict[str, Document | Unread]] = [{} for _ in origin.messages]
        for (number, part), read in origin.parts.items():
            parts[number][part] = read
        clean = [
            cleaned(message, some, name, keep_comments=keep_comments, in_mailbox=boxed)
            for message, some in zip(origin.messages, parts, strict=True)
        ]
        data = b"".join(put_together(each.message) for each in clean)
        if data == origin.data:
            return document
        notes = dict.fromkeys(note for each in clean for note in each.notes)
        return replace(self.read(data, name), notes=(*document.notes, *notes))

    def metadata(self, data: bytes, name: str) -> list[Property]:
        """What the messages say of their way and makers."""
        from redactor.documents.mail.routing import properties

        return [
            found for message in self._messages(data, name) for found in properties(message, name)
        ]

    def scrub(self, data: bytes, name: str) -> bytes:
        """The file as cleaned, comments kept, and attachments in their own formats.

        Raises:
            UnknownPartError: RED111: an attachment that nobody can read.
            AttachmentError: RED114: an attachment is damaged or locked.
        """
        from redactor.documents.mail.entity import put_together
        from redactor.documents.mail.routing import scrubbed

        messages = self._messages(data, name)
        clean = [scrubbed(message, name, in_mailbox=self.in_mailbox) for message in messages]
        return b"".join(map(put_together, clean))

    def extracts(self, data: bytes, name: str) -> Iterable[Extract]:
        """All words that the standard library's parser finds."""
        from redactor.documents.mail.extraction import extracted

        for message in self.split(data, name):
            yield from extracted(message, name)

    def _messages(self, data: bytes, name: str) -> list[Entity]:
        from redactor.documents.mail.entity import take_apart

        messages = [take_apart(message, name) for message in self.split(data, name)]
        for message in messages:
            # Of what was cleaned, no header may be left but the line that ends them.
            bare = not message.headers and message.blank
            if not bare and not any(header.name in _KNOWN for header in message.headers):
                raise DamagedFileError("this is no e-mail message", path=name)
        return messages


class Message(Mail):
    """One message."""

    name = "eml"
    title = "an e-mail message"
    suffixes = (".eml",)

    def split(self, data: bytes, name: str) -> Iterator[bytes]:
        """All of it."""
        yield data


class Mailbox(Mail):
    """A row of messages."""

    name = "mbox"
    title = "a mailbox"
    suffixes = (".mbox",)
    in_mailbox = True

    def split(self, data: bytes, name: str) -> Iterator[bytes]:
        """From each line that begins with `From ` to the next, after an empty line."""
        starts = [match.start() for match in _FROM.finditer(data)]
        if not starts or starts[0]:
            raise DamagedFileError("this is no mailbox", path=name)
        for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
            yield data[start:end]


FORMATS = (Message(), Mailbox())
