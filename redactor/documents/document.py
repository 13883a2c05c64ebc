"""A document: its text, and which parts of it a reader does not read as prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from redactor.errors import AttachmentError, ReadError, UnknownPartError
from redactor.spans import Span


class RegionKind(Enum):
    """What a part of the text is, when it is not prose."""

    MARKUP = "markup"
    """Emphasis marks, fences, list bullets, front matter keys, tags: kept, never analysed."""
    ADDRESS = "address"
    """Link targets and slugs: analysed for identifiers and for words redacted elsewhere."""
    NAME = "name"
    """Names that programs alone read, such as classes: analysed for words redacted elsewhere."""

    @property
    def is_address(self) -> bool:
        """Whether words in it are replaced without brackets, which would break it."""
        return self is not RegionKind.MARKUP


class Side(Enum):
    """Which part of a pair a mark is."""

    OPENING = "opening"
    """What opens emphasis, a code span, a link text or an element."""
    CLOSING = "closing"
    """What closes one, with the address that follows a link text."""
    ALONE = "alone"
    """A mark that is whole by itself: a footnote reference, an element without an end."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of `Document.text` that is not prose.

    Args:
        span: the part.
        kind: what it is.
        stand_in: what the prose around it reads in its place: nothing (`**`), a space, a line feed
            where prose must not run on across it (a table's bar, a front matter key), or the
            character that it writes (`&eacute;`).
        side: of a mark within a line, which part of it begins here; `None` for a part that goes on
            (the address in `](address)` and the bracket after it), and for any other region.
    """

    span: Span
    kind: RegionKind
    stand_in: str = ""
    side: Side | None = None


class Escape(Enum):
    """How characters are written where some of them mean something to a parser."""

    ATTRIBUTE = "attribute"
    """An attribute of HTML in quotation marks or apostrophes."""
    UNQUOTED = "unquoted attribute"
    """An attribute of HTML without either."""
    ELEMENT = "element"
    """The text of an element of HTML, or of a page in an attribute."""
    VERBATIM = "verbatim"
    """The text of an element of HTML in which nothing can be escaped."""
    JSON = "JSON string"
    BARE_JSON = "JSON outside of strings"
    SCRIPT = "string of JavaScript"
    """In quotation marks, apostrophes or backquotes."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A part of `Document.text` with a way of its own to write characters.

    Args:
        span: the part.
        escapes: how; the first is applied first.
    """

    span: Span
    escapes: tuple[Escape, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a document was read from, where it is more than its text.

    Each such format derives its own, with what it needs to find the places of the text again.

    Args:
        data: the whole file.
    """

    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that take the place of others.

    Args:
        span: what they replace, in `Document.text`.
        words: as they are to be read; whatever must be escaped, is.
    """

    span: Span
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that nobody can read.

    Args:
        what: says so, in words for a message.
        is_damaged: whether it is of a kind that is read, so that no copy is made of the file; a
            copy lacks any other.
    """

    what: str
    is_damaged: bool = False

    def error(self, name: str) -> ReadError:
        """Why nothing can be said of the whole file.

        Args:
            name: the file's path or name.
        """
        if self.is_damaged:
            return AttachmentError(self.what, path=name)
        next_step = "redactor redact leaves it out of the copy, and says so."
        return UnknownPartError(self.what, path=name, next_step=next_step)


@dataclass(frozen=True, slots=True)
class Document:
    """A draft as read.

    Args:
        text: what a reader would read, in reading order. Of a text format everything in the file as
            code points, own line ends kept; no byte order mark.
        name: the path or name as the user gave it, for messages.
        format: the name of its `Format`.
        regions: sorted, disjoint; what they leave is prose.
        bom: whether the file began with a byte order mark.
        front_matter: YAML or TOML front matter, delimiters included; `None` when there is none.
        code: parts in which marks are letters (code blocks and spans); sorted, disjoint.
        asides: words in the midst of a sentence that are no part of it, such as a comment, with the
            regions among them: analysed by themselves; sorted, disjoint, no region is cut.
        literals: parts with a way of their own to write characters; sorted, disjoint.
        encoding: Python's name of the encoding of a text format's file.
        notes: what an editor must be told of the file, in sentences without its words: what was
            left out of a copy, what no program can judge.
        unread: parts of the file that nobody can read; while there are any, nothing can be said of
            the file as a whole.
        origin: the file, of a format that is more than text; `None` for a text format.
    """

    text: str = field(repr=False)
    name: str = "-"
    format: str = "text"
    regions: tuple[Region, ...] = field(default=(), repr=False)
    bom: bool = False
    front_matter: Span | None = None
    code: tuple[Span, ...] = field(default=(), repr=False)
    asides: tuple[Span, ...] = field(default=(), repr=False)
    literals: tuple[Literal, ...] = field(default=(), repr=False)
    encoding: str = field(default="utf-8", repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    unread: tuple[Unread, ...] = field(default=(), repr=False)
    origin: Origin | None = field(default=None, repr=False)
