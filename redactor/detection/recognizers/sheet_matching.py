"""Finds the words of a source sheet in a text, in time linear in its length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import regex

from redactor.detection.recognizers.sheet_spelling import NearSpellings
from redactor.detection.recognizers.sheet_surroundings import (
    are_initials,
    ends_well,
    has_at_sign,
    is_cut,
    is_marked,
    opens_sentence,
    with_full_stop,
)
from redactor.detection.recognizers.sheet_terms import Shape, SheetTerm, SheetTerms
from redactor.detection.romanization import fold
from redactor.spans import Span

_WORD = regex.compile(r"(?:[^\W\d_]\p{Mn}*+)++|\d+")
_HUMP = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?[^\p{Lu}]+")
"""The parts of a word with capitals inside: `AnnekeVos`."""
_HAS_HUMP = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}")

LONGEST_SYLLABLE = 6
"""Letters of a word that may be half of a name (`Cheol-min`)."""

LONGEST_JOINED = 64
"""Letters of the longest word inside which terms are looked for."""

WIDEST_GAP = 4
"""Code points that may stand between two words of a term."""

SHORTEST_GLUED = 8
"""Letters of the shortest term of several words that counts when they are written as one."""

SHORTEST_NEAR = 4
"""Letters of the shortest single word that counts in another spelling."""

SHORTEST_CUT = 5
"""Letters of the shortest term that counts as part of a longer word (`McVarga`, `varga1987`)."""

MOST_IDLE = 2
"""Words passed over in a row."""

LITTLE = frozenset("a an the his her their my our your its".split())  # noqa: SIM905
"""Words that may stand or be missing inside a phrase."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found.

    Args:
        span: where.
        term: what.
        rule: the term's rule, or that of the spelling by which it was found.
        marked: whether it is part of a handle, hashtag, e-mail address or link.
    """

    span: Span
    term: SheetTerm
    rule: str
    marked: bool


class _Token(NamedTuple):
    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class _Path:
    """A way through the tokens: what was read so far, and what was passed over."""

    at: int
    last: int
    count: int
    key: str = field(repr=False)
    rule: str
    spaced: bool
    skipped: bool
    idle: int = 0

    def onward(self, last: int, piece: str, rule: str, spaced: bool) -> _Path:
        """The path after token `last`, read as `piece`."""
        key, count = self.key + piece, self.count + 1
        return _Path(last + 1, last, count, key, rule or self.rule, spaced, self.skipped)


class TermIndex:
    """The terms of a sheet, ready to be found.

    Args:
        terms: what to look for. Of terms with the same words the first counts whose shape fits.
        is_common: true for a folded common word of the language.
    """

    def __init__(self, terms: SheetTerms, is_common: Callable[[str], bool]) -> None:
        self._terms: dict[str, list[SheetTerm]] = {}
        for term in terms.words:
            self._terms.setdefault(term.key, []).append(term)
        near = {word for term in terms.words if term.near for word in term.words}
        self._keys = sorted(self._terms)
        self._lengths = sorted({len(key) for key in self._keys})
        self._near = NearSpellings(near, terms.spellings, terms.sounds, is_common)
        self._is_common = is_common

    def find(self, text: str) -> Iterator[Match]:
        """Where terms stand in `text`: disjoint, in order, the longest from each start."""
        if not self._keys:
            return
        tokens = list(_tokens(text))
        spellings: dict[str, tuple[tuple[str, str], ...]] = {}
        opening: dict[str, bool] = {}
        i = 0
        while i < len(tokens):
            last, match = i, None
            word = tokens[i].word
            if word not in opening:
                pieces = (piece for piece, _ in (*self._meant(word, spellings), (word, "")))
                opening[word] = any(map(self._begins, pieces))
            if opening[word] or (
                i + 1 < len(tokens) and _are_syllables(text, tokens[i], tokens[i + 1])
            ):
                last, match = self._longest(text, tokens, i, spellings)
            if match is None:
                match = self._within(text, tokens[i])
            if match is not None:
                yield match
            i = last + 1

    def _longest(
        self,
        text: str,
        tokens: list[_Token],
        first: int,
        spellings: dict[str, tuple[tuple[str, str], ...]],
    ) -> tuple[int, Match | None]:
        """The longest match that begins with token `first`, and its last token."""
        best: tuple[int, Match | None] = (first, None)
        paths = [_Path(first, first, 0, "", "", spaced=False, skipped=False)]
        seen = {(first, "")}
        while paths:
            path = paths.pop()
            for step in self._steps(text, tokens, path, spellings):
                if step.count > path.count:
                    match = self._match(text, tokens, first, step)
                    if match is not None and _is_better(step, match, *best):
                        best = (step.last, match)
                if (step.at, step.key) not in seen and _continues(text, tokens, step):
                    seen.add((step.at, step.key))
                    paths.append(step)
        return best

    def _steps(
        self,
        text: str,
        tokens: list[_Token],
        path: _Path,
        spellings: dict[str, tuple[tuple[str, str], ...]],
    ) -> Iterator[_Path]:
        """The ways on: the next word or two, as another spelling too, or passing it over."""
        at, word = path.at, tokens[path.at].word
        spaced = path.spaced or (path.count > 0 and _is_spaced(text, tokens, at - 1))
        for piece, rule in (*self._meant(word, spellings), (word, "")):
            if self._begins(path.key + piece):
                yield path.onward(at, piece, rule, spaced)
        if at + 1 < len(tokens) and _are_syllables(text, tokens[at], tokens[at + 1]):
            for piece, rule in self._meant(word + tokens[at + 1].word, spellings):
                if self._begins(path.key + piece):
                    yield path.onward(at + 1, piece, rule, spaced)
        if path.count and word in LITTLE and path.idle < MOST_IDLE:
            yield replace(path, at=at + 1, spaced=spaced, skipped=True, idle=path.idle + 1)

    def _meant(
        self, word: str, spellings: dict[str, tuple[tuple[str, str], ...]]
    ) -> tuple[tuple[str, str], ...]:
        """Words of the sheet that `word` may be another spelling of; looked up once a text."""
        if word not in spellings:
            spellings[word] = self._near.of(word)
        return spellings[word]

    def _begins(self, key: str) -> bool:
        """Whether any term's key begins with `key`."""
        at = bisect_left(self._keys, key)
        return at < len(self._keys) and self._keys[at].startswith(key)

    def _match(self, text: str, tokens: list[_Token], first: int, path: _Path) -> Match | None:
        span = Span(tokens[first].start, tokens[path.last].end)
        for term in self._terms.get(path.key, ()):
            if path.skipped and not term.loose:
                continue
            if path.rule and not (term.near and self._is_sure(text, span, term)):
                continue
            if path.spaced and len(term.words) == 1:
                continue
            marked = is_marked(text, span)
            if self._whole(text, span, term, path.count, marked) and self._fits(
                text, span, term, path, marked
            ):
                return Match(with_full_stop(text, span, term), term, path.rule or term.rule, marked)
        return None

    def _whole(self, text: str, span: Span, term: SheetTerm, count: int, marked: bool) -> bool:
        """Whether words that are glued together or cut out of longer ones are enough."""
        if marked:
            return True
        if count < len(term.words) and (
            len(term.key) < SHORTEST_GLUED or self._is_common(term.key)
        ):
            return False
        return not is_cut(text, span) or len(term.key) >= SHORTEST_CUT

    def _is_sure(self, text: str, span: Span, term: SheetTerm) -> bool:
        """Whether another spelling of a term is enough: a single word must look like a name."""
        if len(term.words) > 1:
            return True
        words = span.of(text)
        return (
            len(term.key) >= SHORTEST_NEAR
            and words[0].isupper()
            and not self._is_common(fold(words))
        )

    def _fits(self, text: str, span: Span, term: SheetTerm, path: _Path, marked: bool) -> bool:
        """Whether the words stand as the term's shape demands."""
        words = span.of(text)
        shape = term.shape
        if shape is Shape.JOINED:
            known = not self._is_common(term.key)
            return not path.spaced and (known or has_at_sign(text, span))
        if shape is Shape.DOTTED:
            return path.count == len(term.words) and are_initials(text, span, path.count)
        if shape is Shape.INSIDE:
            return words[0].isupper() and not opens_sentence(text, span.start)
        if shape is Shape.CAPITALIZED:
            return marked or (words[0].isupper() and ends_well(text, span, term))
        return shape is Shape.ANY or words.isupper()

    def _within(self, text: str, token: _Token) -> Match | None:
        """A term inside a word of a handle or link: `#freeannekevos`."""
        word = token.word
        if len(word) > LONGEST_JOINED or len(word) < SHORTEST_GLUED:
            return None
        if not word.isascii() or not is_marked(text, Span(token.start, token.end)):
            return None
        for start in range(len(word)):
            for length in self._lengths:
                if length >= SHORTEST_GLUED - 2 and start + length <= len(word):
                    term = next(iter(self._terms.get(word[start : start + length], ())), None)
                    if term is not None and term.shape in (Shape.ANY, Shape.JOINED):
                        span = Span(token.start + start, token.start + start + length)
                        return Match(span, term, term.rule, marked=True)
        return None


