"""Maps offsets of a rewritten text back to the text that it was made from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each code point of a rewritten text came from; made by `Rewriter`.

    The text is a row of pieces. A copied piece stands for as many code points as it has; any other
    piece stands, as a whole, for `width` code points of the source.

    Args:
        at: first offset of each piece in the rewritten text, ascending.
        source: first offset of what it stands for, ascending.
        width: code points of the source that the whole piece stands for; 0 for a copied piece.
        size: code points of the source.
    """

    at: array[int] = field(repr=False)
    source: array[int] = field(repr=False)
    width: array[int] = field(repr=False)
    size: int

    def start(self, offset: int) -> int:
        """First source offset that the code point at `offset` stands for; `size` past the end."""
        piece = bisect_right(self.at, offset) - 1
        if self.width[piece]:
            return self.source[piece]
        return self.source[piece] + offset - self.at[piece]

    def end(self, offset: int) -> int:
        """One past the last source offset that the code point at `offset` stands for."""
        piece = bisect_right(self.at, offset) - 1
        if self.width[piece]:
            return self.source[piece] + self.width[piece]
        return self.source[piece] + offset - self.at[piece] + 1


class Rewriter:
    """Builds a text out of parts of a source, first to last, with the map back.

    Args:
        source: the text to copy from. Whatever is neither copied nor replaced is left out.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._copied_to = -1
        self._at = array("q")
        self._from = array("q")
        self._width = array("q")

    def copy(self, start: int, end: int) -> None:
        """Append `source[start:end]`; nothing when empty."""
        if start >= end:
            return
        if self._copied_to != start:
            self._piece(start, 0)
        self._append(self._source[start:end])
        self._copied_to = end

    def put(self, text: str, start: int, end: int) -> None:
        """Append `text`, each code point of which stands for all of `source[start:end]`."""
        if text:
            self._piece(start, end - start)
            self._append(text)
            self._copied_to = -1

    def ends_in_word(self) -> bool:
        """True when the last code point appended is a letter or digit."""
        return bool(self._parts) and self._parts[-1][-1].isalnum()

    def finish(self) -> tuple[str, OffsetMap]:
        """The text, and the map of its offsets to the source's."""
        size = len(self._source)
        # A closing piece, so that the offset just past the end is the end of the source.
        self._piece(size, 0)
        return "".join(self._parts), OffsetMap(self._at, self._from, self._width, size)

    def _piece(self, start: int, width: int) -> None:
        self._at.append(self._length)
        self._from.append(start)
        self._width.append(width)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
