"""Makes the bytes of messages with edits; what no edit touches stays byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from redactor.documents import formats
from redactor.documents.document import Document, Edit, Unread
from redactor.documents.mail.content import for_transfer
from redactor.documents.mail.entity import Entity, Header, Multipart, parsed
from redactor.documents.mail.parts import encoding_of
from redactor.documents.mail.pieces import MailOrigin, shared_out
from redactor.documents.mail.reading import plain_text, split_name
from redactor.documents.mail.words import (
    read_mailboxes,
    read_parameters,
    read_words,
    write_mailboxes,
    write_parameters,
    write_words,
)
from redactor.documents.textual import TextFormat, edited
from redactor.errors import EncodingError, RedactionError

Shares = dict[tuple[int, str, int], dict[str, list[Edit]]]
"""Edits by message, number of the entity and header (see `Node`), then by field."""


def edited_messages(document: Document, edits: Sequence[Edit]) -> list[Entity]:
    """The messages of a document with edits made.

    Args:
        document: as read.
        edits: disjoint, in order.

    Raises:
        RedactionError: RED301.
    """
    origin = document.origin
    assert isinstance(origin, MailOrigin)  # noqa: S101 - made by the same format
    shares: Shares = {}
    for node, some in shared_out(origin.pieces, edits).items():
        place = (node.message, node.number, node.header)
        shares.setdefault(place, {})[node.field] = some
    return [
        _Writer(number, document.name, shares, origin.parts).entity(message)
        for number, message in enumerate(origin.messages)
    ]


def with_content(entity: Entity, document: Document, data: Callable[[Document], bytes]) -> Entity:
    """A part with another body.

    Args:
        entity: the part.
        document: of its body.
        data: gives the bytes that it is to hold, of the document as its format writes it.
    """
    form = formats.format_named(document.format)
    charset = ""
    try:
        written = data(document)
    except EncodingError:
        if not isinstance(form, TextFormat):
            raise
        written, charset = data(replace(document, encoding="utf-8")), "utf-8"
    if isinstance(form, TextFormat) and not written.isascii() and document.encoding == "utf-8":
        charset = "utf-8"
    if charset:
        headers = _with_charset(entity.headers, charset, _newline(entity))
        entity = replace(entity, headers=headers)
    return with_bytes(entity, written)


def with_bytes(entity: Entity, data: bytes) -> Entity:
    """A part that holds other bytes."""
    newline = _newline(entity)
    encoding = encoding_of(entity)
    before = entity.body if isinstance(entity.body, bytes) else b""
    body, new_encoding = for_transfer(data, encoding, before, newline)
    headers = entity.headers
    if new_encoding != encoding:
        headers = _with_header(headers, "Content-Transfer-Encoding", new_encoding, newline)
    return replace(entity, headers=headers, body=body)


@dataclass(frozen=True, slots=True)
class _Writer:
    message: int
    name: str
    shares: Shares
    parts: Mapping[tuple[int, str], Document | Unread]

    def entity(self, entity: Entity) -> Entity:
        headers = tuple(
            self._header(entity, index, header) for index, header in enumerate(entity.headers)
        )
        return self._body(replace(entity, headers=headers))

    def _edits(self, entity: Entity, header: int) -> Mapping[str, list[Edit]]:
        return self.shares.get((self.message, entity.number, header), {})

    def _body(self, entity: Entity) -> Entity:
        body = entity.body
        if isinstance(body, Entity):
            return replace(entity, body=self.entity(body))
        if isinstance(body, Multipart):
            parts = tuple((mark, self.entity(part)) for mark, part in body.parts)
            preamble = self._around(entity, body.preamble, "preamble")
            epilogue = self._around(entity, body.epilogue, "epilogue")
            whole = replace(body, preamble=preamble, parts=parts, epilogue=epilogue)
            return replace(entity, body=whole)
        edits = self._edits(entity, -1).get("content")
        if not edits:
            return entity
        document = self.parts[self.message, entity.number]
        assert isinstance(document, Document)  # noqa: S101 - edits stand in what was read
        form = formats.format_named(document.format)
        return with_content(entity, document, lambda document: form.write(document, edits))

    def _around(self, entity: Entity, data: bytes, field: str) -> bytes:
        edits = self._edits(entity, -1).get(field)
        return edited(plain_text(data), edits).encode() if edits else data

    def _header(self, entity: Entity, index: int, header: Header) -> Header:
        fields = self._edits(entity, index)
        if not fields:
            return header
        if "words" in fields:
            text = read_words(header.value, entity.place, self.name)
            return header.with_value(write_words(edited(text, fields["words"])))
        if any("." in field for field in fields):
            boxes = read_mailboxes(header.value, entity.place, self.name) or []
            changed = [
                (
                    edited(shown, fields.get(f"{number}.name", [])),
                    edited(address, fields.get(f"{number}.address", [])),
                )
                for number, (shown, address) in enumerate(boxes)
            ]
            return header.with_value(write_mailboxes(changed))
        return self._parameters(header, fields)

    def _parameters(self, header: Header, fields: Mapping[str, list[Edit]]) -> Header:
        found = read_parameters(parsed((header,)), header.name)
        changed = []
        for number, (key, value) in enumerate(found):
            edits = fields.get(str(number), [])
            if edits and (number == 0 or key in ("boundary", "charset")):
                raise RedactionError("a name that the message is built with repeats redacted words")
            stem, suffix = split_name(key, value)
            changed.append((key, edited(stem, edits) + suffix))
        return header.with_value(write_parameters(changed))


def _newline(entity: Entity) -> bytes:
    lines = [header.raw for header in entity.headers] + [entity.blank]
    return b"\r\n" if any(line.endswith(b"\r\n") for line in lines) else b"\n"


def _with_charset(headers: tuple[Header, ...], charset: str, newline: bytes) -> tuple[Header, ...]:
    known = [header for header in headers if header.name == "content-type"]
    if not known:
        return _with_header(headers, "Content-Type", f"text/plain; charset={charset}", newline)
    found = [
        pair
        for pair in read_parameters(parsed((known[0],)), "content-type")
        if pair[0] != "charset"
    ]
    value = write_parameters([*found, ("charset", charset)])
    return tuple(h.with_value(value) if h is known[0] else h for h in headers)


def _with_header(
    headers: tuple[Header, ...], name: str, value: str, newline: bytes
) -> tuple[Header, ...]:
    line = f"{name}: {value}".encode() + newline
    others = tuple(header for header in headers if header.name != name.lower())
    return (*others, Header(name.lower(), line))
