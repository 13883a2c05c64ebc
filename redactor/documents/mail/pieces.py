"""Puts the text of a message together from documents, and shares edits out among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from redactor.documents.document import Document, Edit, Origin, Region, RegionKind, Unread
from redactor.documents.mail.entity import Entity
from redactor.documents.textmap import BLOCK
from redactor.errors import RedactionError
from redactor.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Where in a file some of its words stand.

    Args:
        message: which message of the file, counted from 0.
        number: of the entity; see `Entity.number`.
        header: which of its headers, counted from 0; -1 for its body.
        field: which part of that: `words`, the name of a parameter, or the number of a mailbox with
            `name` or `address`; of a body `content`, `preamble` or `epilogue`.
    """

    message: int
    number: str
    header: int
    field: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that is a document of its own.

    Args:
        start: where it begins.
        document: what stands there.
        node: where it comes from; `None` for words that cannot be written.
    """

    start: int
    document: Document = field(repr=False)
    node: Node | None


@dataclass(frozen=True, slots=True)
class MailOrigin(Origin):
    """The messages of a file, and what its text was put together from.

    Args:
        messages: in order.
        pieces: in order, disjoint, apart from one another by at least one code point.
        parts: what was read of each body, by message and number of the entity; see `Node`.
    """

    messages: tuple[Entity, ...] = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    parts: Mapping[tuple[int, str], Document | Unread] = field(repr=False)


class Pieces:
    """Puts a text together."""

    def __init__(self) -> None:
        self.parts: dict[tuple[int, str], Document | Unread] = {}
        self._texts: list[str] = []
        self._length = 0
        self._pieces: list[Piece] = []
        self._regions: list[Region] = []
        self._asides: list[Span] = []
        self._code: list[Span] = []

    def add(self, document: Document, node: Node | None, mark: str = BLOCK) -> None:
        """Append a document; nothing when it has no text.

        Args:
            document: what is appended.
            node: where it comes from; `None` for words that cannot be written.
            mark: what parts it from what is before it, such as a header's name on a line of its
                own; prose reads a blank line there.
        """
        if not document.text:
            return
        self._part(mark)
        start = self._length
        self._append(document.text)
        self._pieces.append(Piece(start, document, node))
        for region in document.regions:
            self._regions.append(replace(region, span=region.span.shifted(start)))
        self._asides += (span.shifted(start) for span in document.asides)
        self._code += (span.shifted(start) for span in document.code)

    def finish(self, data: bytes, name: str, form: str, messages: Sequence[Entity]) -> Document:
        """The document of a file.

        Args:
            data: the file.
            name: its path or name.
            form: the name of its format.
            messages: in it.
        """
        return Document(
            text="".join(self._texts),
            name=name,
            format=form,
            regions=tuple(self._regions),
            asides=tuple(self._asides),
            code=tuple(self._code),
            unread=tuple(part for part in self.parts.values() if isinstance(part, Unread)),
            origin=MailOrigin(data, tuple(messages), tuple(self._pieces), self.parts),
        )

    def _part(self, mark: str) -> None:
        start = self._length
        self._append(mark if start else mark.lstrip("\n"))
        if start < self._length:
            # Not the words of the mark: what is found over a border cannot be replaced.
            self._regions.append(Region(Span(start, self._length), RegionKind.MARKUP, BLOCK))

    def _append(self, text: str) -> None:
        self._texts.append(text)
        self._length += len(text)


def words(text: str, name: str, kind: RegionKind | None = None) -> Document:
    """A document of a few words, which may be an address or a name."""
    regions = (Region(Span(0, len(text)), kind),) if text and kind else ()
    return Document(text, name=name, format="text", regions=regions)


def piece_at(pieces: Sequence[Piece], at: int) -> Piece | None:
    """The piece that stands at `at`."""
    index = bisect_right(pieces, at, key=lambda piece: piece.start) - 1
    if index < 0 or at >= pieces[index].start + len(pieces[index].document.text):
        return None
    return pieces[index]


def shared_out(pieces: Sequence[Piece], edits: Iterable[Edit]) -> dict[Node, list[Edit]]:
    """The edits of each node, in offsets of its document.

    Raises:
        RedactionError: RED301, an edit that stands in no piece, in several, or in words that
            cannot be written.
    """
    shares: dict[Node, list[Edit]] = {}
    for edit in edits:
        piece = piece_at(pieces, edit.span.start)
        if piece is None or piece.node is None:
            raise RedactionError("a replacement stands where the message has no words to change")
        if edit.span.end > piece.start + len(piece.document.text):
            raise RedactionError("a replacement reaches over the border of two parts of a message")
        moved = replace(edit, span=edit.span.shifted(-piece.start))
        shares.setdefault(piece.node, []).append(moved)
    return shares
