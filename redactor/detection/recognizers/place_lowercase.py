"""Finds names of places in lines that are written without capitals."""

from __future__ import annotations

from collections.abc import Iterator, Set

from redactor.detection.gazetteer import Gazetteer, Kind
from redactor.detection.recognizers.place_matching import MAX_TOKENS, Match, Text, is_capitalized
from redactor.detection.recognizers.place_words import (
    DIRECTIONAL,
    DIRECTIONS,
    LOCATIVE,
    MOTION,
    NOT_PLACES,
)
from redactor.detection.romanization import fold

MAX_CAPITALS = 0.1
"""Share of capitalised words up to which a line counts as written without capitals."""

MIN_WORDS = 3
"""Shorter lines say nothing of how they are written."""

MIN_POPULATION = 10_000
"""Inhabitants of the smallest town that is looked for: names of smaller ones meet other words."""

MIN_LETTERS = 4

SCORE = 0.6

INTRODUCERS = LOCATIVE | DIRECTIONAL - {"and", "or", "for", "under", "past", "over", "against"}
"""Words after which a name of a place may stand."""

TAG_KEYS = frozenset({"tags", "keywords", "topics", "places", "location", "locations"})
"""Keys of a draft's front matter whose values are lower-case words, places among them."""

TAG_JOINTS = frozenset({",", "[", "-", ":", '"', "'"})


def find_lower_case(
    text: Text, gazetteer: Gazetteer, taken: Set[int], known: Set[str]
) -> Iterator[tuple[Match, float]]:
    """The names in lines without capitals, where a word before them says place.

    Only names of at least `MIN_POPULATION` inhabitants, and those that the text has elsewhere with
    a capital, whatever stands before them; none that is an English word or a person's name.

    Args:
        text: the tokens.
        gazetteer: the places.
        taken: tokens of names already found.
        known: the folded names already found.
    """
    for start, end in _lines(text):
        if not _is_lower_case(text, start, end):
            continue
        introducers = TAG_JOINTS if text.word(start).lower() in TAG_KEYS else frozenset()
        last = start
        for index in range(start, end):
            if index < last or index in taken:
                continue
            introduced = _is_introduced(text, index, introducers)
            if not introduced and fold(text.words[index]) not in known:
                continue
            match = _longest(text, index, end, gazetteer, known)
            if match is not None:
                last = match.end
                yield match, SCORE


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    start = 0
    for index, word in enumerate(text.words):
        if "\n" in word:
            if index > start:
                yield start, index
            start = index + 1
    if start < len(text.words):
        yield start, len(text.words)


def _is_lower_case(text: Text, start: int, end: int) -> bool:
    words = [word for word in text.words[start:end] if word.isalpha() and len(word) > 1]
    capitals = sum(is_capitalized(word) and not word.isupper() for word in words)
    return len(words) >= MIN_WORDS and capitals <= MAX_CAPITALS * len(words)


def _is_introduced(text: Text, index: int, introducers: Set[str]) -> bool:
    before = index - 1
    word = text.word(before)
    if word in introducers:
        return True
    while word in DIRECTIONS or word == "the":
        before -= 1
        word = text.word(before)
    word = word.lower()
    return word in INTRODUCERS or (word == "to" and text.word(before - 1).lower() in MOTION)


def _longest(
    text: Text, start: int, end: int, gazetteer: Gazetteer, known: Set[str]
) -> Match | None:
    folded = ""
    found: Match | None = None
    for index in range(start, min(end, start + MAX_TOKENS)):
        word = text.words[index]
        if not word.isalpha():
            break
        folded = f"{folded} {fold(word)}".strip()
        if len(folded) < MIN_LETTERS or folded in NOT_PLACES:
            continue
        if gazetteer.is_word(folded) or gazetteer.is_person(folded):
            continue
        places = gazetteer.places(folded)
        if places and (
            folded in known
            or places[0].kind is not Kind.TOWN
            or places[0].population >= MIN_POPULATION
        ):
            found = Match(start, index + 1, folded, places)
    return found
