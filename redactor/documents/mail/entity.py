"""Takes a message apart into headers and parts, byte for byte, and puts it together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.message import Message

from redactor.errors import DamagedFileError, ExpansionError

DEEPEST = 30
"""How deep parts may stand in others."""
MOST = 2_000
"""How many parts, and how many headers of each, a file may have."""
LONGEST = 1_000_000
"""Bytes of a header."""
LONGEST_CONTENT = 50_000
"""Bytes of a header with parameters."""

_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NAME = re.compile(rb"([!-9;-~]+)[ \t]*:")
_FROM = re.compile(rb"From [^\r\n]*(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Header:
    """A header as it stands in the file.

    Args:
        name: in lower case; empty for the `From ` line of a mailbox before the headers.
        raw: all of it, with the line ends.
    """

    name: str
    raw: bytes = field(repr=False)

    @property
    def value(self) -> bytes:
        """What follows the colon, folded as it stands."""
        return self.raw.partition(b":")[2].strip() if self.name else self.raw[5:].strip()

    def with_value(self, value: bytes) -> Header:
        """The header with another value, folded already."""
        newline = b"\r\n" if self.raw.endswith(b"\r\n") else b"\n"
        head = self.raw.partition(b":")[0] + b": " if self.name else b"From "
        folded = re.sub(rb"\r\n|\r|\n", newline, value)
        return replace(self, raw=head + folded + newline)


@dataclass(frozen=True, slots=True)
class Multipart:
    """A body made of parts.

    Args:
        preamble: what precedes the first delimiter.
        parts: each with the delimiter before it, line ends included.
        closing: the last delimiter; empty when it is missing.
        epilogue: what follows it.
    """

    preamble: bytes = field(repr=False)
    parts: tuple[tuple[bytes, Entity], ...]
    closing: bytes = field(repr=False)
    epilogue: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entity:
    """A message, or a part of one.

    Args:
        headers: in order.
        blank: the line that ends them; empty when it is missing.
        body: its bytes; its parts; or the message that it is.
        number: where it stands, such as `2.1`; empty for the message itself.
    """

    headers: tuple[Header, ...]
    blank: bytes
    body: bytes | Multipart | Entity = field(repr=False)
    number: str = ""

    @property
    def type(self) -> str:
        """Its media type, in lower case."""
        return self.parsed.get_content_type()

    @property
    def parsed(self) -> Message:
        """Its headers that say what its body is, as the standard library reads them."""
        return parsed(self.headers)

    @property
    def place(self) -> str:
        """Where it stands, in words."""
        return f"part {self.number}" if self.number else "the message"

    def first(self, name: str) -> Header | None:
        """The first header of that name."""
        return next((header for header in self.headers if header.name == name), None)


def parsed(headers: tuple[Header, ...]) -> Message:
    """The headers on content among some, in a message without a body."""
    message = Message()
    for header in headers:
        if header.name.startswith("content-") and header.name not in message:
            value = re.sub(rb"[\r\n]+", b"", header.value)
            message[header.name] = value.decode("ascii", "surrogateescape")
    return message


def transfer_encoding(headers: Message) -> str:
    """How content is encoded, in lower case; empty when nothing says."""
    # A value with other characters than ASCII is no string.
    return str(headers.get("content-transfer-encoding", "")).strip().lower()


def take_apart(data: bytes, name: str) -> Entity:
    """The message that `data` is.

    Args:
        data: a whole message.
        name: of its file, for messages.

    Raises:
        DamagedFileError: RED109.
        ExpansionError: RED112.
    """
    return _Reader(name).entity(data, "", 0)


def put_together(entity: Entity) -> bytes:
    """The bytes of an entity."""
    return b"".join(_pieces(entity))


def all_entities(entity: Entity) -> Iterator[Entity]:
    """The entity and those in it, in order."""
    yield entity
    if isinstance(entity.body, Entity):
        yield from all_entities(entity.body)
    elif isinstance(entity.body, Multipart):
        for _, part in entity.body.parts:
            yield from all_entities(part)


def _pieces(entity: Entity) -> Iterator[bytes]:
    yield from (header.raw for header in entity.headers)
    yield entity.blank
    body = entity.body
    if isinstance(body, bytes):
        yield body
    elif isinstance(body, Entity):
        yield from _pieces(body)
    else:
        yield body.preamble
        for delimiter, part in body.parts:
            yield delimiter
            yield from _pieces(part)
        yield body.closing
        yield body.epilogue


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._count = 0

    def entity(self, data: bytes, number: str, depth: int, default: str = "text/plain") -> Entity:
        self._count += 1
        if depth > DEEPEST or self._count > MOST:
            raise ExpansionError("too many parts, or parts in parts", path=self._name)
        headers, blank, at = self._headers(data)
        body: bytes | Multipart | Entity = data[at:]
        said = parsed(headers)
        encoded = transfer_encoding(said)
        plain = encoded in ("", "7bit", "8bit", "binary")
        if said.get_content_maintype() == "multipart":
            if not plain:
                raise DamagedFileError("a part made of parts is encoded", path=self._name)
            body = self._multipart(data[at:], said, number, depth)
        elif plain and _type_of(said, default) in ("message/rfc822", "message/global"):
            body = self.entity(data[at:], f"{number}.1" if number else "1", depth + 1)
        return Entity(headers, blank, body, number)

    def _headers(self, data: bytes) -> tuple[tuple[Header, ...], bytes, int]:
        headers: list[Header] = []
        at = 0
        while at < len(data):
            end = _end_of_line(data, at)
            line = data[at:end]
            if not line.strip(b"\r\n"):
                return tuple(headers), line, end
            name = _NAME.match(line)
            if name is None and not (at == 0 and _FROM.match(line)):
                # The line that ends the headers is missing; what follows is the body.
                return tuple(headers), b"", at
            while name is not None and data[end : end + 1] in (b" ", b"\t"):
                end = _end_of_line(data, end)
            key = name[1].decode("ascii").lower() if name else ""
            longest = LONGEST_CONTENT if key.startswith("content-") else LONGEST
            if len(headers) >= MOST or end - at > longest:
                raise ExpansionError("too many headers, or too long ones", path=self._name)
            headers.append(Header(key, data[at:end]))
            at = end
        return tuple(headers), b"", at

    def _multipart(self, data: bytes, said: Message, number: str, depth: int) -> Multipart:
        boundary = said.get_boundary()
        if not boundary or not boundary.isascii():
            raise DamagedFileError(
                "a part made of parts does not say what is between", path=self._name
            )
        mark = re.escape(boundary.encode("ascii"))
        delimiter = re.compile(
            rb"(?:\A|\r\n|\r|\n)--" + mark + rb"(?P<last>--)?[ \t]*(?:(?=\r\n|\r|\n)|\Z)"
        )
        preamble, parts, before, at = b"", [], b"", 0
        started = False
        for match in delimiter.finditer(data):
            if match.start() < at:
                continue
            if started:
                parts.append((before, data[at : match.start()]))
            else:
                preamble = data[: match.start()]
            started = True
            end = match.end()
            newline = b"" if match["last"] else _newline(data, end)
            before, at = data[match.start() : end + len(newline)], end + len(newline)
            if match["last"]:
                break
        else:
            if not started:
                raise DamagedFileError("a part made of parts has none", path=self._name)
            parts.append((before, data[at:]))
            before, at = b"", len(data)
        head = f"{number}." if number else ""
        default = "message/rfc822" if said.get_content_subtype() == "digest" else "text/plain"
        return Multipart(
            preamble,
            tuple(
                (mark, self.entity(part, f"{head}{index}", depth + 1, default))
                for index, (mark, part) in enumerate(parts, 1)
            ),
            before,
            data[at:],
        )


def _type_of(said: Message, default: str) -> str:
    return said.get_content_type() if "content-type" in said else default


def _end_of_line(data: bytes, at: int) -> int:
    match = _LINE.match(data, at)
    return match.end() if match else len(data)


def _newline(data: bytes, at: int) -> bytes:
    return data[at : at + 2] if data.startswith(b"\r\n", at) else data[at : at + 1]
