"""Makes a document of messages: what their headers say, and their parts, in order."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass

from redactor.documents.document import Document, RegionKind
from redactor.documents.mail.entity import Entity, Header, Multipart, parsed
from redactor.documents.mail.parts import SIGNATURES, read_attached
from redactor.documents.mail.pieces import Node, Pieces, words
from redactor.documents.mail.words import read_mailboxes, read_parameters, read_words

MAILBOXES = frozenset({"bcc", "cc", "from", "reply-to", "sender", "to"})
"""Headers of names and addresses."""
SHOWN = MAILBOXES | {"comments", "date", "keywords", "subject"}
"""Headers that a reader of the message sees."""
CONTENT = frozenset(
    "content-description content-disposition content-id content-language content-location "  # noqa: SIM905
    "content-transfer-encoding content-type mime-version".split()
)
"""Headers that say what a part is."""
FILE_NAMES = frozenset({"filename", "name"})
"""Parameters that name a part's file."""

_EXTENSION = re.compile(r"(?<=[^.])\.[A-Za-z][A-Za-z0-9]{1,4}\Z")
_SETTINGS = frozenset({"charset", "delsp", "format"})
"""Parameters that take no words: what is not known of them is an error."""
_USUAL = frozenset(
    "attachment delivery-status disposition-notification feedback-report inline "  # noqa: SIM905
    "application/pgp-signature application/pkcs7-signature message/delivery-status "
    "message/disposition-notification message/feedback-report message/rfc822 "
    "multipart/alternative multipart/digest multipart/mixed multipart/parallel "
    "multipart/related multipart/report multipart/signed text/rfc822-headers".split()
)
"""Values that say how a part is built, and nothing of anybody. Source: IANA's registry of media
types, by general knowledge, 2026."""


def read_messages(messages: list[Entity], data: bytes, name: str, form: str) -> Document:
    """The document of a file.

    Of each message first what is shown of its headers, then its parts with the names of their
    files, then the headers of the way it took, as addresses.

    Args:
        messages: in it.
        data: the file.
        name: its path or name.
        form: the name of its format.

    Raises:
        ReadError: RED105, RED110, RED111, or as the format of an attachment.
        MissingExtraError: RED002.
    """
    pieces = Pieces()
    for number, message in enumerate(messages):
        _Reader(number, name, pieces).entity(message)
    return pieces.finish(data, name, form, messages)


def split_name(key: str, value: str) -> tuple[str, str]:
    """A parameter's value; if it names a file, without and with its extension alone."""
    found = _EXTENSION.search(value) if key in FILE_NAMES else None
    return (value[: found.start()], found[0]) if found else (value, "")


def plain_text(data: bytes) -> str:
    """Words around the parts of a message, which no reader shows."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


@dataclass(frozen=True, slots=True)
class _Reader:
    message: int
    name: str
    pieces: Pieces

    def entity(self, entity: Entity) -> None:
        rest = []
        for index, header in enumerate(entity.headers):
            if header.name in MAILBOXES:
                self._mailboxes(entity, index, header)
            elif header.name in SHOWN or header.name == "content-description":
                self._header(entity, index, header, None)
            elif header.name in CONTENT:
                self._content(entity, index, header)
            else:
                rest.append((index, header))
        self._body(entity)
        for index, header in rest:
            self._header(entity, index, header, RegionKind.ADDRESS)

    def _node(self, entity: Entity, header: int, field: str) -> Node:
        return Node(self.message, entity.number, header, field)

    def _body(self, entity: Entity) -> None:
        body = entity.body
        if isinstance(body, Entity):
            self.entity(body)
        elif isinstance(body, Multipart):
            self._around(entity, body.preamble, "preamble")
            for _, part in body.parts:
                self.entity(part)
            self._around(entity, body.epilogue, "epilogue")
        elif body.strip():
            # What signs another part cannot be written, only left out.
            written = entity.type not in SIGNATURES
            node = self._node(entity, -1, "content") if written else None
            document = read_attached(entity, self.name)
            self.pieces.parts[self.message, entity.number] = document
            if isinstance(document, Document):
                self.pieces.add(document, node)

    def _around(self, entity: Entity, data: bytes, field: str) -> None:
        if data.strip():
            self.pieces.add(words(plain_text(data), self.name), self._node(entity, -1, field))

    def _header(self, entity: Entity, index: int, header: Header, kind: RegionKind | None) -> None:
        text = read_words(header.value, entity.place, self.name)
        label = _label(header)
        self.pieces.add(words(text, self.name, kind), self._node(entity, index, "words"), label)

    def _mailboxes(self, entity: Entity, index: int, header: Header) -> None:
        boxes = read_mailboxes(header.value, entity.place, self.name)
        if boxes is None:
            self._header(entity, index, header, None)
            return
        mark = _label(header)
        for number, (shown, address) in enumerate(boxes):
            node = self._node(entity, index, f"{number}.name")
            self.pieces.add(words(shown, self.name), node, mark)
            node = self._node(entity, index, f"{number}.address")
            boxed = words(address, self.name, RegionKind.ADDRESS)
            self.pieces.add(boxed, node, " " if shown else mark)
            mark = ", "

    def _content(self, entity: Entity, index: int, header: Header) -> None:
        if header.name in ("content-disposition", "content-type"):
            self._parameters(entity, index, header)
            return
        said = header.value.lower()
        if said == b"1.0" or header.name == "content-transfer-encoding":
            return
        kind = RegionKind.ADDRESS if header.name == "content-location" else RegionKind.NAME
        self._header(entity, index, header, kind)

    def _parameters(self, entity: Entity, index: int, header: Header) -> None:
        label = _label(header)
        for number, (key, value) in enumerate(read_parameters(parsed((header,)), header.name)):
            if key.lower() in _SETTINGS or _is_usual(value if number else key):
                continue
            node = self._node(entity, index, str(number))
            if number and key in FILE_NAMES:
                stem = split_name(key, value)[0]
                self.pieces.add(words(stem, self.name), node, "\nFile name: ")
            else:
                text = value if number else key
                self.pieces.add(words(text, self.name, RegionKind.NAME), node, label)


def _is_usual(said: str) -> bool:
    return said.lower() in _USUAL or mimetypes.guess_extension(said) is not None


def _label(header: Header) -> str:
    return f"\n{header.name.title() or 'From'}: "
