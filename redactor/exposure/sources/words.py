"""Folds the words of a sheet as the recognizer folds those of a draft."""

from __future__ import annotations

import re
import unicodedata

from redactor.detection.gazetteer import default as gazetteer
from redactor.detection.names import function_words, general_words
from redactor.detection.recognizers.sheet_terms import Shape
from redactor.detection.romanization import fold

_WORD = re.compile(r"[^\W\d_]+|\d+")
_APOSTROPHES = re.compile(r"(?<=\w)['’ʼʻ‘`´](?=\w)")

SHORT = 3
"""Letters; a single word this short needs a capital."""


def words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: runs of letters, runs of digits."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text))
    found = (fold(word) for word in _WORD.findall(plain))
    return tuple(word for word in found if word)


def name_words(text: str) -> tuple[str, ...]:
    """Likewise, an apostrophe inside a word dropped (`O'Brien` is one word)."""
    return words(_APOSTROPHES.sub("", text))


def is_common(word: str) -> bool:
    """Whether a folded word is also a common word of English."""
    return word in function_words() or gazetteer().is_word(word)


def is_general(word: str) -> bool:
    """Whether a folded word is a month, weekday, feast or nationality."""
    return word in general_words()


def shape_alone(key: str) -> Shape | None:
    """How one word must stand to count by itself; `None`: it never does.

    Args:
        key: folded.
    """
    if len(key) < 2 or is_general(key):
        return None
    if is_common(key):
        return Shape.INSIDE
    return Shape.CAPITALIZED if len(key) <= SHORT else Shape.ANY
