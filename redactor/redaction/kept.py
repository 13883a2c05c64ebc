"""What stays of the markup and line breaks inside words that are replaced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from redactor.documents.document import Document, Region, RegionKind, Side
from redactor.spans import Span

_BREAK = re.compile(r"(?:\r\n?|\n)[ \t]*")
_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]\s*")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_LABEL = re.compile(r"\[\^\d+\]")
_TIME = re.compile(r"<[\d:.,]+>")
_HEAD = re.compile(r"-->|\n\s*\n|\r\s*\r|\A>\Z")
"""What parts a cue or voice from what it says, even where a sentence runs on across it."""
_WRITES = re.compile(r"[\\&]|%\s*[\r\n]")
"""What writes a character of the words, or nothing."""
_WORD_BEFORE = re.compile(r"[^\W_][,;]? \Z")
_WORD_AHEAD = re.compile(r"[ \t]+[\"'“‘(]?[^\W\d_]")


@dataclass(slots=True)
class _Mark:
    """A mark with all that goes on from it; the halves of a pair have the same key."""

    side: Side
    key: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written before and after a replacement.

    Args:
        before: the opening half of a pair that closes further on, or a line break.
        after: the closing half of a pair that opened earlier, or a line break, with the mark of the
            list, quote or table that the words ran on across.
    """

    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


def kept_inside(
    document: Document, span: Span, regions: Sequence[Region], address_word: str
) -> Kept:
    """What stays of `span`, so that the markup around it goes on working.

    A pair of marks inside goes, and with a link its target. Of the line breaks of a wrapped line
    one stays, with the mark of its container; what parts blocks stays as it is.

    Args:
        document: the draft.
        span: the words to be replaced; not an address.
        regions: the document's regions that lie in it.
        address_word: stands for an address that has to stay.
    """
    reader = _Reader(document.text, address_word)
    at = span.start
    for region in regions:
        reader.prose(at, region.span.start)
        reader.region(region)
        at = region.span.end
    reader.prose(at, span.end)
    sides = dict.fromkeys(Side, "")
    for mark in _unpaired(reader.marks):
        sides[mark.side] += mark.text
    after = sides[Side.CLOSING] + reader.parting
    opening, alone = sides[Side.OPENING], sides[Side.ALONE]
    # What opens cannot stand inside what closes.
    kept = Kept("", after + alone + opening) if after else Kept(opening, alone)
    return _with_break(document.text, span, reader.line_break, kept)


def _with_break(text: str, span: Span, line_break: str, kept: Kept) -> Kept:
    """`kept` and the line break, where it neither ends a block nor begins another."""
    if not line_break or "\n" in kept.after or "\r" in kept.after:
        return kept
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 80]
    if _WORD_BEFORE.search(before):
        return Kept(line_break + kept.before, kept.after)
    if _WORD_AHEAD.match(after):
        return Kept(kept.before, kept.after + line_break)
    return kept


def _unpaired(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks without the pairs among them, references to footnotes by a name, and times."""
    left: list[_Mark] = []
    for mark in marks:
        is_named = mark.text.startswith("[^") and not _LABEL.fullmatch(mark.text)
        opened = [i for i, m in enumerate(left) if m.side is Side.OPENING and m.key == mark.key]
        if mark.side is Side.CLOSING and opened:
            del left[opened[-1]]
        elif not is_named and not _TIME.fullmatch(mark.text):
            left.append(mark)
    return left


class _Reader:
    """Sorts what lies in a span, from its start to its end."""

    def __init__(self, text: str, address_word: str) -> None:
        self._text = text
        self._address_word = address_word
        self._after_address = self._after_break = self._parts = False
        self.marks: list[_Mark] = []
        self.parting = ""
        self.line_break = ""

    def prose(self, start: int, end: int) -> None:
        """Keep the last line break between two regions."""
        if start >= end:
            return
        words = self._text[start:end]
        self._after_address = self._after_break = False
        blank = _BLANK_LINE.search(words)
        if blank is not None:
            self.parting += blank[0]
            self.line_break = ""
            words = words[blank.end() :]
        for found in _BREAK.finditer(words):
            self.line_break = found[0]
            self._after_break = found.end() == len(words)

    def region(self, region: Region) -> None:
        """Keep a region or leave it out."""
        written = region.span.of(self._text)
        after_break, self._after_break = self._after_break, False
        after_address, self._after_address = self._after_address, False
        if region.side is not None:
            self.marks.append(_Mark(region.side, _key(written), written))
            self._parts = False
        elif region.kind is RegionKind.MARKUP and self._in_tag() and not written.startswith("&"):
            self._go_on(written)
        elif region.kind.is_address:
            self._go_on(written if written.isdigit() else self._address_word)
            self._after_address = True
        elif after_address:
            self._go_on(written)
        elif "\n" in region.stand_in or _HEAD.search(written):
            self.parting += (self.line_break if after_break else "") + written
            self.line_break = ""
            self._parts = True
        elif region.stand_in.strip() or _WRITES.match(written):
            return
        elif written[0] in "\r\n":
            self.line_break = written
        elif after_break:
            self.line_break += written

    def _in_tag(self) -> bool:
        """True after a part of a tag that an attribute's words follow."""
        last = self.marks[-1].text if self.marks and not self._parts else ""
        return bool(_TAG.match(last)) and not last.endswith(">")

    def _go_on(self, written: str) -> None:
        if self._parts:
            self.parting += written
        elif self.marks:
            self.marks[-1].text += written


_PAIRED = ("[", "{", "``", "`", "<<")
_CLOSES = {"]": "[", "}": "{", ">>": "<<", " <": "`"}
_INTRODUCES = re.compile(r"[a-z]+:\Z")


def _key(mark: str) -> str:
    """What both halves of a pair have: `[` of `[text](address)` and of `link:address[text]`."""
    tag = _TAG.match(mark)
    if tag is not None:
        return tag[1].lower()
    closes = next((key for closing, key in _CLOSES.items() if mark.startswith(closing)), "")
    opens = next((key for key in _PAIRED if mark.endswith(key)), "")
    return closes or opens or ("[" if _INTRODUCES.match(mark) else mark)
