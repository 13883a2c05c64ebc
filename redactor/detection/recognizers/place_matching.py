"""Finds gazetteer names in tokens: longest match, capitals required."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from redactor.detection.gazetteer import ACRONYM, Place
from redactor.detection.recognizers.place_words import ARTICLES, PARTICLES
from redactor.detection.romanization import KOREAN_SUFFIXES, fold

if TYPE_CHECKING:
    from redactor.detection.gazetteer import Gazetteer

MAX_TOKENS = 8
"""Longest name tried, in tokens; hyphens count."""


KOREA = frozenset({"KP", "KR"})

HYPHENS = frozenset("-‐‑–")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found.

    Args:
        start: first token.
        end: one past the last token.
        key: the name folded.
        places: what it can mean, most populous first.
        korean: found only under a folding of Korean spellings.
    """

    start: int
    end: int
    key: str = field(repr=False)
    places: tuple[Place, ...] = field(repr=False)
    korean: bool = False


@dataclass(slots=True)
class Text:
    """The tokens of a text in the forms that matching needs.

    Args:
        words: the tokens' words.
        glued: whether no space follows a token.
        starts: the first code point of each token.
    """

    words: list[str] = field(repr=False)
    glued: list[bool] = field(repr=False)
    starts: list[int] = field(repr=False)

    @classmethod
    def of(cls, text: str, starts: list[int]) -> Text:
        """The tokens of `text` that begin at `starts`, as spaCy cut them.

        Slices of the text are several times faster to come by than spaCy's tokens.
        """
        words: list[str] = []
        glued: list[bool] = []
        for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
            word = text[start:end]
            spaced = word[-1] == " " and not word.isspace()
            words.append(word[:-1] if spaced else word)
            glued.append(not spaced)
        return cls(words, glued, starts)

    def end(self, index: int) -> int:
        """One past the last code point of the token at `index`."""
        return self.starts[index] + len(self.words[index])

    def word(self, index: int) -> str:
        """The token at `index`; empty outside the text and where a line ends."""
        if not 0 <= index < len(self.words) or self.words[index].isspace():
            return ""
        return self.words[index]

    def is_joint(self, index: int) -> bool:
        """True for a hyphen between two tokens with no space on either side."""
        return (
            0 < index < len(self.words) - 1
            and self.words[index] in HYPHENS
            and self.glued[index - 1]
            and self.glued[index]
        )


def is_capitalized(word: str) -> bool:
    """True for a word with a capital anywhere (`Hyesan`, `uMlazi`, `USA`)."""
    return word[:1].isalpha() and not word.islower() and word.lower() != word


def find_matches(text: Text, gazetteer: Gazetteer) -> Iterator[Match]:
    """The names in `text`, in order, disjoint; the longest from each start."""
    words = text.words
    index, count = 0, len(words)
    while index < count:
        word = words[index]
        if not word[0].isalpha() or (word.islower() and not _starts_with_article(text, index)):
            index += 1
            continue
        match = _longest(text, index, gazetteer) or _korean(text, index, gazetteer)
        if match is None:
            index += 1
        else:
            yield match
            index = match.end


def _starts_with_article(text: Text, index: int) -> bool:
    return (
        text.words[index] in ARTICLES
        and text.is_joint(index + 1)
        and is_capitalized(text.words[index + 2])
    )


def _longest(text: Text, start: int, gazetteer: Gazetteer) -> Match | None:
    letters = text.words[start].replace(".", "")
    if letters.isupper() and 1 < len(letters) <= 6:
        places = gazetteer.places(ACRONYM + letters)
        if places:
            return Match(start, start + 1, ACRONYM + letters, places)
    folded, ends = _window(text, start)
    for key in reversed(gazetteer.prefixes(folded)):
        end = ends.get(len(key))
        if end is not None and _may_end(text, start, end):
            places = gazetteer.places(key)
            if _has_suffix(text, end) and any(p.country_code in KOREA for p in places):
                end += 2
            return Match(start, end, key, places)
    return None


def _has_suffix(text: Text, index: int) -> bool:
    """True where a hyphen and the Korean word for a kind of place stand at `index`."""
    return text.is_joint(index) and fold(text.words[index + 1]) in KOREAN_SUFFIXES


def _window(text: Text, start: int) -> tuple[str, dict[int, int]]:
    """The folded words from `start` on, and which token ends at which length of it."""
    folded = ""
    ends: dict[int, int] = {}
    for index in range(start, min(start + MAX_TOKENS, len(text.words))):
        word = text.words[index]
        if text.is_joint(index):
            folded += " "
            continue
        if not any(char.isalnum() for char in word):
            break
        piece = fold(word)
        if not piece or (index > start and word.islower() and not _is_inner(text, index)):
            break
        folded += piece
        ends[len(folded)] = index + 1
        if index + 1 < len(text.words) and not text.glued[index]:
            folded += " "
    return folded, ends


def _is_inner(text: Text, index: int) -> bool:
    return text.words[index] in PARTICLES or text.is_joint(index - 1)


def _may_end(text: Text, start: int, end: int) -> bool:
    """A name ends with a capitalised word, or with a part after a hyphen."""
    last = text.words[end - 1]
    return end == start + 1 or is_capitalized(last) or text.is_joint(end - 2)


def _korean(text: Text, start: int, gazetteer: Gazetteer) -> Match | None:
    """A Korean name in an unlisted spelling, with the word for its kind if that follows."""
    word = text.words[start]
    if len(word) < 4 or gazetteer.is_word(fold(word)):
        return None
    end = start + 1
    if _has_suffix(text, end):
        end += 2
    elif text.is_joint(end):
        return None
    places = gazetteer.lookup_korean(word)
    return Match(start, end, fold(word), places, korean=True) if places else None
