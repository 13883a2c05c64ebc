"""Maps a text that was put together from the nodes of a file's parts back to these nodes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from redactor.documents.document import Edit, Region, RegionKind
from redactor.errors import RedactionError
from redactor.spans import Span

BLOCK = "\n\n"
"""Between two paragraphs, cells, or other blocks: no sentence runs on across it."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """Where some of a file's words stand.

    Args:
        part: name of a member of the file.
        index: which element of the part, in document order, counted from 0.
        field: `text`, `tail`, or the name of an attribute as lxml has it.
    """

    part: str
    index: int
    field: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of `Document.text` that is all the words of a node.

    Args:
        span: of `Document.text`.
        node: where they stand.
    """

    span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class TextMap:
    """A text with the nodes that it was put together from.

    Args:
        text: the words of the slots, with separators in between.
        slots: in order, disjoint.
        regions: the separators and addresses, as `Document.regions`.
    """

    text: str = field(repr=False)
    slots: tuple[Slot, ...]
    regions: tuple[Region, ...]


class TextMapBuilder:
    """Puts a text together."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._slots: list[Slot] = []
        self._regions: list[Region] = []
        self._pending = ""

    def words(self, text: str, node: Node, *, address: bool = False) -> None:
        """Append all the words of a node; nothing when empty.

        Args:
            text: the words.
            node: where they stand.
            address: whether they are a link's target or another name for machines.
        """
        if not text:
            return
        self._separate()
        span = self._append(text)
        self._slots.append(Slot(span, node))
        if address:
            self._regions.append(Region(span, RegionKind.ADDRESS))

    def separate(self, separator: str = BLOCK) -> None:
        """Let what follows be apart from what was appended; of several the longest counts.

        Args:
            separator: white space: `BLOCK`, a line feed, a tab or a space.
        """
        if len(separator) > len(self._pending):
            self._pending = separator

    def finish(self) -> TextMap:
        """The text as put together."""
        return TextMap("".join(self._pieces), tuple(self._slots), tuple(self._regions))

    def _separate(self) -> None:
        if self._pending and self._length:
            span = self._append(self._pending)
            stand_in = self._pending if "\n" in self._pending else " "
            self._regions.append(Region(span, RegionKind.MARKUP, stand_in))
        self._pending = ""

    def _append(self, text: str) -> Span:
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        return Span(start, self._length)


def rewritten(text: str, slots: Sequence[Slot], edits: Iterable[Edit]) -> dict[Node, str]:
    """The new words of every node that edits change.

    The words of an edit over several nodes go to the first; of the others what it covers is cut
    out. What stands between slots stays, so that an edit across a separator must hold it.

    Args:
        text: of the document.
        slots: of its `TextMap`.
        edits: disjoint, in order.

    Raises:
        RedactionError: RED301, an edit that begins between slots, or lacks a separator it covers.
    """
    changed: dict[Node, list[str]] = {}
    done: dict[Node, int] = {}
    starts = [slot.span.start for slot in slots]
    for edit in edits:
        first = max(0, bisect_right(starts, edit.span.start) - 1)
        touched = []
        for slot in slots[first:]:
            if slot.span.start >= edit.span.end:
                break
            if slot.span.overlaps(edit.span):
                touched.append(slot)
        for slot, words in zip(touched, _shared_out(text, touched, edit), strict=True):
            pieces = changed.setdefault(slot.node, [])
            at = max(slot.span.start, edit.span.start)
            pieces += [text[done.get(slot.node, slot.span.start) : at], words]
            done[slot.node] = min(slot.span.end, edit.span.end)
    spans = {slot.node: slot.span for slot in slots}
    return {
        node: "".join([*pieces, text[done[node] : spans[node].end]])
        for node, pieces in changed.items()
    }


def _shared_out(text: str, touched: Sequence[Slot], edit: Edit) -> list[str]:
    """The edit's words for each slot that it touches, without what stands between slots."""
    if not touched:
        raise RedactionError("a replacement stands where the file has no words")
    shares = [""] * len(touched)
    rest, at, current = edit.words, edit.span.start, 0
    for index, slot in enumerate(touched):
        border = text[at : max(at, slot.span.start)]
        if border:
            shares[current], rest = _cut_at(border, rest)
            current = index
        at = slot.span.end
    border = text[at : edit.span.end]
    if border:
        shares[current], rest = _cut_at(border, rest)
        if rest:
            raise RedactionError(_BORDER)
    else:
        shares[current] = rest
    return shares


def _cut_at(border: str, words: str) -> tuple[str, str]:
    before, found, after = words.partition(border)
    if not found:
        raise RedactionError(_BORDER)
    return before, after


_BORDER = "a replacement reaches over a border that the file must keep"
