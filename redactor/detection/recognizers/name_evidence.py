"""How surely a few words beside one another are somebody's name."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex

from redactor.detection.names import Kind, days, function_words, given_names, kind
from redactor.detection.recognizers.name_patterns import (
    AFTER,
    BEFORE,
    INITIAL,
    PLACE_BEFORE,
    SENTENCE_START,
    STRONG_BEFORE,
    is_heading,
)

_LOOK_BACK = 40
"""How far before a name its evidence may stand, in code points."""

NAMES = (Kind.GIVEN, Kind.FAMILY, Kind.SHAPE)
"""What a word is that is somebody's name by itself."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a run of capitalized words.

    Args:
        text: the word.
        start: its first code point in the text.
        end: one past its last.
        kind: what the word lists say of it.
        initial: whether it is a letter that stands for a name.
        particle: whether it belongs to a name without being one: `van`, or a nickname in quotes.
    """

    text: str = field(repr=False)
    start: int
    end: int
    kind: Kind
    initial: bool
    particle: bool

    @property
    def is_name(self) -> bool:
        """True for a known name, or a word of such a shape."""
        return self.kind in NAMES

    @property
    def is_function_name(self) -> bool:
        """True for a given name that is a function word (`Will`), but for what names days, too."""
        lower = self.text.lower()
        return lower in given_names() and lower in function_words() - days()

    @property
    def shouted(self) -> bool:
        """True for a word in capitals."""
        return len(self.text) > 1 and self.text.isupper() and not self.initial


def part_of(match: regex.Match[str], run: regex.Match[str]) -> Part:
    """The word that `match` found within a run of capitalized words."""
    word = match[0]
    initial = INITIAL.fullmatch(word) is not None
    particle = word[0] in '"(' or (
        word[0].islower() and "-" not in word and "'" not in word and match.start() > run.start()
    )
    return Part(word, *match.span(), kind(word), initial, particle)


def evidence_of(text: str, words: list[Part], start: int, end: int) -> tuple[float, str] | None:
    """The score of words as a name and what speaks for it; `None`: nothing does.

    Args:
        text: what they stand in.
        words: one or more, without particles.
        start: where the name would begin.
        end: one past where it would end.
    """
    known = any(word.is_name for word in words)
    full = [word for word in words if not word.initial]
    if not full:
        return None
    if len(words) > 1:
        if known:
            return 0.85, "known-name"
        if len(full) < len(words):
            return 0.8, "initials"
        if words[0].kind is Kind.AMBIGUOUS and words[0].text.lower() in given_names():
            return 0.7, "likely-name"
    return _by_context(text, words, start, end)


def _by_context(text: str, words: list[Part], start: int, end: int) -> tuple[float, str] | None:
    before = text[max(0, start - _LOOK_BACK) : start]
    opens = SENTENCE_START.search(before) is not None
    in_place = PLACE_BEFORE.search(before) is not None
    named = STRONG_BEFORE.search(before) is not None
    speaks = AFTER.match(text, end) is not None and not in_place
    if len(words) == 1:
        return _one_word(words[0], before, opens, in_place, named, speaks)
    if named:
        return 0.75, "named"
    if speaks:
        return 0.55, "speaks"
    if in_place or (opens and is_heading(text, start, end)):
        return None
    return 0.45, "two-unknown-words"


def _one_word(
    word: Part, before: str, opens: bool, in_place: bool, named: bool, speaks: bool
) -> tuple[float, str] | None:
    if word.shouted or len(word.text) < 3:
        return None
    shaped = word.kind is Kind.SHAPE and not opens and not in_place
    evidence = (
        (named and word.kind is not Kind.AMBIGUOUS, 0.75, "named"),
        (word.kind is Kind.GIVEN or word.is_function_name, 0.6, "given-name"),
        (speaks, 0.45 if opens and not word.is_name else 0.55, "speaks"),
        (shaped or (word.is_name and BEFORE.search(before)), 0.5, "family-name"),
    )
    return next(((score, rule) for holds, score, rule in evidence if holds), None)