def _tokens(text: str) -> Iterator[_Token]:
    """The words of `text`, folded; digits apart from letters, words cut before inner capitals."""
    folded: dict[str, str] = {}
    for match in _WORD.finditer(text):
        word = match[0]
        known = folded.get(word)
        if known is None and (len(word) == 1 or word[1:].islower() or not _HAS_HUMP.search(word)):
            known = folded[word] = fold(word)
        if known is not None:
            yield _Token(*match.span(), known)
        else:
            for part in _HUMP.finditer(text, *match.span()):
                yield _Token(*part.span(), fold(part[0]))


def _is_better(step: _Path, match: Match, last: int, best: Match | None) -> bool:
    """Whether a match is longer than the best so far, or as long and spelt as on the sheet."""
    if best is None or step.last > last:
        return True
    return step.last == last and match.rule == match.term.rule and best.rule != best.term.rule


def _continues(text: str, tokens: list[_Token], path: _Path) -> bool:
    """Whether there is a next token, near enough; a possessive's `s` is none."""
    if path.at >= len(tokens):
        return False
    gap = text[tokens[path.at - 1].end : tokens[path.at].start]
    return len(gap) <= WIDEST_GAP and not (gap == "'" and tokens[path.at].word == "s")


def _is_spaced(text: str, tokens: list[_Token], at: int) -> bool:
    """Whether a space stands between token `at` and the next."""
    return any(map(str.isspace, text[tokens[at].end : tokens[at + 1].start]))


def _are_syllables(text: str, one: _Token, other: _Token) -> bool:
    """Whether two words may be one name written apart."""
    if max(len(one.word), len(other.word)) > LONGEST_SYLLABLE or not text[one.start].isupper():
        return False
    between = text[one.end : other.start]
    return between in ("-", "'") or (between == " " and text[other.start].isupper())
