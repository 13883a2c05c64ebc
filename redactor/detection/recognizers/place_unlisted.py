"""Finds capitalised names that no list holds where a place is expected."""

from __future__ import annotations

from collections.abc import Iterator

from redactor.detection.recognizers.place_evidence import (
    LIST_JOINTS,
    POSSESSIVES,
    Evidence,
    is_described,
)
from redactor.detection.recognizers.place_matching import Text, is_capitalized
from redactor.detection.recognizers.place_words import (
    AREA_NOUNS,
    DIRECTIONS,
    MOTION,
    NOT_PLACES,
    PARTICLES,
    ROLES,
    TITLES,
)
from redactor.detection.romanization import fold
from redactor.detection.vocabulary import MONTHS_AND_DAYS, SPEECH

INTRODUCERS = {
    "in": 0.5,
    "near": 0.6,
    "outside": 0.6,
    "inside": 0.5,
    "at": 0.45,
    "from": 0.45,
    **dict.fromkeys(
        (
            *("round", "around", "through", "toward", "towards", "across", "off", "above", "below"),
            *("beyond", "via", "into", "behind", "over", "past", "along", "between"),
        ),
        0.5,
    ),
}
"""Words that a name of a place follows, and how much they say."""

WITH_ARTICLE = frozenset(
    {
        "on",
        "in",
        "along",
        "across",
        "over",
        "down",
        "past",
        "up",
        "off",
        "above",
        "near",
        "outside",
        "into",
    }
)
"""Words that a river or an area with its article follows."""

LIST_ENDS = frozenset({",", ".", ";", "and", "or", ")"})
"""What follows a name in a list of places."""

AGAIN = 0.45
"""Score of a name found elsewhere in the text."""

MAX_WORDS = 5


def find_unlisted(
    text: Text, evidence: Evidence, taken: set[int]
) -> Iterator[tuple[int, int, float]]:
    """Names where a place is expected, as (first token, one past the last, score).

    A name found so counts wherever else it stands in the text.

    Args:
        text: the tokens.
        evidence: for which words are common and which lines headlines.
        taken: tokens of names that the gazetteer holds; a name with one of them is left.
    """
    used = set(taken)
    names: set[tuple[str, ...]] = set()
    for index, word in enumerate(text.words):
        start, score = _expected(text, index, word, taken)
        if not score and is_capitalized(word) and _is_described_name(text, index):
            start, score = index, 0.8
        if not score:
            continue
        if text.word(start).lower() in DIRECTIONS and is_capitalized(text.word(start + 1)):
            start += 1
        end = _end_of_name(text, start)
        if (
            end > start
            and used.isdisjoint(range(start, end))
            and _may_be_place(text, evidence, start, end)
            and (word not in LIST_JOINTS or text.word(end) in LIST_ENDS)
        ):
            used.update(range(start, end))
            names.add(tuple(text.words[start:end]))
            yield start, end, score
    yield from _again(text, names, used)


def _is_borne(text: Text, name: str) -> bool:
    """Whether `name` has a title or a second name somewhere, or says something."""
    return any(
        text.word(index - 1).lower() in TITLES | ROLES
        or text.word(index + 1).lower() in SPEECH
        or is_capitalized(text.word(index + 1))
        or is_capitalized(text.word(index - 1))
        for index, word in enumerate(text.words)
        if word == name
    )


def _is_described_name(text: Text, index: int) -> bool:
    """A name that starts here and goes on `is a village`."""
    return is_described(text, _end_of_name(text, index)) and not is_capitalized(
        text.word(index - 1)
    )


def _again(
    text: Text, names: set[tuple[str, ...]], used: set[int]
) -> Iterator[tuple[int, int, float]]:
    """Where else `names` stand on their own, unless a person bears one."""
    names = {name for name in names if len(name) > 1 or not _is_borne(text, name[0])}
    firsts = {name[0] for name in names}
    last = 0
    for index, word in enumerate(text.words):
        if word not in firsts or index < last or is_capitalized(text.word(index - 1)):
            continue
        for name in names:
            end = index + len(name)
            if (
                tuple(text.words[index:end]) == name
                and used.isdisjoint(range(index, end))
                and not is_capitalized(text.word(end))
            ):
                yield index, end, AGAIN
                last = end
                break


def _expected(text: Text, index: int, word: str, taken: set[int]) -> tuple[int, float]:
    """Where a name of a place may start after `word`, and how likely it is one."""
    if word in WITH_ARTICLE and text.word(index + 1) == "the":
        return index + 2, 0.4
    if word == "to" and text.word(index - 1).lower() in MOTION | DIRECTIONS:
        return index + 1, 0.5
    if word in LIST_JOINTS and index - 1 in taken:
        return index + 1, 0.5
    return index + 1, INTRODUCERS.get(word.lower(), 0.0)


def _end_of_name(text: Text, start: int) -> int:
    """One past the last token of the capitalised name at `start`; `start` when there is none."""
    end = index = start
    while index < start + 2 * MAX_WORDS:
        word = text.word(index)
        if is_capitalized(word):
            end = index + 1
        elif not (
            end > start and (word in PARTICLES - {"and", "in", "on", "as"} or text.is_joint(index))
        ):
            break
        index += 1
    if end > start and text.word(end) in AREA_NOUNS:
        end += 1
    return end


def _may_be_place(text: Text, evidence: Evidence, start: int, end: int) -> bool:
    word = text.words[start]
    folded = fold(word)
    if (
        len(folded) < 3
        or folded in MONTHS_AND_DAYS
        or folded in NOT_PLACES
        or folded in TITLES
        or evidence.is_ordinary(word)
        or evidence.gazetteer.is_person(folded)
        or (word.isupper() and len(word) < 6)
        or any(char.isdigit() for char in word)
    ):
        return False
    if text.words[start - 1] == "from" and end - start > 1:
        return False
    return text.word(end) not in POSSESSIVES and not text.is_joint(end)
