"""Words in capitals, and the runs that they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*+")
_CODE_BEFORE = regex.compile(r"[\p{N}_@#\\/&%]\Z|\p{L}\.\Z")
_CODE_AFTER = regex.compile(r"[\p{N}_@\\]|[.:/-]+\p{N}|[./]\p{L}{2}|://")
_LABEL = regex.compile(
    r"^[ \t*_>]{0,8}\p{Lu}[\p{Lu}'.-]{0,30}(?: \p{Lu}[\p{Lu}'.-]{0,30}){0,2}:(?=[*_]{0,3}[ \t]+\S)",
    regex.MULTILINE,
)
"""A speaker's label or a form's in capitals: it tells how the rest is laid out."""
_PARTED = regex.compile("['-]")


@dataclass(frozen=True, slots=True)
class Word:
    """Letters, with hyphens and apostrophes inside.

    Args:
        text: as written.
        start: its first code point.
        end: one past its last.
    """

    text: str = field(repr=False)
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case, without a possessive s."""
        return _base(self.text).lower()

    @property
    def in_capitals(self) -> bool:
        """True for two letters or more, all capitals but for a possessive s."""
        return len(self.text) > 1 and _base(self.text).isupper()

    @property
    def parts(self) -> list[str]:
        """The parts between hyphens and apostrophes, in lower case."""
        return _PARTED.split(self.text.lower())


@dataclass(frozen=True, slots=True)
class Run:
    """Words in capitals one after the other in one line.

    Args:
        words: the words, single letters among them.
        before: the word before them in the line, in lower case; empty where there is none.
        after: the word after them.
        is_line: whether the line has no other words.
        count: how many of the words are more than a letter.
    """

    words: list[Word] = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)
    is_line: bool
    count: int

    @property
    def is_lone(self) -> bool:
        """True for one word among others that are not in capitals."""
        return self.count == 1 and not self.is_line and "-" not in self.lone.text

    @property
    def lone(self) -> Word:
        """The first that is no single letter, which may stand before it (`A`) or after it."""
        return next(word for word in self.words if word.in_capitals)


def words(text: str) -> Iterator[Word]:
    """The words of the text that are no part of a code, address or label in capitals."""
    labels = [match.span() for match in _LABEL.finditer(text)]
    starts = [start for start, _ in labels]
    for match in _WORD.finditer(text):
        start, end = match.span()
        at = bisect_right(starts, start) - 1
        labelled = at >= 0 and end <= labels[at][1]
        if labelled or _CODE_BEFORE.search(text, max(0, start - 2), start):
            continue
        if not _CODE_AFTER.match(text, end):
            yield Word(match[0], start, end)


def runs(text: str, words: list[Word]) -> Iterator[Run]:
    """The runs of words in capitals.

    Args:
        text: any text.
        words: its words.
    """
    run: list[Word] = []
    before = ""
    fresh = True
    last: Word | None = None
    for word in words:
        if last is not None and text.find("\n", last.end, word.start) >= 0:
            yield from _run(run, before, "", is_line=fresh)
            run, before, fresh = [], "", True
        last = word
        if word.in_capitals or (len(word.text) == 1 and word.text.isupper()):
            run.append(word)
            continue
        yield from _run(run, before, word.text.lower(), is_line=False)
        run, before, fresh = [], word.text.lower(), False
    yield from _run(run, before, "", is_line=fresh)


def _run(words: list[Word], before: str, after: str, *, is_line: bool) -> Iterator[Run]:
    count = sum(word.in_capitals for word in words)
    if count:
        yield Run(words, before, after, is_line, count)


def _base(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "'S") else word
